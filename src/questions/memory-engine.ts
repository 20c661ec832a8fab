// An engine over bytes at hand, without DuckDB: for the browser, where files are dropped or fetched. The cube is the same.
import { takeCensus } from "../cube/census.js";
import type { Engine, LoadedFile, SourceFile } from "../cube/engine.js";
import type { Fingerprint } from "../ground/fingerprint.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { formatNamed } from "../sources/formats.js";
import { nearPairs, type SourcedRow } from "./near-pairs.js";
import { cubeOfColumns, groupsOf } from "./records/count-records.js";
import { type FileInPieces, piecesOf } from "./records/pieces.js";
import { type NamedFile, type ReadSource, readRecords } from "./records/read-records.js";
import type { RecordColumns } from "./records/record-columns.js";

/** What the engine needs of the world: hashing, and undoing gzip. A browser has both built in. */
export type MemoryEffects = {
  sha256(bytes: Uint8Array): Promise<Fingerprint>;
  gunzip(bytes: Uint8Array): Promise<Uint8Array>;
};

/** How problems are told. */
export type Telling = {
  /** How many problems of a file are told; the rest is counted. */
  readonly told: number;
  /** Hears of every problem of a text, also of those that are only counted. */
  readonly every?: (one: Problem) => void;
};

/**
 * An engine over files by their paths: bytes in memory, or files that come in pieces. Reads CSV and CSV.gz. Builds the same cube,
 * byte for byte, as DuckDB does from the same files.
 *
 * Cost: one pass over the bytes; some hundred bytes of memory a record.
 */
export function memoryEngine(
  files: ReadonlyMap<string, Uint8Array | FileInPieces>,
  effects: MemoryEffects,
  telling: Telling = { told: 20 },
): Engine {
  let held: readonly { readonly name: string; readonly columns: RecordColumns }[] = [];
  return {
    async load(sources) {
      const read: { name: string; columns: RecordColumns }[] = [];
      const loaded: LoadedFile[] = [];
      const problems: Problem[] = [];
      for (const source of sources) {
        const one = await readSource(source, { files, effects, telling });
        if (!one.ok) problems.push(...one.problems);
        else {
          loaded.push(...one.value.files);
          read.push({ name: source.name, columns: one.value.columns });
        }
      }
      if (problems.length > 0) return failure(problems);
      if (read.every(({ columns }) => columns.count === 0)) return failure([nothingIn(sources)]);
      held = read;
      return success(loaded);
    },
    census: async () => takeCensus(held.flatMap(({ columns }) => groupsOf(columns))),
    candidates: async () => nearPairs(rowsOf(held)),
    async cube(recipe) {
      if (held.length === 0)
        throw new Error("files are loaded before they are counted; got an engine without files");
      const dropped = new Set(recipe.duplicates.map(({ source, id }) => `${source}\u001f${id}`));
      const all = held.map(({ columns }) => columns);
      return cubeOfColumns(all, recipe, (source, row) => {
        if (dropped.size === 0) return false;
        const { name, columns } = held[source];
        return dropped.has(`${name}\u001f${columns.ids[row]}`);
      });
    },
    close: async () => {
      held = [];
    },
  };
}

type World = {
  readonly files: ReadonlyMap<string, Uint8Array | FileInPieces>;
  readonly effects: MemoryEffects;
  readonly telling: Telling;
};

async function readSource(
  source: SourceFile,
  { files, effects, telling }: World,
): Promise<Result<ReadSource>> {
  const format = formatNamed(source.format, source.mapping);
  if (!format.ok) return format;
  const named: NamedFile[] = [];
  const problems: Problem[] = [];
  for (const path of source.paths) {
    const given = files.get(path);
    if (given === undefined)
      problems.push(problem("file-missing", "there is no such file", { where: { file: path } }));
    else named.push({ path, file: given instanceof Uint8Array ? bytesInPieces(given, effects) : given });
  }
  const read = await readRecords(named, { name: source.name, format: format.value, ...telling });
  if (read.ok && problems.length === 0) return read;
  return failure([...problems, ...(read.ok ? [] : read.problems)]);
}

function bytesInPieces(bytes: Uint8Array, { sha256, gunzip }: MemoryEffects): FileInPieces {
  return {
    async *pieces() {
      yield* piecesOf(isGzip(bytes) ? await gunzip(bytes) : bytes);
    },
    sha256: () => sha256(bytes),
  };
}

// rows one by one, only where two sources may tell the same event
function rowsOf(
  held: readonly { readonly name: string; readonly columns: RecordColumns }[],
): readonly SourcedRow[] {
  return held.flatMap(({ name, columns }) =>
    Array.from({ length: columns.count }, (_, row) => ({ ...columns.row(row), source: name })),
  );
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function nothingIn(sources: readonly SourceFile[]): Problem {
  return problem("file-empty", "the files hold no record of conflict", {
    where: { file: sources[0]?.paths[0] ?? "" },
    expected: "at least one record",
  });
}
