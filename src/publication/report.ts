// The report of an assessment: one HTML file that anybody can open, print and check.
import { formatInterval } from "../ground/interval.js";
import type { HotSpots } from "../violence/findings.js";
import type { Boundaries } from "../violence/scan-shapes.js";
import type { Verdict } from "../violence/verdict.js";
import { html } from "./markup.js";
import { page } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { verdictSentence } from "./words.js";

/** Places with their shapes, and the property that holds a place's name. */
export type ReportBoundaries = { readonly geojson: Boundaries; readonly nameProperty: string };

/** What a report is made of. */
export type ReportInput = {
  readonly title: string;
  readonly verdict: Verdict;
  readonly hotSpots?: HotSpots;
  readonly boundaries?: ReportBoundaries;
};

/** The report of a verdict as one HTML file. The same input gives the same bytes. */
export function reportOf(input: ReportInput, _effects: DrawingEffects): string {
  const { title, verdict } = input;
  return page({
    title: `${title}: ${verdict.test.name}`,
    about: verdictSentence(verdict),
    body: html`<h1>${title}</h1><p class="sentence">${verdictSentence(verdict)}</p><p>${formatInterval(verdict.test.window)}</p>`,
  });
}
