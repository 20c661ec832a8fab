// Series and days for the tests of floors, with figures that can be checked by head.

import { type Day, parseDay } from "../../src/ground/day.js";
import { type Figure, type IndicatorSeries, withFigures } from "../../src/indicators/series.js";

/** A day that exists. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(`a test needs a day that exists; got ${text}`);
  return found;
}

/** A series of yearly values from `first` on (`undefined` leaves a gap), known 12 months after each year unless said otherwise. */
export function series(
  first: number,
  values: readonly (number | undefined)[],
  more: Partial<IndicatorSeries> = {},
): IndicatorSeries {
  const empty: IndicatorSeries = {
    name: "life",
    title: "Life expectancy",
    unit: "years",
    lagMonths: 12,
    figures: [],
    source: { publisher: "a publisher" },
    ...more,
  };
  const figures = values.flatMap((value, i): Figure[] =>
    value === undefined ? [] : [{ year: first + i, value }],
  );
  return withFigures(empty, figures);
}
