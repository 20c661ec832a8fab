// The second look at a file that can't be right: reads it line by line, and tells where each problem lies.
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Problem, problem, type Spot } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import {
  type CsvFault,
  type CsvRecord,
  CsvSplitter,
  longestRecord,
  spotOfField,
} from "../sources/reading/csv.js";
import type { Opening } from "../sources/reading/opening.js";
import { readRow, type SourceRow } from "../sources/reading/rows.js";
import type { InputFile } from "./input-file.js";

/** A file of text whose opening was judged. */
export type OpenedText = { readonly file: InputFile; readonly opening: Opening };

/** What is to be found out. */
export type Suspicion = {
  readonly format: Format;
  /** How many problems of a file are told; the rest is counted. */
  readonly told: number;
  /** Identifiers that stand for different records. */
  readonly conflicts: ReadonlySet<string>;
  /** Whether records whose low estimate exceeds the high one are refused. */
  readonly slipsRefused: boolean;
};

/** All problems of the files of one source, in the order of the files and their lines. */
export async function diagnose(
  files: readonly OpenedText[],
  suspicion: Suspicion,
): Promise<readonly Problem[]> {
  const seen = new Map<string, FirstUse>();
  const problems: Problem[] = [];
  for (const { file, opening } of files) {
    const told = new ToldProblems(file.path, suspicion.told);
    await readThrough(
      file,
      opening,
      (record) => judge(record, opening, suspicion, { seen, told, file }),
      told,
    );
    problems.push(...told.list());
  }
  return problems;
}

type FirstUse = { readonly file: string; readonly line: number; readonly content: string };
type Findings = {
  readonly seen: Map<string, FirstUse>;
  readonly told: ToldProblems;
  readonly file: InputFile;
};

// the first problems as they are, and how many more there were
class ToldProblems {
  private readonly told: Problem[] = [];
  private more = 0;

  constructor(
    private readonly file: string,
    private readonly limit: number,
  ) {}

  add(found: Problem): void {
    if (this.told.length < this.limit)
      this.told.push({ ...found, where: { file: this.file, ...found.where } });
    else this.more += 1;
  }

  list(): readonly Problem[] {
    if (this.more === 0) return this.told;
    const many = problem("problems-many", `${this.more} more problems of this file are not listed`, {
      where: { file: this.file },
    });
    return [...this.told, many];
  }
}

function judge(record: CsvRecord, opening: Opening, suspicion: Suspicion, findings: Findings): void {
  const { columns, delimiter, headings } = opening;
  const reading = readRow(record, columns, { width: headings.length, delimiter });
  if (reading.kind === "refused") for (const found of reading.problems) findings.told.add(found);
  if (reading.kind !== "row") return;
  const { row, slip } = reading;
  const strange = slip !== undefined && (suspicion.slipsRefused || row.low > row.best + 1);
  if (slip !== undefined && strange) findings.told.add(slip);
  if (!suspicion.conflicts.has(row.id)) return;
  const idColumn = columns.find(({ column }) => column.role === "id")?.index ?? 0;
  const spot = spotOfField(record, idColumn, delimiter);
  const found = conflictOf(row, spot, findings);
  if (found !== undefined) findings.told.add(found);
}

function conflictOf(row: SourceRow, where: Spot, findings: Findings): Problem | undefined {
  const content = JSON.stringify(row);
  const first = findings.seen.get(row.id);
  if (first === undefined) {
    findings.seen.set(row.id, { file: findings.file.path, line: where.line ?? 0, content });
    return undefined;
  }
  if (first.content === content) return undefined;
  const place =
    first.file === findings.file.path ? `line ${first.line}` : `${first.file}, line ${first.line}`;
  return problem("id-conflict", `the identifier "${row.id}" stands for two different records`, {
    where,
    found: `another record with it on ${place}`,
    expected: "one record for each identifier",
    hint: "Keep the record that holds. If the files are two releases, give only one, or give them as two sources.",
  });
}

async function readThrough(
  file: InputFile,
  opening: Opening,
  take: (record: CsvRecord) => void,
  told: ToldProblems,
): Promise<void> {
  let first = opening.hasHeader;
  const splitter = new CsvSplitter(opening.delimiter, {
    record: (record) => {
      if (!first) take(record);
      first = false;
    },
    fault: (fault) => told.add(faultProblem(fault)),
  });
  const decoder = new TextDecoder("utf-8");
  const source = createReadStream(file.path, { highWaterMark: 1 << 20 });
  const sink = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) splitter.push(decoder.decode(piece, { stream: true }));
  };
  if (file.packing === "gzip") await pipeline(source, createGunzip(), sink);
  else await pipeline(source, sink);
  splitter.push(decoder.decode());
  splitter.end();
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
    case "field-too-long":
      return problem(
        "field-too-long",
        `a field that begins here is longer than ${longestRecord.toLocaleString("en")} characters`,
        {
          where,
          expected: "a field of at most some thousand characters",
          hint: "Look for a quote that was never closed. What follows could not be judged.",
        },
      );
  }
}
