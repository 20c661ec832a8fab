// Random numbers: the published vector of the generator, repeatability, and the distributions by moments and χ².
import { describe, expect, it } from "vitest";
import { gammaP, gammaQ } from "../../src/numbers/gamma.js";
import { negativeBinomialPmf } from "../../src/numbers/negative-binomial.js";
import { normalCdf } from "../../src/numbers/normal.js";
import {
  type RandomStream,
  randomGamma,
  randomNegativeBinomial,
  randomNormal,
  randomPoisson,
  shuffle,
  stream,
  xoshiro128,
} from "../../src/numbers/random.js";

/** p-value of χ² for cells with these expected shares. */
function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  const statistic = counts.reduce((sum, n, i) => sum + (n - total * shares[i]) ** 2 / (total * shares[i]), 0);
  return gammaQ((counts.length - 1) / 2, statistic / 2);
}

/** p-value of χ² for draws whose distribution function is `cdf`, in 50 cells of equal probability. */
function goodness(draw: () => number, cdf: (x: number) => number): number {
  const counts = new Array<number>(50).fill(0);
  for (let i = 0; i < 50_000; i++) counts[Math.min(49, Math.floor(50 * cdf(draw())))]++;
  return chiSquare(counts, new Array<number>(50).fill(0.02));
}

/** p-value of χ² for counts against the probabilities of a negative binomial; rare counts share the two outer cells. */
function countFit(draw: () => number, mean: number, variance: number): number {
  const draws = 50_000;
  const size = Math.ceil(mean + 12 * Math.sqrt(variance) + 12);
  const pmf = negativeBinomialPmf(new Float64Array(size), mean, variance);
  const cell = new Int32Array(size);
  const shares: number[] = [0];
  for (let n = 0; n < size; n++) {
    if (shares[shares.length - 1] * draws >= 50) shares.push(0);
    cell[n] = shares.length - 1;
    shares[shares.length - 1] += pmf[n];
  }
  const counts = new Array<number>(shares.length).fill(0);
  for (let i = 0; i < draws; i++) counts[cell[Math.min(size - 1, draw())]]++;
  // the last cell may be rare: it joins its neighbour
  const lastShare = shares.pop() ?? 0;
  const lastCount = counts.pop() ?? 0;
  shares[shares.length - 1] += lastShare;
  counts[counts.length - 1] += lastCount;
  return chiSquare(counts, shares);
}

describe("the generator", () => {
  it("gives the published vector of xoshiro128** for the state 1, 2, 3, 4", () => {
    const random = xoshiro128(1, 2, 3, 4);
    // printed by the authors' own program; also the test of the rand_xoshiro package
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    ];
    expect(published.map(() => random.bits())).toEqual(published);
  });

  it("draws the same numbers for the same seed and stream, and others for others", () => {
    const draw = (random: RandomStream) => Array.from({ length: 20 }, () => random.bits());
    expect(draw(stream(7, 3))).toEqual(draw(stream(7, 3)));
    const firsts = new Set<number>();
    for (let seed = 0; seed < 50; seed++)
      for (let index = 0; index < 50; index++) firsts.add(stream(seed, index).uniform());
    expect(firsts.size).toBe(2500);
    expect(draw(stream(2 ** 40, 0))).not.toEqual(draw(stream(0, 0)));
  });

  it("fills 0 to 1 evenly, within a stream and across the first numbers of neighbouring streams", () => {
    const random = stream(11, 0);
    expect(goodness(random.uniform, (x) => x)).toBeGreaterThan(0.001);
    let index = 0;
    expect(
      goodness(
        () => stream(11, index++).uniform(),
        (x) => x,
      ),
    ).toBeGreaterThan(0.001);
  });

  it("shows no correlation between neighbouring streams", () => {
    let sum = 0;
    const n = 20_000;
    for (let i = 0; i < n; i++) sum += (stream(5, i).uniform() - 0.5) * (stream(5, i + 1).uniform() - 0.5);
    // the product has standard deviation 1/12
    expect(Math.abs((sum / n) * 12 * Math.sqrt(n))).toBeLessThan(3.3);
  });

  it("refuses a state of zeros, and seeds that are not whole numbers from 0 up", () => {
    expect(() => xoshiro128(0, 0, 0, 0)).toThrow("not all 0");
    expect(() => stream(1.5, 0)).toThrow("got 1.5");
    expect(() => stream(-1, 0)).toThrow("got -1");
    expect(() => stream(1, Number.NaN)).toThrow("got NaN");
  });
});

describe("draws", () => {
  it("are normal", () => {
    const random = stream(21, 0);
    expect(goodness(() => randomNormal(random), normalCdf)).toBeGreaterThan(0.001);
  });

  it("are gamma, below and above shape 1, and 0 where shape or scale is", () => {
    const random = stream(22, 0);
    for (const shape of [0.1, 0.7, 1, 4.5, 200])
      expect(
        goodness(
          () => randomGamma(random, shape, 2),
          (x) => gammaP(shape, x / 2),
        ),
        `${shape}`,
      ).toBeGreaterThan(0.001);
    expect([randomGamma(random, 0, 1), randomGamma(random, 1, 0)]).toEqual([0, 0]);
  });

  it("are Poisson on both sides of the change of method at 10", () => {
    const random = stream(23, 0);
    for (const mean of [0.02, 1, 9.99, 10, 37, 900])
      expect(
        countFit(() => randomPoisson(random, mean), mean, mean),
        `${mean}`,
      ).toBeGreaterThan(0.001);
  });

  it("are negative binomial with the mean and variance asked for", () => {
    const random = stream(24, 0);
    for (const [mean, variance] of [
      [0.2, 0.5],
      [3, 12],
      [40, 500],
      [5, 5],
    ])
      expect(
        countFit(() => randomNegativeBinomial(random, mean, variance), mean, variance),
        `${mean} ${variance}`,
      ).toBeGreaterThan(0.001);
  });

  it("are 0 at mean 0, whole and of the right size when huge", () => {
    const random = stream(25, 0);
    expect([randomPoisson(random, 0), randomNegativeBinomial(random, 0, 0)]).toEqual([0, 0]);
    for (const mean of [1e12, 1e17]) {
      const draw = randomPoisson(random, mean);
      expect(Number.isInteger(draw)).toBe(true);
      expect(Math.abs(draw - mean) / Math.sqrt(mean)).toBeLessThan(6);
    }
    expect(() => randomPoisson(random, -1)).toThrow("got -1");
    expect(() => randomGamma(random, Number.POSITIVE_INFINITY, 1)).toThrow("got Infinity");
  });

  it("bring items into each order equally often, and keep them all", () => {
    const random = stream(26, 0);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = shuffle(random, ["a", "b", "c", "d"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()], new Array<number>(24).fill(1 / 24))).toBeGreaterThan(0.001);
    expect(shuffle(random, [])).toEqual([]);
    expect(shuffle(random, ["only"])).toEqual(["only"]);
  });
});
