// Which days a timeline shows if nobody says, and a timeline as its picture.
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Fact } from "../conditions/fact.js";
import { addDays, type Day } from "../ground/day.js";
import type { ProcessState } from "../process/state.js";
import type { AsOf } from "../process/state-of.js";
import type { Timeline } from "../process/timeline.js";
import type { TimelinePicture } from "./charts/timeline.js";

// at most so long on either side of the day asked about, that a goal far ahead does not press the rest together
const mostAhead = 550;
const mostBehind = 1100;

/** The first and last day to show. */
export function timelineSpan(
  parts: { readonly process: ProcessFile; readonly facts: readonly Fact[]; readonly state: ProcessState },
  { on, known }: AsOf,
): { readonly from: Day; readonly until: Day } {
  const { process, facts, state } = parts;
  const seen = facts.filter((fact) => fact.known <= known).map((fact) => fact.during.start as number);
  const signed = process.agreement?.signed?.day;
  const opened = state.phases.flatMap((one) => one.history.map((past) => past.from as number));
  const starts = [...seen, ...opened, ...(signed === undefined ? [] : [signed as number]), on as number];
  const ends = [
    on as number,
    ...state.due.map((due) => due.day as number),
    ...state.clauses.flatMap((one) =>
      [one.due, one.goal].flatMap((day) => (day === undefined ? [] : [day as number])),
    ),
  ];
  const first = starts.reduce((a, b) => Math.min(a, b));
  const last = ends.reduce((a, b) => Math.max(a, b));
  return {
    from: Math.max(first, on - mostBehind) as Day,
    until: Math.max(Math.min(last + 14, on + mostAhead), on + 14) as Day,
  };
}

/** A timeline as its picture: phases by their titles, clauses in the order of the text by what they ask. */
export function pictureOf(process: ProcessFile, timeline: Timeline, on: Day): TimelinePicture {
  const line = (name: string) => process.clauses.find((one) => one.name === name)?.spots[""]?.line ?? 0;
  const stretches = (
    list: Timeline["phases"][number]["stretches"] | Timeline["clauses"][number]["stretches"],
  ) => list.map(({ state: word, days }) => ({ from: days.start, to: addDays(days.end, -1), word }));
  return {
    from: timeline.from,
    until: timeline.until,
    on,
    rows: [
      ...timeline.phases.map((one) => ({
        label: one.title,
        kind: "phase" as const,
        stretches: stretches(one.stretches),
      })),
      ...[...timeline.clauses]
        .sort((a, b) => line(a.clause) - line(b.clause))
        .map((one) => ({
          label: one.clause,
          kind: "clause" as const,
          stretches: stretches(one.stretches),
          ...(one.due === undefined ? {} : { deadline: one.due }),
        })),
    ],
  };
}
