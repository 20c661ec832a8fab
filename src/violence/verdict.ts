// What an assessment says: the figures, the verdict with its reasons, and what they rest on. Plain values, ready for JSON.

import type { Fingerprint } from "../ground/fingerprint.js";
import type { DayInterval } from "../ground/interval.js";
import type { ViolenceTest } from "./test.js";

/** The three values of a verdict. */
export type Answer = "met" | "not-met" | "cannot-tell";

/** A central value with the ends of its 95 % interval (equal tails). */
export type Estimate = { readonly median: number; readonly low: number; readonly high: number };

/** How one count is judged. */
export type Judgement = {
  /** The count in the window under this way of counting. */
  readonly observed: number;
  /** Rate in the window over the rate expected. 0.5 = half. */
  readonly ratio: Estimate;
  /** Probability that the rate fell by at least the reduction asked for. */
  readonly probability: number;
  readonly answer: Answer;
};

/** The same test on windows of the past, back to back before the window, when nothing had been agreed. */
export type Placebo = {
  /** How many past windows could be judged. */
  readonly windows: number;
  readonly met: number;
  readonly notMet: number;
  readonly cannotTell: number;
  /** Share that said "met": the false alarms. `null` when there was no window to judge. */
  readonly share: number | null;
  /** Upper end of the 95 % interval of that share (Clopper–Pearson); `null` when there was no window to judge. */
  readonly shareHigh: number | null;
};

/** A past block of days with what was forecast for it before it was seen: the band of the picture. */
export type ForecastBlock = {
  readonly days: DayInterval;
  /** Share of the block that was observed, 0 to 1. */
  readonly exposure: number;
  readonly observed: number;
  /** Mean and 95 % interval of the forecast; for the first blocks, with no history yet, `null`. */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** A reason in plain words, with a stable code for machines. */
export type Reason = { readonly code: string; readonly text: string };

/** One line of the breakdown by place, party, pair or kind. `ratio` is pooled: sparse lines borrow from the others. */
export type Part = {
  readonly name: string;
  readonly expected: number;
  readonly observed: number;
  /** Ratio from this line alone. */
  readonly alone: Estimate;
  /** Ratio with partial pooling towards the lines' common ratio. */
  readonly ratio: Estimate;
  /** Probability that this line fell by at least the reduction asked for, pooled. */
  readonly probability: number;
  /** Probability that this line rose at all, pooled. */
  readonly rose: number;
  readonly answer: Answer;
};

/** A breakdown with what the lines have in common, and how much they differ. */
export type Breakdown = {
  readonly by: "place" | "party" | "pair" | "kind";
  /** The common ratio of the lines. */
  readonly common: Estimate;
  /** Standard deviation of ln ratio between lines: 0 = all alike. */
  readonly spread: Estimate;
  readonly parts: readonly Part[];
  /** What it says of will and ability, in plain words. */
  readonly reading: string;
};

/** Something outside the test that may have risen while the registered measure fell. */
export type Substitute = {
  /** `all`: everything outside together; `party`: all pairs with a party that the test does not name; `rest`: the small pairs. */
  readonly kind: "all" | "party" | "pair" | "rest" | "kind" | "place";
  readonly name: string;
  readonly expected: number;
  readonly observed: number;
  readonly ratio: Estimate;
  /** Interval that holds for all lines together with 95 % (Bonferroni). */
  readonly simultaneous: { readonly low: number; readonly high: number };
  /** One-sided p-value that it did not rise (mid-p, from the forecast). */
  readonly p: number;
  /** The same after Holm's correction for all comparisons made. */
  readonly pAdjusted: number;
  /** Whether the rise holds at 5 % after the correction. */
  readonly rose: boolean;
};

/** What was looked at outside the test. */
export type Substitution = {
  /** How many comparisons were made; the p-values pay for all of them. */
  readonly comparisons: number;
  readonly found: readonly Substitute[];
  readonly reading: string;
};

/** How certain the dates let us be: the judgement under each way of counting. */
export type DatesJudged = {
  readonly registered: Judgement;
  /** Only what certainly lies inside. */
  readonly certain: Judgement;
  /** Each record spread over its stretch of days. */
  readonly spread: Judgement;
  /** All that possibly lies inside. */
  readonly possible: Judgement;
  /** Whether the answer depends on the way of counting. */
  readonly turnsOnDates: boolean;
};

/** Whence a figure comes: publisher, release, licence, when it was retrieved, SHA-256 of the bytes. */
export type Provenance = {
  readonly name: string;
  readonly format: string;
  readonly publisher: string;
  readonly release: string;
  readonly licence: string;
  readonly citation: string;
  /** ISO 8601 date, or "" where nobody noted it. */
  readonly retrieved: string;
  readonly sha256: Fingerprint;
};

/** An assessment, complete. */
export type Verdict = {
  readonly kind: "verdict";
  readonly test: ViolenceTest;
  readonly testHash: Fingerprint;
  readonly sources: readonly Provenance[];
  readonly software: string;
  /** The mean of what was expected in the window had nothing changed. */
  readonly expected: number;
  readonly expectedInterval: { readonly low: number; readonly high: number };
  readonly observed: number;
  /** Share of the window that was observed. */
  readonly exposure: number;
  readonly ratio: Estimate;
  readonly probability: number;
  readonly verdict: Answer;
  readonly placebo: Placebo;
  readonly dates: DatesJudged;
  readonly reasons: readonly Reason[];
  /** The posterior of the ratio, for its picture: densities of ln ρ at `ratio[i]`, on a log-spaced grid. */
  readonly posterior: { readonly ratio: readonly number[]; readonly density: readonly number[] };
  /** History in blocks of the window's length, and last the window itself. */
  readonly history: readonly ForecastBlock[];
  readonly breakdowns: readonly Breakdown[];
  readonly substitution: Substitution;
};
