// How many remain day by day: the whole by its parts, and below it each group that a ceiling or a floor counts, with its lines.
import { axisX, type Markish, type PlotOptions, rect, ruleX, ruleY, text } from "@observablehq/plot";
import type { Day } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import type { Chart } from "../plot.js";
import { sayCount, sayDay } from "../words.js";
import { short } from "./look.js";

/** So many troops from a day until another, which is not counted any more. */
export type Stretch = { readonly from: Day; readonly to: Day; readonly troops: number };

/** A line that must not be crossed, and the days on which it holds. */
export type Limit = { readonly from: Day; readonly to: Day; readonly level: number };

/** A group of troops: its parts, and what is asked of it. */
export type Panel = {
  readonly title: string;
  readonly parts: readonly { readonly name: string; readonly stretches: readonly Stretch[] }[];
  readonly ceilings: readonly Limit[];
  readonly floors: readonly Limit[];
};

/** What is drawn. The first panel is the whole. */
export type DrawdownPicture = {
  readonly days: DayInterval;
  readonly tranches: readonly { readonly name: string; readonly day: Day }[];
  readonly panels: readonly Panel[];
};

/** The chart. Each panel has a scale of its own, which begins at nobody. */
export function drawdownChart(picture: DrawdownPicture): Chart {
  const [whole, ...rest] = picture.panels;
  const said = [whole, ...rest].map(({ title, parts, ceilings, floors }) => {
    const course = sumsOf(parts).map(({ from, troops }) => `${sayCount(troops)} from ${sayDay(from)}`);
    const lines = [
      ...ceilings.map(({ from, level }) => `at most ${sayCount(level)} are allowed from ${sayDay(from)}`),
      ...floors.map(({ to, level }) => `at least ${sayCount(level)} must stay until ${sayDay(to)}`),
    ];
    return `${title}: ${[...course, ...lines].join(", ")}.`;
  });
  return {
    id: "drawdown-chart",
    title: "Troops that remain, day by day",
    description: said.join(" "),
    draw: (width) => options(picture, width),
  };
}

type Drawn = {
  readonly panel: string;
  readonly width: number;
  readonly days: DayInterval;
  readonly top: number;
};

const noon = (day: number): Date => new Date(day * 86_400_000);

// from the bottom of a stack upwards; neighbours differ in lightness, so that print and the colour-blind tell them apart
const fills = [
  "var(--met)",
  "var(--band)",
  "var(--cannot-tell)",
  "var(--line)",
  "var(--not-met)",
  "var(--none)",
];

function options({ days, tranches, panels }: DrawdownPicture, width: number): PlotOptions {
  const narrow = width < 500;
  const titles = panels.map(({ title }, i) => `${i} ${title}`);
  return {
    height: 74 + panels.length * (narrow ? 130 : 150),
    marginLeft: narrow ? 50 : 58,
    marginRight: narrow ? 12 : 20,
    marginTop: 22,
    marginBottom: 30,
    x: { type: "utc", domain: [noon(days.start), noon(days.end)], label: null },
    y: { domain: [0, 1], axis: null },
    fy: { domain: titles, axis: null, padding: 0.24 },
    marks: [
      axisX({ ticks: narrow ? 3 : 7, label: null, anchor: "bottom" }),
      ...panels.flatMap((panel, i) =>
        stackMarks(panel, { panel: titles[i], width, days, top: topOf(panel) }),
      ),
      ruleX(tranches, { x: ({ day }) => noon(day), stroke: "var(--ink)", strokeDasharray: "2,3" }),
      ...panels.flatMap((panel, i) =>
        panelMarks(panel, { panel: titles[i], width, days, top: topOf(panel) }),
      ),
      ...(titles.length === 0
        ? []
        : [
            text(tranches, {
              x: ({ day }) => noon(day),
              fy: () => titles[0],
              y: 1,
              dy: -12,
              dx: -4,
              textAnchor: "end",
              text: ({ name }) => short(name, narrow ? 10 : 24),
              fill: "var(--soft)",
            }),
          ]),
    ],
  };
}

function panelMarks(panel: Panel, drawn: Drawn): Markish[] {
  const fy = () => drawn.panel;
  const sums = sumsOf(panel.parts);
  return [
    text([0, drawn.top / 2, drawn.top], {
      fy,
      y: (level: number) => level / drawn.top,
      text: (level: number) => sayCount(level),
      frameAnchor: "left",
      textAnchor: "end",
      dx: -6,
      fill: "var(--soft)",
    }),
    ruleY([0, 0.5, 1], { fy, stroke: "var(--grid)" }),
    text([panel.title], {
      fy,
      y: 1,
      dy: -12,
      frameAnchor: "left",
      textAnchor: "start",
      text: (title: string) => short(title, drawn.width < 500 ? 22 : 60),
      fontWeight: 600,
    }),
    ...partNames(panel, drawn),
    ...limitMarks(panel, drawn),
    text(panel.parts.length > 1 ? sums.slice(1) : sums, {
      fy,
      x: ({ from, to }) => noon((from + to) / 2),
      y: ({ troops }) => troops / drawn.top,
      dy: -7,
      text: ({ troops }) => sayCount(troops),
      ...halo,
    }),
    ruleY([0], { fy, stroke: "var(--ink)" }),
  ];
}

const halo = { fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 } as const;

type Cell = Stretch & { readonly name: string; readonly fill: string; readonly base: number };

// each stretch of each part, standing on the parts below it
function cellsOf({ parts }: Panel): readonly Cell[] {
  const bases = new Map<Day, number>();
  return parts.flatMap(({ name, stretches }, p) =>
    stretches.map((one) => {
      const base = bases.get(one.from) ?? 0;
      bases.set(one.from, base + one.troops);
      return { ...one, name, fill: fills[p % fills.length], base };
    }),
  );
}

function stackMarks(panel: Panel, { panel: fy, top }: Drawn): Markish[] {
  return [
    rect(cellsOf(panel), {
      fy: () => fy,
      x1: ({ from }) => noon(from),
      x2: ({ to }) => noon(to),
      y1: ({ base }) => base / top,
      y2: ({ base, troops }) => (base + troops) / top,
      fill: ({ fill }) => fill,
      insetTop: 0.5,
      insetBottom: 0.5,
    }),
  ];
}

// on the first stretch, where there is room for a name
function partNames(panel: Panel, { panel: fy, top, width, days }: Drawn): Markish[] {
  if (panel.parts.length < 2) return [];
  const named = cellsOf(panel).filter(({ from, troops }) => from === days.start && troops / top > 0.14);
  return [
    text(named, {
      fy: () => fy,
      x: ({ from }) => noon(from),
      y: ({ base, troops }) => (base + troops / 2) / top,
      dx: 6,
      textAnchor: "start",
      text: ({ name, troops }) => `${short(name, width < 500 ? 14 : 30)} ${sayCount(troops)}`,
      ...halo,
    }),
  ];
}

function limitMarks({ ceilings, floors }: Panel, { panel, top, days }: Drawn): Markish[] {
  const at = {
    fy: () => panel,
    x1: ({ from }: Limit) => noon(from),
    x2: ({ to }: Limit) => noon(to),
    y: ({ level }: Limit) => level / top,
  };
  const label = { fy: () => panel, y: ({ level }: Limit) => level / top, ...halo };
  return [
    ruleY(ceilings, { ...at, stroke: "var(--not-met)", strokeWidth: 3 }),
    ...[true, false].map((early) =>
      text(
        // a line that begins late has no room for its words: they end where it begins
        ceilings.filter(({ from }) => from < days.start + 0.75 * (days.end - days.start) === early),
        {
          ...label,
          x: ({ from }) => noon(from),
          textAnchor: early ? "start" : "end",
          dx: early ? 6 : -6,
          dy: early ? 10 : -8,
          text: ({ level }) => `at most ${sayCount(level)}`,
        },
      ),
    ),
    ruleY(floors, { ...at, stroke: "var(--ink)", strokeWidth: 2, strokeDasharray: "7,4" }),
    text(floors, {
      ...label,
      x: ({ from }) => noon(from),
      textAnchor: "start",
      dx: 6,
      dy: -8,
      text: ({ level }) => `at least ${sayCount(level)}`,
    }),
  ];
}

function sumsOf(parts: Panel["parts"]): readonly Stretch[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  return first.stretches.map((one, s) => ({
    ...one,
    troops: rest.reduce((sum, part) => sum + (part.stretches[s]?.troops ?? 0), one.troops),
  }));
}

// the least round number that nothing lies above, with room for a label
function topOf({ parts, ceilings, floors }: Panel): number {
  const most = Math.max(
    1,
    ...sumsOf(parts).map(({ troops }) => troops),
    ...[...ceilings, ...floors].map(({ level }) => level),
  );
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= most) ?? 10;
  return step * power;
}
