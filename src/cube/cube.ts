// The cube: how many events and deaths on which days, where, between whom, of what kind; beside it, what was observed.
import type { DayInterval } from "../ground/interval.js";
import type { PartyId, PlaceId } from "../ground/names.js";

/** Two sides of violence, in the order of the source: who is named first says nothing about who began. */
export type Pair = { readonly a: PartyId; readonly b: PartyId };

/**
 * The cells that are not zero, as columns of equal length. Row i: on the `length[i]` days from day `start[i]` (1 where the
 * day is known; more where records are known only to a stretch of days), at `places[place[i]]`, between `pairs[pair[i]]`, of
 * kind `kinds[kind[i]]`, there were `events[i]` events with `low[i]`, `best[i]`, `high[i]` deaths.
 * Sorted by place, pair, kind, start, length; no two rows share all five.
 */
export type Cells = {
  readonly place: Uint32Array;
  readonly pair: Uint32Array;
  readonly kind: Uint32Array;
  readonly start: Int32Array;
  readonly length: Int32Array;
  readonly events: Float64Array;
  readonly low: Float64Array;
  readonly best: Float64Array;
  readonly high: Float64Array;
};

/** Counts of violence by day, place, pair of parties and kind, with what was observed. The same events give the same bytes. */
export type Cube = {
  /** The days that the data speaks of. Outside them nothing is known. */
  readonly span: DayInterval;
  /** Names in code-unit order; the number in `cells.place` is the index. */
  readonly places: readonly PlaceId[];
  /** Pairs in code-unit order of a, then b. */
  readonly pairs: readonly Pair[];
  /** Kinds of violence in code-unit order. */
  readonly kinds: readonly string[];
  readonly cells: Cells;
  /**
   * 1 where somebody looked, 0 where nobody did: place by day, `observed[place * days + (day - span.start)]`.
   * A day on which nobody looked is not a day of calm.
   */
  readonly observed: Uint8Array;
};

/** How many rows the cells have. */
export function cellCount(cells: Cells): number {
  return cells.events.length;
}
