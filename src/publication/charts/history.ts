// The history before the window: what was forecast for each stretch before it was seen, and what was seen.
import { dot, type Markish, type PlotOptions, rect, ruleY, text } from "@observablehq/plot";
import { formatInterval } from "../../ground/interval.js";
import type { ForecastBlock, Verdict } from "../../violence/verdict.js";
import type { Chart } from "../plot.js";
import { sayCount, unitOf } from "../words.js";
import { colours, symbols } from "./look.js";

/** How many stretches are drawn at most: the latest. */
export const drawnBlocks = 104;

type Seen = "within" | "above" | "below" | "first";

/** Where a count lay: within what was forecast, above or below it, or before there was a forecast. */
export function seenAs(block: ForecastBlock): Seen {
  if (block.low === null || block.high === null) return "first";
  return block.observed > block.high ? "above" : block.observed < block.low ? "below" : "within";
}

/** The chart of the history; the last block is the window. */
export function historyChart(verdict: Verdict): Chart {
  const blocks = verdict.history.slice(-drawnBlocks);
  const unit = unitOf(verdict.test.quantity);
  const forecast = blocks.filter((b) => b.mean !== null && b.exposure > 0);
  const inside = forecast.filter((b) => seenAs(b) === "within").length;
  const last = blocks[blocks.length - 1];
  const { low, high } = verdict.expectedInterval;
  return {
    id: "history-chart",
    title: `${unit} in stretches as long as the window`,
    description: `${blocks.length} stretches up to ${formatInterval(last.days)}. Of ${forecast.length} that were forecast, ${inside} lay within the 95 % band. In the window ${sayCount(verdict.observed)} ${unit} were seen; ${sayCount(verdict.expected)} were expected, with a band from ${low} to ${high}.`,
    draw: (width) => options(verdict, blocks, width),
  };
}

const noon = (day: number): Date => new Date(day * 86_400_000);
const middle = (b: ForecastBlock): Date => noon((b.days.start + b.days.end) / 2);

function options(verdict: Verdict, blocks: readonly ForecastBlock[], width: number): PlotOptions {
  const last = blocks[blocks.length - 1];
  const top = Math.max(1, ...blocks.map((b) => Math.max(b.observed, b.high ?? 0)));
  const narrow = width < 500;
  const gap = blocks.length > 40 ? 0 : 1;
  return {
    height: narrow ? 240 : 300,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 34,
    marginBottom: 28,
    x: {
      type: "utc",
      domain: [noon(blocks[0].days.start), noon(last.days.end)],
      ticks: narrow ? 4 : 7,
      label: null,
    },
    y: { domain: [0, top], grid: true, nice: true, ticks: 5, label: null },
    marks: [
      rect([last], { x1: (b) => noon(b.days.start), x2: (b) => noon(b.days.end), fill: "var(--grid)" }),
      text([last], {
        x: middle,
        text: () => "window",
        frameAnchor: "top",
        dy: -20,
        fontWeight: 600,
        // a short window at the right edge has no room for its label in the middle
        textAnchor: "end",
        dx: 18,
        fill: "var(--ink)",
      }),
      text([`${unitOf(verdict.test.quantity)} in each stretch`], {
        frameAnchor: "top-left",
        dx: -38,
        dy: -20,
        fill: "var(--soft)",
      }),
      rect(
        blocks.filter((b) => b.low !== null),
        {
          x1: (b) => noon(b.days.start),
          x2: (b) => noon(b.days.end),
          y1: "low",
          y2: "high",
          insetLeft: gap,
          insetRight: gap,
          fill: "var(--band)",
        },
      ),
      ruleY(
        blocks.filter((b) => b.mean !== null),
        {
          x1: (b) => noon(b.days.start),
          x2: (b) => noon(b.days.end),
          y: "mean",
          insetLeft: gap,
          insetRight: gap,
          stroke: "var(--met)",
          strokeWidth: 1.5,
        },
      ),
      ...unseen(blocks),
      ...points(blocks.slice(0, -1), blocks.length > 60 ? 2.5 : 4),
      ...windowPoint(verdict, last),
      ruleY([0], { stroke: "var(--ink)" }),
    ],
  };
}

function unseen(blocks: readonly ForecastBlock[]): Markish[] {
  const none = blocks.filter((b) => b.exposure === 0);
  return [
    text(none, { x: middle, y: 0, text: () => "?", dy: -8, fontWeight: 700, fill: "var(--cannot-tell)" }),
  ];
}

// filled within the band, hollow triangles outside it, small and pale where there was no forecast yet
function points(blocks: readonly ForecastBlock[], r: number): Markish[] {
  const seen = (as: Seen) => blocks.filter((b) => b.exposure > 0 && seenAs(b) === as);
  const at = { x: middle, y: "observed" } as const;
  const hollow = { ...at, r: r * 1.2, fill: "var(--paper)", stroke: "var(--ink)", strokeWidth: 1.8 } as const;
  return [
    dot(seen("first"), { ...at, r: r * 0.75, fill: "none", stroke: "var(--soft)" }),
    dot(seen("within"), { ...at, r, fill: "var(--ink)" }),
    dot(seen("above"), { ...hollow, symbol: "triangle" }),
    dot(seen("below"), { ...hollow, symbol: "triangle2" }),
  ];
}

function windowPoint(verdict: Verdict, last: ForecastBlock): Markish[] {
  if (last.exposure === 0) return [];
  return [
    dot([last], {
      x: middle,
      y: verdict.observed,
      r: 6.5,
      symbol: symbols[verdict.verdict],
      fill: colours[verdict.verdict],
      stroke: "var(--paper)",
      strokeWidth: 1.5,
    }),
  ];
}
