// A made process of 400,000 events in 34 places over 30 years, for brushing: years of war and of calm, a few violent places, many quiet ones.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, type Day, dayOf, formatDay } from "../src/ground/day.js";
import { type RandomStream, stream } from "../src/numbers/random.js";

const eventCount = 400_000;
const placeCount = 34;
const years = 30;
const first = dayOf(1995, 1, 1) as Day;
const end = dayOf(1995 + years, 1, 1) as Day;
const lines = [
  "Government,Insurgents,state-based",
  "Insurgents,Civilians,one-sided",
  "Insurgents,Others,non-state",
];

/** Writes the process into a folder, and says how many events and rows it has. The same seed writes the same bytes. */
export function writeBrushingProcess(folder: string, seed = 11): { events: number; rows: number } {
  mkdirSync(folder, { recursive: true });
  const cells = drawn(stream(seed, 0));
  const rows = [...cells].map(([cell, n]) => {
    const [place, day, line] = cell.split(" ").map(Number);
    const date = formatDay(addDays(first, day));
    return `${date},1,${placeName(place)},${lines[line]},${n},${n},${n},${2 * n},yes`;
  });
  const header = "date,days,place,side_a,side_b,kind,events,low,best,high,observed";
  writeFileSync(join(folder, "counts.csv"), `${[header, ...rows].join("\n")}\n`);
  const shapes = {
    type: "FeatureCollection",
    features: Array.from({ length: placeCount }, (_, p) => square(p)),
  };
  writeFileSync(join(folder, "places.geojson"), JSON.stringify(shapes));
  writeFileSync(join(folder, "process.yaml"), processText());
  return { events: eventCount, rows: rows.length };
}

// each event falls on a place, a year of war or of calm, a day of it, and a line
function drawn(random: RandomStream): Map<string, number> {
  const places = cumulated(Array.from({ length: placeCount }, (_, p) => 1 / (1 + p)));
  const levels = cumulated(Array.from({ length: years }, () => 0.2 + random.uniform() ** 3));
  const kinds = cumulated([6, 3, 1]);
  const cells = new Map<string, number>();
  for (let i = 0; i < eventCount; i++) {
    const day = Math.floor((pick(levels, random) + random.uniform()) * ((end - first) / years));
    const cell = `${pick(places, random)} ${day} ${pick(kinds, random)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return cells;
}

function cumulated(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

function pick(weights: readonly number[], random: RandomStream): number {
  const at = random.uniform() * weights[weights.length - 1];
  return weights.findIndex((sum) => sum > at);
}

function placeName(p: number): string {
  return `Province ${String(p + 1).padStart(2, "0")}`;
}

// squares of forty points a side, six in a row
function square(p: number) {
  const [west, south] = [60 + (p % 6), 38 - Math.floor(p / 6)];
  const side = (from: readonly number[], to: readonly number[]) =>
    Array.from({ length: 40 }, (_, i) => from.map((at, k) => at + ((to[k] - at) * i) / 40));
  const corners = [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ];
  const ring = corners.slice(0, 4).flatMap((from, i) => side(from, corners[i + 1]));
  return {
    type: "Feature",
    properties: { name: placeName(p) },
    geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
  };
}

function processText(): string {
  const start = addDays(end, -28);
  return `# A made process of ${eventCount} events, for measuring how fast the app counts again.
halcyon: 1
title: A made process of ${placeCount} places over ${years} years
sources:
  made: { format: counts, file: counts.csv, covers: { from: ${formatDay(first)}, to: ${formatDay(addDays(end, -1))} } }
places: { boundaries: places.geojson, name: name }
parties:
  government: { name: Government, names: [Government] }
  insurgents: { name: Insurgents, names: [Insurgents] }
  others: { name: Others, names: [Others] }
  civilians: { name: Civilians, names: [Civilians] }
measures:
  all: { count: events }
tests:
  truce:
    measure: all
    baseline: { from: ${formatDay(first)}, to: ${formatDay(addDays(start, -1))} }
    window: { from: ${formatDay(start)}, days: 28 }
    reduction: 40 %
    certainty: 90 %
`;
}
