// Which statistic should the scan for hot spots use? False alarms and power by simulation. Run: npx tsx bench/hotspots-statistic.ts

import type { Day } from "../src/ground/day.js";
import { daysFrom } from "../src/ground/interval.js";
import { placeId } from "../src/ground/names.js";
import type { CountMixture } from "../src/numbers/mixture.js";
import { randomNormal, stream } from "../src/numbers/random.js";
import { drawReplica, type ScanInput, scanGround } from "../src/violence/scan.js";
import { neighboursByDistance } from "../src/violence/scan-shapes.js";
import { scanSpace, strongestExcess } from "../src/violence/scan-subsets.js";

const places = 34;
const near = 8;
const sets = 2000;
const replicas = 4999;

/** 34 places on a map the size of Afghanistan; rates spread over two orders of magnitude; φ from 1.2 to 3, κ from 0.02 to 0.3. */
function country(days: number): ScanInput {
  const random = stream(2020, 0);
  const centroids = Array.from({ length: places }, () => ({
    longitude: 61 + 13 * random.uniform(),
    latitude: 30 + 8 * random.uniform(),
  }));
  const expected = Array.from({ length: places }, () =>
    one(
      days * 0.3 * Math.exp(randomNormal(random) - 0.5),
      1.2 + 1.8 * random.uniform(),
      0.02 + 0.28 * random.uniform(),
    ),
  );
  return {
    window: daysFrom(18_000 as Day, days),
    places: centroids.map((_, i) => placeId(`place ${String(i).padStart(2, "0")}`)),
    observed: new Float64Array(places * days),
    expected,
    dailyShare: new Float64Array(places * days).fill(1 / days),
    exposure: new Float64Array(places * days).fill(1),
    neighbours: neighboursByDistance(centroids, near),
  };
}

function one(mean: number, phi: number, kappa: number): CountMixture {
  const column = (x: number) => Float64Array.of(x);
  return { weight: column(1), mean: column(mean), phi: column(phi), kappa: column(kappa) };
}

type Found = { readonly score: number; readonly members: readonly number[] };
type Statistic = (counts: Float64Array) => Found;

function statistics(input: ScanInput): Record<string, Statistic> {
  const left = new Uint8Array(places).fill(1);
  const names = ["poisson", "quasi-poisson", "negative-binomial"] as const;
  return Object.fromEntries(
    names.map((statistic) => {
      const ground = scanGround(input, 1, { statistic });
      const space = scanSpace(ground);
      return [statistic, (counts: Float64Array) => strongestExcess(ground, counts, left, space)];
    }),
  );
}

/** The score that a share of 0.05 of the replicas passes. */
function threshold(statistic: Statistic, assumed: ScanInput): number {
  const drawn = new Float64Array(assumed.observed.length);
  const maxima = Array.from({ length: replicas }, (_, r) => {
    drawReplica(assumed, 1, stream(1, r), drawn);
    return statistic(drawn).score;
  }).sort((a, b) => b - a);
  // p = (1 + number of maxima at least as large) / 5000 is at most 0.05 above the 250th
  return maxima[249];
}

function assuming(input: ScanInput, change: (m: CountMixture) => CountMixture): ScanInput {
  return { ...input, expected: input.expected.map(change) };
}

/** Counts with `ratio` times the expected rate at the places of a cluster on the last days. */
function withCluster(input: ScanInput, members: readonly number[], last: number, ratio: number): ScanInput {
  const days = input.window.end - input.window.start;
  const dailyShare = Float64Array.from(input.dailyShare);
  for (const p of members) for (let d = days - last; d < days; d++) dailyShare[p * days + d] *= ratio;
  return { ...input, dailyShare };
}

function falseAlarms(days: number): void {
  const input = country(days);
  const told = {
    "Poisson replicas": assuming(input, (m) => one(m.mean[0], 1, 0)),
    "φ − 1 and κ half of the truth": assuming(input, (m) =>
      one(m.mean[0], 1 + (m.phi[0] - 1) / 2, m.kappa[0] / 2),
    ),
    "replicas from the forecasts": input,
  };
  for (const [assumption, assumed] of Object.entries(told))
    for (const [name, statistic] of Object.entries(statistics(assumed))) {
      const { share } = alarms(input, statistic, threshold(statistic, assumed));
      console.log(`false alarms, ${days} days | ${assumption} | ${name} | ${(100 * share).toFixed(1)} %`);
    }
}

function alarms(
  truth: ScanInput,
  statistic: Statistic,
  limit: number,
  members: readonly number[] = [],
): { share: number; overlap: number } {
  const drawn = new Float64Array(truth.observed.length);
  let count = 0;
  let overlap = 0;
  for (let i = 0; i < sets; i++) {
    drawReplica(truth, 1, stream(77, i), drawn);
    const found = statistic(drawn);
    if (found.score <= limit) continue;
    count++;
    const both = found.members.filter((m) => members.includes(m)).length;
    overlap += both / (found.members.length + members.length - both);
  }
  return { share: count / sets, overlap: overlap / count };
}

function power(days: number): void {
  const input = country(days);
  for (const [name, statistic] of Object.entries(statistics(input))) {
    const limit = threshold(statistic, input);
    const totals = { share: 0, overlap: 0, cases: 0 };
    for (const size of [1, 3, 6])
      for (const last of [Math.ceil(days / 4), days])
        for (const ratio of [2, 4]) {
          let share = 0;
          let overlap = 0;
          for (const centre of [3, 17, 29]) {
            const members = input.neighbours[centre].slice(0, size);
            const got = alarms(withCluster(input, members, last, ratio), statistic, limit, members);
            share += got.share / 3;
            overlap += (got.overlap || 0) / 3;
          }
          totals.share += share;
          totals.overlap += overlap;
          totals.cases++;
          console.log(
            `power, ${days} days | ${size} places, last ${last} days, × ${ratio} | ${name} | ${(100 * share).toFixed(1)} % | overlap ${overlap.toFixed(2)}`,
          );
        }
    console.log(
      `power, ${days} days | mean of all | ${name} | ${((100 * totals.share) / totals.cases).toFixed(1)} % | overlap ${(totals.overlap / totals.cases).toFixed(2)}`,
    );
  }
}

for (const days of [7, 28]) falseAlarms(days);
for (const days of [7, 28]) power(days);
