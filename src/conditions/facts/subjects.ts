// What facts can speak of: everything of the process file that happens, is counted, is decided or is owed.
import type { ProcessFile } from "../../agreement/terms/process.js";

/** The kinds of things that facts speak of. */
export type SubjectKind =
  | "clause"
  | "event"
  | "quantity"
  | "decision"
  | "test"
  | "indicator"
  | "weapons"
  | "phase";

/** What a name stands for when a fact is about it, or `undefined` if facts can't be about it. */
export function subjectKind(process: ProcessFile, name: string): SubjectKind | undefined {
  return subjectsOf(process).get(name);
}

/** Whether facts can be about a name. */
export function isSubject(process: ProcessFile, name: string): boolean {
  return subjectsOf(process).has(name);
}

/** Everything that facts can be about. The signing is an event wherever the agreement gives its day. */
export function subjectsOf(process: ProcessFile): ReadonlyMap<string, SubjectKind> {
  const known = remembered.get(process);
  if (known !== undefined) return known;
  const subjects = new Map<string, SubjectKind>();
  const add = (kind: SubjectKind, declared: readonly { readonly name: string }[]): void => {
    for (const { name } of declared) subjects.set(name, kind);
  };
  if (process.agreement?.signed !== undefined) subjects.set("signing", "event");
  add("phase", process.phases);
  add("weapons", process.weapons);
  add("indicator", process.indicators);
  add("test", process.tests);
  add("decision", process.decisions);
  add("quantity", process.quantities);
  add("event", process.events);
  add("clause", process.clauses);
  remembered.set(process, subjects);
  return subjects;
}

// a process file never changes, so what it declares is found once
const remembered = new WeakMap<ProcessFile, ReadonlyMap<string, SubjectKind>>();
