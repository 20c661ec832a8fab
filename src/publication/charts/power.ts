// The power of a test: how often it would say "met", for each length of the window and each true fall, at one certainty.
import { cell, type PlotOptions, text } from "@observablehq/plot";
import type { PowerCell, TestDesign } from "../../violence/findings.js";
import type { Chart } from "../plot.js";
import { percent } from "../words.js";

/** The share of true falls that a useful test recognises. */
export const wanted = 0.8;

/** The chart of one certainty. */
export function powerChart(design: TestDesign, certainty: number): Chart {
  const cells = design.cells.filter((c) => c.certainty === certainty);
  const shortest = design.shortest
    .filter((s) => s.certainty === certainty && s.reduction > design.required)
    .map(
      (s) =>
        `a true fall of ${percent(s.reduction)}: ${s.days === null ? "none of those tried" : `${s.days} days`}`,
    );
  return {
    id: `power-${Math.round(certainty * 1000)}`,
    title: `Chance of "met" with ${percent(certainty)} certainty`,
    description: `Shortest window that says "met" at least 8 times in 10. ${shortest.join("; ")}.`,
    draw: (width) => options(cells, width),
  };
}

function options(cells: readonly PowerCell[], width: number): PlotOptions {
  const narrow = width < 500;
  const reductions = [...new Set(cells.map((c) => c.reduction))].sort((a, b) => b - a);
  const lengths = [...new Set(cells.map((c) => c.days))].sort((a, b) => a - b);
  const at = { x: "days", y: "reduction" } as const;
  const inked = (c: PowerCell) => (c.met > 0.55 ? "var(--paper)" : "var(--ink)");
  return {
    height: 62 + reductions.length * 28,
    marginLeft: narrow ? 48 : 62,
    marginRight: 4,
    marginTop: 20,
    marginBottom: 42,
    padding: 0.06,
    x: { type: "band", domain: lengths, label: null, tickSize: 0 },
    y: {
      type: "band",
      domain: reductions,
      label: null,
      tickSize: 0,
      tickFormat: (r: number) => (r === 0 ? "none" : percent(r)),
    },
    marks: [
      cell(cells, { ...at, fill: "var(--met)", fillOpacity: (c: PowerCell) => 0.05 + 0.95 * c.met, rx: 3 }),
      cell(
        cells.filter((c) => c.met >= wanted),
        { ...at, fill: "none", stroke: "var(--ink)", strokeWidth: 2, rx: 3 },
      ),
      ...[true, false].map((enough) =>
        text(
          cells.filter((c) => c.met >= wanted === enough),
          {
            ...at,
            text: (c: PowerCell) => String(Math.round(c.met * 100)),
            fill: inked,
            fontWeight: enough ? 700 : 400,
            fontSize: narrow ? 11 : 13,
          },
        ),
      ),
      text(["true fall"], { frameAnchor: "top-left", dx: narrow ? -44 : -58, dy: -16, fill: "var(--soft)" }),
      text(["length of the window in days →"], { frameAnchor: "bottom-right", dy: 36, fill: "var(--soft)" }),
    ],
    opacity: { type: "identity" },
    color: { type: "identity" },
  };
}
