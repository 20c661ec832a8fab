// Loads one source: looks at its files, scans them into a table of records, and tells every problem with its place.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadedFile, SourceFile } from "../cube/engine.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import { formatNamed } from "../sources/formats.js";
import { headerOnly, judgeOpening, type Opening } from "../sources/reading/opening.js";
import { tooManySlips } from "../sources/reading/table.js";
import { diagnose, type OpenedText } from "./diagnose.js";
import { fingerprintOfFile, type InputFile, lookAt } from "./input-file.js";
import { type NameGroup, nameGroups } from "./name-groups.js";
import { openParquet } from "./parquet.js";
import { quotedName, quotedText, recordsSql, type ScanWidth, type SqlColumn } from "./scan-sql.js";

/** How a source is to be loaded. */
export type LoadPlan = {
  /** The table that its records go to. */
  readonly table: string;
  readonly width: ScanWidth;
  /** How many problems of a file are told. */
  readonly told: number;
};

/** A source whose records are in a table. */
export type LoadedSource = {
  readonly name: string;
  readonly format: Format;
  readonly table: string;
  readonly groups: readonly NameGroup[];
  readonly files: readonly LoadedFile[];
};

type Opened = { readonly file: InputFile; readonly columns: readonly SqlColumn[]; readonly from: string };
type OpenedFile = Opened & { readonly opening: Opening | undefined };

/** Loads a source. Refuses it with all problems of all its files; then nothing of it is kept. */
export async function loadSource(
  source: SourceFile,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Result<LoadedSource>> {
  const format = formatNamed(source.format, source.mapping);
  if (!format.ok) return format;
  const files = await Promise.all(source.paths.map((path) => openFile(path, format.value, db)));
  const problems = files.flatMap((file) => (file.ok ? [] : file.problems));
  if (problems.length > 0) return { ok: false, problems };
  const opened = files.flatMap((file) => (file.ok ? [file.value] : []));
  const [prints, scanned] = await Promise.all([
    Promise.all(opened.map(({ file }) => fingerprintOfFile(file))),
    scan(opened, format.value, plan, db),
  ]);
  const damaged = prints.flatMap((print) => (print.ok ? [] : print.problems));
  if (damaged.length > 0) return { ok: false, problems: damaged };
  if (!scanned.ok) return scanned;
  const { groups, records, notes } = scanned.value;
  const loaded = prints.flatMap((print, i) =>
    print.ok
      ? [
          {
            name: source.name,
            path: opened[i].file.path,
            sha256: print.value,
            records: records[i],
            ...notesOf(notes, i),
          },
        ]
      : [],
  );
  return success({ name: source.name, format: format.value, table: plan.table, groups, files: loaded });
}

function notesOf(notes: readonly string[], index: number): { notes?: readonly string[] } {
  return index === 0 && notes.length > 0 ? { notes } : {};
}

async function openFile(path: string, format: Format, db: DuckDBConnection): Promise<Result<OpenedFile>> {
  const looked = await lookAt(path);
  if (!looked.ok) return looked;
  const file = looked.value;
  if (file.packing === "parquet") {
    const parquet = await openParquet(path, format, db);
    return parquet.ok ? success({ file, opening: undefined, ...parquet.value }) : parquet;
  }
  const judged = judgeOpening(file.head, file.whole, format);
  const problems = judged.ok
    ? file.whole && judged.value.sample.length === 0
      ? [headerOnly()]
      : []
    : judged.problems;
  if (problems.length > 0 || !judged.ok) {
    return { ok: false, problems: problems.map((one) => ({ ...one, where: { file: path, ...one.where } })) };
  }
  return success({
    file,
    opening: judged.value,
    ...textTable({ file, opening: judged.value }, "as-sampled"),
  });
}

/** The columns of a file of text, and how DuckDB reads it: with types where the sample shows them, or all as text. */
function textTable({ file, opening }: OpenedText, types: "as-sampled" | "all-text"): Omit<Opened, "file"> {
  const name = (index: number) => `c${index}`;
  const typeOf = new Map(
    opening.columns.map(({ column, index }) => {
      const sample = opening.sample.map((record) => record.fields[index] ?? "");
      return [
        index,
        types === "all-text" ? "VARCHAR" : sampledType(column.role, column.content.kind, sample),
      ];
    }),
  );
  const columns = opening.columns.map(
    ({ column, index }): SqlColumn => ({ ...column, sql: name(index), type: typeOf.get(index) ?? "VARCHAR" }),
  );
  const declared = opening.headings.map((_, i) => `${name(i)}: '${typeOf.get(i) ?? "VARCHAR"}'`).join(", ");
  const options = [
    quotedText(file.path.replace(/[[*?]/g, "[$&]")),
    "auto_detect = false",
    `header = ${opening.hasHeader}`,
    `skip = ${opening.emptyLines}`,
    `delim = ${opening.delimiter === "\t" ? "'\\t'" : quotedText(opening.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `compression = '${file.packing === "gzip" ? "gzip" : "none"}'`,
    `columns = {${declared}}`,
  ];
  return { columns, from: `read_csv(${options.join(", ")})` };
}

// typed columns are read faster; what the sample does not show is met by a second attempt with all as text
function sampledType(role: string, kind: string, sample: readonly string[]): string {
  const all = (pattern: RegExp) => sample.length > 0 && sample.every((field) => pattern.test(field));
  if (kind === "day") return all(/^\d{4}-\d{2}-\d{2}$/) ? "DATE" : "VARCHAR";
  if (kind === "whole" || kind === "degrees") return all(/^(-?\d+(\.\d+)?)?$/) ? "DOUBLE" : "VARCHAR";
  return role === "id" && all(/^[1-9]\d{0,14}$/) ? "BIGINT" : "VARCHAR";
}

type Scanned = {
  readonly groups: readonly NameGroup[];
  readonly records: readonly number[];
  readonly notes: readonly string[];
};

async function scan(
  files: readonly OpenedFile[],
  format: Format,
  plan: LoadPlan,
  db: DuckDBConnection,
): Promise<Result<Scanned>> {
  const first = await attempt(files, format, plan, db);
  if (first.kind === "read") return success(first.scanned);
  const suspicion = {
    format,
    told: plan.told,
    conflicts: first.kind === "refused" ? first.conflicts : new Set<string>(),
  };
  const texts = files.flatMap(({ file, opening }) => (opening === undefined ? [] : [{ file, opening }]));
  const problems = await diagnose(texts, suspicion).catch(() => []);
  if (problems.length > 0) return { ok: false, problems };
  // nothing is wrong with the text: then the types that were taken from the sample do not hold
  const asText = files.map((file) =>
    file.opening === undefined
      ? file
      : { ...file, ...textTable({ file: file.file, opening: file.opening }, "all-text") },
  );
  const second = await attempt(asText, format, plan, db);
  if (second.kind === "read") return success(second.scanned);
  return {
    ok: false,
    problems: [unexplained(files[0].file.path, second.kind === "failed" ? second.message : "")],
  };
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
  const table = quotedName(plan.table);
  const records: number[] = [];
  try {
    await db.run(`DROP TABLE IF EXISTS ${table}`);
    for (const { columns, from } of files) {
      const sql = recordsSql(columns, from, plan.width);
      const into = records.length === 0 ? `CREATE TABLE ${table} AS` : `INSERT INTO ${table} BY NAME`;
      records.push(Number((await db.runAndReadAll(`${into} ${sql}`)).value(0, 0)));
    }
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
  const groups = await nameGroups(plan, format, db);
  const total = groups.reduce((sum, group) => sum + group.rows, 0);
  const flaws = groups.reduce((sum, group) => sum + group.flaws + (group.kind === undefined ? 1 : 0), 0);
  const slips = groups.reduce((sum, group) => sum + group.slips, 0);
  const strange = groups.reduce((sum, group) => sum + group.strangeSlips, 0);
  const slipsRefused = strange > 0 || tooManySlips(format, slips, total);
  const repeats = await repeatedIds(plan, format, db);
  if (flaws > 0 || slipsRefused || repeats.conflicts.size > 0) {
    return { kind: "refused", conflicts: repeats.conflicts };
  }
  if (repeats.dropped === 0) return { kind: "read", scanned: { groups, records, notes: notesOn(slips, 0) } };
  const notes = notesOn(slips, repeats.dropped);
  return { kind: "read", scanned: { groups: await nameGroups(plan, format, db), records, notes } };
}

/** Identical repetitions are taken out; identifiers that stand for different records are named. */
async function repeatedIds(
  plan: LoadPlan,
  format: Format,
  db: DuckDBConnection,
): Promise<{ conflicts: ReadonlySet<string>; dropped: number }> {
  const table = quotedName(plan.table);
  if (!plan.width.ids || !format.columns.some((column) => column.role === "id")) {
    return { conflicts: new Set(), dropped: 0 };
  }
  const counted = await db.runAndReadAll(`SELECT count(*) - count(DISTINCT id) FROM ${table}`);
  const repeats = Number(counted.value(0, 0));
  if (repeats === 0) return { conflicts: new Set(), dropped: 0 };
  const different = await db.runAndReadAll(
    `SELECT id::VARCHAR FROM (SELECT DISTINCT * FROM ${table}) GROUP BY id HAVING count(*) > 1 LIMIT 10000`,
  );
  const conflicts = new Set(different.getRows().map(([id]) => String(id)));
  if (conflicts.size === 0)
    await db.run(`CREATE OR REPLACE TABLE ${table} AS SELECT DISTINCT * FROM ${table}`);
  return { conflicts, dropped: repeats };
}

function notesOn(slips: number, repeats: number): readonly string[] {
  const notes: string[] = [];
  if (slips > 0) {
    notes.push(
      `${slips} records give a low estimate of deaths above the high one, as this publisher's releases do; both were widened to hold the best estimate.`,
    );
  }
  if (repeats > 0) notes.push(`${repeats} records are exact repetitions of others, and were counted once.`);
  return notes;
}

function unexplained(file: string, message: string): Problem {
  return problem("file-format", "DuckDB can't read the file", {
    where: { file },
    found: message.split("\n", 1)[0].slice(0, 200),
    expected: "a table in CSV (RFC 4180), CSV.gz or Parquet",
    hint: "Open the file in a text editor; save it again as CSV UTF-8.",
  });
}
