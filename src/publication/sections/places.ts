// Where it held and between whom: the map, the breakdowns with their intervals, and the hot spots.
import { formatInterval } from "../../ground/interval.js";
import type { HotSpots } from "../../violence/findings.js";
import type { Answer, Breakdown, Verdict } from "../../violence/verdict.js";
import { intervalsChart } from "../charts/intervals.js";
import { answers } from "../charts/look.js";
import { mapChart } from "../charts/map.js";
import type { NamedBoundaries } from "../charts/shapes.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { answerWords, digits, percent, sayCount, unitOf } from "../words.js";
import { mark } from "./marks.js";

/** The map with its legend; nothing where there are no shapes or no verdicts by place. */
export function mapSection(
  {
    verdict,
    boundaries,
    hotSpots,
  }: {
    readonly verdict: Verdict;
    readonly boundaries: NamedBoundaries | undefined;
    readonly hotSpots: HotSpots | undefined;
  },
  effects: DrawingEffects,
): Markup | undefined {
  const byPlace = verdict.breakdowns.find((b) => b.by === "place");
  if (boundaries === undefined || byPlace === undefined) return undefined;
  const { parts } = byPlace;
  const chart = mapChart({ boundaries, parts, ...(hotSpots === undefined ? {} : { hotSpots }) });
  if (chart === undefined) return undefined;
  const shaped = new Set(
    boundaries.geojson.features.map((f) => String(f.properties?.[boundaries.nameProperty]).trim()),
  );
  const judged = new Set(parts.map((p) => p.name));
  const silent = [...shaped].filter((name) => !judged.has(name) && name !== "undefined" && name !== "null");
  const undrawn = parts.filter((p) => !shaped.has(p.name)).map((p) => p.name);
  const spots = hotSpots?.spots.length ?? 0;
  return section(
    "map",
    "Where it held",
    figure(html`<div class="map">${drawn(chart, effects)}</div>${legend(silent.length > 0, spots > 0)}`, {
      caption: html`Each place with its own verdict, and the ratio of what was seen to what was expected there (pooled). ${silent.length > 0 ? `Without a verdict, because nothing in the scope of the test was recorded or expected there: ${few(silent)}. ` : ""}${undrawn.length > 0 ? `Not on the map, for want of a shape: ${few(undrawn)}.` : ""}`,
      words: mapTable(parts),
    }),
  );
}

function mapTable(parts: Breakdown["parts"]): Markup {
  return table(
    [{ name: "place" }, { name: "ratio, pooled", number: true }, { name: "answer" }],
    parts.map((p) => [p.name, digits(p.ratio.median), answerWords[p.answer]]),
  );
}

function few(names: readonly string[]): string {
  return names.length <= 12
    ? names.join(", ")
    : `${names.slice(0, 12).join(", ")} and ${names.length - 12} more`;
}

function legend(silent: boolean, spots: boolean): Markup {
  const box = (fill: string) =>
    html`<svg viewBox="0 0 30 20" aria-hidden="true" focusable="false"><rect x="1" y="1" width="28" height="18" fill="${fill}" stroke="var(--soft)"/></svg>`;
  const outline = html`<svg viewBox="0 0 30 20" aria-hidden="true" focusable="false"><rect x="2" y="2" width="26" height="16" fill="none" stroke="var(--ink)" stroke-width="3.200"/><rect x="2" y="2" width="26" height="16" fill="none" stroke="var(--paper)" stroke-width="1.200" stroke-dasharray="5 4"/></svg>`;
  return html`<ul class="legend">${answers.map((a: Answer) => html`<li>${hatchBox(a)}${mark(a)}</li>`)}
${silent ? html`<li>${box("var(--none)")}no verdict</li>` : undefined}${spots ? html`<li>${outline}hot spot</li>` : undefined}</ul>`;
}

// drawn by hand: a pattern of a picture that is hidden is not painted elsewhere
function hatchBox(answer: Answer): Markup {
  const inside = {
    met: html`<rect x="1" y="1" width="28" height="18" fill="var(--met)" fill-opacity=".3"/>`,
    "not-met": html`<rect x="1" y="1" width="28" height="18" fill="var(--not-met)" fill-opacity=".16"/><path d="M1 12L12 1M6 19L24 1M17 19L29 7" stroke="var(--not-met)" stroke-width="2.600"/>`,
    "cannot-tell": html`<path d="M5 6h22M8 10h18M5 14h22" stroke="var(--cannot-tell)" stroke-width="2.200" stroke-linecap="round" stroke-dasharray="0 5"/>`,
  }[answer];
  return html`<svg viewBox="0 0 30 20" aria-hidden="true" focusable="false">${inside}<rect x="1" y="1" width="28" height="18" fill="none" stroke="var(--soft)"/></svg>`;
}

const headings: Readonly<Record<string, string>> = {
  place: "By place",
  party: "By party",
  pair: "By pair of parties",
  kind: "By kind of violence",
};

/** How many lines a chart has at most; the table has all. */
const charted = 24;

/** The breakdowns, each with its reading, its picture and its table. */
export function breakdownSection(verdict: Verdict, effects: DrawingEffects): Markup | undefined {
  if (verdict.breakdowns.length === 0) return undefined;
  return section(
    "parts",
    "Where, who and what",
    html`<p>Each line is judged by itself, with help from the others: a line with few ${unitOf(verdict.test.quantity)} borrows from what all lines have in common (“How to read this” says how). Filled shapes and bars are the pooled ratio with its 95 % interval.</p>`,
    ...verdict.breakdowns.map((b) => one(b, verdict, effects)),
  );
}

function one(breakdown: Breakdown, verdict: Verdict, effects: DrawingEffects): Markup {
  const { by, parts, reading, common } = breakdown;
  const heading = headings[by] ?? `By ${by}`;
  if (parts.length === 0) return html`<h3>${heading}</h3><p class="reading">${reading}</p>`;
  const rows = [...parts].sort((a, b) => b.expected - a.expected).slice(0, charted);
  const left = parts.length - rows.length;
  const chart = intervalsChart({
    id: `by-${by}`,
    title: `Ratio ${heading.toLowerCase()}`,
    description: `${parts.length} lines. ${answers.map((a) => `${parts.filter((p) => p.answer === a).length} ${answerWords[a]}`).join(", ")}. The lines have in common a ratio of ${digits(common.median)}.`,
    required: 1 - verdict.test.reduction,
    noteTitle: "seen / expected",
    rows: rows.map((p) => ({
      name: p.name,
      median: p.ratio.median,
      low: p.ratio.low,
      high: p.ratio.high,
      answer: p.answer,
      note: `${sayCount(p.observed)} / ${sayCount(p.expected)}`,
    })),
  });
  return html`<h3>${heading}</h3><p class="reading">${reading}</p>
<figure>${drawn(chart, effects)}
<ul class="legend">${answers.map((a) => html`<li>${mark(a)}</li>`)}</ul>${left > 0 ? html`<figcaption>The ${rows.length} lines with most expected; ${left} more are in the table.</figcaption>` : undefined}</figure>
<div class="scroll">${partsTable(breakdown)}</div>`;
}

function partsTable({ by, parts }: Breakdown): Markup {
  return table(
    [
      { name: by },
      { name: "expected", number: true },
      { name: "observed", number: true },
      { name: "ratio, pooled (95 %)", number: true },
      { name: "ratio, alone (95 %)", number: true },
      { name: "fell as asked", number: true },
      { name: "rose", number: true },
      { name: "answer" },
    ],
    parts.map((p) => [
      p.name,
      sayCount(p.expected),
      sayCount(p.observed),
      estimate(p.ratio),
      estimate(p.alone),
      percent(p.probability),
      percent(p.rose),
      mark(p.answer),
    ]),
  );
}

function estimate({
  median,
  low,
  high,
}: {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}): Markup {
  return html`${digits(median)} <span class="soft">${digits(low)}–${digits(high)}</span>`;
}

/** The hot spots as a table; says so where there were none, nothing where nobody looked for them. */
export function spotsSection(hotSpots: HotSpots | undefined): Markup | undefined {
  if (hotSpots === undefined) return undefined;
  const { spots, replicas, allowedShare, window } = hotSpots;
  const against =
    allowedShare === 1
      ? "what was expected"
      : `${percent(allowedShare)} of what was expected, as the requirement allows`;
  const how = html`<p class="soft">A scan of all groups of neighbouring places and all runs of days in ${formatInterval(window)}, against ${against}. The p-value is the share of ${replicas} simulated windows in which chance alone gave a spot as strong, so it pays for all the looking.</p>`;
  if (spots.length === 0)
    return section(
      "spots",
      "Hot spots",
      html`<p>No group of places stood out more than chance allows.</p>${how}`,
    );
  return section(
    "spots",
    "Hot spots",
    how,
    html`<div class="scroll">${table(
      [
        { name: "places" },
        { name: "days" },
        { name: "observed", number: true },
        { name: "allowed", number: true },
        { name: "times", number: true },
        { name: "p", number: true },
      ],
      spots.map((s, i) => [
        `${i + 1}. ${few(s.places)}`,
        formatInterval(s.days),
        sayCount(s.observed),
        sayCount(s.expected),
        digits(s.relative),
        s.p < 0.001 ? "<0.001" : s.p.toFixed(3),
      ]),
    )}</div>`,
  );
}
