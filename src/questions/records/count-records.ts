// Counts records that lie in columns: what they speak of, and their cube; the same, byte for byte, as `cubeOfCounts` builds from rows.
import {
  byPair,
  mentionKey,
  notPlaced,
  observedMask,
  partyOf,
  type Unobserved,
  unobservedOf,
} from "../../cube/build.js";
import type { NamedRecords } from "../../cube/census.js";
import type { Cells, Cube, Pair } from "../../cube/cube.js";
import type { CubeRecipe } from "../../cube/engine.js";
import type { Day } from "../../ground/day.js";
import { byCodeUnit, type PlaceId } from "../../ground/names.js";
import type { RecordColumns } from "./record-columns.js";

/** Records that share place, sides and kind, summed: all that a census needs. Places are told apart by their names alone. */
export function groupsOf(columns: RecordColumns): readonly NamedRecords[] {
  const of = numberedBy(columns, ["country", "adm1", "adm2", "sideA", "sideB", "kind"]);
  const byNumber: Summed[] = [];
  for (let row = 0; row < columns.count; row++) {
    const start = columns.number("start", row) as Day;
    const end = columns.number("end", row) as Day;
    const events = columns.number("events", row);
    const group = byNumber[of.numbers[row]];
    if (group === undefined) {
      const text = (name: Name) => columns.words.text(columns.word(name, row));
      byNumber[of.numbers[row]] = {
        ...{ country: text("country"), adm1: text("adm1"), adm2: text("adm2") },
        ...{ sideA: text("sideA"), sideB: text("sideB"), kind: text("kind") },
        ...{ events, days: { start, end } },
      };
      continue;
    }
    group.events += events;
    if (start < group.days.start) group.days.start = start;
    if (end > group.days.end) group.days.end = end;
  }
  return byNumber;
}

/** The cube of the records of some sources. `dropped` says which are counted under another. */
export function cubeOfColumns(
  sources: readonly RecordColumns[],
  recipe: CubeRecipe,
  dropped: (source: number, row: number) => boolean,
): Cube {
  const { span } = recipe;
  const counted: Counted[] = [];
  const looked: Unobserved[] = [];
  sources.forEach((columns, source) => {
    const kept = new Uint8Array(columns.count);
    const place = placesOf(columns, recipe.places);
    for (let row = 0; row < columns.count; row++) {
      if (dropped(source, row)) continue;
      const start = columns.number("start", row) as Day;
      const end = columns.number("end", row) as Day;
      if (!columns.wasObserved(row)) looked.push({ place: place.of(row), days: { start, end } });
      if (start < span.end && end > span.start && hasCounts(columns, row)) kept[row] = 1;
    }
    counted.push({ columns, kept, place });
  });
  const axes = axesOf(counted, recipe);
  const cells = cellsOf(counted, axes);
  const unobserved = [...unobservedOf(recipe.gaps), ...looked];
  const { places, pairs, kinds } = axes;
  return { span, places, pairs, kinds, cells, observed: observedMask(places, span, unobserved) };
}

type Summed = Omit<NamedRecords, "events" | "days"> & { events: number; days: { start: Day; end: Day } };

type Name = Parameters<RecordColumns["word"]>[0];

/** Which records of a source count, and where. */
type Counted = {
  readonly columns: RecordColumns;
  readonly kept: Uint8Array;
  readonly place: { of(row: number): PlaceId | undefined };
};

function hasCounts(columns: RecordColumns, row: number): boolean {
  return (["events", "low", "best", "high"] as const).some((name) => columns.number(name, row) > 0);
}

// rows that share these words share a number, from 0
function numberedBy(columns: RecordColumns, names: readonly Name[]) {
  const numbers = new Int32Array(columns.count);
  let groups = 1;
  for (const name of names) {
    // two numbers as one; never more than rows times words, which a number holds exactly
    const known = new Map<number, number>();
    for (let row = 0; row < columns.count; row++) {
      const key = columns.word(name, row) * groups + numbers[row];
      let number = known.get(key);
      if (number === undefined) {
        number = known.size;
        known.set(key, number);
      }
      numbers[row] = number;
    }
    groups = Math.max(1, known.size);
  }
  return { numbers, groups };
}

function placesOf(columns: RecordColumns, places: ReadonlyMap<string, PlaceId>): Counted["place"] {
  const { numbers } = numberedBy(columns, ["country", "adm1", "adm2"]);
  const known: (PlaceId | undefined)[] = [];
  return {
    of(row) {
      // a row without a place that says that nobody looked speaks of every place
      if (!columns.wasObserved(row) && columns.word("adm1", row) === 0) return undefined;
      const number = numbers[row];
      let place = known[number];
      if (place === undefined) {
        const text = (name: Name) => columns.words.text(columns.word(name, row));
        const key = mentionKey({ country: text("country"), adm1: text("adm1"), adm2: text("adm2") });
        place = places.get(key) ?? notPlaced;
        known[number] = place;
      }
      return place;
    },
  };
}

/** The names along the cube, and for each source the numbers of its records' combinations of place, pair and kind. */
type Axes = {
  readonly places: readonly PlaceId[];
  readonly pairs: readonly Pair[];
  readonly kinds: readonly string[];
  /** Combinations in the order of the cells. */
  readonly combinations: readonly Combination[];
  /** For each source, row by row, which combination. */
  readonly of: readonly Int32Array[];
};

type Combination = { place: number; pair: number; kind: number };
type Spoken = { readonly place: PlaceId; readonly pair: Pair; readonly kind: string };

function axesOf(counted: readonly Counted[], recipe: CubeRecipe): Axes {
  const spoken: Spoken[] = [];
  const numberOf = new Map<string, number>();
  const of = counted.map(({ columns, kept, place }) => {
    const { numbers } = numberedBy(columns, ["country", "adm1", "adm2", "sideA", "sideB", "kind"]);
    const known: Int32Array = new Int32Array(columns.count).fill(-1);
    const mine = new Int32Array(columns.count);
    for (let row = 0; row < columns.count; row++) {
      if (kept[row] === 0) continue;
      // whether somebody looked may decide of the place
      const spot = place.of(row) === undefined ? -1 : known[numbers[row]];
      mine[row] = spot >= 0 ? spot : speak(columns, row, place.of(row) ?? notPlaced);
      if (place.of(row) !== undefined) known[numbers[row]] = mine[row];
    }
    return mine;
  });
  function speak(columns: RecordColumns, row: number, place: PlaceId): number {
    const text = (name: Name) => columns.words.text(columns.word(name, row));
    const pair = { a: partyOf(text("sideA"), recipe.parties), b: partyOf(text("sideB"), recipe.parties) };
    const key = JSON.stringify([place, pair.a, pair.b, text("kind")]);
    const number = numberOf.get(key) ?? spoken.push({ place, pair, kind: text("kind") }) - 1;
    numberOf.set(key, number);
    return number;
  }
  return orderedAxes(spoken, recipe, of);
}

function orderedAxes(spoken: readonly Spoken[], recipe: CubeRecipe, of: readonly Int32Array[]): Axes {
  // every place that is known stays, so that a quiet place is seen to be quiet
  const known = new Set([...recipe.places.values(), ...spoken.map((one) => one.place)]);
  const places = [...known].sort(byCodeUnit);
  const pairs = [...new Map(spoken.map(({ pair }) => [pairKey(pair), pair])).values()].sort(byPair);
  const kinds = [...new Set(spoken.map((one) => one.kind))].sort(byCodeUnit);
  const at = {
    place: new Map(places.map((place, i) => [place, i])),
    pair: new Map(pairs.map((pair, i) => [pairKey(pair), i])),
    kind: new Map(kinds.map((kind, i) => [kind, i])),
  };
  const numbered = spoken.map(({ place, pair, kind }, number) => ({
    number,
    place: at.place.get(place) ?? 0,
    pair: at.pair.get(pairKey(pair)) ?? 0,
    kind: at.kind.get(kind) ?? 0,
  }));
  numbered.sort((x, y) => x.place - y.place || x.pair - y.pair || x.kind - y.kind);
  const rank = new Int32Array(spoken.length);
  numbered.forEach(({ number }, i) => {
    rank[number] = i;
  });
  return { places, pairs, kinds, combinations: numbered, of: of.map((list) => list.map((one) => rank[one])) };
}

function cellsOf(counted: readonly Counted[], { combinations, of }: Axes): Cells {
  const stretches = stretchesOf(counted);
  const width = Math.max(1, stretches.count);
  const cellOf = new Map<number, number>();
  const most = counted.reduce((sum, { columns }) => sum + columns.count, 0);
  const column = (): Float64Array => new Float64Array(most);
  const sums = { events: column(), low: column(), best: column(), high: column() };
  counted.forEach(({ columns, kept }, source) => {
    for (let row = 0; row < columns.count; row++) {
      if (kept[row] === 0) continue;
      // in the order of the cells; at most rows times rows, which a number holds exactly
      const key = of[source][row] * width + stretches.of[source][row];
      let cell = cellOf.get(key);
      if (cell === undefined) {
        cell = cellOf.size;
        cellOf.set(key, cell);
      }
      const low = columns.number("low", row);
      const best = columns.number("best", row);
      const high = columns.number("high", row);
      sums.events[cell] += columns.number("events", row);
      // some releases hold best estimates outside their bounds: the bounds give way
      sums.low[cell] += Math.min(low, best, high);
      sums.best[cell] += best;
      sums.high[cell] += Math.max(low, best, high);
    }
  });
  const keys = Float64Array.from(cellOf.keys()).sort();
  const order = Int32Array.from(keys, (key) => cellOf.get(key) ?? 0);
  const combination = (key: number): Combination => combinations[Math.floor(key / width)];
  const summed = (list: Float64Array) => Float64Array.from(order, (cell) => list[cell]);
  return {
    place: Uint32Array.from(keys, (key) => combination(key).place),
    pair: Uint32Array.from(keys, (key) => combination(key).pair),
    kind: Uint32Array.from(keys, (key) => combination(key).kind),
    start: Int32Array.from(keys, (key) => stretches.start[key % width]),
    length: Int32Array.from(keys, (key) => stretches.length[key % width]),
    ...{ events: summed(sums.events), low: summed(sums.low) },
    ...{ best: summed(sums.best), high: summed(sums.high) },
  };
}

// the different stretches of days in the order of start and length, and which of them each record has
function stretchesOf(counted: readonly Counted[]) {
  const known = new Map<number, number>();
  const raw = counted.map(({ columns, kept }) => {
    const mine = new Float64Array(columns.count);
    for (let row = 0; row < columns.count; row++) {
      if (kept[row] === 0) continue;
      const start = columns.number("start", row);
      mine[row] = (start + farthest) * longest + (columns.number("end", row) - start);
      known.set(mine[row], 0);
    }
    return mine;
  });
  const keys = Float64Array.from(known.keys()).sort();
  keys.forEach((key, i) => {
    known.set(key, i);
  });
  return {
    count: keys.length,
    start: Int32Array.from(keys, (key) => Math.floor(key / longest) - farthest),
    length: Int32Array.from(keys, (key) => key % longest),
    of: raw.map((list) => Int32Array.from(list, (key) => known.get(key) ?? 0)),
  };
}

// no day of the calendar lies farther from 1970, in days, and no stretch is longer
const farthest = 8_388_608;
const longest = 8_388_608;

function pairKey({ a, b }: Pair): string {
  return `${a}\u001f${b}`;
}
