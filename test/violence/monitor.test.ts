// Day-by-day evidence: its mean under the hypothesis it speaks against is at most 1, it finds real falls, and it never takes back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/cube/series.js";
import { addDays } from "../../src/ground/day.js";
import { type CountMixture, mixtureCdf } from "../../src/numbers/mixture.js";
import { evidencePath, monitor } from "../../src/violence/monitor.js";
import { cubeOfLines, firstDay, noise, testAt } from "./cubes.js";

const one = (mean: number, phi: number, kappa: number): CountMixture => ({
  weight: Float64Array.of(1),
  mean: Float64Array.of(mean),
  phi: Float64Array.of(phi),
  kappa: Float64Array.of(kappa),
});
const test = { reduction: 0.5, prior: { median: 1, scale: 1.4 } };

describe("the evidence of the monitor", () => {
  it("has a mean of at most 1 under its own hypothesis, by enumeration of every outcome of the first day", () => {
    const forecast = one(12, 2, 0.05);
    const share = Float64Array.of(0.5, 0.5);
    // the day's count under ρ: half of the window's mean, with the same φ and κ
    const day = one(6, 2, 0.05);
    for (const ratio of [0.5, 0.6, 0.8, 1, 1.5]) {
      let mean = 0;
      for (let n = 0; n < 200; n++) {
        const probability = mixtureCdf(day, n, ratio) - (n === 0 ? 0 : mixtureCdf(day, n - 1, ratio));
        const path = evidencePath(
          forecast,
          { counts: Float64Array.of(n), observed: Float64Array.of(1), share },
          test,
        );
        mean += probability * Math.exp(path.logMet[0]);
      }
      expect(mean, `ratio ${ratio}`).toBeLessThanOrEqual(1.02);
      expect(mean, `ratio ${ratio}: evidence that can't move proves nothing`).toBeGreaterThan(0.001);
    }
  });

  it("does not move on a day on which nobody looked", () => {
    const forecast = one(20, 1.5, 0.02);
    const share = new Float64Array(4).fill(0.25);
    const seen = evidencePath(
      forecast,
      { counts: Float64Array.of(1, 0, 2, 1), observed: Float64Array.of(1, 0, 1, 1), share },
      test,
    );
    expect(seen.logMet[1]).toBeCloseTo(seen.logMet[0], 12);
    expect(seen.logNotMet[1]).toBeCloseTo(seen.logNotMet[0], 12);
  });

  it("speaks for a fall when days are calm and against it when they are not", () => {
    const share = new Float64Array(7).fill(1 / 7);
    const observed = new Float64Array(7).fill(1);
    const calm = evidencePath(
      one(70, 1.5, 0.02),
      { counts: Float64Array.of(1, 0, 2, 1, 0, 1, 0), observed, share },
      test,
    );
    const violent = evidencePath(
      one(70, 1.5, 0.02),
      { counts: Float64Array.of(12, 11, 9, 14, 10, 12, 11), observed, share },
      test,
    );
    expect(Math.exp(calm.logMet[6])).toBeGreaterThan(100);
    expect(Math.exp(calm.logNotMet[6])).toBeLessThan(0.1);
    expect(Math.exp(violent.logNotMet[6])).toBeGreaterThan(2);
    expect(Math.exp(violent.logMet[6])).toBeLessThan(0.1);
  });

  it("never claims both hypotheses at once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }), (counts) => {
        const path = evidencePath(
          one(50, 2, 0.05),
          {
            counts: Float64Array.from(counts),
            observed: new Float64Array(7).fill(1),
            share: new Float64Array(7).fill(1 / 7),
          },
          test,
        );
        return path.logMet.every((e, d) => !(e > 0.01 && path.logNotMet[d] > 0.01));
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe("the monitor", () => {
  const history = noise(5, 210, 12);

  it("names the day on which the test was decided, and keeps the answer", () => {
    const counts = [...history, ...[1, 0, 1, 0, 2, 0, 1, 0, 1, 0, 0, 1, 0, 9]];
    const cube = cubeOfLines([{ counts }]);
    const asked = testAt(210, 14);
    const result = monitor(seriesOf(cube, {}, "events", asked.dates), asked, addDays(firstDay, 400));
    expect(result.answer).toBe("met");
    expect(result.decidedOn).not.toBeNull();
    expect(result.days).toHaveLength(14);
    const decided = result.days.findIndex((d) => d.day === result.decidedOn);
    expect(result.days.slice(decided).every((d) => d.answer === "met")).toBe(true);
    expect(result.days.slice(0, decided).every((d) => d.answer === "cannot-tell")).toBe(true);
  });

  it("says nothing of days to come", () => {
    const cube = cubeOfLines([{ counts: [...history, ...noise(6, 14, 12)] }]);
    const asked = testAt(210, 14);
    const series = seriesOf(cube, {}, "events", asked.dates);
    expect(monitor(series, asked, addDays(asked.window.start, 2)).days).toHaveLength(3);
    expect(monitor(series, asked, addDays(asked.window.start, -1)).days).toHaveLength(0);
  });

  it("shows a day without observation as nothing seen, not as zero", () => {
    const cube = cubeOfLines(
      [{ counts: [...history, ...noise(6, 14, 12)] }],
      [{ place: "north", days: [212] }],
    );
    const asked = testAt(210, 14);
    const result = monitor(seriesOf(cube, {}, "events", asked.dates), asked, addDays(firstDay, 400));
    expect(result.days[2].observed).toBeNull();
    expect(result.days[2].evidenceMet).toBeCloseTo(result.days[1].evidenceMet, 10);
  });
});
