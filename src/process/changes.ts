// What changed between two states of a process, in words: phases, clauses, contradictions, what follows.
import type { Effect } from "../agreement/terms/clause.js";
import type { ClauseStatus } from "../conditions/result.js";
import { sayDay } from "../conditions/words.js";
import type { Following, PhaseStatus, ProcessState } from "./state.js";

/** One change. */
export type Change = {
  readonly kind: "phase" | "clause" | "conflict" | "effect";
  /** The name of the phase or clause. */
  readonly about: string;
  readonly before?: string;
  readonly after?: string;
  /** The change in one line. */
  readonly text: string;
};

/**
 * What changed from one state to another, in this order: phases, clauses, contradictions, what follows. Nothing is told of what is
 * as it was. Both states may differ in their day, in the day of knowledge, or in both.
 */
export function changedSince(before: ProcessState, after: ProcessState): readonly Change[] {
  return [
    ...phaseChanges(before, after),
    ...clauseChanges(before, after),
    ...conflictChanges(before, after),
    ...effectChanges(before, after),
  ];
}

function phaseChanges(before: ProcessState, after: ProcessState): readonly Change[] {
  const old = new Map(before.phases.map((one) => [one.phase, one]));
  return after.phases.flatMap((now): readonly Change[] => {
    const then = old.get(now.phase);
    if (then?.state === now.state && then.since === now.since) return [];
    const base = { kind: "phase", about: now.phase, after: now.state } as const;
    const since = now.since === undefined ? "" : ` since ${sayDay(now.since)}`;
    if (then === undefined) return [{ ...base, text: `${now.phase} is ${said(now.state)}${since}` }];
    const text =
      then.state === now.state
        ? `${now.phase} is ${said(now.state)}${since} (before: ${sinceOf(then)})`
        : `${now.phase} was ${said(then.state)} and is ${said(now.state)}${since}`;
    return [{ ...base, before: then.state, text }];
  });
}

function sinceOf({ since }: PhaseStatus): string {
  return since === undefined ? "from the beginning" : `since ${sayDay(since)}`;
}

function clauseChanges(before: ProcessState, after: ProcessState): readonly Change[] {
  const old = new Map(before.clauses.map((one) => [one.clause, one]));
  return after.clauses.flatMap((now): readonly Change[] => {
    const then = old.get(now.clause);
    const parts = then === undefined ? [`is ${said(now.result)}`] : clauseParts(then, now);
    if (parts.length === 0) return [];
    const earlier = then === undefined ? {} : { before: then.result };
    const text = `${now.clause} ${parts.join("; ")}`;
    return [{ kind: "clause", about: now.clause, ...earlier, after: now.result, text }];
  });
}

function clauseParts(then: ClauseStatus, now: ClauseStatus): readonly string[] {
  const parts: string[] = [];
  if (then.result !== now.result) parts.push(`was ${said(then.result)} and is ${said(now.result)}`);
  if (then.due !== now.due && now.due !== undefined) {
    parts.push(
      then.due === undefined
        ? `is due on ${sayDay(now.due)}`
        : `is due on ${sayDay(now.due)} instead of ${sayDay(then.due)}`,
    );
  }
  if (then.level !== now.level) parts.push(`went from level ${then.level} to ${now.level}`);
  return parts;
}

function conflictChanges(before: ProcessState, after: ProcessState): readonly Change[] {
  const about = ({ conflicts }: ProcessState) => new Set(conflicts.map((one) => one.about));
  const [then, now] = [about(before), about(after)];
  const arisen = [...now].filter((name) => !then.has(name));
  const gone = [...then].filter((name) => !now.has(name));
  return [
    ...arisen.map(
      (name): Change => ({
        kind: "conflict",
        about: name,
        text: `rules about ${name} contradict each other`,
      }),
    ),
    ...gone.map(
      (name): Change => ({
        kind: "conflict",
        about: name,
        text: `rules about ${name} no longer contradict each other`,
      }),
    ),
  ];
}

function effectChanges(before: ProcessState, after: ProcessState): readonly Change[] {
  const then = new Map(before.effects.map((one) => [keyOf(one), one]));
  const now = new Map(after.effects.map((one) => [keyOf(one), one]));
  const arisen = [...now].filter(([key]) => !then.has(key)).map(([, one]) => one);
  const gone = [...then].filter(([key]) => !now.has(key)).map(([, one]) => one);
  return [
    ...arisen.map(
      (one): Change => ({
        kind: "effect",
        about: one.clause,
        text: `it follows from ${one.clause} on ${sayDay(one.on)}: ${effectSaid(one)}`,
      }),
    ),
    ...gone.map(
      (one): Change => ({
        kind: "effect",
        about: one.clause,
        text: `it no longer follows from ${one.clause}: ${effectSaid(one)}`,
      }),
    ),
  ];
}

function keyOf({ clause, effect, by, on }: Following): string {
  return JSON.stringify([clause, effect, by, on]);
}

function effectSaid({ effect, by }: Following): string {
  const who = by === undefined ? "" : `, if ${by} sets it off`;
  return `${effectWords(effect)}${who}`;
}

function effectWords(effect: Effect): string {
  switch (effect.kind) {
    case "notifies":
      return `${effect.whom.join(", ")} must be told`;
    case "opens":
      return `${effect.name} opens`;
    case "pauses":
      return `${effect.name} is paused`;
    case "resumes":
      return `${effect.name} goes on`;
    case "snaps-back":
      return `${effect.name} is taken back`;
    case "releases":
      return `${effect.name} becomes owed`;
  }
}

function said(word: string): string {
  return word.replaceAll("-", " ");
}
