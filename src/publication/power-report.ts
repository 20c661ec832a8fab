// The power of a test before it is signed, as a page: which windows can tell which falls from luck.
import { lengthOf } from "../ground/interval.js";
import type { TestDesign } from "../violence/findings.js";
import type { ViolenceTest } from "../violence/test.js";
import { powerChart, wanted } from "./charts/power.js";
import { html, type Markup } from "./markup.js";
import { page, section, table } from "./page.js";
import { type DrawingEffects, drawn } from "./plot.js";
import { testLines } from "./sections/record.js";
import { percent, sayCount, sayDays, sayFall, sayScope, unitOf } from "./words.js";

/** What a report of power is made of. */
export type PowerInput = { readonly test: ViolenceTest; readonly design: TestDesign };

/** The table and the picture of a design as one HTML file; like every report it loads nothing, and the same input gives the same bytes. */
export function powerReport(input: PowerInput, effects: DrawingEffects): string {
  const { test, design } = input;
  const sentence = powerSentence(input);
  return page({
    title: `${test.name}: what this test can tell`,
    about: sentence,
    body: html`<header><h1>Before signing: what the test “${test.name}” can tell</h1>
<p class="sentence">${sentence}</p>
<p class="soft">Asked: whether ${sayScope(test)} ${sayFall(test.reduction)}. Registered so far: a window of ${sayDays(lengthOf(test.window))} and a certainty of ${percent(test.certainty)}.</p></header>
${shortestSection(design)}${pictureSection(design, effects)}${expectedSection(input)}${section(
  "test",
  "The test that was tried",
  html`<dl class="words">${testLines(test).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
)}${guide()}`,
  });
}

/** The most useful of it in a sentence: the shortest window for a fall well beyond what is asked for. */
export function powerSentence({ test, design }: PowerInput): string {
  const falls = design.shortest.filter(
    (s) => s.certainty === test.certainty && s.reduction > design.required,
  );
  const candidates = falls.length > 0 ? falls : design.shortest.filter((s) => s.reduction > design.required);
  const found = candidates.find((s) => s.days !== null);
  if (design.expected.length === 0)
    return "There is too little history to say what a test of any of these lengths could tell.";
  if (found === undefined || found.days === null)
    return `None of the windows tried (up to ${sayDays(Math.max(...design.expected.map((e) => e.days)))}) would say “met” at least 8 times in 10, however great the true fall among those tried.`;
  return `If the true fall is ${percent(found.reduction)}, a window of ${sayDays(found.days)} is the shortest that says “met” with ${percent(found.certainty)} certainty at least 8 times in 10.`;
}

function certaintiesOf(design: TestDesign): number[] {
  return [...new Set(design.shortest.map((s) => s.certainty))].sort((a, b) => a - b);
}

function shortestSection(design: TestDesign): Markup {
  const certainties = certaintiesOf(design);
  const reductions = [...new Set(design.shortest.map((s) => s.reduction))].sort((a, b) => a - b);
  const days = (reduction: number, certainty: number) =>
    design.shortest.find((s) => s.reduction === reduction && s.certainty === certainty)?.days ?? null;
  return section(
    "shortest",
    "The shortest window that suffices",
    html`<p>For each true fall, the shortest window tried that says “met” at least ${percent(wanted)} of the time. A fall no greater than what is asked for (${percent(design.required)}) is on the edge or short of it, and should not be called “met” so often.</p>
<div class="scroll">${table(
      [{ name: "true fall" }, ...certainties.map((c) => ({ name: `${percent(c)} certainty`, number: true }))],
      reductions.map((r) => [
        r === 0 ? "none" : percent(r),
        ...certainties.map((c) => {
          const shortest = days(r, c);
          return shortest === null ? "none of them" : sayDays(shortest);
        }),
      ]),
    )}</div>`,
  );
}

function pictureSection(design: TestDesign, effects: DrawingEffects): Markup {
  if (design.cells.length === 0) return html``;
  return section(
    "picture",
    "How often it would say “met”",
    html`<p>In 100 worlds with this true fall, so many would end with “met”. Framed and bold: at least ${percent(wanted)}. Computed exactly from the forecast counts; nothing is simulated.</p>`,
    ...certaintiesOf(design).map(
      (certainty) =>
        html`<h3>With ${percent(certainty)} certainty</h3><figure>${drawn(powerChart(design, certainty), effects)}<details><summary>The same as a table, with “not met” and “cannot tell”</summary><div class="scroll">${cells(design, certainty)}</div></details></figure>`,
    ),
  );
}

function cells(design: TestDesign, certainty: number): Markup {
  return table(
    [
      { name: "window" },
      { name: "true fall", number: true },
      { name: "met", number: true },
      { name: "cannot tell", number: true },
      { name: "not met", number: true },
    ],
    design.cells
      .filter((c) => c.certainty === certainty)
      .map((c) => [
        sayDays(c.days),
        percent(c.reduction),
        percent(c.met),
        percent(c.cannotTell),
        percent(c.notMet),
      ]),
  );
}

function expectedSection({ test, design }: PowerInput): Markup {
  const unit = unitOf(test.quantity);
  return section(
    "expected",
    "What is to be expected",
    html`<div class="scroll">${table(
      [
        { name: "window" },
        { name: `${unit} expected`, number: true },
        { name: "95 % interval", number: true },
      ],
      design.expected.map((e) => [
        sayDays(e.days),
        sayCount(e.mean),
        `${sayCount(e.low)} to ${sayCount(e.high)}`,
      ]),
    )}</div>`,
  );
}

function guide(): Markup {
  return section(
    "guide",
    "How to read this",
    html`<dl class="guide">
<div><dt>Power</dt><dd>How often the test says “met” when the fall is real. A test that often can't tell protects nobody: the truce may hold, and the report says nothing.</dd></div>
<div><dt>Length</dt><dd>A longer window sees more, but the longer ahead one forecasts, the less sure one is. So power does not always grow with length.</dd></div>
<div><dt>Certainty</dt><dd>How probable “met” must be before it is said. More certainty means fewer false alarms and more “cannot tell”.</dd></div>
<div><dt>True fall</dt><dd>What really happens to the rate, which nobody sees; only counts are seen. A clause that asks for a fall by half needs a true fall well beyond half to be called “met” reliably.</dd></div>
</dl>`,
  );
}
