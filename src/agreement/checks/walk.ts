// Walking over an agreement: the single conditions within a condition, the names within a moment, the places of words.
import type { Spot } from "../../ground/problem.js";
import type { Clause } from "../terms/clause.js";
import type { ClauseWord, Condition, PhaseWord } from "../terms/condition.js";
import type { Moment } from "../terms/date.js";
import type { Phase } from "../terms/phase.js";
import type { ProcessFile } from "../terms/process.js";

/** A condition that is not put together from others. */
export type Leaf = Exclude<Condition, { kind: "all" | "any" | "some" | "not" }>;

/** The single conditions within a condition, in the order of the text. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "some":
      return condition.of.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.of);
    default:
      return [condition];
  }
}

/** The single conditions that must hold for a condition to hold, whatever else: those joined by "all", and none within "any" or "not". */
export function conjunctsOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case "all":
      return condition.of.flatMap(conjunctsOf);
    case "any":
    case "some":
    case "not":
      return [];
    default:
      return [condition];
  }
}

/** What a clause asks for: its condition, or those of its sides. Each with who owes it. */
export function asked(clause: Clause): readonly { who: readonly string[]; that: Condition }[] {
  const own = clause.that === undefined ? [] : [{ who: clause.who, that: clause.that }];
  return [...own, ...clause.sides.map((side) => ({ who: [side.who], that: side.that }))];
}

/** Everybody who owes something under a clause. */
export function debtorsOf(clause: Clause): readonly string[] {
  return [...new Set([...clause.who, ...clause.sides.map((side) => side.who)])];
}

/** Every condition that a clause holds: what it asks for, its gates, and what it holds as long as. */
export function conditionsOf(clause: Clause): readonly Condition[] {
  return [...asked(clause).map((one) => one.that), ...clause.gatedBy, ...clause.asLongAs];
}

/** Every moment that a clause names in its times, each with its key. */
export function momentsOf(clause: Clause): readonly { readonly key: string; readonly moment: Moment }[] {
  const { from, beginBy, by, before, until, goal, together } = clause.when;
  const named = [
    ["from", from],
    ["begin-by", beginBy],
    ["by", by],
    ["before", before],
    ["until", until],
    ["goal", goal],
    ["together", together?.with],
  ] as const;
  return named.flatMap(([key, moment]) => (moment === undefined ? [] : [{ key, moment }]));
}

/** The day by which a clause is to be done, if it says so. */
export function deadlineOf(clause: Clause): { readonly key: string; readonly moment: Moment } | undefined {
  const { by, before } = clause.when;
  if (by !== undefined) return { key: "by", moment: by };
  return before === undefined ? undefined : { key: "before", moment: before };
}

/** The moments within a condition. */
export function momentsIn(condition: Condition): readonly Moment[] {
  return leavesOf(condition).flatMap((leaf) => {
    if (leaf.kind === "proportion") return [leaf.since];
    if (leaf.kind !== "quantity") return [];
    return [leaf.since, leaf.until].flatMap((moment) => moment ?? []);
  });
}

/** Names within a moment: events, clauses and phases. */
export function namedIn(moment: Moment): readonly Extract<Moment, { kind: "named" }>[] {
  switch (moment.kind) {
    case "date":
      return [];
    case "named":
      return [moment];
    case "shifted":
      return namedIn(moment.from);
    case "earlier-of":
    case "later-of":
      return moment.of.flatMap(namedIn);
  }
}

/** The clauses and phases of a process by their names. */
export type Declared = {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly phases: ReadonlyMap<string, Phase>;
};

/** Finds clauses and phases by their names. */
export function declaredIn(process: ProcessFile): Declared {
  return {
    clauses: new Map(process.clauses.map((clause) => [clause.name, clause])),
    phases: new Map(process.phases.map((phase) => [phase.name, phase])),
  };
}

/** Where the first of these keys stands that the text has; the name of the clause or phase if it has none. */
export function spotAt(owner: { readonly spots: Readonly<Record<string, Spot>> }, ...keys: string[]): Spot {
  for (const key of [...keys, ""]) {
    const spot = owner.spots[key];
    if (spot !== undefined) return spot;
  }
  return {};
}

/** Where a section, or a name declared in it, stands; only the file where that is not known. */
export function spotIn(process: ProcessFile, section: string, name?: string): Spot {
  const spots = process.spots ?? {};
  const own = name === undefined ? undefined : spots[`${section}.${name}`];
  return own ?? spots[section] ?? { file: process.file };
}

/**
 * What a clause must have gone through before one of these words can be said of it: it must have been met, or at least have become
 * due; `nothing` if one of the words can be said of a clause that is not due yet.
 */
export function wordsNeed(words: readonly ClauseWord[]): "met" | "due" | "nothing" {
  const early: readonly ClauseWord[] = ["not-yet-due", "waived", "superseded", "conflict"];
  if (words.some((word) => early.includes(word))) return "nothing";
  return words.every((word) => word === "met") ? "met" : "due";
}

/** Whether a phase must have been open before one of these words can be said of it. */
export function phaseWordsNeed(words: readonly PhaseWord[]): boolean {
  return !words.includes("not-open");
}
