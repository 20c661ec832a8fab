// Writes the report of a process: its state, its course, what is to be expected, posture, gains, and what the checker objects to.
import { checkAgreement } from "../../agreement/check.js";
import { hashOfAgreement } from "../../agreement/clause-hash.js";
import { addDays, type Day } from "../../ground/day.js";
import type { Result } from "../../ground/problem.js";
import type { NoPlan, Plan } from "../../posture/plan.js";
import { planDrawdown } from "../../posture/plan-drawdown.js";
import { planWorldOf } from "../../process/plan-world.js";
import { stateOf } from "../../process/state-of.js";
import { timelineOf } from "../../process/timeline.js";
import { type AgreementReportInput, agreementReport } from "../../publication/agreement-report.js";
import { pictureOf, timelineSpan } from "../../publication/timeline-picture.js";
import { emptyDocument, writePage } from "../report.js";
import type { AskedDays } from "./days.js";
import type { Opened } from "./open-knowledge.js";
import { simulateOpened } from "./simulate.js";

// the forecast of a report looks so far ahead, with so many runs
const yearsAhead = 2;
const runs = 2000;

/** Writes the report; gives the files that were written. A path that ends in `.pdf` is printed by Chromium. */
export async function writeAgreementReport(
  path: string,
  { opened, days }: { readonly opened: Opened; readonly days: AskedDays },
): Promise<Result<readonly string[]>> {
  const { process, knowledge, facts } = opened;
  const plan = await planOf(opened, days.on);
  const state = stateOf(knowledge, days);
  const span = timelineSpan({ process, facts, state }, days);
  const input: AgreementReportInput = {
    process,
    state,
    timeline: pictureOf(process, timelineOf(knowledge, { known: days.known, ...span }), days.on),
    // what was not known yet stands in no report of that day
    facts: facts.filter((fact) => fact.known <= days.known),
    hashes: { agreement: hashOfAgreement(process), facts: opened.factsHash },
    indicators: knowledge.indicators,
    drafting: checkAgreement(process),
    ...(plan !== undefined && { plan }),
    ...(process.phases.length > 0 && {
      simulation: simulateOpened(opened, {
        start: days.on,
        until: addDays(days.on, yearsAhead * 365),
        runs,
        seed: 1,
      }),
    }),
  };
  return writePage(path, agreementReport(input, { document: await emptyDocument() }));
}

async function planOf({ process, knowledge }: Opened, on: Day): Promise<Plan | NoPlan | undefined> {
  const { posture } = process;
  if (posture === undefined || posture.tranches.length === 0) return undefined;
  const { openHighs } = await import("../../engines/highs.js");
  const planned = await planDrawdown(
    posture,
    planWorldOf(knowledge, on),
    { aim: "latest-safe" },
    await openHighs(),
  );
  return planned.ok ? planned.value : undefined;
}
