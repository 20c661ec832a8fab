// Reads the files of a source as records: fast where all is plain; carefully, with every problem and its place, where anything is not.
import type { LoadedFile } from "../../cube/engine.js";
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import type { Format } from "../../sources/format.js";
import { CsvSplitter } from "../../sources/reading/csv.js";
import { headerOnly, judgeOpening, type Opening, openingBytes } from "../../sources/reading/opening.js";
import { readRow } from "../../sources/reading/rows.js";
import { type FirstUse, isStrangeSlip, TableReader, tooManySlips } from "../../sources/reading/table.js";
import { ByteRow } from "./byte-row.js";
import { type ByteRecord, ByteSplitter } from "./byte-splitter.js";
import { BrokenFile, brokenProblem, type FileInPieces } from "./pieces.js";
import { emptyDraft, RecordColumns } from "./record-columns.js";

/** A file of a source. */
export type NamedFile = { readonly path: string; readonly file: FileInPieces };

/** How a source is read. */
export type ReadPlan = {
  readonly name: string;
  readonly format: Format;
  /** How many problems of a file are told; the rest is counted. */
  readonly told: number;
  /** Hears of every problem of the text, also of those that are only counted. */
  readonly every?: (one: Problem) => void;
};

/** A source that was read. */
export type ReadSource = { readonly columns: RecordColumns; readonly files: readonly LoadedFile[] };

/**
 * Reads the files of one source; a record that stands in two of them counts once. Refuses it with the problems of all its files.
 *
 * Cost: one pass over the bytes, and a second, slower one over files that have a problem.
 */
export async function readRecords(files: readonly NamedFile[], plan: ReadPlan): Promise<Result<ReadSource>> {
  const fast = await readFast(files, plan);
  const read = fast.problems.length > 0 ? failure(fast.problems) : fast.sound ? success(fast) : undefined;
  const whole = read ?? (await readCarefully(files, plan, fast.suspects));
  if (!whole.ok) return whole;
  const { columns, records, notes } = whole.value;
  const loaded: LoadedFile[] = [];
  for (const [i, { path, file }] of files.entries()) {
    const own = i === 0 && notes.length > 0 ? { notes } : {};
    loaded.push({ name: plan.name, path, sha256: await file.sha256(), records: records[i], ...own });
  }
  return success({ columns, files: loaded });
}

type Read = {
  readonly columns: RecordColumns;
  readonly records: readonly number[];
  readonly notes: readonly string[];
};

type Fast = Read & {
  /** What no second look is needed for. */
  readonly problems: readonly Problem[];
  /** Whether all is plain and right. */
  readonly sound: boolean;
  /** Identifiers that stand for different records; not known if the reading broke off. */
  readonly suspects: ReadonlySet<string> | undefined;
};

async function readFast(files: readonly NamedFile[], { format }: ReadPlan): Promise<Fast> {
  const columns = new RecordColumns();
  const problems: Problem[] = [];
  const counts: number[] = [];
  const conflicts = new Set<string>();
  const sums = { slips: 0, strange: 0, repeated: 0, refused: 0, broken: 0 };
  for (const { path, file } of files) {
    let records = 0;
    let met = 0;
    const take = makeTaker(columns, (what, id) => {
      met += 1;
      // a file has the records that stand in it; that some of them count once is a note
      if (what === "kept" || what === "repeated") records += 1;
      if (what === "repeated") sums.repeated += 1;
      if (what === "conflict") conflicts.add(String(id));
      if (what === "refused") sums.refused += 1;
      if (what === "slip") {
        sums.slips += 1;
        met -= 1;
      }
      if (what === "strange") {
        sums.strange += 1;
        met -= 1;
      }
    });
    const ended = await throughOpening(file, path, format, (opening) => {
      const reader = take(opening);
      return {
        push: (piece) => {
          if (reader.isSound) reader.push(piece);
          return reader.isSound;
        },
        end: () => {
          reader.end();
          if (!reader.isSound) sums.broken += 1;
        },
      };
    });
    problems.push(...ended);
    if (ended.length === 0 && met === 0 && sums.broken === 0) problems.push(inFile(headerOnly(), path));
    counts.push(records);
  }
  const rows = columns.count + sums.repeated;
  const wrong = conflicts.size + sums.refused + sums.broken + sums.strange;
  return {
    ...{ columns, problems, records: counts },
    notes: notesOf(sums.slips, sums.repeated),
    sound: wrong === 0 && !tooManySlips(format, sums.slips, rows),
    suspects: sums.broken > 0 ? undefined : conflicts,
  };
}

type Met = "kept" | "repeated" | "conflict" | "refused" | "passed-over";

// reads records from bytes; one that is not plain is read by the careful reader's own rules
function makeTaker(
  columns: RecordColumns,
  tell: (what: Met | "slip" | "strange", id?: number | string) => void,
): (opening: Opening) => ByteSplitter {
  return (opening) => {
    const { delimiter, headings } = opening;
    const fields = new ByteRow(opening.columns, headings.length, columns.words);
    const draft = emptyDraft();
    let beforeFirst = opening.hasHeader;
    const keep = (filled: typeof draft): void => {
      if (filled.low > filled.high) tell(isStrangeSlip(filled) ? "strange" : "slip");
      tell(columns.add(filled), filled.id);
    };
    return new ByteSplitter(delimiter.charCodeAt(0), (record) => {
      if (beforeFirst) {
        beforeFirst = false;
        return;
      }
      const reading = fields.read(record, draft);
      if (reading === "row") return keep(draft);
      if (reading === "passed-over") return tell("passed-over");
      const row = carefulRow(record, opening);
      if (row === "passed-over" || row === "refused") return tell(row);
      keep(columns.draftOf(row));
    });
  };
}

function carefulRow({ bytes, from, to }: ByteRecord, opening: Opening) {
  const table = { width: opening.headings.length, delimiter: opening.delimiter };
  let found: ReturnType<typeof readRow> | undefined;
  const splitter = new CsvSplitter(opening.delimiter, {
    record: (record) => {
      found = readRow(record, opening.columns, table);
    },
    fault: () => undefined,
  });
  splitter.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(from, to)));
  splitter.end();
  if (found?.kind === "row") return found.row;
  return found?.kind === "passed-over" ? "passed-over" : "refused";
}

async function readCarefully(
  files: readonly NamedFile[],
  { format, told, every }: ReadPlan,
  suspects: ReadonlySet<string> | undefined,
): Promise<Result<Read>> {
  const columns = new RecordColumns();
  const seen = new Map<string, FirstUse>();
  const readers: TableReader[] = [];
  const problems: Problem[] = [];
  const records: number[] = [];
  for (const { path, file } of files) {
    let count = 0;
    const options = { file: path, told, ...(suspects && { suspects }), ...(every && { every }) };
    const ended = await throughOpening(file, path, format, (opening) => {
      const reader = new TableReader(opening, options, seen, (row) => {
        if (row === "passed-over") return;
        if (columns.add(columns.draftOf(row)) === "kept") count += 1;
      });
      readers.push(reader);
      const decoder = new TextDecoder("utf-8");
      return {
        push: (piece) => {
          reader.push(decoder.decode(piece, { stream: true }));
          return true;
        },
        end: () => {
          reader.push(decoder.decode());
          reader.end();
        },
      };
    });
    problems.push(...ended);
    records.push(count);
  }
  const slips = readers.reduce((sum, reader) => sum + reader.slips, 0);
  const refused = tooManySlips(format, slips, columns.count);
  problems.push(...readers.flatMap((reader) => reader.problems(refused)));
  return problems.length > 0 ? failure(problems) : success({ columns, records, notes: notesOf(slips, 0) });
}

type Sink = { push(piece: Uint8Array): boolean; end(): void };

// hands a file over once its first bytes were judged; gives what is wrong with these, or with the file as a whole
async function throughOpening(
  file: FileInPieces,
  path: string,
  format: Format,
  begin: (opening: Opening) => Sink,
): Promise<readonly Problem[]> {
  let head = new Uint8Array();
  const opened: { sink?: Sink } = {};
  const judge = (whole: boolean): readonly Problem[] => {
    if (isParquet(head)) return [parquetHere(path)];
    const judged = judgeOpening(head.subarray(0, openingBytes), whole, format);
    if (!judged.ok) return judged.problems.map((one) => inFile(one, path));
    opened.sink = begin(judged.value);
    opened.sink.push(head);
    return [];
  };
  try {
    for await (const piece of file.pieces()) {
      if (opened.sink !== undefined) {
        if (!opened.sink.push(piece)) break;
        continue;
      }
      const longer = new Uint8Array(head.length + piece.length);
      longer.set(head);
      longer.set(piece, head.length);
      head = longer;
      const wrong = head.length > openingBytes ? judge(false) : [];
      if (wrong.length > 0) return wrong;
    }
  } catch (error) {
    if (error instanceof BrokenFile) return [brokenProblem(error, path)];
    throw error;
  }
  const wrong = opened.sink === undefined ? judge(true) : [];
  opened.sink?.end();
  return wrong;
}

function notesOf(slips: number, repeated: number): readonly string[] {
  const notes: string[] = [];
  const records = slips === 1 ? "1 record gives" : `${slips} records give`;
  if (slips > 0)
    notes.push(
      `${records} a low estimate of deaths above the high one, as this publisher's releases do; the bounds were widened to hold the best estimate.`,
    );
  if (repeated > 0) notes.push(repeatNote(repeated));
  return notes;
}

function repeatNote(dropped: number): string {
  return dropped === 1
    ? "1 record repeats another exactly, and was counted once."
    : `${dropped} records repeat others exactly, and were counted once.`;
}

function isParquet(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31;
}

function parquetHere(path: string): Problem {
  return problem("file-format", "a Parquet file can't be read here", {
    where: { file: path },
    expected: "CSV or CSV.gz",
    hint: "read it on the command line: halcyon import FILE --out counts.csv",
  });
}

function inFile(one: Problem, file: string): Problem {
  return { ...one, where: { file, ...one.where } };
}
