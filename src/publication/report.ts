// The report of an assessment: one HTML file that anybody can open, print and check.
import type { Calibration, HotSpots, Monitoring } from "../violence/findings.js";
import type { Verdict } from "../violence/verdict.js";
import type { NamedBoundaries } from "./charts/shapes.js";
import { html } from "./markup.js";
import { page } from "./page.js";
import type { DrawingEffects } from "./plot.js";
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
 * The document is used to draw on, and nothing is put into it: linkedom's in Node, the page's own in a browser.
 */
export function reportOf(input: ReportInput, effects: DrawingEffects): string {
  const { title, verdict, hotSpots, boundaries, monitoring, calibration } = input;
  const days = monitoring === undefined ? undefined : monitoringSection(verdict.test, monitoring, effects);
  const honest = calibration === undefined ? undefined : calibrationSection(calibration, effects);
  return page({
    title: `${title}: ${verdict.test.name}`,
    about: verdictSentence(verdict),
    body: html`${headOf(title, verdict)}${reasonsSection(verdict)}${historySection(verdict, effects)}${posteriorSection(verdict, effects)}${mapSection({ verdict, boundaries, hotSpots }, effects)}${breakdownSection(verdict, effects)}${spotsSection(hotSpots)}${substitutionSection(verdict, effects)}${days}${placeboSection(verdict, effects)}${honest}${datesSection(verdict, effects)}${sourcesSection(verdict)}${testSection(verdict)}${guideSection()}${replaySection(verdict)}`,
  });
}
