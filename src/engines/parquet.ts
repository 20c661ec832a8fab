// Opens a Parquet file: its columns have types of their own, and its footer says how many rows it has and between which bounds.
import type { DuckDBConnection } from "@duckdb/node-api";
import { failure, problem, type Result, success } from "../ground/problem.js";
import type { Column, Format } from "../sources/format.js";
import { findColumns } from "../sources/reading/header.js";
import { quotedName, quotedText, type SqlColumn } from "./scan-sql.js";

/** What a footer says. */
export type ParquetNumbers = { readonly rows: number };

/** The columns of a Parquet file, and how DuckDB reads it. */
export async function openParquet(
  path: string,
  format: Format,
  db: DuckDBConnection,
): Promise<
  Result<{ readonly columns: readonly SqlColumn[]; readonly from: string; readonly numbers: ParquetNumbers }>
> {
  const name = quotedText(path.replace(/[[*?]/g, "[$&]"));
  const from = `read_parquet(${name})`;
  try {
    const described = (await db.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows();
    const headings = described.map(([heading]) => String(heading));
    const found = findColumns(format, headings);
    if (!found.ok) return failure(found.problems.map((one) => ({ ...one, where: { file: path } })));
    const bounds = await boundsOf(name, db);
    const columns = found.value.map(({ column, index, heading }): SqlColumn => {
      const type = typeOf(String(described[index][1]));
      return { ...column, sql: quotedName(heading), type, ...known(column, type, bounds.get(heading)) };
    });
    const rows = Number((await db.runAndReadAll(`SELECT count(*) FROM ${from}`)).value(0, 0));
    if (rows > 0) return success({ columns, from, numbers: { rows } });
    return failure([
      problem("file-empty", "the file has columns, but no records", {
        where: { file: path },
        expected: "at least one record",
      }),
    ]);
  } catch (error) {
    return failure([
      problem("file-truncated", "the Parquet file can't be read", {
        where: { file: path },
        found: (error instanceof Error ? error.message : String(error)).split("\n", 1)[0].slice(0, 200),
        expected: "a whole Parquet file",
        hint: "Download it again, or write it again.",
      }),
    ]);
  }
}

type Bounds = { readonly least: number; readonly most: number; readonly empty: number };

/** The bounds of the columns, and how many of their values are empty, where every part of the file says so in its footer. */
async function boundsOf(name: string, db: DuckDBConnection): Promise<ReadonlyMap<string, Bounds>> {
  const read = await db.runAndReadAll(`SELECT path_in_schema, min(try_cast(stats_min_value AS DOUBLE)),
    max(try_cast(stats_max_value AS DOUBLE)), sum(stats_null_count)::DOUBLE FROM parquet_metadata(${name}) GROUP BY ALL
    HAVING bool_and(try_cast(stats_min_value AS DOUBLE) IS NOT NULL AND try_cast(stats_max_value AS DOUBLE) IS NOT NULL
      AND stats_null_count IS NOT NULL)`);
  return new Map(
    read
      .getRows()
      .map(([heading, least, most, empty]) => [
        String(heading),
        { least: Number(least), most: Number(most), empty: Number(empty) },
      ]),
  );
}

function known(
  column: Column,
  type: string,
  bounds: Bounds | undefined,
): Pick<SqlColumn, "proven" | "bounds"> {
  if (bounds === undefined || bounds.empty > 0) return {};
  const { content } = column;
  const { least, most } = bounds;
  switch (content.kind) {
    case "whole":
      return type === "BIGINT" && least >= content.least && most <= content.most
        ? { proven: true, bounds }
        : {};
    case "degrees":
      return least >= -content.most && most <= content.most ? { proven: true, bounds } : {};
    case "text":
      return column.role === "id" && type === "BIGINT" ? { proven: true, bounds } : {};
    case "code":
    case "day":
      return {};
  }
}

// whole numbers of every width are one here
function typeOf(type: string): string {
  return /^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(type) ? "BIGINT" : type;
}
