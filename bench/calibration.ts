// Calibration on real data: every past window of every series of three countries, for 7 and 28 days, events and deaths.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { optionReader } from "../src/cli/asking/options.js";
import { eventsQuestion, gatherEvents, scopeOf } from "../src/cli/asking/question-events.js";
import { openDuckdb } from "../src/engines/duckdb.js";
import { calibrate, calibrationSeries } from "../src/violence/calibrate.js";

const folder = resolve(import.meta.dirname, "../../shared/data/ucdp");
if (!existsSync(folder)) throw new Error("this needs the shared data beside the checkout");
// the mean log score of the prototype that the design tells of
const sets = [
  {
    name: "Syria 2016–19",
    file: "ged_SYR.csv",
    from: "2016-01-01",
    to: "2019-11-30",
    floor: { 7: -2.1826, 28: -3.5227 },
  },
  {
    name: "Ukraine 2014–21",
    file: "ged_UKR.csv",
    from: "2014-04-14",
    to: "2021-12-31",
    floor: { 7: -1.5626, 28: -2.6435 },
  },
  {
    name: "Colombia 1996–2018",
    file: "ged_COL.csv",
    from: "1996-01-01",
    to: "2018-12-31",
    floor: { 7: -0.4781, 28: -1.0051 },
  },
] as const;
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;

console.log(
  "| data | count | window | series | windows | 95 % interval covers | below | above | mean over 20 seeds | log score | prototype | CRPS |",
);
console.log("|--|--|--|--|--|--|--|--|--|--|--|--|");
for (const quantity of ["events", "deaths"] as const) {
  for (const set of sets) {
    const engine = await openDuckdb();
    const raw = { events: [resolve(folder, set.file)], format: "ucdp", from: set.from, to: set.to };
    const question = eventsQuestion(optionReader(raw));
    const gathered = await gatherEvents(question, {}, engine);
    if (!gathered.ok) throw new Error(JSON.stringify(gathered.problems));
    const scope = scopeOf(question, gathered.value.cube);
    if (!scope.ok) throw new Error(JSON.stringify(scope.problems));
    const plan = { quantity, dates: question.dates, fewestEvents: 100 };
    const series = calibrationSeries(gathered.value.cube, scope.value, plan);
    for (const window of [7, 28] as const) {
      const runs = seeds.map((seed) => calibrate(series, { window, seed, quantity }));
      const [first] = runs;
      const mean = (of: (run: typeof first) => number) =>
        runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
      const over = `${percent(mean((r) => r.coverage95))} (${percent(mean((r) => r.below))} / ${percent(mean((r) => r.above))})`;
      const floor = quantity === "events" ? set.floor[window].toFixed(4) : "–";
      const cells = [
        set.name,
        quantity,
        `${window} d`,
        first.series,
        first.windows,
        percent(first.coverage95),
        percent(first.below),
        percent(first.above),
        over,
        first.logScore.toFixed(4),
        floor,
        first.crps.toFixed(4),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
    await engine.close();
  }
}
