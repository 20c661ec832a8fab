// A made process of 34 places over ten years, with counts like those of UCDP GED: a few violent places, many quiet ones, four parties.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, type Day, formatDay, parseDay } from "../src/ground/day.js";
import { stream } from "../src/numbers/random.js";
import { processes, simulate } from "./processes.js";

const weeks = 520;
const days = 28;
const placeCount = 34;

type Line = {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly share: number;
  readonly ratio: number;
};

const lines: readonly Line[] = [
  { a: "Government", b: "Insurgents", kind: "state-based", share: 0.62, ratio: 0.5 },
  { a: "Government", b: "Radicals", kind: "state-based", share: 0.14, ratio: 1 },
  { a: "Insurgents", b: "Radicals", kind: "non-state", share: 0.1, ratio: 1.6 },
  { a: "Insurgents", b: "Civilians", kind: "one-sided", share: 0.09, ratio: 0.7 },
  { a: "Government", b: "Civilians", kind: "one-sided", share: 0.05, ratio: 0.7 },
];

/** Writes the process into a folder; says how many rows its table has. The same seed writes the same bytes. */
export function writeMadeProcess(folder: string, seed = 7): number {
  mkdirSync(folder, { recursive: true });
  const first = parseDay("2010-01-04");
  if (first === undefined) throw new Error("a day is written YYYY-MM-DD");
  const rows = countRows(first, seed);
  const header = "date,days,place,side_a,side_b,kind,events,low,best,high,observed";
  writeFileSync(join(folder, "counts.csv"), `${[header, ...rows].join("\n")}\n`);
  writeFileSync(join(folder, "places.geojson"), JSON.stringify({ type: "FeatureCollection", features }));
  writeFileSync(join(folder, "process.yaml"), processText(first));
  return rows.length;
}

function countRows(first: Day, seed: number): string[] {
  const rows: string[] = [];
  for (let p = 0; p < placeCount; p++) {
    // as with real places, the first is some ninety times as violent as the last
    const perWeek = 60 / (1 + p) ** 1.28;
    lines.forEach(({ a, b, kind, share, ratio }, l) => {
      const random = stream(seed, p * lines.length + l);
      const model = { ...processes[(p + l) % processes.length], perWeek: perWeek * share };
      const counts = simulate(random, model, { weeks, days, ratio });
      counts.forEach((n, d) => {
        if (n === 0) return;
        const deaths = Math.round(n * (1 + 3 * random.uniform()));
        const date = formatDay(addDays(first, d));
        rows.push(`${date},1,${placeName(p)},${a},${b},${kind},${n},${deaths},${deaths},${deaths + n},yes`);
      });
    });
  }
  return rows;
}

function placeName(p: number): string {
  return `Province ${String(p + 1).padStart(2, "0")}`;
}

// provinces as rounded squares of forty corners, six in a row
const features = Array.from({ length: placeCount }, (_, p) => {
  const middle = [60 + (p % 6) * 1.1, 38 - Math.floor(p / 6) * 0.9] as const;
  const corner = (i: number): [number, number] => {
    const turn = (-2 * Math.PI * i) / 40;
    return [middle[0] + 0.5 * Math.cos(turn), middle[1] + 0.4 * Math.sin(turn)];
  };
  return {
    type: "Feature",
    properties: { name: placeName(p) },
    geometry: { type: "Polygon", coordinates: [Array.from({ length: 41 }, (_, i) => corner(i % 40))] },
  };
});

function processText(first: Day): string {
  const start = addDays(first, weeks * 7);
  const day = (on: Day) => formatDay(on);
  return `# A made process, for measuring how fast the app follows the hand.
halcyon: 1
title: A made process of ${placeCount} places
sources:
  made: { format: counts, file: counts.csv, covers: { from: ${day(first)}, to: ${day(addDays(start, days - 1))} } }
places: { boundaries: places.geojson, name: name }
parties:
  government: { name: Government, names: [Government] }
  insurgents: { name: Insurgents, names: [Insurgents] }
  radicals: { name: Radicals, names: [Radicals] }
  civilians: { name: Civilians, names: [Civilians] }
measures:
  truce: { count: events, between: [{ one: [government], other: [insurgents] }], kinds: [state-based] }
tests:
  truce:
    measure: truce
    baseline: { from: ${day(first)}, to: ${day(addDays(start, -1))} }
    window: { from: ${day(start)}, days: 14 }
    reduction: 40 %
    certainty: 90 %
`;
}
