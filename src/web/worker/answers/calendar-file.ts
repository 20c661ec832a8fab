// The days of a process as a file for people's own calendars.
import type { Day } from "../../../ground/day.js";
import { type Result, success } from "../../../ground/problem.js";
import { stateOf } from "../../../process/state-of.js";
import { icalendarOf } from "../../../publication/icalendar.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** Seen from which day, by what was known on which. */
export type CalendarFileAsk = { readonly on: Day; readonly known: Day };

/** The file, byte for byte that of `halcyon timeline --ics`. */
export type CalendarFileAnswer = { readonly text: string };

/** Gives the file. */
export function calendarFile({ knowledge }: OpenedProcess, ask: CalendarFileAsk): Result<CalendarFileAnswer> {
  return success({ text: icalendarOf(knowledge.process, stateOf(knowledge, ask)) });
}
