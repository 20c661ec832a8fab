// The negative binomial by mean and variance, against @stdlib, published values and its laws.
import negativeBinomial from "@stdlib/stats-base-dists-negative-binomial";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  negativeBinomialCdf,
  negativeBinomialLogPmf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
} from "../../src/numbers/negative-binomial.js";

const relative = (got: number, expected: number) => Math.abs(got / expected - 1);
const mean = fc.double({ min: 1e-4, max: 300, noNaN: true });
const factor = fc.oneof(fc.constant(1), fc.double({ min: 1, max: 40, noNaN: true }));

describe("the probability of a count", () => {
  it("agrees with @stdlib for its size r = m² / (v − m) and probability p = m / v", () => {
    for (const m of [0.01, 0.5, 3, 20, 300])
      for (const v of [1.1 * m, 2 * m, 5 * m + 0.3 * m * m])
        for (const n of [0, 1, 2, 10, 50, 500]) {
          const expected = negativeBinomial.logpmf(n, (m * m) / (v - m), m / v);
          // @stdlib says -Infinity where the logarithm lies below -745
          if (expected === Number.NEGATIVE_INFINITY) continue;
          const got = negativeBinomialLogPmf(n, m, v);
          expect(Math.abs(got - expected) / Math.max(1, Math.abs(expected)), `${n} ${m} ${v}`).toBeLessThan(
            1e-10,
          );
        }
  });

  it("is the published Poisson and geometric probability in their cases", () => {
    // Poisson 3 at 2: 4.5 e^-3; geometric with p = 1/4 (mean 3, variance 12) at 2: 9/64
    expect(Math.exp(negativeBinomialLogPmf(2, 3, 3))).toBeCloseTo(4.5 * Math.exp(-3), 15);
    expect(Math.exp(negativeBinomialLogPmf(2, 3, 12))).toBeCloseTo(9 / 64, 15);
    // a variance below the mean counts as Poisson
    expect(negativeBinomialLogPmf(2, 3, 1)).toBe(negativeBinomialLogPmf(2, 3, 3));
  });

  it("goes over into the Poisson probability without a jump", () => {
    const poisson = negativeBinomialLogPmf(12, 10, 10);
    for (const excess of [1e-14, 1e-10, 1e-6])
      expect(Math.abs(negativeBinomialLogPmf(12, 10, 10 * (1 + excess)) - poisson)).toBeLessThan(
        1e-14 + excess,
      );
  });

  it("keeps its digits for a billion events (values with sixty digits from mpmath)", () => {
    expect(relative(negativeBinomialLogPmf(30_000_000, 1e6, 1e6 + 1e-6), -73035930.97673662)).toBeLessThan(
      1e-8,
    );
    // at the mean it is the normal density, 1 / √(2πv)
    expect(Math.exp(negativeBinomialLogPmf(1e9, 1e9, 3e9)) * Math.sqrt(2 * Math.PI * 3e9)).toBeCloseTo(1, 6);
  });

  it("knows only zero when the mean is 0, and no negative count", () => {
    expect(negativeBinomialLogPmf(0, 0, 0)).toBe(0);
    expect(negativeBinomialLogPmf(1, 0, 0)).toBe(Number.NEGATIVE_INFINITY);
    expect(negativeBinomialLogPmf(-1, 3, 4)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("refuses a fractional count and a negative or infinite mean", () => {
    expect(() => negativeBinomialLogPmf(1.5, 3, 4)).toThrow("got 1.5");
    expect(() => negativeBinomialLogPmf(1, -3, 4)).toThrow("got -3 and 4");
    expect(() => negativeBinomialCdf(1, Number.NaN, 4)).toThrow("got NaN and 4");
  });
});

describe("the probabilities of 0, 1, 2, …", () => {
  it("equal the single ones, add up to 1, and have the mean and variance that were asked for", () => {
    fc.assert(
      fc.property(mean, factor, (m, f) => {
        const v = m * f;
        const filled = negativeBinomialPmf(
          new Float64Array(Math.ceil(m + 60 * Math.sqrt(v) + 60 * f + 20)),
          m,
          v,
        );
        let total = 0;
        let first = 0;
        let second = 0;
        for (let n = filled.length - 1; n >= 0; n--) {
          total += filled[n];
          first += filled[n] * n;
          second += filled[n] * n * n;
          if (n % 7 === 0 && filled[n] > 1e-250)
            expect(relative(filled[n], Math.exp(negativeBinomialLogPmf(n, m, v)))).toBeLessThan(1e-10);
        }
        expect(total).toBeCloseTo(1, 10);
        expect(relative(first, m)).toBeLessThan(1e-9);
        expect(relative(second - first * first, v)).toBeLessThan(1e-6);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("fill nothing, one place, and arrays that end before or begin far below the peak", () => {
    expect([...negativeBinomialPmf(new Float64Array(0), 3, 4)]).toEqual([]);
    expect([...negativeBinomialPmf(new Float64Array(1), 0, 0)]).toEqual([1]);
    expect([...negativeBinomialPmf(new Float64Array(3), 0, 0)]).toEqual([1, 0, 0]);
    const early = negativeBinomialPmf(new Float64Array(5), 100, 150);
    expect(relative(early[4], Math.exp(negativeBinomialLogPmf(4, 100, 150)))).toBeLessThan(1e-11);
    const far = negativeBinomialPmf(new Float64Array(6000), 5000, 5000);
    expect(relative(far[5000], Math.exp(negativeBinomialLogPmf(5000, 5000, 5000)))).toBeLessThan(1e-11);
    expect(far[0]).toBe(0);
  });
});

describe("the probability of at most so many", () => {
  it("is the sum of the single probabilities", () => {
    fc.assert(
      fc.property(mean, factor, fc.nat(200), (m, f, n) => {
        const filled = negativeBinomialPmf(new Float64Array(n + 1), m, m * f);
        const sum = filled.reduce((a, b) => a + b, 0);
        expect(negativeBinomialCdf(n, m, m * f)).toBeCloseTo(sum, 11);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("agrees with @stdlib", () => {
    for (const [n, m, v] of [
      [0, 0.5, 0.8],
      [3, 2, 9],
      [40, 30, 200],
      [5, 30, 200],
    ])
      expect(
        relative(negativeBinomialCdf(n, m, v), negativeBinomial.cdf(n, (m * m) / (v - m), m / v)),
      ).toBeLessThan(1e-11);
  });

  it("is 0 below 0, 1 at infinity, 1 everywhere for mean 0; a fraction counts as the whole number below", () => {
    expect(negativeBinomialCdf(-1, 3, 4)).toBe(0);
    expect(negativeBinomialCdf(Number.POSITIVE_INFINITY, 3, 4)).toBe(1);
    expect(negativeBinomialCdf(0, 0, 0)).toBe(1);
    expect(negativeBinomialCdf(2.9, 3, 4)).toBe(negativeBinomialCdf(2, 3, 4));
  });
});

describe("the quantile of a count", () => {
  it("is the smallest count that reaches the probability", () => {
    fc.assert(
      fc.property(mean, factor, fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), (m, f, p) => {
        const n = negativeBinomialQuantile(p, m, m * f);
        expect(negativeBinomialCdf(n, m, m * f)).toBeGreaterThanOrEqual(p);
        expect(negativeBinomialCdf(n - 1, m, m * f)).toBeLessThan(p);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("is 0 for probability 0 and for mean 0, and Infinity for probability 1", () => {
    expect(negativeBinomialQuantile(0, 5, 6)).toBe(0);
    expect(negativeBinomialQuantile(0.99, 0, 0)).toBe(0);
    expect(negativeBinomialQuantile(1, 5, 6)).toBe(Number.POSITIVE_INFINITY);
    expect(() => negativeBinomialQuantile(1.2, 5, 6)).toThrow("got 1.2");
  });

  it("is found for 1e15 events, and lies where the gamma limit puts it", () => {
    // κ = 0.1: the count over its mean is gamma with shape 10 and scale 1/10, whose 97.5 % point is 1.70848
    expect(negativeBinomialQuantile(0.975, 1e15, 1e15 + 1e29) / 1e15).toBeCloseTo(1.70848, 5);
  });
});
