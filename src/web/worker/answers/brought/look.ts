// What a file that was dropped seems to be: its format, its columns, its first rows; nothing is counted yet.
import type { FormatName } from "../../../../cube/engine.js";
import { failure, type Problem, problem, type Result, success } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { type Recognition, recognise } from "../../../../questions/recognise.js";
import { BrokenFile, brokenProblem } from "../../../../questions/records/pieces.js";
import { formatNamed } from "../../../../sources/formats.js";
import { openingBytes } from "../../../../sources/reading/opening.js";
import { headOf } from "../../file-pieces.js";

/** Which file. */
export type LookAsk = { readonly file: File };

/** The file in short, and for each known format who publishes it and on what terms. */
export type LookAnswer = Recognition & {
  readonly publishers: Readonly<
    Record<
      string,
      { readonly title: string; readonly publisher: string; readonly licence: string; readonly cite: string }
    >
  >;
};

const formats: readonly FormatName[] = ["ucdp", "acled", "gdelt", "counts"];

/** Looks at a file. Refuses what is no table of text, and says what reads it instead. */
export async function look(_opened: OpenedProcess, { file }: LookAsk): Promise<Result<LookAnswer>> {
  try {
    const { head, whole } = await headOf(file, openingBytes);
    const other = otherReader(head, file.name);
    if (other !== undefined) return failure([other]);
    const recognised = recognise(head, whole);
    if (!recognised.ok) return failure(recognised.problems.map((one) => placed(one, file.name)));
    const publishers = Object.fromEntries(formats.map((name) => [name, publisherOf(name)]));
    return success({ ...recognised.value, publishers });
  } catch (error) {
    if (error instanceof BrokenFile) return failure([brokenProblem(error, file.name)]);
    throw error;
  }
}

function publisherOf(name: FormatName) {
  const format = formatNamed(name);
  if (!format.ok) throw new Error(`the format ${name} is described; got none`);
  const { title, provenance } = format.value;
  const { publisher, licence, cite } = provenance;
  return { title, publisher, licence, cite };
}

// what the command line reads and a page does not
function otherReader(head: Uint8Array, name: string): Problem | undefined {
  const starts = (...mark: readonly number[]) => mark.every((byte, i) => head[i] === byte);
  const where = { file: name };
  if (starts(0x50, 0x41, 0x52, 0x31)) {
    return problem("file-format", "this is a Parquet file, which a page can't read", {
      where,
      expected: "CSV or CSV.gz",
      hint: `the command line reads it: halcyon import ${plainName(name)} --out counts.csv; then drop counts.csv here`,
    });
  }
  if (!starts(0x50, 0x4b, 0x03, 0x04)) return undefined;
  return problem("file-not-table", "this is a ZIP archive or a spreadsheet, not a table of text", {
    where,
    expected: "CSV or CSV.gz",
    hint: /\.xls/i.test(name)
      ? "in the spreadsheet: Save as, CSV UTF-8; then drop that file here"
      : "unpack the archive, and drop the table that is in it",
  });
}

function plainName(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : "FILE";
}

function placed(one: Problem, file: string): Problem {
  return { ...one, where: { file, ...one.where } };
}
