// Judges the first bytes of a file: is it a table at all, how are its fields parted, which columns has it.
import { type Problem, problem, type Result, type Spot } from "../../ground/problem.js";
import type { Format } from "../format.js";
import { type CsvRecord, CsvSplitter } from "./csv.js";
import { type FoundColumn, findColumns, neededColumns } from "./header.js";

/** How a table of text is to be read. */
export type Opening = {
  readonly delimiter: string;
  /** All column names, as in the header; from the format's description where the file has no header. */
  readonly headings: readonly string[];
  readonly hasHeader: boolean;
  /** How many empty lines stand before the first record or header. */
  readonly emptyLines: number;
  readonly columns: readonly FoundColumn[];
  /** The first records, as far as the first bytes hold them whole. */
  readonly sample: readonly CsvRecord[];
};

/** How many bytes an opening is judged by. */
export const openingBytes = 65_536;

/**
 * Judges a file by its first bytes (uncompressed; `whole` when there are no more).
 *
 * Refuses what is empty, no UTF-8 text, a web page, JSON, an archive, or lacks a column that the format needs.
 */
export function judgeOpening(bytes: Uint8Array, whole: boolean, format: Format): Result<Opening> {
  const refused = notATable(bytes);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  const text = new TextDecoder("utf-8").decode(bytes, { stream: !whole });
  const delimiters = [",", "\t", ";", "|"];
  const openings = delimiters.map((delimiter) => ({
    delimiter,
    ...firstRecords(text, delimiter, whole),
  }));
  const headerless = openings.find(
    ({ records }) => headingsByNumber(format, records[0]?.fields) !== undefined,
  );
  const scored = openings.map((opening) => neededColumns(format, opening.records[0]?.fields ?? []));
  const most = Math.max(...scored);
  if (headerless !== undefined && most === 0) {
    const headings = headingsByNumber(format, headerless.records[0].fields) ?? [];
    const emptyLines = headerless.records[0].line - 1;
    const { delimiter, records } = headerless;
    return opened(format, { delimiter, headings, hasHeader: false, emptyLines, sample: records });
  }
  const widest = openings.reduce((a, b) =>
    (b.records[0]?.fields.length ?? 0) > (a.records[0]?.fields.length ?? 0) ? b : a,
  );
  const { delimiter, records, faulty } = most > 0 ? openings[scored.indexOf(most)] : widest;
  const header = records[0];
  if (header === undefined) return { ok: false, problems: [noHeader(text)] };
  if (whole && records.length === 1 && !faulty && most > 0) return { ok: false, problems: [headerOnly()] };
  const headings = header.fields;
  return opened(format, {
    delimiter,
    headings,
    hasHeader: true,
    emptyLines: header.line - 1,
    sample: records.slice(1),
  });
}

/** The problem of a file that holds a header, but nothing below it. */
export function headerOnly(): Problem {
  return problem("file-empty", "the file has a header, but no records below it", {
    expected: "at least one record",
    hint: "Check that the download or the export was finished, and that its filter is not too narrow.",
  });
}

function opened(format: Format, rest: Omit<Opening, "columns">): Result<Opening> {
  const columns = findColumns(format, rest.headings);
  if (columns.ok) return { ok: true, value: { ...rest, columns: columns.value } };
  const where: Spot = {
    line: 1,
    column: 1,
    length: 1,
    text: rest.headings.join(rest.delimiter).slice(0, 200),
  };
  return { ok: false, problems: columns.problems.map((found) => ({ ...found, where })) };
}

type First = { readonly records: readonly CsvRecord[]; readonly faulty: boolean };

function firstRecords(text: string, delimiter: string, whole: boolean): First {
  const records: CsvRecord[] = [];
  let faulty = false;
  const splitter = new CsvSplitter(delimiter, {
    record: (record) => records.push(record),
    fault: () => {
      faulty = true;
    },
  });
  splitter.push(text);
  if (whole) splitter.end();
  return { records, faulty };
}

function headingsByNumber(
  format: Format,
  fields: readonly string[] | undefined,
): readonly string[] | undefined {
  return format.withoutHeader?.find((headings) => headings.length === fields?.length);
}

/** What the bytes show to be something else than a table of text: empty, UTF-16, a web page, JSON, an archive. */
export function notATable(bytes: Uint8Array): Problem | undefined {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)) {
    return problem("file-empty", "the file is empty", {
      found: `${bytes.length} bytes`,
      expected: "a header and at least one record",
      hint: "Check that the download or the export was finished.",
    });
  }
  if (isUtf16(bytes)) {
    return problem("file-encoding", "the file is written in UTF-16, not in UTF-8", {
      where: { line: 1, column: 1, length: 1 },
      expected: "UTF-8",
      hint: "Save it again as UTF-8. In a spreadsheet: Save as, CSV UTF-8.",
    });
  }
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096)).replace(/^\u00ef\u00bb\u00bf/, "");
  const line = start.trimStart().split(/\r|\n/, 1)[0].slice(0, 200);
  const where = { line: 1, column: 1, length: Math.max(1, line.length), text: line };
  const begins = start.trimStart().slice(0, 200).toLowerCase();
  if (/^(<!doctype|<html|<head|<body|<\?xml|<!--|<script)/.test(begins)) {
    return problem("file-not-table", "the file is a web page, not a table", {
      where,
      found: line,
      expected: "a header with column names",
      hint: "The server probably answered with a login or error page. Open the file in a browser to read it, then download again.",
    });
  }
  if (/^[{[]\s*(["{[\]}]|$)/.test(begins)) {
    return problem("file-not-table", "the file is JSON, not a table", {
      where,
      found: line,
      expected: "a header with column names",
      hint: "The server probably answered with an error message: read it above. Download again, as CSV.",
    });
  }
  return archiveProblem(start, where);
}

function archiveProblem(start: string, where: Spot): Problem | undefined {
  if (start.startsWith("PK\u0003\u0004")) {
    return problem("file-not-table", "the file is a ZIP archive or a spreadsheet, not a table of text", {
      expected: "CSV, CSV.gz or Parquet",
      hint: "Unpack the archive first, or save the spreadsheet as CSV UTF-8.",
    });
  }
  const zero = start.indexOf("\0");
  if (zero < 0) return undefined;
  return problem("file-not-table", "the file holds bytes that no text has", {
    where: { line: where.line ?? 1, column: 1, length: 1 },
    expected: "CSV, CSV.gz or Parquet",
    hint: "Check that this is the right file.",
  });
}

function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  // without a mark: every second byte of Western text is zero
  const length = Math.min(bytes.length, 512);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  return length >= 8 && (even > length / 4 || odd > length / 4);
}

function noHeader(text: string): Problem {
  return problem("csv-structure", "the first line can't be read as a header", {
    where: { line: 1, column: 1, length: 1, text: text.split(/\r|\n/, 1)[0].slice(0, 200) },
    expected: "column names, parted by commas",
    hint: "Look for a quote that is opened and not closed, or for a line of many thousand characters.",
  });
}
