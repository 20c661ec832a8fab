// Does the 95 % interval of the rate ratio hold the true ratio 95 times in 100? Simulated, for several priors.
import { seriesOf } from "../src/cube/series.js";
import { mixtureMean } from "../src/numbers/mixture.js";
import { type RandomStream, stream } from "../src/numbers/random.js";
import { posteriorOfRatio, probabilityAtMost } from "../src/violence/forecast/ratio.js";
import { forecastFull } from "../src/violence/forecast/window.js";
import { cubeOfLines, testAt } from "../test/violence/cubes.js";
import { processes, simulate } from "./processes.js";

const replicas = Number(process.argv[2] ?? 3000);
const weeks = 156;
const scales =
  process.argv[3] === undefined
    ? [Math.log(2), Math.log(3), Math.log(4), Math.log(6), Math.log(10)]
    : [Number(process.argv[3])];
const ratios = [0.2, 0.5, 1, 2];
const expectations = [1, 5, 20, 100];

type Cell = { inside: number; below: number; fuzzy: number; width: number; n: number };
const cells = new Map<string, Cell>();

for (const expectation of expectations) {
  for (let i = 0; i < replicas; i++) {
    const random = stream(1 + expectation, i);
    const process = { ...processes[i % processes.length], perWeek: expectation };
    for (const ratio of ratios) one(random, process, ratio, expectation);
  }
}

function one(
  random: RandomStream,
  process: Parameters<typeof simulate>[1],
  ratio: number,
  expectation: number,
): void {
  const counts = simulate(random, process, { weeks, days: 7, ratio });
  const test = testAt(weeks * 7, 7);
  const series = seriesOf(cubeOfLines([{ counts: [...counts] }]), {}, "events", test.dates);
  const forecast = forecastFull(series, test);
  if (!(mixtureMean(forecast) > 0)) return;
  const observed = counts.subarray(weeks * 7).reduce((s, n) => s + n, 0);
  for (const scale of scales) {
    const key = `${scale}|${expectation}|${ratio}`;
    const cell = cells.get(key) ?? { inside: 0, below: 0, fuzzy: 0, width: 0, n: 0 };
    // where the truth lies in the posterior; and in that of one event less, for the randomised interval (Geyer & Meeden 2005)
    const at = probabilityAtMost(posteriorOfRatio(forecast, observed, { median: 1, scale }), ratio);
    const before =
      observed === 0
        ? 1
        : probabilityAtMost(posteriorOfRatio(forecast, observed - 1, { median: 1, scale }), ratio);
    const drawn = at + random.uniform() * (before - at);
    if (at >= 0.025 && at <= 0.975) cell.inside++;
    if (at > 0.975) cell.below++;
    if (drawn >= 0.025 && drawn <= 0.975) cell.fuzzy++;
    cell.n++;
    cells.set(key, cell);
  }
}

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
for (const scale of scales) {
  console.log(
    `prior scale ${scale.toFixed(2)} (ln ${Math.exp(scale).toFixed(0)}): coverage of the 95 % interval; in brackets of the randomised one`,
  );
  console.log(["expected", ...ratios.map((r) => `ratio ${r}`)].map((h) => h.padEnd(18)).join(""));
  for (const expectation of expectations) {
    const row = ratios.map((ratio) => {
      const cell = cells.get(`${scale}|${expectation}|${ratio}`);
      return cell === undefined ? "" : `${percent(cell.inside / cell.n)} (${percent(cell.fuzzy / cell.n)})`;
    });
    console.log([String(expectation), ...row].map((c) => c.padEnd(18)).join(""));
  }
}
