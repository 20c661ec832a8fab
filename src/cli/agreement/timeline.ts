// halcyon timeline: phases, deadlines and results over time, and what is due next; as text, JSON, or for people's calendars.
import { addDays, type Day, formatDay } from "../../ground/day.js";
import { problem } from "../../ground/problem.js";
import { stateOf } from "../../process/state-of.js";
import { type Timeline, timelineOf } from "../../process/timeline.js";
import { timelineSpan } from "../../publication/timeline-picture.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { writeWhole } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";
import { type AskedDays, askedDays, dayOption } from "./days.js";
import { openKnowledge } from "./open-knowledge.js";
import { timelineText } from "./timeline-text.js";

/** Runs the command. */
export async function timelineCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const opened = await openKnowledge(path, raw, context);
  if (!opened.ok) return refuse(terminal, opened.problems);
  const { process, knowledge, facts } = opened.value;
  const days = askedDays(raw, context.today(), process.calendar.hijri);
  const problems = days.ok ? [] : [...days.problems];
  const reading = { basis: process.calendar.hijri, problems };
  const given = { from: dayOption(raw, "from", reading), until: dayOption(raw, "until", reading) };
  if (!days.ok || problems.length > 0) return refuse(terminal, problems);
  const state = stateOf(knowledge, days.value);
  const span = timelineSpan({ process, facts, state }, days.value);
  const from = given.from ?? span.from;
  const until = given.until ?? span.until;
  if (until < from) return refuse(terminal, [reversed(from, until)]);
  const timeline = timelineOf(knowledge, { known: days.value.known, from, until });
  if (raw.json === true) terminal.out(JSON.stringify(timelineJson(timeline, days.value), null, 2));
  else terminal.out(timelineText(process, { timeline, state }, terminal));
  if (typeof raw.ics !== "string") return 0;
  const { icalendarOf } = await import("../../publication/icalendar.js");
  const written = await writeWhole(raw.ics, icalendarOf(process, state));
  if (!written.ok) return refuse(terminal, written.problems);
  if (raw.json !== true) terminal.out(`\ncalendar ${written.value}`);
  return 0;
}

function reversed(from: Day, until: Day) {
  return problem("dates-reversed", "the timeline ends before it begins", {
    found: `--from ${formatDay(from)} --until ${formatDay(until)}`,
    expected: "a first day, and a last day that is not before it",
  });
}

/** A timeline as JSON, with days as people write them; the last day of a stretch is included. */
function timelineJson(timeline: Timeline, { on }: AskedDays): unknown {
  const day = (one: Day | undefined) => (one === undefined ? undefined : formatDay(one));
  const stretches = (
    list: Timeline["phases"][number]["stretches"] | Timeline["clauses"][number]["stretches"],
  ) =>
    list.map(({ state, days, why }) => ({
      state,
      from: formatDay(days.start),
      to: formatDay(addDays(days.end, -1)),
      why,
    }));
  return {
    on: formatDay(on),
    known: formatDay(timeline.known),
    from: formatDay(timeline.from),
    until: formatDay(timeline.until),
    phases: timeline.phases.map((one) => ({ ...one, stretches: stretches(one.stretches) })),
    clauses: timeline.clauses.map((one) => ({
      ...one,
      stretches: stretches(one.stretches),
      from: day(one.from),
      due: day(one.due),
      goal: day(one.goal),
      until: day(one.until),
      metOn: day(one.metOn),
    })),
    due: timeline.due.map((one) => ({ ...one, day: formatDay(one.day) })),
  };
}
