// Judges conditions and clauses on a day, by what was known on a day, each with its chain of reasons.
import type { Condition, PhaseWord } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Absent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { Knowledge } from "./knowledge.js";
import type { ClauseStatus, Judged, Why } from "./result.js";

/** A judge who knows what was known on one day. It remembers what it has judged; make another one for another day or fact. */
export type Judge = {
  readonly knowledge: Knowledge;
  readonly known: Day;
  /** Whether a condition holds on a day. Without `context`, as an outsider sees it: everybody's evidence, nobody's duty. */
  condition(condition: Condition, on: Day): Judged;
  /** A clause on a day. Throws when no clause has this name. */
  clause(name: string, on: Day): ClauseStatus;
  /** The day of a moment, as it stands on a day: a thing that has not happened by then has none. */
  moment(moment: Moment, on: Day): Day | Absent;
  /** The only days on which the answer of a condition, or the status of a clause (by name), can change, in order. */
  changeDays(what: Condition | string): readonly Day[];
};

/**
 * What the course of the process tells the judge: the states of phases, and the effects of clauses on other clauses. The room
 * `process` gives it. All of it is asked for days up to the day being judged only.
 */
export type Surroundings = {
  /** The state of a phase on a day, with its reason. */
  phase(name: string, on: Day): { readonly state: PhaseWord; readonly why: Why };
  /** The day on which a phase first opened, if it had by then. */
  openedOn(phase: string, on: Day): Day | undefined;
  /** Days up to this one on which the state of a phase changed, in order. */
  phaseDays(phase: string, on: Day): readonly Day[];
  /** The stretches up to this day on which a clause was paused, in order and apart; the last may reach beyond the day. */
  pauses(clause: string, on: Day): readonly { readonly days: DayInterval; readonly why: Why }[];
  /** The day on which another clause released this one, if it had by then. */
  releasedOn(clause: string, on: Day): Day | undefined;
};

/** Makes a judge for one day of knowledge. Without surroundings no phase is open, nothing is paused, nothing released. */
export declare function createJudge(knowledge: Knowledge, known: Day, surroundings?: Surroundings): Judge;
