// The answer of a quantity from every day on, in one column: for the many quantities about which nobody quarrels.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { firstDay, firstLater } from "../day-lists.js";
import type { Declarations } from "../declarations.js";
import type { Inquiry } from "../inquiry.js";
import type { Truth } from "../result.js";
import { askedOn } from "./asked.js";
import { against } from "./bounds.js";
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
const conflict = 4;

/**
 * The steps of a level, a total or a flow that is counted from its beginning; `undefined` where the answer turns on more than the
 * figures: disputes, answers of the other side, versions of a base, moments, stretches of days.
 *
 * Cost: one walk over the facts.
 */
export function stepsOf(
  { declared, sheets }: Pick<Inquiry, "declared" | "sheets">,
  condition: QuantityCondition,
  counted: Counted,
): Steps | undefined {
  const { evidence, without } = counted;
  const quarrels = without !== undefined || evidence.disputed.length > 0 || evidence.answers.length > 0;
  const timed = condition.since !== undefined || condition.until !== undefined;
  if (quarrels || timed || evidence.accepted.longest > 1 || !isConstant(declared, condition))
    return undefined;
  const answers = sheets.bytes(counted.main.rows.last.length);
  return walked(counted.main, condition, askedOn(declared, condition.amount, firstDay).number, answers);
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
function walked(main: Reader, condition: QuantityCondition, asked: number, answers: Uint8Array): Steps {
  const { bound } = condition;
  const { last } = main.rows;
  let answer: number = untold;
  for (let start = 0; start < last.length; ) {
    let end = start + 1;
    while (end < last.length && last[end] === last[start]) end += 1;
    const row = figureRow(main, start, end);
    if (row >= 0) {
      answer = truths.indexOf(against(bound, asked, main.low[row], main.high[row]));
      const differs = main.sums
        ? main.isKnotty(row) && sumsDiffer(main, condition, asked, row)
        : end > start + 1 && levelsDiffer(main, condition, asked, row);
      if (differs) answer = conflict;
      else if (main.isKnotty(row))
        answer = truths.indexOf(against(bound, asked, main.low[row], main.low[row]));
    }
    answers.fill(answer, start, end);
    start = end;
  }
  return { days: last, answers };
}

// the row of a day that has its figure: of a sum the last, which sees all of them; of levels one of the strongest kind
function figureRow({ rows, sums }: Reader, start: number, end: number): number {
  let found = -1;
  for (let row = start; row < end; row++) {
    if (isFigure(rows, row) && (found < 0 || rows.kinds[row] >= rows.kinds[found])) found = row;
  }
  return found >= 0 && sums ? end - 1 : found;
}

// whether the least and the most that voices of one kind say have different answers
function sumsDiffer(main: Reader, { bound }: QuantityCondition, asked: number, row: number): boolean {
  const [low, high] = [main.low[row], main.high[row]];
  return against(bound, asked, low, low) !== against(bound, asked, high, high);
}

// whether another row of the same day and kind has another answer
function levelsDiffer(main: Reader, { bound }: QuantityCondition, asked: number, row: number): boolean {
  const { rows, low, high } = main;
  const truth = against(bound, asked, low[row], high[row]);
  // rows of one day stand together
  for (let at = row - 1; at >= 0 && rows.last[at] === rows.last[row]; at--) {
    const rival = isFigure(rows, at) && rows.kinds[at] === rows.kinds[row];
    if (rival && against(bound, asked, low[at], high[at]) !== truth) return true;
  }
  return false;
}
