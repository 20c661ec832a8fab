// The process over time: phases, clauses, facts and deadlines on their days.
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import { type Timeline, type TimelineSpan, timelineOf } from "../../../process/timeline.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** Which days, and by what was known on which. */
export type TimelineAsk = TimelineSpan;

/** The timeline. */
export type TimelineAnswer = { readonly timeline: Timeline };

/** Gives the timeline. */
export function timeline({ knowledge }: OpenedProcess, ask: TimelineAsk): Result<TimelineAnswer> {
  if (ask.until <= ask.from)
    return failure([problem("question-invalid", "the last day of a timeline lies before its first")]);
  return success({ timeline: timelineOf(knowledge, ask) });
}
