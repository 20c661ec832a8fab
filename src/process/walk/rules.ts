// The consequences of clauses on a walk: since when each is called for, whether somebody set it off, and on which day it took effect.
import type { ClauseWord } from "../../agreement/terms/condition.js";
import type { Fact, FactId } from "../../conditions/fact.js";
import { factsAbout, stands } from "../../conditions/fact-index.js";
import type { Judge } from "../../conditions/judge.js";
import type { Why } from "../../conditions/result.js";
import { sayDay } from "../../conditions/words.js";
import type { Day } from "../../ground/day.js";
import { formatDuration, shiftDay } from "../../ground/duration.js";
import type { Rule } from "../simulation/elements.js";
import { earliest, type Watched } from "./watch.js";

/** A consequence as it stands on the day to which the walk has come. */
export type RuleState = {
  readonly rule: Rule;
  readonly trigger: Watched<ClauseWord>;
  readonly acts: readonly Act[];
  /** Since when the clause has had the result that calls for it. */
  called: Day | undefined;
  /** The day from which it takes effect, or may be set off. */
  due: Day | undefined;
  /** The day on which it took effect, for as long as it stands. */
  stands: Day | undefined;
  setOffBy: Act | undefined;
  changed: Day | undefined;
};

/** A decided fact by which somebody sets an effect off, or takes that back. */
export type Act = { readonly day: Day; readonly sets: boolean; readonly fact: FactId };

/** A consequence before the first day. */
export function ruleState(judge: Judge, rule: Rule, trigger: Watched<ClauseWord>): RuleState {
  return {
    rule,
    trigger,
    acts: actsOn(judge, rule),
    called: undefined,
    due: undefined,
    stands: undefined,
    setOffBy: undefined,
    changed: undefined,
  };
}

/** Brings a consequence to a day. It begins or ceases to stand at most once on a day. Says whether it did. */
export function stepRule(state: RuleState, judge: Judge, on: Day): boolean {
  const { consequence } = state.rule;
  const isCalled = state.trigger.on(on) === consequence.on;
  if (!isCalled) state.called = undefined;
  else if (state.called === undefined) state.called = on;
  state.due = state.called === undefined ? undefined : afterwards(judge, state.rule, state.called);
  const act = state.called === undefined ? undefined : actOn(state, state.called, on);
  const from = consequence.by === undefined ? state.due : act && later(state.due, act.day);
  const stands = from !== undefined && from <= on ? from : undefined;
  if ((stands === undefined) === (state.stands === undefined) || state.changed === on) return false;
  state.stands = stands;
  state.setOffBy = stands === undefined ? undefined : act;
  state.changed = on;
  return true;
}

/** The next day after one on which a consequence can change. */
export function nextOfRule(state: RuleState, after: Day): Day | undefined {
  const acts = state.acts.find(({ day }) => day > after)?.day;
  const due = state.due !== undefined && state.due > after ? state.due : undefined;
  return earliest([state.trigger.next(after), acts, due]);
}

/** Why a consequence stands, in words. */
export function ruleTold({ rule, called, stands, setOffBy }: RuleState): Why {
  const { on, after, by } = rule.consequence;
  const word = on.replace("-", " ");
  const since = called === undefined ? "" : ` since ${sayDay(called)}`;
  const delay = after === undefined ? "" : `, and ${formatDuration(after)} have passed`;
  const text = `${rule.clause} is ${word}${since}${stands === undefined ? "" : delay}`;
  if (setOffBy === undefined || by === undefined) return { text };
  return { text: `${text}; ${by} set it off on ${sayDay(setOffBy.day)}`, facts: [setOffBy.fact] };
}

/** The day on which a consequence takes effect, or may be set off, if its clause has the result from a day on. */
export function afterwards(judge: Judge, { consequence: { after } }: Rule, since: Day): Day | undefined {
  if (after === undefined) return since;
  return shiftDay(since, after, "after", judge.knowledge.process.calendar.firstDay);
}

// whoever may set it off says by a decision about the clause that it is as the rule asks, or that it is not so any more
function actsOn({ knowledge, known }: Judge, { clause, consequence }: Rule): readonly Act[] {
  const { by, on } = consequence;
  if (by === undefined) return [];
  const { facts } = factsAbout(knowledge.facts, clause);
  const acts = facts.flatMap((fact): readonly Act[] => {
    const sets = setsOff(fact, on);
    if (fact.kind !== "decided" || fact.by !== by || sets === undefined) return [];
    if (fact.retracts !== undefined || !stands(knowledge.facts, fact, known)) return [];
    return [{ day: (fact.during.end - 1) as Day, sets, fact: fact.id }];
  });
  return [...acts].sort((a, b) => a.day - b.day || Number(b.sets) - Number(a.sets));
}

function setsOff({ value }: Fact, on: Rule["consequence"]["on"]): boolean | undefined {
  if (value?.kind !== "word") return undefined;
  switch (value.word) {
    case "not-met":
    case "breached":
      return on !== "met";
    case "met":
    case "kept":
    case "completed":
    case "remedied":
    case "waived":
      return on === "met";
    default:
      return undefined;
  }
}

// the last act since the rule was called for, up to a day; on one day taking it back goes after
function actOn({ acts }: RuleState, since: Day, on: Day): Act | undefined {
  let current: Act | undefined;
  for (const act of acts) {
    if (act.day < since || act.day > on) continue;
    if (!act.sets) current = undefined;
    else current ??= act;
  }
  return current;
}

function later(a: Day | undefined, b: Day): Day | undefined {
  return a === undefined ? undefined : a > b ? a : b;
}
