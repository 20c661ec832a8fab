// What rose instead: everything outside the test that was compared, with how many looks were paid for.
import type { Substitute, Verdict } from "../../violence/verdict.js";
import { intervalsChart } from "../charts/intervals.js";
import { html, type Markup } from "../markup.js";
import { section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { digits, sayCount } from "../words.js";

/** How many lines the chart has at most; the table has all. */
const charted = 20;

/** What rose instead. */
export function substitutionSection(verdict: Verdict, effects: DrawingEffects): Markup {
  const { found, comparisons, reading } = verdict.substitution;
  const words = html`<p class="reading">${reading}</p>`;
  if (found.length === 0) return section("instead", "What rose instead", words);
  const held = found.filter((f) => f.rose);
  const rows = [...held, ...found.filter((f) => !f.rose)].slice(0, charted);
  const left = found.length - rows.length;
  const chart = intervalsChart({
    id: "instead-chart",
    title: "Ratio of what lies outside the test",
    description: `${comparisons} ${comparisons === 1 ? "comparison" : "comparisons"}, ${held.length} of which rose beyond chance after Holm's correction${held.length > 0 ? `: ${held.map((f) => f.name).join(", ")}` : ""}.`,
    noteTitle: "seen / expected",
    rows: rows.map((f) => ({
      name: f.name,
      median: f.ratio.median,
      low: f.ratio.low,
      high: f.ratio.high,
      outer: f.simultaneous,
      answer: f.rose ? "not-met" : "cannot-tell",
      strong: f.rose,
      note: `${sayCount(f.observed)} / ${sayCount(f.expected)}`,
    })),
  });
  return section(
    "instead",
    "What rose instead",
    words,
    html`<figure>${drawn(chart, effects)}<figcaption>Filled square: a rise that holds after Holm's correction for ${comparisons === 1 ? "the one comparison" : `all ${comparisons} comparisons`}. Hollow diamond: no rise that chance could not make. Heavy bar: 95 % for this line; thin bar: 95 % for all lines together. An arrow says that the bar goes on.${left > 0 ? ` ${left} more lines are in the table.` : ""}</figcaption></figure>
<div class="scroll">${substitutes(found)}</div>`,
  );
}

function substitutes(found: readonly Substitute[]): Markup {
  const p = (x: number) => (x < 0.001 ? "<0.001" : x.toFixed(3));
  return table(
    [
      { name: "outside the test" },
      { name: "expected", number: true },
      { name: "observed", number: true },
      { name: "ratio (95 %)", number: true },
      { name: "95 % for all together", number: true },
      { name: "p", number: true },
      { name: "p after Holm", number: true },
      { name: "" },
    ],
    found.map((f) => [
      f.name,
      sayCount(f.expected),
      sayCount(f.observed),
      html`${digits(f.ratio.median)} <span class="soft">${digits(f.ratio.low)}–${digits(f.ratio.high)}</span>`,
      `${digits(f.simultaneous.low)}–${digits(f.simultaneous.high)}`,
      p(f.p),
      p(f.pAdjusted),
      f.rose ? "rose" : "not shown",
    ]),
  );
}
