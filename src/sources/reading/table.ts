// Reads a table of text from its first line to its last: its rows, or every problem that it has, each with its place.
import { failure, type Problem, problem, type Result, type Spot, success } from "../../ground/problem.js";
import type { Format } from "../format.js";
import { type CsvFault, type CsvRecord, CsvSplitter, longestRecord, spotOfField } from "./csv.js";
import { headerOnly, judgeOpening, type Opening, openingBytes } from "./opening.js";
import { readRow, type SourceRow } from "./rows.js";

/** How a table is read. */
export type TableOptions = {
  /** The name of the file, for messages. */
  readonly file: string;
  /** How many problems are told; the rest is counted. */
  readonly told: number;
  /** Which identifiers are compared with those seen before; all, if not given. */
  readonly suspects?: ReadonlySet<string>;
  /** Hears of every problem, also of those that are only counted. */
  readonly every?: (one: Problem) => void;
};

/** Where an identifier was first met, and what its record said. */
export type FirstUse = { readonly file: string; readonly line: number; readonly content: string };

/**
 * Reads the bytes of a table as rows, without an engine. Repetitions of a record (same identifier, same content) count once.
 *
 * Refuses the table with all its problems, up to twenty of them.
 */
export function readTable(bytes: Uint8Array, format: Format, file: string): Result<readonly SourceRow[]> {
  const judged = judgeOpening(bytes.subarray(0, openingBytes), bytes.length <= openingBytes, format);
  const inFile = (one: Problem): Problem => ({ ...one, where: { file, ...one.where } });
  if (!judged.ok) return failure(judged.problems.map(inFile));
  const rows: SourceRow[] = [];
  let records = 0;
  const reader = new TableReader(judged.value, { file, told: 20 }, new Map(), (row) => {
    if (row !== "passed-over") rows.push(row);
    records += 1;
  });
  reader.push(new TextDecoder("utf-8").decode(bytes));
  reader.end();
  const problems = reader.problems(tooManySlips(format, reader.slips, rows.length));
  if (problems.length > 0) return failure(problems);
  return records === 0 ? failure([inFile(headerOnly())]) : success(rows);
}

/** Whether more records than the publisher is known for give a low estimate above the high one. */
export function tooManySlips(format: Format, slips: number, rows: number): boolean {
  return slips > rows * format.slipShare;
}

/** Whether a slip is none that the publishers' releases show: there, low exceeds best by one at most. */
export function isStrangeSlip(row: {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}): boolean {
  return row.low > row.high && row.low > row.best + 1;
}

/** Takes the text of a table piece by piece. Its state: the problems so far, and the identifiers met. */
export class TableReader {
  /** How many rows give a low estimate above the high one. */
  slips = 0;
  private readonly found: Problem[] = [];
  private readonly slipsFound: { readonly slip: Problem; readonly strange: boolean }[] = [];
  private more = 0;
  private beforeFirst: boolean;
  private readonly splitter: CsvSplitter;

  constructor(
    private readonly opening: Opening,
    private readonly options: TableOptions,
    private readonly seen: Map<string, FirstUse>,
    private readonly take: (row: SourceRow | "passed-over") => void,
  ) {
    this.beforeFirst = opening.hasHeader;
    this.splitter = new CsvSplitter(opening.delimiter, {
      record: (record) => this.read(record),
      fault: (fault) => this.tell(faultProblem(fault)),
    });
  }

  push(piece: string): void {
    this.splitter.push(piece);
  }

  end(): void {
    this.splitter.end();
  }

  /** The problems, in the order of their lines. Records whose low estimate exceeds the high one are told if they are refused. */
  problems(slipsRefused: boolean): readonly Problem[] {
    const slips = this.slipsFound.filter(({ strange }) => strange || slipsRefused).map(({ slip }) => slip);
    const lineOf = (one: Problem) => one.where?.line ?? 0;
    const all = [...this.found, ...slips].sort((a, b) => lineOf(a) - lineOf(b));
    const told = all.slice(0, this.options.told);
    const untold = this.more + all.length - told.length;
    if (untold === 0) return told;
    const message = `${untold} more problems of this file are not listed`;
    return [...told, problem("problems-many", message, { where: { file: this.options.file } })];
  }

  private read(record: CsvRecord): void {
    if (this.beforeFirst) {
      this.beforeFirst = false;
      return;
    }
    const { columns, delimiter, headings } = this.opening;
    const reading = readRow(record, columns, { width: headings.length, delimiter });
    switch (reading.kind) {
      case "passed-over":
        this.take("passed-over");
        return;
      case "refused":
        for (const one of reading.problems) this.tell(one);
        return;
      case "row":
        if (reading.slip !== undefined) this.noteSlip(reading.slip, reading.row);
        if (this.isNew(record, reading.row)) this.take(reading.row);
    }
  }

  private noteSlip(slip: Problem, row: SourceRow): void {
    this.slips += 1;
    const placed = { ...slip, where: { file: this.options.file, ...slip.where } };
    if (this.slipsFound.length < 10_000) this.slipsFound.push({ slip: placed, strange: isStrangeSlip(row) });
  }

  // whether a row is the first with its identifier; a second one with other content is a problem
  private isNew(record: CsvRecord, row: SourceRow): boolean {
    const { suspects, file } = this.options;
    if (row.id === "" || (suspects !== undefined && !suspects.has(row.id))) return true;
    const content = JSON.stringify(row);
    const first = this.seen.get(row.id);
    if (first === undefined) {
      this.seen.set(row.id, { file, line: record.line, content });
      return true;
    }
    if (first.content === content) return false;
    const index = this.opening.columns.find(({ column }) => column.role === "id")?.index ?? 0;
    this.tell(conflictProblem(row.id, first, spotOfField(record, index, this.opening.delimiter), file));
    return false;
  }

  private tell(one: Problem): void {
    const { file, every, told } = this.options;
    const placed = { ...one, where: { file, ...one.where } };
    every?.(placed);
    if (this.found.length >= told) this.more += 1;
    else this.found.push(placed);
  }
}

function conflictProblem(id: string, first: FirstUse, where: Spot, file: string): Problem {
  const place = first.file === file ? `line ${first.line}` : `${first.file}, line ${first.line}`;
  return problem("id-conflict", `the identifier "${id}" stands for two different records`, {
    where,
    found: `another record with it on ${place}`,
    expected: "one record for each identifier",
    hint: "Keep the record that holds. If the files are two releases, give only one, or give them as two sources.",
  });
}

function faultProblem(fault: CsvFault): Problem {
  const where = fault.spot;
  switch (fault.kind) {
    case "quote-open":
      return problem("csv-structure", "a quote opens here and never closes", {
        where,
        expected: "a closing quote before the next comma",
        hint: "Close the quote, or take it out. A quote inside a quoted text is written twice.",
      });
    case "quote-junk":
      return problem("csv-structure", "the quoted text that begins here goes on after its closing quote", {
        where,
        expected: "a comma or the end of the line after a closing quote",
        hint: "A quote inside a quoted text is written twice.",
      });
    case "field-too-long": {
      const most = longestRecord.toLocaleString("en");
      return problem("field-too-long", `a field that begins here is longer than ${most} characters`, {
        where,
        expected: "a field of at most some thousand characters",
        hint: "Look for a quote that was never closed. What follows could not be judged.",
      });
    }
  }
}
