// A test of violence as it is registered before it is run: everything that decides the verdict, and nothing else.

import type { DateTreatment, Quantity, Scope } from "../cube/series.js";
import type { DayInterval } from "../ground/interval.js";
import { ln } from "../numbers/elementary.js";

/** The prior on the rate ratio ρ: lognormal with this median and this standard deviation of ln ρ. */
export type RatioPrior = { readonly median: number; readonly scale: number };

/**
 * A question about violence, complete: did the `quantity` in `scope` fall in `window`, against what `baseline` lets expect, by at
 * least `reduction` (0.5 = by half), with at least `certainty` (a probability)?
 */
export type ViolenceTest = {
  readonly name: string;
  readonly quantity: Quantity;
  readonly scope: Scope;
  readonly baseline: DayInterval;
  readonly window: DayInterval;
  /** 0 to below 1: the fall that was asked for, as a share of what was expected. */
  readonly reduction: number;
  /** 0.5 to below 1: how probable "met" or "not met" must be before it is said. */
  readonly certainty: number;
  readonly prior: RatioPrior;
  readonly dates: DateTreatment;
};

/** The prior that a test has if it declares none: a fall and a rise of equal size are equally probable beforehand. */
export const defaultPrior: RatioPrior = { median: 1, scale: ln(4) };

/** How uncertain dates are treated if a test does not say: on their first day, where they are known to within a week. */
export const defaultDates: DateTreatment = { rule: "first-day", longest: 7 };
