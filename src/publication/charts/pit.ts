// Where counts fell within their forecasts, in ten steps from the lower to the upper end: flat when the forecasts were honest.
import { type PlotOptions, rect, ruleY, text } from "@observablehq/plot";
import type { Calibration } from "../../violence/findings.js";
import type { Chart } from "../plot.js";
import { percent, sayCount } from "../words.js";

/** The chart of the probability integral transform, in as many steps as the calibration has. */
export function pitChart(calibration: Calibration): Chart {
  const { pit, windows, coverage95 } = calibration;
  const shares = pit.map((n) => percent(n / windows)).join(", ");
  return {
    id: "pit-chart",
    title: "Where counts fell within their forecasts",
    description: `Share of ${sayCount(windows)} windows in each tenth of the forecast, from the lowest to the highest: ${shares}. Honest forecasts give about ${percent(1 / pit.length)} each. ${percent(coverage95)} lay within the 95 % interval.`,
    draw: (width) => options(calibration, width),
  };
}

function options({ pit, windows }: Calibration, width: number): PlotOptions {
  const narrow = width < 500;
  const even = 1 / pit.length;
  // 95 % of the bars of an honest forecast lie in this band, if windows do not lean on each other (normal approximation)
  const slack = 1.96 * Math.sqrt((even * (1 - even)) / windows);
  const bars = pit.map((n, i) => ({ from: i * even, to: (i + 1) * even, share: n / windows }));
  const top = Math.max(2 * even, even + slack, ...bars.map((b) => b.share));
  return {
    height: narrow ? 200 : 230,
    marginLeft: 48,
    marginRight: 26,
    marginTop: 28,
    marginBottom: 30,
    x: {
      domain: [0, 1],
      ticks: [0, 0.5, 1],
      tickFormat: (at: number) => (at === 0 ? "lowest" : at === 1 ? "highest" : "middle of the forecast"),
      tickSize: 4,
      label: null,
    },
    y: { domain: [0, top * 1.05], ticks: 4, tickFormat: (s: number) => percent(s), tickSize: 0, label: null },
    marks: [
      rect(bars, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: "share",
        insetLeft: 1,
        insetRight: 1,
        fill: "var(--band)",
        stroke: "var(--met)",
      }),
      rect([0], {
        x1: 0,
        x2: 1,
        y1: Math.max(0, even - slack),
        y2: even + slack,
        fill: "var(--ink)",
        fillOpacity: 0.08,
      }),
      ruleY([even], { stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "5,3" }),
      text(["share of windows"], { frameAnchor: "top-left", dx: -40, dy: -18, fill: "var(--soft)" }),
      ruleY([0], { stroke: "var(--ink)" }),
    ],
  };
}
