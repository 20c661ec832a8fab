// A mixture of negative binomials as one distribution: probabilities, tails, quantiles, and the continuous ranked probability score.

import { logFactorial, logKernel } from "./count-kernel.js";
import { exp, ln } from "./elementary.js";
import type { CountMixture } from "./mixture.js";

/** Components lighter than this are left out of tables; what they held is lost (less than 1e-6 in all). */
const negligible = 3e-8;
/** A component's table ends where what it adds to one count falls below this. */
const leastTerm = 1e-9;
/** Tables hold at most this many counts; wider distributions are kept in steps of several counts. */
const longest = 1 << 15;

const reach = 4096;
const oneOver = new Float64Array(reach + 1);
for (let n = 1; n <= reach; n++) oneOver[n] = 1 / n;

/** Probabilities of counts first, first+step, … (each for `step` counts together), in a buffer that is used again. */
export type CountTable = {
  probability: Float64Array;
  first: number;
  length: number;
  step: number;
};

/** A table to be filled again and again by `tabulate`. */
export function createTable(): CountTable {
  return { probability: new Float64Array(256), first: 0, length: 0, step: 1 };
}

/** Natural log of the probability of n events. */
export function logProbability(f: CountMixture, n: number): number {
  const logN = logFactorial(n);
  let p = 0;
  for (let k = 0; k < f.weight.length; k++) {
    if (f.weight[k] < 1e-12) continue;
    const mean = f.mean[k];
    p += f.weight[k] * exp(logKernel(n, mean, f.phi[k] - 1 + f.kappa[k] * mean) - logN);
  }
  return ln(Math.max(p, 1e-300));
}

/** Fill the table with the mixture's probabilities, up to where all that is left is negligible. */
export function tabulate(f: CountMixture, table: CountTable): void {
  // bounds of the widest component that matters
  let low = Infinity;
  let high = 0;
  for (let k = 0; k < f.weight.length; k++) {
    if (f.weight[k] < negligible) continue;
    const mean = f.mean[k];
    const excess = Math.max(1e-7, f.phi[k] - 1 + f.kappa[k] * mean);
    const sd = Math.sqrt(mean * (1 + excess));
    low = Math.min(low, mean - 9 * sd);
    high = Math.max(high, mean + 9 * sd + 24 * (1 + excess));
  }
  const first = Math.max(0, Math.floor(low));
  const step = Math.max(1, Math.ceil((high - first) / longest));
  const room = Math.ceil((high - first) / step) + 2;
  if (table.probability.length < room) table.probability = new Float64Array(2 * room);
  else table.probability.fill(0, 0, room);
  table.first = first;
  table.step = step;
  table.length = 0;
  for (let k = 0; k < f.weight.length; k++)
    if (f.weight[k] >= negligible) addComponent(f, k, { table, room });
}

// upward recursion p(x+1) = p(x)·(m + q·x)/((1+q)(x+1)) from the first count on
function addComponent(f: CountMixture, k: number, target: { table: CountTable; room: number }): void {
  const { table, room } = target;
  const { probability, first, step } = table;
  const mean = f.mean[k];
  const q = Math.max(1e-7, f.phi[k] - 1 + f.kappa[k] * mean);
  if (step > 1) {
    addInSteps(f, k, target);
    return;
  }
  const ratio = 1 / (1 + q);
  const slope = q * ratio;
  const base = mean * ratio;
  const enough = leastTerm / (1 + q);
  let p = f.weight[k] * exp(logKernel(first, mean, q) - logFactorial(first));
  let i = 0;
  for (; i < room - 1; i++) {
    probability[i] += p;
    const x = first + i;
    if (p < enough && x > mean) break;
    p *= (base + slope * x) * (x < reach ? oneOver[x + 1] : 1 / (x + 1));
  }
  if (i + 1 > table.length) table.length = Math.min(room, i + 1);
}

// very wide distributions: probability of a step is taken at its middle
function addInSteps(f: CountMixture, k: number, target: { table: CountTable; room: number }): void {
  const { table, room } = target;
  const { probability, first, step } = table;
  const mean = f.mean[k];
  const q = Math.max(1e-7, f.phi[k] - 1 + f.kappa[k] * mean);
  for (let i = 0; i < room - 1; i++) {
    const x = first + i * step + (step >> 1);
    probability[i] += f.weight[k] * step * exp(logKernel(x, mean, q) - logFactorial(x));
  }
  table.length = Math.max(table.length, room - 1);
}

/** Probability of fewer than n events. */
export function probabilityBelow(table: CountTable, n: number): number {
  const steps = Math.min(table.length, (n - table.first) / table.step);
  let sum = 0;
  let i = 0;
  for (; i + 1 <= steps; i++) sum += table.probability[i];
  if (i < steps) sum += table.probability[i] * (steps - i);
  return Math.min(1, Math.max(0, sum));
}

/** Smallest count whose cumulative probability reaches p. */
export function quantile(table: CountTable, p: number): number {
  let sum = 0;
  for (let i = 0; i < table.length; i++) {
    sum += table.probability[i];
    if (sum >= p) return table.first + i * table.step;
  }
  return table.first + table.length * table.step;
}

/** Continuous ranked probability score of n events, in events; smaller is better (Gneiting & Raftery 2007). */
export function rankedScore(table: CountTable, n: number): number {
  const { probability, first, length, step } = table;
  let below = 0;
  let score = 0;
  for (let i = 0; i < length; i++) {
    below += probability[i];
    const gap = first + i * step >= n ? 1 - below : below;
    score += gap * gap;
  }
  // before the table the cumulative probability is 0, after it 1
  return score * step + Math.max(0, first - n) + Math.max(0, n - (first + length * step));
}
