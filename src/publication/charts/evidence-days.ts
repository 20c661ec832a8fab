// The evidence day by day, for "met" and for "not met", against the line that decides.
import { axisY, dot, lineY, type Markish, type PlotOptions, ruleX, ruleY, text } from "@observablehq/plot";
import { lengthOf } from "../../ground/interval.js";
import type { MonitoredDay, Monitoring } from "../../violence/findings.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { Chart } from "../plot.js";
import { answerWords, sayCount } from "../words.js";
import { colours, symbols } from "./look.js";

/** The chart of a monitored window. */
export function evidenceChart(test: Pick<ViolenceTest, "window">, monitoring: Monitoring): Chart {
  const last = monitoring.days.at(-1);
  const line = 1 / monitoring.level;
  const decided =
    monitoring.decidedOn === null
      ? "It was not reached"
      : `It was reached on day ${dayNumber(test, monitoring.decidedOn)}, for “${answerWords[monitoring.answer]}”`;
  const now =
    last === undefined
      ? "No day was watched."
      : `After ${monitoring.days.length} of ${lengthOf(test.window)} days the evidence for “met” is ${evidenceWords(last.evidenceMet)}, and for “not met” ${evidenceWords(last.evidenceNotMet)}.`;
  return {
    id: "evidence-chart",
    title: "Evidence day by day",
    description: `${now} Evidence of ${sayCount(line)} decides. ${decided}.`,
    draw: (width) => options(test, monitoring, width),
  };
}

/** The number of a day in the window of a test: 1 for the first. */
export function dayNumber(test: Pick<ViolenceTest, "window">, day: number): number {
  return day - test.window.start + 1;
}

/** Evidence as it is said: two digits where it is small, never a false zero. */
export function evidenceWords(e: number): string {
  if (!Number.isFinite(e) || e >= 1000) return "over 1,000";
  return e >= 9.95 ? sayCount(e) : e >= 0.095 ? e.toFixed(1) : e >= 0.01 ? e.toFixed(2) : "under 0.01";
}

// evidence beyond these ends is drawn at them
const least = 0.01;
const most = 1000;
const drawn = (e: number): number => Math.min(most, Math.max(least, e));

function options(test: Pick<ViolenceTest, "window">, monitoring: Monitoring, width: number): PlotOptions {
  const { days, level } = monitoring;
  const narrow = width < 500;
  const length = lengthOf(test.window);
  const line = 1 / level;
  const values = days.flatMap((d) => [drawn(d.evidenceMet), drawn(d.evidenceNotMet)]);
  // below the lines there is room for the marks of days that nobody saw
  const room = days.some((d) => d.observed === null) ? 4 : 1.5;
  const domain: [number, number] = [Math.min(0.1, ...values) / room, Math.max(line * 2, ...values) * 1.5];
  const step = [1, 2, 5, 7, 14, 28, 56, 91].find((s) => length / s <= (narrow ? 8 : 16)) ?? 182;
  const ticks = Array.from({ length }, (_, i) => i + 1).filter((n) => n === 1 || n % step === 0);
  return {
    height: narrow ? 240 : 280,
    marginLeft: 48,
    marginRight: 16,
    marginTop: 30,
    marginBottom: 44,
    x: { domain: [0.5, length + 0.5], ticks, tickFormat: String, tickSize: 4, label: null },
    y: { type: "log", domain, label: null },
    marks: [
      axisY({
        ticks: [0.01, 0.1, 1, 10, 100, 1000].filter((t) => t >= domain[0] && t <= domain[1]),
        tickFormat: String,
        tickSize: 0,
        label: null,
      }),
      ruleY([1], { stroke: "var(--line)" }),
      ruleY([line], { stroke: "var(--ink)", strokeWidth: 2 }),
      text([line], {
        y: (e: number) => e,
        frameAnchor: "left",
        dx: 4,
        dy: -9,
        text: (e: number) => `${sayCount(e)} decides`,
        textAnchor: "start",
        fontWeight: 600,
      }),
      ...unwatched(test, days),
      ...path(test, days, "not-met"),
      ...path(test, days, "met"),
      ...decision(test, monitoring),
      text(["evidence"], { frameAnchor: "top-left", dx: -40, dy: -18, fill: "var(--soft)" }),
      text(["day of the window →"], { frameAnchor: "bottom-right", dy: 38, fill: "var(--soft)" }),
    ],
  };
}

// one line is whole and the other dashed, and their points have the shapes of their answers
function path(
  test: Pick<ViolenceTest, "window">,
  days: readonly MonitoredDay[],
  answer: "met" | "not-met",
): Markish[] {
  const at = {
    x: (d: MonitoredDay) => dayNumber(test, d.day),
    y: (d: MonitoredDay) => drawn(answer === "met" ? d.evidenceMet : d.evidenceNotMet),
  };
  const dashes = answer === "met" ? {} : { strokeDasharray: "6,4" };
  return [
    lineY(days, { ...at, stroke: colours[answer], strokeWidth: 2, ...dashes }),
    dot(days.length > 60 ? days.slice(-1) : days, {
      ...at,
      r: 4,
      symbol: symbols[answer],
      fill: colours[answer],
      stroke: "var(--paper)",
    }),
  ];
}

function unwatched(test: Pick<ViolenceTest, "window">, days: readonly MonitoredDay[]): Markish[] {
  return [
    text(
      days.filter((d) => d.observed === null),
      {
        x: (d: MonitoredDay) => dayNumber(test, d.day),
        frameAnchor: "bottom",
        dy: -8,
        text: () => "?",
        fontWeight: 700,
        fill: "var(--cannot-tell)",
      },
    ),
  ];
}

function decision(test: Pick<ViolenceTest, "window">, { decidedOn, days }: Monitoring): Markish[] {
  if (decidedOn === null || !days.some((d) => d.day === decidedOn)) return [];
  return [ruleX([dayNumber(test, decidedOn)], { stroke: "var(--ink)", strokeDasharray: "2,3" })];
}
