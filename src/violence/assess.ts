// From a cube and a registered test to a verdict: expected, observed, ratio, probability, answer, false alarms, reasons.

import type { Cube } from "../cube/cube.js";
import { seriesOf } from "../cube/series.js";
import { fingerprintOf } from "../ground/fingerprint.js";
import { type DayInterval, lengthOf } from "../ground/interval.js";
import { type Problem, problem, type Result } from "../ground/problem.js";
import { exp } from "../numbers/elementary.js";
import { mixtureMean, mixtureQuantile } from "../numbers/mixture.js";
import { judgeDates } from "./dates.js";
import { posteriorOfRatio, type RatioPosterior } from "./forecast/ratio.js";
import { type BlockForecast, forecastPast, forecastWindow, windowBlock } from "./forecast/window.js";
import { breakdownsOf } from "./parts/breakdown.js";
import { substitutionOf } from "./parts/substitution.js";
import { placeboOf, posteriorsOf } from "./placebo.js";
import { reasonsOf } from "./reasons.js";
import { forgetful, type Remember } from "./remember.js";
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
  /** A memory of this cube: a test of which one term was changed is judged sooner, to the same digits. */
  readonly remember?: Remember;
  /** Only what follows a hand: the breakdown by place. Other breakdowns and what rose instead are left empty. */
  readonly brief?: boolean;
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
  const { remember = forgetful, brief = false } = options;
  const { scope, quantity, dates: dating, baseline, window, prior } = test;
  const series = remember("series", [scope, quantity, dating], () => seriesOf(cube, scope, quantity, dating));
  const forecast = forecastWindow(series, test);
  const past = remember("past", [scope, quantity, dating, baseline, lengthOf(window), prior], () =>
    pastOf(forecastPast(series, test), prior),
  );
  const seen = windowBlock(series, test, forecast);
  const dates = judgeDates(cube, test, forecast, remember);
  const { exposure } = seen;
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
    placebo: placeboOf(past.posteriors, test),
    dates,
    history: [...past.blocks, blockOf(seen)],
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
      breakdowns: breakdownsOf(cube, test, { remember, ...(brief ? { by: ["place"] } : {}) }),
      substitution: brief
        ? nothingLookedAt
        : remember("outside", outsideKey(test), () => substitutionOf(cube, test)),
    },
  };
}

// a window that nobody saw, or an answer that hangs on dates, can't be told
function answer(registered: Answer, turnsOnDates: boolean, exposure: number): Answer {
  return turnsOnDates || exposure === 0 ? "cannot-tell" : registered;
}

type Past = { readonly blocks: readonly ForecastBlock[]; readonly posteriors: readonly RatioPosterior[] };

function pastOf(past: readonly BlockForecast[], prior: ViolenceTest["prior"]): Past {
  const judged = past.flatMap(({ forecast, exposure, observed }) =>
    forecast === undefined || exposure === 0 ? [] : [{ forecast, observed }],
  );
  return { blocks: past.map(blockOf), posteriors: posteriorsOf(judged, prior) };
}

const nothingLookedAt: Verdict["substitution"] = { comparisons: 0, found: [], reading: "" };

function outsideKey({ scope, quantity, dates, baseline, window, prior }: ViolenceTest): readonly unknown[] {
  return [scope, quantity, dates, baseline, window, prior];
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
