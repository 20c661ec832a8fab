// Loads one source: scans its files into groups of records, and tells every problem with its place.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadedFile, SourceFile } from "../cube/engine.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import { formatNamed } from "../sources/formats.js";
import { tooManySlips } from "../sources/reading/table.js";
import { diagnose } from "./diagnose.js";
import { type ReadGroups, type RecordGroup, readGroups } from "./groups.js";
import { fingerprintOfFile } from "./input-file.js";
import { asText, type OpenedFile, openSource } from "./open-source.js";
import { makeRecordTable, type RecordTable, repeatsIn, withoutRepeats } from "./record-table.js";
import { hasRepeats } from "./repeats.js";
import { groupsSql, recordsSql } from "./scan-sql.js";

/** How a source is to be loaded. */
export type LoadPlan = {
  /** The number of the source among all that are loaded. */
  readonly number: number;
  readonly byPoint: boolean;
  /** How many problems of a file are told. */
  readonly told: number;
};

/** A source whose records are read and right. */
export type LoadedSource = {
  readonly name: string;
  readonly format: Format;
  readonly groups: readonly RecordGroup[];
  readonly files: readonly LoadedFile[];
  /** Its records one by one, as a table in DuckDB; made when it is first asked for, since few questions need it. */
  table(): Promise<RecordTable>;
};

/** Loads a source. Refuses it with all problems of all its files; then nothing of it is kept. */
export async function loadSource(
  source: SourceFile,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Result<LoadedSource>> {
  const named = formatNamed(source.format, source.mapping);
  if (!named.ok) return named;
  const format = named.value;
  const opened = await openSource(source.paths, format, db);
  if (!opened.ok) return opened;
  const files = opened.value;
  const [prints, scanned] = await Promise.all([
    Promise.all(files.map(({ file }) => fingerprintOfFile(file))),
    scan(files, format, plan, db),
  ]);
  const damaged = prints.flatMap((print) => (print.ok ? [] : print.problems));
  if (damaged.length > 0) return { ok: false, problems: damaged };
  if (!scanned.ok) return scanned;
  const { groups, records, notes, table } = scanned.value;
  const loaded = prints.flatMap((print, i) => {
    if (!print.ok) return [];
    const own = notes[i].length > 0 ? { notes: notes[i] } : {};
    return [
      { name: source.name, path: files[i].file.path, sha256: print.value, records: records[i], ...own },
    ];
  });
  let made: Promise<RecordTable> | undefined = table;
  return success({
    name: source.name,
    format,
    groups,
    files: loaded,
    table: () => {
      made ??= makeRecordTable(scanned.value.read, plan, db);
      return made;
    },
  });
}

/** What was read of a source. */
type Scanned = {
  readonly groups: readonly RecordGroup[];
  /** How many records each file has, and what is to be noted of them. */
  readonly records: readonly number[];
  readonly notes: readonly (readonly string[])[];
  /** The files as they were read. */
  readonly read: readonly OpenedFile[];
  readonly table: Promise<RecordTable> | undefined;
};

async function scan(
  files: readonly OpenedFile[],
  format: Format,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Result<Scanned>> {
  const first = await attempt(files, format, plan, db);
  if (first.kind === "read") return success(first.scanned);
  const conflicts = first.kind === "refused" ? first.conflicts : new Set<string>();
  const texts = files.flatMap(({ file, opening }) => (opening === undefined ? [] : [{ file, opening }]));
  const problems = await diagnose(texts, { format, told: plan.told, conflicts });
  if (problems.length > 0) return { ok: false, problems };
  // nothing is wrong with the text: then the types that were taken from the first records do not hold
  const second = await attempt(asText(files), format, plan, db);
  if (second.kind === "read") return success(second.scanned);
  return { ok: false, problems: [unexplained(files, second.kind === "failed" ? second.message : "")] };
}

type Attempt =
  | { readonly kind: "read"; readonly scanned: Scanned }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "refused"; readonly conflicts: ReadonlySet<string> };

async function attempt(
  files: readonly OpenedFile[],
  format: Format,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Attempt> {
  const read: ReadGroups[] = [];
  try {
    for (const { columns, from } of files) {
      const scan = { columns, byPoint: plan.byPoint };
      const result = await db.stream(groupsSql(recordsSql({ ...scan, from }), scan));
      read.push(await readGroups(result, scan, format));
    }
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
  const sum = (of: (one: ReadGroups) => number) => read.reduce((total, one) => total + of(one), 0);
  const slipsRefused =
    sum((one) => one.strangeSlips) > 0 ||
    tooManySlips(
      format,
      sum((one) => one.slips),
      sum((one) => one.records),
    );
  const wrong = sum((one) => one.flaws) > 0 || slipsRefused;
  const groups = read.flatMap((one) => one.groups);
  const records = read.map((one) => one.records);
  const notes = read.map((one) => slipNotes(one.slips));
  if (wrong || !hasRepeats(groups)) {
    // what is wrong may be joined by repetitions: then both are told at once
    if (wrong) return { kind: "refused", conflicts: await conflictsIn(files, plan, db) };
    return { kind: "read", scanned: { groups, records, notes, read: files, table: undefined } };
  }
  const table = await makeRecordTable(files, plan, db);
  const repeats = await repeatsIn(table, db);
  if (repeats.conflicts.size > 0) return { kind: "refused", conflicts: repeats.conflicts };
  if (repeats.dropped === 0) {
    return { kind: "read", scanned: { groups, records, notes, read: files, table: Promise.resolve(table) } };
  }
  const once = await withoutRepeats(table, format, db);
  const noted = notes.map((own, i) => (i === 0 ? [...own, repeatNote(repeats.dropped)] : own));
  const scanned = { groups: once.groups, records, notes: noted, read: files, table: Promise.resolve(table) };
  return { kind: "read", scanned };
}

async function conflictsIn(
  files: readonly OpenedFile[],
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<ReadonlySet<string>> {
  try {
    return (await repeatsIn(await makeRecordTable(files, plan, db), db)).conflicts;
  } catch {
    return new Set();
  }
}

function slipNotes(slips: number): readonly string[] {
  if (slips === 0) return [];
  const records = slips === 1 ? "1 record gives" : `${slips} records give`;
  return [
    `${records} a low estimate of deaths above the high one, as this publisher's releases do; the bounds were widened to hold the best estimate.`,
  ];
}

function repeatNote(repeats: number): string {
  return repeats === 1
    ? "1 record repeats another exactly, and was counted once."
    : `${repeats} records repeat others exactly, and were counted once.`;
}

function unexplained(files: readonly OpenedFile[], message: string): Problem {
  return problem("file-format", "DuckDB can't read the file", {
    where: { file: files[0]?.file.path ?? "" },
    found: message.split("\n", 1)[0].slice(0, 200),
    expected: "a table in CSV (RFC 4180), CSV.gz or Parquet",
    hint: "Open the file in a text editor; save it again as CSV UTF-8.",
  });
}
