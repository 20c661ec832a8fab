// How often the monitor decides wrongly, over 10,000 simulated processes on the boundary, looked at every day.
import { seriesOf } from "../src/cube/series.js";
import { clopperPearson } from "../src/numbers/beta.js";
import type { CountMixture } from "../src/numbers/mixture.js";
import { stream } from "../src/numbers/random.js";
import { judge } from "../src/violence/dates.js";
import { forecastFull, weekdayShares } from "../src/violence/forecast/window.js";
import { evidencePath } from "../src/violence/monitor.js";
import type { ViolenceTest } from "../src/violence/test.js";
import { cubeOfLines, testAt } from "../test/violence/cubes.js";
import { processes, simulate } from "./processes.js";

const count = Number(process.argv[2] ?? 10_000);
const weeks = 52;
const days = 28;
// a coarser grid than the command's, for speed; it changes evidence by less than a hundredth
const grid = Float64Array.from({ length: 101 }, (_, i) => -5 + 0.08 * i);

for (const level of [0.1, 0.05]) {
  let met = 0;
  let notMet = 0;
  let daily = 0;
  const test = testAt(weeks * 7, days, { reduction: 0.5, certainty: 1 - level });
  for (let i = 0; i < count; i++) {
    const random = stream(20160227, i);
    const process = { ...processes[i % processes.length], perWeek: [5, 20, 60][Math.floor(i / 3) % 3] };
    // exactly at the boundary both hypotheses hold: every decision is wrong
    const counts = simulate(random, process, { weeks, days, ratio: 0.5 });
    const series = seriesOf(cubeOfLines([{ counts: [...counts] }]), {}, "events", test.dates);
    const forecast = forecastFull(series, test);
    const path = evidencePath(
      forecast,
      {
        counts: series.counts.subarray(weeks * 7),
        observed: series.observed.subarray(weeks * 7),
        share: weekdayShares(series, test),
      },
      test,
      grid,
    );
    if (i < 2_000 && readDaily(forecast, counts.subarray(weeks * 7), test)) daily++;
    if (path.logMet.some((e) => e >= -Math.log(level))) met++;
    if (path.logNotMet.some((e) => e >= -Math.log(level))) notMet++;
  }
  console.log(
    `level ${level}: for comparison, the verdict's own probability read on each day and believed at once says "met" in ${((100 * daily) / Math.min(count, 2_000)).toFixed(1)} %`,
  );
  for (const [name, wrong] of [
    ["met", met],
    ["not met", notMet],
  ] as const) {
    const { low, high } = clopperPearson(wrong, count, 0.95);
    const share = (x: number) => `${(100 * x).toFixed(2)} %`;
    console.log(
      `level ${level}: wrongly "${name}" in ${wrong} of ${count} processes looked at daily: ${share(wrong / count)} [${share(low)}, ${share(high)}]`,
    );
  }
}

// what happens to somebody who reads the posterior of the days so far, and stops when it looks good
function readDaily(forecast: CountMixture, counts: Float64Array, test: ViolenceTest): boolean {
  let sum = 0;
  return counts.some((n, d) => {
    sum += n;
    const share = (d + 1) / counts.length;
    const soFar = { ...forecast, mean: forecast.mean.map((m) => m * share) };
    return judge(soFar, sum, test).answer === "met";
  });
}
