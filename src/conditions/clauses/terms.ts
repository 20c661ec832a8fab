// When a clause is owed: from which day, to be done by which, for how long; as it stands on a day.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Moment } from "../../agreement/terms/date.js";
import { type Absent, isAbsent } from "../../ground/absence.js";
import { addDays, type Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { firstDay } from "../day-lists.js";
import { consents } from "../happenings/decision.js";
import { lastDayOf, momentOn, sayMoment } from "../happenings/moments.js";
import type { Inquiry } from "../inquiry.js";
import { extensionOn, type Rulings } from "./rulings.js";

/** The days of a clause as they stand on a day. What the file does not say is `undefined`; what is not known yet is absent. */
export type Terms = {
  /** From this day on it is owed … */
  readonly from: Day | Absent | undefined;
  /** … and what was done before this one does not count: the same, or the day of signing. */
  readonly start: Day;
  readonly due: Day | Absent | undefined;
  /** The day to which it was extended, if it was. */
  readonly extended: Day | undefined;
  readonly beginBy: Day | Absent | undefined;
  readonly until: Day | undefined;
  readonly goal: Day | undefined;
};

/** The days of a clause on a day. Gates, pauses and rests may move the deadline; that is reckoned elsewhere. */
export function termsOn(inquiry: Inquiry, clause: Clause, rulings: Rulings, on: Day): Terms {
  const { when, amends } = clause;
  const given = when.from && momentOn(inquiry, when.from, on);
  const amended = amends && momentOn(inquiry, amends.from, on);
  const from = latest(given, amended);
  const extended = extensionOn(rulings, on)?.until;
  const stated = dueOn(inquiry, clause, on);
  const goal = when.goal && momentOn(inquiry, when.goal, on);
  return {
    from,
    start: from === undefined || isAbsent(from) ? signingOn(inquiry, on) : from,
    due: extended ?? stated,
    extended,
    beginBy: when.beginBy && lastDayOf(inquiry, when.beginBy, on),
    until: untilOn(inquiry, clause, from, on),
    goal: goal === undefined || isAbsent(goal) ? undefined : goal,
  };
}

/** The days on which the terms of a clause can change. */
export function termDays(inquiry: Inquiry, { when, amends }: Clause): readonly number[] {
  const moments = [when.from, when.beginBy, when.by, when.before, when.until, when.goal, when.together?.with];
  const days: number[] = [...moments, amends?.from].flatMap((moment) =>
    moment === undefined ? [] : [...inquiry.momentDays(moment)],
  );
  if (when.renewable !== undefined)
    days.push(...consents(inquiry, when.renewable.decision, when.renewable.by));
  return days;
}

const signing: Moment = { kind: "named", what: "event", name: "signing" };

/** The day of signing, as far as it is known; else the first day of all. */
export function signingOn(inquiry: Inquiry, on: Day): Day {
  if (inquiry.signed !== undefined) return inquiry.signed;
  const day = momentOn(inquiry, signing, on);
  return isAbsent(day) ? firstDay : day;
}

/** In words, from when a thing is to be done by when. */
export function sayDue({ when }: Clause): string {
  if (when.by !== undefined) return sayMoment(when.by);
  if (when.before !== undefined) return `before ${sayMoment(when.before)}`;
  return when.together === undefined ? "no day is set" : `together with ${sayMoment(when.together.with)}`;
}

function latest(a: Day | Absent | undefined, b: Day | Absent | undefined): Day | Absent | undefined {
  if (a === undefined || isAbsent(b)) return b;
  if (b === undefined || isAbsent(a)) return a;
  return a > b ? a : b;
}

// the earliest of the last days that the clause names; one that is not known yet leaves the others
function dueOn(inquiry: Inquiry, { when }: Clause, on: Day): Day | Absent | undefined {
  const days: (Day | Absent)[] = [];
  if (when.by !== undefined) days.push(lastDayOf(inquiry, when.by, on));
  if (when.before !== undefined) {
    const first = momentOn(inquiry, when.before, on);
    days.push(isAbsent(first) ? first : addDays(first, -1));
  }
  if (when.together !== undefined) {
    const other = momentOn(inquiry, when.together.with, on);
    days.push(isAbsent(other) ? other : (addDuration(other, when.together.within, "after") ?? other));
  }
  const known = days.filter((day): day is Day => !isAbsent(day));
  return known.length > 0 ? known.reduce((a, b) => (a < b ? a : b)) : days[0];
}

// the last day on which it is owed: as stated, or the end of the last term to which all consented
function untilOn(inquiry: Inquiry, clause: Clause, from: Day | Absent | undefined, on: Day): Day | undefined {
  const { when } = clause;
  const stated = when.until && lastDayOf(inquiry, when.until, on);
  const end = stated === undefined || isAbsent(stated) ? undefined : stated;
  const start = from === undefined ? signingOn(inquiry, on) : from;
  if (when.renewable === undefined || isAbsent(start) || start === firstDay) return end;
  const renewed = termEnd(inquiry, when.renewable, start, on);
  return end !== undefined && end < renewed ? end : renewed;
}

// a consent within a term adds another to it; a later one begins anew
function termEnd(
  inquiry: Inquiry,
  { term, decision, by }: NonNullable<Clause["when"]["renewable"]>,
  start: Day,
  on: Day,
): Day {
  let begins = start;
  let ends = after(start, term);
  for (const day of consents(inquiry, decision, by)) {
    if (day > on || day < begins) continue;
    // the next term begins where this one ends; after a gap, on the day of consent
    begins = day < ends ? ends : day;
    ends = after(begins, term);
  }
  return addDays(ends, -1);
}

function after(day: Day, term: NonNullable<Clause["when"]["renewable"]>["term"]): Day {
  return addDuration(day, term, "after") ?? day;
}
