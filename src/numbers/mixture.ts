// A forecast of a count as a weighted mixture of negative binomials; stored as columns so that loops stay flat.
import { negativeBinomialCdf } from "./negative-binomial.js";
import { normalQuantile } from "./normal.js";

/**
 * A mixture of negative binomial distributions. Component k has weight `weight[k]` (they add up to 1), mean `mean[k]` and
 * variance `phi[k] · mean + kappa[k] · mean²`; `phi >= 1`, `kappa >= 0`; with `phi = 1` and `kappa = 0` it is Poisson.
 * Under a rate ratio ρ the mean becomes ρ · mean and the variance `phi · ρ · mean + kappa · ρ² · mean²`.
 */
export type CountMixture = {
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  readonly phi: Float64Array;
  readonly kappa: Float64Array;
};

/** The mean of a forecast. */
export function mixtureMean(mixture: CountMixture): number {
  let sum = 0;
  for (let k = 0; k < mixture.weight.length; k++) sum += mixture.weight[k] * mixture.mean[k];
  return sum;
}

/** The probability of at most `n` under rate ratio `ratio`. */
export function mixtureCdf(mixture: CountMixture, n: number, ratio = 1): number {
  if (n < 0) return 0;
  let sum = 0;
  for (let k = 0; k < mixture.weight.length; k++) {
    if (mixture.weight[k] < negligible) continue;
    const mean = ratio * mixture.mean[k];
    sum +=
      mixture.weight[k] *
      negativeBinomialCdf(n, mean, mixture.phi[k] * mean + mixture.kappa[k] * mean * mean);
  }
  return Math.min(1, sum);
}

/** The smallest count that is reached with at least probability `p` (above 0, below 1) under rate ratio `ratio`. */
export function mixtureQuantile(mixture: CountMixture, p: number, ratio = 1): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile needs a probability above 0 and below 1; got ${p}`);
  const isReached = (n: number): boolean => mixtureCdf(mixture, n, ratio) >= p;
  let [low, high] = bracketOf(mixture, isReached, { p, ratio });
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

// a count that is not reached and one that is: the search begins where a normal count of the same mean and variance would lie
function bracketOf(
  mixture: CountMixture,
  isReached: (n: number) => boolean,
  { p, ratio }: { readonly p: number; readonly ratio: number },
): readonly [low: number, high: number] {
  const mean = ratio * mixtureMean(mixture);
  const deviation = Math.sqrt(mixtureVariance(mixture, ratio));
  const guess = Math.round(mean + normalQuantile(p) * deviation);
  if (!Number.isFinite(guess)) return [-1, doubledUntil(isReached, Math.max(1, Math.ceil(mean)))];
  let step = Math.max(1, Math.round(deviation / 8));
  let low = Math.max(-1, guess);
  let high = low;
  if (low >= 0 && isReached(low)) {
    do {
      high = low;
      low = Math.max(-1, low - step);
      step *= 2;
    } while (low >= 0 && isReached(low));
    return [low, high];
  }
  do {
    low = high;
    high += step;
    step *= 2;
  } while (!isReached(high));
  return [low, high];
}

function doubledUntil(isReached: (n: number) => boolean, from: number): number {
  let high = from;
  while (!isReached(high)) high *= 2;
  return high;
}

function mixtureVariance({ weight, mean, phi, kappa }: CountMixture, ratio: number): number {
  let first = 0;
  let second = 0;
  for (let k = 0; k < weight.length; k++) {
    const m = ratio * mean[k];
    first += weight[k] * m;
    second += weight[k] * (phi[k] * m + (kappa[k] + 1) * m * m);
  }
  return Math.max(0, second - first * first);
}

// components below this weight are left out: together they move no probability by more than about 1e-8
const negligible = 1e-10;
