// The incomplete beta function against @stdlib's negative binomial, sums of binomial probabilities, and published intervals.
import negativeBinomial from "@stdlib/stats-base-dists-negative-binomial";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  clopperPearson,
  incompleteBeta,
  incompleteBetaOfPair,
} from "../../src/numbers/beta.js";

const relative = (got: number, expected: number) => Math.abs(got / expected - 1);

describe("the incomplete beta function", () => {
  it("agrees with @stdlib, through the distribution function of the negative binomial", () => {
    for (const r of [0.1, 1, 3.3, 50, 400])
      for (const n of [0, 1, 7, 60, 500])
        for (const p of [0.01, 0.3, 0.7, 0.99]) {
          const expected = negativeBinomial.cdf(n, r, p);
          if (expected > 1e-250)
            expect(relative(incompleteBeta(p, r, n + 1), expected), `${r} ${n} ${p}`).toBeLessThan(1e-11);
        }
  });

  it("gives powers of x when the second shape is 1, also where x is tiny", () => {
    for (const a of [0.01, 0.5, 3.3, 20])
      for (const x of [1e-12, 1e-3, 0.4, 0.999])
        expect(relative(incompleteBeta(x, a, 1), x ** a)).toBeLessThan(2e-13);
  });

  it("gives the published 95 % point of F with 3 and 10 degrees of freedom, 3.70826", () => {
    const x = betaQuantile(0.95, 1.5, 5);
    expect((x / (1 - x)) * (10 / 3)).toBeCloseTo(3.7082648, 6);
  });

  it("obeys I_x(a, b) = 1 − I_(1−x)(b, a), and rises with x", () => {
    const shape = fc.double({ min: 0.02, max: 5000, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (a, b, x) => {
        const y = 1 - x;
        expect(incompleteBetaOfPair(x, y, a, b)).toBeCloseTo(1 - incompleteBetaOfPair(y, x, b, a), 12);
        expect(incompleteBeta(x * 1.001, a, b)).toBeGreaterThanOrEqual(incompleteBeta(x, a, b) - 1e-13);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("is 0 and 1 at the ends, and throws outside", () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(() => incompleteBeta(1.5, 1, 1)).toThrow("got 1.5");
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow("got 0 and 1");
    expect(() => betaQuantile(2, 1, 1)).toThrow("got 2");
  });
});

describe("quantiles of the beta distribution", () => {
  it("bring the probability back, from flat to huge shapes", () => {
    for (const a of [0.3, 1, 2, 30, 1e4, 1e7])
      for (const b of [0.3, 1, 2, 30, 1e4])
        for (const p of [1e-9, 0.01, 0.5, 0.9]) {
          const x = betaQuantile(p, a, b);
          // where x rounds to a number next to 1, the number itself cannot say more
          if (1 - x > 1e-4) expect(relative(incompleteBeta(x, a, b), p), `${p} ${a} ${b}`).toBeLessThan(1e-8);
        }
  });

  it("end at 0 and 1, and are the middle for equal shapes", () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(betaQuantile(0.5, 7, 7)).toBeCloseTo(0.5, 14);
  });
});

describe("the exact interval of a share", () => {
  it("gives the published values: 0 of 10 up to 0.3085, 10 of 100 from 0.0490 to 0.1762", () => {
    expect(clopperPearson(0, 10, 0.95).high).toBeCloseTo(1 - 0.025 ** 0.1, 12);
    const tenth = clopperPearson(10, 100, 0.95);
    expect(tenth.low).toBeCloseTo(0.0490047, 6);
    expect(tenth.high).toBeCloseTo(0.1762226, 6);
  });

  it("covers each true share of 20 trials at least as often as it says", () => {
    const intervals = Array.from({ length: 21 }, (_, n) => clopperPearson(n, 20, 0.95));
    for (let share = 0.01; share < 1; share += 0.01) {
      let covered = 0;
      let probability = (1 - share) ** 20;
      for (let n = 0; n <= 20; n++) {
        if (intervals[n].low <= share && share <= intervals[n].high) covered += probability;
        probability *= ((20 - n) / (n + 1)) * (share / (1 - share));
      }
      expect(covered, `share ${share}`).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("reaches 0 with no success and 1 with no failure, at one trial and at a million", () => {
    expect(clopperPearson(0, 1, 0.95)).toEqual({ low: 0, high: expect.closeTo(0.975, 12) });
    expect(clopperPearson(1_000_000, 1_000_000, 0.95).high).toBe(1);
    expect(clopperPearson(500_000, 1_000_000, 0.95).low).toBeCloseTo(0.49902, 5);
  });

  it("refuses no trials, more successes than trials, fractions, and a level outside 0 to 1", () => {
    expect(() => clopperPearson(0, 0, 0.95)).toThrow("got 0 of 0");
    expect(() => clopperPearson(3, 2, 0.95)).toThrow("got 3 of 2");
    expect(() => clopperPearson(0.5, 2, 0.95)).toThrow("got 0.5 of 2");
    expect(() => clopperPearson(1, 2, 1)).toThrow("got 1");
  });
});
