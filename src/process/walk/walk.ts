// A walk through a process: from the first day on which anything can change to the day that is asked about, resting on those days only.
import type { ClauseWord } from "../../agreement/terms/condition.js";
import { createJudge, type Judge } from "../../conditions/judge.js";
import type { Knowledge } from "../../conditions/knowledge.js";
import { isAbsent } from "../../ground/absence.js";
import { addDays, type Day } from "../../ground/day.js";
import { elementsOf } from "../simulation/elements.js";
import type { Conflict } from "../state.js";
import { bearingOn, dayOf, effectTold, kindOf } from "./holds.js";
import { emptyLedger, type Ledger, surroundingsOf, writePause, writeRelease } from "./ledger.js";
import { nextOfPhase, type PhaseState, phaseState, turnOf, writeTurn } from "./phases.js";
import { nextOfRule, type RuleState, ruleState, stepRule } from "./rules.js";
import { earliest, type Watched, watchResult } from "./watch.js";

/** A walk that has come to its day. */
export type Walk = {
  readonly judge: Judge;
  readonly on: Day;
  readonly ledger: Ledger;
  readonly rules: readonly RuleState[];
  readonly phases: readonly PhaseState[];
  /** Contradictions about clauses; those about phases stand with the phases. */
  readonly conflicts: ReadonlyMap<string, Conflict>;
};

/**
 * Walks through a process up to a day, by what was known on another. Days are settled in their order. On each, first the
 * consequences of clauses and then all phases at once are judged, until nothing changes; a phase or a consequence changes at most
 * once on a day, and what would change again does so on the next. Neither the order of the file nor that of the facts matters.
 */
export function walkTo(knowledge: Knowledge, { on, known }: { readonly on: Day; readonly known: Day }): Walk {
  const ledger = emptyLedger(on);
  const judge = createJudge(knowledge, known, surroundingsOf(ledger));
  const elements = elementsOf(knowledge.process);
  const results = new Map<string, Watched<ClauseWord>>();
  const triggerOf = (clause: string) => {
    const there = results.get(clause) ?? watchResult({ judge, ledger }, clause);
    results.set(clause, there);
    return there;
  };
  const rules = elements.rules.map((rule) => ruleState(judge, rule, triggerOf(rule.clause)));
  const phases = elements.phases.map((phase) => phaseState({ judge, ledger }, phase, rules));
  const walk = {
    judge,
    on,
    ledger,
    rules,
    phases,
    conflicts: new Map<string, Conflict>(),
    held: heldClauses(rules),
  };
  if (rules.length === 0 && phases.length === 0) return walk;
  let day: Day | undefined = firstDayOf(walk);
  while (day !== undefined && day <= on) day = settle(walk, day);
  return walk;
}

type Walking = Omit<Walk, "conflicts"> & {
  readonly conflicts: Map<string, Conflict>;
  /** Clauses that consequences hold up, with those consequences. */
  readonly held: ReadonlyMap<string, readonly RuleState[]>;
};

// everything that changes on a day; gives the next day on which anything can
function settle(walk: Walking, day: Day): Day | undefined {
  let isLeft = false;
  // each round changes a phase or a consequence that had not changed on this day, so there are not more of them than of both
  for (;;) {
    const moved = walk.rules.map((rule) => stepRule(rule, walk.judge, day)).some(Boolean);
    if (moved) for (const [clause, rules] of walk.held) holdClause(walk, clause, rules, day);
    const turns = walk.phases.map((phase) => ({ phase, turn: turnOf(phase, walk.ledger, day) }));
    isLeft = turns.some(({ turn }) => turn === "later");
    let turned = false;
    for (const { phase, turn } of turns) {
      if (turn === "none" || turn === "later") continue;
      writeTurn(phase, walk.ledger, turn, day);
      turned = true;
    }
    if (!moved && !turned) break;
  }
  // a phase that was reversed may open anew on the next day, and whatever had changed already may change again
  const again = isLeft || changedOn(walk, day) ? addDays(day, 1) : undefined;
  return earliest([
    again,
    ...walk.rules.map((rule) => nextOfRule(rule, day)),
    ...walk.phases.map((phase) => nextOfPhase(phase, day)),
  ]);
}

function changedOn({ rules, phases }: Walking, day: Day): boolean {
  return rules.some(({ changed }) => changed === day) || phases.some(({ changed }) => changed === day);
}

// the day before the first on which anything can change: what holds then has held from the beginning
function firstDayOf(walk: Walking): Day | undefined {
  const first = earliest([
    ...walk.rules.map((rule) => nextOfRule(rule, beforeTime)),
    ...walk.phases.map((phase) => nextOfPhase(phase, beforeTime)),
  ]);
  const signing = signingOf(walk);
  const from = earliest([signing, first === undefined ? undefined : addDays(first, -1)]);
  return from ?? walk.on;
}

function signingOf({ judge }: Walking): Day | undefined {
  const { events, agreement } = judge.knowledge.process;
  if (agreement?.signed === undefined && !events.some(({ name }) => name === "signing")) return undefined;
  const day = judge.moment({ kind: "named", what: "event", name: "signing" }, judge.known);
  return isAbsent(day) ? agreement?.signed?.day : day;
}

// 1 January of the year 1: nothing is known to change before the day after it
const beforeTime = -719_162 as Day;

function heldClauses(rules: readonly RuleState[]): ReadonlyMap<string, readonly RuleState[]> {
  const held = new Map<string, RuleState[]>();
  for (const rule of rules) {
    const { effect } = rule.rule.consequence;
    if (effect.kind === "notifies" || effect.what !== "clause") continue;
    held.set(effect.name, [...(held.get(effect.name) ?? []), rule]);
  }
  return held;
}

// pauses and releases of a clause by the consequences of others
function holdClause(walk: Walking, clause: string, rules: readonly RuleState[], day: Day): void {
  const { closing, contested, freeing } = bearingOn(rules);
  walk.conflicts.delete(clause);
  if (freeing.some((rule) => kindOf(rule) !== "resumes")) writeRelease(walk.ledger, clause, day);
  if (closing.length === 0 && contested.length > 0) {
    const days = contested.map(dayOf);
    const against = freeing.filter((rule) => days.includes(dayOf(rule)));
    const because = [...contested, ...against].map(effectTold);
    const text =
      "two rules apply and say different things; it stays as it was, until one of them ends or somebody decides";
    walk.conflicts.set(clause, { about: clause, on: Math.max(...days) as Day, why: { text, because } });
    return;
  }
  const [first] = closing;
  writePause(walk.ledger, clause, day, first && effectTold(first));
}
