// The answer of a quantity from every day on, in columns: for the many quantities about which nobody quarrels.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { firstDay, firstLater } from "../day-lists.js";
import type { Declarations } from "../declarations.js";
import type { Truth } from "../result.js";
import { askedOn } from "./asked.js";
import { against, againstAll } from "./bounds.js";
import type { Counted, Reader } from "./counted.js";

/** The answer from each of these days on; before the first nobody can tell. */
export type Steps = {
  readonly days: Int32Array;
  /** Places in `truths`. */
  readonly answers: Uint8Array;
  /** The figure; the day of the step is the last of which it speaks. */
  readonly best: Float64Array;
};

const truths: readonly Truth[] = ["met", "not-met", "undetermined", "disputed", "conflict"];

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
  const asked = askedOn(declared, condition.amount, firstDay).number;
  return walked(counted.main, condition, asked);
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
  if (from >= 0 && answers[from] === 0 && start <= on) return start;
  for (let at = from + 1; at < days.length && days[at] <= on; at++) {
    if (answers[at] === 0) return days[at] as Day;
  }
  return undefined;
}

function isConstant(declared: Declarations, { amount }: QuantityCondition): boolean {
  if (amount.kind === "number") return true;
  const base = declared.bases.get(amount.base);
  return base !== undefined && base.versions.length === 1 && base.disputedBy.length === 0;
}

function walked(main: Reader, { bound }: QuantityCondition, asked: number): Steps {
  const { entries } = main;
  const { last, best, low, high } = entries;
  const size = last.length;
  const answers = new Uint8Array(size);
  let simple = true;
  for (let i = 0; i < size && simple; i++) {
    simple = (i === 0 || last[i - 1] !== last[i]) && entries.isFigure(i) && !entries.isContested(i);
    answers[i] = truths.indexOf(against(bound, asked, low[i], high[i]));
  }
  // where every entry is alone on its day and a figure, the columns are there already
  return simple ? { days: last, best, answers } : walkedByDay(main, bound, asked);
}

function walkedByDay(main: Reader, bound: QuantityCondition["bound"], asked: number): Steps {
  const { entries } = main;
  const { last } = entries;
  const size = last.length;
  const days = new Int32Array(size);
  const answers = new Uint8Array(size);
  const best = new Float64Array(size);
  let steps = 0;
  for (let i = 0; i < size; i++) {
    const day = last[i] as Day;
    // the last of the entries of a day sees all of them
    if (i + 1 < size && last[i + 1] === day) continue;
    const isAlone = (i === 0 || last[i - 1] !== day) && !entries.isContested(i);
    if (isAlone) {
      if (!entries.isFigure(i)) continue;
      answers[steps] = truths.indexOf(against(bound, asked, entries.low[i], entries.high[i]));
      best[steps] = entries.best[i];
    } else {
      const figure = main.figure({ end: day, open: false });
      if (figure === undefined) continue;
      answers[steps] = truths.indexOf(againstAll(bound, asked, figure));
      best[steps] = figure.best;
    }
    days[steps++] = day;
  }
  return {
    days: days.subarray(0, steps),
    answers: answers.subarray(0, steps),
    best: best.subarray(0, steps),
  };
}
