// A series of yearly figures with its source, and what of it was known on a day: figures come late, and are revised.
import { type Day, dayOf } from "../ground/day.js";
import type { Fingerprint } from "../ground/fingerprint.js";

/** One figure of one year. A year may have several: each later one revises those before it. */
export type Figure = {
  /** The calendar year that it speaks of. */
  readonly year: number;
  readonly value: number;
  /** The bounds of its 95 % interval, in the unit of the series; where the source gives none, see `uncertainty`. */
  readonly low?: number;
  readonly high?: number;
  /** The day on which it was published, where that is known. */
  readonly published?: Day;
};

/** Where a series comes from. What is absent was not noted. */
export type SeriesSource = {
  readonly publisher?: string;
  readonly release?: string;
  readonly licence?: string;
  /** The file it was read from, as the reader named it, and the SHA-256 of its text in UTF-8. */
  readonly file?: string;
  readonly sha256?: Fingerprint;
  /** The day on which the publisher last changed the file, where the file says so. */
  readonly released?: Day;
};

/** The figures of one indicator for one country. */
export type IndicatorSeries = {
  /** The key under which the process file declares it. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** By year; those of one year by the day on which they were published. */
  readonly figures: readonly Figure[];
  /** How many months after the end of a year its figure is published. */
  readonly lagMonths: number;
  /** Half of the 95 % interval of one figure, where the figure has no bounds of its own. Without it, such a figure is taken as exact. */
  readonly uncertainty?: number;
  readonly source: SeriesSource;
};

/** A series with more figures, put in their places: a fact that states a figure, a later release. */
export function withFigures(series: IndicatorSeries, more: readonly Figure[]): IndicatorSeries {
  const all = [...series.figures, ...more].map((figure) => ({ figure, day: publishedOn(series, figure) }));
  // a stable order: of two figures of one year and day, the one that came later revises the other
  all.sort((a, b) => a.figure.year - b.figure.year || a.day - b.day);
  return { ...series, figures: all.map(({ figure }) => figure) };
}

/** The figure of a year as it was known on a day: the last that was published by then; `undefined` if none was. */
export function figureOf(series: IndicatorSeries, year: number, known: Day): Figure | undefined {
  return series.figures.findLast((figure) => figure.year === year && publishedOn(series, figure) <= known);
}

/**
 * The day from which a figure is known: the day that it gives itself, else the day on which figures of that year are to be
 * expected, or the day of its file if that is earlier.
 */
export function publishedOn(series: IndicatorSeries, figure: Figure): Day {
  if (figure.published !== undefined) return figure.published;
  const expected = expectedOn(figure.year, series.lagMonths);
  const { released } = series.source;
  return released !== undefined && released < expected ? released : expected;
}

/**
 * The day on which the figure of a year is to be expected: the last day of the month that lies so many months after December.
 *
 * @example
 * expectedOn(2019, 18) // 18808
 */
export function expectedOn(year: number, lagMonths: number): Day {
  const months = 12 + Math.ceil(lagMonths);
  // the day before the first of the next month; beyond the year 9999 the last day that there is
  const next = dayOf(year + Math.floor(months / 12), (months % 12) + 1, 1);
  return ((next ?? endOfTime + 1) - 1) as Day;
}

/** The last day of a calendar year. */
export function endOfYear(year: number): Day {
  return expectedOn(year, 0);
}

/** The bounds of a figure at 95 %: its own, else by the uncertainty of the series, else the figure itself. */
export function boundsOf(
  series: IndicatorSeries,
  figure: Figure,
): { readonly low: number; readonly high: number } {
  const half = series.uncertainty ?? 0;
  return { low: figure.low ?? figure.value - half, high: figure.high ?? figure.value + half };
}

// 9999-12-31
const endOfTime = 2_932_896;
