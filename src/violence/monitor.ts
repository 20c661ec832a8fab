// Day by day during the window: evidence that stays valid however often one looks, and the day on which the test was decided.

import { restrict, type Series } from "../cube/series.js";
import { addDays, type Day } from "../ground/day.js";
import { exp, ln, square } from "../numbers/elementary.js";
import { logGamma } from "../numbers/gamma.js";
import { type CountMixture, mixtureMean } from "../numbers/mixture.js";
import type { MonitoredDay, Monitoring } from "./findings.js";
import { logRatioGrid } from "./forecast/ratio.js";
import { forecastFull, weekdayShares } from "./forecast/window.js";
import type { ViolenceTest } from "./test.js";
import type { Answer } from "./verdict.js";

/** The days of a window as the monitor sees them. `observed[d]` is the share of day d that somebody looked at; 0 = nobody. */
export type MonitoredDays = {
  readonly counts: Float64Array;
  readonly observed: Float64Array;
  /** Share of the window's expectation that falls on each day; adds up to 1. */
  readonly share: Float64Array;
};

/** Evidence after each day, as natural logarithms of e-values. */
export type EvidencePath = { readonly logMet: Float64Array; readonly logNotMet: Float64Array };

/**
 * Watches a test during its window, up to and including `upTo` (the last day of the window if later).
 *
 * "Met" is decided when the e-value against "the fall is smaller than asked" reaches 1 / (1 − certainty), "not met" likewise. By
 * Ville's inequality the chance that a false hypothesis is ever rejected wrongly is at most 1 − certainty, however often one
 * looks (Ville 1939; Ramdas, Grünwald, Vovk & Shafer 2023; Howard, Ramdas, McAuliffe & Sekhon 2021).
 */
export function monitor(series: Series, test: ViolenceTest, upTo: Day): Monitoring {
  const forecast = forecastFull(series, test);
  // of a window that lies ahead no day is looked at
  const until = Math.max(test.window.start, Math.min(upTo + 1, test.window.end)) as Day;
  const days = until - test.window.start;
  const share = weekdayShares(series, test);
  const seen = restrict(series, { start: test.window.start, end: until });
  const path = evidencePath(forecast, { counts: seen.counts, observed: seen.observed, share }, test);
  const level = 1 - test.certainty;
  const mean = mixtureMean(forecast);
  const out: MonitoredDay[] = [];
  let answer: Answer = "cannot-tell";
  let decidedOn: Day | null = null;
  let observedSoFar = 0;
  let expectedSoFar = 0;
  for (let d = 0; d < days; d++) {
    const looked = seen.observed[d] > 0;
    if (looked) observedSoFar += seen.counts[d];
    expectedSoFar += mean * share[d] * seen.observed[d];
    // the first crossing decides; what comes later does not take it back
    if (decidedOn === null) {
      answer = crossed(path, d, level);
      if (answer !== "cannot-tell") decidedOn = addDays(test.window.start, d);
    }
    out.push({
      day: addDays(test.window.start, d),
      observed: looked ? seen.counts[d] : null,
      observedSoFar,
      expectedSoFar,
      evidenceMet: exp(path.logMet[d]),
      evidenceNotMet: exp(path.logNotMet[d]),
      answer,
    });
  }
  return { level, days: out, decidedOn, answer };
}

function crossed(path: EvidencePath, day: number, level: number): Answer {
  const line = -ln(level);
  if (path.logMet[day] >= line) return "met";
  return path.logNotMet[day] >= line ? "not-met" : "cannot-tell";
}

/**
 * The e-process of both hypotheses. The level of violence θ = ρ × (true rate / expected rate); given θ the count of a day is negative
 * binomial with mean θ·m_d and variance φ times that, days independent. The likelihood of ρ sums over the uncertainty of the
 * expected rate (gamma with variance κ). The e-value against a hypothesis is the prior-weighted mean likelihood of the ρ outside
 * it, over the largest likelihood of the ρ inside it; the largest lies at the boundary whenever the evidence speaks against it.
 *
 * Cost: days × components × grid, and days × components × grid² for the sum over the uncertainty.
 */
export function evidencePath(
  forecast: CountMixture,
  days: MonitoredDays,
  test: Pick<ViolenceTest, "reduction" | "prior">,
  grid: Float64Array = logRatioGrid,
): EvidencePath {
  const count = days.counts.length;
  const parts = componentsOf(forecast, grid);
  const logMet = new Float64Array(count);
  const logNotMet = new Float64Array(count);
  const boundary = ln(1 - test.reduction);
  const prior = grid.map((x) => exp(-0.5 * square((x - ln(test.prior.median)) / test.prior.scale)));
  const likelihood = new Float64Array(grid.length);
  for (let d = 0; d < count; d++) {
    for (const part of parts) addDay(part, grid, { days, d });
    likelihoodOfRatio(parts, likelihood);
    const evidence = evidenceAcross(grid, likelihood, prior, boundary);
    logMet[d] = evidence.met;
    logNotMet[d] = evidence.notMet;
  }
  return { logMet, logNotMet };
}

type Component = {
  readonly weight: number;
  readonly mean: number;
  readonly phi: number;
  /** Log-likelihood of each θ of the grid, summed over the days so far. */
  readonly logLevel: Float64Array;
  /** Weight of each distance ln θ − ln ρ: the gamma uncertainty of the expected rate. */
  readonly kernel: Float64Array;
};

// components that carry less than a thousandth of the weight can't move the evidence
function componentsOf(forecast: CountMixture, grid: Float64Array): Component[] {
  const parts: Component[] = [];
  for (let k = 0; k < forecast.weight.length; k++) {
    if (forecast.weight[k] < 1e-3) continue;
    parts.push({
      weight: forecast.weight[k],
      mean: forecast.mean[k],
      phi: forecast.phi[k],
      logLevel: new Float64Array(grid.length),
      kernel: gammaKernel(grid, forecast.kappa[k]),
    });
  }
  return parts;
}

function addDay(part: Component, grid: Float64Array, at: { days: MonitoredDays; d: number }): void {
  const { days, d } = at;
  const mean = part.mean * days.share[d] * days.observed[d];
  if (mean <= 0) return;
  const n = days.counts[d];
  // variance φ·mean with independent days: shape grows with the mean, so sums stay in the family (Lévy process)
  const extra = part.phi - 1;
  for (let i = 0; i < grid.length; i++) {
    const level = exp(grid[i]) * mean;
    if (extra < 1e-6) part.logLevel[i] += n * ln(level) - level;
    else {
      const shape = level / extra;
      part.logLevel[i] +=
        logGamma(n + shape) - logGamma(shape) - shape * ln(part.phi) + n * ln(extra / part.phi);
    }
  }
}

function likelihoodOfRatio(parts: readonly Component[], out: Float64Array): void {
  const size = out.length;
  out.fill(0);
  const top = Math.max(...parts.map((part) => part.logLevel.reduce((a, b) => Math.max(a, b), -Infinity)));
  for (const part of parts) {
    const half = (part.kernel.length - 1) / 2;
    for (let j = 0; j < size; j++) {
      const level = part.weight * exp(part.logLevel[j] - top);
      if (level < 1e-30) continue;
      const from = Math.max(0, j - half);
      const to = Math.min(size - 1, j + half);
      for (let i = from; i <= to; i++) out[i] += level * part.kernel[j - i + half];
    }
  }
}

function evidenceAcross(
  grid: Float64Array,
  likelihood: Float64Array,
  prior: Float64Array,
  boundary: number,
): { met: number; notMet: number } {
  const sides = { below: { sum: 0, prior: 0, top: 0 }, above: { sum: 0, prior: 0, top: 0 } };
  for (let i = 0; i < grid.length; i++) {
    const side = grid[i] < boundary ? sides.below : sides.above;
    side.sum += prior[i] * likelihood[i];
    side.prior += prior[i];
    side.top = Math.max(side.top, likelihood[i]);
  }
  // the boundary itself belongs to both hypotheses
  const at = atBoundary(grid, likelihood, boundary);
  const mean = (side: { sum: number; prior: number }) => ln(side.sum / side.prior + 1e-300);
  return {
    met: mean(sides.below) - ln(Math.max(sides.above.top, at) + 1e-300),
    notMet: mean(sides.above) - ln(Math.max(sides.below.top, at) + 1e-300),
  };
}

function atBoundary(grid: Float64Array, likelihood: Float64Array, boundary: number): number {
  const position = (boundary - grid[0]) / (grid[1] - grid[0]);
  const i = Math.min(grid.length - 2, Math.max(0, Math.floor(position)));
  const share = Math.min(1, Math.max(0, position - i));
  return exp((1 - share) * ln(likelihood[i] + 1e-300) + share * ln(likelihood[i + 1] + 1e-300));
}

// the gamma density of the level with mean 1 and variance κ, by distance in ln; no narrower than the grid can carry
function gammaKernel(grid: Float64Array, kappa: number): Float64Array {
  const step = grid[1] - grid[0];
  const variance = Math.max(kappa, step * step);
  const shape = 1 / variance;
  const half = Math.min(grid.length - 1, Math.ceil((6 * Math.sqrt(variance) + 4 * step) / step));
  const kernel = new Float64Array(2 * half + 1);
  let total = 0;
  for (let i = 0; i < kernel.length; i++) {
    const x = (i - half) * step;
    kernel[i] = exp(shape * (x - exp(x) + 1));
    total += kernel[i];
  }
  for (let i = 0; i < kernel.length; i++) kernel[i] /= total;
  return kernel;
}
