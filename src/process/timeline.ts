// A process over time: stretches of states and results, deadlines and the days of facts, as plain values for pictures and calendars.
import type { ClauseWord, PhaseWord } from "../agreement/terms/condition.js";
import type { Fact } from "../conditions/fact.js";
import { allFacts, stands } from "../conditions/fact-index.js";
import type { Knowledge } from "../conditions/knowledge.js";
import { addDays, type Day, formatDay } from "../ground/day.js";
import { type DayInterval, interval } from "../ground/interval.js";
import type { Conflict, Due } from "./state.js";
import { stateOfWalk } from "./state-of.js";
import { clauseDays } from "./walk/ledger.js";
import { type Walk, walkTo } from "./walk/walk.js";

/** Which days are shown, and by what was known on which day. */
export type TimelineSpan = { readonly known: Day; readonly from: Day; readonly until: Day };

/** A process over time. Whatever lies after the day of knowledge is how things stand if nothing more happens. */
export type Timeline = TimelineSpan & {
  /** In the order of the file. */
  readonly phases: readonly PhaseLine[];
  /** In the order of their names. */
  readonly clauses: readonly ClauseLine[];
  /** Facts that speak of these days and stood on the day of knowledge, by their first day. */
  readonly facts: readonly FactMark[];
  /** What is due on these days or overdue, seen from the day of knowledge (or the nearest of these days). */
  readonly due: readonly Due[];
  readonly conflicts: readonly Conflict[];
};

/** A phase over time. */
export type PhaseLine = {
  readonly phase: string;
  readonly title: string;
  readonly stretches: readonly Stretch<PhaseWord>[];
};

/** A clause over time, with its days as they are known at the end of what is shown. */
export type ClauseLine = {
  readonly clause: string;
  readonly what: string;
  readonly stretches: readonly Stretch<ClauseWord>[];
  readonly from?: Day;
  readonly due?: Day;
  readonly goal?: Day;
  readonly until?: Day;
  readonly metOn?: Day;
};

/** Days on which something is the same. */
export type Stretch<T> = {
  readonly state: T;
  readonly days: DayInterval;
  /** Why, in one line. */
  readonly why: string;
};

/** A fact on its days. */
export type FactMark = {
  readonly id: string;
  readonly kind: Fact["kind"];
  readonly about: string;
  readonly days: DayInterval;
  readonly known: Day;
  readonly by?: string;
};

/**
 * A process over time. Throws when the days are reversed.
 *
 * Cost: the judgement of each clause on every day on which it can change.
 */
export function timelineOf(knowledge: Knowledge, { known, from, until }: TimelineSpan): Timeline {
  if (until < from) {
    throw new RangeError(
      `a timeline ends on the day it starts or later; got ${formatDay(from)} to ${formatDay(until)}`,
    );
  }
  const walk = walkTo(knowledge, { on: until, known });
  const { process } = knowledge;
  const span = interval(from, addDays(until, 1));
  const today = known < from ? from : known > until ? until : known;
  const now = stateOfWalk(walkTo(knowledge, { on: today, known }));
  return {
    known,
    from,
    until,
    phases: process.phases.map(({ name, title }) => ({
      phase: name,
      title,
      stretches: phaseStretches(walk.ledger.phases.get(name) ?? [], span),
    })),
    clauses: process.clauses.map(({ name, what }) => clauseLine(walk, name, what, span)),
    facts: factMarks(knowledge, known, span),
    due: now.due.filter(({ day, overdue }) => overdue || (day >= from && day <= until)),
    conflicts: now.conflicts,
  };
}

type Entry = { readonly state: PhaseWord; readonly from: Day; readonly why: { readonly text: string } };

function phaseStretches(entries: readonly Entry[], span: DayInterval): readonly Stretch<PhaseWord>[] {
  const before = entries.findLast(({ from }) => from <= span.start);
  const first = before ?? { state: "not-open", from: span.start, why: { text: "not open yet" } };
  const later = entries.filter(({ from }) => from > span.start && from < span.end);
  return joined([{ ...first, from: span.start }, ...later], span.end);
}

function clauseLine({ judge, ledger }: Walk, clause: string, what: string, span: DayInterval): ClauseLine {
  const all = new Set([...judge.changeDays(clause), ...clauseDays(ledger, clause)]);
  const days = [...all].filter((day) => day > span.start && day < span.end).sort((a, b) => a - b);
  const entries = [span.start, ...days].map((from) => {
    const { result, why } = judge.clause(clause, from);
    return { state: result, from, why };
  });
  const { from, due, goal, until, metOn } = judge.clause(clause, addDays(span.end, -1));
  const known = Object.entries({ from, due, goal, until, metOn }).filter(([, day]) => day !== undefined);
  return { clause, what, stretches: joined(entries, span.end), ...Object.fromEntries(known) };
}

// neighbours of the same state become one stretch
function joined<T>(
  entries: readonly { readonly state: T; readonly from: Day; readonly why: { readonly text: string } }[],
  end: Day,
): readonly Stretch<T>[] {
  const starts = entries.filter((entry, i) => i === 0 || entry.state !== entries[i - 1].state);
  return starts.map(({ state, from, why }, i) => ({
    state,
    days: interval(from, starts[i + 1]?.from ?? end),
    why: why.text,
  }));
}

function factMarks({ facts: index }: Knowledge, known: Day, span: DayInterval): readonly FactMark[] {
  return allFacts(index)
    .filter(
      ({ during, retracts }) => retracts === undefined && during.start < span.end && during.end > span.start,
    )
    .filter((fact) => stands(index, fact, known))
    .map(({ id, kind, about, during, known: since, by }) => ({
      id,
      kind,
      about,
      days: during,
      known: since,
      ...(by !== undefined && { by }),
    }))
    .sort((a, b) => a.days.start - b.days.start || a.known - b.known || (a.id < b.id ? -1 : 1));
}
