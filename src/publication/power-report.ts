// The power of a test before it is signed, as a page: which windows can tell which falls from luck.
import type { TestDesign } from "../violence/findings.js";
import type { ViolenceTest } from "../violence/test.js";
import { html } from "./markup.js";
import { page, table } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { percent } from "./words.js";

/** The table and the picture of a design as one HTML file. */
export function powerReport(
  { test, design }: { readonly test: ViolenceTest; readonly design: TestDesign },
  _effects: DrawingEffects,
): string {
  const rows = design.cells.map((c) => [
    String(c.days),
    percent(c.reduction),
    percent(c.certainty),
    percent(c.met),
  ]);
  return page({
    title: `${test.name}: what this test can tell`,
    about: "The power of a test before it is signed",
    body: html`<h1>${test.name}</h1>${table([{ name: "days" }, { name: "true fall" }, { name: "certainty" }, { name: "met" }], rows)}`,
  });
}
