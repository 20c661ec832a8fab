// Loads one source: scans its files into groups of records, and tells every problem with its place.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadedFile, SourceFile } from "../cube/engine.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import { formatNamed } from "../sources/formats.js";
import { longestRecord } from "../sources/reading/csv.js";
import { tooManySlips } from "../sources/reading/table.js";
import { diagnose, type OpenedText } from "./diagnose.js";
import { type ReadGroups, type RecordGroup, readGroups } from "./groups.js";
import { fingerprintOfFile } from "./input-file.js";
import { asText, type OpenedFile, openSource } from "./open-source.js";
import { makeRecordTable, type RecordTable, repeatsIn, withoutRepeats } from "./record-table.js";
import { hasRepeats } from "./repeats.js";
import { checksSql, groupsSql, namedSql, recordsSql, sumsSql } from "./scan-sql.js";

/** How a source is to be loaded. */
export type LoadPlan = {
  /** The number of the source among all that are loaded. */
  readonly number: number;
  readonly byPoint: boolean;
  /** How many problems of a file are told. */
  readonly told: number;
  /** Above how many records of Parquet only their sums are kept. */
  readonly sumAbove: number;
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
  const odd = prints.some(
    (print) => print.ok && (print.value.longestLine > longestRecord || !print.value.isUtf8),
  );
  const unseen = odd ? await unseenIn(scanned.value, format, plan) : [];
  if (unseen.length > 0) return { ok: false, problems: unseen };
  const { groups, records, notes, table } = scanned.value;
  const loaded = prints.flatMap((print, i) => {
    if (!print.ok) return [];
    const own = notes[i].length > 0 ? { notes: notes[i] } : {};
    return [
      {
        name: source.name,
        path: files[i].file.path,
        sha256: print.value.sha256,
        records: records[i],
        ...own,
      },
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
  const { problems, records } = await diagnose(textsOf(files), { format, told: plan.told, conflicts });
  if (problems.length > 0) return { ok: false, problems };
  // nothing is wrong with the text: then the types that the first records show do not hold, or lines end in two ways
  const second = await attempt(asText(files), format, plan, db);
  if (second.kind !== "read")
    return failure([unexplained(files, second.kind === "failed" ? second.message : "")]);
  const differs = difference(files, second.scanned.records, records);
  return differs.length > 0 ? { ok: false, problems: differs } : success(second.scanned);
}

// DuckDB may pass over a line that is longer than its pieces, and columns that are not UTF-8: then all is read line by line
async function unseenIn(
  { read: files, records }: Scanned,
  format: Format,
  plan: LoadPlan,
): Promise<readonly Problem[]> {
  const looked = await diagnose(textsOf(files), { format, told: plan.told, conflicts: new Set() });
  if (looked.problems.length > 0) return looked.problems;
  return difference(files, records, looked.records);
}

function textsOf(files: readonly OpenedFile[]): readonly OpenedText[] {
  return files.flatMap(({ file, opening }) => (opening === undefined ? [] : [{ file, opening }]));
}

// both readers must find as many records; Parquet has but one
function difference(
  files: readonly OpenedFile[],
  records: readonly number[],
  second: number,
): readonly Problem[] {
  const read = records.reduce((sum, own) => sum + own, 0);
  if (textsOf(files).length < files.length || read === second) return [];
  return [unexplained(files, `${read} records, where a second look finds ${second}`)];
}

type Attempt =
  | { readonly kind: "read"; readonly scanned: Scanned }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "refused"; readonly conflicts: ReadonlySet<string> };

// above this many bytes of text only sums are kept
const mostBytes = 2_000_000_000;

async function attempt(
  files: readonly OpenedFile[],
  format: Format,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Attempt> {
  const huge = files.some(
    ({ file, numbers }) => (numbers?.rows ?? 0) > plan.sumAbove || file.bytes > mostBytes,
  );
  try {
    const scanned = huge ? await readSums(files, format, plan, db) : await readAll(files, format, plan, db);
    const { read, flaws, slips, strangeSlips, repeats } = scanned;
    const records = read.reduce((sum, one) => sum + one.records, 0);
    const wrong = flaws > 0 || strangeSlips > 0 || tooManySlips(format, slips, records);
    const all = { files, read, notes: files.map((_, i) => (i === 0 ? slipNotes(slips) : [])) };
    if (!wrong && !repeats) return { kind: "read", scanned: scannedOf(all) };
    return await lookAgain(all, wrong, { format, plan, db });
  } catch (error) {
    // a bug of ours is no fault of the file
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

type Read = {
  readonly read: readonly ReadGroups[];
  readonly flaws: number;
  readonly slips: number;
  readonly strangeSlips: number;
  /** Whether identifiers seem to occur twice. */
  readonly repeats: boolean;
};

async function readAll(
  files: readonly OpenedFile[],
  format: Format,
  { byPoint }: LoadPlan,
  db: DuckDBConnection,
): Promise<Read> {
  const read: ReadGroups[] = [];
  for (const { columns, from } of files) {
    const scan = { columns, byPoint };
    read.push(await readGroups(await db.run(groupsSql(recordsSql({ ...scan, from }), scan)), scan, format));
  }
  const sum = (of: (one: ReadGroups) => number) => read.reduce((total, one) => total + of(one), 0);
  const repeats = hasRepeats(read.flatMap((one) => one.groups));
  const flaws = sum((one) => one.flaws);
  return {
    read,
    flaws,
    slips: sum((one) => one.slips),
    strangeSlips: sum((one) => one.strangeSlips),
    repeats,
  };
}

// first a pass that looks for what is wrong, over few columns; then one that sums
async function readSums(
  files: readonly OpenedFile[],
  format: Format,
  { byPoint }: LoadPlan,
  db: DuckDBConnection,
): Promise<Read> {
  const read: ReadGroups[] = [];
  const found = { flaws: 0, slips: 0, strangeSlips: 0, repeats: 0 };
  for (const { columns, from } of files) {
    const scan = { columns, byPoint };
    const records = recordsSql({ ...scan, from });
    const [row] = (await db.runAndReadAll(checksSql(records, columns))).getRows();
    const [rows, flaws, slips, strange, outside, repeats] = row.map(Number);
    found.flaws += flaws;
    found.slips += slips;
    found.strangeSlips += strange;
    found.repeats += repeats;
    const names = await nameTable(records, scan, db);
    const sums = await db.run(sumsSql(records, scan, names, outside > 0));
    const groups = await readGroups(sums, { ...scan, summed: true }, format);
    found.flaws += groups.flaws;
    read.push({ ...groups, records: rows });
  }
  // identifiers of several files are compared record by record
  return { read, ...found, repeats: found.repeats > 0 || files.length > 1 };
}

/** The table of the names that records bear, with a number for each. */
async function nameTable(
  records: string,
  scan: Parameters<typeof namedSql>[1],
  db: DuckDBConnection,
): Promise<{ readonly table: string; readonly salt: number }> {
  const table = "names_of_records";
  // 64 bits: even for a million names two share a number once in thirty million files
  for (let salt = 0; ; salt++) {
    await db.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${namedSql(records, scan, salt)}`);
    const shared = await db.runAndReadAll(`SELECT count(*) - count(DISTINCT named) FROM ${table}`);
    if (Number(shared.value(0, 0)) === 0) return { table, salt };
  }
}

type Gathered = {
  readonly files: readonly OpenedFile[];
  readonly read: readonly ReadGroups[];
  readonly notes: readonly (readonly string[])[];
};
type With = { readonly format: Format; readonly plan: LoadPlan; readonly db: DuckDBConnection };

function scannedOf({ files, read, notes }: Gathered, table?: RecordTable): Scanned {
  const groups = read.flatMap((one) => one.groups);
  const made = table === undefined ? undefined : Promise.resolve(table);
  return { groups, records: read.map((one) => one.records), notes, read: files, table: made };
}

// records one by one: which identifiers stand for different records, and which records are exact repetitions
async function lookAgain(all: Gathered, wrong: boolean, { format, plan, db }: With): Promise<Attempt> {
  // what is wrong may be joined by conflicts: then all is told at once
  if (wrong) return { kind: "refused", conflicts: await conflictsIn(all.files, plan, db) };
  const table = await makeRecordTable(all.files, plan, db);
  const repeats = await repeatsIn(table, db);
  if (repeats.conflicts.size > 0) return { kind: "refused", conflicts: repeats.conflicts };
  if (repeats.dropped === 0) return { kind: "read", scanned: scannedOf(all, table) };
  const { groups } = await withoutRepeats(table, format, db);
  const notes = all.notes.map((own, i) => (i === 0 ? [...own, repeatNote(repeats.dropped)] : own));
  return { kind: "read", scanned: { ...scannedOf({ ...all, notes }, table), groups } };
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
