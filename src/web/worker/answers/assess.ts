// The verdict on a test, as registered or with changed terms.
import { type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { assess as judge } from "../../../violence/assess.js";
import type { Verdict } from "../../../violence/verdict.js";
import { type AskedTest, readyTest } from "./changed-test.js";

/** Which test. */
export type AssessAsk = AskedTest;

/** The verdict, the same to the last digit as `halcyon assess --json`. */
export type AssessAnswer = { readonly verdict: Verdict; readonly registered: boolean };

/** Judges a test. */
export function assess(opened: OpenedProcess, ask: AssessAsk): Result<AssessAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, hash, registered, cube } = ready.value;
  // the verdict on the registered test was made when the process was opened
  const made = registered && ask.terms === undefined ? opened.knowledge.verdicts?.get(ask.test) : undefined;
  if (made !== undefined) return success({ verdict: made, registered });
  const verdict = judge(cube, test, { sources: opened.sources, testHash: hash });
  return verdict.ok ? success({ verdict: verdict.value, registered }) : verdict;
}
