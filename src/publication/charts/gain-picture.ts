// What is drawn of a gain: its figures as they were known on a day, the levels that must not be crossed, and who sets them.
import type { Condition, IndicatorCondition } from "../../agreement/terms/condition.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { type Day, partsOfDay } from "../../ground/day.js";
import { boundsOf, type Figure, figureOf, type IndicatorSeries } from "../../indicators/series.js";

/** For which day gains are asked, and what was known on which day. */
export type Asking = { readonly on: Day; readonly known: Day };

/** What guards a gain: floors, and which way is better. */
export type Guarded = {
  readonly better: "higher" | "lower";
  readonly floors: readonly IndicatorCondition[];
  readonly asking: Asking;
  /** The day on which the agreement was signed. */
  readonly signed?: Day | undefined;
};

/** What is drawn of a gain. */
export type GainPicture = {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Of each year the figure that was known last, with its bounds. */
  readonly figures: readonly (Figure & { readonly from: number; readonly to: number })[];
  /** For each floor the level that must not be crossed; nothing where its year has no figure. */
  readonly levels: readonly (number | undefined)[];
  /** The year of the agreement, and the year that is asked about. */
  readonly signed?: number;
  readonly year: number;
};

/** The picture of a series as it was known on a day. */
export function gainPicture(series: IndicatorSeries, guarded: Guarded): GainPicture {
  const { better, floors, asking, signed } = guarded;
  const years = [...new Set(series.figures.map((figure) => figure.year))].sort((a, b) => a - b);
  const figures = years.flatMap((year) => figureOf(series, year, asking.known) ?? []);
  return {
    name: series.name,
    title: series.title,
    unit: series.unit,
    figures: figures.map((figure) => {
      const { low, high } = boundsOf(series, figure);
      return { ...figure, from: low, to: high };
    }),
    levels: floors.map(({ year, slack }) => {
      const base = figureOf(series, year, asking.known);
      if (base === undefined) return undefined;
      return better === "higher" ? base.value - slack : base.value + slack;
    }),
    ...(signed === undefined ? {} : { signed: yearAt(signed) }),
    year: partsOfDay(asking.on).year,
  };
}

/** A floor, and the clause that sets it. */
export type Guarding = { readonly clause: string; readonly floor: IndicatorCondition };

/** The floors that clauses of a process set for an indicator. */
export function guardsOf(process: ProcessFile, indicator: string): readonly Guarding[] {
  return process.clauses.flatMap((clause) => {
    const asked = [clause.that, ...clause.sides.map((side) => side.that)];
    return asked
      .flatMap((condition) => (condition === undefined ? [] : leaves(condition)))
      .filter((leaf) => leaf.kind === "indicator")
      .filter((leaf) => leaf.indicator === indicator)
      .map((floor) => ({ clause: clause.name, floor }));
  });
}

function leaves(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "some":
      return condition.of.flatMap(leaves);
    case "not":
      return leaves(condition.of);
    default:
      return [condition];
  }
}

// a figure of a year speaks of the whole year and stands at its number, so a day stands where its year has come to
function yearAt(day: Day): number {
  const { year, month } = partsOfDay(day);
  return year - 0.5 + (month - 1) / 12;
}
