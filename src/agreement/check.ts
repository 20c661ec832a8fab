// Before signing: everything in an agreement that can be read and should not be signed like this, all at once.
import { byCodeUnit } from "../ground/names.js";
import { type Problem, problem } from "../ground/problem.js";
import { amountsAsked } from "./checks/amounts.js";
import { openDrafting } from "./checks/drafting.js";
import { ownWord } from "./checks/evidence/own-word.js";
import { unverifiable } from "./checks/evidence/verifiable.js";
import { unreachablePhases } from "./checks/order/phases.js";
import { circularGates, stuckIn } from "./checks/order/waiting.js";
import { missingProvisions, uncountedDays, undecidedBodies } from "./checks/provisions.js";
import { amendedOtherwise, gatesOnReplaced, opposedAmendments } from "./checks/rules/amendments.js";
import { opposedCeilings } from "./checks/rules/ceilings.js";
import { opposedConsequences } from "./checks/rules/consequences.js";
import { opposedPhaseRules } from "./checks/rules/phase-rules.js";
import { boundsApart } from "./checks/times/bounds-apart.js";
import { contradictingDeadlines } from "./checks/times/deadlines.js";
import { timesOf } from "./checks/times/times.js";
import { unusedNames } from "./checks/unused.js";
import { type Powers, shortWindows } from "./checks/windows.js";
import { mostProblems, readAll } from "./process-file.js";
import type { ProcessFile } from "./terms/process.js";

/** What a check may know beside the text. */
export type CheckOptions = {
  /** What the history of violence says of each test. Without it nothing is said of the length of windows. */
  readonly powers?: Powers;
  /** Whether parts of the file could not be read: then nothing is concluded from what is not there. */
  readonly partial?: boolean;
};

/**
 * Every problem of an agreement that can be read, in the order of the text, each with why it matters and what to do. No problem means
 * that there is nothing to object, not that the agreement is good.
 *
 * What is told follows from the text alone, whatever will happen: a deadline is called contradictory only if it is so on any course
 * of events. Cost: about linear in the text; clauses on one and the same quantity are compared with one another.
 */
export function checkAgreement(process: ProcessFile, options: CheckOptions = {}): readonly Problem[] {
  const { powers, partial = false } = options;
  const stuck = stuckIn(process);
  const times = timesOf(process, (node) => stuck.has(node));
  const told = [
    ...circularGates(process, stuck),
    ...unreachablePhases(process, { times, stuck, partial }),
    ...contradictingDeadlines(process, times),
    ...boundsApart(process, times),
    ...amountsAsked(process),
    ...unverifiable(process, partial),
    ...ownWord(process),
    ...opposedConsequences(process),
    ...opposedPhaseRules(process),
    ...opposedCeilings(process, times),
    ...opposedAmendments(process, times),
    ...gatesOnReplaced(process),
    ...undecidedBodies(process),
    ...openDrafting(process),
    ...shortWindows(process, powers),
    // what is missing, and what makes up the meaning of a clause, may stand in the part that could not be read
    ...(partial
      ? []
      : [
          ...amendedOtherwise(process),
          ...missingProvisions(process),
          ...uncountedDays(process),
          ...unusedNames(process),
        ]),
  ];
  return inTextOrder(told);
}

/** What was found in the text of a process file. */
export type Checked = {
  /** What could be read. */
  readonly process?: ProcessFile;
  /** What can't be read, in the order of the text. */
  readonly unread: readonly Problem[];
  /** What can be read, and should not be signed like this. */
  readonly objections: readonly Problem[];
};

/**
 * Reads a process file as far as it can be read, and checks what was read: whoever wrote it sees slips of the pen and slips of drafting
 * at once. Where very many things can't be read (`mostProblems`), only they are told.
 *
 * @example
 * checkProcessFile("halcyon: 1\ntitle: A truce", "truce.yaml").objections // []
 * checkProcessFile("halcyon: 1\ntitel: A truce", "truce.yaml").unread.length // 1
 */
export function checkProcessFile(text: string, file: string, options: CheckOptions = {}): Checked {
  const { process, problems: unread } = readAll(text, file);
  if (process === undefined) return { unread, objections: [] };
  const tooMany = unread.length > mostProblems;
  const objections = tooMany
    ? []
    : checkAgreement(process, { ...options, partial: options.partial === true || unread.length > 0 });
  return { process, unread, objections };
}

/** Both kinds of problems together, in the order of the text; at most `mostProblems`, and then one that says how many more there are. */
export function problemsOf({ unread, objections }: Checked): readonly Problem[] {
  if (unread.length > mostProblems || objections.length === 0) return unread;
  const all = inTextOrder([...unread, ...objections]);
  if (all.length <= mostProblems) return all;
  const rest = problem("problems-many", `${all.length - mostProblems} more problems are not shown`);
  return [...all.slice(0, mostProblems), rest];
}

// the order of the text; what is told twice in the same words is told once
function inTextOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0) ||
      byCodeUnit(a.message, b.message),
  );
  const same = (a: Problem, b: Problem | undefined): boolean =>
    a.code === b?.code &&
    a.message === b.message &&
    a.where?.line === b.where?.line &&
    a.where?.column === b.where?.column;
  return sorted.filter((one, i) => !same(one, sorted[i - 1]));
}
