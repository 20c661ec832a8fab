// How often the scan cries "hot spot" in weeks in which nothing had changed, with forecasts from history. Run: npx tsx bench/hotspots-placebo.ts
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Series } from "../src/cube/series.js";
import { addDays, type Day, parseDay } from "../src/ground/day.js";
import { interval } from "../src/ground/interval.js";
import { placeId } from "../src/ground/names.js";
import { clopperPearson } from "../src/numbers/beta.js";
import type { HotSpot } from "../src/violence/findings.js";
import { forecastFull, weekdayShares } from "../src/violence/forecast/window.js";
import { type ScanInput, scanHotSpots } from "../src/violence/scan.js";
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

/** The true rate of a spot over its days, over what history let expect: 1 = nothing had changed there. */
function trueRatio(spot: HotSpot, input: ScanInput, rates: readonly Float64Array[]): number {
  let truth = 0;
  for (const place of spot.places)
    for (let day = spot.days.start; day < spot.days.end; day++)
      truth += rates[input.places.indexOf(place)][day - first];
  return truth / spot.expected;
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
    const weeks: ScanInput[] = [];
    for (let from = 364; from + 2 * length <= table.length; from += length)
      weeks.push(week(counts, from, neighbours));
    for (const statistic of ["negative-binomial", "quasi-poisson", "poisson"] as const) {
      const ratios = weeks.flatMap((input, seed) => {
        const options = { seed, replicas: 999, against: "expected", statistic, most: 1 } as const;
        return scanHotSpots(input, options).spots.map((spot) => trueRatio(spot, input, rates));
      });
      const risen = ratios.filter((ratio) => ratio >= 1.5).length;
      const lucky = ratios.length - risen;
      const { low, high } = clopperPearson(lucky, weeks.length, 0.95);
      const percent = [lucky / weeks.length, low, high].map((x) => `${(100 * x).toFixed(1)} %`);
      console.log(
        `${scenario}, ${statistic}: a hot spot at 5 % in ${ratios.length} of ${weeks.length} weeks; in ${risen} of them the true rate there was at least 1.5 times the forecast; the other ${lucky} are ${percent[0]} of the weeks (${percent[1]} to ${percent[2]})`,
      );
    }
  }
