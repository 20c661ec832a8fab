// All windows of the past of all series in one pass: were the forecasts right, neither too narrow nor too wide?

import type { Cube } from "../cube/cube.js";
import {
  type DateTreatment,
  type Quantity,
  type Scope,
  type Series,
  scopeMask,
  seriesOf,
} from "../cube/series.js";
import {
  type CountTable,
  createTable,
  logProbability,
  probabilityBelow,
  rankedScore,
  tabulate,
} from "../numbers/count-table.js";
import { ln } from "../numbers/elementary.js";
import type { CountMixture } from "../numbers/mixture.js";
import { type RandomStream, stream } from "../numbers/random.js";
import type { Calibration } from "./findings.js";
import { createFilter } from "./forecast/filter.js";
import { runFilter } from "./forecast/run-filter.js";
import { type BlockForecast, gridOf } from "./forecast/window.js";

/** Windows begin on this day of a series: the first year only teaches. */
const firstWindow = 364;

/** A series with the name of its place, or `(all)`. */
export type NamedSeries = { readonly name: string; readonly series: Series };

/** Which series are calibrated. */
export type CalibrationPlan = {
  readonly quantity: Quantity;
  readonly dates: DateTreatment;
  /** Places with fewer dated events are left out. */
  readonly fewestEvents: number;
};

/** How the windows are cut and scored. */
export type WindowPlan = {
  /** Length of the windows in days. */
  readonly window: number;
  /** Seed of the randomised probability integral transform. */
  readonly seed: number;
  readonly quantity?: Quantity;
};

/** One past window: what was forecast for it, what came, and where it fell in its forecast. */
export type ScoredWindow = {
  readonly mean: number;
  readonly observed: number;
  readonly logScore: number;
  readonly crps: number;
  /** P(N < n) and P(N ≤ n) under the forecast; the randomised transform lies between them. */
  readonly below: number;
  readonly upTo: number;
  readonly pit: number;
};

/** The total of a scope and every place in it with enough dated events; records of no place make a line of their own. */
export function calibrationSeries(cube: Cube, scope: Scope, plan: CalibrationPlan): NamedSeries[] {
  const mask = scopeMask(cube, scope);
  const all = { name: "(all)", series: seriesOf(cube, scope, plan.quantity, plan.dates) };
  const places = cube.places.filter((_, i) => mask.places[i]);
  const lines = places.flatMap((place) => {
    const within = { ...scope, places: [place] };
    const events = seriesOf(cube, within, "events", plan.dates).counts.reduce((sum, n) => sum + n, 0);
    return events < plan.fewestEvents
      ? []
      : [{ name: place as string, series: seriesOf(cube, within, plan.quantity, plan.dates) }];
  });
  return [all, ...lines];
}

/**
 * Scores every window of every series, back to back from day 364 (from 0), each forecast from the days before it alone. The
 * probability integral transform is randomised, as counts are discrete (Czado, Gneiting & Held 2009), with one stream of random numbers for
 * each series; CRPS and log score as in Gneiting & Raftery 2007.
 *
 * Cost: linear in days and windows.
 */
export function calibrate(
  lines: readonly NamedSeries[],
  plan: WindowPlan,
  progress: (done: number, total: number) => void = () => undefined,
): Calibration {
  const scored: ScoredWindow[] = [];
  lines.forEach(({ series }, i) => {
    scored.push(...scoreWindows(series, plan, i));
    progress(i + 1, lines.length);
  });
  return calibrationOf(scored, lines.length);
}

/** The calibration of a test on its own past: the forecasts that were made for the windows before it. */
export function calibrateHistory(history: readonly BlockForecast[], seed: number): Calibration {
  const scoring = { table: createTable(), random: stream(seed, 0) };
  const scored = history.flatMap(({ past, forecast, exposure, observed }) =>
    past && forecast !== undefined && exposure > 0 ? [scoreWindow(forecast, observed, scoring)] : [],
  );
  return calibrationOf(scored, 1);
}

function calibrationOf(scored: readonly ScoredWindow[], series: number): Calibration {
  const pit = new Array<number>(10).fill(0);
  let below = 0;
  let above = 0;
  let logScore = 0;
  let crps = 0;
  for (const window of scored) {
    if (window.pit < 0.025) below++;
    if (window.pit > 0.975) above++;
    logScore += window.logScore;
    crps += window.crps;
    pit[Math.min(9, Math.floor(window.pit * 10))]++;
  }
  const windows = scored.length;
  const share = (n: number) => n / Math.max(1, windows);
  return {
    series,
    windows,
    coverage95: share(windows - below - above),
    below: share(below),
    above: share(above),
    logScore: share(logScore),
    crps: share(crps),
    pit,
  };
}

/** The windows of one series. A window that nobody saw is left out: it says nothing. */
export function scoreWindows(series: Series, plan: WindowPlan, index: number): ScoredWindow[] {
  const size = plan.window;
  const days = series.counts.length;
  const windows = Math.max(0, Math.floor((days - firstWindow) / size));
  const random = stream(plan.seed, index);
  const table = createTable();
  const out: ScoredWindow[] = [];
  const history = { counts: series.counts.map(Math.round), observed: series.observed };
  const span = { from: firstWindow, end: firstWindow + windows * size };
  runFilter(createFilter(size, gridOf(plan.quantity)), history, span, (_, observed, exposure, forecast) => {
    if (exposure > 0) out.push(scoreWindow(forecast, observed, { table, random }));
  });
  return out;
}

/** Scores one forecast by what came. */
export function scoreWindow(
  forecast: CountMixture,
  observed: number,
  { table, random }: { table: CountTable; random: RandomStream },
): ScoredWindow {
  tabulate(forecast, table);
  const below = probabilityBelow(table, observed);
  const upTo = Math.max(below, probabilityBelow(table, observed + 1));
  const at = observed - table.first;
  const p = table.step === 1 && at >= 0 && at < table.length ? table.probability[at] : 0;
  return {
    // all components of a forecast have one mean
    mean: forecast.mean[0],
    observed,
    logScore: p > 1e-4 ? ln(p) : logProbability(forecast, observed),
    crps: rankedScore(table, observed),
    below,
    upTo,
    pit: below + random.uniform() * (upTo - below),
  };
}
