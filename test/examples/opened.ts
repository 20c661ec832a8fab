// Opens an example as a user has it: its process file, its figures, and what a careful drafter objects to.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkAgreement } from "../../src/agreement/check.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import { createJudge } from "../../src/conditions/judge.js";
import type { Knowledge } from "../../src/conditions/knowledge.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import type { Result } from "../../src/ground/problem.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { readIndicatorFile } from "../../src/indicators/read-file.js";
import type { IndicatorSeries } from "../../src/indicators/series.js";
import { stateOf } from "../../src/process/state-of.js";

/** The folder of an example. */
export const folderOf = (name: string): string => resolve(import.meta.dirname, "../../examples", name);

/** The text of one of its files. */
export const fileOf = (name: string, file: string): string =>
  readFileSync(resolve(folderOf(name), file), "utf8");

/** What was read; what is wrong with it ends the test. */
export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(problemsText(result.problems));
  return result.value;
}

/** The process file of an example. */
export function processOf(name: string): ProcessFile {
  return taken(readProcessFile(fileOf(name, "process.yaml"), "process.yaml"));
}

/** The series of its indicators, by name. */
export function indicatorsOf(name: string, process: ProcessFile): ReadonlyMap<string, IndicatorSeries> {
  return new Map(
    process.indicators.flatMap((declared) => {
      const { file } = declared;
      return file === undefined
        ? []
        : [[declared.name, taken(readIndicatorFile(fileOf(name, file), file, declared))] as const];
    }),
  );
}

/** Everything that a question about an example rests on. */
export function knowledgeOf(name: string): Knowledge {
  const process = processOf(name);
  const files = process.facts.map((file) => ({ text: fileOf(name, file), file }));
  const facts = files.flatMap(({ text, file }) => taken(readFacts(text, file, process)));
  return { process, facts: factIndex(facts, process), indicators: indicatorsOf(name, process) };
}

/** The results of some clauses on a day, as known on a day. */
export function resultsOf(
  knowledge: Knowledge,
  clauses: readonly string[],
  on: string,
  known: string = on,
): Readonly<Record<string, string>> {
  const judge = createJudge(knowledge, dayOfText(known));
  return Object.fromEntries(clauses.map((clause) => [clause, judge.clause(clause, dayOfText(on)).result]));
}

/** The states of the phases on a day, as known on a day, in the order of the road. */
export function phasesOf(knowledge: Knowledge, on: string, known: string = on): readonly string[] {
  const state = stateOf(knowledge, { on: dayOfText(on), known: dayOfText(known) });
  return state.phases.map((phase) => `${phase.phase}: ${phase.state}`);
}

/** A day that exists. */
export function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`a test needs a day that exists; got ${text}`);
  return day;
}

/** What is objected to, as code and the first name that is quoted; and each code once. */
export function objectionsTo(process: ProcessFile): {
  readonly codes: readonly string[];
  readonly named: readonly string[];
} {
  const problems = checkAgreement(process);
  return {
    codes: [...new Set(problems.map((one) => one.code))].sort(),
    named: problems.map((one) => `${one.code} ${/"([^"]+)"/.exec(one.message)?.[1] ?? ""}`.trim()),
  };
}
