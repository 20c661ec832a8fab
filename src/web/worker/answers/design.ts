// Before signing: which windows and falls a test could tell from luck.
import { seriesOf } from "../../../cube/series.js";
import { failure, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { problemsOfTest } from "../../../violence/assess.js";
import type { TestDesign } from "../../../violence/findings.js";
import { type DesignGrid, defaultDesignGrid, designTest } from "../../../violence/power.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Which test, and which lengths, falls and certainties are tried; the usual ones if not given. */
export type DesignAsk = AskedTest & { readonly grid?: DesignGrid };

/** The design, as `halcyon design --json` has it. */
export type DesignAnswer = { readonly test: ViolenceTest; readonly design: TestDesign };

/** Designs a test. */
export function design(opened: OpenedProcess, ask: DesignAsk): Result<DesignAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, cube } = ready.value;
  const problems = problemsOfTest(test);
  if (problems.length > 0) return failure(problems);
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  return success({ test, design: designTest(series, test, ask.grid ?? defaultDesignGrid) });
}
