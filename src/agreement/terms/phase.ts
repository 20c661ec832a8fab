// The phases of a process: what opens them, what suspends them, what reverses them; and what is assumed when it is simulated.
import type { Spot } from "../../ground/problem.js";
import type { Condition } from "./condition.js";
import type { Moment } from "./date.js";

/** One phase, in the order of the file. */
export type Phase = {
  readonly name: string;
  readonly title: string;
  /** It opens on the first day on which all of these hold … */
  readonly opensWhen: readonly Condition[];
  /** … and not before this moment. */
  readonly opensOn?: Moment;
  /** It is suspended on days on which any of these holds, and goes on afterwards. */
  readonly suspendedWhen: readonly Condition[];
  /** It is reversed (and must open anew) when any of these holds. */
  readonly reversedWhen: readonly Condition[];
  /** It ends on the first day on which all of these hold. */
  readonly endsWhen: readonly Condition[];
  readonly endsOn?: Moment;
  readonly spots: Readonly<Record<string, Spot>>;
};

/** What a simulation assumes of one clause, event, decision or test. Delays are log-normal around their median, in days. */
export type Assumption = {
  readonly about: string;
  readonly what: "clause" | "event" | "decision" | "test";
  /** Probability that it is done at all (a clause), happens, is answered with yes, is met. */
  readonly probability: number;
  /** Days after it could first be done. */
  readonly delay?: { readonly median: number; readonly high: number };
  /** Breaches a year, for clauses that last, and the days until one is mended. */
  readonly breaches?: { readonly perYear: number; readonly lastDays: number };
  readonly why?: string;
};
