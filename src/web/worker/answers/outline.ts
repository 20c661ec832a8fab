// What a process is made of, in words, whatever the day: phases, clauses, names, facts, calendars, and the days on which news came.
import { sayClause, sayDuty } from "../../../agreement/saying/clause.js";
import { sayPhase } from "../../../agreement/saying/phase.js";
import type { Clause } from "../../../agreement/terms/clause.js";
import type { CalendarName, HijriBasis } from "../../../agreement/terms/date.js";
import type { ProcessFile } from "../../../agreement/terms/process.js";
import type { Fact } from "../../../conditions/fact.js";
import type { Day } from "../../../ground/day.js";
import { type Result, success } from "../../../ground/problem.js";
import { clausesInTextOrder } from "../../../publication/agreement/order.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** Nothing more is to be said. */
export type OutlineAsk = Record<string, never>;

/** A clause in words. */
export type ClauseOutline = {
  readonly name: string;
  /** What it asks, as a heading; the whole clause in a sentence (English). */
  readonly duty: string;
  readonly sentence: string;
  /** Where it stands in which text: the title of the text, then part and article. */
  readonly place: readonly string[];
  /** Of an exchange: the names of its sides, in their order. */
  readonly sides: readonly string[];
};

/** The outline of a process. */
export type OutlineAnswer = {
  readonly title: string;
  /** Clauses in the order of the text, phases in that of the road. */
  readonly clauses: readonly ClauseOutline[];
  readonly phases: readonly { readonly name: string; readonly title: string; readonly sentence: string }[];
  /** What names stand for, as people read it: parties, bodies, events, quantities, decisions, indicators. */
  readonly names: Readonly<Record<string, string>>;
  /** The three calendars, those first in which the text states its dates. */
  readonly calendars: readonly CalendarName[];
  readonly hijri: HijriBasis;
  readonly facts: readonly Fact[];
  /** The days on which something became known, in order. */
  readonly news: readonly Day[];
  /** From the first day to the last of which anything speaks. */
  readonly first?: Day;
  readonly last?: Day;
};

/** Gives the outline. */
export function outline({ process, facts }: OpenedProcess): Result<OutlineAnswer> {
  const news = [...new Set(facts.map(({ known }) => known))].sort((a, b) => a - b);
  const signed = process.agreement?.signed;
  const days = [
    ...facts.flatMap(({ during, known }) => [during.start, known]),
    ...(signed === undefined ? [] : [signed.day]),
    ...writtenDays(process),
  ].sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  return success({
    title: process.title,
    clauses: clausesInTextOrder(process).map((clause) => clauseOutline(clause, process)),
    phases: process.phases.map((phase) => ({
      name: phase.name,
      title: phase.title,
      sentence: sayPhase(phase, process),
    })),
    names: namesOf(process),
    calendars: calendarsOf(process),
    hijri: process.calendar.hijri,
    facts,
    news,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  });
}

function clauseOutline(clause: Clause, process: ProcessFile): ClauseOutline {
  const { document, part, article } = clause.text ?? {};
  const title = process.agreement?.documents.find(({ name }) => name === document)?.title ?? document;
  return {
    name: clause.name,
    duty: sayDuty(clause),
    sentence: sayClause(clause, process),
    place: [title, part, article].filter((one) => one !== undefined),
    sides: clause.sides.map(({ who }) => who),
  };
}

function namesOf(process: ProcessFile): Readonly<Record<string, string>> {
  const titled = [process.bodies, process.excluded, process.events, process.quantities, process.indicators];
  return Object.fromEntries([
    ...titled.flat().map(({ name, title }) => [name, title]),
    ...process.parties.map(({ key, id }) => [key, id]),
    ...process.decisions.map(({ name, question }) => [name, question]),
    ...process.phases.map(({ name, title }) => [name, title]),
    ...process.clauses.map((clause) => [clause.name, sayDuty(clause)]),
  ]);
}

const allCalendars: readonly CalendarName[] = ["gregorian", "persian", "hijri"];

// how often each calendar is stated in dates of the text; equal ones stay in the usual order
function calendarsOf(process: ProcessFile): readonly CalendarName[] {
  const counts = new Map<CalendarName, number>();
  const count = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("stated" in value && Array.isArray(value.stated)) {
      for (const one of value.stated) counts.set(one, (counts.get(one) ?? 0) + 1);
      return;
    }
    for (const one of Object.values(value)) count(one);
  };
  count([process.agreement?.signed, process.clauses.map(({ when }) => when)]);
  count(process.phases.map(({ opensOn, endsOn }) => [opensOn, endsOn]));
  return [...allCalendars].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

// days that stand in the text as dates: there is something to see on them before any fact came
function writtenDays(process: ProcessFile): readonly Day[] {
  const found: Day[] = [];
  const seek = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && value.kind === "date" && "date" in value) {
      const { day } = value.date as { readonly day: Day };
      found.push(day);
      return;
    }
    for (const one of Object.values(value)) seek(one);
  };
  seek(process.clauses.map(({ when }) => when));
  seek(process.phases.map(({ opensOn, endsOn }) => [opensOn, endsOn]));
  return found;
}
