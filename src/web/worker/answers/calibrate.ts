// All windows of the past, each forecast from what came before it: was the method right on this history?
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { calibrationSeries, calibrate as score } from "../../../violence/calibrate.js";
import type { Calibration } from "../../../violence/findings.js";
import type { Work } from "../work.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Which test; its window, scope and dates are those of the past windows. `fewestEvents`: series with fewer are left out. */
export type CalibrateAsk = AskedTest & { readonly seed?: number; readonly fewestEvents?: number };

/** How the forecasts of the past fared. */
export type CalibrateAnswer = { readonly window: number; readonly calibration: Calibration };

/** Calibrates a test on its own history, place by place and all together. */
export function calibrate(opened: OpenedProcess, ask: CalibrateAsk, work: Work): Result<CalibrateAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, cube } = ready.value;
  const window = test.window.end - test.window.start;
  const { quantity, dates, scope } = test;
  const series = calibrationSeries(cube, scope, { quantity, dates, fewestEvents: ask.fewestEvents ?? 100 });
  const plan = { window, seed: ask.seed ?? 1, quantity };
  const calibration = score(series, plan, (done, total) => work.progress(done, total));
  if (calibration.windows === 0) {
    const hint = "bring more history, or choose a shorter window";
    return failure([problem("history-short", "there is no window of the past to judge", { hint })]);
  }
  return success({ window, calibration });
}
