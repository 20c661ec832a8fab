// Ratios one under the other: a point for the middle, a bar for the 95 % interval, lines at "same" and at what was asked for.
import { axisX, axisY, dot, link, type Markish, type PlotOptions, ruleX, text } from "@observablehq/plot";
import type { Answer } from "../../violence/verdict.js";
import type { Chart } from "../plot.js";
import { colours, type RatioAxis, ratioAxis, reachOf, short, symbols } from "./look.js";

/** One line of the chart. With `strong: false` its point is hollow. */
export type IntervalRow = {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly answer: Answer;
  readonly strong?: boolean;
  /** A second, thinner bar around the first, such as an interval that holds for all lines together. */
  readonly outer?: { readonly low: number; readonly high: number };
  /** What stands at the right, such as `5 of 19`. */
  readonly note?: string;
};

/** What a chart of intervals is made of. */
export type Intervals = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly IntervalRow[];
  /** The ratio that was asked for; none is drawn where none was. */
  readonly required?: number;
  /** What the notes at the right are. */
  readonly noteTitle?: string;
};

/** The chart of some ratios with their intervals. */
export function intervalsChart(parts: Intervals): Chart {
  return {
    id: parts.id,
    title: parts.title,
    description: parts.description,
    draw: (width) => options(parts, width),
  };
}

type Placed = IntervalRow & { readonly at: number };

function options(parts: Intervals, width: number): PlotOptions {
  const narrow = width < 500;
  const rows: Placed[] = parts.rows.map((row, at) => ({ ...row, at }));
  const [low, high] = reachOf(rows);
  const axis = ratioAxis(Math.min(low, parts.required ?? 1), high, narrow ? 4 : 7);
  const letters = narrow ? 17 : 32;
  const longest = Math.max(...rows.map((r) => [...short(r.name, letters)].length));
  return {
    height: 58 + rows.length * (narrow ? 24 : 26),
    marginLeft: Math.min(narrow ? 126 : 236, 16 + longest * 7.2),
    marginRight: narrow ? 14 : 88,
    marginTop: 34,
    marginBottom: 24,
    x: { type: "log", domain: axis.domain, label: null },
    y: { type: "point", domain: rows.map((r) => r.at), padding: 0.5, label: null },
    marks: [
      // the labels as text: a format would be left out at ticks between the powers of ten
      axisX([...axis.ticks], { anchor: "bottom", text: axis.label, tickSize: 4, label: null }),
      axisY({
        tickFormat: (at: number) => short(rows[at].name, letters),
        tickSize: 0,
        label: null,
        textAnchor: "end",
      }),
      ruleX(axis.ticks, { stroke: "var(--grid)" }),
      ruleX([1], { stroke: "var(--soft)", strokeDasharray: "3,3" }),
      ...requirement(parts.required, axis),
      ...bars(rows, axis),
      ...dots(rows, axis),
      ...(narrow ? [] : notes(parts, rows)),
    ],
  };
}

function requirement(required: number | undefined, axis: RatioAxis): Markish[] {
  if (required === undefined || required < axis.domain[0]) return [];
  return [
    ruleX([required], { stroke: "var(--ink)", strokeWidth: 2 }),
    text([required], {
      x: (r: number) => r,
      frameAnchor: "top",
      text: () => "asked for",
      dy: -16,
      fontWeight: 600,
    }),
  ];
}

// an interval that goes on beyond the axis ends in an arrow
function bars(rows: readonly Placed[], { domain }: RatioAxis): Markish[] {
  const ends = (pick: (r: Placed) => { low: number; high: number }) =>
    ({
      x1: (r: Placed) => clip(pick(r).low, domain),
      x2: (r: Placed) => clip(pick(r).high, domain),
      y1: "at",
      y2: "at",
    }) as const;
  const widest = (r: Placed) => r.outer ?? r;
  const arrow = { y: "at", fontWeight: 700, fill: "var(--ink)" } as const;
  return [
    link(
      rows.filter((r) => r.outer !== undefined),
      { ...ends(widest), stroke: "var(--soft)", strokeWidth: 1 },
    ),
    link(rows, { ...ends((r) => r), stroke: "var(--ink)", strokeWidth: 2.5 }),
    text(
      rows.filter((r) => widest(r).low < domain[0]),
      { ...arrow, x: domain[0], text: () => "←", dx: -5 },
    ),
    text(
      rows.filter((r) => widest(r).high > domain[1]),
      { ...arrow, x: domain[1], text: () => "→", dx: 5 },
    ),
  ];
}

function dots(rows: readonly Placed[], { domain }: RatioAxis): Markish[] {
  return (["met", "cannot-tell", "not-met"] as const).map((answer) =>
    dot(
      rows.filter((r) => r.answer === answer),
      {
        x: (r: Placed) => clip(r.median, domain),
        y: "at",
        r: 5.5,
        symbol: symbols[answer],
        fill: (r: Placed) => (r.strong === false ? "var(--paper)" : colours[answer]),
        stroke: colours[answer],
        strokeWidth: 1.8,
      },
    ),
  );
}

function notes(parts: Intervals, rows: readonly Placed[]): Markish[] {
  const right = { frameAnchor: "right", textAnchor: "end", dx: 84, fill: "var(--soft)" } as const;
  return [
    text(rows, { ...right, y: "at", text: (r: Placed) => r.note ?? "" }),
    text([parts.noteTitle ?? ""], {
      frameAnchor: "top-right",
      textAnchor: "end",
      dx: 84,
      dy: -22,
      fill: "var(--soft)",
    }),
  ];
}

function clip(ratio: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, ratio));
}
