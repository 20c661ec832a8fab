// A table as a file for a spreadsheet: numbers as numbers, days as days, text as text whatever it begins with, the source below.
import writeExcelFile, { type Cell, type SheetData } from "write-excel-file/universal";
import type { PlainValue } from "../download.js";

/** A sheet: its title, its rows (the first has the headings), and whence the figures come. */
export type Sheet = {
  readonly title: string;
  readonly rows: readonly (readonly PlainValue[])[];
  readonly source: string;
};

/** The file. A text is never a formula: it is stored as a text, and a spreadsheet shows it as it is. */
export function xlsxOf({ title, rows, source }: Sheet): Promise<Blob> {
  const [headings = [], ...body] = rows;
  const data: SheetData = [
    headings.map((heading) => ({ ...textCell(String(heading)), fontWeight: "bold" }) as const),
    ...body.map((row) => row.map(cellOf)),
    [],
    [textCell(source)],
  ];
  const columns = headings.map((_, i) => ({ width: widthOf(rows.map((row) => row[i])) }));
  return writeExcelFile(data, {
    columns,
    sheet: sheetName(title),
    stickyRowsCount: 1,
    dateFormat: "yyyy-mm-dd",
  }).toBlob();
}

function cellOf(value: PlainValue): Cell {
  if (value === "") return null;
  if (value instanceof Date) return { value, type: Date };
  return typeof value === "number" && Number.isFinite(value)
    ? { value, type: Number }
    : textCell(String(value));
}

function textCell(text: string) {
  // characters that XML has no place for would make the file unreadable
  return { value: text.replace(forbidden, "\uFFFD"), type: String } as const;
}

const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function widthOf(values: readonly (PlainValue | undefined)[]): number {
  const lengths = values.map((value) => (value instanceof Date ? 10 : String(value ?? "").length));
  return Math.min(60, Math.max(8, ...lengths) + 2);
}

// spreadsheets allow 31 characters, and some of them not at all
function sheetName(title: string): string {
  const name = title
    .replace(/[\\/?*[\]:']/g, " ")
    .replace(forbidden, "")
    .replace(/\s+/g, " ")
    .trim();
  return [...name].slice(0, 31).join("").trim() || "Halcyon";
}
