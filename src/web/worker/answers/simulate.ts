// The process run forward many times, in parts, so that progress is told and the answer can be given up.
import type { Day } from "../../../ground/day.js";
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import { beginningOf } from "../../../process/beginning-of.js";
import {
  addTallies,
  prepareSimulation,
  type Simulation,
  simulationOf,
  tallyRuns,
} from "../../../process/simulate.js";
import { percent } from "../../../publication/words.js";
import { assumedOfTests } from "../../../questions/assumed-of-tests.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import type { Work } from "../work.js";

/** From which day to which, how many runs, and with which seed. */
export type SimulateAsk = {
  readonly start: Day;
  readonly until: Day;
  readonly runs: number;
  readonly seed: number;
};

/** What came out. */
export type SimulateAnswer = { readonly simulation: Simulation };

/** Runs between two looks at the messages. */
const runsAtOnce = 250;

/** Simulates; the same to the last digit as `halcyon simulate --json`, whatever the parts. */
export async function simulate(
  opened: OpenedProcess,
  { start, until, runs, seed }: SimulateAsk,
  work: Work,
): Promise<Result<SimulateAnswer>> {
  if (!(runs >= 1 && Number.isInteger(runs)) || until <= start)
    return failure([problem("question-invalid", "a simulation needs at least one run and one day")]);
  const prepared = prepareSimulation(opened.process, {
    ...{ start, until, runs, seed },
    assumptions: assumedOfTests(opened.process, opened.gathered?.cube, { start, say: percent }),
    beginning: beginningOf(opened.knowledge, start),
  });
  let tally = tallyRuns(prepared, { first: 0, count: Math.min(runsAtOnce, runs) });
  for (let first = runsAtOnce; first < runs; first += runsAtOnce) {
    work.progress(first, runs);
    await work.pause();
    tally = addTallies(tally, tallyRuns(prepared, { first, count: Math.min(runsAtOnce, runs - first) }));
  }
  return success({ simulation: simulationOf(prepared, tally) });
}
