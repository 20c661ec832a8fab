// The section on what is to be expected: each phase's chance by month, what holds it back, and every assumption behind it.
import { axisX, axisY, lineY, type Markish, ruleY, text } from "@observablehq/plot";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { isAbsent } from "../../ground/absence.js";
import { formatDay } from "../../ground/day.js";
import type { Simulation } from "../../process/simulate.js";
import type { PhaseForecast } from "../../process/simulation/forecast.js";
import { short } from "../charts/look.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type Chart, type DrawingEffects, drawn } from "../plot.js";
import { percent, sayCount, sayDay } from "../words.js";
import { hindranceSentence, mainHindrances, phaseForecastSentence, quantileWords } from "./forecast-words.js";

/** The section; nothing where nothing was simulated. */
export function forecastSection(
  process: ProcessFile,
  simulation: Simulation | undefined,
  effects: DrawingEffects,
): Markup | undefined {
  if (simulation === undefined || simulation.phases.length === 0) return undefined;
  const rows = simulation.phases.map((phase) => [
    phase.title,
    percent(phase.reached.value),
    quantileWords(phase.low),
    quantileWords(phase.median),
    quantileWords(phase.high),
    isAbsent(phase.planned) ? "–" : formatDay(phase.planned),
  ]);
  const columns = [
    { name: "Phase" },
    { name: "Reached", number: true },
    { name: "One in ten by" },
    { name: "Half by" },
    { name: "Nine in ten by" },
    { name: "As written" },
  ];
  return section(
    "forecast",
    "What is to be expected",
    html`<p>The process was run forward ${sayCount(simulation.runs)} times from ${sayDay(simulation.start)}, by what was known on that day, under the assumptions below. It says what follows from them, and not whether they are right.</p>`,
    figure(drawn(chanceChart(simulation), effects), {
      caption: html`The chance that each phase has opened, by the end of each month.`,
      words: table(columns, rows),
    }),
    html`<ul>${simulation.phases.map((phase) => one(phase, simulation, process))}</ul>`,
    assumptions(simulation),
  );
}

function one(phase: PhaseForecast, simulation: Simulation, process: ProcessFile): Markup {
  const held = mainHindrances(phase);
  return html`<li>${phaseForecastSentence(phase, simulation)}${
    held.length === 0
      ? undefined
      : html` What holds it back most:<ul>${held.map((hindrance) => html`<li>${hindranceSentence(hindrance, process)}</li>`)}</ul>`
  }</li>
`;
}

function assumptions(simulation: Simulation): Markup {
  const own = simulation.assumptions.filter(
    (assumed) => assumed.from === "file" || assumed.from === "caller",
  );
  const defaults = simulation.assumptions.filter((assumed) => assumed.from === "default");
  const list = (all: Simulation["assumptions"]) =>
    html`<ul>${all.map((assumed) => html`<li>${assumed.about}: ${assumed.text}${assumed.why === undefined ? "" : `. ${assumed.why}`}</li>`)}</ul>`;
  return html`<details class="print"><summary>What was assumed</summary>${own.length === 0 ? html`<p>The file assumes nothing.</p>` : list(own)}${
    defaults.length === 0
      ? undefined
      : html`<p>Of these nobody said anything, so round figures stand in; they are no estimates:</p>${list(defaults)}`
  }</details>`;
}

type Point = { readonly at: Date; readonly chance: number; readonly phase: number };

const dashes = ["", "7,3", "2,3", "9,3,2,3", "4,4", "1,4", "12,4"];

/** The chance that each phase has opened, over time. */
export function chanceChart({ phases: all, until }: Simulation): Chart {
  // a phase that opened before is no question any more
  const ahead = all.filter((phase) => phase.byMonth.some(({ probability }) => probability.value < 1));
  const phases = ahead.length === 0 ? all : ahead;
  const points: Point[] = phases.flatMap((phase, i) =>
    phase.byMonth.map(({ day, probability }) => ({
      at: new Date(day * 86_400_000),
      chance: probability.value,
      phase: i,
    })),
  );
  return {
    id: "forecast-chart",
    title: "The chance that each phase has opened",
    description: phases
      .map((phase) => `${phase.title}: ${percent(phase.reached.value)} by ${sayDay(until)}`)
      .join("; "),
    draw: (width) => ({
      height: chartHeight,
      marginLeft: 44,
      marginRight: width < 500 ? 96 : 170,
      x: { type: "utc", label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        axisX({ ticks: width < 500 ? 3 : 6, label: null }),
        axisY({
          ticks: [0, 0.25, 0.5, 0.75, 1],
          tickFormat: (p: number) => `${Math.round(p * 100)} %`,
          tickSize: 0,
          label: null,
        }),
        ruleY([0, 0.5, 1], { stroke: "var(--grid)" }),
        ...labels(phases, points, width),
        ...phases.flatMap((_, i) =>
          path(
            points.filter((point) => point.phase === i),
            i,
          ),
        ),
      ],
    }),
  };
}

const chartHeight = 260;
// in the unit of the axis: one line of text
const lineHeight = 13 / (chartHeight - 50);

// names at the ends of their lines; those whose lines end together are moved apart, from the lowest up
function labels(phases: readonly PhaseForecast[], points: readonly Point[], width: number): Markish[] {
  const ends = phases.flatMap((phase, i) => {
    const last = points.findLast((point) => point.phase === i);
    return last === undefined ? [] : [{ title: phase.title, at: last.at, level: last.chance }];
  });
  let free = Number.NEGATIVE_INFINITY;
  for (const end of ends.sort((a, b) => a.level - b.level)) {
    end.level = Math.max(end.level, free);
    free = end.level + lineHeight;
  }
  return [
    text(ends, {
      x: "at",
      y: "level",
      text: (end: (typeof ends)[number]) => short(end.title, width < 500 ? 14 : 26),
      textAnchor: "start",
      dx: 6,
    }),
  ];
}

// each line has its own dashes, so that no colour is needed
function path(points: readonly Point[], i: number): Markish[] {
  return [
    lineY(points, {
      x: "at",
      y: "chance",
      stroke: i % 2 === 0 ? "var(--met)" : "var(--ink)",
      strokeWidth: 2,
      strokeDasharray: dashes[i % dashes.length],
    }),
  ];
}
