// The normal distribution: its distribution function and its quantiles.
import { ln } from "./elementary.js";
import { gammaQ } from "./gamma.js";

/**
 * The probability that a standard normal variable is at most z. Both tails keep their digits: Φ(−37) is right to about 1e-13.
 * By Φ(−z) = ½ Q(½, z² / 2) for z > 0; Abramowitz & Stegun 6.5.17.
 *
 * @example
 * normalCdf(0) // 0.5
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError(`normalCdf takes a number; got ${z}`);
  const tail = 0.5 * gammaQ(0.5, 0.5 * z * z);
  return z > 0 ? 1 - tail : tail;
}

// Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37, 477–484: numerator and denominator, highest power first
const middle = [
  [2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987],
  [13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665],
  [5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597],
  [5394.196021424751, 687.1870074920579, 42.31333070160091, 1],
];
const shoulder = [
  [0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684],
  [3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835],
  [1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008],
  [0.6897673349851, 1.6763848301838038, 2.053191626637759, 1],
];
const tail = [
  [2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124],
  [0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103],
  [2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133],
  [0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1],
];

/**
 * The z at which Φ(z) = p, for p from 0 to 1 (the ends give ∓Infinity). Relative error about 1e-16 (Wichura 1988, AS 241).
 *
 * @example
 * normalQuantile(0.5) // 0
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile takes a probability from 0 to 1; got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * fraction(middle, 0.180625 - q * q);
  const smaller = q < 0 ? p : 1 - p;
  if (smaller === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-ln(smaller));
  const z = r <= 5 ? fraction(shoulder, r - 1.6) : fraction(tail, r - 5);
  return q < 0 ? -z : z;
}

function fraction(rows: readonly (readonly number[])[], x: number): number {
  return polynomial(rows[0], rows[1], x) / polynomial(rows[2], rows[3], x);
}

function polynomial(upper: readonly number[], lower: readonly number[], x: number): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum = sum * x + upper[i];
  for (let i = 0; i < 4; i++) sum = sum * x + lower[i];
  return sum;
}
