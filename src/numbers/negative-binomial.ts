// The negative binomial distribution by mean and variance, with the Poisson distribution as its limit; exact also for huge counts.

import { incompleteBetaOfPair } from "./beta.js";
import { exp, ln, ln1p } from "./elementary.js";
import { deviance, gammaQ, stirlingError } from "./gamma.js";
import { normalQuantile } from "./normal.js";

const halfLogTwoPi = 0.5 * ln(2 * Math.PI);

/**
 * The natural logarithm of the probability of exactly `count` when mean and variance are these; Poisson when `variance <= mean`.
 * −Infinity for a count below 0 and for what can't be (any event at mean 0). Throws on a fractional count.
 *
 * With r = mean² / (variance − mean) and p = mean / variance; in the form of Loader 2000, so that a count of 1e9 keeps its digits.
 *
 * @example
 * negativeBinomialLogPmf(0, 0, 0) // 0
 */
export function negativeBinomialLogPmf(count: number, mean: number, variance: number): number {
  check(mean, variance);
  if (!Number.isInteger(count)) throw new RangeError(`a count is a whole number; got ${count}`);
  if (count < 0) return Number.NEGATIVE_INFINITY;
  if (mean === 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const excess = variance > mean ? (variance - mean) / mean : 0;
  const r = mean / excess;
  if (excess === 0 || r === Number.POSITIVE_INFINITY) return poissonLogPmf(count, mean);
  if (count === 0) return -r * ln1p(excess);
  const off = (count - mean) / (1 + excess);
  const errors = stirlingError(count + r) - stirlingError(count) - stirlingError(r);
  const ofLevel = r * deviance(off / r, (1 + count / r) / (1 + excess));
  const ofCount = count * deviance(-off / count, (mean / count + excess) / (1 + excess));
  return errors - ofLevel - ofCount - halfLogTwoPi - 0.5 * (ln(count) + ln1p(count / r));
}

/**
 * Fills `out[n]` with the probability of n, n = 0 to `out.length − 1`, and returns it. Each term follows from its neighbour, outward
 * from the largest, so that none is lost when the first would be too small for a number.
 */
export function negativeBinomialPmf(out: Float64Array, mean: number, variance: number): Float64Array {
  check(mean, variance);
  if (out.length === 0) return out;
  if (mean === 0) {
    out.fill(0);
    out[0] = 1;
    return out;
  }
  const v = Math.max(variance, mean);
  const perCount = (v - mean) / v;
  const fixed = mean * (mean / v);
  const peak = Math.min(out.length - 1, Math.max(0, Math.floor(mean - v / mean)));
  out[peak] = exp(negativeBinomialLogPmf(peak, mean, v));
  // P(n + 1) / P(n) = (n q + r q) / (n + 1), with q = 1 - p
  for (let n = peak; n + 1 < out.length; n++) out[n + 1] = (out[n] * (n * perCount + fixed)) / (n + 1);
  for (let n = peak; n > 0; n--) out[n - 1] = (out[n] * n) / ((n - 1) * perCount + fixed);
  return out;
}

/**
 * The probability of at most `count`. A fractional count stands for the whole number below it.
 *
 * @example
 * negativeBinomialCdf(3, 0, 0) // 1
 */
export function negativeBinomialCdf(count: number, mean: number, variance: number): number {
  check(mean, variance);
  if (Number.isNaN(count)) throw new RangeError(`a count is a number; got ${count}`);
  if (count < 0) return 0;
  if (mean === 0 || count === Number.POSITIVE_INFINITY) return 1;
  const n = Math.floor(count);
  const v = Math.max(variance, mean);
  const r = mean / ((v - mean) / mean);
  // with so large an r the two differ by less than the digits of a number
  if (r > 1e17 * (1 + mean + n)) return gammaQ(n + 1, mean);
  return incompleteBetaOfPair(mean / v, (v - mean) / v, r, n + 1);
}

/**
 * The smallest count n with P(N ≤ n) ≥ p. `p` from 0 to 1; 1 gives Infinity (0 when the mean is 0).
 *
 * Cost: a few evaluations of the distribution function, about 2 log₂ of how far the first guess is off.
 *
 * @example
 * negativeBinomialQuantile(0.5, 0, 0) // 0
 */
export function negativeBinomialQuantile(p: number, mean: number, variance: number): number {
  check(mean, variance);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile takes a probability from 0 to 1; got ${p}`);
  if (mean === 0 || p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const v = Math.max(variance, mean);
  const reached = (n: number) => negativeBinomialCdf(n, mean, v) >= p;
  // Cornish and Fisher's correction for skewness gives the first guess
  const z = normalQuantile(p);
  const skewness = (2 * v - mean) / (mean * Math.sqrt(v));
  const guess = Math.floor(mean + Math.sqrt(v) * (z + (skewness * (z * z - 1)) / 6));
  let high = Math.min(Math.max(0, guess), Number.MAX_SAFE_INTEGER);
  let low = high;
  let step = 1;
  if (reached(high)) {
    while (low >= 0 && reached(low)) {
      high = low;
      low -= step;
      step *= 2;
    }
    low = Math.max(-1, low);
  } else {
    while (!reached(high)) {
      low = high;
      high += step;
      step *= 2;
    }
  }
  // low is not reached, high is
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function check(mean: number, variance: number): void {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY && variance >= 0 && variance < Number.POSITIVE_INFINITY))
    throw new RangeError(`a count has a finite mean and variance from 0 up; got ${mean} and ${variance}`);
}

function poissonLogPmf(count: number, mean: number): number {
  if (count === 0) return -mean;
  const off = (mean - count) / count;
  return -stirlingError(count) - count * deviance(off, mean / count) - halfLogTwoPi - 0.5 * ln(count);
}
