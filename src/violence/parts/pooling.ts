// Partial pooling of rate ratios: lines with little to show borrow from the others; a line that differs stays different.
import { exp, ln, square } from "../../numbers/elementary.js";
import { gridQuantiles } from "../forecast/ratio.js";
import type { RatioPrior } from "../test.js";
import type { Estimate } from "../verdict.js";

/** What the count of one line says of its ln ρ: log-likelihood on the grid that all lines share. */
export type RatioLikelihood = { readonly logLikelihood: Float64Array };

/** Lines seen together: what they have in common, how much they differ, and each line with what it borrows. */
export type Pooled = {
  readonly common: Estimate;
  /** Standard deviation of ln ρ between the lines that go together. */
  readonly spread: Estimate;
  /** Posterior mass of each line on the grid; each adds up to 1. */
  readonly lines: readonly Float64Array[];
};

/** Differences between lines that are considered: standard deviations of ln ρ. 0.02 is "all alike". */
const scales = [0.02, 0.1, 0.2, 0.3, 0.45, 0.65, 0.9, 1.2, 1.6, 2.2, 3];
/** Shares of lines that may go their own way, with prior weights. */
export type Strays = readonly { readonly share: number; readonly weight: number }[];

/** None to a quarter of the lines; few is likelier. */
export const defaultStrays: Strays = [
  { share: 0.02, weight: 0.5 },
  { share: 0.1, weight: 0.3 },
  { share: 0.25, weight: 0.2 },
];

// what is known before and what each line says, as relative likelihoods
type Lines = {
  readonly size: number;
  readonly likelihood: readonly Float64Array[];
  readonly prior: Float64Array;
  readonly kernels: readonly Float64Array[];
  readonly strays: Strays;
};

/**
 * Pools lines. Most go together: ln ρ of line i is normal around a common μ with standard deviation τ. A few go their own way: theirs has the
 * prior of the test. So a party that stopped in 30 provinces and not in four is seen to lack control of the four, and the four do not pull the
 * thirty up. μ has the prior of the test, τ a half-normal prior of scale 1; all is summed on a grid. Gelman & Hill 2007, ch. 12; the
 * strays as in the contaminated normal of Tukey 1960. What it replaced, with numbers: docs/why/0004.
 *
 * Cost: lines × scales × grid².
 */
export function poolRatios(
  logRatio: Float64Array,
  lines: readonly RatioLikelihood[],
  prior: RatioPrior,
  strays: Strays = defaultStrays,
): Pooled {
  const size = logRatio.length;
  const before = normalised(logRatio.map((x) => -0.5 * square((x - ln(prior.median)) / prior.scale)));
  const ground: Lines = {
    size,
    likelihood: lines.map((line) => relative(line.logLikelihood)),
    prior: before,
    kernels: scales.map((scale) => normalKernel(logRatio, scale)),
    strays,
  };
  const together = ground.likelihood.map((likelihood) => evidenceTogether(ground, likelihood));
  const alone = ground.likelihood.map((likelihood) => dot(likelihood, before));
  const weight = jointWeight(ground, together, alone);
  const centres = new Float64Array(size);
  const byScale = new Float64Array(scales.length);
  for (let at = 0; at < weight.length; at++) {
    centres[at % size] += weight[at];
    byScale[Math.floor(at / size) % scales.length] += weight[at];
  }
  return {
    common: estimateAt(logRatio, centres),
    spread: scaleEstimate(byScale),
    lines: lines.map((_, i) => lineMass(ground, i, { weight, together: together[i], alone: alone[i] })),
  };
}

// how probable a line's count is for every (scale, centre), if it goes with the others
function evidenceTogether(ground: Lines, likelihood: Float64Array): Float64Array {
  const { size, kernels } = ground;
  const { from, to } = supportOf(likelihood);
  const out = new Float64Array(scales.length * size);
  kernels.forEach((kernel, s) => {
    // four centres at a time: each sum is added up in its own order, and none waits for another
    for (let c = 0; c < size; c += 4) {
      let one = 0;
      let two = 0;
      let three = 0;
      let four = 0;
      for (let x = from; x < to; x++) {
        const l = likelihood[x];
        const at = size + 2 + x - c;
        one += l * kernel[at];
        two += l * kernel[at - 1];
        three += l * kernel[at - 2];
        four += l * kernel[at - 3];
      }
      const to4 = s * size + c;
      out[to4] = one;
      if (c + 1 < size) out[to4 + 1] = two;
      if (c + 2 < size) out[to4 + 2] = three;
      if (c + 3 < size) out[to4 + 3] = four;
    }
  });
  return out;
}

// where a likelihood is more than a billionth of its largest value
function supportOf(likelihood: Float64Array): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = likelihood.length;
  while (from < to && likelihood[from] < 1e-9) from++;
  while (to > from && likelihood[to - 1] < 1e-9) to--;
  return { from, to };
}

// posterior weight of every (share of strays, scale, centre)
function jointWeight(
  ground: Lines,
  together: readonly Float64Array[],
  alone: readonly number[],
): Float64Array {
  const { size, prior, strays } = ground;
  const cells = scales.length * size;
  const logWeight = new Float64Array(strays.length * cells);
  strays.forEach(({ share, weight }, p) => {
    const stray = alone.map((one) => share * one);
    for (let at = 0; at < cells; at++) {
      const scale = Math.floor(at / size);
      let sum = ln(weight * prior[at % size] * scaleWidth(scale) + 1e-300) - 0.5 * square(scales[scale]);
      for (let i = 0; i < together.length; i++) sum += ln((1 - share) * together[i][at] + stray[i] + 1e-300);
      logWeight[p * cells + at] = sum;
    }
  });
  return normalised(logWeight);
}

// the line's own likelihood times what the others, or the prior, let expect of it
function lineMass(
  ground: Lines,
  line: number,
  joint: { readonly weight: Float64Array; readonly together: Float64Array; readonly alone: number },
): Float64Array {
  const { size, kernels, prior, strays } = ground;
  const likelihood = ground.likelihood[line];
  const { from, to } = supportOf(likelihood);
  const cells = scales.length * size;
  const expected = new Float64Array(size);
  let own = 0;
  for (let at = 0; at < cells; at++) {
    let shared = 0;
    for (let p = 0; p < strays.length; p++) {
      const { share } = strays[p];
      const evidence = (1 - share) * joint.together[at] + share * joint.alone + 1e-300;
      const factor = joint.weight[p * cells + at] / evidence;
      shared += factor * (1 - share);
      own += factor * share;
    }
    if (shared * joint.together[at] < 1e-9) continue;
    const kernel = kernels[Math.floor(at / size)];
    const shift = size + 2 - (at % size);
    for (let x = from; x < to; x++) expected[x] += shared * kernel[x + shift];
  }
  const mass = expected.map((e, x) => (e + own * prior[x]) * likelihood[x]);
  const total = sumOf(mass);
  return mass.map((m) => m / total);
}

// the normal density by distance on the grid, which is even in ln ρ: distance d stands at size + 2 + d and at size + 2 − d; the first
// three places are there for centres beyond the grid that are computed and not used
function normalKernel(logRatio: Float64Array, scale: number): Float64Array {
  const size = logRatio.length;
  const step = logRatio[1] - logRatio[0];
  const half = logRatio.map((_, d) => exp(-0.5 * square((d * step) / scale)));
  const total = 2 * sumOf(half) - half[0];
  const kernel = new Float64Array(2 * size + 2);
  for (let d = 0; d < size; d++) {
    kernel[size + 2 + d] = half[d] / total;
    kernel[size + 2 - d] = half[d] / total;
  }
  return kernel;
}

function scaleWidth(s: number): number {
  const low = s === 0 ? 0 : (scales[s - 1] + scales[s]) / 2;
  const high = s === scales.length - 1 ? scales[s] : (scales[s] + scales[s + 1]) / 2;
  return high - low;
}

function estimateAt(grid: Float64Array, mass: Float64Array): Estimate {
  const [low, median, high] = gridQuantiles(grid, mass, [0.025, 0.5, 0.975]);
  return { median: exp(median), low: exp(low), high: exp(high) };
}

// the grid of scales is coarse: its quantiles are the scales themselves
function scaleEstimate(mass: Float64Array): Estimate {
  const at = (p: number) => {
    let sum = 0;
    for (let s = 0; s < scales.length; s++) {
      sum += mass[s];
      if (sum >= p) return scales[s];
    }
    return scales[scales.length - 1];
  };
  return { median: at(0.5), low: at(0.025), high: at(0.975) };
}

function relative(logLikelihood: Float64Array): Float64Array {
  const top = logLikelihood.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return logLikelihood.map((l) => exp(l - top));
}

function normalised(logWeight: Float64Array): Float64Array {
  const weight = relative(logWeight);
  const total = sumOf(weight);
  return weight.map((w) => w / total);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0);
}
