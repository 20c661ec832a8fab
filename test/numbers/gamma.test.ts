// The gamma function against @stdlib, against published values, and against its own laws.
import gammainc from "@stdlib/math-base-special-gammainc";
import gammaln from "@stdlib/math-base-special-gammaln";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deviance, gammaP, gammaQ, gammaQuantile, logGamma, stirlingError } from "../../src/numbers/gamma.js";

const relative = (got: number, expected: number) => Math.abs(got / expected - 1);

describe("the logarithm of the gamma function", () => {
  it("agrees with @stdlib to 1e-14 over six hundred powers of ten", () => {
    for (let power = -300; power < 300; power += 0.37) {
      const x = 10 ** power;
      expect(relative(logGamma(x), gammaln(x)), `x = ${x}`).toBeLessThan(1e-14);
    }
  });

  it("keeps its digits near its zeros at 1 and 2 (values from mpmath where @stdlib is off by 6e-14)", () => {
    expect(relative(logGamma(1.2), -0.08537409000331583)).toBeLessThan(2e-15);
    expect(relative(logGamma(1.9), -0.03898427592308336)).toBeLessThan(2e-15);
    for (const x of [1 + 1e-9, 1 - 1e-9, 2 + 1e-9, 2 - 1e-9])
      expect(relative(logGamma(x), gammaln(x)), `x = ${x}`).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(1)) + Math.abs(logGamma(2))).toBe(0);
  });

  it("gives the published values (DLMF 5.4; 99! for 100)", () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 15);
    expect(relative(logGamma(1.5), -0.12078223763524522)).toBeLessThan(2e-15);
    expect(relative(logGamma(100), 359.1342053695754)).toBeLessThan(1e-15);
    expect(relative(logGamma(1e10), 220258509288.81058)).toBeLessThan(1e-15);
  });

  it("obeys ln Γ(x + 1) = ln x + ln Γ(x) and Legendre's duplication", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        const scale = Math.max(1, Math.abs(logGamma(x + 1)), Math.abs(logGamma(2 * x)));
        expect(Math.abs(logGamma(x + 1) - Math.log(x) - logGamma(x)) / scale).toBeLessThan(4e-15);
        const doubled =
          (2 * x - 0.5) * Math.LN2 - 0.5 * Math.log(2 * Math.PI) + logGamma(x) + logGamma(x + 0.5);
        expect(Math.abs(logGamma(2 * x) - doubled) / scale).toBeLessThan(1e-14);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("throws on what has no logarithm, saying what it got", () => {
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(`got ${x}`);
    expect(logGamma(Number.POSITIVE_INFINITY)).toBe(Number.NaN);
  });

  it("leaves an error of Stirling's formula that is 1 / 12x far out", () => {
    expect(relative(stirlingError(1e6), 1 / 12e6)).toBeLessThan(1e-12);
    expect(relative(stirlingError(9.999999), stirlingError(10.000001))).toBeLessThan(1e-6);
  });
});

describe("the deviance u - ln(1 + u)", () => {
  it("is u² / 2 for small u, where the difference itself would be lost", () => {
    expect(relative(deviance(1e-9), 0.5e-18)).toBeLessThan(1e-8);
    expect(deviance(0)).toBe(0);
  });

  it("joins its two ways of computing without a step", () => {
    for (const u of [0.3, -0.3])
      expect(relative(deviance(u * 0.9999999999), deviance(u * 1.0000000001))).toBeLessThan(1e-9);
  });
});

describe("the incomplete gamma function", () => {
  it("agrees with @stdlib for shapes up to 150 (above 200 @stdlib's own expansion is wrong by up to 2 %)", () => {
    for (const a of [0.1, 0.5, 1, 2, 5, 9.9, 10, 30, 150])
      for (let z = -6; z <= 8; z += 0.37) {
        const x = a < 5 ? a * Math.exp(z / 3) : Math.max(0.01, a + z * Math.sqrt(a));
        const lower = gammainc(x, a);
        const upper = gammainc(x, a, true, true);
        expect(relative(gammaP(a, x), lower), `P(${a}, ${x})`).toBeLessThan(5e-13);
        if (upper > 0.001) expect(relative(gammaQ(a, x), upper), `Q(${a}, ${x})`).toBeLessThan(5e-13);
      }
  });

  it("gives the values of a direct sum with thirty digits (mpmath) where shapes are large", () => {
    expect(relative(gammaP(1000, 1007.9056941504209), 0.6025212389197009)).toBeLessThan(1e-13);
    expect(relative(gammaP(1.1e6, 1094871.324732448), 4.858058982951193e-7)).toBeLessThan(1e-12);
    expect(relative(gammaP(1e8, 99951100), 5.022267873452351e-7)).toBeLessThan(1e-12);
  });

  it("has P + Q = 1, P(a, x) - P(a + 1, x) = x^a e^-x / Γ(a + 1), also across a = 1e6", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: 0.01, max: 1e4, noNaN: true }),
          fc.double({ min: 999999.1, max: 1000001, noNaN: true }),
        ),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (a, z) => {
          const x = Math.max(1e-3, a + z * Math.sqrt(a));
          expect(gammaP(a, x) + gammaQ(a, x)).toBeCloseTo(1, 12);
          const step =
            Math.exp(-a * deviance((x - a) / a, x / a) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
          expect(gammaP(a, x) - gammaP(a + 1, x)).toBeCloseTo(step, 12);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it("is 0 and 1 at the ends, and throws outside", () => {
    expect([gammaP(3, 0), gammaQ(3, 0)]).toEqual([0, 1]);
    expect([gammaP(3, Number.POSITIVE_INFINITY), gammaQ(3, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
    expect(() => gammaP(0, 1)).toThrow("got 0");
    expect(() => gammaQ(1, -1)).toThrow("got -1");
  });
});

describe("quantiles of the gamma distribution", () => {
  it("give the published points of χ² (twice a gamma variable of half the degrees of freedom)", () => {
    expect(gammaQuantile(0.95, 5, 2)).toBeCloseTo(18.307038053275146, 11);
    expect(gammaQuantile(0.025, 0.5, 2)).toBeCloseTo(0.000982069117175, 14);
    expect(gammaQuantile(0.5, 1, 1)).toBeCloseTo(Math.LN2, 15);
  });

  it("bring the probability back, from a shape of 0.05 to one of 1e9", () => {
    for (const a of [0.05, 0.3, 1, 2, 10, 100, 1e4, 1e7, 1e9])
      for (const p of [1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9]) {
        const x = gammaQuantile(p, a, 1);
        const back = p <= 0.5 ? gammaP(a, x) / p : gammaQ(a, x) / (1 - p);
        expect(Math.abs(back - 1), `p = ${p}, shape ${a}`).toBeLessThan(1e-10);
      }
  });

  it("are 0 and Infinity at the ends", () => {
    expect([gammaQuantile(0, 2, 1), gammaQuantile(1, 2, 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(() => gammaQuantile(1.1, 2, 1)).toThrow("got 1.1");
    expect(() => gammaQuantile(0.1, 2, 0)).toThrow("got 0");
  });
});
