// One line through the cube: what a scope counts on each day, and how much of it was observed.
import { addDays, type Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { PartyId, PlaceId } from "../ground/names.js";
import type { Cube, Pair } from "./cube.js";

/** What is counted: one event each, or its deaths by the low, best or high estimate. */
export type Quantity = "events" | "deaths" | "deaths-low" | "deaths-high";

/** Two groups of parties: violence counts when one side is of the first group and the other of the second, either way round. */
export type Between = { readonly one: readonly PartyId[]; readonly other: readonly PartyId[] };

/** Which violence is meant. A field that is not given does not restrict. All that are given must hold. */
export type Scope = {
  /** Either side is one of these. */
  readonly parties?: readonly PartyId[];
  /** One of these pairs of groups, either way round. */
  readonly between?: readonly Between[];
  readonly kinds?: readonly string[];
  readonly places?: readonly PlaceId[];
  /** Left out although the rest would let it in: neither side may be one of these. */
  readonly exceptParties?: readonly PartyId[];
  readonly exceptPlaces?: readonly PlaceId[];
};

/**
 * How a record that is known only to a stretch of days is counted: on its first day; in equal parts on all its days;
 * only if the stretch certainly lies inside the days asked for; or whenever it possibly does.
 */
export type DateRule = "first-day" | "spread" | "certain" | "possible";

/** How uncertain dates are treated: the rule, and the longest stretch (in days) that still counts as dated. */
export type DateTreatment = { readonly rule: DateRule; readonly longest: number };

/** Daily values of one scope. Arrays have one entry for each day of `span`. */
export type Series = {
  readonly span: DayInterval;
  /** Events or deaths on each day. */
  readonly counts: Float64Array;
  /** Share of the scope that was observed on each day, 0 to 1. A day with 0 says nothing. */
  readonly observed: Float64Array;
};

/** Whether a pair of parties lies within a scope. */
export function pairInScope(pair: Pair, scope: Scope): boolean {
  const { parties, between, exceptParties } = scope;
  if (exceptParties?.some((p) => p === pair.a || p === pair.b)) return false;
  if (parties !== undefined && !parties.some((p) => p === pair.a || p === pair.b)) return false;
  if (between === undefined) return true;
  return between.some(
    ({ one, other }) =>
      (one.includes(pair.a) && other.includes(pair.b)) || (one.includes(pair.b) && other.includes(pair.a)),
  );
}

/** Which places, pairs and kinds of a cube lie within a scope: 1 or 0 by index. */
export function scopeMask(
  cube: Cube,
  scope: Scope,
): { places: Uint8Array; pairs: Uint8Array; kinds: Uint8Array } {
  const places = Uint8Array.from(cube.places, (p) =>
    (scope.places === undefined || scope.places.includes(p)) && !scope.exceptPlaces?.includes(p) ? 1 : 0,
  );
  const pairs = Uint8Array.from(cube.pairs, (pair) => (pairInScope(pair, scope) ? 1 : 0));
  const kinds = Uint8Array.from(cube.kinds, (k) =>
    scope.kinds === undefined || scope.kinds.includes(k) ? 1 : 0,
  );
  return { places, pairs, kinds };
}

/**
 * The daily series of a scope: rule `first-day` puts a record on its first day, `spread` in equal parts on all its days.
 * Records longer than `longest` days are left out. (`certain` and `possible` are questions about a window: see `countWithin`.)
 *
 * Cost: one pass over the cells from the first place of the scope to its last, and over days × places of the mask.
 */
export function seriesOf(cube: Cube, scope: Scope, quantity: Quantity, dates: DateTreatment): Series {
  const days = cube.span.end - cube.span.start;
  const counts = new Float64Array(days);
  const mask = scopeMask(cube, scope);
  const { cells } = cube;
  const value = quantityColumn(cube, quantity);
  const spread = dates.rule === "spread";
  const weightOfPlace = new Float64Array(cube.places.length);
  const [first, end] = rowsOf(cube, mask.places);
  for (let i = first; i < end; i++) {
    if (!mask.places[cells.place[i]] || !mask.pairs[cells.pair[i]] || !mask.kinds[cells.kind[i]]) continue;
    const length = cells.length[i];
    if (length > dates.longest) continue;
    weightOfPlace[cells.place[i]] += cells.events[i];
    // a record that began before the span, or ends after it, leaves the outer part outside
    const last = spread ? length : 1;
    const part = value[i] / last;
    for (let d = 0; d < last; d++) {
      const at = cells.start[i] + d - cube.span.start;
      if (at >= 0 && at < days) counts[at] += part;
    }
  }
  return { span: cube.span, counts, observed: observedShare(cube, mask.places, weightOfPlace) };
}

/**
 * How much certainly, or possibly, lies within a window: `certain` counts records whose whole stretch lies inside, `possible`
 * those that touch it, however long they are.
 */
export function countWithin(
  cube: Cube,
  scope: Scope,
  quantity: Quantity,
  window: DayInterval,
): { readonly certain: number; readonly possible: number } {
  const mask = scopeMask(cube, scope);
  const { cells } = cube;
  const value = quantityColumn(cube, quantity);
  let certain = 0;
  let possible = 0;
  for (let i = 0; i < value.length; i++) {
    if (!mask.places[cells.place[i]] || !mask.pairs[cells.pair[i]] || !mask.kinds[cells.kind[i]]) continue;
    const start = cells.start[i];
    const end = start + cells.length[i];
    if (start >= window.start && end <= window.end) certain += value[i];
    if (start < window.end && end > window.start) possible += value[i];
  }
  return { certain, possible };
}

// cells are sorted by place: a scope of one place looks at its rows alone
function rowsOf({ cells }: Cube, places: Uint8Array): readonly [first: number, end: number] {
  const from = places.indexOf(1);
  if (from < 0) return [0, 0];
  return [firstRowAt(cells.place, from), firstRowAt(cells.place, places.lastIndexOf(1) + 1)];
}

function firstRowAt(sorted: Uint32Array, place: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a series that lies within some days; days outside its span come out unobserved. */
export function restrict(series: Series, days: DayInterval): Series {
  const length = days.end - days.start;
  const counts = new Float64Array(length);
  const observed = new Float64Array(length);
  for (let d = 0; d < length; d++) {
    const at = days.start + d - series.span.start;
    if (at < 0 || at >= series.counts.length) continue;
    counts[d] = series.counts[at];
    observed[d] = series.observed[at];
  }
  return { span: days, counts, observed };
}

/** The day at an index of a series. */
export function dayAt(series: Series, index: number): Day {
  return addDays(series.span.start, index);
}

function quantityColumn(cube: Cube, quantity: Quantity): Float64Array {
  switch (quantity) {
    case "events":
      return cube.cells.events;
    case "deaths":
      return cube.cells.best;
    case "deaths-low":
      return cube.cells.low;
    case "deaths-high":
      return cube.cells.high;
  }
}

// a place counts by its share of all events, so that a quiet place that nobody saw hides little, and a violent one much
function observedShare(cube: Cube, places: Uint8Array, weightOfPlace: Float64Array): Float64Array {
  const days = cube.span.end - cube.span.start;
  const share = new Float64Array(days);
  let total = 0;
  for (let p = 0; p < places.length; p++) if (places[p]) total += weightOfPlace[p] + 0.5;
  if (total === 0) return share;
  for (let p = 0; p < places.length; p++) {
    if (!places[p]) continue;
    const weight = (weightOfPlace[p] + 0.5) / total;
    for (let d = 0; d < days; d++) if (cube.observed[p * days + d]) share[d] += weight;
  }
  // full observation is exactly 1, whatever the order of additions left behind
  for (let d = 0; d < days; d++) if (share[d] > 1 - 1e-9) share[d] = 1;
  return share;
}
