// Count kernels: log-gamma ratio and the negative binomial, written so that hot loops need few logarithms.

import { quickLn } from "./elementary.js";

/** Smallest excess used: below it the negative binomial is taken as (almost) Poisson. */
const leastExcess = 1e-7;

/** Up to this count the rising product m(m+q)…(m+(n−1)q) is formed directly: n multiplications, one logarithm. */
const directUpTo = 12;

const tabled = 1024;
const logFactorials = new Float64Array(tabled);
for (let n = 1; n < tabled; n++) logFactorials[n] = logFactorials[n - 1] + quickLn(n);

/** log n!, for a whole number n ≥ 0. */
export function logFactorial(n: number): number {
  if (n < tabled) return logFactorials[n];
  const x = n + 1;
  return (x - 0.5) * quickLn(x) - x + 0.9189385332046727 + 1 / (12 * x) - 1 / (360 * x * x * x);
}

/** log Γ(r+n)/Γ(r) for a real r > 0 and a whole number n ≥ 3, to 1e-6: Stirling's series from 3 upward. */
export function logRising(r: number, n: number): number {
  // shift a small argument upward by an exact product of three terms
  let head = 0;
  let base = r;
  let left = n;
  if (base < 3) {
    head = quickLn(base * (base + 1) * (base + 2));
    base += 3;
    left -= 3;
  }
  const top = base + left;
  const ends = (top - 0.5) * quickLn(top) - (base - 0.5) * quickLn(base);
  return head + ends - left + stirlingTail(top) - stirlingTail(base);
}

// three terms of Stirling's series: wrong by less than 3e-7 from 3 on
function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const s = inverse * inverse;
  return inverse * (0.08333333333333333 - s * (0.002777777777777778 - s * 0.0007936507936507937));
}

/**
 * Log probability of n events, without the constant −log n!, under a negative binomial
 * with the given mean m (events per window) and excess q = variance/m − 1 (no unit).
 * log p = log m(m+q)…(m+(n−1)q) − (m/q + n)·log(1+q) − log n!.
 */
export function logKernel(n: number, mean: number, excess: number): number {
  const q = excess > leastExcess ? excess : leastExcess;
  const logOne = quickLn(1 + q);
  const size = mean / q;
  if (n === 0) return -size * logOne;
  if (n <= directUpTo) {
    let product = mean;
    let term = mean;
    for (let i = 1; i < n; i++) {
      term += q;
      product *= term;
    }
    return quickLn(product) - (size + n) * logOne;
  }
  return logRising(size, n) + n * quickLn(q) - (size + n) * logOne;
}

/** Means and excesses of several negative binomials, and room for what is computed from them. */
export type Batch = {
  size: number;
  readonly mean: Float64Array;
  readonly excess: Float64Array;
  readonly log: Float64Array;
};

/** An empty batch for so many components. */
export function createBatch(size: number): Batch {
  return { size, mean: new Float64Array(size), excess: new Float64Array(size), log: new Float64Array(size) };
}

/** `logKernel` of every component of a batch, written out so that the loops call nothing but Math.log. */
export function logKernels(n: number, batch: Batch): void {
  if (n <= directUpTo) directKernels(n, batch);
  else seriesKernels(n, batch);
}

function directKernels(n: number, batch: Batch): void {
  const { size, mean, excess, log } = batch;
  for (let k = 0; k < size; k++) {
    const q = excess[k] > leastExcess ? excess[k] : leastExcess;
    const m = mean[k];
    const tail = (m / q + n) * quickLn(1 + q);
    if (n === 0) {
      log[k] = -tail;
      continue;
    }
    let product = m;
    let term = m;
    for (let i = 1; i < n; i++) {
      term += q;
      product *= term;
    }
    log[k] = quickLn(product) - tail;
  }
}

// Γ(a+n)/Γ(a) by Stirling at both ends; with a = m/q most logarithms cancel, and two per component are left
function seriesKernels(n: number, batch: Batch): void {
  const { size, mean, excess, log } = batch;
  let known = 0;
  let logMean = 0;
  for (let k = 0; k < size; k++) {
    const m = mean[k];
    const q = excess[k] > leastExcess ? excess[k] : leastExcess;
    const a = m / q;
    // components often share their mean
    if (m !== known) {
      known = m;
      logMean = quickLn(m) - 1;
    }
    if (a < 1) {
      log[k] = logKernel(n, m, q);
      continue;
    }
    const top = a + n;
    const grown = 1 + n / a;
    const s = a * a;
    // rests of Stirling's formula at a (Stieltjes' continued fraction, wrong by less than 5e-5 from 1 on) and at a+n
    const over = 0.08333333333333333 * a * (s + 0.777987);
    const under = s * (s + 0.777987) + 0.03333333333333333 * (s + 0.525606);
    const rests = (0.08333333333333333 * under - over * top) / (under * top);
    const logGrown = quickLn(grown);
    log[k] = (top - 0.5) * logGrown - top * quickLn(1 + q) + n * logMean + rests;
  }
}

/** Log probability of n events under a negative binomial with this mean and this excess (variance/mean − 1). */
export function logNegativeBinomial(n: number, mean: number, excess: number): number {
  return logKernel(n, mean, excess) - logFactorial(n);
}
