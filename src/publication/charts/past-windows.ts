// Where past counts fell within what had been forecast for them: a point for each window, piled up.
import { dot, type PlotOptions, rect, ruleX, text } from "@observablehq/plot";
import type { ForecastBlock, Verdict } from "../../violence/verdict.js";
import type { Chart } from "../plot.js";
import { percent } from "../words.js";
import { seenAs } from "./history.js";

/** The windows of the past that were forecast and observed, without the window itself. */
export function pastWindows(verdict: Verdict): readonly ForecastBlock[] {
  return verdict.history.slice(0, -1).filter((b) => b.mean !== null && b.exposure > 0);
}

/** How many past counts lay within, below and above the 95 % interval of their forecast. */
export function calibrationOf(verdict: Verdict): {
  readonly windows: number;
  readonly within: number;
  readonly below: number;
  readonly above: number;
} {
  const past = pastWindows(verdict);
  const counted = (as: string) => past.filter((b) => seenAs(b) === as).length;
  return {
    windows: past.length,
    within: counted("within"),
    below: counted("below"),
    above: counted("above"),
  };
}

/** The chart of past windows. */
export function pastChart(verdict: Verdict): Chart {
  const { windows, within, below, above } = calibrationOf(verdict);
  const share = windows === 0 ? Number.NaN : within / windows;
  return {
    id: "past-chart",
    title: "Past windows against their forecasts",
    description: `Of ${windows} past windows, ${within} (${percent(share)}) lay within the 95 % band that had been forecast, ${below} below it and ${above} above it.`,
    draw: (width) => options(pastWindows(verdict), width),
  };
}

type Piled = { readonly x: number; readonly y: number; readonly inside: boolean };

// −1 is the lower end of the band, 0 its mean, 1 its upper end
function positionOf({ observed, low, mean, high }: ForecastBlock): number {
  if (low === null || mean === null || high === null) return 0;
  const below = mean - low;
  const above = high - mean;
  const at =
    observed <= mean
      ? below > 0
        ? (observed - mean) / below
        : 0
      : above > 0
        ? (observed - mean) / above
        : 0;
  return Math.min(1.75, Math.max(-1.75, at));
}

function options(past: readonly ForecastBlock[], width: number): PlotOptions {
  const columns = width < 500 ? 36 : 56;
  const height = new Map<number, number>();
  const piled: Piled[] = past.map((block) => {
    const column = Math.round(((positionOf(block) + 1.8) / 3.6) * columns);
    const y = (height.get(column) ?? 0) + 1;
    height.set(column, y);
    return { x: (column / columns) * 3.6 - 1.8, y, inside: seenAs(block) === "within" };
  });
  const top = Math.max(4, ...piled.map((p) => p.y));
  const r = Math.min(4.2, 130 / top);
  return {
    height: Math.min(190, 66 + top * 2.1 * r),
    marginLeft: 8,
    marginRight: 8,
    marginTop: 26,
    marginBottom: 28,
    x: {
      domain: [-1.9, 1.9],
      ticks: [-1, 0, 1],
      tickFormat: (at: number) => (at === 0 ? "mean forecast" : at < 0 ? "lower end" : "upper end"),
      tickSize: 4,
      label: null,
    },
    y: { domain: [0, top + 0.6], axis: null },
    marks: [
      rect([0], { x1: -1, x2: 1, fill: "var(--band)", fillOpacity: 0.6 }),
      ruleX([0], { stroke: "var(--met)", strokeWidth: 1.5 }),
      text(["fewer than forecast"], { frameAnchor: "top-left", dy: -18, fill: "var(--soft)" }),
      text(["more than forecast"], { frameAnchor: "top-right", dy: -18, fill: "var(--soft)" }),
      dot(
        piled.filter((p) => p.inside),
        { x: "x", y: "y", r, fill: "var(--ink)" },
      ),
      dot(
        piled.filter((p) => !p.inside),
        {
          x: "x",
          y: "y",
          r,
          fill: "var(--paper)",
          stroke: "var(--not-met)",
          strokeWidth: 2,
          symbol: "diamond",
        },
      ),
    ],
  };
}
