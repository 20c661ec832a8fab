// Partial pooling: sparse lines borrow, a line that really differs stays different, and one line alone is left alone.
import { describe, expect, it } from "vitest";
import type { CountMixture } from "../../src/numbers/mixture.js";
import {
  gridQuantiles,
  logRatioGrid,
  posteriorOnGrid,
  probabilityAtMost,
  ratioLogLikelihood,
} from "../../src/violence/forecast/ratio.js";
import { poolRatios } from "../../src/violence/parts/pooling.js";

const prior = { median: 1, scale: Math.log(4) };
const poisson = (mean: number): CountMixture => ({
  weight: Float64Array.of(1),
  mean: Float64Array.of(mean),
  phi: Float64Array.of(1.3),
  kappa: Float64Array.of(0.02),
});
const line = (expected: number, observed: number) => ({
  logLikelihood: ratioLogLikelihood(poisson(expected), observed),
});
const width = (mass: Float64Array) => {
  const [low, high] = gridQuantiles(logRatioGrid, mass, [0.025, 0.975]);
  return high - low;
};
const median = (mass: Float64Array) => Math.exp(gridQuantiles(logRatioGrid, mass, [0.5])[0]);

describe("partial pooling", () => {
  it("makes the interval of a sparse line narrower when its neighbours agree", () => {
    const lines = [line(1, 0), ...Array.from({ length: 12 }, () => line(20, 5))];
    const pooled = poolRatios(logRatioGrid, lines, prior);
    expect(width(pooled.lines[0])).toBeLessThan(
      0.6 * width(posteriorOnGrid(lines[0].logLikelihood, prior).mass),
    );
    expect(median(pooled.lines[0])).toBeLessThan(0.4);
    expect(pooled.common.median).toBeGreaterThan(0.2);
    expect(pooled.common.median).toBeLessThan(0.35);
  });

  it("sees a party that stopped in 30 provinces and went on in four: the four stay different", () => {
    const lines = [
      ...Array.from({ length: 30 }, () => line(10, 1)),
      ...Array.from({ length: 4 }, () => line(10, 11)),
    ];
    const pooled = poolRatios(logRatioGrid, lines, prior);
    for (let i = 30; i < 34; i++) {
      const posterior = { logRatio: logRatioGrid, mass: pooled.lines[i] };
      expect(probabilityAtMost(posterior, 0.5)).toBeLessThan(0.1);
    }
    for (let i = 0; i < 30; i++) {
      const posterior = { logRatio: logRatioGrid, mass: pooled.lines[i] };
      expect(probabilityAtMost(posterior, 0.5)).toBeGreaterThan(0.9);
    }
    expect(pooled.common.median).toBeLessThan(0.25);
  });

  it("leaves a line alone almost as it was", () => {
    const alone = line(15, 6);
    const pooled = poolRatios(logRatioGrid, [alone], prior);
    const own = posteriorOnGrid(alone.logLikelihood, prior).mass;
    expect(Math.abs(Math.log(median(pooled.lines[0]) / median(own)))).toBeLessThan(0.15);
  });

  it("does not depend on the order of lines, and every line's mass adds up to one", () => {
    const lines = [line(3, 0), line(12, 14), line(0.4, 1), line(40, 9)];
    const forth = poolRatios(logRatioGrid, lines, prior);
    const back = poolRatios(logRatioGrid, [...lines].reverse(), prior);
    for (let i = 0; i < 4; i++) {
      expect(median(forth.lines[i])).toBeCloseTo(median(back.lines[3 - i]), 9);
      expect(forth.lines[i].reduce((s, m) => s + m, 0)).toBeCloseTo(1, 9);
    }
  });

  it("falls back to the prior when no line says anything", () => {
    const pooled = poolRatios(logRatioGrid, [line(0, 0), line(0, 0)], prior);
    expect(pooled.common.median).toBeCloseTo(1, 1);
    expect(pooled.common.high).toBeGreaterThan(8);
  });
});
