// What a test counts, place by place and day by day, as sums up to each day: any stretch of days is then one subtraction a place.
import type { Cube } from "../../../cube/cube.js";
import { scopeMask, seriesOf } from "../../../cube/series.js";
import type { DayInterval } from "../../../ground/interval.js";
import { type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Whose counts. Of the terms only places, parties and kinds matter here. */
export type CountsAsk = AskedTest;

/** Counts by place and day, for a page that counts again with every move of a hand. */
export type CountsAnswer = {
  readonly span: DayInterval;
  /** The places within the scope, in the order of the columns. */
  readonly places: readonly string[];
  readonly quantity: ViolenceTest["quantity"];
  /** `sums[p * (days + 1) + d]` was counted at place p on the first d days of the span. */
  readonly sums: Float64Array;
  /** On so many of the first d days somebody looked at place p; laid out likewise. */
  readonly seen: Int32Array;
};

/** Counts. */
export function counts(opened: OpenedProcess, ask: CountsAsk): Result<CountsAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  return success(countsOf(ready.value.cube, ready.value.test));
}

/** The counts of a test's scope, dated as the test dates them. Cost: one pass over the cells, and over places × days. */
export function countsOf(cube: Cube, test: Pick<ViolenceTest, "scope" | "quantity" | "dates">): CountsAnswer {
  const { scope, quantity, dates } = test;
  const days = cube.span.end - cube.span.start;
  const within = scopeMask(cube, scope).places;
  const chosen = cube.places.flatMap((_, place) => (within[place] === 1 ? [place] : []));
  const sums = new Float64Array(chosen.length * (days + 1));
  const seen = new Int32Array(chosen.length * (days + 1));
  let from = 0;
  chosen.forEach((place, row) => {
    while (from < cube.cells.place.length && cube.cells.place[from] < place) from += 1;
    let to = from;
    while (to < cube.cells.place.length && cube.cells.place[to] === place) to += 1;
    const own = cubeOfPlace(cube, place, [from, to]);
    const series = seriesOf(own, scope, quantity, dates);
    const at = row * (days + 1);
    for (let d = 0; d < days; d++) {
      sums[at + d + 1] = sums[at + d] + series.counts[d];
      seen[at + d + 1] = seen[at + d] + own.observed[d];
    }
    from = to;
  });
  return { span: cube.span, places: chosen.map((place) => cube.places[place]), quantity, sums, seen };
}

// cells are sorted by place, so a place's are a stretch of each column, which is not copied
function cubeOfPlace(cube: Cube, place: number, [from, to]: readonly [number, number]): Cube {
  const { cells, observed, places, span } = cube;
  const days = span.end - span.start;
  return {
    ...cube,
    places: [places[place]],
    cells: {
      place: new Uint32Array(to - from),
      pair: cells.pair.subarray(from, to),
      kind: cells.kind.subarray(from, to),
      start: cells.start.subarray(from, to),
      length: cells.length.subarray(from, to),
      events: cells.events.subarray(from, to),
      low: cells.low.subarray(from, to),
      best: cells.best.subarray(from, to),
      high: cells.high.subarray(from, to),
    },
    observed: observed.subarray(place * days, (place + 1) * days),
  };
}
