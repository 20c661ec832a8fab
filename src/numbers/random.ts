// Random numbers that can be drawn again: a seeded generator, independent streams of it, and the draws that counts need.
import { exp, ln, square } from "./elementary.js";
import { logGamma } from "./gamma.js";
import { normalQuantile } from "./normal.js";

/** A source of random numbers. Each call moves it on; the same start gives the same numbers on every machine. */
export type RandomStream = {
  /** 32 random bits, as a whole number from 0 to 2³² − 1. */
  readonly bits: () => number;
  /** A number from 0 up to, but not including, 1, with 53 random bits. */
  readonly uniform: () => number;
};

/**
 * The stream number `index` of a seed. Streams of one seed are independent of each other, so that work can be cut into parts whose
 * results do not depend on the order in which they run. Both numbers are whole, from 0 to 2⁵³ − 1.
 *
 * The generator is xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47(4)), period 2¹²⁸ − 1; seed and index are mixed into its four words.
 *
 * @example
 * stream(1, 0).bits() === stream(1, 0).bits() // true
 */
export function stream(seed: number, index: number): RandomStream {
  checkWhole(seed, "a seed");
  checkWhole(index, "the number of a stream");
  const words = [seed >>> 0, Math.floor(seed / 4294967296), index >>> 0, Math.floor(index / 4294967296)];
  // each word of the state depends on every bit of seed and index
  let mixed = 0x9e3779b9;
  const state = [0, 0, 0, 0];
  for (let i = 0; i < 8; i++) {
    mixed = mix((mixed + words[i % 4] + 0x9e3779b9 * (i + 1)) >>> 0);
    state[i % 4] = (state[i % 4] ^ mixed) >>> 0;
  }
  return xoshiro128(state[0], state[1], state[2], state[3] | 1);
}

/** The generator xoshiro128** from a state of four words that are not all 0. Use `stream` unless you follow the publication. */
export function xoshiro128(a: number, b: number, c: number, d: number): RandomStream {
  if ((a | b | c | d) === 0)
    throw new RangeError("this generator needs a state that is not all 0; got 0, 0, 0, 0");
  let s0 = a | 0;
  let s1 = b | 0;
  let s2 = c | 0;
  let s3 = d | 0;
  const bits = (): number => {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const kept = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= kept;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  return { bits, uniform };
}

/** A standard normal number, by inversion: one uniform number each. */
export function randomNormal(random: RandomStream): number {
  return normalQuantile(positive(random));
}

/**
 * A gamma number of this shape and scale (mean shape · scale). Marsaglia & Tsang 2000, ACM TOMS 26(3); below shape 1 with their
 * power of a uniform number. Shape or scale 0 gives 0.
 */
export function randomGamma(random: RandomStream, shape: number, scale: number): number {
  checkPositive(shape, "a shape");
  checkPositive(scale, "a scale");
  if (shape === 0 || scale === 0) return 0;
  const boost = shape < 1 ? exp(ln(positive(random)) / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = randomNormal(random);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = positive(random);
    if (u < 1 - 0.0331 * square(z * z) || ln(u) < 0.5 * z * z + d * (1 - v + ln(v)))
      return d * v * boost * scale;
  }
}

/**
 * A Poisson number. By inversion for a mean below 10, else by transformed rejection (Hörmann 1993, PTRS); above 2⁵³, where not every
 * whole number exists any more, by a rounded normal number.
 */
export function randomPoisson(random: RandomStream, mean: number): number {
  checkPositive(mean, "a mean");
  if (mean === 0) return 0;
  if (mean < 10) return poissonByInversion(random, mean);
  if (mean > Number.MAX_SAFE_INTEGER) return Math.round(mean + Math.sqrt(mean) * randomNormal(random));
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const fast = 0.9277 - 3.6224 / (b - 2);
  const logMean = ln(mean);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = positive(random);
    const distance = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / distance + b) * u + mean + 0.43);
    if (distance >= 0.07 && v <= fast) return count;
    if (count < 0 || (distance < 0.013 && v > distance)) continue;
    const drawn = ln((v * inverseAlpha) / (a / (distance * distance) + b));
    if (drawn <= count * logMean - mean - logGamma(count + 1)) return count;
  }
}

/** A negative binomial number with this mean and variance, as a Poisson number of a gamma mean; Poisson when `variance <= mean`. */
export function randomNegativeBinomial(random: RandomStream, mean: number, variance: number): number {
  checkPositive(mean, "a mean");
  checkPositive(variance, "a variance");
  if (!(variance > mean)) return randomPoisson(random, mean);
  const scale = (variance - mean) / mean;
  return randomPoisson(random, randomGamma(random, mean / scale, scale));
}

/** Brings the entries of `items` into a random order, in place; each order is as probable as any other (Fisher & Yates). */
export function shuffle<T>(random: RandomStream, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    const kept = items[i];
    items[i] = items[j];
    items[j] = kept;
  }
  return items;
}

function poissonByInversion(random: RandomStream, mean: number): number {
  let rest = random.uniform();
  let term = exp(-mean);
  let count = 0;
  while (rest >= term && term > 0) {
    rest -= term;
    count++;
    term *= mean / count;
  }
  return count;
}

function positive(random: RandomStream): number {
  for (;;) {
    const u = random.uniform();
    if (u > 0) return u;
  }
}

// the finaliser of MurmurHash3 (Appleby, public domain)
function mix(word: number): number {
  let w = word;
  w = Math.imul(w ^ (w >>> 16), 0x85ebca6b);
  w = Math.imul(w ^ (w >>> 13), 0xc2b2ae35);
  return (w ^ (w >>> 16)) >>> 0;
}

function checkWhole(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${what} is a whole number from 0 to 2^53 - 1; got ${value}`);
}

function checkPositive(value: number, what: string): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`${what} is a finite number from 0 up; got ${value}`);
}
