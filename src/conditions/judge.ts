// Judges conditions and clauses on a day, by what was known on a day, each with its chain of reasons.
import type { ClauseWord, Condition } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Absent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import { dependenceOf } from "./clauses/dependence.js";
import { type Outcome, statusFrom } from "./clauses/outcome.js";
import { watchClause, watchPhase } from "./clauses/references.js";
import { outcomeFor, statusDays } from "./clauses/status.js";
import { type DayList, daysBetween, firstDay } from "./day-lists.js";
import { declarationsOf } from "./declarations.js";
import type { Fact } from "./fact.js";
import { factsAbout, stands } from "./fact-index.js";
import { newSheets } from "./facts/sheets.js";
import { rankOf } from "./facts/subject-facts.js";
import { watchDecision } from "./happenings/decision.js";
import { watchEvent } from "./happenings/event.js";
import { momentDaysOf, momentOn } from "./happenings/moments.js";
import { watchTest } from "./happenings/test-result.js";
import { type Inquiry, outsider, type Viewpoint, type Watched } from "./inquiry.js";
import type { Knowledge, Surroundings } from "./knowledge.js";
import { watchSeparation } from "./lines/separation.js";
import { watchFloor } from "./quantities/floor.js";
import { watchPeriods } from "./quantities/periods.js";
import { watchProportion } from "./quantities/proportion.js";
import { watchQuantity } from "./quantities/quantity.js";
import type { ClauseStatus, Judged, Truth } from "./result.js";
import { watchTogether } from "./together.js";

/** A judge who knows what was known on one day. It remembers what it has judged; make another one for another day or fact. */
export type Judge = {
  readonly knowledge: Knowledge;
  readonly known: Day;
  /** Whether a condition holds on a day. Without a view, as an outsider sees it: everybody's evidence, nobody's duty. */
  condition(condition: Condition, on: Day, view?: Viewpoint): Judged;
  /** A clause on a day. Throws when no clause has this name. */
  clause(name: string, on: Day): ClauseStatus;
  /** Whether a condition holds, without the words: many times quicker. */
  truth(condition: Condition, on: Day, view?: Viewpoint): Truth;
  /** The result of a clause, without the words: many times quicker. */
  result(name: string, on: Day): ClauseWord;
  /** The day of a moment, as it stands on a day: a thing that has not happened by then has none. */
  moment(moment: Moment, on: Day): Day | Absent;
  /** The only days on which the answer of a condition, or the status of a clause (by name), can change, in order. */
  changeDays(what: Condition | string): readonly Day[];
};

/**
 * Makes a judge for one day of knowledge. Without surroundings no phase is open, nothing is paused, nothing released.
 *
 * What rests on the surroundings is judged anew each time it is asked for, so that a process can be walked through with one judge;
 * everything else is judged once. Cost: the facts about each subject are gone through once, when it is first asked for.
 */
export function createJudge(knowledge: Knowledge, known: Day, surroundings?: Surroundings): Judge {
  const inquiry = inquiryOf(knowledge, known, surroundings);
  return {
    knowledge,
    known,
    condition: (condition, on, view = outsider) => inquiry.watch(condition, view).judged(on),
    clause: (name, on) => statusFrom(name, inquiry.outcome("status", name, on)),
    truth: (condition, on, view = outsider) => inquiry.watch(condition, view).sight(on).truth,
    result: (name, on) => inquiry.outcome("status", name, on).result,
    moment: (moment, on) => inquiry.moment(moment, on),
    changeDays: (what) => {
      const days =
        typeof what === "string" ? inquiry.clauseDays(what, "status") : inquiry.watch(what, outsider).days();
      return daysBetween(days, firstDay, Number.POSITIVE_INFINITY);
    },
  };
}

function inquiryOf(knowledge: Knowledge, known: Day, surroundings: Surroundings | undefined): Inquiry {
  const dependence = dependenceOf(knowledge.process);
  const sorts = new Map<string, Map<string, object>>();
  // a condition is mostly seen from one point of view
  const watched = new Map<Condition, { readonly key: string; readonly made: Watched }[]>();
  const outcomes = {
    status: new Map<string, Map<Day, Outcome>>(),
    performance: new Map<string, Map<Day, Outcome>>(),
  };
  const remember = <T extends object>(sort: string, name: string, make: () => T): T => {
    const names = sorts.get(sort) ?? new Map<string, object>();
    if (names.size === 0) sorts.set(sort, names);
    const before = names.get(name);
    // a sort is used for one sort of thing only
    if (before !== undefined) return before as T;
    const made = make();
    names.set(name, made);
    return made;
  };
  const outcome = (of: "status" | "performance", name: string, on: Day): Outcome => {
    if (dependence.onSurroundings(of, name)) return outcomeFor(inquiry, name, { of, on });
    const days = outcomes[of].get(name) ?? new Map<Day, Outcome>();
    outcomes[of].set(name, days);
    const before = days.get(on);
    if (before !== undefined) return before;
    const found = outcomeFor(inquiry, name, { of, on });
    days.set(on, found);
    return found;
  };
  const inquiry: Inquiry = {
    knowledge,
    known,
    surroundings,
    declared: declarationsOf(knowledge.process),
    sheets: newSheets(),
    signed: signedOn(knowledge),
    remember,
    decidedOn: (subject) => {
      const { kinds } = factsAbout(knowledge.facts, subject);
      if (!kinds.includes(rankOf("decided"))) return noDecisions;
      return remember("decided", subject, () => decidedFacts(knowledge, known, subject));
    },
    watch: (condition, view) => {
      const views = watched.get(condition) ?? [];
      for (const { key, made } of views) if (key === view.key) return made;
      const made = watcherOf(inquiry, condition, view);
      if (views.length === 0) watched.set(condition, views);
      views.push({ key: view.key, made });
      return made;
    },
    moment: (moment, on) => momentOn(inquiry, moment, on),
    momentDays: (moment) => momentDaysOf(inquiry, moment),
    outcome,
    clauseDays: (clause, of): DayList => {
      const days = (): DayList => statusDays(inquiry, clause, of);
      return dependence.onSurroundings(of, clause) ? days() : remember(`days ${of}`, clause, days);
    },
  };
  return inquiry;
}

// the day of signing, where the text gives it and no fact says anything of it
function signedOn({ process, facts }: Knowledge): Day | undefined {
  const signing = declarationsOf(process).events.get("signing");
  if (signing === undefined) return firstDay;
  return factsAbout(facts, "signing").facts.length > 0 ? undefined : signing.date?.day;
}

const noDecisions: readonly Fact[] = [];

function decidedFacts({ facts: index }: Knowledge, known: Day, subject: string): readonly Fact[] {
  const { facts, kinds } = factsAbout(index, subject);
  const decided = rankOf("decided");
  const found: Fact[] = [];
  for (let i = kinds.indexOf(decided); i >= 0; i = kinds.indexOf(decided, i + 1)) {
    if (facts[i].retracts === undefined && stands(index, facts[i], known)) found.push(facts[i]);
  }
  return found;
}

function watcherOf(inquiry: Inquiry, condition: Condition, view: Viewpoint): Watched {
  switch (condition.kind) {
    case "event":
      return watchEvent(inquiry, condition, view);
    case "clause":
      return watchClause(inquiry, condition, view);
    case "phase":
      return watchPhase(inquiry, condition);
    case "decision":
      return watchDecision(inquiry, condition);
    case "test":
      return watchTest(inquiry, condition, view);
    case "quantity":
      return condition.every === undefined
        ? watchQuantity(inquiry, condition, view)
        : watchPeriods(inquiry, condition, view);
    case "proportion":
      return watchProportion(inquiry, condition, view);
    case "indicator":
      return watchFloor(inquiry, condition, view);
    case "separation":
      return watchSeparation(inquiry, condition, view);
    case "all":
    case "any":
    case "some":
      return watchTogether(
        condition,
        condition.of.map((one) => inquiry.watch(one, view)),
      );
    case "not":
      return watchTogether(condition, [inquiry.watch(condition.of, view)]);
  }
}
