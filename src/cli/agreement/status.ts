// halcyon status: which clauses are met, which are not, which can't be told, and what follows, on any day as known on any day.
import { dirname, join } from "node:path";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { ClauseStatus, Why } from "../../conditions/result.js";
import { type Day, formatDay } from "../../ground/day.js";
import type { ProcessState } from "../../process/state.js";
import { stateOf } from "../../process/state-of.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { wrap } from "../terminal.js";
import { askedDays } from "./days.js";
import { openKnowledge } from "./open-knowledge.js";
import { statusText } from "./status-text.js";

/** Runs the command. */
export async function statusCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const opened = await openKnowledge(path, raw, context);
  if (!opened.ok) return refuse(terminal, opened.problems);
  const { process, knowledge, notes } = opened.value;
  const days = askedDays(raw, context.today(), process.calendar.hijri);
  if (!days.ok) return refuse(terminal, days.problems);
  const state = stateOf(knowledge, days.value);
  if (raw.json === true) terminal.out(JSON.stringify(stateJson(process, state), null, 2));
  else terminal.out(statusText(process, state, terminal));
  if (raw.report !== undefined && raw.report !== false) {
    const file =
      typeof raw.report === "string" ? raw.report : join(dirname(opened.value.path), "report-status.html");
    // charts and the solver are loaded only where they are wanted
    const { writeAgreementReport } = await import("./write-report.js");
    const written = await writeAgreementReport(file, { opened: opened.value, days: days.value });
    if (!written.ok) return refuse(terminal, written.problems);
    if (raw.json !== true) for (const one of written.value) terminal.out(`\nreport   ${one}`);
  }
  for (const note of raw.json === true ? [] : notes) terminal.say(`\n${wrap(note, terminal.width)}`);
  return 0;
}

/** The state as JSON, with days as people write them. */
export function stateJson(process: ProcessFile, state: ProcessState): unknown {
  const day = (one: Day | undefined) => (one === undefined ? undefined : formatDay(one));
  return {
    title: process.title,
    on: formatDay(state.on),
    known: formatDay(state.known),
    phases: state.phases.map((one) => ({
      ...one,
      since: day(one.since),
      why: whyJson(one.why),
      waitsFor: one.waitsFor.map(whyJson),
      history: one.history.map((past) => ({ ...past, from: formatDay(past.from), why: whyJson(past.why) })),
    })),
    clauses: state.clauses.map((one) => clauseJson(one)),
    effects: state.effects.map((one) => ({ ...one, on: formatDay(one.on), why: whyJson(one.why) })),
    conflicts: state.conflicts.map((one) => ({ ...one, on: formatDay(one.on), why: whyJson(one.why) })),
    due: state.due.map((one) => ({ ...one, day: formatDay(one.day) })),
  };
}

/** A clause's status as JSON. */
export function clauseJson(status: ClauseStatus): unknown {
  const day = (one: Day | undefined) => (one === undefined ? undefined : formatDay(one));
  return {
    ...status,
    due: day(status.due),
    from: day(status.from),
    goal: day(status.goal),
    metOn: day(status.metOn),
    lapses: status.lapses.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
    why: whyJson(status.why),
  };
}

function whyJson(why: Why): unknown {
  return { ...why, ...(why.because === undefined ? {} : { because: why.because.map(whyJson) }) };
}
