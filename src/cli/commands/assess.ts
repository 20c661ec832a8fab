// halcyon assess: did violence fall in these days by as much as was asked? Prints the verdict, and writes its report.
import { dirname, join, resolve } from "node:path";
import { type Result, success } from "../../ground/problem.js";
import { hotSpotsOf } from "../../questions/hot-spots.js";
import { assess } from "../../violence/assess.js";
import type { HotSpots } from "../../violence/findings.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { Answer } from "../../violence/verdict.js";
import { type Asked, ask } from "../asking/ask.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { writeWhole } from "../files.js";
import { matchingText } from "../matching-text.js";
import { type ExitCode, exitCodeOf, refuse } from "../outcome.js";
import { writeReport } from "../report.js";
import { askingOf, type SavedVerdict, savedText } from "../saved.js";
import { verdictText } from "../verdict-text.js";

/** Runs the command. */
export async function assessCommand(path: string | undefined, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const asked = await ask(path, raw, context);
  if (!asked.ok) return refuse(terminal, asked.problems);
  const answers: Answer[] = [];
  const printed: SavedVerdict[] = [];
  for (const { test, hash } of asked.value.tests) {
    const assessed = assessOne(asked.value, { test, hash }, raw);
    if (!assessed.ok) return refuse(terminal, assessed.problems);
    const verdict = assessed.value;
    answers.push(verdict.verdict);
    printed.push(verdict);
    if (raw.json !== true) terminal.out(`${verdictText(verdict, terminal)}\n`);
    const written = await writeBeside(asked.value, verdict, raw);
    if (!written.ok) return refuse(terminal, written.problems);
    if (raw.json !== true) for (const line of written.value) terminal.out(line);
  }
  if (raw.json === true) terminal.out(JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2));
  else {
    const notes = matchingText(asked.value.gathered, terminal.width);
    if (notes !== "") terminal.say(`\n${notes}`);
  }
  return raw.exitCode === true ? exitCodeOf(worst(answers)) : 0;
}

/** The verdict on one test of what was asked. */
export function assessOne(
  asked: Asked,
  { test, hash }: Asked["tests"][number],
  raw: Raw,
  savedIn = folderOf(asked, raw),
): Result<SavedVerdict> {
  const result = assess(asked.gathered.cube, test, {
    sources: asked.sources,
    ...(hash === undefined ? {} : { testHash: hash }),
  });
  if (!result.ok) return result;
  return success({ ...result.value, asked: askingOf(asked.processFile, test.name, raw, savedIn) });
}

// with a process file: the verdict and its report beside it; with options alone: only what --report and --out ask for
async function writeBeside(
  asked: Asked,
  verdict: SavedVerdict,
  raw: Raw,
): Promise<Result<readonly string[]>> {
  const beside = asked.processFile !== undefined && raw.json !== true;
  const folder = folderOf(asked, raw);
  const lines: string[] = [];
  const wanted = typeof raw.report === "string" ? raw.report : undefined;
  if (beside || typeof raw.out === "string") {
    const saved = await writeWhole(join(folder, `verdict-${verdict.test.name}.json`), savedText(verdict));
    if (!saved.ok) return saved;
    lines.push(`verdict  ${saved.value}`);
  }
  if (raw.report !== false && (beside || wanted !== undefined)) {
    const target = wanted ?? join(folder, `report-${verdict.test.name}.html`);
    const report = await writeReport(target, { verdict, asked, hotSpots: spots(asked, verdict.test) });
    if (!report.ok) return report;
    lines.push(...report.value.map((file) => `report   ${file}`));
  }
  return success(lines);
}

function spots(asked: Asked, test: ViolenceTest): HotSpots | undefined {
  return asked.boundaries === undefined ? undefined : hotSpotsOf(asked, test, {});
}

function folderOf(asked: Asked, raw: Raw): string {
  if (typeof raw.out === "string") return resolve(raw.out);
  return asked.processFile === undefined ? resolve(".") : dirname(asked.processFile);
}

// several tests: all must be met, and one that is not met outweighs one that can't be told
function worst(answers: readonly Answer[]): Answer {
  if (answers.includes("not-met")) return "not-met";
  return answers.includes("cannot-tell") ? "cannot-tell" : "met";
}
