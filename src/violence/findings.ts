// What the other commands say beside a verdict: day-by-day evidence, power before signing, hot spots, calibration.
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { PlaceId } from "../ground/names.js";
import type { Answer } from "./verdict.js";

/** One day of the monitor. */
export type MonitoredDay = {
  readonly day: Day;
  /** `null` when nobody looked on this day. */
  readonly observed: number | null;
  readonly observedSoFar: number;
  readonly expectedSoFar: number;
  /** e-value against "the fall is smaller than asked" (evidence that it was reached). 1 / level decides. */
  readonly evidenceMet: number;
  /** e-value against "the fall is at least as asked" (evidence that it was missed). */
  readonly evidenceNotMet: number;
  /** The answer if one stops here; once decided it stays. */
  readonly answer: Answer;
};

/** The window day by day, with evidence that stays valid however often one looks. */
export type Monitoring = {
  /** The chance of a wrong decision, each way: 1 − certainty. An e-value of 1 / level decides. */
  readonly level: number;
  readonly days: readonly MonitoredDay[];
  /** The day on which the test was decided, or `null`. */
  readonly decidedOn: Day | null;
  readonly answer: Answer;
};

/** The power of a test of one length: how probable each answer is if the true ratio is `ratio`. */
export type PowerCell = {
  /** Length of the window in days. */
  readonly days: number;
  /** True fall, as a share: 0.8 = the rate is a fifth of what was expected. */
  readonly reduction: number;
  readonly certainty: number;
  readonly met: number;
  readonly notMet: number;
  readonly cannotTell: number;
};

/** Which windows and reductions can be told apart from luck, at this place and with this history. */
export type TestDesign = {
  /** The reduction that the clause would ask for. */
  readonly required: number;
  /** Expected count for each length. */
  readonly expected: readonly {
    readonly days: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly cells: readonly PowerCell[];
  /** For each true fall and certainty, the shortest window that says "met" with at least 80 %; `null` when none of the lengths tried does. */
  readonly shortest: readonly {
    readonly reduction: number;
    readonly certainty: number;
    readonly days: number | null;
  }[];
};

/** A group of places over some days in which there was more violence than expected. */
export type HotSpot = {
  readonly places: readonly PlaceId[];
  readonly days: DayInterval;
  readonly observed: number;
  /** What the count is compared with: `allowedShare` times what was expected had nothing changed. */
  readonly expected: number;
  /** observed / expected */
  readonly relative: number;
  /** Log-likelihood ratio of the scan. */
  readonly score: number;
  /** Monte Carlo p-value: (1 + replicas with a maximum at least as large) / (1 + replicas). */
  readonly p: number;
};

/** The result of a space-time scan, strongest first, no place twice. */
export type HotSpots = {
  readonly window: DayInterval;
  readonly replicas: number;
  readonly seed: number;
  /** The share of the expectation that counts are compared with: 1, or against a requirement 1 − reduction. */
  readonly allowedShare: number;
  readonly spots: readonly HotSpot[];
};

/** How well forecasts of the past were calibrated, over all placebo windows of all series. */
export type Calibration = {
  readonly series: number;
  readonly windows: number;
  /** Share of windows whose randomised PIT lies within 0.025 to 0.975. */
  readonly coverage95: number;
  readonly below: number;
  readonly above: number;
  /** Mean natural logarithm of the probability that was forecast for what happened. Larger is better. */
  readonly logScore: number;
  /** Mean continuous ranked probability score. Smaller is better. */
  readonly crps: number;
  /** Counts of the PIT in ten bins of equal width. */
  readonly pit: readonly number[];
};
