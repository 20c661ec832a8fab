// Hot spots: false alarms as often as was said and no more, an injected spot is found, the order of places does not matter.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../src/ground/day.js";
import { daysFrom, lengthOf } from "../../src/ground/interval.js";
import { placeId } from "../../src/ground/names.js";
import { clopperPearson } from "../../src/numbers/beta.js";
import type { CountMixture } from "../../src/numbers/mixture.js";
import { shuffle, stream } from "../../src/numbers/random.js";
import {
  drawReplica,
  type ScanInput,
  type ScanOptions,
  type ScanStatistic,
  scanHotSpots,
} from "../../src/violence/scan.js";
import { neighboursByDistance } from "../../src/violence/scan-shapes.js";

const column = (x: number) => Float64Array.of(x);
const forecast = (mean: number, phi = 1, kappa = 0): CountMixture => ({
  weight: column(1),
  mean: column(mean),
  phi: column(phi),
  kappa: column(kappa),
});

/** `places` places on a line, `near` of them in each neighbourhood; every forecast the same, every day alike. */
function line(places: number, days: number, told: { mean: number; phi?: number; kappa?: number }): ScanInput {
  const centroids = Array.from({ length: places }, (_, i) => ({ longitude: i, latitude: 35 }));
  return {
    window: daysFrom(16_858 as Day, days),
    places: centroids.map((_, i) => placeId(`p${String(i).padStart(2, "0")}`)),
    observed: new Float64Array(places * days),
    expected: centroids.map(() => forecast(told.mean, told.phi, told.kappa)),
    dailyShare: new Float64Array(places * days).fill(1 / days),
    exposure: new Float64Array(places * days).fill(1),
    neighbours: neighboursByDistance(centroids, 5),
  };
}

function observing(input: ScanInput, observed: Float64Array): ScanInput {
  return { ...input, observed };
}

/** Counts drawn with `ratio` times the expectation at some places, in the last `last` days. */
function drawn(
  input: ScanInput,
  index: number,
  spot?: { places: number[]; last: number; ratio: number },
): ScanInput {
  const days = lengthOf(input.window);
  const dailyShare = Float64Array.from(input.dailyShare);
  for (const p of spot?.places ?? [])
    for (let d = days - (spot?.last ?? 0); d < days; d++) dailyShare[p * days + d] *= spot?.ratio ?? 1;
  const observed = new Float64Array(input.observed.length);
  drawReplica({ ...input, dailyShare }, 1, stream(99, index), observed);
  return observing(input, observed);
}

const options: ScanOptions = { seed: 1, replicas: 99, against: "expected" };

describe("a scan for hot spots", () => {
  it("raises a false alarm at 5 % as often as 5 % of the time, when counts are dispersed and levels uncertain", () => {
    const input = line(8, 6, { mean: 6, phi: 2, kappa: 0.3 });
    const sets = 600;
    let alarms = 0;
    for (let i = 0; i < sets; i++)
      if (scanHotSpots(drawn(input, i), { ...options, seed: i, most: 1 }).spots.length > 0) alarms++;
    // the 99.9 % interval of the share must hold 0.05
    const interval = clopperPearson(alarms, sets, 0.999);
    expect(interval.low, `${alarms} alarms`).toBeLessThan(0.05);
    expect(interval.high, `${alarms} alarms`).toBeGreaterThan(0.05);
  });

  it("finds an injected spot: its places and its days", () => {
    const input = line(20, 14, { mean: 7, phi: 1.5, kappa: 0.05 });
    let found = 0;
    for (let i = 0; i < 20; i++) {
      const [first] = scanHotSpots(drawn(input, i, { places: [8, 9, 10], last: 7, ratio: 5 }), options).spots;
      if (first === undefined) continue;
      const hit = first.places.filter((p) => ["p08", "p09", "p10"].includes(p)).length;
      if (hit >= 2 && first.places.length <= 5 && Math.abs(lengthOf(first.days) - 7) <= 2) found++;
    }
    expect(found).toBeGreaterThanOrEqual(18);
  });

  it("tells two spots that lie apart, strongest first, and no place twice", () => {
    const input = line(20, 10, { mean: 10 });
    const observed = new Float64Array(200).fill(1);
    for (let d = 4; d < 10; d++) {
      observed[2 * 10 + d] = 6;
      observed[3 * 10 + d] = 6;
      observed[15 * 10 + d] = 5;
    }
    const { spots } = scanHotSpots(observing(input, observed), { ...options, replicas: 199 });
    expect(spots.map((s) => s.places)).toEqual([["p02", "p03"], ["p15"]]);
    expect(spots.map((s) => s.days)).toEqual([
      { start: 16_862, end: 16_868 },
      { start: 16_862, end: 16_868 },
    ]);
    expect(spots[0]).toMatchObject({
      observed: 72,
      expected: expect.closeTo(12, 9),
      relative: expect.closeTo(6, 9),
    });
    // Poisson forecasts: 72 ln 6 − 60 at the best ratio, 6; the ratios that are tried come near it
    expect(spots[0].score / (72 * Math.log(6) - 60)).toBeGreaterThan(0.98);
    expect(spots[0].score).toBeLessThanOrEqual(72 * Math.log(6) - 60);
    // 199 replicas can't say less than 1 / 200
    expect(spots.map((s) => s.p)).toEqual([0.005, 0.005]);
  });

  it("gives the same answer for the places in any order", () => {
    const input = drawn(line(12, 5, { mean: 4, phi: 1.7, kappa: 0.2 }), 3);
    const answer = scanHotSpots(input, { ...options, largestP: 1 });
    expect(answer.spots.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const order = shuffle(
          stream(seed, 0),
          input.places.map((_, i) => i),
        );
        const rows = (table: Float64Array) =>
          Float64Array.from(order.flatMap((i) => [...table.subarray(i * 5, i * 5 + 5)]));
        const other: ScanInput = {
          window: input.window,
          places: order.map((i) => input.places[i]),
          observed: rows(input.observed),
          expected: order.map((i) => input.expected[i]),
          dailyShare: rows(input.dailyShare),
          exposure: rows(input.exposure),
          neighbours: order.map((i) => input.neighbours[i].map((n) => order.indexOf(n))),
        };
        expect(scanHotSpots(other, { ...options, largestP: 1 })).toEqual(answer);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it("asks against what was required: half of the expectation still is a spot when a tenth was asked for", () => {
    const input = line(6, 10, { mean: 40 });
    const observed = new Float64Array(60).fill(0);
    for (let d = 0; d < 10; d++) observed[2 * 10 + d] = 2;
    const half = observing(input, observed);
    expect(scanHotSpots(half, options).spots).toEqual([]);
    const [spot] = scanHotSpots(half, { ...options, against: "required", reduction: 0.9 }).spots;
    // what is told beside the count is what the requirement leaves of the expectation
    expect(spot).toMatchObject({ places: ["p02"], observed: 20, expected: expect.closeTo(4, 9), p: 0.01 });
    expect(scanHotSpots(half, { ...options, against: "required", reduction: 0.9 }).allowedShare).toBeCloseTo(
      0.1,
      12,
    );
  });

  it("does not read days on which nobody looked, and expects nothing of them", () => {
    const input = line(4, 6, { mean: 6 });
    const observed = new Float64Array(24).fill(1);
    const exposure = new Float64Array(24).fill(1);
    // a flood of reports on days that nobody vouches for
    for (let d = 3; d < 6; d++) {
      observed[d] = 50;
      exposure[d] = 0;
    }
    expect(scanHotSpots({ ...input, observed, exposure }, { ...options, largestP: 1 }).spots).toEqual([]);
    observed[0] = 9;
    const [spot] = scanHotSpots({ ...input, observed, exposure }, { ...options, largestP: 1 }).spots;
    expect(spot).toMatchObject({ places: ["p00"], observed: 11, expected: expect.closeTo(3, 9) });
  });

  it("finds a stretch that ended before the window did only when any stretch is asked for", () => {
    const input = line(5, 12, { mean: 12 });
    const observed = new Float64Array(60).fill(1);
    for (let d = 2; d < 5; d++) observed[12 + d] = 8;
    for (let d = 5; d < 12; d++) observed[12 + d] = 0;
    const [any] = scanHotSpots(observing(input, observed), { ...options, stretches: "any" }).spots;
    expect(any.days).toEqual({ start: 16_860, end: 16_863 });
    const [toEnd] = scanHotSpots(observing(input, observed), { ...options, largestP: 1 }).spots;
    expect(toEnd.days.end).toBe(16_870);
  });

  it("has little to say of one place, of no events, and of no place at all", () => {
    expect(scanHotSpots(line(1, 7, { mean: 3 }), { ...options, largestP: 1 }).spots).toEqual([]);
    expect(scanHotSpots(line(0, 7, { mean: 3 }), options)).toEqual({
      window: { start: 16_858, end: 16_865 },
      replicas: 99,
      seed: 1,
      allowedShare: 1,
      spots: [],
    });
    const one = line(1, 1, { mean: 3 });
    expect(scanHotSpots(observing(one, Float64Array.of(30)), options).spots).toMatchObject([
      { places: ["p00"], p: 0.01 },
    ]);
  });

  it("holds with rare events and with a million a day", () => {
    const rare = line(10, 7, { mean: 0.01 });
    const once = new Float64Array(70);
    once[69] = 1;
    expect(scanHotSpots(observing(rare, once), { ...options, largestP: 1 }).spots).toHaveLength(1);
    const busy = line(4, 3, { mean: 3e6, phi: 5, kappa: 0.01 });
    const counts = new Float64Array(12).fill(1e6);
    counts[5] = 9e6;
    expect(scanHotSpots(observing(busy, counts), options).spots).toMatchObject([
      { places: ["p01"], observed: 9e6 },
    ]);
  });

  it("lets scattered places count for less: the same excess is a spot where counts are calm, and none where they are not", () => {
    const observed = new Float64Array(60).fill(1);
    for (let d = 5; d < 10; d++) observed[20 + d] = 4;
    const spotsOf = (phi: number, statistic: ScanStatistic) =>
      scanHotSpots(observing(line(6, 10, { mean: 10, phi, kappa: 0.01 }), observed), {
        ...options,
        statistic,
      }).spots;
    for (const statistic of ["negative-binomial", "quasi-poisson", "poisson"] as const) {
      expect(spotsOf(1, statistic)).toMatchObject([{ places: ["p02"], observed: 20 }]);
      expect(spotsOf(8, statistic)).toEqual([]);
    }
  });

  it("throws on tables that do not fit, naming what it got", () => {
    const input = line(3, 4, { mean: 2 });
    const wrong =
      (change: Partial<ScanInput>, rest: Partial<ScanOptions> = {}) =>
      () =>
        scanHotSpots({ ...input, ...change }, { ...options, ...rest });
    expect(wrong({ observed: new Float64Array(5) })).toThrow("got 5");
    expect(wrong({ dailyShare: new Float64Array(12).fill(0.3) })).toThrow("add up to 1; got 1.2");
    expect(wrong({ neighbours: [[0], [1], [0]] })).toThrow("its own neighbour");
    expect(wrong({ neighbours: [[0], [1], [2, 7]] })).toThrow("got 7");
    expect(wrong({ expected: [] })).toThrow("got 0 and 3");
    expect(wrong({ places: [placeId("a"), placeId("a"), placeId("b")] })).toThrow("named once");
    expect(wrong({ observed: new Float64Array(12).fill(-1) })).toThrow("got -1");
    expect(
      wrong({ expected: [forecast(0), forecast(1), forecast(1)], observed: new Float64Array(12).fill(1) }),
    ).toThrow("expectation of 0");
    expect(wrong({}, { against: "required" })).toThrow("got undefined");
    expect(wrong({}, { replicas: 0 })).toThrow("got 0");
  });
});

describe("a replica", () => {
  it("has the mean and variance of the forecast, scatter φ from day to day and level κ over the window", () => {
    const input = line(1, 4, { mean: 20, phi: 2, kappa: 0.1 });
    const out = new Float64Array(4);
    const n = 40_000;
    let total = 0;
    let totalSquare = 0;
    let day = 0;
    let daySquare = 0;
    for (let r = 0; r < n; r++) {
      drawReplica(input, 1, stream(8, r), out);
      const sum = out.reduce((a, b) => a + b, 0);
      total += sum;
      totalSquare += sum * sum;
      day += out[1];
      daySquare += out[1] * out[1];
    }
    expect(total / n).toBeCloseTo(20, 0);
    // φm + κm² = 40 + 40 for the window, 10 + 2.5 for a day of mean 5
    expect((totalSquare / n - (total / n) ** 2) / 80).toBeCloseTo(1, 1);
    expect((daySquare / n - (day / n) ** 2) / 12.5).toBeCloseTo(1, 1);
  });

  it("picks the components of a mixture by their weights, and leaves unobserved days empty", () => {
    const mixed: CountMixture = {
      weight: Float64Array.of(0.25, 0.75),
      mean: Float64Array.of(1000, 10),
      phi: Float64Array.of(1, 1),
      kappa: Float64Array.of(0, 0),
    };
    const input = { ...line(1, 2, { mean: 1 }), expected: [mixed], exposure: Float64Array.of(1, 0) };
    const out = new Float64Array(2);
    let high = 0;
    for (let r = 0; r < 4000; r++) {
      drawReplica(input, 1, stream(9, r), out);
      expect(out[1]).toBe(0);
      if (out[0] > 100) high++;
    }
    expect(high / 4000).toBeCloseTo(0.25, 1);
  });
});
