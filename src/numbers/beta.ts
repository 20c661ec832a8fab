// The regularised incomplete beta function, its quantiles, and the exact interval of a share that rests on them.
import { exp, ln, ln1p } from "./elementary.js";
import { deviance, stirlingError } from "./gamma.js";

/**
 * The regularised incomplete beta I_x(a, b): the probability that a beta variable is at most x. `a, b > 0`; x from 0 to 1.
 * Relative error about 1e-13. Continued fraction of Didonato & Morris 1992 (ACM TOMS 708), its factor in Loader's form.
 * Cost: about √max(a, b) steps at worst.
 *
 * @example
 * incompleteBeta(0.25, 1, 1) // 0.25
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`the incomplete beta takes x from 0 to 1; got ${x}`);
  return incompleteBetaOfPair(x, 1 - x, a, b);
}

/** The same with y = 1 − x given beside x, for an x so near to 1 that the difference would lose its digits. */
export function incompleteBetaOfPair(x: number, y: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY))
    throw new RangeError(`a beta distribution has two finite shapes above 0; got ${a} and ${b}`);
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // the fraction converges fast on the lower side of the mean
  return x * (a + b) <= a ? lowerFraction(x, y, a, b) : 1 - lowerFraction(y, x, b, a);
}

/**
 * The x at which I_x(a, b) = p. Newton's steps on the log-odds of x, kept inside a bracket.
 *
 * @example
 * betaQuantile(0.5, 2, 2) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile takes a probability from 0 to 1; got ${p}`);
  if (p === 0 || p === 1) return p;
  let low = -740;
  let high = 740;
  let t = ln(a / b);
  for (let step = 0; step < 200; step++) {
    const x = 1 / (1 + exp(-t));
    const y = 1 / (1 + exp(t));
    // above the median, the upper tail has the digits
    const error = p <= 0.5 ? incompleteBetaOfPair(x, y, a, b) - p : 1 - p - incompleteBetaOfPair(y, x, b, a);
    if (error === 0) return x;
    if (error > 0) high = t;
    else low = t;
    // d I / d t = x^a y^b / B(a, b)
    let next = t - error / powerFactor(x, y, a, b);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (Math.abs(next - t) <= 4e-16 * Math.max(1, Math.abs(t))) break;
    t = next;
  }
  return 1 / (1 + exp(-t));
}

/**
 * The exact interval of a share, with equal tails: it covers the true share with at least probability `level`
 * (Clopper & Pearson 1934). `trials` above 0, `successes` from 0 to `trials`, both whole.
 *
 * @example
 * clopperPearson(0, 10, 0.95).low // 0
 */
export function clopperPearson(
  successes: number,
  trials: number,
  level: number,
): { readonly low: number; readonly high: number } {
  const whole = Number.isInteger(successes) && Number.isInteger(trials);
  if (!whole || trials < 1 || successes < 0 || successes > trials)
    throw new RangeError(
      `a share is a whole number of successes out of 1 or more; got ${successes} of ${trials}`,
    );
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1; got ${level}`);
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}

// x^a y^b / B(a, b); a / (a + b) is where it peaks, and the deviances say how far off x is
function powerFactor(x: number, y: number, a: number, b: number): number {
  const offset = x * b - y * a;
  const error = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  const ofX = a * deviance(offset / a, x * (1 + b / a));
  const ofY = b * deviance(-offset / b, y * (1 + a / b));
  return exp(error - ofX - ofY + 0.5 * (ln(a) - ln(2 * Math.PI) - ln1p(a / b)));
}

// modified Lentz; the terms use x and y = 1 - x so that nothing cancels
function lowerFraction(x: number, y: number, a: number, b: number): number {
  const tiny = 1e-300;
  const lambda = a * y - b * x;
  let c = tiny;
  let d = 0;
  let h = tiny;
  for (let m = 0; m < 100_000_000; m++) {
    const s = a + 2 * m;
    const top = m === 0 ? 1 : ((a + m - 1) / (s - 1)) * ((a + b + m - 1) / (s - 1)) * m * (b - m) * x * x;
    const bottom =
      m + (m === 0 ? 0 : (m * (b - m) * x) / (s - 1)) + ((a + m) * (lambda + 1 + m * (1 + y))) / (s + 1);
    d = bottom + top * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = bottom + top / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 4e-16) break;
  }
  return powerFactor(x, y, a, b) * h;
}
