// What history lets expect: the baseline cut into blocks like the window, the filter over them, its forecast of the window.
import { type Quantity, restrict, type Series } from "../../cube/series.js";
import { addDays } from "../../ground/day.js";
import { type DayInterval, lengthOf } from "../../ground/interval.js";
import type { CountMixture } from "../../numbers/mixture.js";
import type { ViolenceTest } from "../test.js";
import { deathGrid, eventGrid, type Grid } from "./experts.js";
import {
  createFilter,
  exposureOf,
  type FilterState,
  finishForecast,
  observeDays,
  prepareForecast,
} from "./filter.js";
import { runFilter } from "./run-filter.js";

/** A block of days with the forecast that was made before it was seen; `past` is false for the window itself. */
export type BlockForecast = {
  readonly days: DayInterval;
  readonly exposure: number;
  readonly observed: number;
  /** `undefined` for the first blocks, before which there is too little history. */
  readonly forecast: CountMixture | undefined;
  readonly past: boolean;
};

/** What frames a forecast: the history it may use, the window that it is for, and what is counted. */
export type Frame = Pick<ViolenceTest, "baseline" | "window"> & Partial<Pick<ViolenceTest, "quantity">>;

/** Blocks of history that a forecast needs before it is taken for one. */
const fewest = 4;

/** The forecast of the count in the part of the window that was observed. */
export function forecastWindow(series: Series, frame: Frame): CountMixture {
  return forecastOf(series, frame, restrict(series, frame.window).observed);
}

/** The forecast of the count in the whole window, whether or not it was observed. */
export function forecastFull(series: Series, frame: Frame): CountMixture {
  return forecastOf(series, frame, new Float64Array(lengthOf(frame.window)).fill(1));
}

/** Every block of the baseline with its forecast, and last the window. The forecasts come from one pass. */
export function forecastHistory(series: Series, frame: Frame): BlockForecast[] {
  return [...forecastPast(series, frame), windowBlock(series, frame, forecastWindow(series, frame))];
}

/** Every block of the baseline with its forecast. They depend on how long the window is, not on when. */
export function forecastPast(series: Series, frame: Frame): BlockForecast[] {
  const history = historyOf(series, frame);
  const out: BlockForecast[] = [];
  const size = lengthOf(frame.window);
  const state = createFilter(size, gridOf(frame.quantity));
  runFilter(state, history, { from: 0, end: history.counts.length }, (start, observed, _, forecast) => {
    const from = addDays(history.start, start);
    out.push({
      days: { start: from, end: addDays(from, size) },
      exposure: meanOf(history.observed.subarray(start, start + size)),
      observed,
      // the filter goes on with its own arrays
      forecast: out.length < fewest ? undefined : copied(forecast),
      past: true,
    });
  });
  return out;
}

/** The window as a block, with its forecast. */
export function windowBlock(series: Series, { window }: Frame, forecast: CountMixture): BlockForecast {
  const exposure = observedShare(series, window);
  return { days: window, exposure, observed: observedIn(series, window), forecast, past: false };
}

/** The count in some days, rounded to a whole number. */
export function observedIn(series: Series, days: DayInterval): number {
  return Math.round(restrict(series, days).counts.reduce((sum, n) => sum + n, 0));
}

/** The share of some days that was observed, 0 to 1. */
export function observedShare(series: Series, days: DayInterval): number {
  return meanOf(restrict(series, days).observed);
}

/** How many blocks as long as the window the baseline holds, as far as the data goes. */
export function blocksIn(series: Pick<Series, "span">, frame: Pick<Frame, "baseline" | "window">): number {
  const start = Math.max(frame.baseline.start, series.span.start);
  const end = Math.min(frame.baseline.end, series.span.end);
  return Math.max(0, Math.floor((end - start) / lengthOf(frame.window)));
}

/** How a week's violence falls on the days of a window: shares that add up to 1, from the baseline, drawn towards even. */
export function weekdayShares(series: Series, frame: Pick<Frame, "baseline" | "window">): Float64Array {
  const history = restrict(series, frame.baseline);
  const counts = new Float64Array(7);
  const seen = new Float64Array(7);
  for (let d = 0; d < history.counts.length; d++) {
    counts[weekday(history.span.start + d)] += history.counts[d];
    seen[weekday(history.span.start + d)] += history.observed[d];
  }
  const daily = sumOf(counts) / Math.max(1, sumOf(seen));
  // as if sixty events had fallen evenly on each weekday: a rhythm must earn its place
  const factor = Float64Array.from(counts, (n, w) => (n + 60) / (daily * seen[w] + 60));
  const share = Float64Array.from(
    { length: lengthOf(frame.window) },
    (_, d) => factor[weekday(frame.window.start + d)],
  );
  const sum = sumOf(share);
  return share.map((x) => x / sum);
}

/** The candidates that suit what is counted: deaths come in heaps. */
export function gridOf(quantity: Quantity = "events"): Grid {
  return quantity === "events" ? eventGrid : deathGrid;
}

// blocks end where the baseline ends; days between baseline and window are nobody's: the filter only forgets
function forecastOf(series: Series, frame: Frame, observed: Float64Array): CountMixture {
  const history = historyOf(series, frame);
  const length = history.counts.length;
  const state = createFilter(lengthOf(frame.window), gridOf(frame.quantity));
  runFilter(state, history, { from: length, end: length });
  skipDays(state, length, frame.window.start - history.end);
  const before = length + frame.window.start - history.end;
  const padded = new Float64Array(before + observed.length);
  padded.set(observed, before);
  prepareForecast(state, exposureOf(state, padded, before));
  return copied(finishForecast(state));
}

function skipDays(state: FilterState, from: number, days: number): void {
  const nothing = { counts: new Float64Array(from + days), observed: new Float64Array(from + days) };
  const step = state.windowDays;
  for (let d = from; d < from + days; d += step)
    observeDays(state, nothing, d, Math.min(from + days, d + step));
}

function historyOf(
  series: Series,
  frame: Frame,
): { counts: Float64Array; observed: Float64Array; start: Series["span"]["start"]; end: number } {
  const start = frame.baseline.start > series.span.start ? frame.baseline.start : series.span.start;
  const end = frame.baseline.end < series.span.end ? frame.baseline.end : series.span.end;
  if (end <= start)
    return { counts: new Float64Array(0), observed: new Float64Array(0), start, end: frame.window.start };
  const { counts, observed } = restrict(series, { start, end });
  return { counts: rounded(counts), observed, start, end };
}

// a record that is spread over days leaves fractions behind
function rounded(counts: Float64Array): Float64Array {
  for (let d = 0; d < counts.length; d++) counts[d] = Math.round(counts[d]);
  return counts;
}

function copied({ weight, mean, phi, kappa }: CountMixture): CountMixture {
  return { weight: weight.slice(), mean: mean.slice(), phi: phi.slice(), kappa: kappa.slice() };
}

function weekday(day: number): number {
  return ((day % 7) + 7) % 7;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0);
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? 0 : sumOf(values) / values.length;
}
