// The days of a process for people's calendars (RFC 5545): deadlines, beginnings, goals and ends, each as a whole day.
import ical, { ICalCalendarMethod } from "ical-generator";
import { sayClause, sayDuty } from "../agreement/saying/clause.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import { formatInCalendars } from "../ground/calendars.js";
import { addDays, type Day, formatDay } from "../ground/day.js";
import type { Due, ProcessState } from "../process/state.js";
import { dueWords } from "./agreement/ahead.js";

/**
 * The days that are due as one iCalendar file: each an event of a whole day that takes up no time, with the clause in plain words and the
 * day in three calendars. The same state gives the same bytes: the stamp is the day of knowledge, the identifiers come from the names.
 */
export function icalendarOf(process: ProcessFile, state: ProcessState): string {
  const calendar = ical({
    name: process.title,
    prodId: { company: "Halcyon", product: "halcyon", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const due of state.due) {
    const clause = process.clauses.find((one) => one.name === due.clause);
    calendar.createEvent({
      id: `${due.clause}-${due.what}@${identityOf(process)}`,
      stamp: midnight(state.known),
      start: midnight(due.day),
      end: midnight(addDays(due.day, 1)),
      allDay: true,
      transparency: "TRANSPARENT" as never,
      summary: `${summaryWords[due.what]}: ${clause === undefined ? due.clause : sayDuty(clause)}`,
      description: [
        clause === undefined ? due.clause : sayClause(clause, process),
        `${formatInCalendars(due.day, process.calendar.hijri)}: ${dueWords[due.what]}.`,
        `As known on ${formatDay(state.known)}.`,
      ].join("\n\n"),
    });
  }
  return calendar.toString();
}

const summaryWords: Readonly<Record<Due["what"], string>> = {
  begins: "Begins",
  "begin-by": "To have begun",
  due: "Due",
  goal: "Goal",
  ends: "Ends",
};

function midnight(day: Day): string {
  return `${formatDay(day)}T00:00:00Z`;
}

// two processes in one calendar must not take each other's days
function identityOf(process: ProcessFile): string {
  return `${process.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)}.halcyon`;
}
