// The window of a test day by day, up to a day.
import { seriesOf } from "../../../cube/series.js";
import type { Day } from "../../../ground/day.js";
import { failure, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { problemsOfTest } from "../../../violence/assess.js";
import type { Monitoring } from "../../../violence/findings.js";
import { monitor as watch } from "../../../violence/monitor.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Which test; `on` = the last day that is looked at, as far as the counts go if not given. */
export type MonitorAsk = AskedTest & { readonly on?: Day };

/** The days of the window with their evidence, as `halcyon monitor --json` has them. */
export type MonitorAnswer = {
  readonly test: ViolenceTest;
  readonly monitoring: Monitoring;
  readonly registered: boolean;
};

/** Watches a test. */
export function monitor(opened: OpenedProcess, ask: MonitorAsk): Result<MonitorAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, registered, cube } = ready.value;
  const problems = problemsOfTest(test);
  if (problems.length > 0) return failure(problems);
  const last = Math.min(ask.on ?? Number.POSITIVE_INFINITY, cube.span.end - 1, test.window.end - 1) as Day;
  const monitoring = watch(seriesOf(cube, test.scope, test.quantity, test.dates), test, last);
  return success({ test, monitoring, registered });
}
