// halcyon monitor: the window day by day, with evidence that stays valid however often one looks.
import { seriesOf } from "../../cube/series.js";
import { addDays, type Day, formatDay } from "../../ground/day.js";
import { percent, sayCount } from "../../publication/words.js";
import { problemsOfTest } from "../../violence/assess.js";
import type { Monitoring } from "../../violence/findings.js";
import { monitor } from "../../violence/monitor.js";
import type { ViolenceTest } from "../../violence/test.js";
import { ask } from "../asking/ask.js";
import { optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { writeMonitorReport } from "../report.js";
import { table, wrap } from "../terminal.js";
import { answerWords } from "../verdict-text.js";

/** Runs the command. */
export async function monitorCommand(
  path: string | undefined,
  raw: Raw,
  context: Context,
): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const on = options.day("on");
  if (options.problems.length > 0) return refuse(terminal, options.problems);
  const asked = await ask(path, raw, context);
  if (!asked.ok) return refuse(terminal, asked.problems);
  const { cube } = asked.value.gathered;
  const printed = [];
  for (const { test } of asked.value.tests) {
    const problems = problemsOfTest(test);
    if (problems.length > 0) return refuse(terminal, problems);
    const last = Math.min(on ?? Number.POSITIVE_INFINITY, cube.span.end - 1, test.window.end - 1) as Day;
    const watched = monitor(seriesOf(cube, test.scope, test.quantity, test.dates), test, last);
    printed.push(monitoringJson(test, watched));
    if (raw.json !== true) terminal.out(`${monitoringText(test, watched, terminal.width)}\n`);
    if (typeof raw.report === "string") {
      const written = await writeMonitorReport(raw.report, { test, monitoring: watched });
      if (!written.ok) return refuse(terminal, written.problems);
      if (raw.json !== true) for (const file of written.value) terminal.out(`report   ${file}`);
    }
  }
  if (raw.json === true) terminal.out(JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2));
  return 0;
}

/** The monitor as a table, with the line that decides. */
export function monitoringText(test: ViolenceTest, watched: Monitoring, width: number): string {
  const rows = watched.days.map((d) => [
    formatDay(d.day),
    d.observed === null ? "not observed" : sayCount(d.observed),
    sayCount(d.observedSoFar),
    sayCount(d.expectedSoFar),
    evidence(d.evidenceMet),
    evidence(d.evidenceNotMet),
    answerWords[d.answer],
  ]);
  const line = 1 / watched.level;
  const decided =
    watched.decidedOn === null
      ? `Not yet decided after ${watched.days.length} of ${test.window.end - test.window.start} days.`
      : `Decided on day ${watched.decidedOn - test.window.start + 1} (${formatDay(watched.decidedOn)}): ${answerWords[watched.answer]}.`;
  return [
    `${test.name}: a fall of at least ${percent(test.reduction)}, day by day`,
    table(["day", "observed", "so far", "expected", "for met", "for not met", "answer"], rows),
    decided,
    wrap(
      `Evidence of ${evidence(line)} or more decides. However often one looks, the chance of a wrong decision is at most ${percent(watched.level)}.`,
      width,
    ),
  ].join("\n\n");
}

function evidence(e: number): string {
  return e >= 1000 ? ">1000" : e >= 9.95 ? e.toFixed(0) : e >= 0.095 ? e.toFixed(1) : e.toFixed(2);
}

function monitoringJson(test: ViolenceTest, watched: Monitoring): unknown {
  return {
    test: test.name,
    window: { from: formatDay(test.window.start), to: formatDay(addDays(test.window.end, -1)) },
    level: watched.level,
    decidedOn: watched.decidedOn === null ? null : formatDay(watched.decidedOn),
    answer: watched.answer,
    days: watched.days.map((d) => ({ ...d, day: formatDay(d.day) })),
  };
}
