// The report of an assessment: one HTML file that anybody can open, print and check.

import type { Calibration, HotSpots, Monitoring } from "../violence/findings.js";
import type { Verdict } from "../violence/verdict.js";
import type { NamedBoundaries } from "./charts/shapes.js";
import { html, type Markup } from "./markup.js";
import { page } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { type ReportPart, reportParts } from "./report-parts.js";
import { datesSection, placeboSection } from "./sections/checks.js";
import { historySection, posteriorSection } from "./sections/evidence.js";
import { guideSection } from "./sections/guide.js";
import { headOf, reasonsSection } from "./sections/head.js";
import { breakdownSection, mapSection, spotsSection } from "./sections/places.js";
import { replaySection, sourcesSection, testSection } from "./sections/record.js";
import { substitutionSection } from "./sections/substitution.js";
import { calibrationSection, monitoringSection } from "./sections/watched.js";
import { verdictSentence } from "./words.js";

/** What a report is made of. */
export type ReportInput = {
  readonly title: string;
  readonly verdict: Verdict;
  /** Where violence persisted, if that was looked for. */
  readonly hotSpots?: HotSpots;
  /** The shapes of places, for the map. */
  readonly boundaries?: NamedBoundaries;
  /** The evidence day by day, if the window was watched. */
  readonly monitoring?: Monitoring;
  /** How honest forecasts of past windows were, if that was computed. */
  readonly calibration?: Calibration;
};

/**
 * The report of a verdict as one HTML file: it loads nothing, runs nothing, and prints on A4. The same input gives the same bytes.
 *
 * The document is used to draw on, and nothing is put into it: linkedom's in Node and in a worker, the page's own in a browser. With
 * `parts` only these stand below the head.
 */
export function reportOf(
  input: ReportInput,
  effects: DrawingEffects,
  parts: readonly ReportPart[] = reportParts,
): string {
  const { title, verdict } = input;
  const body = reportParts.filter((part) => parts.includes(part)).map((part) => partOf(part, input, effects));
  return page({
    title: `${title}: ${verdict.test.name}`,
    about: verdictSentence(verdict),
    body: html`${headOf(title, verdict)}${body}`,
  });
}

function partOf(part: ReportPart, input: ReportInput, effects: DrawingEffects): Markup | undefined {
  const { verdict, hotSpots, boundaries, monitoring, calibration } = input;
  switch (part) {
    case "reasons":
      return reasonsSection(verdict);
    case "history":
      return historySection(verdict, effects);
    case "posterior":
      return posteriorSection(verdict, effects);
    case "map":
      return mapSection({ verdict, boundaries, hotSpots }, effects);
    case "breakdown":
      return breakdownSection(verdict, effects);
    case "spots":
      return spotsSection(hotSpots);
    case "substitution":
      return substitutionSection(verdict, effects);
    case "days":
      return monitoring === undefined ? undefined : monitoringSection(verdict.test, monitoring, effects);
    case "placebo":
      return placeboSection(verdict, effects);
    case "calibration":
      return calibration === undefined ? undefined : calibrationSection(calibration, effects);
    case "dates":
      return datesSection(verdict, effects);
    case "sources":
      return sourcesSection(verdict);
    case "test":
      return testSection(verdict);
    case "guide":
      return guideSection();
    case "replay":
      return replaySection(verdict);
  }
}
