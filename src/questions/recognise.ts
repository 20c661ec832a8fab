// What a file that somebody brings seems to be: how it is parted, which known format its header is of, and what its columns may hold.
import type { ColumnMapping, FormatName } from "../cube/engine.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import { formatNamed } from "../sources/formats.js";
import { neededColumns } from "../sources/reading/header.js";
import { judgeOpening, openingBytes } from "../sources/reading/opening.js";
import { guessMapping } from "./guess-mapping.js";

/** A file as its first bytes show it. */
export type Recognition = {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly hasHeader: boolean;
  /** The first records. */
  readonly rows: readonly (readonly string[])[];
  /** The format that it is of; `generic` where its columns have to be named. */
  readonly format: FormatName;
  /** A known format that it nearly is, and what it lacks for that. */
  readonly nearly?: { readonly format: FormatName; readonly problems: readonly Problem[] };
  /** Which column seems to hold what. */
  readonly mapping: Partial<ColumnMapping>;
};

const known: readonly FormatName[] = ["ucdp", "acled", "gdelt", "counts"];

/** How many records of a file are shown. */
const shownRows = 8;

/** Recognises a file by its first bytes (unpacked; `whole` if there are no more). Refuses what is no table of text. */
export function recognise(bytes: Uint8Array, whole: boolean): Result<Recognition> {
  const head = bytes.subarray(0, openingBytes);
  const plain = judgeOpening(head, whole, anyTable);
  if (!plain.ok) return plain;
  const broken = plain.value.headings.find((heading) => heading.includes("\ufffd"));
  if (broken !== undefined) return { ok: false, problems: [notText(broken)] };
  const mapping = guessMapping(
    plain.value.headings,
    plain.value.sample.map((record) => record.fields),
  );
  let nearly: (Recognition["nearly"] & object) | undefined;
  for (const name of known) {
    const format = formatOf(name);
    const judged = judgeOpening(head, whole, format);
    const opening = judged.ok ? judged.value : undefined;
    if (opening !== undefined) return success({ ...shown(opening), format: name, mapping });
    const needed = format.columns.filter((column) => column.required).length;
    const has = neededColumns(format, plain.value.headings);
    if (!judged.ok && nearly === undefined && has > needed / 2 && name !== "counts")
      nearly = { format: name, problems: judged.problems };
  }
  return success({ ...shown(plain.value), format: "generic", mapping, ...(nearly && { nearly }) });
}

// nothing is asked of it, so the widest way of parting its lines is taken
const anyTable: Format = {
  name: "any",
  title: "table",
  provenance: { publisher: "", licence: "", cite: "", recordsMayBePassedOn: false },
  columns: [],
  slipShare: 0,
};

function shown(opening: {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly hasHeader: boolean;
  readonly sample: readonly { readonly fields: readonly string[] }[];
}): Pick<Recognition, "delimiter" | "headings" | "hasHeader" | "rows"> {
  const { delimiter, headings, hasHeader, sample } = opening;
  return { delimiter, headings, hasHeader, rows: sample.slice(0, shownRows).map(({ fields }) => fields) };
}

function formatOf(name: FormatName): Format {
  const format = formatNamed(name);
  if (!format.ok) throw new Error(`the format ${name} is described; got none`);
  return format.value;
}

function notText(found: string): Problem {
  return problem("file-encoding", "the column names hold bytes that are not UTF-8", {
    where: { line: 1, column: 1, length: 1 },
    found: found.slice(0, 80),
    expected: "text in UTF-8",
    hint: "The file was probably saved in Latin-1 or Windows-1252, or is no table. Save it again as CSV UTF-8.",
  });
}
