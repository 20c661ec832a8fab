// Writes rows as lines of CSV, so that what a service sends can be kept as a file and read again without loss.

/** A row of a table: values by column. `null` stands for an empty value, as in SQL and JSON. */
export type Row = Readonly<Record<string, string | number | null>>;

/**
 * The lines of a CSV file: first the names of the columns, then the rows, each line with its line feed. A value with a comma, a
 * quote or a line break is put in quotes, and its quotes are doubled (RFC 4180). A value that a row lacks is left empty, and so
 * is `null`. Throws on a number that is not finite, which no CSV can hold.
 *
 * @example
 * [...csvLines([{ id: 1, side: 'A "north", B' }], ["id", "side"])] // ["id,side\n", "1,\"A \"\"north\"\", B\"\n"]
 */
export function* csvLines(rows: Iterable<Row>, columns: readonly string[]): Generator<string, void> {
  yield csvLine(columns);
  for (const row of rows) yield csvRow(row, columns);
}

/** One row as a line of CSV, with its line feed. */
export function csvRow(row: Row, columns: readonly string[]): string {
  return csvLine(columns.map((column) => row[column] ?? null));
}

/** The columns of a table: those that are known, in their order, and then any others that the rows have, as they come. */
export function columnsOf(rows: Iterable<Row>, known: readonly string[]): readonly string[] {
  const columns = new Set(known);
  for (const row of rows) for (const column of Object.keys(row)) columns.add(column);
  return [...columns];
}

function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvValue).join(",")}\n`;
}

function csvValue(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`a number in a table is finite; got ${value}`);
    return String(value);
  }
  // a leading or trailing space would be lost by readers that trim
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
