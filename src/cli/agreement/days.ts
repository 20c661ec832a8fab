// The two days of a question: on which day was it so, and what was known on which day.

import type { HijriBasis } from "../../agreement/terms/date.js";
import { parseCalendarDate } from "../../ground/calendars.js";
import type { Day } from "../../ground/day.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import type { Raw } from "../asking/options.js";

/** The days of a question. */
export type AskedDays = { readonly on: Day; readonly known: Day };

/**
 * Reads `--on` and `--known`, in any of the three calendars. Without them both are `today`; a day that lies ahead is asked by what
 * is known today.
 */
export function askedDays(raw: Raw, today: Day, basis: HijriBasis): Result<AskedDays> {
  const problems: Problem[] = [];
  const on = dayOption(raw, "on", { basis, problems }) ?? today;
  const known = dayOption(raw, "known", { basis, problems }) ?? today;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { on, known } };
}

/** Reads one option that is a date. */
export function dayOption(
  raw: Raw,
  name: string,
  { basis, problems }: { readonly basis: HijriBasis; readonly problems: Problem[] },
): Day | undefined {
  const text = raw[name];
  if (typeof text !== "string") return undefined;
  const read = parseCalendarDate(text, basis);
  if (read.ok) return read.value.day;
  const wrong = read.problems.at(0);
  problems.push(
    problem("command-invalid", `the option --${name} is not a date that can be read`, {
      found: text,
      expected: wrong?.expected ?? "a date: 2020-03-10, 10 March 2020, 20 Hoot 1398 or 15 Rajab 1441",
      ...(wrong?.hint === undefined ? {} : { hint: wrong.hint }),
    }),
  );
  return undefined;
}
