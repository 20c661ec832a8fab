// How often the scan cries "hot spot" in weeks in which nothing had changed, with forecasts from history. Run: npx tsx bench/hotspots-placebo.ts
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Series } from "../src/cube/series.js";
import { addDays, type Day, parseDay } from "../src/ground/day.js";
import { interval } from "../src/ground/interval.js";
import { placeId } from "../src/ground/names.js";
import { clopperPearson } from "../src/numbers/beta.js";
import { forecastFull, weekdayShares } from "../src/violence/forecast/window.js";
import { type ScanInput, type ScanStatistic, scanHotSpots } from "../src/violence/scan.js";
import { neighboursByDistance } from "../src/violence/scan-shapes.js";

const folder = resolve(import.meta.dirname, "../../shared/data/simulated");
const first = parseDay("2019-01-01") ?? (0 as Day);
const length = 7;

function rows(text: string): string[][] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

/** Whether somewhere the true rate really doubled: twice the mean of the four weeks before, and five events more. */
function rose(rates: readonly Float64Array[], from: number): boolean {
  const sum = (rate: Float64Array, start: number, end: number) =>
    rate.subarray(start, end).reduce((total, x) => total + x, 0);
  return rates.some((rate) => {
    const now = sum(rate, from, from + length);
    const before = sum(rate, from - 4 * length, from) / 4;
    return now >= 2 * before && now >= before + 5;
  });
}

/** The scan's input for the week from day `from` of the file, with all days before it as history. */
function week(counts: readonly Float64Array[], from: number, neighbours: number[][]): ScanInput {
  const window = interval(addDays(first, from), addDays(first, from + length));
  const frame = { baseline: interval(first, window.start), window, quantity: "events" as const };
  const observed = new Float64Array(counts.length * length);
  const dailyShare = new Float64Array(counts.length * length);
  const expected = counts.map((all, p) => {
    const series: Series = {
      span: interval(first, addDays(first, all.length)),
      counts: all,
      observed: new Float64Array(all.length).fill(1),
    };
    observed.set(all.subarray(from, from + length), p * length);
    dailyShare.set(weekdayShares(series, frame), p * length);
    return forecastFull(series, frame);
  });
  return {
    window,
    places: counts.map((_, p) => placeId(`province ${p + 1}`)),
    observed,
    expected,
    dailyShare,
    exposure: new Float64Array(observed.length).fill(1),
    neighbours,
  };
}

if (!existsSync(folder)) console.log("the simulated series are not beside the checkout: nothing to measure");
else
  for (const scenario of ["A", "B"]) {
    const table = rows(gunzipSync(readFileSync(resolve(folder, `y_${scenario}.csv.gz`))).toString("utf8"));
    const provinces = rows(readFileSync(resolve(folder, `prov_${scenario}.csv`), "utf8"));
    const centroids = provinces.map((p) => ({ longitude: Number(p[3]), latitude: Number(p[4]) }));
    const neighbours = neighboursByDistance(centroids, 10);
    const counts = provinces.map((_, p) => Float64Array.from(table, (row) => Number(row[p + 1])));
    const truth = rows(gunzipSync(readFileSync(resolve(folder, `mu0_${scenario}.csv.gz`))).toString("utf8"));
    const rates = provinces.map((_, p) => Float64Array.from(truth, (row) => Number(row[p + 1])));
    // the last week is not placebo: half of the provinces were halved in it
    const weeks: { input: ScanInput; rose: boolean }[] = [];
    for (let from = 364; from + 2 * length <= table.length; from += length)
      weeks.push({ input: week(counts, from, neighbours), rose: rose(rates, from) });
    for (const statistic of ["negative-binomial", "quasi-poisson", "poisson"] as ScanStatistic[])
      for (const really of [false, true]) {
        const such = weeks.filter((w) => w.rose === really);
        if (such.length === 0) continue;
        const alarms = such.filter(({ input }, seed) => {
          const options = { seed, replicas: 999, against: "expected", statistic, most: 1 } as const;
          return scanHotSpots(input, options).spots.length > 0;
        }).length;
        const { low, high } = clopperPearson(alarms, such.length, 0.95);
        const percent = [alarms / such.length, low, high].map((x) => `${(100 * x).toFixed(1)} %`);
        console.log(
          `${scenario}, ${statistic}, weeks in which a true rate ${really ? "doubled" : "did not double"}: ${alarms} of ${such.length} with a hot spot at 5 %: ${percent[0]} (${percent[1]} to ${percent[2]})`,
        );
      }
  }
