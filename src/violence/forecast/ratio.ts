// What a count says of the rate ratio ρ = rate in the window / rate expected: its posterior, on a grid even in ln ρ.

import { type Batch, createBatch, logKernels } from "../../numbers/count-kernel.js";
import { exp, ln } from "../../numbers/elementary.js";
import type { CountMixture } from "../../numbers/mixture.js";
import type { RatioPrior } from "../test.js";
import type { Estimate } from "../verdict.js";

/** Posterior mass on a grid even in ln ρ; the masses add up to 1. Each grid point stands for the cell around it. */
export type RatioPosterior = { readonly logRatio: Float64Array; readonly mass: Float64Array };

/** The grid of ln ρ that lines share when they are pooled: from a thousandth to a hundred and fifty fold. */
export const logRatioGrid: Float64Array = Float64Array.from({ length: 161 }, (_, i) => -7 + i * 0.075);

/** Points of the first search, and of the posterior itself. */
const coarsePoints = 17;
const finePoints = 65;
/** The grid ends where the density is e^−14 of its highest value. */
const depth = 14;
/** Components of less weight can't move the posterior. */
const negligible = 5e-4;

const coarse = new Float64Array(coarsePoints);

/**
 * The posterior of ρ from a forecast (what would be counted if ρ were 1), the count, and a lognormal prior. Under ρ each component is
 * negative binomial with mean ρm and variance φρm + κρ²m², so the posterior is one sum for each grid point.
 */
export function posteriorOfRatio(
  forecast: CountMixture,
  observed: number,
  prior: RatioPrior,
): RatioPosterior {
  const precision = 0.5 / (prior.scale * prior.scale);
  const middle = ln(prior.median);
  const likelihood = likelihoodOf(forecast, observed);
  const at = (x: number): number => logLikelihoodAt(likelihood, x) - precision * (x - middle) * (x - middle);
  // a coarse grid over all that prior or count could mean finds where the posterior lies
  const centre = ln((observed + 0.5) / Math.max(1e-9, forecast.mean[0] ?? 0));
  const reach = Math.min(prior.scale, 6);
  let low = Math.min(middle - 5 * reach, Math.max(centre, -40) - reach);
  let high = Math.max(middle + 5 * reach, Math.min(centre, 40) + reach);
  for (let pass = 0; pass < 2; pass++) {
    const step = (high - low) / (coarsePoints - 1);
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < coarsePoints; i++) {
      coarse[i] = at(low + i * step);
      if (coarse[i] > best) best = coarse[i];
    }
    let left = 0;
    while (coarse[left] < best - depth) left++;
    let right = coarsePoints - 1;
    while (coarse[right] < best - depth) right--;
    high = low + Math.min(coarsePoints - 1, right + 1) * step;
    low += Math.max(0, left - 1) * step;
    if (right - left > coarsePoints / 4) break;
  }
  return onGrid(at, low, high);
}

/** The posterior of ρ from a log-likelihood on `logRatioGrid`, and a lognormal prior. */
export function posteriorOnGrid(logLikelihood: Float64Array, prior: RatioPrior): RatioPosterior {
  const logMass = logLikelihood.map((l, i) => {
    const z = (logRatioGrid[i] - ln(prior.median)) / prior.scale;
    return l - 0.5 * z * z;
  });
  return { logRatio: logRatioGrid, mass: normalised(logMass) };
}

/** The log-likelihood (up to a constant) of every ln ρ of `logRatioGrid`. */
export function ratioLogLikelihood(forecast: CountMixture, observed: number): Float64Array {
  const likelihood = likelihoodOf(forecast, observed);
  return logRatioGrid.map((x) => logLikelihoodAt(likelihood, x));
}

/** Median and equal-tailed 95 % interval of ρ. */
export function estimateOfRatio(posterior: RatioPosterior): Estimate {
  const [low, median, high] = gridQuantiles(posterior.logRatio, posterior.mass, [0.025, 0.5, 0.975]);
  return { median: exp(median), low: exp(low), high: exp(high) };
}

/** The ρ below which the posterior has probability `level`. */
export function quantileOfRatio(posterior: RatioPosterior, level: number): number {
  return exp(gridQuantiles(posterior.logRatio, posterior.mass, [level])[0]);
}

/** Probability that ρ is at most `ratio`. */
export function probabilityAtMost({ logRatio, mass }: RatioPosterior, ratio: number): number {
  const step = logRatio[1] - logRatio[0];
  const cells = (ln(ratio) - logRatio[0]) / step + 0.5;
  let sum = 0;
  for (let i = 0; i < mass.length && i < cells; i++) sum += mass[i] * Math.min(1, cells - i);
  return Math.min(1, sum);
}

/** Quantiles of a mass on an even grid; each grid point stands for the cell around it, evenly filled. `levels` ascend. */
export function gridQuantiles(grid: Float64Array, mass: Float64Array, levels: readonly number[]): number[] {
  const step = grid[1] - grid[0];
  const out: number[] = [];
  let i = 0;
  let below = 0;
  for (const level of levels) {
    while (i < mass.length - 1 && below + mass[i] < level) below += mass[i++];
    const share = mass[i] > 0 ? (level - below) / mass[i] : 0.5;
    out.push(grid[i] - step / 2 + step * Math.min(1, Math.max(0, share)));
  }
  return out;
}

// components of the forecast that matter, gathered once for all grid points
type Likelihood = {
  readonly count: number;
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  readonly phi: Float64Array;
  readonly kappa: Float64Array;
  readonly batch: Batch;
};

function likelihoodOf({ weight, mean, phi, kappa }: CountMixture, count: number): Likelihood {
  // where nothing is expected, nothing can be learnt
  const heavy: number[] = [];
  for (let k = 0; k < weight.length; k++) if (weight[k] >= negligible && mean[k] > 0) heavy.push(k);
  const pick = (from: Float64Array): Float64Array => Float64Array.from(heavy, (k) => from[k]);
  return {
    count,
    weight: pick(weight),
    mean: pick(mean),
    phi: pick(phi),
    kappa: pick(kappa),
    batch: createBatch(heavy.length),
  };
}

// up to a constant; 0 everywhere when no component expects anything
function logLikelihoodAt(likelihood: Likelihood, logRatio: number): number {
  const { weight, phi, kappa, batch } = likelihood;
  const { mean, excess, log, size } = batch;
  if (size === 0) return 0;
  const ratio = exp(logRatio);
  for (let k = 0; k < size; k++) {
    const m = ratio * likelihood.mean[k];
    mean[k] = m;
    excess[k] = phi[k] - 1 + kappa[k] * m;
  }
  logKernels(likelihood.count, batch);
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < size; k++) if (log[k] > best) best = log[k];
  let sum = 0;
  for (let k = 0; k < size; k++) sum += weight[k] * exp(log[k] - best);
  return best + ln(sum);
}

function onGrid(at: (x: number) => number, low: number, high: number): RatioPosterior {
  const logRatio = new Float64Array(finePoints);
  const logMass = new Float64Array(finePoints);
  const step = (high - low) / (finePoints - 1);
  for (let i = 0; i < finePoints; i++) {
    logRatio[i] = low + i * step;
    logMass[i] = at(logRatio[i]);
  }
  return { logRatio, mass: normalised(logMass) };
}

function normalised(logMass: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logMass.length; i++) if (logMass[i] > top) top = logMass[i];
  let total = 0;
  for (let i = 0; i < logMass.length; i++) {
    logMass[i] = exp(logMass[i] - top);
    total += logMass[i];
  }
  for (let i = 0; i < logMass.length; i++) logMass[i] /= total;
  return logMass;
}
