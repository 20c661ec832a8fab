// Opens a Parquet file: its columns have types of their own, and no lines.
import type { DuckDBConnection } from "@duckdb/node-api";
import { failure, problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import { findColumns } from "../sources/reading/header.js";
import { quotedName, quotedText, type SqlColumn } from "./scan-sql.js";

/** The columns of a Parquet file, and how DuckDB reads it. */
export async function openParquet(
  path: string,
  format: Format,
  db: DuckDBConnection,
): Promise<Result<{ readonly columns: readonly SqlColumn[]; readonly from: string }>> {
  const from = `read_parquet(${quotedText(path.replace(/[[*?]/g, "[$&]"))})`;
  try {
    const described = (await db.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows();
    const headings = described.map(([name]) => String(name));
    const found = findColumns(format, headings);
    if (!found.ok) {
      return failure(found.problems.map((one) => ({ ...one, where: { file: path } })));
    }
    const columns = found.value.map(
      ({ column, index, heading }): SqlColumn => ({
        ...column,
        sql: quotedName(heading),
        type: String(described[index][1]),
      }),
    );
    return success({ columns, from });
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
