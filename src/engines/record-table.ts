// Keeps the records of a source one by one in DuckDB, for what groups can't answer: repetitions, and links between sources.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Format } from "../sources/format.js";
import { type ReadGroups, readGroups } from "./groups.js";
import type { OpenedFile } from "./open-source.js";
import { groupsSql, quotedName, quotedText, type RecordScan, recordsSql } from "./scan-sql.js";

/** A table of records in DuckDB. */
export type RecordTable = { readonly name: string; readonly scan: Omit<RecordScan, "from"> };

/** Makes the table of the records of some files. */
export async function makeRecordTable(
  files: readonly OpenedFile[],
  { number, byPoint }: { readonly number: number; readonly byPoint: boolean },
  db: DuckDBConnection,
): Promise<RecordTable> {
  const name = quotedName(`record_${number}`);
  const all = files.map(({ columns, from }) => recordsSql({ columns, from, byPoint }));
  await db.run(`CREATE OR REPLACE TABLE ${name} AS ${all.join(" UNION ALL BY NAME ")}`);
  const columns = files.flatMap((file) => file.columns);
  return { name, scan: { columns, byPoint } };
}

/** How many records repeat others exactly, and which identifiers stand for different records. */
export async function repeatsIn(
  { name }: RecordTable,
  db: DuckDBConnection,
): Promise<{ readonly conflicts: ReadonlySet<string>; readonly dropped: number }> {
  const counted = await db.runAndReadAll(`SELECT count(id) - count(DISTINCT id) FROM ${name}`);
  const dropped = Number(counted.value(0, 0));
  if (dropped === 0) return { conflicts: new Set(), dropped };
  const different = await db.runAndReadAll(
    `SELECT id::VARCHAR FROM (SELECT DISTINCT * FROM ${name} WHERE id IS NOT NULL) GROUP BY id HAVING count(*) > 1`,
  );
  return { conflicts: new Set(different.getRows().map(([id]) => String(id))), dropped };
}

/** Takes exact repetitions out of the table, and reads its groups again. Records without an identifier all stay. */
export async function withoutRepeats(
  { name, scan }: RecordTable,
  format: Format,
  db: DuckDBConnection,
): Promise<ReadGroups> {
  await db.run(`CREATE OR REPLACE TABLE ${name} AS
    SELECT DISTINCT * FROM ${name} WHERE id IS NOT NULL UNION ALL SELECT * FROM ${name} WHERE id IS NULL`);
  return readGroups(await db.run(groupsSql(`SELECT * FROM ${name}`, scan)), scan, format);
}

/** The groups of the records with some identifiers. */
export async function groupsOf(
  ids: readonly string[],
  { name, scan }: RecordTable,
  format: Format,
  db: DuckDBConnection,
): Promise<ReadGroups> {
  const some = `SELECT * FROM ${name} WHERE id::VARCHAR IN (${ids.map(quotedText).join(", ")})`;
  return readGroups(await db.run(groupsSql(some, scan)), scan, format);
}
