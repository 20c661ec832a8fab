// What a simulation assumes of tests of violence of which the process file assumes nothing: how often they would say "met".
import { registeredTest } from "../agreement/registered-test.js";
import type { Assumption } from "../agreement/terms/phase.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Cube } from "../cube/cube.js";
import { seriesOf } from "../cube/series.js";
import type { Day } from "../ground/day.js";
import { lengthOf } from "../ground/interval.js";
import { problemsOfTest } from "../violence/assess.js";
import { designTest } from "../violence/power.js";

/** From which day on, and how a share is said (`50 %`). */
export type AssumedFrom = { readonly start: Day; readonly say: (share: number) => string };

/** If violence falls by just as much as is asked, how often does each test that is yet to come say "met"? By its design. */
export function assumedOfTests(
  process: ProcessFile,
  cube: Cube | undefined,
  { start, say }: AssumedFrom,
): readonly Assumption[] {
  if (cube === undefined) return [];
  return process.tests.flatMap((declared) => {
    if (declared.window.end <= start || process.assumptions.some((one) => one.about === declared.name))
      return [];
    const test = registeredTest(process, declared.name);
    if (problemsOfTest(test).length > 0) return [];
    const grid = {
      lengths: [lengthOf(test.window)],
      reductions: [test.reduction],
      certainties: [test.certainty],
    };
    const [cell] = designTest(seriesOf(cube, test.scope, test.quantity, test.dates), test, grid).cells;
    if (cell === undefined) return [];
    const why = `how often this test says "met" if violence falls by just ${say(test.reduction)}, by its design`;
    return [{ about: declared.name, what: "test", probability: cell.met, why }];
  });
}
