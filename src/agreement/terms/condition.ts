// What can be true or false of a process on a day: the conditions of clauses, gates and phases.
import type { Spot } from "../../ground/problem.js";
import type { Duration, Moment } from "./date.js";

/** A condition, each leaf with the place where it stands. A name alone in the file stands for one of the first five. */
export type Condition =
  /** An event has happened. */
  | { readonly kind: "event"; readonly event: string; readonly spot: Spot }
  /** A clause has one of these results; `["met"]` where only its name is written. */
  | {
      readonly kind: "clause";
      readonly clause: string;
      readonly is: readonly ClauseWord[];
      readonly spot: Spot;
    }
  /** A phase is open on that day (or in one of these states). */
  | { readonly kind: "phase"; readonly phase: string; readonly is: readonly PhaseWord[]; readonly spot: Spot }
  /** A body decided yes (or no). */
  | { readonly kind: "decision"; readonly decision: string; readonly is: "yes" | "no"; readonly spot: Spot }
  /** A test of violence was met. */
  | { readonly kind: "test"; readonly test: string; readonly spot: Spot }
  | QuantityCondition
  | ProportionCondition
  | IndicatorCondition
  | SeparationCondition
  /** Every one, any one, or at least `least` of several conditions. */
  | {
      readonly kind: "all" | "any";
      readonly of: readonly Condition[];
      readonly spot: Spot;
    }
  | {
      readonly kind: "some";
      readonly least: number;
      readonly of: readonly Condition[];
      readonly spot: Spot;
    }
  | { readonly kind: "not"; readonly of: Condition; readonly spot: Spot };

/** The results that a clause can have. */
export const clauseWords = [
  "met",
  "not-met",
  "not-yet-due",
  "undetermined",
  "disputed",
  "waived",
  "superseded",
  "conflict",
] as const;
export type ClauseWord = (typeof clauseWords)[number];

/** The states that a phase can be in. */
export const phaseWords = ["not-open", "open", "suspended", "reversed", "ended"] as const;
export type PhaseWord = (typeof phaseWords)[number];

/** An amount in figures: a number, or a share of a declared base. */
export type Amount =
  | { readonly kind: "number"; readonly number: number }
  /** `share` from 0 to 1 (more is allowed) of the base declared under that name. */
  | { readonly kind: "share"; readonly share: number; readonly base: string };

/**
 * A counted quantity against a bound. `up-to` sets a most and no least: all of it is met, none of it is not met, and between the
 * two the text leaves it open, unless the other side accepts.
 */
export type QuantityCondition = {
  readonly kind: "quantity";
  readonly quantity: string;
  readonly bound: "at-most" | "at-least" | "exactly" | "up-to";
  readonly amount: Amount;
  /** A flow is summed from this moment (else from its beginning) … */
  readonly since?: Moment;
  /** … to this one, included. */
  readonly until?: Moment;
  /** Every full stretch of this length since `since` must reach the bound by itself: 2 flights each week. */
  readonly every?: Duration;
  readonly spot: Spot;
};

/** What is left of one quantity is no larger a share of its base level than what is left of another, within a tolerance. */
export type ProportionCondition = {
  readonly kind: "proportion";
  readonly quantity: string;
  readonly to: string;
  /** The levels on this day are the whole of each. */
  readonly since: Moment;
  /** In share: 0.05 = five percentage points. */
  readonly tolerance: number;
  readonly spot: Spot;
};

/** An indicator has not worsened from its level of a year by more than `slack`, in its own unit. */
export type IndicatorCondition = {
  readonly kind: "indicator";
  readonly indicator: string;
  /** The calendar year whose level is the floor. */
  readonly year: number;
  readonly slack: number;
  readonly spot: Spot;
};

/** Weapons of a class that belong to a party stay at least this far from a line as it stood on its date. */
export type SeparationCondition = {
  readonly kind: "separation";
  readonly weapons: string;
  /** The key of the party whose weapons are meant. */
  readonly party: string;
  readonly kilometres: number;
  readonly line: string;
  readonly spot: Spot;
};
