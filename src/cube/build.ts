// Builds a cube from events, or from rows of a table of counts, without an engine: for the library, the browser, and as a check.
import type { ConflictEvent } from "../events/event.js";
import type { DayInterval } from "../ground/interval.js";
import { byCodeUnit, type PartyId, type PlaceId, partyId, placeId } from "../ground/names.js";
import type { Cells, Cube, Pair } from "./cube.js";
import type { CubeRecipe, ObservationGap } from "./engine.js";

/** The place at which a record counts that no place of the recipe claims. */
export const notPlaced: PlaceId = placeId("(not placed)");

/** The party that stands for a side that the source leaves empty. */
export const notNamed: PartyId = partyId("(not named)");

/** A row of a table of counts: on these days, at this place, so many events with so many deaths; or that nobody looked. */
export type CountRow = {
  readonly days: DayInterval;
  /** Empty: `(not placed)`; with `observed` false, every place. */
  readonly place: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly kind: string;
  readonly events: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly observed: boolean;
};

/**
 * How a cube is to be built from events at hand; all of it may be left out. Without `span`, from the first to the last day of
 * any record; without `places`, by the first-level unit as the source spells it; a party that is not named stands for itself.
 */
export type BuildOptions = Partial<CubeRecipe>;

/**
 * The cube of some events: the same, byte for byte, as an engine builds with the same recipe, in whatever order they come.
 * Throws when there are no events and no span.
 *
 * Cost: one pass, and sorting the cells.
 *
 * @example
 * cubeOfEvents([]) // throws RangeError
 */
export function cubeOfEvents(events: readonly ConflictEvent[], options: BuildOptions = {}): Cube {
  const dropped = new Set(options.duplicates?.map(({ source, id }) => `${source}\u001f${id}`));
  const rows = events
    .filter((event) => !dropped.has(`${event.source}\u001f${event.id}`))
    .map((event): PlacedRow => {
      const { low, best, high } = widened(event.harm);
      const place = placeOf(event.where, options.places);
      const { sideA, sideB, kind, when } = event;
      return { place, sideA, sideB, kind, days: when, events: 1, low, best, high, observed: true };
    });
  const spanning = events.map((event) => event.when);
  return cubeOfRows(rows, spanning, options);
}

/** The cube of a table of counts; the same, byte for byte, as an engine builds with the same recipe. */
export function cubeOfCounts(rows: readonly CountRow[], options: BuildOptions = {}): Cube {
  const placed = rows.map((row): PlacedRow => {
    const everywhere = !row.observed && row.place === "";
    const where = { country: "", adm1: row.place, adm2: "" };
    return { ...row, ...widened(row), place: everywhere ? undefined : placeOf(where, options.places) };
  });
  const spanning = rows.map((row) => row.days);
  return cubeOfRows(placed, spanning, options);
}

/** The key under which a recipe finds the place of a record. */
export function mentionKey(where: {
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly latitude?: number;
  readonly longitude?: number;
}): string {
  const { country, adm1, adm2, latitude, longitude } = where;
  const names = `${country}\u001f${adm1}\u001f${adm2}`;
  return latitude === undefined || longitude === undefined
    ? names
    : `${names}\u001f${latitude.toFixed(3)}\u001f${longitude.toFixed(3)}`;
}

/** Days on which nobody looked at a place; at any place, if it is `undefined`. */
export type Unobserved = { readonly place: PlaceId | undefined; readonly days: DayInterval };

/** The mask of what was observed: all of the span, but for the gaps and the days on which nobody looked. */
export function observedMask(
  places: readonly PlaceId[],
  span: DayInterval,
  unobserved: readonly Unobserved[],
): Uint8Array {
  const days = span.end - span.start;
  const mask = new Uint8Array(places.length * days).fill(1);
  const indexOf = new Map(places.map((place, i) => [place, i]));
  for (const gap of unobserved) {
    const from = Math.max(0, gap.days.start - span.start);
    const to = Math.min(days, gap.days.end - span.start);
    if (to <= from) continue;
    const single = gap.place === undefined ? undefined : indexOf.get(gap.place);
    if (gap.place !== undefined && single === undefined) continue;
    const first = single ?? 0;
    const last = single ?? places.length - 1;
    for (let p = first; p <= last; p++) mask.fill(0, p * days + from, p * days + to);
  }
  return mask;
}

/** The gaps of a recipe, place by place. */
export function unobservedOf(gaps: readonly ObservationGap[]): readonly Unobserved[] {
  return gaps.flatMap(({ places, days }): readonly Unobserved[] =>
    places === undefined ? [{ place: undefined, days }] : places.map((place) => ({ place, days })),
  );
}

/** The party of a name: the recipe's, or the name itself; an empty name is `(not named)`. */
export function partyOf(name: string, parties: ReadonlyMap<string, PartyId> | undefined): PartyId {
  return parties?.get(name) ?? (name === "" ? notNamed : partyId(name));
}

/** Pairs in code-unit order of a, then b. */
export function byPair(x: Pair, y: Pair): number {
  return byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b);
}

type PlacedRow = Omit<CountRow, "place"> & { readonly place: PlaceId | undefined };

type Sums = {
  readonly place: number;
  readonly pair: number;
  readonly kind: number;
  readonly start: number;
  readonly length: number;
  events: number;
  low: number;
  best: number;
  high: number;
};

function cubeOfRows(
  rows: readonly PlacedRow[],
  spanning: readonly DayInterval[],
  options: BuildOptions,
): Cube {
  const span = options.span ?? spanOf(spanning);
  const counted = rows.filter(
    (row) =>
      row.days.start < span.end &&
      row.days.end > span.start &&
      (row.events > 0 || row.low > 0 || row.best > 0 || row.high > 0),
  );
  // every place that is known stays, so that a quiet place is seen to be quiet
  const known = new Set(options.places?.values() ?? rows.flatMap(({ place }) => place ?? []));
  if (options.places === undefined) known.delete(notPlaced);
  for (const { place } of counted) known.add(place ?? notPlaced);
  const places = [...known].sort(byCodeUnit);
  const pairOf = (row: PlacedRow): Pair => ({
    a: partyOf(row.sideA, options.parties),
    b: partyOf(row.sideB, options.parties),
  });
  const pairs = [...new Map(counted.map((row) => [pairKey(pairOf(row)), pairOf(row)])).values()].sort(byPair);
  const kinds = [...new Set(counted.map((row) => row.kind))].sort(byCodeUnit);
  const at = {
    place: new Map(places.map((place, i) => [place, i])),
    pair: new Map(pairs.map((pair, i) => [pairKey(pair), i])),
    kind: new Map(kinds.map((kind, i) => [kind, i])),
  };
  const sums = new Map<string, Sums>();
  for (const row of counted) {
    const place = at.place.get(row.place ?? notPlaced) ?? 0;
    const pair = at.pair.get(pairKey(pairOf(row))) ?? 0;
    const kind = at.kind.get(row.kind) ?? 0;
    addTo(sums, { place, pair, kind, start: row.days.start, length: row.days.end - row.days.start }, row);
  }
  const looked = rows.flatMap((row) => (row.observed ? [] : [{ place: row.place, days: row.days }]));
  const unobserved = [...unobservedOf(options.gaps ?? []), ...looked];
  const cells = cellsOf([...sums.values()].sort(bySortOrder));
  return { span, places, pairs, kinds, cells, observed: observedMask(places, span, unobserved) };
}

function addTo(
  sums: Map<string, Sums>,
  cell: Pick<Sums, "place" | "pair" | "kind" | "start" | "length">,
  row: PlacedRow,
): void {
  const key = `${cell.place} ${cell.pair} ${cell.kind} ${cell.start} ${cell.length}`;
  const sum = sums.get(key) ?? { ...cell, events: 0, low: 0, best: 0, high: 0 };
  sum.events += row.events;
  sum.low += row.low;
  sum.best += row.best;
  sum.high += row.high;
  sums.set(key, sum);
}

function bySortOrder(x: Sums, y: Sums): number {
  return x.place - y.place || x.pair - y.pair || x.kind - y.kind || x.start - y.start || x.length - y.length;
}

function cellsOf(sums: readonly Sums[]): Cells {
  return {
    place: Uint32Array.from(sums, (sum) => sum.place),
    pair: Uint32Array.from(sums, (sum) => sum.pair),
    kind: Uint32Array.from(sums, (sum) => sum.kind),
    start: Int32Array.from(sums, (sum) => sum.start),
    length: Int32Array.from(sums, (sum) => sum.length),
    events: Float64Array.from(sums, (sum) => sum.events),
    low: Float64Array.from(sums, (sum) => sum.low),
    best: Float64Array.from(sums, (sum) => sum.best),
    high: Float64Array.from(sums, (sum) => sum.high),
  };
}

function placeOf(
  where: ConflictEvent["where"] | { country: string; adm1: string; adm2: string },
  places: BuildOptions["places"],
): PlaceId {
  if (places === undefined) return where.adm1 === "" ? notPlaced : placeId(where.adm1);
  // a recipe knows places by their names, or by names and coordinates
  const { country, adm1, adm2 } = where;
  return places.get(mentionKey(where)) ?? places.get(mentionKey({ country, adm1, adm2 })) ?? notPlaced;
}

// some releases hold best estimates outside their bounds: the bounds give way
function widened({ low, best, high }: { low: number; best: number; high: number }) {
  return { low: Math.min(low, best, high), best, high: Math.max(low, best, high) };
}

function pairKey({ a, b }: Pair): string {
  return `${a}\u001f${b}`;
}

function spanOf(days: readonly DayInterval[]): DayInterval {
  if (days.length === 0) throw new RangeError("a cube needs a span, or records to take it from; got neither");
  let { start, end } = days[0];
  for (const one of days) {
    if (one.start < start) start = one.start;
    if (one.end > end) end = one.end;
  }
  return { start, end };
}
