// What lies ahead and what is overdue: the days on which clauses begin, must have begun, are due, are aimed at, and end.
import type { Clause } from "../agreement/terms/clause.js";
import type { CalendarRules, Moment } from "../agreement/terms/date.js";
import type { Judge } from "../conditions/judge.js";
import type { ClauseStatus } from "../conditions/result.js";
import { isAbsent } from "../ground/absence.js";
import { addDays, type Day } from "../ground/day.js";
import type { Due } from "./state.js";

/** What is due after a day, or was due and is overdue, by day. Clauses that are waived or replaced are not due. */
export function dueOn(judge: Judge, clauses: readonly ClauseStatus[], on: Day): readonly Due[] {
  const byName = new Map(judge.knowledge.process.clauses.map((clause) => [clause.name, clause]));
  const due = clauses.flatMap((status) => {
    const clause = byName.get(status.clause);
    return clause === undefined ? [] : dueOf(judge, clause, status, on);
  });
  return due.sort(byDay);
}

const byDay = (a: Due, b: Due): number =>
  a.day - b.day || (a.clause < b.clause ? -1 : a.clause > b.clause ? 1 : a.what < b.what ? -1 : 1);

function dueOf(judge: Judge, clause: Clause, status: ClauseStatus, on: Day): readonly Due[] {
  const { result, due, from, goal, metOn, clause: name } = status;
  if (result === "waived" || result === "superseded") return [];
  const isDone = !isLasting(clause) && (result === "met" || metOn !== undefined);
  const found: Due[] = [];
  const add = (what: Due["what"], day: Day | undefined, overdue: boolean): void => {
    if (day !== undefined && (day >= on || overdue)) found.push({ clause: name, day, what, overdue });
  };
  add("begins", from !== undefined && from > on ? from : undefined, false);
  add("ends", status.until, false);
  if (isDone) return found;
  const { calendar } = judge.knowledge.process;
  const hasBegun = (status.progress ?? 0) > 0 || status.level > 0;
  if (!hasBegun) {
    const beginBy = dayOf(judge, clause.when.beginBy, calendar, on);
    // once its last day has passed too, that says enough
    const isLate = beginBy !== undefined && beginBy < on && (due === undefined || due >= on);
    add("begin-by", beginBy, isLate && result === "not-met");
  }
  // one that lasts is overdue only while it does not hold; one that nobody can tell is
  const isOpen =
    result === "not-met" || result === "undetermined" || result === "disputed" || result === "conflict";
  if (!isLasting(clause) || result !== "met") add("due", due, due !== undefined && due < on && isOpen);
  add("goal", goal, false);
  return found;
}

function isLasting({ obligation }: Clause): boolean {
  return obligation === "maintain" || obligation === "refrain";
}

function dayOf(judge: Judge, moment: Moment | undefined, calendar: CalendarRules, on: Day): Day | undefined {
  if (moment === undefined) return undefined;
  const day = judge.moment(moment, on);
  if (isAbsent(day)) return undefined;
  const isShort =
    calendar.lastDay === "excluded" && moment.kind === "shifted" && moment.direction === "after";
  return isShort && moment.by.count > 0 ? addDays(day, -1) : day;
}
