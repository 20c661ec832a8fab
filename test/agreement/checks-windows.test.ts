// The length of windows, asked of history: the power of a fall that clearly keeps the test, and why not of one that just keeps it.
import { describe, expect, it } from "vitest";
import { checkAgreement } from "../../src/agreement/check.js";
import { clearFall, powerOf } from "../../src/agreement/checks/windows.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { seriesOf } from "../../src/cube/series.js";
import { defaultDesignGrid, designTest, wantedPower } from "../../src/violence/power.js";
import type { ViolenceTest } from "../../src/violence/test.js";
import { cubeOfLines, noise, testAt } from "../violence/cubes.js";

const seriesWith = (mean: number, test: ViolenceTest) =>
  seriesOf(cubeOfLines([{ counts: noise(11, 700, mean) }]), {}, "events", test.dates);

describe("a fall that clearly keeps a test", () => {
  it("lies half-way from what is asked for to no violence at all", () => {
    expect([0, 0.5, 0.8].map(clearFall)).toEqual([0.5, 0.75, 0.9]);
  });

  it("is asked about, because of a fall of exactly what is asked for no window is ever sure", () => {
    const test = testAt(700, 7);
    const series = seriesWith(20, test);
    const just = designTest(series, test, {
      lengths: [3, 7, 28],
      reductions: [test.reduction],
      certainties: [test.certainty],
    });
    for (const cell of just.cells) expect(cell.met).toBeLessThan(0.3);
    expect(powerOf(series, test)?.power).toBeGreaterThan(wantedPower);
  });
});

describe("the power of a test", () => {
  const test = testAt(700, 5);
  const series = seriesWith(4, test);

  it("is what the design of the test gives for its own window, also where that is none of the usual lengths", () => {
    expect(defaultDesignGrid.lengths).not.toContain(6);
    const six = testAt(700, 6);
    const cells = designTest(series, six, {
      lengths: [6],
      reductions: [clearFall(six.reduction)],
      certainties: [six.certainty],
    }).cells;
    expect(powerOf(series, six)?.power).toBe(cells[0].met);
  });

  it("names the shortest window of those tried that reaches what is wanted, and none if none does", () => {
    const asked = powerOf(series, test);
    const lengths = [...new Set([5, ...defaultDesignGrid.lengths])].sort((a, b) => a - b);
    const reaching = lengths.filter(
      (days) => (powerOf(series, testAt(700, days))?.power ?? 0) >= wantedPower,
    );
    expect(asked?.shortest).toBe(reaching[0]);
    const sparse = seriesWith(0.02, test);
    expect(powerOf(sparse, test)).toEqual({ power: powerOf(sparse, test)?.power });
    expect(powerOf(sparse, test)?.power).toBeLessThan(wantedPower);
  });

  it("is not told where there is less history than two windows", () => {
    expect(powerOf(series, testAt(9, 7))).toBeUndefined();
  });
});

describe("the objection", () => {
  const read = readProcessFile(
    `
halcyon: 1
title: A truce
measures: { fighting: {} }
tests:
  week:
    measure: fighting
    baseline: { from: 2023-01-01, to: 2024-02-29 }
    window: { from: 2024-03-02, days: 7 }
    reduction: 50 %
    certainty: 90 %
`,
    "window.yaml",
  );
  if (!read.ok) throw new Error("the process can be read");
  const told = (power: number | undefined) =>
    checkAgreement(read.value, { powers: () => (power === undefined ? undefined : { power }) });

  it("is made just below four in five, not at it, and not where nobody can tell", () => {
    expect(told(0.7999).map((one) => one.code)).toEqual(["window-short"]);
    expect(told(0.7999)[0].found).toContain("79 % of cases");
    expect(told(0.8)).toEqual([]);
    expect(told(undefined)).toEqual([]);
    expect(checkAgreement(read.value)).toEqual([]);
  });
});
