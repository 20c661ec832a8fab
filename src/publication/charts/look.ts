// How answers and ratios look in every chart: a shape for each answer besides its colour, and an axis with spoken labels.
import type { Answer, Estimate } from "../../violence/verdict.js";

/** The colours of the style sheet, by what they stand for. */
export const colours = {
  met: "var(--met)",
  "not-met": "var(--not-met)",
  "cannot-tell": "var(--cannot-tell)",
} as const satisfies Record<Answer, string>;

/** The shape of each answer: a disc, a square, a diamond. */
export const symbols = {
  met: "circle",
  "not-met": "square",
  "cannot-tell": "diamond",
} as const satisfies Record<Answer, string>;

/** The answers in the order in which legends name them. */
export const answers: readonly Answer[] = ["met", "cannot-tell", "not-met"];

const spoken: readonly (readonly [number, string])[] = [
  [1 / 64, "1/64"],
  [1 / 32, "1/32"],
  [1 / 16, "1/16"],
  [1 / 8, "an eighth"],
  [1 / 4, "a quarter"],
  [1 / 2, "half"],
  [1, "same"],
  [2, "double"],
  [4, "4 times"],
  [8, "8 times"],
  [16, "16 times"],
  [32, "32 times"],
  [64, "64 times"],
];

/** An axis of ratios, logarithmic, that ends at doublings: its ends, its ticks, and what stands at a tick. */
export type RatioAxis = {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly label: (ratio: number) => string;
};

/** The axis that shows these ratios; longer than `room` labels allow, every second label is left out. 1 is always on it. */
export function ratioAxis(low: number, high: number, room = 12): RatioAxis {
  const from = clamp(Math.floor(Math.log2(Math.max(low, 1e-9))), -6, -1);
  const to = clamp(Math.ceil(Math.log2(Math.max(high, 1e-9))), 1, 6);
  const every = to - from + 1 > room ? 2 : 1;
  const ticks = spoken.map(([at]) => at).filter((at) => at >= 2 ** from && at <= 2 ** to);
  return {
    domain: [2 ** from, 2 ** to],
    ticks: ticks.filter((at) => Math.log2(at) % every === 0),
    label: (ratio) => spoken.find(([at]) => at === ratio)?.[1] ?? "",
  };
}

/** The ends of the axis for several intervals: wide enough for all middles, and for nine in ten of the ends within 1/16 to 16. */
export function reachOf(estimates: readonly Estimate[]): readonly [number, number] {
  const sorted = (values: number[]) =>
    values.filter((v) => v > 0 && Number.isFinite(v)).sort((a, b) => a - b);
  const lows = sorted(estimates.map((e) => e.low));
  const highs = sorted(estimates.map((e) => e.high));
  const low = lows[Math.floor(lows.length * 0.1)] ?? 0.5;
  const high = highs[Math.ceil(highs.length * 0.9) - 1] ?? 2;
  const middles = sorted(estimates.map((e) => e.median));
  const least = (middles[0] ?? 1) / 1.3;
  const most = (middles[middles.length - 1] ?? 1) * 1.3;
  return [Math.min(Math.max(low, 1 / 16), least), Math.max(Math.min(high, 16), most)];
}

/** A name that fits: cut at so many characters, with an ellipsis. */
export function short(name: string, characters: number): string {
  const letters = [...name];
  return letters.length <= characters
    ? name
    : `${letters
        .slice(0, characters - 1)
        .join("")
        .trimEnd()}…`;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
