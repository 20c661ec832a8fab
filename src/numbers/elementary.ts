// Exponential and logarithm from +, −, ×, ÷ alone, so that every machine, browser and version of Node gives the same last digit.
// The language leaves the last digits of Math.exp and Math.log open, and Node and Chromium do differ in them.

const ln2High = 0.6931471803691238; // the first 33 bits of ln 2, so that k · ln2High is exact
const ln2Low = 1.9082149292705877e-10;

// powers of two from 2^−1074 to 2^1023; halving and doubling are exact
const leastPower = -1074;
const powersOfTwo = new Float64Array(1024 - leastPower);
powersOfTwo[-leastPower] = 1;
for (let k = 1; k < 1024; k++) powersOfTwo[k - leastPower] = 2 * powersOfTwo[k - 1 - leastPower];
for (let k = -1; k >= leastPower; k--) powersOfTwo[k - leastPower] = 0.5 * powersOfTwo[k + 1 - leastPower];

// 2^(j/32), by repeated square roots, which are exact to the last digit everywhere (IEEE 754)
const steps = 32;
const fractions = new Float64Array(steps);
for (let j = 0; j < steps; j++) {
  let power = 1;
  let root = 2;
  for (let bit = steps >> 1; bit >= 1; bit >>= 1) {
    root = Math.sqrt(root);
    if (j & bit) power *= root;
  }
  fractions[j] = power;
}

const rounder = 6755399441055744;
const perStep = steps / Math.LN2;
const stepHigh = ln2High / steps;
const stepLow = ln2Low / steps;

/**
 * e to the power of x, right to about one unit in the last place; 0 below −745.13, infinity above 709.78.
 *
 * Source: argument reduction by a table of 2^(j/32) (Tang 1989), polynomial of degree 6 on what is left.
 *
 * @example
 * exp(0) // 1
 * exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  // rounded to a whole number by adding and taking away 1.5 · 2^52
  const k = x * perStep + rounder - rounder;
  const r = x - k * stepHigh - k * stepLow;
  const s = r * r;
  const p =
    r +
    s *
      (0.5 +
        r *
          (0.16666666666666666 +
            r * (0.041666666666666664 + r * (0.008333333333333333 + r * 0.001388888888888889))));
  const whole = k | 0;
  const base = fractions[whole & (steps - 1)];
  const n = whole >> 5;
  const value = base + base * p;
  // in two factors where one would leave the range of numbers
  if (n < -1021) return value * powersOfTwo[n + 100 - leastPower] * powersOfTwo[-100 - leastPower];
  if (n > 1022) return value * powersOfTwo[n - 1 - leastPower] * 2;
  return value * powersOfTwo[n - leastPower];
}

const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);
number[0] = 1;
// where the half with the sign and the exponent lies differs between machines
const upper = halves[1] === 0x3ff00000 ? 1 : 0;

/**
 * The natural logarithm of x, right to about one unit in the last place; −infinity at 0, NaN below.
 *
 * Source: x = 2^k · m with m near 1; ln m = 2 artanh((m − 1) / (m + 1)) by its series with the coefficients of FreeBSD's msun.
 *
 * @example
 * ln(1) // 0
 * ln(10) // 2.302585092994046
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984;
    k = -54;
  }
  // the power of two that leaves the rest between √½ and √2
  number[0] = scaled;
  const power = ((halves[upper] + 0x95f62) >> 20) - 1023;
  k += power;
  const f = scaled * powersOfTwo[-power - leastPower] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const t2 =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + t1 + t2) + k * ln2Low) - f);
}

// for each of 128 stretches of the mantissa: one over its middle, and the logarithm of that
const stretches = 128;
const middle = 0x95f62 >> 13;
const inverse = new Float64Array(stretches);
const logs = new Float64Array(stretches);
for (let i = 0; i < stretches; i++) {
  number[0] = 0;
  halves[upper] = 0x3ff00000 + (i << 13) + 4096 - 0x95f62;
  // around 1 the number itself is the rest
  inverse[i] = i === middle ? 1 : 1 / number[0];
  logs[i] = -ln(inverse[i]);
}

/**
 * The natural logarithm for hot loops: right to 1e−15 absolutely (not relatively near 1), and a third faster than `ln`.
 *
 * Source: x = 2^k · c · (1 + r) with c from a table (Tang 1990), polynomial of degree 6 in r.
 */
export function quickLn(x: number): number {
  // zero, negative, subnormal, infinite, not a number
  if (!(x >= 2.2250738585072014e-308 && x < Number.POSITIVE_INFINITY)) return ln(x);
  number[0] = x;
  const shifted = halves[upper] + 0x95f62;
  const k = (shifted >> 20) - 1023;
  const i = (shifted >> 13) & (stretches - 1);
  const r = x * powersOfTwo[-k - leastPower] * inverse[i] - 1;
  const tail = 0.5 - r * (0.3333333333333333 - r * (0.25 - r * (0.2 - r * 0.16666666666666666)));
  return k * Math.LN2 + logs[i] + (r - r * r * tail);
}

/** ln(1 + x), right also where x is tiny (Kahan). */
export function ln1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  return u === Number.POSITIVE_INFINITY ? u : (ln(u) * x) / (u - 1);
}

/** e^x − 1, right also where x is tiny (Kahan). */
export function expm1(x: number): number {
  const u = exp(x);
  if (u === 1) return x;
  if (u - 1 === -1 || u === Number.POSITIVE_INFINITY) return u - 1;
  return ((u - 1) * x) / ln(u);
}

/** Sine and cosine of an angle in degrees, right to about 1e−15: for points on the globe. */
export function sinCosOfDegrees(degrees: number): readonly [sine: number, cosine: number] {
  // to within 45 degrees of a multiple of 90
  const quarter = Math.round(degrees / 90);
  const x = ((degrees - 90 * quarter) * Math.PI) / 180;
  const z = x * x;
  const sine =
    x *
    (1 +
      z *
        (-1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * (-1 / 39916800 + z / 6227020800))))));
  const cosine =
    1 +
    z *
      (-0.5 +
        z *
          (1 / 24 +
            z * (-1 / 720 + z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 - z / 87178291200))))));
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [sine, cosine];
    case 1:
      return [cosine, -sine];
    case 2:
      return [-sine, -cosine];
    default:
      return [-cosine, sine];
  }
}

/** `base` (above 0) to the power of `exponent`, right to about |exponent · ln base| units in the last place. */
export function power(base: number, exponent: number): number {
  return exp(exponent * ln(base));
}

/** x times itself. */
export function square(x: number): number {
  return x * x;
}
