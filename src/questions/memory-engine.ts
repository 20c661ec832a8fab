// An engine over bytes at hand, without DuckDB: for the browser, where files are dropped or fetched. The cube is the same.
import { type CountRow, cubeOfCounts, mentionKey } from "../cube/build.js";
import { takeCensus } from "../cube/census.js";
import type { Engine, LoadedFile, SourceFile } from "../cube/engine.js";
import type { Fingerprint } from "../ground/fingerprint.js";
import type { PlaceId } from "../ground/names.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { formatNamed } from "../sources/formats.js";
import type { SourceRow } from "../sources/reading/rows.js";
import { readTable } from "../sources/reading/table.js";
import { nearPairs, type SourcedRow } from "./near-pairs.js";

/** What the engine needs of the world: hashing, and undoing gzip. A browser has both built in. */
export type MemoryEffects = {
  sha256(bytes: Uint8Array): Promise<Fingerprint>;
  gunzip(bytes: Uint8Array): Promise<Uint8Array>;
};

/**
 * An engine over files in memory, by their paths. Reads CSV and CSV.gz. Builds the same cube, byte for byte, as DuckDB does from
 * the same files.
 *
 * Cost: one pass over the text; some hundred bytes of memory a record.
 */
export function memoryEngine(files: ReadonlyMap<string, Uint8Array>, effects: MemoryEffects): Engine {
  let rows: readonly SourcedRow[] = [];
  return {
    async load(sources) {
      const loaded: LoadedFile[] = [];
      const read: SourcedRow[] = [];
      const problems: Problem[] = [];
      for (const source of sources) {
        const one = await readSource(source, files, effects);
        if (!one.ok) problems.push(...one.problems);
        else {
          loaded.push(...one.value.files);
          for (const row of one.value.rows) read.push(row);
        }
      }
      if (problems.length > 0) return failure(problems);
      if (read.length === 0) return failure([nothingIn(sources)]);
      rows = read;
      return success(loaded);
    },
    // places are told apart by their names alone, as the command line does
    census: async () => takeCensus(rows.map(({ latitude: _, longitude: __, ...row }) => row)),
    candidates: async () => nearPairs(rows),
    async cube(recipe) {
      if (rows.length === 0)
        throw new Error("files are loaded before they are counted; got an engine without files");
      const dropped = new Set(recipe.duplicates.map(({ source, id }) => `${source}\u001f${id}`));
      const counted = rows.filter((row) => row.id === "" || !dropped.has(`${row.source}\u001f${row.id}`));
      // places were matched by the whole mention; the rows then bear the name of their place, and the recipe knows it
      const places = new Map<string, PlaceId>();
      for (const place of recipe.places.values()) places.set(mentionKey(asPlace(place)), place);
      return cubeOfCounts(
        counted.map((row): CountRow => ({ ...row, place: placeOf(row, recipe.places) })),
        { ...recipe, duplicates: [], places },
      );
    },
    close: async () => undefined,
  };
}

function placeOf(row: SourcedRow, places: ReadonlyMap<string, string>): string {
  // a row without a place that says that nobody looked speaks of every place
  if (!row.observed && row.adm1 === "") return "";
  const { country, adm1, adm2 } = row;
  return places.get(mentionKey({ country, adm1, adm2 })) ?? noSuchPlace;
}

// a name that no recipe has, so that the record counts at the place "(not placed)"
const noSuchPlace = "\u0000";

function asPlace(name: string): { country: string; adm1: string; adm2: string } {
  return { country: "", adm1: name, adm2: "" };
}

async function readSource(
  source: SourceFile,
  files: ReadonlyMap<string, Uint8Array>,
  { sha256, gunzip }: MemoryEffects,
): Promise<Result<{ readonly files: readonly LoadedFile[]; readonly rows: readonly SourcedRow[] }>> {
  const format = formatNamed(source.format, source.mapping);
  if (!format.ok) return format;
  const loaded: LoadedFile[] = [];
  const rows: SourcedRow[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const path of source.paths) {
    const bytes = files.get(path);
    if (bytes === undefined) {
      problems.push(problem("file-missing", "there is no such file", { where: { file: path } }));
      continue;
    }
    if (isParquet(bytes)) {
      problems.push(parquetHere(path));
      continue;
    }
    const text = isGzip(bytes) ? await gunzip(bytes) : bytes;
    const read = readTable(text, format.value, path);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    for (const row of read.value) if (isFirst(row, seen)) rows.push({ ...row, source: source.name });
    loaded.push({ name: source.name, path, sha256: await sha256(bytes), records: read.value.length });
  }
  return problems.length > 0 ? failure(problems) : success({ files: loaded, rows });
}

// a record that stands in two files of a source counts once
function isFirst(row: SourceRow, seen: Map<string, string>): boolean {
  if (row.id === "") return true;
  const content = JSON.stringify(row);
  if (seen.get(row.id) === content) return false;
  seen.set(row.id, content);
  return true;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isParquet(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31;
}

function parquetHere(path: string): Problem {
  return problem("file-format", "a Parquet file can't be read here", {
    where: { file: path },
    expected: "CSV or CSV.gz",
    hint: "read it on the command line: halcyon import FILE --out counts.csv",
  });
}

function nothingIn(sources: readonly SourceFile[]): Problem {
  return problem("file-empty", "the files hold no record of conflict", {
    where: { file: sources[0]?.paths[0] ?? "" },
    expected: "at least one record",
  });
}
