// The state of a process on any day, as it was known on any other: phases, clauses, what follows, what contradicts, what is due.
import type { Clause } from "../agreement/terms/clause.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Judge } from "../conditions/judge.js";
import type { Knowledge } from "../conditions/knowledge.js";
import type { ClauseStatus } from "../conditions/result.js";
import { sayDay } from "../conditions/words.js";
import type { Day } from "../ground/day.js";
import { shiftDay } from "../ground/duration.js";
import { dueOn } from "./due.js";
import type { Following, PhaseStatus, ProcessState } from "./state.js";
import { entryOn } from "./walk/ledger.js";
import { type PhaseState, waitsFor } from "./walk/phases.js";
import { type RuleState, ruleTold } from "./walk/rules.js";
import { type Walk, walkTo } from "./walk/walk.js";

/** On which day it was so, and on which it was known. */
export type AsOf = { readonly on: Day; readonly known: Day };

/**
 * The state of a process on the day `on`, by what was known on the day `known`. Both may lie in the past or ahead: what was true on
 * a day, and what was believed of it on another. Phases come in the order of the file, clauses in the order of their names.
 *
 * Neither the order in which facts arrived nor that of the file changes anything. Cost: the days on which something that phases or
 * consequences rest on can change, times those; and once the judgement of every clause.
 */
export function stateOf(knowledge: Knowledge, asOf: AsOf): ProcessState {
  return stateOfWalk(walkTo(knowledge, asOf));
}

/** The state on the day to which a walk has come. */
export function stateOfWalk(walk: Walk): ProcessState {
  const { judge, on } = walk;
  const { process } = judge.knowledge;
  const clauses = process.clauses.map(({ name }) => judge.clause(name, on));
  return {
    on,
    known: judge.known,
    phases: inFileOrder(walk.phases, process).map((phase) => phaseStatus(walk, phase)),
    clauses,
    effects: effectsOn(walk, clauses),
    conflicts: [...walk.phases.flatMap(({ conflict }) => conflict ?? []), ...walk.conflicts.values()],
    due: dueOn(judge, clauses, on),
  };
}

function inFileOrder(phases: readonly PhaseState[], process: ProcessFile): readonly PhaseState[] {
  const byName = new Map(phases.map((one) => [one.phase.name, one]));
  return process.phases.flatMap(({ name }) => byName.get(name) ?? []);
}

function phaseStatus({ ledger, on }: Walk, state: PhaseState): PhaseStatus {
  const { name } = state.phase;
  const entry = entryOn(ledger, name, on);
  const history = ledger.phases.get(name) ?? [];
  if (entry === undefined) {
    const waits = waitsFor(state, on);
    return {
      phase: name,
      state: "not-open",
      why: { text: "not open yet", because: waits },
      waitsFor: waits,
      history,
    };
  }
  const waits = entry.state === "reversed" ? waitsFor(state, on) : [];
  return { phase: name, state: entry.state, since: entry.from, why: entry.why, waitsFor: waits, history };
}

// what follows, first what is in force and what is called for, by day
function effectsOn(walk: Walk, clauses: readonly ClauseStatus[]): readonly Following[] {
  const moving = walk.rules.flatMap((rule) => followingOf(walk, rule));
  const statuses = new Map(clauses.map((status) => [status.clause, status]));
  const notices = walk.judge.knowledge.process.clauses.flatMap((clause) =>
    noticesOf(walk, clause, statuses.get(clause.name)),
  );
  return [...moving, ...notices].sort(
    (a, b) => a.on - b.on || (a.clause < b.clause ? -1 : a.clause > b.clause ? 1 : 0),
  );
}

function followingOf({ on }: Walk, state: RuleState): readonly Following[] {
  const { called, due, stands, rule } = state;
  const { effect, by } = rule.consequence;
  if (called === undefined || due === undefined) return [];
  const why = ruleTold(state);
  const base = { clause: rule.clause, effect };
  if (stands !== undefined) return [{ ...base, on: stands, why }];
  if (by !== undefined) {
    const text = `${why.text}; ${by} may set it off${due > on ? ` from ${sayDay(due)} on` : ""}, and has not`;
    return [{ ...base, on: due, by, why: { ...why, text } }];
  }
  const text = `${why.text}; it follows on ${sayDay(due)}, unless that changes before`;
  return [{ ...base, on: due, why: { ...why, text } }];
}

// whom the results oblige somebody to tell
function noticesOf(
  { judge, on }: Walk,
  clause: Clause,
  status: ClauseStatus | undefined,
): readonly Following[] {
  const { firstDay } = judge.knowledge.process.calendar;
  return clause.consequences.flatMap((consequence): readonly Following[] => {
    if (consequence.effect.kind !== "notifies" || status?.result !== consequence.on) return [];
    const since = resultSince(judge, clause.name, on);
    const day =
      consequence.after === undefined ? since : shiftDay(since, consequence.after, "after", firstDay);
    if (day === undefined) return [];
    const text = `${clause.name} is ${status.result.replace("-", " ")} since ${sayDay(since)}`;
    const by = consequence.by === undefined ? {} : { by: consequence.by };
    return [
      {
        clause: clause.name,
        effect: consequence.effect,
        on: day,
        ...by,
        why: { text, because: [status.why] },
      },
    ];
  });
}

/** Since when a clause has had the result that it has on a day, going back over the days on which it can have changed. */
export function resultSince(judge: Judge, clause: string, on: Day): Day {
  const { result } = judge.clause(clause, on);
  const days = judge.changeDays(clause).filter((day) => day <= on);
  let since = on;
  for (const day of days.reverse()) {
    if (judge.clause(clause, day).result !== result) break;
    since = day;
  }
  return since;
}
