// Counts the records of all sources by place, pair, kind and days: DuckDB groups and sorts, the names are matched here.
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBResult,
  INTEGER,
  UBIGINT,
} from "@duckdb/node-api";
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
import type { Day } from "../ground/day.js";
import { byCodeUnit, type PlaceId } from "../ground/names.js";
import type { LoadedSource } from "./load.js";
import type { NameGroup } from "./name-groups.js";
import { quotedName } from "./scan-sql.js";

/** The cube of the loaded sources. */
export async function countCells(
  sources: readonly LoadedSource[],
  recipe: CubeRecipe,
  db: DuckDBConnection,
): Promise<Cube> {
  const names = namesOf(sources, recipe);
  for (const source of sources) await writeIndex(source, recipe, names, db);
  await writeDuplicates(recipe, db);
  const cells = await readCells(await db.stream(cellsSql(sources, recipe)));
  const unobserved = [...unobservedOf(recipe.gaps), ...(await unobservedRows(sources, recipe, db))];
  return compacted(names, cells, recipe, unobserved);
}

/** All names that cells could bear, in the order of a cube. */
type Names = {
  readonly places: readonly PlaceId[];
  readonly pairs: readonly Pair[];
  readonly kinds: readonly string[];
};

function namesOf(sources: readonly LoadedSource[], recipe: CubeRecipe): Names {
  const groups = sources.flatMap((source) => source.groups);
  const places = new Set([...recipe.places.values(), notPlaced]);
  const pairs = new Map(groups.map((group) => [pairKey(group, recipe), pairOf(group, recipe)]));
  const kinds = new Set(groups.map((group) => group.kind ?? ""));
  return {
    places: [...places].sort(byCodeUnit),
    pairs: [...pairs.values()].sort(byPair),
    kinds: [...kinds].sort(byCodeUnit),
  };
}

function pairOf(group: NameGroup, recipe: CubeRecipe): Pair {
  return { a: partyOf(group.sideA, recipe.parties), b: partyOf(group.sideB, recipe.parties) };
}

function pairKey(group: NameGroup, recipe: CubeRecipe): string {
  const { a, b } = pairOf(group, recipe);
  return `${a}\u001f${b}`;
}

const indexTable = (source: LoadedSource): string => quotedName(`${source.table}_index`);

// for every combination of names, the numbers of its place, pair and kind
async function writeIndex(
  source: LoadedSource,
  recipe: CubeRecipe,
  names: Names,
  db: DuckDBConnection,
): Promise<void> {
  const table = `${source.table}_index`;
  const placeAt = new Map(names.places.map((place, i) => [place, i]));
  const pairAt = new Map(names.pairs.map(({ a, b }, i) => [`${a}\u001f${b}`, i]));
  const kindAt = new Map(names.kinds.map((kind, i) => [kind, i]));
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${quotedName(table)} (combo UBIGINT, place INTEGER, pair INTEGER, kind INTEGER)`,
  );
  const appender = await db.createAppender(table);
  for (const group of source.groups) {
    const place = recipe.places.get(mentionKey(group)) ?? notPlaced;
    appender.appendValue(group.combo, UBIGINT);
    appender.appendValue(placeAt.get(place) ?? 0, INTEGER);
    appender.appendValue(pairAt.get(pairKey(group, recipe)) ?? 0, INTEGER);
    appender.appendValue(kindAt.get(group.kind ?? "") ?? 0, INTEGER);
    appender.endRow();
  }
  appender.closeSync();
}

async function writeDuplicates(recipe: CubeRecipe, db: DuckDBConnection): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE duplicate (source VARCHAR, id VARCHAR)");
  const appender = await db.createAppender("duplicate");
  for (const { source, id } of recipe.duplicates) {
    appender.appendVarchar(source);
    appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
}

function cellsSql(sources: readonly LoadedSource[], { span, duplicates }: CubeRecipe): string {
  const rows = sources.map((source, i) => {
    const without = duplicates.some((duplicate) => duplicate.source === source.name)
      ? ` AND id::VARCHAR NOT IN (SELECT id FROM duplicate WHERE source = $name${i})`
      : "";
    return `SELECT m.place, m.pair, m.kind, r.start, r.length, r.events, least(r.low, r.best, r.high) AS low, r.best,
      greatest(r.low, r.best, r.high) AS high FROM ${quotedName(source.table)} r JOIN ${indexTable(source)} m USING (combo)
      WHERE r.start < ${span.end} AND r.start + r.length > ${span.start}${without.replace(`$name${i}`, `'${source.name.replaceAll("'", "''")}'`)}`;
  });
  return `SELECT place, pair, kind, start, length, sum(events)::DOUBLE, sum(low)::DOUBLE, sum(best)::DOUBLE,
    sum(high)::DOUBLE FROM (${rows.join(" UNION ALL ")}) GROUP BY place, pair, kind, start, length
    HAVING sum(events) > 0 OR sum(high) > 0 ORDER BY place, pair, kind, start, length`;
}

async function readCells(result: DuckDBResult): Promise<Cells> {
  const chunks: DuckDBDataChunk[] = [];
  let count = 0;
  for await (const chunk of result) {
    chunks.push(chunk);
    count += chunk.rowCount;
  }
  const whole = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  const days = [new Int32Array(count), new Int32Array(count)];
  const sums = [0, 1, 2, 3].map(() => new Float64Array(count));
  const columns = [...whole, ...days, ...sums];
  let at = 0;
  for (const chunk of chunks) {
    columns.forEach((column, c) => {
      const vector = chunk.getColumnVector(c);
      for (let i = 0; i < chunk.rowCount; i++) column[at + i] = Number(vector.getItem(i));
    });
    at += chunk.rowCount;
  }
  const [place, pair, kind] = whole;
  const [start, length] = days;
  const [events, low, best, high] = sums;
  return { place, pair, kind, start, length, events, low, best, high };
}

/** Stretches of days at places where a table of counts says that nobody looked. */
async function unobservedRows(
  sources: readonly LoadedSource[],
  recipe: CubeRecipe,
  db: DuckDBConnection,
): Promise<readonly Unobserved[]> {
  const found: Unobserved[] = [];
  for (const source of sources) {
    if (!source.format.columns.some((column) => column.role === "observed")) continue;
    const read = await db.runAndReadAll(
      `SELECT DISTINCT adm1, start, length FROM ${quotedName(source.table)} WHERE NOT observed`,
    );
    for (const [adm1, start, length] of read.getRows()) {
      const days = { start: Number(start) as Day, end: (Number(start) + Number(length)) as Day };
      const key = mentionKey({ country: "", adm1: String(adm1), adm2: "" });
      found.push({ place: adm1 === "" ? undefined : (recipe.places.get(key) ?? notPlaced), days });
    }
  }
  return found;
}

// pairs and kinds that no cell bears are left out; places stay, for a quiet place is one too
function compacted(names: Names, cells: Cells, recipe: CubeRecipe, unobserved: readonly Unobserved[]): Cube {
  const known = new Set<PlaceId>(recipe.places.values());
  const places = renumbered(names.places, cells.place, (place) => known.has(place));
  const pairs = renumbered(names.pairs, cells.pair);
  const kinds = renumbered(names.kinds, cells.kind);
  return {
    span: recipe.span,
    ...{ places, pairs, kinds, cells },
    observed: observedMask(places, recipe.span, unobserved),
  };
}

// keeps what is used (or asked for), and renumbers the column in place
function renumbered<T>(
  all: readonly T[],
  column: Uint32Array,
  keep: (one: T) => boolean = () => false,
): readonly T[] {
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
