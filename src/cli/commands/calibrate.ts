// halcyon calibrate: all windows of the past of all series, each forecast from what came before it: was the method right?
import { basename } from "node:path";
import { performance } from "node:perf_hooks";
import { type Problem, problem } from "../../ground/problem.js";
import { percent } from "../../publication/words.js";
import { calibrate, calibrationSeries } from "../../violence/calibrate.js";
import type { Calibration } from "../../violence/findings.js";
import { optionReader, type Raw } from "../asking/options.js";
import { eventsQuestion, gatherEvents, scopeOf } from "../asking/question-events.js";
import { type Context, withEngine } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { writeCalibrationReport } from "../report.js";
import { wrap } from "../terminal.js";

/** Series of fewer events say too little of themselves. */
const fewestEvents = 100;

/** Runs the command. */
export async function calibrateCommand(raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const question = eventsQuestion(options);
  const window = options.whole("window", 1, 3660) ?? 7;
  const seed = options.whole("seed", 0, 2 ** 31) ?? 1;
  if (options.problems.length > 0) return refuse(terminal, options.problems);
  const gathered = await withEngine(context, (engine) => gatherEvents(question, {}, engine));
  if (!gathered.ok) return refuse(terminal, gathered.problems);
  const { cube } = gathered.value;
  const scope = scopeOf(question, cube);
  if (!scope.ok) return refuse(terminal, scope.problems);
  const series = calibrationSeries(cube, scope.value, { ...question, fewestEvents });
  const began = performance.now();
  const result = calibrate(series, { window, seed, quantity: question.quantity }, (done, total) =>
    terminal.progress("windows", done, total),
  );
  const seconds = (performance.now() - began) / 1000;
  terminal.progressDone();
  if (result.windows === 0) return refuse(terminal, [tooShort(window)]);
  if (raw.json === true) terminal.out(JSON.stringify({ ...result, seconds }));
  else terminal.out(calibrationText(result, seconds, terminal.width));
  if (typeof raw.report !== "string") return 0;
  const title = question.files.flatMap((file) => file.paths.map((path) => basename(path))).join(", ");
  const written = await writeCalibrationReport(raw.report, { title, window, calibration: result });
  if (!written.ok) return refuse(terminal, written.problems);
  if (raw.json !== true) for (const file of written.value) terminal.out(`report   ${file}`);
  return 0;
}

function tooShort(window: number): Problem {
  return problem("history-short", "there is no window of the past to judge", {
    expected: `a series with at least ${fewestEvents} events, a year of history, and ${window} days after it`,
    hint: "bring more history with --from, or choose a shorter --window",
  });
}

function calibrationText(result: Calibration, seconds: number, width: number): string {
  const share = (x: number) => `${(100 * x).toFixed(1)} %`;
  const bar = (x: number) => "#".repeat(Math.round((40 * x * 10) / 2));
  return [
    wrap(
      `${result.windows} windows of ${result.series} series, each forecast from what came before it.`,
      width,
    ),
    [
      `within the 95 % interval   ${share(result.coverage95)}`,
      `below it                   ${share(result.below)}  (2.5 % expected)`,
      `above it                   ${share(result.above)}  (2.5 % expected)`,
      `mean log score             ${result.logScore.toFixed(4)}  (larger is better)`,
      `mean CRPS                  ${result.crps.toFixed(4)}  (smaller is better)`,
      `time in the model          ${seconds.toFixed(2)} s`,
    ].join("\n"),
    "Where the counts fell within their forecasts (flat = calibrated):",
    result.pit
      .map(
        (n, i) =>
          `${percent(i / 10).padStart(5)}–${percent((i + 1) / 10).padEnd(5)} ${bar(n / result.windows)}`,
      )
      .join("\n"),
  ].join("\n\n");
}
