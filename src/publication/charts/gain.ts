// One gain over the years: its figures with their uncertainty, its floors, the agreement, and the years of which nothing is published yet.
import {
  areaY,
  axisX,
  axisY,
  dot,
  lineY,
  type Markish,
  type PlotOptions,
  rect,
  ruleX,
  ruleY,
  text,
} from "@observablehq/plot";
import type { Chart } from "../plot.js";
import type { GainPicture } from "./gain-picture.js";

/** The chart of a gain. */
export function gainChart(picture: GainPicture): Chart {
  const { name, title, unit, figures, levels, year } = picture;
  const [first, last] = [figures[0], figures.at(-1)];
  const floors = levels.filter((level) => level !== undefined);
  const floor = floors.length === 0 ? "" : `; the floor is ${floors.map(digits).join(" and ")}`;
  const late =
    last !== undefined && last.year < year - 1 ? ` Of ${last.year + 1} and later nothing is published.` : "";
  return {
    id: `gain-${name.replace(/[^A-Za-z0-9-]/g, "_")}`,
    title: `${title} (${unit})`,
    description:
      first === undefined || last === undefined
        ? "No figure was known."
        : `From ${digits(first.value)} in ${first.year} to ${digits(last.value)} in ${last.year}${floor}.${late}`,
    draw: (width) => options(picture, width),
  };
}

function options(picture: GainPicture, width: number): PlotOptions {
  const { figures, year } = picture;
  const last = figures.at(-1)?.year ?? year;
  return {
    height: 200,
    marginLeft: 46,
    marginRight: 12,
    marginTop: 24,
    x: { domain: [figures[0]?.year ?? year - 1, Math.max(year, last) + 0.5], label: null },
    y: { label: null, nice: true },
    marks: [
      axisX({ ticks: width < 500 ? 4 : 8, tickFormat: (n: number) => String(n), label: null }),
      axisY({ ticks: 4, tickSize: 0, label: null }),
      ...unpublished(picture, width),
      ...figureMarks(picture),
      ...floorMarks(picture),
      ...agreementMarks(picture),
    ],
  };
}

// figures of a year come out later: what lies between the last figure and the day asked about is not known, and is no zero
function unpublished({ figures, year }: GainPicture, width: number): Markish[] {
  const last = figures.at(-1);
  if (last === undefined || last.year >= year) return [];
  const room = ((year - last.year) / (year + 0.5 - figures[0].year)) * (width - 58);
  return [
    rect([{ x1: last.year + 0.12, x2: year + 0.5 }], { x1: "x1", x2: "x2", fill: "var(--none)" }),
    text(room < 64 ? [] : [(last.year + year) / 2 + 0.3], {
      x: (x: number) => x,
      frameAnchor: "bottom",
      dy: -6,
      text: () => (room < 110 ? "not out\nyet" : "not published yet"),
      fill: "var(--soft)",
    }),
  ];
}

function figureMarks({ figures }: GainPicture): Markish[] {
  return [
    areaY(figures, { x: "year", y1: "from", y2: "to", fill: "var(--band)", fillOpacity: 0.6 }),
    lineY(figures, { x: "year", y: "value", stroke: "var(--ink)", strokeWidth: 1.8 }),
    dot(figures, { x: "year", y: "value", r: 2.4, fill: "var(--ink)" }),
  ];
}

function floorMarks({ levels }: GainPicture): Markish[] {
  return levels
    .filter((level) => level !== undefined)
    .flatMap((level) => [
      ruleY([level], { stroke: "var(--not-met)", strokeWidth: 1.5, strokeDasharray: "6,4" }),
      text([level], {
        y: (n: number) => n,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 4,
        dy: -7,
        text: () => `floor ${digits(level)}`,
        fill: "var(--not-met)",
        stroke: "var(--paper)",
        strokeWidth: 3,
      }),
    ]);
}

function agreementMarks({ signed }: GainPicture): Markish[] {
  if (signed === undefined) return [];
  return [
    ruleX([signed], { stroke: "var(--soft)", strokeWidth: 1.2 }),
    text([signed], {
      x: (x: number) => x,
      frameAnchor: "top",
      dy: -14,
      text: () => "agreement",
      fill: "var(--soft)",
    }),
  ];
}

function digits(n: number): string {
  return String(Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 100) / 100);
}
