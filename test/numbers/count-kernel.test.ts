// The fast kernels of counts: against the exact ones, at empty, one, sparse and huge inputs, and as whole distributions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createBatch,
  logFactorial,
  logKernel,
  logKernels,
  logRising,
} from "../../src/numbers/count-kernel.js";
import {
  createTable,
  logProbability,
  probabilityBelow,
  quantile,
  rankedScore,
  tabulate,
} from "../../src/numbers/count-table.js";
import { logGamma } from "../../src/numbers/gamma.js";
import { type CountMixture, mixtureCdf, mixtureMean, mixtureQuantile } from "../../src/numbers/mixture.js";
import { negativeBinomialLogPmf } from "../../src/numbers/negative-binomial.js";

function mixture(...rows: [weight: number, mean: number, phi: number, kappa: number][]): CountMixture {
  const column = (j: number) => Float64Array.from(rows, (r) => r[j]);
  return { weight: column(0), mean: column(1), phi: column(2), kappa: column(3) };
}

describe("the kernels", () => {
  it("agree with log-gamma: ln n! and ln Γ(r+n)/Γ(r)", () => {
    for (const n of [0, 1, 2, 10, 1023, 1024, 50_000])
      expect(logFactorial(n)).toBeCloseTo(logGamma(n + 1), 6);
    for (const r of [0.01, 0.5, 3, 40, 1e5]) {
      for (const n of [3, 17, 400]) expect(logRising(r, n)).toBeCloseTo(logGamma(r + n) - logGamma(r), 5);
    }
  });

  it("agree with the exact log probability of the negative binomial, one by one and in a batch", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.double({ min: 0.001, max: 2000, noNaN: true }),
        fc.double({ min: 0.001, max: 300, noNaN: true }),
        (n, mean, excess) => {
          const exact = negativeBinomialLogPmf(n, mean, mean * (1 + excess)) + logFactorial(n);
          const batch = createBatch(1);
          batch.mean[0] = mean;
          batch.excess[0] = excess;
          logKernels(n, batch);
          const allowed = 2e-4 + 1e-9 * Math.abs(exact);
          return (
            Math.abs(logKernel(n, mean, excess) - exact) < allowed && Math.abs(batch.log[0] - exact) < allowed
          );
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("a table of a mixture", () => {
  const forecast = mixture([0.5, 3, 1, 0], [0.3, 8, 2.5, 0.1], [0.2, 5, 1.2, 0.6]);
  const table = createTable();

  it("has the probabilities of the mixture, and they add up to one", () => {
    tabulate(forecast, table);
    for (const n of [0, 1, 5, 20, 60]) {
      expect(probabilityBelow(table, n + 1)).toBeCloseTo(mixtureCdf(forecast, n), 5);
    }
    expect(probabilityBelow(table, 1e6)).toBeCloseTo(1, 5);
    expect(quantile(table, 0.975)).toBe(mixtureQuantile(forecast, 0.975));
    expect(Math.exp(logProbability(forecast, 4))).toBeCloseTo(
      mixtureCdf(forecast, 4) - mixtureCdf(forecast, 3),
      6,
    );
  });

  it("gives the ranked score as the sum of squared distances of the distribution function", () => {
    tabulate(forecast, table);
    for (const n of [0, 4, 30, 200]) {
      let sum = 0;
      for (let x = 0; x < 2000; x++) sum += (mixtureCdf(forecast, x) - (x >= n ? 1 : 0)) ** 2;
      expect(rankedScore(table, n)).toBeCloseTo(sum, 4);
    }
  });

  it("stays right for a million events, in steps", () => {
    const huge = mixture([1, 1e6, 30, 0.05]);
    tabulate(huge, table);
    expect(probabilityBelow(table, 1e6)).toBeCloseTo(mixtureCdf(huge, 1e6), 2);
    expect(mixtureMean(huge)).toBe(1e6);
    expect(quantile(table, 0.5) / mixtureQuantile(huge, 0.5)).toBeCloseTo(1, 2);
  });

  it("is all at zero when nothing is expected", () => {
    tabulate(mixture([1, 0, 1, 0.5]), table);
    expect(probabilityBelow(table, 1)).toBeCloseTo(1, 9);
    expect(rankedScore(table, 3)).toBeCloseTo(3, 6);
  });
});
