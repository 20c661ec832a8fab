// From the text of a file to the series that a process file declares: its figures with their bounds, and whence they come.
import type { IndicatorDeclaration } from "../agreement/terms/things.js";
import { fingerprintOfBytes } from "../ground/fingerprint.js";
import { type Result, success } from "../ground/problem.js";
import { normalQuantile } from "../numbers/normal.js";
import { type IndicatorRow, type IndicatorTable, readIndicatorTable } from "../sources/indicator-table.js";
import { type Figure, type IndicatorSeries, type SeriesSource, withFigures } from "./series.js";

/**
 * Reads the series that an indicator declares out of the text of its file: a table of the World Bank (wide or long), of V-Dem, or
 * a plain one of `year,value,low,high`. V-Dem's `codelow` and `codehigh` lie one standard error away (68 %); they are moved to
 * 1.96 of them, so that all bounds are those of 95 %.
 *
 * `file` is the name for messages. Give the text as the file has it, so that its SHA-256 is the file's own. Problems: those of
 * `readIndicatorTable`, each with line and column.
 *
 * @example
 * readIndicatorFile("year,value\n2019,62.9\n2020,61.5\n", "life.csv", { name: "life", title: "Life expectancy", unit: "years", better: "higher", lagMonths: 18, spot: {} }).value.figures.length // 2
 */
export function readIndicatorFile(
  text: string,
  file: string,
  declaration: IndicatorDeclaration,
): Result<IndicatorSeries> {
  const { code, country } = declaration;
  const table = readIndicatorTable(text, file, {
    ...(code !== undefined && { code }),
    ...(country !== undefined && { country }),
  });
  if (!table.ok) return table;
  const { bounds, rows, released } = table.value;
  const source: SeriesSource = {
    ...declaredSource(declaration),
    file,
    sha256: fingerprintOfBytes(new TextEncoder().encode(text)),
    ...(released !== undefined && { released }),
  };
  return success(
    withFigures(
      seriesOf(declaration, source),
      rows.map((row) => figureOfRow(row, bounds)),
    ),
  );
}

/** A series without figures, as an indicator declares it: for figures that come as facts, with `withFigures`. */
export function declaredSeries(declaration: IndicatorDeclaration): IndicatorSeries {
  return seriesOf(declaration, declaredSource(declaration));
}

function declaredSource({ publisher, release, licence }: IndicatorDeclaration): SeriesSource {
  return {
    ...(publisher !== undefined && { publisher }),
    ...(release !== undefined && { release }),
    ...(licence !== undefined && { licence }),
  };
}

function seriesOf(declaration: IndicatorDeclaration, source: SeriesSource): IndicatorSeries {
  const { name, title, unit, lagMonths, uncertainty } = declaration;
  const half = uncertainty === undefined ? {} : { uncertainty };
  return { name, title, unit, lagMonths, ...half, figures: [], source };
}

function figureOfRow(row: IndicatorRow, bounds: IndicatorTable["bounds"]): Figure {
  const { year, value, low, high, published } = row;
  const stretch = bounds === "95 %" ? 1 : normalQuantile(0.975);
  const away = (bound: number) => (stretch === 1 ? bound : value + stretch * (bound - value));
  return {
    year,
    value,
    ...(low !== undefined && { low: away(low) }),
    ...(high !== undefined && { high: away(high) }),
    ...(published !== undefined && { published }),
  };
}
