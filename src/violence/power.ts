// Before signing: which windows and reductions can be told apart from luck, exactly from the count distribution.
import type { Series } from "../cube/series.js";
import { daysFrom } from "../ground/interval.js";
import { type CountMixture, mixtureCdf, mixtureMean, mixtureQuantile } from "../numbers/mixture.js";
import type { PowerCell, TestDesign } from "./findings.js";
import { posteriorOfRatio, probabilityAtMost } from "./forecast/ratio.js";
import { blocksIn, forecastFull } from "./forecast/window.js";
import { answerOf } from "./parts/breakdown.js";
import type { ViolenceTest } from "./test.js";

/** What is tried. Lengths in days; reductions and certainties as shares. */
export type DesignGrid = {
  readonly lengths: readonly number[];
  readonly reductions: readonly number[];
  readonly certainties: readonly number[];
};

/** Lengths from three days to a quarter, true falls from none to nine tenths, three certainties. */
export const defaultDesignGrid: DesignGrid = {
  lengths: [3, 5, 7, 10, 14, 21, 28, 42, 56, 91],
  reductions: [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  certainties: [0.8, 0.9, 0.95],
};

/** The share of true falls that a useful test recognises. */
export const wantedPower = 0.8;

/**
 * For each length, true fall and certainty: how probable "met", "not met" and "cannot tell" are, when the window begins on the first
 * day of `test.window`. Nothing is simulated: the answer is a function of the count, "met" up to one count and "not met" from another,
 * and the forecast gives the probability of each count.
 *
 * Cost: one forecast for each length, and about 2 log₂(count) posteriors for each certainty.
 */
export function designTest(
  series: Series,
  test: ViolenceTest,
  grid: DesignGrid = defaultDesignGrid,
): TestDesign {
  const expected: TestDesign["expected"][number][] = [];
  const cells: PowerCell[] = [];
  for (const days of grid.lengths) {
    // a length for which there is too little history is left out, not guessed
    if (blocksIn(series, { ...test, window: daysFrom(test.window.start, days) }) < 2) continue;
    const forecast = forecastFull(series, { ...test, window: daysFrom(test.window.start, days) });
    expected.push({
      days,
      mean: mixtureMean(forecast),
      low: mixtureQuantile(forecast, 0.025),
      high: mixtureQuantile(forecast, 0.975),
    });
    for (const certainty of grid.certainties) {
      const limits = deciding(forecast, { ...test, certainty });
      for (const reduction of grid.reductions)
        cells.push(powerCell(forecast, limits, { days, reduction, certainty }));
    }
  }
  return { required: test.reduction, expected, cells, shortest: shortestOf(cells, grid) };
}

/**
 * The counts that decide: "met" at most at `met` (−1: no count can say so), "not met" from `notMet` on (undefined: none up to
 * twenty times the expectation). A higher count never makes a fall more probable, so bisection finds both.
 */
export function deciding(
  forecast: CountMixture,
  test: Pick<ViolenceTest, "reduction" | "certainty" | "prior">,
): { readonly met: number; readonly notMet: number | undefined } {
  const answerAt = (n: number) => {
    const posterior = posteriorOfRatio(forecast, n, test.prior);
    return answerOf(probabilityAtMost(posterior, 1 - test.reduction), test.certainty);
  };
  const top = Math.ceil(20 * mixtureMean(forecast) + 50);
  const firstNotMet = firstWhere(top, (n) => answerAt(n) !== "met");
  const firstRefused = firstWhere(top, (n) => answerAt(n) === "not-met");
  return { met: firstNotMet - 1, notMet: firstRefused > top ? undefined : firstRefused };
}

// the smallest n of 0..top for which the condition holds, or top + 1
function firstWhere(top: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = top + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function powerCell(
  forecast: CountMixture,
  limits: { readonly met: number; readonly notMet: number | undefined },
  at: { readonly days: number; readonly reduction: number; readonly certainty: number },
): PowerCell {
  const ratio = 1 - at.reduction;
  const met = limits.met < 0 ? 0 : mixtureCdf(forecast, limits.met, ratio);
  const below =
    limits.notMet === undefined
      ? 1
      : limits.notMet === 0
        ? 0
        : mixtureCdf(forecast, limits.notMet - 1, ratio);
  const notMet = Math.max(0, 1 - below);
  return { ...at, met, notMet, cannotTell: Math.max(0, 1 - met - notMet) };
}

function shortestOf(cells: readonly PowerCell[], grid: DesignGrid): TestDesign["shortest"] {
  return grid.certainties.flatMap((certainty) =>
    grid.reductions.map((reduction) => {
      const reached = cells.filter(
        (c) => c.certainty === certainty && c.reduction === reduction && c.met >= wantedPower,
      );
      const days = reached.length === 0 ? null : Math.min(...reached.map((c) => c.days));
      return { reduction, certainty, days };
    }),
  );
}
