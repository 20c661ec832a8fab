// A report as one HTML file, with the parts that were chosen: of the process on a day, or of the verdict on a registered test.
import { checkAgreement } from "../../../../agreement/check.js";
import { hashOfAgreement } from "../../../../agreement/clause-hash.js";
import type { Fact } from "../../../../conditions/fact.js";
import { addDays, type Day } from "../../../../ground/day.js";
import { canonicalForm, type Fingerprint } from "../../../../ground/fingerprint.js";
import { type Result, success } from "../../../../ground/problem.js";
import type { NoPlan, Plan } from "../../../../posture/plan.js";
import { stateOf } from "../../../../process/state-of.js";
import { timelineOf } from "../../../../process/timeline.js";
import { agreementReport } from "../../../../publication/agreement-report.js";
import type { DrawingDocument } from "../../../../publication/plot.js";
import type { ReportPart } from "../../../../publication/report-parts.js";
import { type AgreementPart, agreementParts } from "../../../../publication/report-parts.js";
import { pictureOf, timelineSpan } from "../../../../publication/timeline-picture.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { sha256 } from "../../bytes.js";
import type { Work } from "../../work.js";
import { plan } from "../posture/plan.js";
import { simulate } from "../simulate.js";
import { testReport } from "./test-report.js";

/** Of what, on which days, and with which parts; with all, if none are given. */
export type ReportAsk =
  | {
      readonly about: "process";
      readonly on: Day;
      readonly known: Day;
      readonly parts?: readonly AgreementPart[];
    }
  | { readonly about: "test"; readonly test: string; readonly parts?: readonly ReportPart[] };

/** The report: with all parts the same bytes as `halcyon status --report` and `halcyon assess --report` write. */
export type ReportAnswer = { readonly html: string; readonly sha256: Fingerprint };

// the forecast of a report looks so far ahead, with so many runs, as on the command line
const yearsAhead = 2;
const runs = 2000;

/** Writes a report. */
export async function report(
  opened: OpenedProcess,
  ask: ReportAsk,
  work: Work,
): Promise<Result<ReportAnswer>> {
  const written =
    ask.about === "process"
      ? await processReport(opened, ask, work)
      : await testReport(opened, ask, { work, document: await emptyDocument() });
  if (!written.ok) return written;
  const bytes = new TextEncoder().encode(written.value);
  return success({ html: written.value, sha256: await sha256(bytes) });
}

async function processReport(
  opened: OpenedProcess,
  ask: Extract<ReportAsk, { about: "process" }>,
  work: Work,
): Promise<Result<string>> {
  const { process, knowledge } = opened;
  const { parts = agreementParts, on, known } = ask;
  const days = { on, known };
  const planned = parts.includes("posture") ? await planOf(opened, on, work) : undefined;
  const simulated =
    parts.includes("forecast") && process.phases.length > 0
      ? await simulate(opened, { start: on, until: addDays(on, yearsAhead * 365), runs, seed: 1 }, work)
      : undefined;
  await work.pause();
  const state = stateOf(knowledge, days);
  const span = timelineSpan({ process, facts: opened.facts, state }, days);
  const input = {
    process,
    state,
    timeline: pictureOf(process, timelineOf(knowledge, { known, ...span }), on),
    // what was not known yet stands in no report of that day
    facts: opened.facts.filter((fact) => fact.known <= known),
    hashes: { agreement: hashOfAgreement(process), facts: await hashOfFacts(opened.facts) },
    indicators: knowledge.indicators,
    drafting: checkAgreement(process),
    ...(planned !== undefined && { plan: planned }),
    ...(simulated?.ok === true && { simulation: simulated.value.simulation }),
  };
  return success(agreementReport(input, { document: await emptyDocument() }, parts));
}

async function planOf(opened: OpenedProcess, seen: Day, work: Work): Promise<Plan | NoPlan | undefined> {
  const { posture } = opened.process;
  if (posture === undefined || posture.tranches.length === 0) return undefined;
  const planned = await plan(opened, { aim: "latest-safe", seen }, work);
  return planned.ok ? planned.value.plan : undefined;
}

// of their canonical forms, sorted, whatever order they came in
function hashOfFacts(facts: readonly Fact[]): Promise<Fingerprint> {
  const forms = facts.map(({ spot: _, ...fact }) => `${canonicalForm(fact)}\n`).sort();
  return sha256(new TextEncoder().encode(forms.join("")));
}

// a worker has no document of its own, so charts are drawn on the one that the command line draws on
async function emptyDocument(): Promise<DrawingDocument> {
  const { parseHTML } = await import("linkedom/worker");
  return parseHTML("<!doctype html><html><head></head><body></body></html>").document;
}
