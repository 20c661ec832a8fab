// Two texts of one agreement compared by meaning: which clauses, tests and other parts changed, by their hashes; and line by line.
import { formOfAgreement, hashOfAgreement, hashOfClause } from "../../../../agreement/clause-hash.js";
import { readProcessFile } from "../../../../agreement/process-file.js";
import { hashOfTest, registeredTest } from "../../../../agreement/registered-test.js";
import { sayClause } from "../../../../agreement/saying/clause.js";
import type { ProcessFile } from "../../../../agreement/terms/process.js";
import { type Fingerprint, fingerprintOf, fingerprintOfBytes } from "../../../../ground/fingerprint.js";
import { byCodeUnit } from "../../../../ground/names.js";
import { type Problem, type Result, success } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { type LineChange, lineChanges } from "./line-changes.js";

/** The text that was registered, or signed, or saved; and the one that is looked at. */
export type CompareAsk = { readonly before: string; readonly after: string };

/** Whether something means the same as before. */
export type Change = "same" | "changed" | "added" | "removed";

/** A clause, a test or another part of the agreement on both sides. Without a hash it is not there. */
export type Compared = {
  readonly name: string;
  readonly change: Change;
  readonly before?: Fingerprint;
  readonly after?: Fingerprint;
};

/** A clause that says something else, in plain words on both sides. */
export type ComparedClause = Compared & { readonly saidBefore?: string; readonly saidAfter?: string };

/** What differs between two texts that can be read. */
export type Meaning = {
  readonly agreement: Compared;
  readonly clauses: readonly ComparedClause[];
  readonly tests: readonly Compared[];
  /** The other parts of the agreement's hash that changed, by their keys: `parties`, `phases`, `counting` … */
  readonly parts: readonly string[];
};

/** What differs. */
export type CompareAnswer = {
  readonly files: { readonly before: Fingerprint; readonly after: Fingerprint };
  /** Not there when either text can't be read; then the problems say why. */
  readonly meaning?: Meaning;
  readonly problemsBefore: readonly Problem[];
  readonly problemsAfter: readonly Problem[];
  /** Not there when more lines differ than anybody would read. */
  readonly lines?: readonly LineChange[];
};

/** Compares two texts. */
export function compare(_opened: OpenedProcess, { before, after }: CompareAsk): Result<CompareAnswer> {
  const [one, other] = [readProcessFile(before, "before"), readProcessFile(after, "process.yaml")];
  const lines = lineChanges(before, after);
  return success({
    files: { before: hashOfText(before), after: hashOfText(after) },
    ...(one.ok && other.ok ? { meaning: meaningOf(one.value, other.value) } : {}),
    problemsBefore: one.ok ? [] : one.problems,
    problemsAfter: other.ok ? [] : other.problems,
    ...(lines === undefined ? {} : { lines }),
  });
}

function hashOfText(text: string): Fingerprint {
  return fingerprintOfBytes(new TextEncoder().encode(text));
}

function meaningOf(before: ProcessFile, after: ProcessFile): Meaning {
  const clauses = comparedBy(clauseHashes(before), clauseHashes(after));
  return {
    agreement: compared("", hashOfAgreement(before), hashOfAgreement(after)),
    clauses: clauses.map((one) => ({ ...one, ...wordsOf(one, before, after) })),
    tests: comparedBy(testHashes(before), testHashes(after)),
    parts: changedParts(before, after),
  };
}

function clauseHashes(process: ProcessFile): ReadonlyMap<string, Fingerprint> {
  return new Map(process.clauses.map((one) => [one.name, hashOfClause(one, process)]));
}

function testHashes(process: ProcessFile): ReadonlyMap<string, Fingerprint> {
  return new Map(process.tests.map(({ name }) => [name, hashOfTest(registeredTest(process, name), process)]));
}

function comparedBy(
  before: ReadonlyMap<string, Fingerprint>,
  after: ReadonlyMap<string, Fingerprint>,
): readonly Compared[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit);
  return names.map((name) => compared(name, before.get(name), after.get(name)));
}

function compared(name: string, before: Fingerprint | undefined, after: Fingerprint | undefined): Compared {
  const change = before === undefined ? "added" : after === undefined ? "removed" : undefined;
  return {
    name,
    change: change ?? (before === after ? "same" : "changed"),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

// what stays the same need not be said twice
function wordsOf({ name, change }: Compared, before: ProcessFile, after: ProcessFile) {
  if (change === "same") return {};
  const saidBefore = sentenceIn(name, before);
  const saidAfter = sentenceIn(name, after);
  return {
    ...(saidBefore === undefined ? {} : { saidBefore }),
    ...(saidAfter === undefined ? {} : { saidAfter }),
  };
}

function sentenceIn(name: string, process: ProcessFile): string | undefined {
  const clause = process.clauses.find((one) => one.name === name);
  return clause === undefined ? undefined : sayClause(clause, process);
}

function changedParts(before: ProcessFile, after: ProcessFile): readonly string[] {
  const [one, other] = [partsOf(before), partsOf(after)];
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys.filter((key) => one.get(key) !== other.get(key)).sort(byCodeUnit);
}

function partsOf(process: ProcessFile): ReadonlyMap<string, Fingerprint> {
  const form = formOfAgreement(process);
  if (typeof form !== "object" || form === null) return new Map();
  const parts = Object.entries(form).filter(([key]) => key !== "clauses");
  return new Map(parts.map(([key, value]) => [key, fingerprintOf(value)]));
}
