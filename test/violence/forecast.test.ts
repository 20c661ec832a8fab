// What history lets expect: levels against direct sums, the past alone, gaps, trends, weekdays, and the same forecast from either end.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/cube/series.js";
import { addDays } from "../../src/ground/day.js";
import { mixtureMean, mixtureQuantile } from "../../src/numbers/mixture.js";
import { halfLives } from "../../src/violence/forecast/experts.js";
import { createFilter, observeDays } from "../../src/violence/forecast/filter.js";
import {
  forecastFull,
  forecastHistory,
  forecastWindow,
  weekdayShares,
} from "../../src/violence/forecast/window.js";
import { cubeOfLines, firstDay, noise, testAt } from "./cubes.js";

const seriesOfCounts = (counts: readonly number[], unseen: readonly number[] = []) =>
  seriesOf(
    cubeOfLines(
      [{ counts }, { counts: counts.map(() => 0) }],
      unseen.length > 0 ? [{ place: "north", days: unseen }] : [],
    ),
    {},
    "events",
    {
      rule: "first-day",
      longest: 7,
    },
  );
const constant = (n: number, days: number) => Array.from({ length: days }, () => n);

describe("the levels", () => {
  it("are the exponentially weighted sums of days, each at its own half-life", () => {
    const counts = Float64Array.from(noise(1, 70, 4));
    const observed = Float64Array.from({ length: 70 }, (_, d) => (d % 11 === 3 ? 0 : 1));
    // without a rhythm of the week the recursion is this sum
    const state = createFilter(7);
    for (let d = 0; d < 70; d += 7) {
      state.weekdayFactor.fill(1);
      observeDays(state, { counts, observed }, d, d + 7);
    }
    halfLives.forEach((halfLife, k) => {
      let events = 0;
      let exposure = 0;
      for (let d = 0; d < 70; d++) {
        const weight = 2 ** (-(69 - d) / halfLife);
        events += counts[d] * weight;
        exposure += observed[d] * weight;
      }
      expect(state.events[k]).toBeCloseTo(events, 8);
      expect(state.exposure[k]).toBeCloseTo(exposure, 8);
    });
  });
});

describe("the forecast of a window", () => {
  it("expects what a steady past has shown, with an interval that is about that of its counts", () => {
    const series = seriesOfCounts([...noise(2, 728, 6, 1.2), ...constant(0, 7)]);
    const forecast = forecastFull(series, testAt(728, 7));
    expect(mixtureMean(forecast)).toBeGreaterThan(36);
    expect(mixtureMean(forecast)).toBeLessThan(48);
    expect(mixtureQuantile(forecast, 0.025)).toBeGreaterThan(20);
    expect(mixtureQuantile(forecast, 0.975)).toBeLessThan(68);
  });

  it("follows a lasting change of level within weeks, and grows less sure meanwhile", () => {
    const series = seriesOfCounts([...noise(3, 364, 2), ...noise(4, 56, 12), ...constant(0, 7)]);
    const mean = mixtureMean(forecastFull(series, testAt(420, 7)));
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(110);
  });

  it("is that of the same window in the history of a later test", () => {
    const series = seriesOfCounts(noise(5, 400, 3));
    const later = forecastHistory(series, testAt(371, 7));
    const own = forecastFull(series, testAt(364, 7));
    const same = later.find((b) => b.days.start === addDays(firstDay, 364));
    expect(same?.forecast).toBeDefined();
    expect(mixtureMean(own)).toBeCloseTo(same?.forecast === undefined ? 0 : mixtureMean(same.forecast), 6);
  });

  it("scales with the part of the window that was observed", () => {
    const counts = noise(6, 371, 5);
    const seen = forecastWindow(seriesOfCounts(counts), testAt(364, 7));
    const half = forecastWindow(seriesOfCounts(counts, [364, 365, 366]), testAt(364, 7));
    const none = forecastWindow(seriesOfCounts(counts, [364, 365, 366, 367, 368, 369, 370]), testAt(364, 7));
    expect(mixtureMean(half) / mixtureMean(seen)).toBeCloseTo(4 / 7, 1);
    expect(mixtureMean(none)).toBe(0);
  });

  it("does not take days on which nobody looked for calm", () => {
    const blind = Array.from({ length: 100 }, (_, d) => 200 + d);
    const counts = noise(7, 371, 5).map((n, d) => (d >= 200 && d < 300 ? 0 : n));
    const told = mixtureMean(forecastFull(seriesOfCounts(counts, blind), testAt(364, 7)));
    expect(told).toBeGreaterThan(28);
    expect(told).toBeLessThan(42);
  });

  it("expects almost nothing where nothing ever was, and stays finite at huge counts", () => {
    const nothing = forecastFull(seriesOfCounts(constant(0, 371)), testAt(364, 7));
    expect(mixtureMean(nothing)).toBeLessThan(0.05);
    const huge = forecastFull(seriesOfCounts(constant(100_000, 371)), testAt(364, 7));
    expect(mixtureMean(huge) / 700_000).toBeCloseTo(1, 2);
    expect(Number.isFinite(mixtureQuantile(huge, 0.975))).toBe(true);
  });

  it("has weights that add up to one and variances that are no smaller than Poisson's, whatever the past", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 30, maxLength: 120 }), (counts) => {
        const { weight, mean, phi, kappa } = forecastFull(
          seriesOfCounts([...counts, 0, 0, 0]),
          testAt(counts.length, 3),
        );
        const total = weight.reduce((s, w) => s + w, 0);
        return (
          Math.abs(total - 1) < 1e-9 &&
          mean.every((m) => m >= 0 && Number.isFinite(m)) &&
          phi.every((p) => p >= 1) &&
          kappa.every((k) => k >= 0)
        );
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe("the rhythm of the week", () => {
  it("is even where there is none, and learnt where there is one", () => {
    const even = weekdayShares(seriesOfCounts(constant(5, 371)), testAt(364, 7));
    for (const share of even) expect(share).toBeCloseTo(1 / 7, 6);
    const fridays = Array.from({ length: 371 }, (_, d) => (d % 7 === 3 ? 20 : 5));
    const learnt = weekdayShares(seriesOfCounts(fridays), testAt(364, 7));
    expect(learnt[3]).toBeGreaterThan(0.3);
    expect(learnt.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 12);
  });
});
