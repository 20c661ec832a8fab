// The normal distribution against published values and its symmetry.
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../src/numbers/normal.js";

const relative = (got: number, expected: number) => Math.abs(got / expected - 1);

describe("the normal distribution", () => {
  it("gives the published values of its distribution function, far into the tail", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(relative(normalCdf(1.96), 0.9750021048517795)).toBeLessThan(1e-15);
    expect(relative(normalCdf(-5), 2.866515718791939e-7)).toBeLessThan(1e-13);
    expect(relative(normalCdf(-37), 5.725571222524576e-300)).toBeLessThan(1e-12);
  });

  it("gives the check values of algorithm AS 241 (Wichura 1988)", () => {
    expect(relative(normalQuantile(0.25), -0.6744897501960817)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(0.001), -3.090232306167814)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(1e-20), -9.262340089798409)).toBeLessThan(1e-15);
  });

  it("has quantiles that bring the probability back, and is symmetric", () => {
    for (const p of [1e-300, 1e-100, 1e-10, 0.02, 0.0749, 0.0751, 0.3, 0.5]) {
      expect(relative(normalCdf(normalQuantile(p)), p), `p = ${p}`).toBeLessThan(3e-13);
      if (p > 1e-10) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 9);
    }
  });

  it("has infinite quantiles at the ends, and refuses what is no probability", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
    expect(() => normalQuantile(-0.1)).toThrow("got -0.1");
    expect(() => normalCdf(Number.NaN)).toThrow("got NaN");
  });
});
