// Calibration: the definition of series and windows, uniform transforms where the forecast is right, and the figures of real data.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { optionReader } from "../../src/cli/asking/options.js";
import { eventsQuestion, gatherEvents } from "../../src/cli/asking/question-events.js";
import { seriesOf } from "../../src/cube/series.js";
import { openDuckdb } from "../../src/engines/duckdb.js";
import { calibrate, calibrationSeries, scoreWindows } from "../../src/violence/calibrate.js";
import { cubeOfLines, noise } from "./cubes.js";

const plan = { quantity: "events", dates: { rule: "first-day", longest: 7 }, fewestEvents: 100 } as const;

describe("the series that are calibrated", () => {
  it("are the total, and every place with a hundred dated events", () => {
    const cube = cubeOfLines([
      { place: "north", counts: noise(1, 400, 1) },
      {
        place: "south",
        counts: [...Array.from({ length: 390 }, () => 0), ...Array.from({ length: 10 }, () => 9)],
      },
      { place: "west", counts: noise(2, 400, 2), length: 30 },
    ]);
    expect(calibrationSeries(cube, {}, plan).map((s) => s.name)).toEqual(["(all)", "north"]);
  });
});

describe("the windows", () => {
  const series = seriesOf(cubeOfLines([{ counts: noise(3, 364 + 70, 3) }]), {}, "events", plan.dates);

  it("lie back to back from day 364, and a rest that fills no window is left out", () => {
    expect(scoreWindows(series, { window: 7, seed: 1 }, 0)).toHaveLength(10);
    expect(scoreWindows(series, { window: 28, seed: 1 }, 0)).toHaveLength(2);
    expect(scoreWindows(series, { window: 90, seed: 1 }, 0)).toHaveLength(0);
  });

  it("are scored the same with the same seed, and their transforms lie where the counts fell", () => {
    const one = scoreWindows(series, { window: 7, seed: 1 }, 0);
    expect(scoreWindows(series, { window: 7, seed: 1 }, 0)).toEqual(one);
    expect(scoreWindows(series, { window: 7, seed: 2 }, 0).map((w) => w.pit)).not.toEqual(
      one.map((w) => w.pit),
    );
    for (const w of one) {
      expect(w.pit).toBeGreaterThanOrEqual(w.below);
      expect(w.pit).toBeLessThanOrEqual(w.upTo);
      expect(w.logScore).toBeCloseTo(Math.log(w.upTo - w.below), 3);
    }
  });
});

describe("calibration", () => {
  it("holds on series that behave as they always did: about 95 of 100 windows within the 95 % interval", () => {
    const lines = Array.from({ length: 12 }, (_, i) => ({
      place: `p${i}`,
      counts: noise(50 + i, 364 + 7 * 60, 1 + i / 2, 1.4),
    }));
    const result = calibrate(calibrationSeries(cubeOfLines(lines), {}, plan), { window: 7, seed: 1 });
    expect(result.windows).toBe(13 * 60);
    // 780 windows: a standard error of 0.8 points
    expect(result.coverage95).toBeGreaterThan(0.925);
    expect(result.coverage95).toBeLessThan(0.985);
    expect(result.coverage95 + result.below + result.above).toBeCloseTo(1, 12);
    expect(result.pit.reduce((s, n) => s + n, 0)).toBe(result.windows);
  });

  it("of nothing is nothing, without a division by zero", () => {
    expect(calibrate([], { window: 7, seed: 1 })).toMatchObject({ series: 0, windows: 0, logScore: 0 });
  });
});

const ged = resolve(import.meta.dirname, "../../../shared/data/ucdp/ged_SYR.csv");
describe.skipIf(!existsSync(ged))(
  "calibration on Syria 2016–19 (needs the shared data beside the checkout)",
  () => {
    it("has the 15 series and 2,280 windows of the design, covers 94 to 96 %, and beats the prototype's log score", async () => {
      const engine = await openDuckdb();
      const question = eventsQuestion(
        optionReader({ events: [ged], format: "ucdp", from: "2016-01-01", to: "2019-11-30" }),
      );
      const gathered = await gatherEvents(question, {}, engine);
      await engine.close();
      if (!gathered.ok) throw new Error(JSON.stringify(gathered.problems));
      const result = calibrate(calibrationSeries(gathered.value.cube, {}, plan), { window: 7, seed: 1 });
      expect(result).toMatchObject({ series: 15, windows: 2280 });
      expect(result.coverage95).toBeGreaterThanOrEqual(0.94);
      expect(result.coverage95).toBeLessThanOrEqual(0.96);
      expect(result.logScore).toBeGreaterThan(-2.1826);
    });
  },
);
