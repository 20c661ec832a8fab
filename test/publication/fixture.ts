// Verdicts for reports, each made by the real assessment on a small cube; and the document that charts are drawn on.
import { parseHTML } from "linkedom";
import { addDays } from "../../src/ground/day.js";
import { type PlaceId, placeId } from "../../src/ground/names.js";
import { type AssessOptions, assess } from "../../src/violence/assess.js";
import type { HotSpots } from "../../src/violence/findings.js";
import type { Boundaries } from "../../src/violence/scan-shapes.js";
import type { ViolenceTest } from "../../src/violence/test.js";
import type { Verdict } from "../../src/violence/verdict.js";
import { cubeOfLines, firstDay, type Line, noise, testAt } from "../violence/cubes.js";

/** How many days of history there are, and how long the window is. */
export const days = 210;
export const length = 7;

/** A new, empty document. */
export function emptyDocument() {
  return parseHTML("<!doctype html><html><head></head><body></body></html>").document;
}

/** A verdict on lines of daily counts; the window is the seven days after the history. */
export function verdictOn(
  lines: readonly Line[],
  rest: {
    test?: Partial<ViolenceTest>;
    unseen?: { place: string; days: readonly number[] }[];
    options?: AssessOptions;
  } = {},
): Verdict {
  const result = assess(cubeOfLines(lines, rest.unseen), testAt(days, length, rest.test), rest.options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** A line with history, and each day of the window with this count. */
export function line(place: string, seed: number, each: number, rest: Partial<Line> = {}): Line {
  return { place, counts: [...noise(seed, days, 6), ...Array.from({ length }, () => each)], ...rest };
}

const others = { a: "army", b: "militia", kind: "non-state" } as const;
const between = [{ one: ["army"], other: ["rebels"] }] as unknown as NonNullable<
  ViolenceTest["scope"]["between"]
>;

/** Three places, and one pair outside the test that rises. */
const country = (each: number): readonly Line[] => [
  line("north", 1, each),
  line("south", 2, each),
  line("west", 3, each),
  line("north", 4, 25, others),
];

/** Names of the variants. */
export type Variant =
  | "met"
  | "not-met"
  | "cannot-tell"
  | "no-placebo"
  | "one-place"
  | "nothing-outside"
  | "unobserved"
  | "vague-dates";

/** The variants that a report must be able to show. */
export const variants: Readonly<Record<Variant, () => Verdict>> = {
  met: () => verdictOn(country(1), { test: { scope: { between } }, options: { sources: [source] } }),
  "not-met": () => verdictOn(country(7), { test: { scope: { between } } }),
  "cannot-tell": () => verdictOn(country(3), { test: { scope: { between } } }),
  // two stretches of history are enough for a forecast, and too few for a trial
  "no-placebo": () =>
    verdictOn(country(3), {
      test: { baseline: { start: addDays(firstDay, days - 2 * length), end: addDays(firstDay, days) } },
    }),
  "one-place": () => verdictOn([line("north", 1, 1)]),
  "nothing-outside": () => verdictOn([line("north", 1, 1), line("south", 2, 7)]),
  unobserved: () =>
    verdictOn(country(0), {
      unseen: ["north", "south", "west"].map((place) => ({
        place,
        days: Array.from({ length }, (_, d) => days + d),
      })),
    }),
  "vague-dates": () =>
    verdictOn([
      line("north", 1, 1),
      { place: "north", counts: [...Array.from({ length: days - 2 }, () => 0), 60], length: 6 },
    ]),
};

/** A source as a process file gives it. */
export const source = {
  name: "counts",
  format: "generic",
  publisher: "Nobody & Sons",
  release: "first",
  licence: "CC BY 4.0",
  citation: "Nobody (2020).",
  retrieved: "2020-01-02",
  sha256: "a".repeat(64) as Verdict["testHash"],
};

const square = (name: string, x: number, y: number): Boundaries["features"][number] => ({
  type: "Feature",
  properties: { name },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  },
});

/** Four squares: three places of the country, and one of which nothing is known. */
export const boundaries = {
  geojson: {
    type: "FeatureCollection",
    features: [square("north", 0, 1), square("south", 0, 0), square("west", -1, 0), square("far", -1, 1)],
  },
  nameProperty: "name",
} as const;

/** One hot spot over two places. */
export const hotSpots: HotSpots = {
  window: { start: addDays(firstDay, days), end: addDays(firstDay, days + length) },
  replicas: 999,
  seed: 1,
  allowedShare: 0.5,
  spots: [
    {
      places: ["north", "south"].map(placeId) as PlaceId[],
      days: { start: addDays(firstDay, days), end: addDays(firstDay, days + 3) },
      observed: 40,
      expected: 12.5,
      relative: 3.2,
      score: 21,
      p: 0.001,
    },
  ],
};
