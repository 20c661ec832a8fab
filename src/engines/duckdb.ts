// The engine on one machine: DuckDB reads the files, holds the records in memory (and on disk, if need be) and counts them.
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { takeCensus } from "../cube/census.js";
import type { Cube } from "../cube/cube.js";
import type { Census, CubeRecipe, Engine, SourceFile } from "../cube/engine.js";
import type { LinkCandidate } from "../events/mention.js";
import type { Problem, Result } from "../ground/problem.js";
import { problem } from "../ground/problem.js";
import { countCells } from "./count-cells.js";
import type { RecordGroup } from "./groups.js";
import { findCandidates } from "./link-candidates.js";
import { type LoadedSource, loadSource } from "./load.js";
import { groupsOf } from "./record-table.js";

/** How the engine works. */
export type DuckdbOptions = {
  /** How many threads; as many as there are cores, if not given. */
  readonly threads?: number;
  /** How much memory DuckDB may take before it uses the disk, in megabytes; 2,500 if not given. */
  readonly memory?: number;
  /** Whether the census tells places apart by their coordinates (to about 100 m), for point in polygon. */
  readonly withCoordinates?: boolean;
  /** Above how many records of Parquet only their sums are kept; 2,000,000 if not given. The cube is the same. */
  readonly sumAbove?: number;
  /** How many problems of a file are told; the rest is counted. 20 if not given. */
  readonly told?: number;
};

/**
 * Opens an engine. Nothing is loaded yet; `close` releases its memory and the disk space that it took, and so does the end of the
 * process.
 *
 * Reads CSV, CSV.gz and Parquet. The same records give the same bytes, whatever their order and the number of threads.
 */
export async function openDuckdb(options: DuckdbOptions = {}): Promise<Engine> {
  const spill = await mkdtemp(join(tmpdir(), "halcyon-"));
  // who is interrupted does not come to `close`
  const leave = () => rmSync(spill, { recursive: true, force: true });
  process.once("exit", leave);
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: spill,
    memory_limit: `${options.memory ?? 2500}MB`,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const db = await instance.connect();
  let sources: readonly LoadedSource[] = [];
  return {
    async load(files) {
      const loaded = await loadAll(files, options, db);
      if (!loaded.ok) return loaded;
      sources = loaded.value;
      return { ok: true, value: sources.flatMap((source) => source.files) };
    },
    census: async (): Promise<Census> => takeCensus(groupsIn(sources)),
    candidates: (): Promise<readonly LinkCandidate[]> => findCandidates(sources, db),
    async cube(recipe: CubeRecipe): Promise<Cube> {
      const groups = groupsIn(sources);
      return countCells(groups, await droppedGroups(sources, recipe, db), recipe);
    },
    async close() {
      db.closeSync();
      instance.closeSync();
      await rm(spill, { recursive: true, force: true });
      process.off("exit", leave);
    },
  };
}

function groupsIn(sources: readonly LoadedSource[]): readonly RecordGroup[] {
  if (sources.length === 0)
    throw new Error("files are loaded before they are counted; got an engine without files");
  return sources.flatMap((source) => source.groups);
}

/** The records that count under another record. */
async function droppedGroups(
  sources: readonly LoadedSource[],
  { duplicates }: CubeRecipe,
  db: DuckDBConnection,
): Promise<readonly RecordGroup[]> {
  const dropped: RecordGroup[] = [];
  for (const source of sources) {
    const ids = [...new Set(duplicates.filter((one) => one.source === source.name).map((one) => one.id))];
    if (ids.length === 0) continue;
    dropped.push(...(await groupsOf(ids, await source.table(), source.format, db)).groups);
  }
  return dropped;
}

async function loadAll(
  files: readonly SourceFile[],
  options: DuckdbOptions,
  db: DuckDBConnection,
): Promise<Result<readonly LoadedSource[]>> {
  const sources: LoadedSource[] = [];
  const problems: Problem[] = [];
  const { withCoordinates: byPoint = false, told = 20, sumAbove = 2_000_000 } = options;
  for (const [i, file] of files.entries()) {
    const loaded = await loadSource(file, { number: i, byPoint, told, sumAbove }, db);
    if (loaded.ok) sources.push(loaded.value);
    else problems.push(...loaded.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (sources.some((source) => source.groups.length > 0)) return { ok: true, value: sources };
  const none = problem("file-empty", "the files hold no record of conflict", {
    where: { file: files[0]?.paths[0] ?? "" },
    expected: "at least one record",
  });
  return { ok: false, problems: [none] };
}
