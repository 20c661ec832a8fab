// Where violence persisted: groups of neighbouring places above what was required, with what chance alone would do.
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import { hotSpotsOf, type SpotOptions } from "../../../questions/hot-spots.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { problemsOfTest } from "../../../violence/assess.js";
import type { HotSpots } from "../../../violence/findings.js";
import type { Work } from "../work.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Which test, and how it is looked for; as `halcyon hotspots` does if not given. */
export type HotSpotsAsk = AskedTest & { readonly options?: SpotOptions };

/** The hot spots. */
export type HotSpotsAnswer = { readonly hotSpots: HotSpots };

/** Looks for hot spots. */
export function hotSpots(opened: OpenedProcess, ask: HotSpotsAsk, work: Work): Result<HotSpotsAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, cube } = ready.value;
  const problems = problemsOfTest(test);
  if (problems.length > 0) return failure(problems);
  const asked = { gathered: { cube }, boundaries: opened.boundaries };
  const found = hotSpotsOf(asked, test, ask.options ?? {}, work.progress);
  if (found !== undefined) return success({ hotSpots: found });
  const expected = "a process file with a boundary file whose names are spelt as in the records";
  return failure([
    problem("question-invalid", "hot spots need the shapes of at least two places", { expected }),
  ]);
}
