// The answer of a quantity from every day on, in one column: for the many quantities about which nobody quarrels.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { firstDay, firstLater } from "../day-lists.js";
import type { Declarations } from "../declarations.js";
import type { Truth } from "../result.js";
import { askedOn } from "./asked.js";
import { against, againstAll } from "./bounds.js";
import type { Counted, Reader } from "./counted.js";
import { isFigure } from "./levels.js";

/** The answer from each of these days on; before the first nobody can tell. A day may stand there twice, with one answer. */
export type Steps = {
  readonly days: Int32Array;
  /** Places in `truths`. */
  readonly answers: Uint8Array;
};

const truths: readonly Truth[] = ["met", "not-met", "undetermined", "disputed", "conflict"];
const met = 0;
const untold = 2;

/**
 * The steps of a level, a total or a flow that is counted from its beginning; `undefined` where the answer turns on more than the
 * figures: disputes, answers of the other side, versions of a base, moments, stretches of days.
 *
 * Cost: one walk over the facts.
 */
export function stepsOf(
  declared: Declarations,
  condition: QuantityCondition,
  counted: Counted,
): Steps | undefined {
  const { evidence, without } = counted;
  const quarrels = without !== undefined || evidence.disputed.length > 0 || evidence.answers.length > 0;
  const timed = condition.since !== undefined || condition.until !== undefined;
  if (quarrels || timed || evidence.accepted.longest > 1 || !isConstant(declared, condition))
    return undefined;
  return walked(counted.main, condition, askedOn(declared, condition.amount, firstDay).number);
}

/** The place of the step that holds on a day, or −1. */
export function stepOn({ days }: Steps, on: Day): number {
  return firstLater(days, on) - 1;
}

/** The answer of a step. */
export function answerAt({ answers }: Steps, at: number): Truth {
  return at < 0 ? "undetermined" : truths[answers[at]];
}

/** The first day from `start` to `on` on which the bound is kept. */
export function firstKeptDay(steps: Steps, start: Day, on: Day): Day | undefined {
  const { days, answers } = steps;
  const from = start === firstDay ? -1 : stepOn(steps, start);
  if (from >= 0 && answers[from] === met && start <= on) return start;
  for (let at = from + 1; at < days.length && days[at] <= on; at++) {
    if (answers[at] === met) return days[at] as Day;
  }
  return undefined;
}

function isConstant(declared: Declarations, { amount }: QuantityCondition): boolean {
  if (amount.kind === "number") return true;
  const base = declared.bases.get(amount.base);
  return base !== undefined && base.versions.length === 1 && base.disputedBy.length === 0;
}

// day by day; all rows of a day have the answer of the day, and a day on which nobody gave a figure that of the day before
function walked(main: Reader, { bound }: QuantityCondition, asked: number): Steps {
  const { rows, low, high } = main;
  const { last } = rows;
  const answers = new Uint8Array(last.length);
  let answer: number = untold;
  for (let start = 0; start < last.length; ) {
    let end = start;
    let figures = 0;
    let at = start;
    for (; end < last.length && last[end] === last[start]; end++) {
      if (!isFigure(rows, end)) continue;
      figures += 1;
      at = end;
    }
    if (figures === 1 && !main.isKnotty(at))
      answer = truths.indexOf(against(bound, asked, low[at], high[at]));
    else if (figures > 0) answer = answerOn(main, bound, asked, last[start] as Day) ?? answer;
    answers.fill(answer, start, end);
    start = end;
  }
  return { days: last, answers };
}

function answerOn(
  main: Reader,
  bound: QuantityCondition["bound"],
  asked: number,
  end: Day,
): number | undefined {
  const figure = main.figure({ end, open: false });
  return figure && truths.indexOf(againstAll(bound, asked, figure));
}
