// The written form, for the schema that editors use: conditions, which can be true or false on a day.
import type { Moment } from "./dates.js";
import type { Count, Distance, Duration, Name, Percentage, Share, YesOrNo } from "./values.js";

/**
 * What can be true or false on a day: the name of an event (it has happened), a clause (it is met), a phase (it is open), a decision (yes) or
 * a test (met); or keys that ask for more.
 */
export type Condition =
  | Name
  | OnClause
  | OnPhase
  | OnDecision
  | OnEvent
  | OnTest
  | AtMost
  | AtLeast
  | Exactly
  | UpTo
  | InProportion
  | OnIndicator
  | OnWeapons
  | All
  | Any
  | Some
  | Not;

/** A condition, or several. */
export type Conditions = Condition | ConditionList;

/**
 * Several conditions.
 *
 * @minItems 1
 */
export type ConditionList = readonly Condition[];

/** A clause has one of some results. */
export type OnClause = {
  /** The name of the clause. */
  readonly clause: Name;
  /** The results of which it must have one. */
  readonly is: ClauseResult | ClauseResults;
};

/** The results that a clause can have. */
export type ClauseResult =
  | "met"
  | "not-met"
  | "not-yet-due"
  | "undetermined"
  | "disputed"
  | "waived"
  | "superseded"
  | "conflict";

/**
 * Several results of a clause.
 *
 * @minItems 1
 */
export type ClauseResults = readonly ClauseResult[];

/** A phase is in one of some states. */
export type OnPhase = {
  /** The name of the phase. */
  readonly phase: Name;
  /** The states of which it must be in one. */
  readonly is: PhaseState | PhaseStates;
};

/** The states that a phase can be in. */
export type PhaseState = "not-open" | "open" | "suspended" | "reversed" | "ended";

/**
 * Several states of a phase.
 *
 * @minItems 1
 */
export type PhaseStates = readonly PhaseState[];

/** A body has decided yes, or no. */
export type OnDecision = {
  /** The name of the decision. */
  readonly decision: Name;
  /** The answer that is asked for. */
  readonly is: YesOrNo;
};

/** An event has happened. */
export type OnEvent = {
  /** The name of the event. */
  readonly event: Name;
};

/** A test of violence is met. */
export type OnTest = {
  /** The name of the test. */
  readonly test: Name;
};

/** Of which days a flow is summed, and of what a share is a share. */
type Counted = {
  /** The name of the quantity. */
  readonly quantity: Name;
  /** The base of which the share is a share; every share needs one. */
  readonly of?: Name;
  /** A flow is summed from this moment. */
  readonly since?: Moment;
  /** A flow is summed up to this moment, included. */
  readonly until?: Moment;
  /** Every full stretch of this length since `since` must reach the bound by itself: 1 week. */
  readonly every?: Duration;
};

/** A number, or a share of a base. */
export type Amount = Count | Percentage;

/** A quantity is no more than so much. */
export type AtMost = Counted & {
  /** The most that there may be: 8600, or 30 % with `of`. */
  readonly "at-most": Amount;
};

/** A quantity is no less than so much. */
export type AtLeast = Counted & {
  /** The least that there must be: 18, or 30 % with `of`. */
  readonly "at-least": Amount;
};

/** A quantity is exactly so much. */
export type Exactly = Counted & {
  /** How much there must be. */
  readonly exactly: Amount;
};

/** A quantity is up to so much. */
export type UpTo = Counted & {
  /** A most without a least: all of it is met, nothing is not met; between the two it is open unless the other side accepts. */
  readonly "up-to": Amount;
};

/** What is left of one quantity is no larger a share of its whole than what is left of another. */
export type InProportion = {
  /** The quantity that must fall as well. */
  readonly quantity: Name;
  /** The quantity with which it must keep step. */
  readonly "in-proportion-to": Name;
  /** The day whose levels are the whole of each. */
  readonly since: Moment;
  /** How far the two shares may differ: 5 %. */
  readonly tolerance: Share;
};

/** An indicator is no worse than in a year. */
export type OnIndicator = {
  /** The name of the indicator. */
  readonly indicator: Name;
  /**
   * The calendar year whose level is the floor: 2019.
   *
   * @minimum 1900
   * @maximum 2200
   * @asType integer
   */
  readonly "no-worse-than": number;
  /** How much worse it may be, in the unit of the indicator; not at all if nothing is said. */
  readonly "by-more-than"?: Count;
};

/** Weapons of a party stay away from a line. */
export type OnWeapons = {
  /** The class of weapons. */
  readonly weapons: Name;
  /** The party whose weapons are meant. */
  readonly of: Name;
  /** The least distance: 25 km. */
  readonly "at-least": Distance;
  /** The line from which it is measured. */
  readonly from: Name;
};

/** Every one of several conditions holds. */
export type All = {
  /** The conditions that must all hold. */
  readonly all: Conditions;
};

/** At least one of several conditions holds. */
export type Any = {
  /** The conditions of which one must hold. */
  readonly any: Conditions;
};

/** At least so many of several conditions hold. */
export type Some = {
  /**
   * How many must hold.
   *
   * @minimum 1
   * @asType integer
   */
  readonly some: number;
  /** The conditions of which so many must hold. */
  readonly of: Conditions;
};

/** A condition does not hold. */
export type Not = {
  /** The condition that must not hold. */
  readonly not: Condition;
};
