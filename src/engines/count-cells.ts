// Counts the records of all sources by place, pair, kind and days. Sums of whole numbers are exact, so the order does not matter.
import {
  byPair,
  mentionKey,
  notPlaced,
  observedMask,
  partyOf,
  type Unobserved,
  unobservedOf,
} from "../cube/build.js";
import type { Cells, Cube, Pair } from "../cube/cube.js";
import type { CubeRecipe } from "../cube/engine.js";
import type { DayInterval } from "../ground/interval.js";
import { byCodeUnit, type PlaceId } from "../ground/names.js";
import type { RecordGroup } from "./groups.js";
import { daysUnit } from "./scan-sql.js";

/** The cube of some groups of records, less those of `dropped`. */
export function countCells(
  groups: readonly RecordGroup[],
  dropped: readonly RecordGroup[],
  recipe: CubeRecipe,
): Cube {
  const names = namesOf(groups, recipe);
  const numbered = numberedGroups(groups, dropped, names, recipe);
  // the groups of one place, pair and kind lie side by side
  const ends = numbered.flatMap((one, i) => (one.bucket === numbered[i + 1]?.bucket ? [] : [i + 1]));
  const sizes = ends.map((end, i) => recordsIn(numbered.slice(ends[i - 1] ?? 0, end)));
  const cells = new CellSums(sizes.reduce((most, size) => Math.max(most, size), 0));
  const columns = new CellColumns();
  ends.forEach((end, i) => {
    cells.clear();
    const run = numbered.slice(ends[i - 1] ?? 0, end);
    for (const { group, sign } of run) cells.add(group, sign, recipe.span);
    cells.writeTo(columns, run[0].numbers);
  });
  return compacted(names, columns.cells(), recipe, [
    ...unobservedOf(recipe.gaps),
    ...unobservedGroups(groups, recipe),
  ]);
}

/** All names that cells could bear, in the order of a cube. */
type Names = {
  readonly places: readonly PlaceId[];
  readonly pairs: readonly Pair[];
  readonly kinds: readonly string[];
};

/** The numbers of a place, a pair and a kind. */
type Numbers = { readonly place: number; readonly pair: number; readonly kind: number };

type NumberedGroup = {
  readonly group: RecordGroup;
  readonly sign: 1 | -1;
  readonly numbers: Numbers;
  readonly bucket: number;
};

function namesOf(groups: readonly RecordGroup[], recipe: CubeRecipe): Names {
  const pairs = new Map(groups.map((group) => pairOf(group, recipe)).map((pair) => [pairKey(pair), pair]));
  return {
    places: [...new Set([...recipe.places.values(), notPlaced])].sort(byCodeUnit),
    pairs: [...pairs.values()].sort(byPair),
    kinds: [...new Set(groups.map((group) => group.kind))].sort(byCodeUnit),
  };
}

function recordsIn(run: readonly NumberedGroup[]): number {
  return run.reduce((sum, { group }) => sum + group.count, 0);
}

function pairOf(group: RecordGroup, recipe: CubeRecipe): Pair {
  return { a: partyOf(group.sideA, recipe.parties), b: partyOf(group.sideB, recipe.parties) };
}

function pairKey({ a, b }: Pair): string {
  return `${a}\u001f${b}`;
}

// groups with the numbers of their names, in the order of cells
function numberedGroups(
  groups: readonly RecordGroup[],
  dropped: readonly RecordGroup[],
  names: Names,
  recipe: CubeRecipe,
): readonly NumberedGroup[] {
  const placeAt = new Map(names.places.map((place, i) => [place, i]));
  const pairAt = new Map(names.pairs.map((pair, i) => [pairKey(pair), i]));
  const kindAt = new Map(names.kinds.map((kind, i) => [kind, i]));
  const numbered = (group: RecordGroup, sign: 1 | -1): NumberedGroup => {
    const place = placeAt.get(recipe.places.get(mentionKey(group)) ?? notPlaced) ?? 0;
    const pair = pairAt.get(pairKey(pairOf(group, recipe))) ?? 0;
    const kind = kindAt.get(group.kind) ?? 0;
    const bucket = (place * names.pairs.length + pair) * names.kinds.length + kind;
    return { group, sign, numbers: { place, pair, kind }, bucket };
  };
  const all = [...groups.map((group) => numbered(group, 1)), ...dropped.map((group) => numbered(group, -1))];
  return all.sort((x, y) => x.bucket - y.bucket);
}

/** Sums by days, for the records of one place, pair and kind: an open-addressing table over flat arrays, used again and again. */
class CellSums {
  private readonly mask: number;
  private readonly shift: number;
  private readonly slotDays: Float64Array;
  private readonly slotRound: Uint32Array;
  private readonly slotCell: Uint32Array;
  private readonly cellDays: Float64Array;
  private readonly cellSums: Float64Array;
  private round = 0;
  private count = 0;

  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most + 1)) + 1);
    this.mask = 2 ** bits - 1;
    this.shift = 32 - Math.min(bits, 31);
    this.slotDays = new Float64Array(2 ** bits);
    this.slotRound = new Uint32Array(2 ** bits);
    this.slotCell = new Uint32Array(2 ** bits);
    this.cellDays = new Float64Array(most);
    this.cellSums = new Float64Array(most * 4);
  }

  clear(): void {
    this.round += 1;
    this.count = 0;
  }

  add({ block, offset, count }: RecordGroup, sign: number, span: DayInterval): void {
    const { days, events, low, best, high } = block;
    const sums = this.cellSums;
    for (let i = offset; i < offset + count; i++) {
      const key = days[i];
      const start = Math.floor(key / daysUnit);
      if (start >= span.end || start + (key - start * daysUnit) <= span.start) continue;
      const at = this.cellOf(key) * 4;
      sums[at] += sign * (events === undefined ? 1 : events[i]);
      // bounds that do not hold the best estimate give way
      sums[at + 1] += sign * Math.min(low[i], best[i], high[i]);
      sums[at + 2] += sign * best[i];
      sums[at + 3] += sign * Math.max(low[i], best[i], high[i]);
    }
  }

  writeTo(columns: CellColumns, numbers: Numbers): void {
    const { cellSums: sums, slotCell } = this;
    const days = this.cellDays.slice(0, this.count).sort();
    for (const key of days) {
      const at = slotCell[this.slotOf(key)] * 4;
      if (sums[at] > 0 || sums[at + 3] > 0) columns.push(numbers, key, sums, at);
    }
  }

  private cellOf(key: number): number {
    const slot = this.slotOf(key);
    if (this.slotRound[slot] === this.round) return this.slotCell[slot];
    this.slotRound[slot] = this.round;
    this.slotDays[slot] = key;
    this.slotCell[slot] = this.count;
    this.cellDays[this.count] = key;
    this.cellSums.fill(0, this.count * 4, this.count * 4 + 4);
    this.count += 1;
    return this.count - 1;
  }

  private slotOf(key: number): number {
    let slot = Math.imul((key | 0) ^ Math.imul(key / 4_294_967_296, 0x85ebca6b), 0x9e3779b1) >>> this.shift;
    while (this.slotRound[slot] === this.round && this.slotDays[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}

/** The columns of cells while they grow. */
class CellColumns {
  private count = 0;
  private place = new Uint32Array(1024);
  private pair = new Uint32Array(1024);
  private kind = new Uint32Array(1024);
  private start = new Int32Array(1024);
  private length = new Int32Array(1024);
  private events = new Float64Array(1024);
  private low = new Float64Array(1024);
  private best = new Float64Array(1024);
  private high = new Float64Array(1024);

  /** Adds a cell whose sums stand at `at` of `sums`: events, low, best, high. */
  push({ place, pair, kind }: Numbers, key: number, sums: Float64Array, at: number): void {
    if (this.count === this.place.length) this.grow();
    const i = this.count;
    const start = Math.floor(key / daysUnit);
    this.place[i] = place;
    this.pair[i] = pair;
    this.kind[i] = kind;
    this.start[i] = start;
    this.length[i] = key - start * daysUnit;
    this.events[i] = sums[at];
    this.low[i] = sums[at + 1];
    this.best[i] = sums[at + 2];
    this.high[i] = sums[at + 3];
    this.count += 1;
  }

  cells(): Cells {
    const { count } = this;
    return {
      place: this.place.slice(0, count),
      pair: this.pair.slice(0, count),
      kind: this.kind.slice(0, count),
      start: this.start.slice(0, count),
      length: this.length.slice(0, count),
      events: this.events.slice(0, count),
      low: this.low.slice(0, count),
      best: this.best.slice(0, count),
      high: this.high.slice(0, count),
    };
  }

  private grow(): void {
    const size = this.count * 2;
    const whole = (old: Uint32Array) => {
      const grown = new Uint32Array(size);
      grown.set(old);
      return grown;
    };
    const days = (old: Int32Array) => {
      const grown = new Int32Array(size);
      grown.set(old);
      return grown;
    };
    const sums = (old: Float64Array) => {
      const grown = new Float64Array(size);
      grown.set(old);
      return grown;
    };
    [this.place, this.pair, this.kind] = [whole(this.place), whole(this.pair), whole(this.kind)];
    [this.start, this.length] = [days(this.start), days(this.length)];
    [this.events, this.low] = [sums(this.events), sums(this.low)];
    [this.best, this.high] = [sums(this.best), sums(this.high)];
  }
}

/** Days at places where a table of counts says that nobody looked; a row without a place says it of all places. */
function unobservedGroups(groups: readonly RecordGroup[], recipe: CubeRecipe): readonly Unobserved[] {
  return groups.flatMap((group): readonly Unobserved[] => {
    if (group.observed) return [];
    const place = group.adm1 === "" ? undefined : (recipe.places.get(mentionKey(group)) ?? notPlaced);
    const keys = group.block.days.subarray(group.offset, group.offset + group.count);
    return [...new Set(keys)].map((key) => {
      const start = Math.floor(key / daysUnit);
      return { place, days: { start, end: start + (key - start * daysUnit) } as DayInterval };
    });
  });
}

// pairs and kinds that no cell bears are left out; places stay, for a quiet place is one too
function compacted(names: Names, cells: Cells, recipe: CubeRecipe, unobserved: readonly Unobserved[]): Cube {
  const known = new Set<PlaceId>(recipe.places.values());
  const places = renumbered(names.places, cells.place, (place) => known.has(place));
  const pairs = renumbered(names.pairs, cells.pair, () => false);
  const kinds = renumbered(names.kinds, cells.kind, () => false);
  const observed = observedMask(places, recipe.span, unobserved);
  return { span: recipe.span, places, pairs, kinds, cells, observed };
}

// keeps what is used, or asked for, and renumbers the column in place
function renumbered<T>(all: readonly T[], column: Uint32Array, keep: (one: T) => boolean): readonly T[] {
  const used = Uint8Array.from(all, (one) => (keep(one) ? 1 : 0));
  for (let i = 0; i < column.length; i++) used[column[i]] = 1;
  const next = new Uint32Array(all.length);
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    next[i] = count;
    count += used[i];
  }
  for (let i = 0; i < column.length; i++) column[i] = next[column[i]];
  return all.filter((_, i) => used[i] === 1);
}
