// Simulated daily counts whose truth is known: scattered, clustered within weeks, drifting, with a rhythm of the week.
import {
  type RandomStream,
  randomGamma,
  randomNegativeBinomial,
  randomNormal,
} from "../src/numbers/random.js";

/** How a simulated process behaves. */
export type Process = {
  /** Mean count in seven days at the start of the window. */
  readonly perWeek: number;
  /** Variance of a day's count over its mean. */
  readonly phi: number;
  /** Standard deviation of the change of ln rate from week to week. */
  readonly drift: number;
  /** Variance of a gamma factor (mean 1) that each week has of its own: clustering. */
  readonly cluster: number;
};

/** The processes that are simulated if nothing else is said: mild and strong scatter, with and without drift and clusters. */
export const processes: readonly Omit<Process, "perWeek">[] = [
  { phi: 1.1, drift: 0.03, cluster: 0.02 },
  { phi: 1.5, drift: 0.05, cluster: 0.05 },
  { phi: 2, drift: 0.03, cluster: 0.1 },
];

const rhythm = [0.9, 1.1, 1.05, 1, 1.1, 0.95, 0.9];

/**
 * Daily counts of `weeks` weeks of history and `days` days of window, in which the rate is `ratio` times what it would have been.
 * The drift is scaled so that the rate at the start of the window is the one asked for.
 */
export function simulate(
  random: RandomStream,
  process: Process,
  plan: { readonly weeks: number; readonly days: number; readonly ratio: number },
): Float64Array {
  const length = plan.weeks * 7 + plan.days;
  const counts = new Float64Array(length);
  // ln rate by week, backwards from the window
  const logRate = new Float64Array(plan.weeks + Math.ceil(plan.days / 7));
  for (let w = plan.weeks - 1; w >= 0; w--)
    logRate[w] = logRate[w + 1] + process.drift * randomNormal(random);
  for (let w = plan.weeks + 1; w < logRate.length; w++)
    logRate[w] = logRate[w - 1] + process.drift * randomNormal(random);
  let factor = 1;
  for (let d = 0; d < length; d++) {
    if (d % 7 === 0 && process.cluster > 0)
      factor = randomGamma(random, 1 / process.cluster, process.cluster);
    const level = d >= plan.weeks * 7 ? plan.ratio : 1;
    const mean =
      (process.perWeek / 7) * Math.exp(logRate[Math.floor(d / 7)]) * rhythm[d % 7] * factor * level;
    counts[d] = randomNegativeBinomial(random, mean, process.phi * mean);
  }
  return counts;
}
