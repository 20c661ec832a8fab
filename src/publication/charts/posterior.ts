// What is believed of the ratio after the count was seen: its density, with the part that reaches what was asked for shaded.
import { areaY, axisX, dot, lineY, type PlotOptions, ruleX, ruleY, text } from "@observablehq/plot";
import type { Verdict } from "../../violence/verdict.js";
import type { Chart } from "../plot.js";
import { percent, sayFall, sayRange, sayRatio } from "../words.js";
import { ratioAxis } from "./look.js";

type Point = { readonly ratio: number; readonly density: number };

/** The chart of the posterior against the requirement. */
export function posteriorChart(verdict: Verdict): Chart {
  const { ratio, probability, test } = verdict;
  return {
    id: "posterior-chart",
    title: "The ratio of what happened to what was expected",
    description: `The ratio is most probably ${sayRatio(ratio.median)}, and with 95 % probability ${sayRange(ratio.low, ratio.high)}. The shaded part, a ratio of ${1 - test.reduction} or less, has a probability of ${percent(probability)}.`,
    draw: (width) => options(verdict, width),
  };
}

function options(verdict: Verdict, width: number): PlotOptions {
  const required = 1 - verdict.test.reduction;
  const all = pointsOf(verdict);
  const peak = Math.max(...all.map((p) => p.density), 1e-12);
  const shown = all.filter((p) => p.density > peak / 400);
  const narrow = width < 500;
  const axis = ratioAxis(
    Math.min(shown[0]?.ratio ?? 1, required / 3),
    Math.max(shown[shown.length - 1]?.ratio ?? 1, required * 3),
    narrow ? 5 : 10,
  );
  const points = within(all, axis.domain);
  const left = within(points, [0, required]);
  const { ratio } = verdict;
  const size = { y: "density", x: "ratio" } as const;
  const bar = -peak * 0.07;
  return {
    height: narrow ? 230 : 270,
    marginLeft: 32,
    marginRight: 32,
    marginTop: 44,
    marginBottom: 30,
    x: {
      type: "log",
      domain: axis.domain,
      axis: null,
    },
    y: { domain: [-peak * 0.12, peak], axis: null },
    marks: [
      // the labels as text: a format would be left out at ticks between the powers of ten
      axisX([...axis.ticks], { anchor: "bottom", text: axis.label, tickSize: 4, label: null }),
      areaY(points, { ...size, fill: "var(--grid)" }),
      areaY(left, { ...size, fill: "var(--met)", fillOpacity: 0.55 }),
      lineY(points, { ...size, stroke: "var(--ink)", strokeWidth: 1.5 }),
      ruleY([0], { stroke: "var(--line)" }),
      ruleX([1], { stroke: "var(--soft)", strokeDasharray: "3,3", y1: 0, y2: peak }),
      ruleX([required], { stroke: "var(--ink)", strokeWidth: 2, y1: 0, y2: peak }),
      ...sideLabels(verdict, required),
      ruleY([bar], {
        x1: clip(ratio.low, axis.domain),
        x2: clip(ratio.high, axis.domain),
        stroke: "var(--ink)",
        strokeWidth: 2,
      }),
      dot([ratio], { x: clip(ratio.median, axis.domain), y: bar, r: 4.5, fill: "var(--ink)" }),
    ],
  };
}

function pointsOf({ posterior }: Verdict): Point[] {
  const { ratio, density } = posterior;
  const at = (i: number) => density[Math.min(density.length - 1, Math.max(0, i))];
  // four points for each of the grid, by a cubic through its neighbours (Catmull–Rom), so that the curve has no corners
  return ratio.flatMap((r, i) =>
    i + 1 === ratio.length
      ? [{ ratio: r, density: density[i] }]
      : [0, 0.25, 0.5, 0.75].map((t) => ({
          ratio: r * (ratio[i + 1] / r) ** t,
          density: Math.max(0, cubic([at(i - 1), at(i), at(i + 1), at(i + 2)], t)),
        })),
  );
}

function cubic([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

// the points between two ratios, with the ends interpolated on the logarithm
function within(points: readonly Point[], [low, high]: readonly [number, number]): Point[] {
  const inside = points.filter((p) => p.ratio > low && p.ratio < high);
  const ends = [low, high].flatMap((at) => {
    const next = points.findIndex((p) => p.ratio >= at);
    if (next <= 0) return [];
    const [a, b] = [points[next - 1], points[next]];
    const share = Math.log(at / a.ratio) / Math.log(b.ratio / a.ratio);
    return [{ ratio: at, density: a.density + share * (b.density - a.density) }];
  });
  return [...inside, ...ends].sort((a, b) => a.ratio - b.ratio);
}

function clip(ratio: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, ratio));
}

// on either side of the requirement, how probable that side is
function sideLabels(verdict: Verdict, required: number) {
  const { probability } = verdict;
  return [
    text([required], {
      x: (r: number) => r,
      frameAnchor: "top",
      text: () => `← ${percent(probability)}\n${sayFall(verdict.test.reduction)}`,
      textAnchor: "end",
      dx: -6,
      dy: -34,
      lineAnchor: "top",
      fontWeight: 600,
      fill: "var(--ink)",
    }),
    text([required], {
      x: (r: number) => r,
      frameAnchor: "top",
      text: () =>
        `${percent(1 - probability)} →\n${verdict.test.reduction === 0 ? "rose" : "fell less, or rose"}`,
      textAnchor: "start",
      dx: 6,
      dy: -34,
      lineAnchor: "top",
      fill: "var(--soft)",
    }),
  ];
}
