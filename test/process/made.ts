// Processes made from a few lines of a process file, for tests of this room.
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";

/** The parts of a process file that every one of these needs, and stays the same. */
const head = `halcyon: 1
title: A made process
agreement: { signed: 2020-01-01 }
parties:
  north: { name: North, role: party }
  south: { name: South, role: party }
`;

/** Reads a process file whose head is given. Throws when the rest has problems. */
export function processOf(rest: string): ProcessFile {
  const read = readProcessFile(head + rest, "made.yaml");
  if (!read.ok) throw new Error(problemsText(read.problems));
  return read.value;
}

/** A clause that is done once, as a line of a file. */
export function onceLine(name: string, more = ""): string {
  return `  ${name}: { kind: do-by, what: do ${name}, who: north${more === "" ? "" : `, ${more}`} }`;
}

/** A clause that lasts, as a line of a file. */
export function lastingLine(name: string, more = ""): string {
  return `  ${name}: { kind: refrain, what: break ${name}, who: north${more === "" ? "" : `, ${more}`} }`;
}

/** A day by its date. */
export function on(date: string): Day {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`a date is written as 2020-01-31; got ${date}`);
  return day;
}
