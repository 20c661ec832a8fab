// The power of a test before it is signed: exact by enumeration, and by its laws.
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/cube/series.js";
import { daysFrom } from "../../src/ground/interval.js";
import { mixtureCdf } from "../../src/numbers/mixture.js";
import { judge } from "../../src/violence/dates.js";
import { forecastFull } from "../../src/violence/forecast/window.js";
import { deciding, designTest } from "../../src/violence/power.js";
import { cubeOfLines, noise, testAt } from "./cubes.js";

const cube = cubeOfLines([{ counts: noise(11, 700, 4) }]);
const asked = testAt(700, 7);
const series = seriesOf(cube, {}, "events", asked.dates);
const grid = { lengths: [3, 7, 14, 28], reductions: [0, 0.3, 0.5, 0.7, 0.9], certainties: [0.8, 0.9] };
const design = designTest(series, asked, grid);

describe("the design of a test", () => {
  it("gives the probability of each answer exactly: the sum over every count that would lead to it", () => {
    const forecast = forecastFull(series, { ...asked, window: daysFrom(asked.window.start, 7) });
    for (const reduction of [0, 0.5, 0.9]) {
      let met = 0;
      let notMet = 0;
      for (let n = 0; n < 300; n++) {
        const p =
          mixtureCdf(forecast, n, 1 - reduction) - (n === 0 ? 0 : mixtureCdf(forecast, n - 1, 1 - reduction));
        const { answer } = judge(forecast, n, { ...asked, certainty: 0.9 });
        if (answer === "met") met += p;
        if (answer === "not-met") notMet += p;
      }
      const cell = design.cells.find((c) => c.days === 7 && c.certainty === 0.9 && c.reduction === reduction);
      expect(cell?.met).toBeCloseTo(met, 6);
      expect(cell?.notMet).toBeCloseTo(notMet, 6);
    }
  });

  it("makes 'met' more probable the deeper the fall, and the three answers add up to one", () => {
    for (const days of grid.lengths) {
      const cells = design.cells.filter((c) => c.days === days && c.certainty === 0.9);
      for (let i = 1; i < cells.length; i++) expect(cells[i].met).toBeGreaterThanOrEqual(cells[i - 1].met);
      for (const c of cells) expect(c.met + c.notMet + c.cannotTell).toBeCloseTo(1, 9);
    }
  });

  it("never says 'met' more often for more certainty", () => {
    for (const days of grid.lengths)
      for (const reduction of grid.reductions) {
        const at = (certainty: number) =>
          design.cells.find((c) => c.days === days && c.reduction === reduction && c.certainty === certainty)
            ?.met ?? Number.NaN;
        expect(at(0.9)).toBeLessThanOrEqual(at(0.8) + 1e-12);
      }
  });

  it("names the shortest length that reaches 80 %, and says when none does", () => {
    for (const { reduction, certainty, days } of design.shortest) {
      const reached = design.cells.filter(
        (c) => c.reduction === reduction && c.certainty === certainty && c.met >= 0.8,
      );
      expect(days).toBe(reached.length === 0 ? null : Math.min(...reached.map((c) => c.days)));
    }
    // a test that asks for half can't be passed reliably by a fall of exactly half
    expect(design.shortest.find((s) => s.reduction === 0.5 && s.certainty === 0.9)?.days).toBeNull();
    expect(design.shortest.find((s) => s.reduction === 0.9 && s.certainty === 0.9)?.days).not.toBeNull();
  });

  it("leaves out lengths for which the history is too short, instead of guessing", () => {
    const short = cubeOfLines([{ counts: noise(3, 40, 5) }]);
    const test = testAt(40, 7);
    const result = designTest(seriesOf(short, {}, "events", test.dates), test, {
      ...grid,
      lengths: [7, 14, 28],
    });
    expect(result.expected.map((e) => e.days)).toEqual([7, 14]);
  });
});

describe("the counts that decide", () => {
  it("split the counts into met, cannot tell and not met, in this order", () => {
    const forecast = forecastFull(series, asked);
    const { met, notMet } = deciding(forecast, asked);
    expect(judge(forecast, met, asked).answer).toBe("met");
    expect(judge(forecast, met + 1, asked).answer).not.toBe("met");
    expect(notMet).toBeDefined();
    expect(judge(forecast, notMet ?? 0, asked).answer).toBe("not-met");
    expect(judge(forecast, (notMet ?? 0) - 1, asked).answer).not.toBe("not-met");
  });

  it("say that nothing can be told where almost nothing is expected", () => {
    const quiet = cubeOfLines([{ counts: [...noise(1, 699, 0.002), 1] }]);
    const forecast = forecastFull(seriesOf(quiet, {}, "events", asked.dates), asked);
    expect(deciding(forecast, { ...asked, certainty: 0.95 }).met).toBe(-1);
  });
});
