// Puts one more test into the text of a process file; all else, with its remarks and its order, stays as it was written.
import type { Fingerprint } from "../../ground/fingerprint.js";
import { failure, problem, type Result, success } from "../../ground/problem.js";
import type { ViolenceTest } from "../../violence/test.js";
import { hashOfClause } from "../clause-hash.js";
import { unknownMentions } from "../names.js";
import { readProcessFile } from "../process-file.js";
import type { Measure } from "../read-measures.js";
import type { TestDeclaration } from "../read-tests.js";
import { hashOfTest, registeredTest } from "../registered-test.js";
import type { ProcessFile } from "../terms/process.js";
import { insertEntry } from "./insert-entry.js";
import { keys, layOut } from "./layout.js";
import { measuresPiece, testsPiece } from "./measures.js";

/** A text with one test more. */
export type TestAdded = {
  /** The whole text. */
  readonly text: string;
  /** What was added, as a process file would have it on its own: `tests`, and `measures` if none was there to count with. */
  readonly added: string;
  readonly measure: string;
  readonly hash: Fingerprint;
};

/** Names that only the boundary file and the sources can confirm; what is not given is not checked. */
export type KnownNames = Parameters<typeof unknownMentions>[1];

/**
 * Adds a test under its name, and a measure of that name where no declared one counts the same. The result has been read again: it
 * is a process file, the new test means what was given, and every other test and clause has the hash that it had.
 */
export function addTest(
  text: string,
  file: string,
  test: ViolenceTest,
  known: KnownNames = {},
): Result<TestAdded> {
  const read = readProcessFile(text, file);
  if (!read.ok) return read;
  const before = read.value;
  if (test.name.trim() === "") return failure([problem("key-missing", "the test has no name yet")]);
  if (before.tests.some(({ name }) => name === test.name))
    return failure([problem("name-shared", `there is a test "${test.name}" already`)]);
  const counting = before.measures.find((measure) => countsAs(measure, test, before));
  const measure = counting?.name ?? freeName(test.name, before);
  const measures = counting === undefined ? [measureOf(test, measure)] : [];
  const tests = [declarationOf(test, measure)];
  const withMeasure = insertEntry(text, "measures", {
    added: measuresPiece(measures, before.parties),
    whole: measuresPiece([...before.measures, ...measures], before.parties),
  });
  const withTest =
    withMeasure &&
    insertEntry(withMeasure, "tests", {
      added: testsPiece(tests),
      whole: testsPiece([...before.tests, ...tests]),
    });
  if (withTest === undefined) return failure([noRoom(file)]);
  const after = readProcessFile(withTest, file);
  if (!after.ok) return after;
  const unknown = unknownMentions(after.value.mentions, known);
  if (unknown.length > 0) return failure(unknown);
  checkSame(before, after.value, test);
  const added = keys(
    { measures: measuresPiece(measures, before.parties), tests: testsPiece(tests) },
    "spaced",
  );
  return success({ text: withTest, added: layOut(added), measure, hash: hashOfTest(test, before) });
}

function declarationOf(test: ViolenceTest, measure: string): TestDeclaration {
  const { name, baseline, window, reduction, certainty, prior } = test;
  return { name, measure, baseline, window, reduction, certainty, prior };
}

function measureOf({ quantity, scope, dates }: ViolenceTest, name: string): Measure {
  return { name, quantity, scope, dates };
}

// what hashes alike counts alike, however it is written
function countsAs({ quantity, scope, dates }: Measure, test: ViolenceTest, process: ProcessFile): boolean {
  return hashOfTest({ ...test, quantity, scope, dates }, process) === hashOfTest(test, process);
}

function freeName(name: string, { measures }: ProcessFile): string {
  const taken = new Set(measures.map((one) => one.name));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!taken.has(tried)) return tried;
  }
}

function noRoom(file: string) {
  return problem("value-kind", "the text has no place where a test can be put without changing the rest", {
    where: { file },
    why: "the file, or its section of tests, stands between brackets, or refers to another part of the text",
    hint: "put the lines into the file by hand",
  });
}

// the text was made here: if it says something else than before, the fault is here too
function checkSame(before: ProcessFile, after: ProcessFile, test: ViolenceTest): void {
  const hashes = (process: ProcessFile) => [
    ...before.tests.map(({ name }) => hashOfTest(registeredTest(process, name), process)),
    ...process.clauses.map((clause) => hashOfClause(clause, process)),
  ];
  const added = hashOfTest(registeredTest(after, test.name), after);
  if (added !== hashOfTest(test, before) || hashes(before).join() !== hashes(after).join())
    throw new Error(`a test is added and nothing else is changed; got a change beside "${test.name}"`);
}
