// How long one assessment takes, and one placebo window with its scores: on one core, in the model alone.
import { performance } from "node:perf_hooks";
import { addDays } from "../src/ground/day.js";
import { stream } from "../src/numbers/random.js";
import { scoreWindows } from "../src/violence/calibrate.js";
import { judge } from "../src/violence/dates.js";
import { forecastWindow } from "../src/violence/forecast/window.js";
import { firstDay, testAt } from "../test/violence/cubes.js";
import { processes, simulate } from "./processes.js";

const median = (xs: number[]): number => xs.sort((a, b) => a - b)[Math.floor(xs.length / 2)];

for (const perWeek of [2, 20, 100]) {
  const counts = simulate(
    stream(7, perWeek),
    { ...processes[1], perWeek },
    { weeks: 1144, days: 7, ratio: 0.5 },
  );
  const observed = new Float64Array(counts.length).fill(1);
  const span = { start: firstDay, end: addDays(firstDay, counts.length) };
  // three years of history, one window
  const blocks = 156;
  const short = {
    span: { start: firstDay, end: addDays(firstDay, blocks * 7 + 7) },
    counts: counts.subarray(0, blocks * 7 + 7),
    observed: observed.subarray(0, blocks * 7 + 7),
  };
  const test = testAt(blocks * 7, 7);
  const times: number[] = [];
  for (let i = 0; i < 3000; i++) {
    const began = performance.now();
    const forecast = forecastWindow(short, test);
    judge(forecast, Math.round(counts.subarray(blocks * 7, blocks * 7 + 7).reduce((s, n) => s + n, 0)), test);
    times.push(performance.now() - began);
  }
  const perWindow: number[] = [];
  for (let i = 0; i < 60; i++) {
    const began = performance.now();
    const windows = scoreWindows({ span, counts, observed }, { window: 7, seed: 1 }, 0).length;
    perWindow.push((1000 * (performance.now() - began)) / windows);
  }
  console.log(
    `${perWeek} events a week: one assessment with 156 blocks median ${(1000 * median(times.slice(500))).toFixed(0)} µs (goal 200), fastest ${(1000 * Math.min(...times)).toFixed(0)}; one of ${Math.floor((counts.length - 364) / 7)} placebo windows median ${median(perWindow).toFixed(1)} µs (goal 30)`,
  );
}
