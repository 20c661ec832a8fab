// Small cubes for tests: a few lines of daily counts, written down as numbers.
import type { Cube } from "../../src/cube/cube.js";
import { addDays, type Day, parseDay } from "../../src/ground/day.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { randomNegativeBinomial, stream } from "../../src/numbers/random.js";
import { defaultPrior, type ViolenceTest } from "../../src/violence/test.js";

/** One line of a cube: so many events on each day from the first. */
export type Line = {
  readonly place?: string;
  readonly a?: string;
  readonly b?: string;
  readonly kind?: string;
  readonly counts: readonly number[];
  /** Days that each record leaves open; 1 if not given. */
  readonly length?: number;
};

export const firstDay = parseDay("2019-01-01") as Day;

/** A cube of these lines; `unseen` are places and day indices that nobody saw. */
export function cubeOfLines(
  lines: readonly Line[],
  unseen: readonly { place: string; days: readonly number[] }[] = [],
): Cube {
  const full = lines.map((l) => ({
    place: "north",
    a: "army",
    b: "rebels",
    kind: "state-based",
    length: 1,
    ...l,
  }));
  const places = [...new Set(full.map((l) => l.place))].sort();
  const kinds = [...new Set(full.map((l) => l.kind))].sort();
  const keys = [...new Set(full.map((l) => `${l.a}|${l.b}`))].sort();
  const days = Math.max(...full.map((l) => l.counts.length));
  const rows = full.flatMap((l) =>
    l.counts.flatMap((n, d) =>
      n > 0
        ? [
            [
              places.indexOf(l.place),
              keys.indexOf(`${l.a}|${l.b}`),
              kinds.indexOf(l.kind),
              firstDay + d,
              l.length,
              n,
            ],
          ]
        : [],
    ),
  );
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || x[3] - y[3] || x[4] - y[4]);
  const column = (j: number) => rows.map((r) => r[j]);
  const observed = new Uint8Array(places.length * days).fill(1);
  for (const gap of unseen) for (const d of gap.days) observed[places.indexOf(gap.place) * days + d] = 0;
  return {
    span: { start: firstDay, end: addDays(firstDay, days) },
    places: places.map(placeId),
    pairs: keys.map((k) => ({ a: partyId(k.split("|")[0]), b: partyId(k.split("|")[1]) })),
    kinds,
    cells: {
      place: Uint32Array.from(column(0)),
      pair: Uint32Array.from(column(1)),
      kind: Uint32Array.from(column(2)),
      start: Int32Array.from(column(3)),
      length: Int32Array.from(column(4)),
      events: Float64Array.from(column(5)),
      low: Float64Array.from(column(5)),
      best: Float64Array.from(column(5)),
      high: Float64Array.from(column(5)),
    },
    observed,
  };
}

/** Daily counts with this mean: negative binomial with variance `phi` times the mean, seeded. */
export function noise(seed: number, days: number, mean: number, phi = 1.5): number[] {
  const random = stream(seed, 0);
  return Array.from({ length: days }, () => randomNegativeBinomial(random, mean, phi * mean));
}

/** A test on such a cube: the window is the `days` days from day index `at`; the baseline is all before it. */
export function testAt(at: number, days: number, rest: Partial<ViolenceTest> = {}): ViolenceTest {
  return {
    name: "test",
    quantity: "events",
    scope: {},
    baseline: { start: firstDay, end: addDays(firstDay, at) },
    window: { start: addDays(firstDay, at), end: addDays(firstDay, at + days) },
    reduction: 0.5,
    certainty: 0.9,
    prior: defaultPrior,
    dates: { rule: "first-day", longest: 7 },
    ...rest,
  };
}
