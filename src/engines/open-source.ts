// Opens the files of a source: looks at their first bytes, finds their columns, and says how DuckDB reads them.
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import type { FoundColumn } from "../sources/reading/header.js";
import { judgeOpening, type Opening } from "../sources/reading/opening.js";
import { type InputFile, lookAt } from "./input-file.js";
import { openParquet, type ParquetNumbers } from "./parquet.js";
import { quotedText, type SqlColumn } from "./scan-sql.js";

/** A file that can be read, with the columns that its format needs. */
export type OpenedFile = {
  readonly file: InputFile;
  readonly columns: readonly SqlColumn[];
  /** What stands after FROM. */
  readonly from: string;
  /** For a file of text: its header and first records. */
  readonly opening: Opening | undefined;
  /** For Parquet: what its footer says of its rows. */
  readonly numbers: ParquetNumbers | undefined;
};

/** Opens all files of a source; tells the problems of all of them. */
export async function openSource(
  paths: readonly string[],
  format: Format,
  db: DuckDBConnection,
): Promise<Result<readonly OpenedFile[]>> {
  const files = await Promise.all(paths.map((path) => openFile(path, format, db)));
  const problems = files.flatMap((file) => (file.ok ? [] : file.problems));
  if (problems.length > 0) return { ok: false, problems };
  return success(withOneTypeOfId(files.flatMap((file) => (file.ok ? [file.value] : []))));
}

/**
 * The same files, with all columns read as text and line ends of every kind: for where the types that the first records show do
 * not hold. Only for files whose structure was found to be sound.
 */
export function asText(files: readonly OpenedFile[]): readonly OpenedFile[] {
  return files.map((one) =>
    one.opening === undefined
      ? one
      : { ...one, ...textTable(one.file, one.opening, () => "VARCHAR", "lenient") },
  );
}

async function openFile(path: string, format: Format, db: DuckDBConnection): Promise<Result<OpenedFile>> {
  const looked = await lookAt(path);
  if (!looked.ok) return looked;
  const file = looked.value;
  if (file.packing === "parquet") {
    const parquet = await openParquet(path, format, db);
    return parquet.ok ? success({ file, opening: undefined, ...parquet.value }) : parquet;
  }
  const refused = (problems: readonly Problem[]): Result<OpenedFile> => ({
    ok: false,
    problems: problems.map((one) => ({ ...one, where: { file: path, ...one.where } })),
  });
  const judged = judgeOpening(file.head, file.whole, format);
  if (!judged.ok) return refused(judged.problems);
  const opening = judged.value;
  const table = textTable(file, opening, (column) => sampledType(column, opening));
  return success({ file, opening, numbers: undefined, ...table });
}

// identifiers are numbers only if they are in every file
function withOneTypeOfId(files: readonly OpenedFile[]): readonly OpenedFile[] {
  const types = files.map(({ columns }) => columns.find((column) => column.role === "id")?.type);
  if (new Set(types).size <= 1) return files;
  return files.map((one) => {
    const { file, opening } = one;
    if (opening === undefined) return { ...one, columns: one.columns.map(idAsText) };
    const typeOf = (found: FoundColumn) =>
      found.column.role === "id" ? "VARCHAR" : sampledType(found, opening);
    return { ...one, ...textTable(file, opening, typeOf) };
  });
}

function idAsText(column: SqlColumn): SqlColumn {
  return column.role === "id" ? { ...column, sql: `${column.sql}::VARCHAR`, type: "VARCHAR" } : column;
}

// the longest line; pieces of two such lines stay near the processor: half the time of the 32 MB that DuckDB takes unless told
const lineBytes = 2_097_152;

function textTable(
  file: InputFile,
  opening: Opening,
  typeOf: (column: FoundColumn) => string,
  manner: "strict" | "lenient" = "strict",
): Pick<OpenedFile, "columns" | "from"> {
  const types = new Map(opening.columns.map((found) => [found.index, typeOf(found)]));
  const columns = opening.columns.map(
    ({ column, index }): SqlColumn => ({ ...column, sql: `c${index}`, type: types.get(index) ?? "VARCHAR" }),
  );
  const declared = opening.headings.map((_, i) => `c${i}: '${types.get(i) ?? "VARCHAR"}'`).join(", ");
  const options = [
    // a bracket, star or question mark in a name is a letter here, not a pattern
    quotedText(file.path.replace(/[[*?]/g, "[$&]")),
    "auto_detect = false",
    `header = ${opening.hasHeader}`,
    `skip = ${opening.emptyLines}`,
    `delim = ${quotedText(opening.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `strict_mode = ${manner === "strict"}`,
    `compression = '${file.packing === "gzip" ? "gzip" : "none"}'`,
    `buffer_size = ${2 * lineBytes}`,
    `max_line_size = ${lineBytes}`,
    `columns = {${declared}}`,
  ];
  return { columns, from: `read_csv(${options.join(", ")})` };
}

// typed columns are read faster
function sampledType({ column, index }: FoundColumn, opening: Opening): string {
  const sample = opening.sample.map((record) => record.fields[index] ?? "");
  const all = (pattern: RegExp) => sample.length > 0 && sample.every((field) => pattern.test(field));
  const { content } = column;
  switch (content.kind) {
    case "day": {
      const iso = content.shapes.some((shape) => shape.kind === "iso");
      return iso && all(/^\d{4}-\d{2}-\d{2}$/) ? "DATE" : "VARCHAR";
    }
    case "whole":
    case "degrees":
      return all(/^(-?\d+(\.\d+)?)?$/) ? "DOUBLE" : "VARCHAR";
    case "text":
    case "code":
      return column.role === "id" && all(/^[1-9]\d{0,14}$/) ? "BIGINT" : "VARCHAR";
  }
}
