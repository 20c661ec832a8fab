// What was gained and must not be lost: each indicator with its floor, its uncertainty, and how late its figures come.
import { areaY, axisX, axisY, dot, lineY, type Markish, ruleX, ruleY, text } from "@observablehq/plot";
import type { Condition, IndicatorCondition } from "../../agreement/terms/condition.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { type Day, partsOfDay } from "../../ground/day.js";
import { judgeFloor } from "../../indicators/judge-floor.js";
import { boundsOf, type Figure, figureOf, type IndicatorSeries } from "../../indicators/series.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type Chart, type DrawingEffects, drawn } from "../plot.js";
import { resultMark } from "./look.js";

/** The days for which the gains are asked. */
export type Asking = { readonly on: Day; readonly known: Day };

/** One picture for each indicator that a clause guards, or that is declared. */
export function gainsSection(
  process: ProcessFile,
  series: ReadonlyMap<string, IndicatorSeries>,
  asking: Asking,
  effects: DrawingEffects,
): Markup | undefined {
  const shown = process.indicators.flatMap((declaration) => {
    const one = series.get(declaration.name);
    return one === undefined || one.figures.length === 0 ? [] : [{ declaration, one }];
  });
  if (shown.length === 0) return undefined;
  return section(
    "gains",
    "What was gained",
    html`<p>A gain is guarded by a floor: it must not fall below its level of a year by more than was agreed. The band is the uncertainty of the figures. Figures of a year come out later; those that were not out yet are left blank.</p>`,
    html`${shown.map(({ declaration, one }) => {
      const floors = floorsOf(process, declaration.name);
      return gain(one, { better: declaration.better, floors, asking }, effects);
    })}`,
  );
}

type Guard = {
  readonly better: "higher" | "lower";
  readonly floors: readonly IndicatorCondition[];
  readonly asking: Asking;
};

function gain(series: IndicatorSeries, guard: Guard, effects: DrawingEffects): Markup {
  const { better, floors, asking } = guard;
  const judged = floors.map((floor) =>
    judgeFloor(series, { year: floor.year, slack: floor.slack, better }, asking.on, asking.known),
  );
  const figures = knownFigures(series, asking.known);
  const chart = gainChart(series, guard, figures);
  const words = judged.map(
    (one) => html`<p>${resultMark(one.truth)}: ${one.reasons.map(sentence).join(" ")}</p>`,
  );
  const rows = figures.map((f) => {
    const { low, high } = boundsOf(series, f);
    return [String(f.year), digits(f.value), low === high ? "" : `${digits(low)} to ${digits(high)}`];
  });
  const source = [series.source.publisher, series.source.release, series.source.licence].filter(
    (part) => part !== undefined,
  );
  return html`<h3>${series.title}</h3>${words}${figure(drawn(chart, effects), {
    caption: html`${series.unit}; ${better === "higher" ? "more is better" : "less is better"}${source.length === 0 ? "" : `. ${source.join(", ")}`}.`,
    words: table([{ name: "Year" }, { name: series.unit, number: true }, { name: "95 %" }], rows),
  })}`;
}

function gainChart(
  series: IndicatorSeries,
  { floors, better, asking }: Guard,
  figures: readonly Figure[],
): Chart {
  const first = figures[0];
  const last = figures.at(-1);
  const year = partsOfDay(asking.on).year;
  const floorLines = floors.flatMap((floor) => {
    const base = figureOf(series, floor.year, asking.known);
    return base === undefined
      ? []
      : [better === "higher" ? base.value - floor.slack : base.value + floor.slack];
  });
  const description =
    first === undefined || last === undefined
      ? "No figure was known."
      : `From ${digits(first.value)} in ${first.year} to ${digits(last.value)} in ${last.year}${floorLines.length === 0 ? "" : `; the floor is ${floorLines.map(digits).join(" and ")}`}.`;
  return {
    id: `gain-${series.name.replace(/[^A-Za-z0-9-]/g, "_")}`,
    title: series.title,
    description,
    draw: (width) => ({
      height: 190,
      marginLeft: 46,
      marginRight: 12,
      x: { domain: [first?.year ?? year - 1, Math.max(year, last?.year ?? year) + 0.5], label: null },
      y: { label: null, nice: true },
      marks: marksOf(series, figures, { floorLines, year, width }),
    }),
  };
}

type Lines = { readonly floorLines: readonly number[]; readonly year: number; readonly width: number };

function marksOf(
  series: IndicatorSeries,
  figures: readonly Figure[],
  { floorLines, year, width }: Lines,
): Markish[] {
  const at = { x: (f: Figure) => f.year };
  return [
    axisX({ ticks: width < 500 ? 4 : 8, tickFormat: (n: number) => String(n), label: null }),
    axisY({ ticks: 4, tickSize: 0, label: null }),
    areaY(figures, {
      ...at,
      y1: (f: Figure) => boundsOf(series, f).low,
      y2: (f: Figure) => boundsOf(series, f).high,
      fill: "var(--band)",
      fillOpacity: 0.6,
    }),
    ...floorLines.flatMap((level) => [
      ruleY([level], { stroke: "var(--not-met)", strokeDasharray: "6,4" }),
      text([level], {
        y: (n: number) => n,
        frameAnchor: "right",
        dy: 10,
        text: () => "floor",
        fill: "var(--not-met)",
      }),
    ]),
    ruleX([year], { stroke: "var(--line)" }),
    lineY(figures, { ...at, y: "value", stroke: "var(--ink)", strokeWidth: 1.8 }),
    dot(figures, { ...at, y: "value", r: 2.4, fill: "var(--ink)" }),
  ];
}

// of each year the figure that was known last
function knownFigures(series: IndicatorSeries, known: Day): readonly Figure[] {
  const years = [...new Set(series.figures.map((f) => f.year))].sort((a, b) => a - b);
  return years.flatMap((year) => figureOf(series, year, known) ?? []);
}

/** The floors that clauses of a process set for an indicator. */
export function floorsOf(process: ProcessFile, indicator: string): readonly IndicatorCondition[] {
  return process.clauses
    .flatMap((clause) => [
      ...(clause.that === undefined ? [] : [clause.that]),
      ...clause.sides.map((side) => side.that),
    ])
    .flatMap(leaves)
    .filter((leaf) => leaf.kind === "indicator")
    .filter((leaf) => leaf.indicator === indicator);
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

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function digits(n: number): string {
  return String(Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 100) / 100);
}
