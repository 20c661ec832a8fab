// From a cube and a registered test to a verdict: expected, observed, ratio, probability, answer, false alarms, reasons.

import type { Cube } from "../cube/cube.js";
import { seriesOf } from "../cube/series.js";
import { fingerprintOf } from "../ground/fingerprint.js";
import { type DayInterval, lengthOf } from "../ground/interval.js";
import { type Problem, problem, type Result } from "../ground/problem.js";
import { exp } from "../numbers/elementary.js";
import { mixtureMean, mixtureQuantile } from "../numbers/mixture.js";
import { judgeDates } from "./dates.js";
import { posteriorOfRatio } from "./forecast/ratio.js";
import { type BlockForecast, forecastHistory, forecastWindow, observedShare } from "./forecast/window.js";
import { breakdownsOf } from "./parts/breakdown.js";
import { substitutionOf } from "./parts/substitution.js";
import { placeboOf } from "./placebo.js";
import { reasonsOf } from "./reasons.js";
import type { ViolenceTest } from "./test.js";
import type { Answer, ForecastBlock, Provenance, Verdict } from "./verdict.js";

/** The name and version of the method; a verdict carries it, so that a replay knows what made it. */
export const software = "halcyon 0.1.0";

/** What an assessment may be told beside the cube and the test. */
export type AssessOptions = {
  /** Whence the data comes; the verdict repeats it. */
  readonly sources?: readonly Provenance[];
  /** The hash under which the test was registered; that of the test as given, if not told. */
  readonly testHash?: Verdict["testHash"];
};

/**
 * Judges a registered test on a cube.
 *
 * The forecast of the window comes from the baseline alone; the ratio ρ = rate in the window / rate expected has a posterior from the
 * registered prior and the count that was seen. "Met" needs the declared certainty; so does "not met"; anything between, and anything
 * that turns on uncertain dates, is "cannot tell".
 *
 * Problems: a window that overlaps the baseline, a baseline outside the data or too short for a forecast, a share out of range.
 */
export function assess(cube: Cube, test: ViolenceTest, options: AssessOptions = {}): Result<Verdict> {
  const problems = [...problemsOfTest(test), ...problemsOfData(cube, test)];
  if (problems.length > 0) return { ok: false, problems };
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  const forecast = forecastWindow(series, test);
  const history = forecastHistory(series, test);
  const dates = judgeDates(cube, test, forecast);
  const exposure = observedShare(series, test.window);
  const { registered } = dates;
  const posterior = posteriorOfRatio(forecast, Math.round(registered.observed), test.prior);
  const verdict = answer(registered.answer, dates.turnsOnDates, exposure);
  const figures = {
    test,
    expected: mixtureMean(forecast),
    expectedInterval: { low: mixtureQuantile(forecast, 0.025), high: mixtureQuantile(forecast, 0.975) },
    observed: registered.observed,
    exposure,
    ratio: registered.ratio,
    probability: registered.probability,
    verdict,
    placebo: placeboOf(pastWindows(history), test),
    dates,
    history: history.map(blockOf),
  };
  return {
    ok: true,
    value: {
      kind: "verdict",
      testHash: options.testHash ?? fingerprintOf(test),
      sources: options.sources ?? [],
      software,
      ...figures,
      reasons: reasonsOf(figures),
      posterior: {
        ratio: Array.from(posterior.logRatio, exp),
        density: Array.from(posterior.mass, (m) => m / (posterior.logRatio[1] - posterior.logRatio[0])),
      },
      breakdowns: breakdownsOf(cube, test),
      substitution: substitutionOf(cube, test),
    },
  };
}

// a window that nobody saw, or an answer that hangs on dates, can't be told
function answer(registered: Answer, turnsOnDates: boolean, exposure: number): Answer {
  return turnsOnDates || exposure === 0 ? "cannot-tell" : registered;
}

function pastWindows(
  history: readonly BlockForecast[],
): { forecast: NonNullable<BlockForecast["forecast"]>; observed: number }[] {
  return history.flatMap((b) =>
    b.forecast === undefined || b.exposure === 0 || !b.past
      ? []
      : [{ forecast: b.forecast, observed: b.observed }],
  );
}

function blockOf(block: BlockForecast): ForecastBlock {
  const { days, exposure, observed, forecast } = block;
  return {
    days,
    exposure,
    observed,
    mean: forecast === undefined ? null : mixtureMean(forecast),
    low: forecast === undefined ? null : mixtureQuantile(forecast, 0.025),
    high: forecast === undefined ? null : mixtureQuantile(forecast, 0.975),
  };
}

/** What is wrong with a test as a question, whatever the data. */
export function problemsOfTest(test: ViolenceTest): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string, found: string, expected: string) =>
    problems.push(problem("question-invalid", message, { found, expected }));
  if (!(test.reduction >= 0 && test.reduction < 1)) {
    say(
      "the reduction asked for is out of range",
      String(test.reduction),
      "from 0 (no rise) to below 1 (0.5 = by half)",
    );
  }
  if (!(test.certainty >= 0.5 && test.certainty < 1)) {
    say("the certainty is out of range", String(test.certainty), "from 0.5 to below 1 (0.9 = nine in ten)");
  }
  if (test.baseline.end > test.window.start) {
    say(
      "the baseline reaches into the window",
      "an overlap",
      "a baseline that ends when the window starts, or before",
    );
  }
  if (!(test.prior.scale > 0 && test.prior.median > 0 && Number.isFinite(test.prior.scale))) {
    say("the prior on the ratio is out of range", JSON.stringify(test.prior), "a median and a scale above 0");
  }
  if (!(test.dates.longest >= 1)) {
    say(
      "the longest stretch that counts as dated is out of range",
      String(test.dates.longest),
      "1 day or more",
    );
  }
  return problems;
}

function problemsOfData(cube: Cube, test: ViolenceTest): Problem[] {
  const length = lengthOf(test.window);
  const start = Math.max(test.baseline.start, cube.span.start);
  const end = Math.min(test.baseline.end, cube.span.end);
  const blocks = Math.floor((end - start) / length);
  const problems: Problem[] = [];
  if (blocks < 2) {
    problems.push(
      problem(
        "history-short",
        "there is too little history before the window to say what was to be expected",
        {
          found: `${Math.max(0, end - start)} days of data in the baseline`,
          expected: `at least two stretches as long as the window (${2 * length} days)`,
          hint: "choose a longer baseline, a shorter window, or data that begins earlier",
        },
      ),
    );
  }
  if (outside(test.window, cube.span)) {
    problems.push(
      problem("question-invalid", "the data says nothing of the whole window", {
        hint: "bring data that covers the window, or choose a window that the data covers",
      }),
    );
  }
  return problems;
}

function outside(window: DayInterval, span: DayInterval): boolean {
  return window.end <= span.start || window.start >= span.end;
}
