// The process over time: phases, clauses, facts and deadlines on their days; and the picture of it.
import { sayDuty } from "../../../agreement/saying/clause.js";
import type { Day } from "../../../ground/day.js";
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import { stateOf } from "../../../process/state-of.js";
import { type Timeline, timelineOf } from "../../../process/timeline.js";
import type { TimelinePicture } from "../../../publication/charts/timeline.js";
import { pictureOf, timelineSpan } from "../../../publication/timeline-picture.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** By what was known on which day, and which days; if these are not said, those that `halcyon timeline` shows for the day `on`. */
export type TimelineAsk = {
  readonly known: Day;
  readonly on?: Day;
  readonly from?: Day;
  readonly until?: Day;
};

/** The timeline, and its picture, in which clauses go by what they ask. */
export type TimelineAnswer = { readonly timeline: Timeline; readonly picture: TimelinePicture };

/** Gives the timeline. */
export function timeline(
  { knowledge, facts }: OpenedProcess,
  { known, on = known, ...given }: TimelineAsk,
): Result<TimelineAnswer> {
  const { process } = knowledge;
  const usual = timelineSpan({ process, facts, state: stateOf(knowledge, { on, known }) }, { on, known });
  const { from = usual.from, until = usual.until } = given;
  if (until <= from)
    return failure([problem("question-invalid", "the last day of a timeline lies before its first")]);
  const found = timelineOf(knowledge, { known, from, until });
  const picture = pictureOf(process, found, on);
  const duties = new Map(process.clauses.map((clause) => [clause.name, capital(sayDuty(clause))]));
  const rows = picture.rows.map((row) =>
    row.kind === "clause" ? { ...row, label: duties.get(row.label) ?? row.label } : row,
  );
  return success({ timeline: found, picture: { ...picture, rows } });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
