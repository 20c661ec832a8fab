// Windows that are too short for their test: it would say "cannot tell", however well the parties keep it.
import type { Series } from "../../cube/series.js";
import { type Problem, problem } from "../../ground/problem.js";
import { defaultDesignGrid, designTest, wantedPower } from "../../violence/power.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { ProcessFile } from "../terms/process.js";
import { spotIn } from "./walk.js";
import { countOf } from "./words.js";

/** What the history of violence says of a test before it is signed. */
export type TestPower = {
  /** How probable "met" is, 0 to 1, if violence falls by `clearFall` of what is asked for. */
  readonly power: number;
  /** The shortest window, in days, with which it would be four in five; not there if none that was tried does. */
  readonly shortest?: number;
};

/** Asks for the power of a test by its name; `undefined` where it can't be told. */
export type Powers = (test: string) => TestPower | undefined;

/**
 * A fall that clearly keeps a test: half-way from what is asked for to no violence at all. Of a fall of exactly what is asked for no
 * window can be sure, for a little less would break the test and looks the same.
 *
 * @example
 * clearFall(0.5) // 0.75
 * clearFall(0.8) // 0.9
 */
export function clearFall(reduction: number): number {
  return (1 + reduction) / 2;
}

/** The power of a test over the history of its place. Cost: that of `designTest`, for its own window and the usual lengths. */
export function powerOf(series: Series, test: ViolenceTest): TestPower | undefined {
  const days = test.window.end - test.window.start;
  const reduction = clearFall(test.reduction);
  const design = designTest(series, test, {
    lengths: [...new Set([days, ...defaultDesignGrid.lengths])].sort((a, b) => a - b),
    reductions: [reduction],
    certainties: [test.certainty],
  });
  const own = design.cells.find((cell) => cell.days === days);
  const shortest = design.shortest[0]?.days;
  if (own === undefined) return undefined;
  return { power: own.met, ...(shortest !== null && shortest !== undefined && { shortest }) };
}

/** Tests that would not recognise even a fall that clearly keeps them. */
export function shortWindows(process: ProcessFile, powers: Powers | undefined): readonly Problem[] {
  if (powers === undefined) return [];
  return process.tests.flatMap((test) => {
    const asked = powers(test.name);
    if (asked === undefined || asked.power >= wantedPower) return [];
    const days = test.window.end - test.window.start;
    return [
      problem("window-short", `the window of test "${test.name}" is too short`, {
        where: spotIn(process, "tests", test.name),
        found: `in ${countOf(days, "day")} a fall of ${percent(clearFall(test.reduction))}, clearly more than the ${percent(test.reduction)} asked for, is recognised in ${percent(asked.power)} of cases`,
        expected: `${percent(wantedPower)} of cases or more`,
        why: "the test would often say that it can't tell, although it was kept; and then everything that hangs on it is open to dispute",
        hint: hintFor(days, asked.shortest),
      }),
    ];
  });
}

// where violence is bursty a longer window may tell less; then the one that tells enough is shorter
function hintFor(days: number, shortest: number | undefined): string {
  if (shortest === undefined)
    return "none of the lengths that were tried is enough: ask for a smaller fall, accept less certainty, or count over more places";
  const other = shortest < days ? "tell more here than a longer window" : "be enough";
  return `${countOf(shortest, "day")} would ${other}; halcyon design shows what each length can tell`;
}

// rounded down, so that what falls short of the bound never reads as the bound itself
function percent(share: number): string {
  return `${Math.floor(Number((share * 100).toPrecision(12)))} %`;
}
