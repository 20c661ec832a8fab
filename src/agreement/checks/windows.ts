// Windows that are too short for their test: it would say "cannot tell", whatever the parties do.
import { type Problem, problem } from "../../ground/problem.js";
import { wantedPower } from "../../violence/power.js";
import type { ProcessFile } from "../terms/process.js";
import { spotIn } from "./walk.js";
import { countOf } from "./words.js";

/** What the history of violence says of a test before it is signed. */
export type TestPower = {
  /** How probable it is that the test gives the right answer when there is a clear one, 0 to 1. */
  readonly power: number;
  /** The shortest window, in days, with which it would in four of five cases; `undefined` if none that was tried does. */
  readonly shortest?: number;
};

/** Asks for the power of a test; `undefined` where it can't be told. */
export type Powers = (test: string) => TestPower | undefined;

/** Tests that would be recognised too seldom. */
export function shortWindows(process: ProcessFile, powers: Powers | undefined): readonly Problem[] {
  if (powers === undefined) return [];
  return process.tests.flatMap((test) => {
    const power = powers(test.name);
    if (power === undefined || power.power >= wantedPower) return [];
    const days = test.window.end - test.window.start;
    return [
      problem("window-short", `the window of test "${test.name}" is too short`, {
        where: spotIn(process, "tests", test.name),
        found: `${countOf(days, "day")}: the right answer in ${Math.floor(power.power * 100)} % of cases`,
        expected: `${wantedPower * 100} % or more`,
        why: "the test will say that it cannot tell, or say it wrongly, and then everything that hangs on it is open to dispute",
        hint:
          power.shortest === undefined
            ? "none of the lengths that were tried is enough: ask for a larger fall, accept less certainty, or count over more places"
            : `${countOf(power.shortest, "day")} would be enough; halcyon design shows what each length can tell`,
      }),
    ];
  });
}
