// The window of a test day by day, up to a day.
import { seriesOf } from "../../../../cube/series.js";
import type { Day } from "../../../../ground/day.js";
import { lengthOf } from "../../../../ground/interval.js";
import { failure, type Problem, problem, type Result, success } from "../../../../ground/problem.js";
import { mixtureMean, mixtureQuantile } from "../../../../numbers/mixture.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { problemsOfTest, software } from "../../../../violence/assess.js";
import type { Monitoring } from "../../../../violence/findings.js";
import { blocksIn, forecastFull } from "../../../../violence/forecast/window.js";
import { monitor as watch } from "../../../../violence/monitor.js";
import type { ViolenceTest } from "../../../../violence/test.js";
import type { Verdict } from "../../../../violence/verdict.js";
import { type AskedTest, readyTest } from "../changed-test.js";

/** Which test; `on` = the last day that is looked at, as far as the counts go if not given. */
export type MonitorAsk = AskedTest & { readonly on?: Day };

/** The days of the window with their evidence, as `halcyon monitor --json` has them. */
export type MonitorAnswer = {
  readonly test: ViolenceTest;
  readonly monitoring: Monitoring;
  readonly registered: boolean;
  /** What the baseline lets expect in the whole window, with the interval that holds 95 %. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number };
  /** Whence the figures come. */
  readonly made: Pick<Verdict, "sources" | "software" | "testHash">;
};

/** Watches a test. */
export function monitor(opened: OpenedProcess, ask: MonitorAsk): Result<MonitorAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, registered, cube, hash } = ready.value;
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  const problems = [...problemsOfTest(test), ...tooLittleHistory(blocksIn(series, test), test)];
  if (problems.length > 0) return failure(problems);
  const last = Math.min(ask.on ?? Number.POSITIVE_INFINITY, cube.span.end - 1, test.window.end - 1) as Day;
  const forecast = forecastFull(series, test);
  return success({
    test,
    monitoring: watch(series, test, last),
    registered,
    expected: {
      mean: mixtureMean(forecast),
      low: mixtureQuantile(forecast, 0.025),
      high: mixtureQuantile(forecast, 0.975),
    },
    made: { sources: opened.sources, software, testHash: hash },
  });
}

// without history nothing was to be expected, and evidence against nothing says nothing
function tooLittleHistory(blocks: number, { window }: ViolenceTest): readonly Problem[] {
  if (blocks >= 2) return [];
  return [
    problem("history-short", "there is too little history before the window to say what was to be expected", {
      expected: `counts of at least ${2 * lengthOf(window)} days before the window`,
      hint: "choose a longer baseline, a shorter window, or data that begins earlier",
    }),
  ];
}
