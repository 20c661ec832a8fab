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
import { html } from "./markup.js";
import { page, section } from "./page.js";
import type { DrawingEffects } from "./plot.js";

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

/** The report as one HTML file; like every report it loads nothing, and the same input gives the same bytes. */
export function agreementReport(input: AgreementReportInput, effects: DrawingEffects): string {
  const { process, state, facts, timeline } = input;
  const byName = new Map(facts.map((fact) => [fact.id, fact]));
  const course =
    timeline === undefined || timeline.rows.length === 0
      ? undefined
      : section("course", "The course", timelineFigure(timeline, effects));
  return page({
    title: process.title,
    about: stateSentence(process, state),
    body: html`${agreementHead(process, state)}${roadSection(process, state, byName)}${course}${dueSection(process, state)}${followsSection(process, state, byName)}${clausesSection(process, state, byName)}${forecastSection(process, input.simulation, effects)}${postureSection(process, input.plan, effects)}${fundingSection(process, process.funding)}${gainsSection(process, input.indicators ?? new Map(), state, effects)}${draftingSection(input.drafting)}${recordSection(process, facts, input.hashes)}${agreementGuide()}`,
  });
}
