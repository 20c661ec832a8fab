// A proposed drawdown as a value: who leaves when, who remains, what holds it in place; or what can't all be kept.
import type { Day } from "../ground/day.js";
import type { Problem } from "../ground/problem.js";
import type { Contingent } from "./contingents.js";

/** What a plan aims at first: that everybody stays as long as is allowed, or that it costs least. */
export const aims = ["latest-safe", "least-cost"] as const;
export type Aim = (typeof aims)[number];

/** A drawdown that keeps everything that was asked. */
export type Plan = {
  readonly kind: "plan";
  readonly aim: Aim;
  /** The day of the posture from which it starts. */
  readonly from: Day;
  /** In the order of the days. */
  readonly tranches: readonly PlannedTranche[];
  readonly contingents: readonly PlannedContingent[];
  /** What it comes to: days that troops spend there until a month after the last tranche, and their cost where the roles have one. */
  readonly troopDays: number;
  readonly cost?: number;
  /** Whether no better plan exists; a solver that ran out of time leaves that open. */
  readonly proven: boolean;
  /** What the reader must know: blocks of nations, dates that are not known, rules that touch nobody. */
  readonly notes: readonly string[];
};

/** One tranche: who leaves until its day, all together. */
export type PlannedTranche = {
  readonly name: string;
  readonly day: Day;
  /** What must hold before it begins, in words. */
  readonly gates: readonly string[];
  readonly lift?: number;
  readonly leaving: number;
  readonly remaining: number;
  /** What leaves no room in this tranche. */
  readonly tight: readonly Tight[];
};

/** A contingent, and how many of it leave in each tranche and remain after it. */
export type PlannedContingent = Contingent & {
  readonly leaving: readonly number[];
  readonly remaining: readonly number[];
};

/** Something that was asked, by its kind and name. `proportion` has no name of its own; a lift has that of its tranche. */
export type Demand = { readonly kind: "ceiling" | "floor" | "lift" | "proportion"; readonly name: string };

/** A demand that is met with nothing to spare. */
export type Tight = Demand & { readonly text: string };

/**
 * A demand that would have to give (or the lifts of several tranches, all equally): by how many troops, of a proportion by itself to
 * which tolerance; and in words what it would become.
 */
export type Gives = Demand & { readonly by: number; readonly text: string };

/** No plan exists, and why. */
export type NoPlan = {
  readonly kind: "no-plan";
  /** Demands that can't all be kept, none of which could be left out of the list. */
  readonly conflict: readonly (Demand & { readonly text: string })[];
  /** Each of them alone: how much it would have to give to end this conflict, and what it would have to become so that a plan exists. */
  readonly gives: readonly (Gives & { readonly enough?: string })[];
  /** The least that would have to give in all, where none of them is enough alone. */
  readonly together: readonly Gives[];
  /** All of this as it is told, with the code `plan-impossible`. */
  readonly problem: Problem;
  readonly notes: readonly string[];
};
