// The gamma function and what follows from it: its logarithm, the regularised incomplete gamma, and quantiles of the gamma distribution.

import { exp, ln, ln1p, power } from "./elementary.js";

const halfLogTwoPi = 0.5 * ln(2 * Math.PI);

// Stirling's series: B(2k) / (2k (2k - 1)), Abramowitz & Stegun 6.1.41
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

// ln Γ(2 + z) = (1 - γ) z + z² Σ (-1)^k (ζ(k) - 1) z^(k-2) / k for |z| < 2, Abramowitz & Stegun 6.1.33
const oneMinusEuler = 0.42278433509846713;
const aroundTwo = Float64Array.from({ length: 24 }, (_, i) => {
  const k = i + 2;
  return ((k % 2 === 0 ? 1 : -1) * zetaMinusOne(k)) / k;
});

/**
 * The natural logarithm of Γ(x) for x > 0, to a few units in the last place (also near its zeros at 1 and 2).
 * Throws on x ≤ 0 and on NaN. Abramowitz & Stegun 6.1.33 and 6.1.41.
 *
 * @example
 * logGamma(1) // 0
 */
export function logGamma(x: number): number {
  if (x >= 10) return (x - 0.5) * ln(x) - x + halfLogTwoPi + stirlingTail(x);
  if (!(x > 0)) throw new RangeError(`logGamma takes a number above 0; got ${x}`);
  if (x < 0.5) return logGammaAroundTwo(x) - ln1p(x) - ln(x);
  if (x < 1.5) return logGammaAroundTwo(x - 1) - ln1p(x - 1);
  if (x < 2.5) return logGammaAroundTwo(x - 2);
  if (x < 3.5) return ln(x - 1) + logGammaAroundTwo(x - 3);
  // walk up to where Stirling's series holds
  let product = x;
  let y = x + 1;
  while (y < 10) product *= y++;
  return (y - 0.5) * ln(y) - y + halfLogTwoPi + stirlingTail(y) - ln(product);
}

/**
 * The error of Stirling's formula: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0. It is small, and exact where the
 * difference of two large logarithms would not be (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingTail(x);
  return logGamma(x + 1) - (x + 0.5) * ln(x) + x - halfLogTwoPi;
}

/**
 * u − ln(1 + u) for u > −1, without the loss of digits near 0. It is the deviance of a Poisson or binomial count.
 * Where u comes near −1, give 1 + u beside it as it was before the 1 was taken away: the difference has lost its digits.
 *
 * @example
 * deviance(0) // 0
 */
export function deviance(u: number, onePlus: number = 1 + u): number {
  if (Math.abs(u) > 0.3) return u - ln(onePlus);
  // ln(1 + u) = 2 atanh(s) with s = u / (2 + u); its first term is taken out by hand
  const s = u / (2 + u);
  const square = s * s;
  let sum = 0;
  for (let k = 21; k >= 3; k -= 2) sum = sum * square + 2 / k;
  return s * u - sum * s * square;
}

/**
 * The regularised lower incomplete gamma P(a, x): the probability that a gamma variable of shape `a` and scale 1 is at most x.
 * `a > 0`, `x ≥ 0`. Relative error about 1e-14 for a up to 1e6. Abramowitz & Stegun 6.5.29 and 6.5.31.
 * Cost: about √a steps when x is near a; from a = 1e6 on constant (Temme 1979).
 *
 * @example
 * gammaP(1, 0) // 0
 */
export function gammaP(a: number, x: number): number {
  checkShape(a, x);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (nearCentre(a, x)) return temme(a, x, false);
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** The regularised upper incomplete gamma Q(a, x) = 1 − P(a, x), with all its digits where it is small. */
export function gammaQ(a: number, x: number): number {
  checkShape(a, x);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (nearCentre(a, x)) return temme(a, x, true);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/**
 * The x at which P(shape, x / scale) = p. `p` from 0 to 1; 1 gives Infinity. Newton's steps on ln x, kept inside a bracket.
 *
 * @example
 * gammaQuantile(0, 3, 1) // 0
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile takes a probability from 0 to 1; got ${p}`);
  if (!(scale > 0)) throw new RangeError(`a gamma distribution has a scale above 0; got ${scale}`);
  checkShape(shape, 0);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let t = firstGuess(p, shape);
  for (let step = 0; step < 200; step++) {
    const x = exp(t);
    // above the median, the upper tail has the digits
    const error = p <= 0.5 ? gammaP(shape, x) - p : 1 - p - gammaQ(shape, x);
    if (error > 0) high = t;
    else low = t;
    const slope = x * gammaDensity(shape, x);
    let next = t - error / slope;
    if (!(next > low && next < high)) {
      if (low === Number.NEGATIVE_INFINITY) next = Math.min(t, high) - 2;
      else if (high === Number.POSITIVE_INFINITY) next = Math.max(t, low) + 2;
      else next = 0.5 * (low + high);
    }
    if (Math.abs(next - t) <= 1e-15 * Math.max(1, Math.abs(t))) break;
    t = next;
    // the smallest of shapes put their quantiles below the smallest number
    if (t < -745) return 0;
  }
  // a logarithm near 20 has lost digits of a large quantile: the last step is on x itself
  const x = exp(t);
  const error = p <= 0.5 ? gammaP(shape, x) - p : 1 - p - gammaQ(shape, x);
  const step = error / gammaDensity(shape, x);
  return scale * (Math.abs(step) < 1e-6 * x ? x - step : x);
}

// ζ(k) - 1 by Euler and Maclaurin, from the smallest term up
function zetaMinusOne(k: number): number {
  const n = 60;
  const rising = (j: number) => (j === 0 ? k : k * (k + 1) * (k + 2) * (j === 1 ? 1 : (k + 3) * (k + 4)));
  let sum = (rising(2) * power(n, -k - 5)) / 30240 - (rising(1) * power(n, -k - 3)) / 720;
  sum += (rising(0) * power(n, -k - 1)) / 12 + power(n, -k) / 2 + power(n, 1 - k) / (k - 1);
  for (let i = n - 1; i >= 2; i--) sum += power(i, -k);
  return sum;
}

// even and odd powers in two chains, so that the processor works on both at once
function logGammaAroundTwo(z: number): number {
  const square = z * z;
  let even = 0;
  let odd = 0;
  for (let i = aroundTwo.length - 2; i >= 0; i -= 2) {
    even = even * square + aroundTwo[i];
    odd = odd * square + aroundTwo[i + 1];
  }
  return z * oneMinusEuler + square * (even + z * odd);
}

function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let i = stirling.length - 1; i >= 0; i--) sum = sum * square + stirling[i];
  return sum * inverse;
}

function checkShape(a: number, x: number): void {
  if (!(a > 0 && a < Number.POSITIVE_INFINITY))
    throw new RangeError(`a gamma distribution has a finite shape above 0; got ${a}`);
  if (!(x >= 0)) throw new RangeError(`the incomplete gamma takes x from 0 up; got ${x}`);
}

// x^a e^-x / Γ(a + 1)
function prefactor(a: number, x: number): number {
  if (a < 10) return exp(a * ln(x) - x - logGamma(a + 1));
  return exp(-a * deviance((x - a) / a, x / a) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
}

function gammaDensity(a: number, x: number): number {
  return (prefactor(a, x) * a) / x;
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return prefactor(a, x) * sum;
}

// Lentz's evaluation of the continued fraction (Press et al., Numerical Recipes, 6.2)
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; ; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return prefactor(a, x) * a * h;
}

function nearCentre(a: number, x: number): boolean {
  return a >= 1e6 && Math.abs(x - a) < 40 * Math.sqrt(a);
}

// Temme's uniform expansion; from a = 1e6 on two of its terms are enough
function temme(a: number, x: number, upper: boolean): number {
  const u = (x - a) / a;
  const half = deviance(u);
  const eta = (u < 0 ? -1 : 1) * Math.sqrt(2 * half);
  const c0 =
    -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta * (1 / 2835 - (eta * 139) / 777600))));
  const c1 = -1 / 540 + eta * (-1 / 288 + (eta * 25) / 12096);
  const rest = (exp(-a * half) / Math.sqrt(2 * Math.PI * a)) * (c0 + c1 / a);
  // erfc(z) is Q(1/2, z²)
  const farTail = a * half === 0 ? 0.5 : 0.5 * gammaQ(0.5, a * half);
  const inUpper = upper === u >= 0;
  return (inUpper ? farTail : 1 - farTail) + (upper ? rest : -rest);
}

// Wilson and Hilferty's cube near the centre, the first term of the series far below
function firstGuess(p: number, shape: number): number {
  const tail = Math.sqrt(-2 * ln(Math.min(p, 1 - p)));
  const z =
    (tail - (2.30753 + 0.27061 * tail) / (1 + tail * (0.99229 + 0.04481 * tail))) * (p < 0.5 ? -1 : 1);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (shape >= 0.5 && root > 0.1) return ln(shape) + 3 * ln(root);
  return Math.min((ln(p) + logGamma(shape + 1)) / shape, ln(shape + 1) + 3);
}
