// The second look at files that can't be right: reads them line by line, and tells where each problem lies.
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Problem } from "../ground/problem.js";
import type { Format } from "../sources/format.js";
import type { Opening } from "../sources/reading/opening.js";
import { type FirstUse, TableReader, tooManySlips } from "../sources/reading/table.js";
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
};

/** What was found: all problems, in the order of the files and their lines; and how many records there are. */
export type Diagnosis = { readonly problems: readonly Problem[]; readonly records: number };

/** Reads the files of one source line by line. */
export async function diagnose(files: readonly OpenedText[], suspicion: Suspicion): Promise<Diagnosis> {
  const { format, told, conflicts: suspects } = suspicion;
  const seen = new Map<string, FirstUse>();
  const readers: TableReader[] = [];
  let records = 0;
  for (const { file, opening } of files) {
    const reader = new TableReader(opening, { file: file.path, told, suspects }, seen, (row) => {
      if (row !== "passed-over") records += 1;
    });
    await readThrough(file, reader);
    readers.push(reader);
  }
  const slips = readers.reduce((sum, reader) => sum + reader.slips, 0);
  const refused = tooManySlips(format, slips, records);
  return { problems: readers.flatMap((reader) => reader.problems(refused)), records };
}

async function readThrough(file: InputFile, reader: TableReader): Promise<void> {
  const decoder = new TextDecoder("utf-8");
  const source = createReadStream(file.path, { highWaterMark: 1 << 20 });
  const sink = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) reader.push(decoder.decode(piece, { stream: true }));
  };
  // a packed file that breaks off is told of by whoever takes its SHA-256
  if (file.packing === "gzip") await pipeline(source, createGunzip(), sink).catch(() => undefined);
  else await pipeline(source, sink);
  reader.push(decoder.decode());
  reader.end();
}
