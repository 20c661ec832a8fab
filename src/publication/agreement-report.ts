// The report of a process: where it stands, clause by clause with its reasons, its course, what is due, posture and gains.

import type { ProcessFile } from "../agreement/terms/process.js";
import type { Fact } from "../conditions/fact.js";
import type { Problem } from "../ground/problem.js";
import type { IndicatorSeries } from "../indicators/series.js";
import type { NoPlan, Plan } from "../posture/plan.js";
import type { Simulation } from "../process/simulate.js";
import type { ProcessState } from "../process/state.js";
import { dueSection, followsSection } from "./agreement/ahead.js";
import { clausesSection } from "./agreement/clauses.js";
import { draftingSection } from "./agreement/drafting.js";
import { forecastSection } from "./agreement/forecast.js";
import { gainsSection } from "./agreement/gains.js";
import { agreementGuide } from "./agreement/guide.js";
import { agreementHead, stateSentence } from "./agreement/head.js";
import { fundingSection, postureSection } from "./agreement/posture.js";
import { type Hashes, recordSection } from "./agreement/record.js";
import { roadSection } from "./agreement/road.js";
import { type TimelinePicture, timelineFigure } from "./charts/timeline.js";
import { html, type Markup } from "./markup.js";
import { page, section } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { type AgreementPart, agreementParts } from "./report-parts.js";

/** What a report on a process is made of. What is not given is left out. */
export type AgreementReportInput = {
  readonly process: ProcessFile;
  readonly state: ProcessState;
  readonly facts: readonly Fact[];
  readonly hashes: Hashes;
  readonly timeline?: TimelinePicture;
  readonly simulation?: Simulation;
  readonly indicators?: ReadonlyMap<string, IndicatorSeries>;
  readonly plan?: Plan | NoPlan;
  /** What the checker found in the text. */
  readonly drafting?: readonly Problem[];
};

/**
 * The report as one HTML file; like every report it loads nothing, and the same input gives the same bytes. With `parts` only these
 * stand below the head.
 */
export function agreementReport(
  input: AgreementReportInput,
  effects: DrawingEffects,
  parts: readonly AgreementPart[] = agreementParts,
): string {
  const { process, state } = input;
  const body = agreementParts
    .filter((part) => parts.includes(part))
    .map((part) => partOf(part, input, effects));
  return page({
    title: process.title,
    about: stateSentence(process, state),
    body: html`${agreementHead(process, state)}${body}`,
  });
}

function partOf(
  part: AgreementPart,
  input: AgreementReportInput,
  effects: DrawingEffects,
): Markup | undefined {
  const { process, state, facts, timeline } = input;
  const byName = new Map(facts.map((fact) => [fact.id, fact]));
  switch (part) {
    case "road":
      return roadSection(process, state, byName);
    case "course":
      return timeline === undefined || timeline.rows.length === 0
        ? undefined
        : section("course", "The course", timelineFigure(timeline, effects));
    case "due":
      return dueSection(process, state);
    case "follows":
      return followsSection(process, state, byName);
    case "clauses":
      return clausesSection(process, state, byName);
    case "forecast":
      return forecastSection(process, input.simulation, effects);
    case "posture":
      return postureSection(process, input.plan, effects);
    case "funding":
      return fundingSection(process, process.funding);
    case "gains":
      return gainsSection(process, input.indicators ?? new Map(), state, effects);
    case "drafting":
      return draftingSection(input.drafting);
    case "record":
      return recordSection(process, facts, input.hashes);
    case "guide":
      return agreementGuide();
  }
}
