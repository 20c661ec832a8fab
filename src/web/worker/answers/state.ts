// The state of the process on a day, as it was known on another; the gates between its phases; what follows, in words.
import { sayCondition } from "../../../agreement/saying/conditions.js";
import { saidMoment } from "../../../agreement/saying/moments.js";
import { sayingOf } from "../../../agreement/saying/names.js";
import type { Condition } from "../../../agreement/terms/condition.js";
import type { Moment } from "../../../agreement/terms/date.js";
import type { Phase } from "../../../agreement/terms/phase.js";
import type { ProcessFile } from "../../../agreement/terms/process.js";
import type { FactId } from "../../../conditions/fact.js";
import { allFacts, stands } from "../../../conditions/fact-index.js";
import type { Truth, Why } from "../../../conditions/result.js";
import { isAbsent } from "../../../ground/absence.js";
import type { Day } from "../../../ground/day.js";
import { type Result, success } from "../../../ground/problem.js";
import type { ProcessState } from "../../../process/state.js";
import { stateOfWalk } from "../../../process/state-of.js";
import { type Walk, walkTo } from "../../../process/walk/walk.js";
import { effectWords, nameOf } from "../../../publication/agreement/ahead.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** On which day it was so, and on which it was known. */
export type StateAsk = { readonly on: Day; readonly known: Day };

/** One thing that a gate looks at, and whether it holds on the day. */
export type GateCondition = {
  /** In words (English); of a clause, its name and the results that are asked for as well. */
  readonly sentence: string;
  readonly clause?: { readonly name: string; readonly is: readonly string[] };
  readonly truth: Truth;
  readonly why: Why;
};

/** A day before which a gate does not open, however the text says it. */
export type GateDay = { readonly sentence: string; readonly day?: Day; readonly come: boolean };

/** What opens, suspends, takes back and ends a phase, each thing with its state. */
export type Gate = {
  readonly phase: string;
  readonly opens: readonly GateCondition[];
  readonly opensOn?: GateDay;
  readonly suspended: readonly GateCondition[];
  readonly reversed: readonly GateCondition[];
  readonly ends: readonly GateCondition[];
  readonly endsOn?: GateDay;
};

/** The state, as `halcyon status --json` has it; beside it the gates, and the effects in words (English). */
export type StateAnswer = {
  readonly state: ProcessState;
  readonly gates: readonly Gate[];
  readonly effects: readonly string[];
  /** The facts that were known and had not been corrected or taken back. */
  readonly standing: readonly FactId[];
};

/** Gives the state. */
export function state({ knowledge }: OpenedProcess, ask: StateAsk): Result<StateAnswer> {
  const walk = walkTo(knowledge, ask);
  const { process } = knowledge;
  const found = stateOfWalk(walk);
  return success({
    state: found,
    gates: process.phases.map((phase) => gateOf(walk, phase)),
    effects: found.effects.map(
      ({ effect, by }) =>
        `${effectWords(effect, process)}${by === undefined ? "" : `, if ${nameOf(by, process)} sets it off`}`,
    ),
    standing: allFacts(knowledge.facts)
      .filter((fact) => fact.retracts === undefined && stands(knowledge.facts, fact, ask.known))
      .map(({ id }) => id),
  });
}

function gateOf(walk: Walk, phase: Phase): Gate {
  const { process } = walk.judge.knowledge;
  const all = (conditions: readonly Condition[]) => conditions.map((one) => judged(walk, one, process));
  return {
    phase: phase.name,
    opens: all(phase.opensWhen),
    ...(phase.opensOn === undefined ? {} : { opensOn: gateDay(walk, phase.opensOn) }),
    suspended: all(phase.suspendedWhen),
    reversed: all(phase.reversedWhen),
    ends: all(phase.endsWhen),
    ...(phase.endsOn === undefined ? {} : { endsOn: gateDay(walk, phase.endsOn) }),
  };
}

function judged({ judge, on }: Walk, condition: Condition, process: ProcessFile): GateCondition {
  const { truth, why } = judge.condition(condition, on);
  const named = condition.kind === "clause" ? { clause: { name: condition.clause, is: condition.is } } : {};
  return { sentence: sayCondition(condition, process), ...named, truth, why };
}

function gateDay({ judge, on }: Walk, moment: Moment): GateDay {
  const day = judge.moment(moment, on);
  const sentence = saidMoment(moment, sayingOf(judge.knowledge.process));
  return isAbsent(day) ? { sentence, come: false } : { sentence, day, come: day <= on };
}
