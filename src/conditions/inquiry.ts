// What every part of the judge may ask of the others, and the standpoint from which evidence is weighed.
import type { Determination, EvidenceRule } from "../agreement/terms/clause.js";
import type { Condition } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Absent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import type { DayList } from "./day-lists.js";
import type { Declarations } from "./declarations.js";
import type { Fact } from "./fact.js";
import type { Knowledge, Surroundings } from "./knowledge.js";
import type { ClauseStatus, Judged, Truth } from "./result.js";

/** A question being answered: what is known, on which day, and how the parts of the judge reach each other. */
export type Inquiry = {
  readonly knowledge: Knowledge;
  readonly known: Day;
  readonly surroundings: Surroundings | undefined;
  readonly declared: Declarations;
  /** What was found under a key before, or what is made now. */
  remember<T extends object>(key: string, make: () => T): T;
  /** Decided facts on a subject that stood on the day of knowledge, in order. */
  decidedOn(subject: string): readonly Fact[];
  /** A condition, prepared for questions about many days. */
  watch(condition: Condition, view: Viewpoint): Watched;
  moment(moment: Moment, on: Day): Day | Absent;
  /** Days on which the value of a moment can change. */
  momentDays(moment: Moment): readonly Day[];
  /** A clause with all that holds it up: gates, pauses, what it runs in parallel with. */
  status(clause: string, on: Day): ClauseStatus;
  /** What was done about a clause, whatever holds it up: so that clauses that depend on one another make no circle. */
  performance(clause: string, on: Day): ClauseStatus;
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
  /** The answer without its words. */
  sight(on: Day): Sight;
  judged(on: Day): Judged;
};

/** An answer without its words. */
export type Sight = { readonly truth: Truth; readonly seen?: Day; readonly progress?: number };

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
