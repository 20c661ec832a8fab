// What comes out for a clause before it is put in words; the same form for every kind of obligation. Words are made when asked for.
import type { ClauseWord } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import type { ClauseStatus, Figures, Why } from "../result.js";
import { levelOf } from "./level.js";

/** The outcome for a clause on a day. What takes time to find is found when it is asked for. */
export type Outcome = {
  readonly result: ClauseWord;
  /** Whether it is owed and its time is up, so that the rule for "nobody can tell" applies. */
  readonly ripe: boolean;
  readonly from?: Day | undefined;
  readonly due?: Day | undefined;
  readonly goal?: Day | undefined;
  readonly until?: Day | undefined;
  readonly late?: number | undefined;
  metOn(): Day | undefined;
  progress(): number | undefined;
  begun(): boolean;
  figures(): readonly Figures[];
  lapses(): ClauseStatus["lapses"];
  tell(): Why;
};

/** Which question is asked, and of which day. */
export type Asked = { readonly of: "status" | "performance"; readonly on: Day };

/** The outcome in full: with its reasons, figures and level. */
export function statusFrom(clause: string, outcome: Outcome): ClauseStatus {
  const { result, from, due, goal, until, late } = outcome;
  const progress = outcome.progress();
  const metOn = outcome.metOn();
  return {
    clause,
    result,
    why: outcome.tell(),
    level: levelOf(result, progress, outcome.begun()),
    figures: outcome.figures(),
    lapses: outcome.lapses(),
    ...(progress !== undefined && { progress }),
    ...(due !== undefined && { due }),
    ...(from !== undefined && { from }),
    ...(goal !== undefined && { goal }),
    ...(until !== undefined && { until }),
    ...(metOn !== undefined && { metOn }),
    ...(late !== undefined && { late }),
  };
}

/** An outcome with some of it changed. */
export function altered(outcome: Outcome, changes: Partial<Outcome>): Outcome {
  const { result, ripe, from, due, goal, until, late } = outcome;
  return {
    ...{ result, ripe, from, due, goal, until, late },
    metOn: () => outcome.metOn(),
    progress: () => outcome.progress(),
    begun: () => outcome.begun(),
    figures: () => outcome.figures(),
    lapses: () => outcome.lapses(),
    tell: () => outcome.tell(),
    ...changes,
  };
}

/** An outcome that a rule gives, whatever is measured. */
export function plain(result: ClauseWord, tell: () => Why): Outcome {
  return {
    result,
    ripe: false,
    metOn: nothing,
    progress: nothing,
    begun: () => false,
    figures: none,
    lapses: none,
    tell,
  };
}

function nothing(): undefined {
  return undefined;
}

function none(): readonly never[] {
  return [];
}
