// Conditions, clauses and moments that a walk keeps an eye on, judged anew only on days on which they can have changed.
import type { ClauseWord, Condition } from "../../agreement/terms/condition.js";
import type { Moment } from "../../agreement/terms/date.js";
import { dependenceOf } from "../../conditions/clauses/dependence.js";
import type { Judge } from "../../conditions/judge.js";
import type { Judged } from "../../conditions/result.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import type { Ledger } from "./ledger.js";

/** Something whose answer can change on some days only. */
export type Watched<T> = {
  /** The answer on a day; days never go backward. */
  on(day: Day): T;
  /** The next day after one on which it can change. */
  next(after: Day): Day | undefined;
};

/** What a watch needs. */
export type Watching = { readonly judge: Judge; readonly ledger: Ledger };

/** Watches a condition of a phase. */
export function watchCondition({ judge, ledger }: Watching, condition: Condition): Watched<Judged> {
  const dependence = dependenceOf(judge.knowledge.process);
  const moves = dependence.conditionOnSurroundings(condition, "status");
  return watched(ledger, moves, {
    days: () => judge.changeDays(condition),
    judge: (day) => judge.condition(condition, day),
  });
}

/** Watches the result of a clause. */
export function watchResult({ judge, ledger }: Watching, clause: string): Watched<ClauseWord> {
  const dependence = dependenceOf(judge.knowledge.process);
  const moves = dependence.onSurroundings("status", clause);
  return watched(ledger, moves, {
    days: () => judge.changeDays(clause),
    judge: (day) => judge.clause(clause, day).result,
  });
}

/** Watches a moment: its day, as soon as it is known. Its own day is one of those on which something can change. */
export function watchMoment(watching: Watching, moment: Moment): Watched<Day | undefined> {
  const { judge } = watching;
  const parts = namedIn(moment).map(({ what, name }) =>
    what === "event"
      ? watchCondition(watching, { kind: "event", event: name, spot: {} })
      : watchResult(watching, name),
  );
  const valueOn = (day: Day): Day | undefined => {
    const value = judge.moment(moment, day);
    return isAbsent(value) ? undefined : value;
  };
  return {
    on: valueOn,
    next: (after) => {
      const value = valueOn(after);
      const days = parts.map((part) => part.next(after));
      return earliest(value !== undefined && value > after ? [value, ...days] : days);
    },
  };
}

/** The earliest of several days, as far as there are any. */
export function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  let first: Day | undefined;
  for (const day of days) if (day !== undefined && (first === undefined || day < first)) first = day;
  return first;
}

type Source<T> = { readonly days: () => readonly Day[]; readonly judge: (day: Day) => T };

// what moves with the ledger is judged anew whenever that has changed, all else on its own days only
function watched<T>(ledger: Ledger, moves: boolean, { days, judge }: Source<T>): Watched<T> {
  let list: readonly Day[] | undefined;
  let listed = -1;
  let answer:
    | { readonly value: T; readonly day: Day; readonly until: number; readonly version: number }
    | undefined;
  const fresh = (): readonly Day[] => {
    if (list === undefined || (moves && listed !== ledger.version)) {
      list = days();
      listed = ledger.version;
    }
    return list;
  };
  const next = (after: Day): Day | undefined => firstAfter(fresh(), after);
  return {
    next,
    on: (day) => {
      const current = !moves || answer?.version === ledger.version;
      if (answer === undefined || !current || day < answer.day || day >= answer.until) {
        const until = next(day) ?? Number.POSITIVE_INFINITY;
        answer = { value: judge(day), day, until, version: ledger.version };
      }
      return answer.value;
    },
  };
}

function firstAfter(days: readonly Day[], after: Day): Day | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= after) low = middle + 1;
    else high = middle;
  }
  return days[low];
}

type Named = { readonly what: "event" | "clause"; readonly name: string };

// days of phases need no watch: a walk stands on every day on which one changes
function namedIn(moment: Moment): readonly Named[] {
  switch (moment.kind) {
    case "date":
      return [];
    case "named":
      return moment.what === "phase" ? [] : [{ what: moment.what, name: moment.name }];
    case "shifted":
      return namedIn(moment.from);
    case "earlier-of":
    case "later-of":
      return moment.of.flatMap(namedIn);
  }
}
