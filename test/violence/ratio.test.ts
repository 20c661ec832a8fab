// The posterior of the rate ratio: against the gamma distribution, against brute force, and by its laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaQuantile } from "../../src/numbers/gamma.js";
import type { CountMixture } from "../../src/numbers/mixture.js";
import { negativeBinomialLogPmf } from "../../src/numbers/negative-binomial.js";
import {
  estimateOfRatio,
  posteriorOfRatio,
  probabilityAtMost,
  quantileOfRatio,
} from "../../src/violence/forecast/ratio.js";

const poisson = (mean: number): CountMixture => mixture([1, mean, 1, 0]);
function mixture(...rows: [weight: number, mean: number, phi: number, kappa: number][]): CountMixture {
  const column = (j: number) => Float64Array.from(rows, (r) => r[j]);
  return { weight: column(0), mean: column(1), phi: column(2), kappa: column(3) };
}

describe("the posterior of the rate ratio", () => {
  it("is the gamma distribution when the forecast is Poisson and the prior says almost nothing", () => {
    // a flat prior on ln ρ times Poisson(ρm) is gamma with shape n and scale 1/m
    for (const [n, m] of [
      [1, 2],
      [5, 5],
      [40, 75.6],
      [400, 900],
    ]) {
      const posterior = posteriorOfRatio(poisson(m), n, { median: 1, scale: 30 });
      for (const p of [0.025, 0.5, 0.975]) {
        const exact = gammaQuantile(p, n, 1 / m);
        expect(
          Math.abs(Math.log(quantileOfRatio(posterior, p) / exact)),
          `${n} of ${m} at ${p}`,
        ).toBeLessThan(0.02);
      }
    }
  });

  it("agrees with brute force on a fine grid", () => {
    const forecast = mixture([0.5, 20, 1.5, 0.05], [0.3, 30, 3, 0.2], [0.2, 25, 1, 0]);
    const prior = { median: 0.8, scale: 1.1 };
    for (const n of [0, 3, 24, 90]) {
      const posterior = posteriorOfRatio(forecast, n, prior);
      for (const ratio of [0.1, 0.3, 0.5, 1, 2]) {
        expect(
          Math.abs(probabilityAtMost(posterior, ratio) - bruteForce(forecast, n, prior, ratio)),
          `${n}, ${ratio}`,
        ).toBeLessThan(0.003);
      }
    }
  });

  it("is the prior itself when nothing could be expected or nobody looked", () => {
    const posterior = posteriorOfRatio(poisson(0), 0, { median: 1, scale: Math.log(4) });
    const { low, median, high } = estimateOfRatio(posterior);
    expect(median).toBeCloseTo(1, 2);
    expect(Math.log(high) / Math.log(4)).toBeCloseTo(1.96, 1);
    expect(Math.log(low) / Math.log(4)).toBeCloseTo(-1.96, 1);
  });

  it("never makes a fall more probable when more is counted", () => {
    const forecast = mixture([0.6, 12, 2, 0.1], [0.4, 18, 1.2, 0.02]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (n, ratio) => {
          const at = (count: number) =>
            probabilityAtMost(posteriorOfRatio(forecast, count, { median: 1, scale: 1.4 }), ratio);
          return at(n + 1) <= at(n) + 0.002;
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("stays finite for huge counts, and finds their ratio", () => {
    const { low, median, high } = estimateOfRatio(
      posteriorOfRatio(mixture([1, 1e6, 50, 0.001]), 500_000, { median: 1, scale: 1.4 }),
    );
    expect(median).toBeCloseTo(0.5, 1);
    expect(low).toBeLessThan(median);
    expect(high).toBeGreaterThan(median);
  });
});

function bruteForce(
  forecast: CountMixture,
  n: number,
  prior: { median: number; scale: number },
  ratio: number,
): number {
  let below = 0;
  let all = 0;
  for (let x = -12; x < 8; x += 0.001) {
    let likelihood = 0;
    for (let k = 0; k < forecast.weight.length; k++) {
      const mean = Math.exp(x) * forecast.mean[k];
      const variance = forecast.phi[k] * mean + forecast.kappa[k] * mean * mean;
      likelihood += forecast.weight[k] * Math.exp(negativeBinomialLogPmf(n, mean, variance));
    }
    const density = likelihood * Math.exp(-0.5 * ((x - Math.log(prior.median)) / prior.scale) ** 2);
    all += density;
    if (x <= Math.log(ratio)) below += density;
  }
  return below / all;
}
