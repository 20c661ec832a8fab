// A gain that must not be lost: the indicator's series with the figures that facts state, judged against its floor.
import type { IndicatorCondition } from "../../agreement/terms/condition.js";
import type { IndicatorDeclaration } from "../../agreement/terms/things.js";
import { type Day, partsOfDay } from "../../ground/day.js";
import { judgeFloor } from "../../indicators/judge-floor.js";
import { endOfYear, type Figure, type IndicatorSeries, withFigures } from "../../indicators/series.js";
import { type DayList, sortedDays } from "../day-lists.js";
import { type Evidence, evidenceOn, undoubted } from "../evidence.js";
import type { Fact } from "../fact.js";
import { factsIn, type Rows } from "../facts/rows.js";
import type { Inquiry, Viewpoint, Watched } from "../inquiry.js";
import type { Judged, Why } from "../result.js";
import { why } from "../words.js";

/** An indicator that is compared with its floor. */
export function watchFloor(inquiry: Inquiry, condition: IndicatorCondition, view: Viewpoint): Watched {
  const { indicator, year, slack } = condition;
  const declared = inquiry.declared.indicators.get(indicator);
  if (declared === undefined)
    throw new RangeError(`an indicator is one that the process file declares; got "${indicator}"`);
  const evidence = evidenceOn(inquiry, indicator, view);
  const series = inquiry.knowledge.indicators.get(indicator) ?? emptySeries(declared);
  const main = withFigures(series, figuresOf(evidence.accepted));
  const without =
    evidence.doubts.size === 0 ? undefined : withFigures(series, figuresOf(undoubted(evidence)));
  const terms = { year, slack, better: declared.better };
  const judged = (on: Day): Judged => {
    const found = judgeFloor(main, terms, on, inquiry.known);
    const turns =
      without !== undefined && judgeFloor(without, terms, on, inquiry.known).truth !== found.truth;
    const behind: Why[] = found.reasons.slice(1).map((text) => ({ text }));
    if (turns) behind.push(why("a figure is said to be wrong, and the outcome turns on it"));
    return {
      truth: turns ? "disputed" : found.truth,
      why: why(
        `${declared.title}: ${found.reasons[0] ?? ""}`,
        factsFor(evidence, [found.floor, found.latest]),
        behind,
      ),
      seen: on,
      ...(found.truth === "met" && { progress: 1 }),
    };
  };
  return {
    days: () => daysOf(main, year, inquiry.known),
    truth: (on) => judged(on).truth,
    sight: (on) => {
      const { truth } = judged(on);
      return { truth, seen: on, ...(truth === "met" && { progress: 1 }) };
    },
    judged,
  };
}

// a series of which only facts speak
function emptySeries(declared: IndicatorDeclaration): IndicatorSeries {
  const { name, title, unit, lagMonths, uncertainty, publisher, release, licence } = declared;
  return {
    name,
    title,
    unit,
    figures: [],
    lagMonths,
    ...(uncertainty !== undefined && { uncertainty }),
    source: {
      ...(publisher !== undefined && { publisher }),
      ...(release !== undefined && { release }),
      ...(licence !== undefined && { licence }),
    },
  };
}

function figuresOf(rows: Rows): readonly Figure[] {
  return factsIn(rows).flatMap((fact) => {
    const { value, known } = fact;
    if (value?.kind !== "amount") return [];
    const { amount, low, high } = value;
    const bounds = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
    return [{ year: yearOf(fact), value: amount, published: known, ...bounds }];
  });
}

// the year on whose last day the fact ends, or in which it ends
function yearOf({ during }: Fact): number {
  return partsOfDay((during.end - 1) as Day).year;
}

function factsFor({ accepted }: Evidence, figures: readonly (Figure | undefined)[]): readonly Fact[] {
  return factsIn(accepted).filter(({ value, known, during }) =>
    figures.some(
      (figure) =>
        figure !== undefined &&
        value?.kind === "amount" &&
        value.amount === figure.value &&
        known === figure.published &&
        partsOfDay((during.end - 1) as Day).year === figure.year,
    ),
  );
}

// a year counts from its last day on
function daysOf({ figures }: IndicatorSeries, floor: number, known: Day): DayList {
  const last = figures.reduce((most, { year }) => Math.max(most, year), partsOfDay(known).year);
  const years = Array.from({ length: Math.max(0, last - floor + 1) }, (_, i) => floor + i);
  return sortedDays(years.map(endOfYear));
}
