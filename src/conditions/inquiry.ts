// What every part of the judge may ask of the others, and the standpoint from which evidence is weighed.
import type { Determination, EvidenceRule } from "../agreement/terms/clause.js";
import type { Condition } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Absent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import type { Outcome } from "./clauses/outcome.js";
import { type DayList, firstDayWhere } from "./day-lists.js";
import type { Declarations } from "./declarations.js";
import type { Fact } from "./fact.js";
import type { Sheets } from "./facts/sheets.js";
import type { Knowledge, Surroundings } from "./knowledge.js";
import type { Figures, Judged, Truth, Why } from "./result.js";

/** A question being answered: what is known, on which day, and how the parts of the judge reach each other. */
export type Inquiry = {
  readonly knowledge: Knowledge;
  readonly known: Day;
  readonly surroundings: Surroundings | undefined;
  readonly declared: Declarations;
  /** The day of signing, where it can't change; the first day of all where nothing is said of a signing. */
  readonly signed: Day | undefined;
  /** Whence columns are cut that live as long as the inquiry. */
  readonly sheets: Sheets;
  /** What was found before of one sort under a name, or what is made now. */
  remember<T extends object>(sort: string, name: string, make: () => T): T;
  /** Decided facts on a subject that stood on the day of knowledge, in order. */
  decidedOn(subject: string): readonly Fact[];
  /** A condition, prepared for questions about many days. */
  watch(condition: Condition, view: Viewpoint): Watched;
  moment(moment: Moment, on: Day): Day | Absent;
  /** Days on which the value of a moment can change. */
  momentDays(moment: Moment): readonly Day[];
  /**
   * A clause on a day: its status, with all that holds it up (gates, pauses, what it runs in parallel with), or its performance, which
   * is what was done about it whatever holds it up, so that clauses that depend on one another make no circle.
   */
  outcome(of: "status" | "performance", clause: string, on: Day): Outcome;
  /** Days on which the status (or the performance) of a clause can change. */
  clauseDays(clause: string, of: "status" | "performance"): DayList;
};

/** Whose evidence counts for a condition, and whose word is a mere claim. */
export type Viewpoint = {
  /** A name of its own, so that what was prepared for it is found again. */
  readonly key: string;
  /** Parties whose own word about this is a claim. */
  readonly owing: readonly string[];
  /** Who may accept what those have done. */
  readonly accepting: readonly string[];
  readonly determined: Determination;
  readonly evidence: EvidenceRule;
  /** Bodies that decide disputes, or determine this. */
  readonly deciding: readonly string[];
  /** Whether clauses that are named are looked at with what holds them up. */
  readonly clauses: "status" | "performance";
};

/** A condition that is prepared: its answer on any day. */
export type Watched = {
  /** The only days on which the answer can change, in order. Before the first it is what it is on the day before it. */
  days(): DayList;
  /** The answer alone. */
  truth(on: Day): Truth;
  /** The answer with what it rests on, without its words. */
  sight(on: Day): Sight;
  judged(on: Day): Judged;
  /** The figures of an answer, without its words. */
  figures?(on: Day): readonly Figures[];
  /** The first day in a stretch on which it is met, where there is a quicker way to it than looking at every change. */
  readonly first?: (start: Day, on: Day) => Day | undefined;
};

/** The first day from `start` to `on` on which a condition is met. */
export function firstMetDay(watched: Watched, start: Day, on: Day): Day | undefined {
  if (watched.first !== undefined) return watched.first(start, on);
  return firstDayWhere(watched.days(), start, on, (day) => watched.truth(day) === "met");
}

/** An answer without its words. */
export type Sight = {
  readonly truth: Truth;
  readonly seen?: Day | undefined;
  readonly progress?: number | undefined;
};

/** An answer with its words. */
export function judgedFrom({ truth, seen, progress }: Sight, why: Why, figures?: readonly Figures[]): Judged {
  return {
    truth,
    why,
    ...(progress !== undefined && { progress }),
    ...(figures !== undefined && { figures }),
    ...(seen !== undefined && { seen }),
  };
}

/** The view of somebody who owes nothing and takes everybody's evidence. */
export const outsider: Viewpoint = {
  key: "",
  owing: [],
  accepting: [],
  determined: { kind: "measured" },
  evidence: { from: [] },
  deciding: [],
  clauses: "status",
};
