// Exponential and logarithm that give the same digits everywhere: against the language's own, published values, and their laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, expm1, ln, ln1p, power, sinCosOfDegrees } from "../../src/numbers/elementary.js";

const close = (a: number, b: number, units: number) =>
  a === b || Math.abs(a - b) <= units * 2.220446049250313e-16 * Math.max(Math.abs(b), 1e-300);
const anywhere = fc.double({ min: -700, max: 700, noNaN: true });

describe("exp and ln", () => {
  it("have the published values", () => {
    // DLMF 4.2 and 4.6
    expect(exp(1)).toBe(Math.E);
    expect(exp(0)).toBe(1);
    expect(ln(1)).toBe(0);
    expect(ln(2)).toBe(Math.LN2);
    expect(ln(10)).toBe(Math.LN10);
  });

  it("agree with the language's own to two units in the last place", () => {
    fc.assert(
      fc.property(anywhere, (x) => close(exp(x), Math.exp(x), 2)),
      { seed: 1, numRuns: 2000 },
    );
    fc.assert(
      fc.property(anywhere, (x) => close(ln(Math.exp(x)), Math.log(Math.exp(x)), 2)),
      { seed: 2, numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 2.5, noNaN: true }), (x) => close(ln(x), Math.log(x), 2)),
      { seed: 3, numRuns: 2000 },
    );
  });

  it("undo each other, and turn sums into products", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => Math.abs(ln(exp(x)) - x) < 1e-14),
      { seed: 4, numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (a, b) => close(exp(a) * exp(b), exp(a + b), 64),
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  it("keep their sense at the ends of the numbers", () => {
    expect([exp(710), exp(-746), exp(Number.NEGATIVE_INFINITY), exp(Number.POSITIVE_INFINITY)]).toEqual([
      Number.POSITIVE_INFINITY,
      0,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect([ln(0), ln(Number.POSITIVE_INFINITY), ln(-1), exp(Number.NaN), ln(Number.NaN)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect(exp(-744) / Math.exp(-744)).toBeCloseTo(1, 12);
    expect(ln(5e-324)).toBe(Math.log(5e-324));
    expect(exp(709.7) / Math.exp(709.7)).toBeCloseTo(1, 12);
  });

  it("stay right for tiny arguments where 1 would swallow them", () => {
    for (const x of [1e-20, -1e-20, 1e-12, -1e-9, 1e-5, 0.3, -0.7, 4]) {
      expect(close(ln1p(x), Math.log1p(x), 4), `ln1p ${x}`).toBe(true);
      expect(close(expm1(x), Math.expm1(x), 4), `expm1 ${x}`).toBe(true);
    }
    expect([ln1p(-1), expm1(-800), ln1p(0), expm1(0)]).toEqual([Number.NEGATIVE_INFINITY, -1, 0, 0]);
  });

  it("give powers, sines and cosines", () => {
    expect(power(2, 10)).toBeCloseTo(1024, 10);
    expect(power(2, -1 / 3)).toBeCloseTo(2 ** (-1 / 3), 14);
    for (let d = -720; d <= 720; d += 7.5) {
      const [sine, cosine] = sinCosOfDegrees(d);
      expect(sine).toBeCloseTo(Math.sin((d * Math.PI) / 180), 12);
      expect(cosine).toBeCloseTo(Math.cos((d * Math.PI) / 180), 12);
    }
    expect(sinCosOfDegrees(90)).toEqual([1, -0]);
  });
});
