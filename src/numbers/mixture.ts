// A forecast of a count as a weighted mixture of negative binomials; stored as columns so that loops stay flat.

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
