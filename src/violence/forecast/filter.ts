// The forecast: running levels by day, experts and dispersions scored block by block, and a mixture for the next window.

import { type Batch, createBatch, logKernels } from "../../numbers/count-kernel.js";
import { exp, power, quickLn } from "../../numbers/elementary.js";
import type { CountMixture } from "../../numbers/mixture.js";
import { blends, eventGrid, type Grid, halfLives, settings, trendLevels } from "./experts.js";

const levelCount = halfLives.length;
const expertCount = blends.length + 1;
const trendFast = trendLevels.fast;
const trendSlow = trendLevels.slow;

// tables of the fixed grid, flat, so that loops touch no objects
const keep = Float64Array.from(halfLives, (days) => power(2, -1 / days));
const fastOf = Int32Array.from([...blends.map((b) => b.fast), trendFast]);
const slowOf = Int32Array.from([...blends.map((b) => b.slow), trendSlow]);
const shareOf = Float64Array.from([...blends.map((b) => b.share), 1]);
const logPriorOf = Float64Array.from([...blends.map((b) => b.prior), trendLevels.prior], (p) => quickLn(p));
// squares of both shares: variance of a blend from those of its two levels (the trend counts as its fast level)
const fastSquared = shareOf.map((share) => share * share);
const slowSquared = shareOf.map((share) => (1 - share) * (1 - share));

/** Daily counts of events, and how much of each day was observed (0..1); day 0 is where history begins. */
export type History = {
  readonly counts: Float64Array;
  readonly observed: Float64Array;
};

/** Everything the filter remembers; made once, changed in place. */
export type FilterState = {
  readonly windowDays: number;
  readonly events: Float64Array;
  readonly exposure: Float64Array;
  readonly age: Float64Array;
  readonly rate: Float64Array;
  readonly even: Float64Array;
  readonly weekdayEvents: Float64Array;
  readonly weekdayExposure: Float64Array;
  readonly weekdayFactor: Float64Array;
  readonly levelScore: Float64Array;
  readonly levelPrior: Float64Array;
  readonly shrink: Float64Array;
  readonly levelMean: Float64Array;
  readonly fastScore: Float64Array;
  readonly slowScore: Float64Array;
  readonly scratch: Float64Array;
  readonly batch: Batch;
  readonly forecast: CountMixture;
  /** candidate dispersions, with the logs of their prior weights */
  readonly phi: Float64Array;
  readonly kappa: Float64Array;
  readonly logPrior: Float64Array;
  readonly borrowed: number;
  /** forecast dispersion used for comparing levels, the two discounts, and a block counter */
  readonly plug: {
    phi: number;
    kappa: number;
    fastMemory: number;
    slowMemory: number;
    weekdayMemory: number;
    blocks: number;
  };
};

/** A fresh filter for windows of so many days, of events unless another grid is given. */
export function createFilter(windowDays: number, grid: Grid = eventGrid): FilterState {
  const size = grid.dispersions.length;
  const phi = Float64Array.from(grid.dispersions, (d) => d[0]);
  const kappa = Float64Array.from(grid.dispersions, (d) => d[1]);
  const zeros = (n: number): Float64Array => new Float64Array(n);
  return {
    windowDays,
    events: zeros(levelCount),
    exposure: zeros(levelCount),
    age: zeros(2),
    rate: zeros(levelCount),
    weekdayEvents: zeros(7),
    weekdayExposure: zeros(7),
    weekdayFactor: zeros(7).fill(1),
    levelScore: zeros(expertCount),
    // blocks of longer windows are fewer, and the prior gives way to them sooner
    levelPrior: logPriorOf.map((p) => (p * 7) / Math.max(7, windowDays)),
    shrink: zeros(levelCount),
    even: zeros(Math.max(windowDays, 1)),
    levelMean: zeros(expertCount),
    fastScore: zeros(size),
    slowScore: zeros(size),
    scratch: zeros(size),
    batch: createBatch(size),
    forecast: {
      weight: zeros(size),
      mean: zeros(size),
      phi: phi.slice(),
      kappa: kappa.slice(),
    },
    phi,
    // within a longer window the level drifts further
    kappa: kappa.map((c) => c + grid.drift * Math.max(0, windowDays / 7 - 1)),
    logPrior: phi.map((p) => -grid.thrift * quickLn(p)),
    borrowed: grid.borrowed,
    plug: {
      phi: 2,
      kappa: 0.1,
      fastMemory: power(grid.fastMemory, windowDays / 7),
      slowMemory: power(grid.slowMemory, windowDays / 7),
      weekdayMemory: power(2, -windowDays / settings.weekdayHalfLife),
      blocks: 0,
    },
  };
}

/** Add the days from `from` up to `to` (not included): their counts, and the share of each that was observed (0: nobody looked). */
export function observeDays(state: FilterState, history: History, from: number, to: number): void {
  const { events, exposure, weekdayEvents, weekdayExposure, weekdayFactor, even } = state;
  const { counts, observed } = history;
  // counts freed from the rhythm of the week
  for (let d = from; d < to; d++) {
    const weekday = d % 7;
    even[d - from] = counts[d] / weekdayFactor[weekday];
    weekdayEvents[weekday] += counts[d];
    weekdayExposure[weekday] += observed[d];
  }
  addAges(state, observed, from, to);
  // every level forgets at its own half-life
  for (let k = 0; k < levelCount; k++) {
    const kept = keep[k];
    let seen = events[k];
    let days = exposure[k];
    for (let d = from; d < to; d++) {
      seen = seen * kept + even[d - from];
      days = days * kept + observed[d];
    }
    events[k] = seen;
    exposure[k] = days;
  }
  renewWeekdays(state, to - from);
}

// ages of the two levels that the trend needs: mean age = age/exposure, in days
function addAges(state: FilterState, observed: Float64Array, from: number, to: number): void {
  for (let i = 0; i < 2; i++) {
    const k = i === 0 ? trendFast : trendSlow;
    const kept = keep[k];
    let days = state.exposure[k];
    let age = state.age[i];
    for (let d = from; d < to; d++) {
      age = (age + days) * kept;
      days = days * kept + observed[d];
    }
    state.age[i] = age;
  }
}

// share of each weekday in recent events, shrunk to an even week
function renewWeekdays(state: FilterState, days: number): void {
  const { weekdayEvents, weekdayExposure, weekdayFactor } = state;
  let events = 0;
  let exposure = 0;
  for (let i = 0; i < 7; i++) {
    events += weekdayEvents[i];
    exposure += weekdayExposure[i];
  }
  if (exposure <= 0) return;
  const daily = events / exposure;
  const kept =
    days === state.windowDays ? state.plug.weekdayMemory : power(2, -days / settings.weekdayHalfLife);
  let sum = 0;
  for (let i = 0; i < 7; i++) {
    const factor =
      (weekdayEvents[i] + settings.weekdayEvents) / (daily * weekdayExposure[i] + settings.weekdayEvents);
    weekdayFactor[i] = factor;
    sum += factor;
    weekdayEvents[i] *= kept;
    weekdayExposure[i] *= kept;
  }
  const scale = 7 / sum;
  for (let i = 0; i < 7; i++) weekdayFactor[i] *= scale;
}

/** Observed days between two days, each counted by its weekday factor: the exposure of a block or a window. */
export function exposureOf(state: FilterState, observed: Float64Array, from: number): number {
  let exposure = 0;
  for (let d = from; d < from + state.windowDays; d++) {
    exposure += state.weekdayFactor[d % 7] * (d < observed.length ? observed[d] : 1);
  }
  return exposure;
}

// daily rates from the slowest level to the fastest: each is a gamma posterior around the one before
function setRates(state: FilterState): void {
  const { events, exposure, rate, shrink, borrowed } = state;
  for (let k = 0; k < levelCount; k++) shrink[k] = 1 / (events[k] + borrowed);
  let days =
    (exposure[levelCount - 1] + 7 * settings.priorEvents) / (events[levelCount - 1] + settings.priorEvents);
  rate[levelCount - 1] = 1 / days;
  // carried as days per event, so that each level costs one multiplication
  for (let k = levelCount - 2; k >= 0; k--) {
    days = (exposure[k] + borrowed * days) * shrink[k];
    rate[k] = 1 / days;
  }
}

// the line through the centres of two levels, read at the middle of the window, and a share of the last days
function trendRate(state: FilterState): number {
  const { exposure, age, rate, windowDays } = state;
  const young = age[0] / (exposure[trendFast] + 1e-9);
  const old = age[1] / (exposure[trendSlow] + 1e-9);
  const fast = rate[trendFast];
  if (old - young <= 3) return fast;
  const ahead = ((young + windowDays / 2) / (old - young)) * (fast - rate[trendSlow]);
  const line = Math.min(settings.trendCeiling * fast, Math.max(settings.trendFloor * fast, fast + ahead));
  return trendLevels.share * rate[trendLevels.latest] + (1 - trendLevels.share) * line;
}

// weights of experts from their scores; returns the relative variance of the level per φ, and sets the mean of all components
function weighLevels(state: FilterState, exposure: number): number {
  const { rate, shrink, levelScore, levelPrior, levelMean, forecast } = state;
  let best = -Infinity;
  for (let j = 0; j < expertCount; j++)
    if (levelScore[j] + levelPrior[j] > best) best = levelScore[j] + levelPrior[j];
  let total = 0;
  let mean = 0;
  let variance = 0;
  for (let j = 0; j < expertCount; j++) {
    const share = shareOf[j];
    const fast = fastOf[j];
    const daily =
      j === expertCount - 1 ? trendRate(state) : share * rate[fast] + (1 - share) * rate[slowOf[j]];
    levelMean[j] = exposure * daily;
    // an expert that is e^−16 behind has no say
    const behind = levelScore[j] + levelPrior[j] - best;
    if (behind < -16) continue;
    const weight = exp(behind);
    total += weight;
    mean += weight * levelMean[j];
    variance += weight * (fastSquared[j] * shrink[fast] + slowSquared[j] * shrink[slowOf[j]]);
  }
  for (let k = 0; k < forecast.weight.length; k++) forecast.mean[k] = mean / total;
  return (settings.levelVariance * variance) / total;
}

// weights of dispersions: half from scores with a short memory, half from scores with a long one, and a share of doubt for all
function weighDispersions(state: FilterState, doubt: number): void {
  const { fastScore, slowScore, scratch, logPrior } = state;
  const { weight } = state.forecast;
  const size = weight.length;
  let bestFast = -Infinity;
  let bestSlow = -Infinity;
  for (let k = 0; k < size; k++) {
    const fast = fastScore[k] + logPrior[k];
    const slow = slowScore[k] + logPrior[k];
    if (fast > bestFast) bestFast = fast;
    if (slow > bestSlow) bestSlow = slow;
  }
  let sumFast = 0;
  let sumSlow = 0;
  for (let k = 0; k < size; k++) {
    weight[k] = exp(fastScore[k] + logPrior[k] - bestFast);
    scratch[k] = exp(slowScore[k] + logPrior[k] - bestSlow);
    sumFast += weight[k];
    sumSlow += scratch[k];
  }
  const halfFast = (0.5 * (1 - doubt)) / sumFast;
  const halfSlow = (0.5 * (1 - doubt)) / sumSlow;
  const floor = doubt / size;
  for (let k = 0; k < size; k++) weight[k] = weight[k] * halfFast + scratch[k] * halfSlow + floor;
}

// the dispersion under which levels are compared
function renewDispersion(state: FilterState): void {
  weighDispersions(state, 0);
  const { plug, phi, kappa } = state;
  const { weight } = state.forecast;
  const size = weight.length;
  plug.phi = 0;
  plug.kappa = 0;
  for (let k = 0; k < size; k++) {
    plug.phi += weight[k] * phi[k];
    plug.kappa += weight[k] * kappa[k];
  }
}

/** Set the means and variances of the next window's forecast; `exposure` in observed days. Weights are set by `finishForecast`. */
export function prepareForecast(state: FilterState, exposure: number): void {
  setRates(state);
  const variance = weighLevels(state, exposure);
  const { kappa, phi } = state.forecast;
  const size = phi.length;
  for (let k = 0; k < size; k++) kappa[k] = state.kappa[k] + variance * phi[k];
}

/** Complete the forecast prepared last: weights of its components. */
export function finishForecast(state: FilterState): CountMixture {
  weighDispersions(state, settings.doubt);
  return state.forecast;
}

/** Score the prepared forecast by the block's count (prequential: Dawid 1984), and forget old scores a little. */
export function scoreBlock(state: FilterState, count: number, exposure: number): void {
  const { levelScore, levelMean, fastScore, slowScore, forecast, batch, plug } = state;
  const { fastMemory, slowMemory } = plug;
  // nothing seen in the block, or no level yet to judge it by: a forecast from the prior alone teaches nothing on dispersion
  if (exposure <= 0 || state.exposure[levelCount - 1] < settings.warmBlocks * state.windowDays) {
    forgetOnly(state);
    return;
  }
  // renewed before blocks 1, 2 and 4, and then before every eighth
  if (plug.blocks % settings.renewEvery === 0 || plug.blocks === 1 || plug.blocks === 2 || plug.blocks === 4)
    renewDispersion(state);
  plug.blocks += 1;
  // dispersions around the common mean
  const mean = forecast.mean[0];
  const { phi, kappa } = forecast;
  const { excess, log } = batch;
  for (let k = 0; k < batch.size; k++) {
    batch.mean[k] = mean;
    excess[k] = phi[k] - 1 + kappa[k] * mean;
  }
  logKernels(count, batch);
  let floor = -Infinity;
  for (let k = 0; k < batch.size; k++) if (log[k] > floor) floor = log[k];
  floor -= settings.worstLoss;
  for (let k = 0; k < batch.size; k++) {
    const score = log[k] > floor ? log[k] : floor;
    fastScore[k] = fastMemory * fastScore[k] + score;
    slowScore[k] = slowMemory * slowScore[k] + score;
  }
  // levels under one negative binomial of common size, so that gamma functions cancel
  const size = Math.min(1e6, mean / (plug.phi - 1 + plug.kappa * mean + 1e-9));
  const norm = 1 / (size + mean);
  for (let j = 0; j < expertCount; j++) {
    const ratio = levelMean[j] / mean;
    const seen = count > 0 ? count * quickLn(ratio) : 0;
    levelScore[j] =
      settings.levelMemory * levelScore[j] + seen - (count + size) * quickLn((size + levelMean[j]) * norm);
  }
}

function forgetOnly(state: FilterState): void {
  const { levelScore, fastScore, slowScore, plug } = state;
  const size = state.forecast.weight.length;
  for (let j = 0; j < expertCount; j++) levelScore[j] *= settings.levelMemory;
  for (let k = 0; k < size; k++) {
    fastScore[k] *= plug.fastMemory;
    slowScore[k] *= plug.slowMemory;
  }
}
