// The course of a process as a picture: phases above, clauses below, each day in the colour and pattern of its result.
import { axisX, axisY, barX, type Markish, type PlotOptions, ruleX, text, tickX } from "@observablehq/plot";
import type { ClauseWord, PhaseWord } from "../../agreement/terms/condition.js";
import { type Day, formatDay } from "../../ground/day.js";
import { colourOf, phaseWords, resultWords, shapeOf } from "../agreement/look.js";
import { html, type Markup } from "../markup.js";
import { figure, table } from "../page.js";
import { type Chart, type DrawingEffects, drawn } from "../plot.js";
import { sayDay } from "../words.js";
import { short } from "./look.js";

/** One line of the picture. */
export type TimelineRow = {
  readonly label: string;
  readonly kind: "phase" | "clause";
  /** From a day to a day, both included, in order. */
  readonly stretches: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly word: ClauseWord | PhaseWord;
  }[];
  readonly deadline?: Day;
};

/** What is drawn: the rows, the days shown, and the day asked about. */
export type TimelinePicture = {
  readonly rows: readonly TimelineRow[];
  readonly from: Day;
  readonly until: Day;
  readonly on: Day;
};

/** The picture with its table. */
export function timelineFigure(picture: TimelinePicture, effects: DrawingEffects): Markup {
  const words = [...new Set(picture.rows.flatMap((row) => row.stretches.map((one) => one.word)))].filter(
    (word) => word !== "not-open" && word !== "not-yet-due",
  );
  return html`<ul class="legend">${words.map((word) => html`<li>${shapeOf(word)} ${wordOf(word)}</li>`)}<li>▏ deadline</li></ul>${figure(
    drawn(timelineChart(picture), effects),
    {
      caption: html`From ${sayDay(picture.from)} to ${sayDay(picture.until)}. The line is ${sayDay(picture.on)}. What is not open or not yet due is left blank.`,
      words: table(
        [{ name: "Phase or clause" }, { name: "Days" }],
        picture.rows.map((row) => [
          row.label,
          row.stretches
            .map((one) => `${formatDay(one.from)} to ${formatDay(one.to)}: ${wordOf(one.word)}`)
            .join("; "),
        ]),
      ),
    },
  )}`;
}

/** A result or a state as it is said. */
export function wordOf(word: ClauseWord | PhaseWord): string {
  return word in resultWords ? resultWords[word as ClauseWord] : phaseWords[word as PhaseWord];
}

/** The picture alone. */
export function timelineChart(picture: TimelinePicture): Chart {
  const phases = picture.rows.filter((row) => row.kind === "phase");
  const now = picture.rows.map((row) => {
    const one = row.stretches.find((stretch) => stretch.from <= picture.on && picture.on <= stretch.to);
    return one === undefined ? undefined : `${row.label}: ${wordOf(one.word)}`;
  });
  return {
    id: "timeline-chart",
    title: "The course of the process",
    description: `${phases.length} phases and ${picture.rows.length - phases.length} clauses. On ${sayDay(picture.on)}: ${now.filter((one) => one !== undefined).join("; ")}.`,
    draw: (width, id) => options(picture, width, id),
    definitions: hatchings,
  };
}

const date = (day: number): Date => new Date(day * 86_400_000);

function options(picture: TimelinePicture, width: number, id: string): PlotOptions {
  const narrow = width < 500;
  const characters = narrow ? 16 : 30;
  // rows may share a label once it is cut
  const keys = picture.rows.map((_, i) => String(i));
  const labels = new Map(picture.rows.map((row, i) => [String(i), short(row.label, characters)]));
  return {
    height: 46 + picture.rows.length * (narrow ? 20 : 22),
    marginLeft: narrow ? 118 : 210,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 34,
    x: { type: "utc", domain: [date(picture.from), date(picture.until + 1)], label: null },
    y: { domain: keys, label: null, padding: 0.28 },
    marks: [
      axisX({ ticks: narrow ? 3 : 6, label: null, tickSize: 4 }),
      axisY({ tickFormat: (key: string) => labels.get(key) ?? "", tickSize: 0, label: null }),
      ...stretches(picture, id),
      ...deadlines(picture),
      ruleX([date(picture.on)], { stroke: "var(--ink)", strokeWidth: 1.5 }),
      text([picture.on], { x: date, text: () => "▼", frameAnchor: "top", dy: -8, fontSize: 9 }),
    ],
  };
}

type Drawn = {
  readonly row: string;
  readonly from: Day;
  readonly to: Day;
  readonly word: ClauseWord | PhaseWord;
};

function stretches({ rows, from, until }: TimelinePicture, id: string): Markish[] {
  const all: Drawn[] = rows.flatMap((row, i) =>
    row.stretches
      .filter((one) => one.to >= from && one.from <= until)
      .map((one) => ({
        row: String(i),
        from: (one.from < from ? from : one.from) as Day,
        to: (one.to > until ? until : one.to) as Day,
        word: one.word,
      })),
  );
  const blank = (one: Drawn) => one.word === "not-open" || one.word === "not-yet-due";
  const at = { x1: (one: Drawn) => date(one.from), x2: (one: Drawn) => date(one.to + 1), y: "row" } as const;
  const marks: Markish[] = [barX(all.filter(blank), { ...at, fill: "var(--none)" })];
  const solid = all.filter((one) => !blank(one));
  marks.push(
    barX(solid, {
      ...at,
      fill: (one: Drawn) => colourOf(one.word),
      fillOpacity: (one: Drawn) => (faint(one.word) ? 0.35 : 1),
    }),
  );
  // what can't be told is hatched, what is disputed or contradicted hatched twice, so that no colour is needed to see it
  marks.push(
    barX(
      solid.filter((one) => hatched(one.word) !== undefined),
      { ...at, fill: (one: Drawn) => `url(#${id}-${hatched(one.word)})` },
    ),
  );
  return marks;
}

function deadlines({ rows, from, until }: TimelinePicture): Markish[] {
  const shown = rows.flatMap((row, i) =>
    row.deadline === undefined || row.deadline < from || row.deadline > until
      ? []
      : [{ row: String(i), day: row.deadline }],
  );
  return [
    tickX(shown, {
      x: (one: { day: Day }) => date(one.day + 1),
      y: "row",
      stroke: "var(--ink)",
      strokeWidth: 2.5,
      inset: -3,
    }),
  ];
}

function faint(word: ClauseWord | PhaseWord): boolean {
  return word === "ended" || word === "waived" || word === "superseded";
}

function hatched(word: ClauseWord | PhaseWord): string | undefined {
  switch (word) {
    case "undetermined":
    case "suspended":
      return "hatch-once";
    case "disputed":
    case "conflict":
      return "hatch-twice";
    case "not-met":
    case "reversed":
      return "dots";
    default:
      return undefined;
  }
}

// a drawing that is hidden paints nothing, so each has its own patterns
function hatchings(id: string): Markup {
  const line = html`stroke="var(--paper)" stroke-width="1.6"`;
  return html`<pattern id="${id}-hatch-once" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" ${line}/></pattern><pattern id="${id}-hatch-twice" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 7" ${line}/></pattern><pattern id="${id}-dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.1" fill="var(--paper)"/></pattern>`;
}
