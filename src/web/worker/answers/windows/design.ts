// Before signing: which windows and falls a test could tell from luck.
import type { Cube } from "../../../../cube/cube.js";
import { seriesOf } from "../../../../cube/series.js";
import { failure, problem, type Result, success } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { problemsOfTest } from "../../../../violence/assess.js";
import type { TestDesign } from "../../../../violence/findings.js";
import { type DesignGrid, defaultDesignGrid, designTest } from "../../../../violence/power.js";
import type { ViolenceTest } from "../../../../violence/test.js";
import type { Work } from "../../work.js";
import { type AskedTest, readyTest } from "../changed-test.js";

/** A test that nobody has registered yet. */
export type DraftTest = Omit<ViolenceTest, "name">;

/** Which test or draft, and which lengths, falls and certainties are tried; the usual ones if not given. */
export type DesignAsk = (AskedTest | { readonly draft: DraftTest }) & { readonly grid?: DesignGrid };

/** The design, as `halcyon design --json` has it. */
export type DesignAnswer = { readonly test: ViolenceTest; readonly design: TestDesign };

/** Designs a test, one length after the other, so that progress is told; the same to the last digit as all at once. */
export async function design(
  opened: OpenedProcess,
  ask: DesignAsk,
  work: Work,
): Promise<Result<DesignAnswer>> {
  const ready = "draft" in ask ? readyDraft(opened, ask.draft) : readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, cube } = ready.value;
  const problems = problemsOfTest(test);
  if (problems.length > 0) return failure(problems);
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  const grid = ask.grid ?? defaultDesignGrid;
  const parts: TestDesign[] = [];
  for (const days of grid.lengths) {
    work.progress(parts.length, grid.lengths.length);
    await work.pause();
    parts.push(designTest(series, test, { ...grid, lengths: [days] }));
  }
  return success({ test, design: together(parts, test.reduction) });
}

function readyDraft(
  { gathered }: OpenedProcess,
  draft: DraftTest,
): Result<{ readonly test: ViolenceTest; readonly cube: Cube }> {
  if (gathered !== undefined) return success({ test: { ...draft, name: "" }, cube: gathered.cube });
  return failure([
    problem("question-invalid", "there are no events to design a test with", {
      hint: "name a source of events in the process file, and put its file beside it",
    }),
  ]);
}

// every part has tried the same falls and certainties, in the same order
function together(parts: readonly TestDesign[], required: number): TestDesign {
  const [first] = parts;
  const shortest = (first?.shortest ?? []).map((one, i) => {
    const enough = parts.flatMap((part) => part.shortest[i]?.days ?? []);
    return { ...one, days: enough.length === 0 ? null : Math.min(...enough) };
  });
  return {
    required,
    expected: parts.flatMap((part) => part.expected),
    cells: parts.flatMap((part) => part.cells),
    shortest,
  };
}
