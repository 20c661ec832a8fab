// A forecast of a count as a weighted mixture of negative binomials; stored as columns so that loops stay flat.
import { negativeBinomialCdf } from "./negative-binomial.js";

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
  let high = Math.max(1, Math.ceil(ratio * mixtureMean(mixture)));
  while (mixtureCdf(mixture, high, ratio) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (mixtureCdf(mixture, middle, ratio) >= p) high = middle;
    else low = middle;
  }
  return high;
}

// components below this weight are left out: together they move no probability by more than about 1e-8
const negligible = 1e-10;
