// The fast subset scan looks at few subsets and finds what looking at all of them finds.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../src/ground/day.js";
import { daysFrom, lengthOf } from "../../src/ground/interval.js";
import { placeId } from "../../src/ground/names.js";
import { negativeBinomialLogPmf } from "../../src/numbers/negative-binomial.js";
import { type ScanInput, scanGround } from "../../src/violence/scan.js";
import { type ScanGround, scanSpace, strongestExcess } from "../../src/violence/scan-subsets.js";

type Case = { ground: ScanGround; counts: Float64Array; left: Uint8Array };

/** Every subset of every neighbourhood, over every stretch and for every ratio, one by one. */
function bruteForce({ ground, counts, left }: Case): { score: number; found: Set<string> } {
  const { places, days, starts, ends, ratios, expected, gain, loss, near } = ground;
  let score = 0;
  let found = new Set<string>();
  for (let s = 0; s < starts.length; s++)
    for (let c = 0; c < places; c++)
      for (let subset = 1; subset < 2 ** places; subset++) {
        const members = Array.from({ length: places }, (_, p) => p).filter((p) => (subset >> p) & 1);
        if (members.some((p) => left[p] === 0 || near[c * places + p] === 0)) continue;
        if (members.some((p) => expected[s * places + p] === 0)) continue;
        const sums = members.map((p) =>
          counts.subarray(p * days + starts[s], p * days + ends[s]).reduce((a, b) => a + b, 0),
        );
        for (let q = 0; q < ratios; q++) {
          const at = (p: number) => (s * places + p) * ratios + q;
          const value = members.reduce((sum, p, i) => sum + gain[at(p)] * sums[i] - loss[at(p)], 0);
          if (value > score + 1e-9) found = new Set();
          if (value > 0 && value > score - 1e-9) found.add(`${s}: ${members.join(" ")}`);
          score = Math.max(score, value);
        }
      }
  return { score, found };
}

const table = (length: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: length, maxLength: length }).map((a) => Float64Array.from(a));

const scans: fc.Arbitrary<{ input: ScanInput; left: Uint8Array }> = fc
  .record({ places: fc.integer({ min: 1, max: 6 }), days: fc.integer({ min: 1, max: 4 }) })
  .chain(({ places, days }) =>
    fc.record({
      input: fc.record({
        window: fc.constant(daysFrom(0 as Day, days)),
        places: fc.constant(Array.from({ length: places }, (_, i) => placeId(`p${i}`))),
        observed: table(places * days, fc.nat(9)),
        expected: fc.array(
          fc.record({
            weight: fc.constant(Float64Array.of(0.4, 0.6)),
            mean: table(2, fc.oneof(fc.constant(4), fc.double({ min: 0.1, max: 12, noNaN: true }))),
            phi: table(2, fc.double({ min: 1, max: 4, noNaN: true })),
            kappa: table(2, fc.double({ min: 0, max: 1, noNaN: true })),
          }),
          { minLength: places, maxLength: places },
        ),
        dailyShare: fc.constant(new Float64Array(places * days).fill(1 / days)),
        exposure: table(places * days, fc.integer({ min: 0, max: 1 })),
        neighbours: fc
          .array(fc.subarray(Array.from({ length: places }, (_, i) => i)), {
            minLength: places,
            maxLength: places,
          })
          .map((rows) => rows.map((row, i) => [i, ...row.filter((n) => n !== i)])),
      }),
      left: fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: places, maxLength: places })
        .map((a) => Uint8Array.from(a)),
    }),
  );

describe("the fast subset scan", () => {
  it("finds the score of the best of all subsets, and one of the subsets that reach it, by every statistic", () => {
    const statistic = fc.constantFrom(
      "negative-binomial" as const,
      "quasi-poisson" as const,
      "poisson" as const,
    );
    const stretches = fc.constantFrom("to-end" as const, "any" as const);
    fc.assert(
      fc.property(scans, statistic, stretches, ({ input, left }, by, over) => {
        const ground = scanGround(input, 1, { statistic: by, stretches: over });
        const counts = input.observed.map((n, at) => n * input.exposure[at]);
        const all = bruteForce({ ground, counts, left });
        const fast = strongestExcess(ground, counts, left, scanSpace(ground));
        expect(fast.score).toBeCloseTo(all.score, 9);
        if (all.score > 1e-9) expect(all.found).toContain(`${fast.stretch}: ${fast.members.join(" ")}`);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("comes within 5 % of Kulldorff's score c ln(c / b) + b − c when counts are Poisson, small or huge", () => {
    for (const [count, mean] of [
      [5, 3],
      [30, 3],
      [200, 3],
      [1.2e6, 1e6],
    ]) {
      const input = oneDay([mean]);
      const ground = scanGround(input, 1, { statistic: "poisson" });
      const { score } = strongestExcess(ground, Float64Array.of(count), Uint8Array.of(1), scanSpace(ground));
      const exact = count * Math.log(count / mean) + mean - count;
      expect(score).toBeLessThanOrEqual(exact * (1 + 1e-12));
      expect(score / exact).toBeGreaterThan(0.95);
    }
  });

  it("scores by the likelihood ratio of the negative binomial distribution itself", () => {
    // φ = 2 and κ = 0.5 at mean 4: variance 16, so r = 4/3; under q the mean is 4q with the same r
    const ground = scanGround(oneDay([4], 2, 0.5), 1, {});
    const r = 16 / 12;
    for (let q = 0; q < ground.ratios; q += 5) {
      const ratio = Math.exp(0.02 * 1.27 ** q);
      const mean = 4 * ratio;
      const expected =
        negativeBinomialLogPmf(11, mean, mean + (mean * mean) / r) - negativeBinomialLogPmf(11, 4, 16);
      expect(ground.gain[q] * 11 - ground.loss[q]).toBeCloseTo(expected, 9);
    }
  });

  it("finds nothing where no place has more than was expected, and takes tied places together", () => {
    const ground = scanGround(oneDay([3, 3]), 1, { statistic: "poisson" });
    const scan = (...counts: number[]) =>
      strongestExcess(ground, Float64Array.from(counts), Uint8Array.of(1, 1), scanSpace(ground));
    expect(scan(0, 0)).toEqual({ score: 0, stretch: -1, members: [] });
    expect(scan(3, 2)).toEqual({ score: 0, stretch: -1, members: [] });
    expect(scan(5, 0).members).toEqual([0]);
    expect(scan(5, 5).members).toEqual([0, 1]);
  });
});

/** One day, all places near each other. */
function oneDay(means: readonly number[], phi = 1, kappa = 0): ScanInput {
  const all = means.map((_, i) => i);
  const window = daysFrom(0 as Day, 1);
  const cells = means.length * lengthOf(window);
  return {
    window,
    places: all.map((i) => placeId(`p${i}`)),
    observed: new Float64Array(cells),
    expected: means.map((mean) => ({
      weight: Float64Array.of(1),
      mean: Float64Array.of(mean),
      phi: Float64Array.of(phi),
      kappa: Float64Array.of(kappa),
    })),
    dailyShare: new Float64Array(cells).fill(1),
    exposure: new Float64Array(cells).fill(1),
    neighbours: all.map((i) => [i, ...all.filter((n) => n !== i)]),
  };
}
