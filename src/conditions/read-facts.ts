// Files of facts: YAML for people, CSV and JSON Lines for large ones. The facts, or everything that is wrong with them.
import type { ProcessFile } from "../agreement/terms/process.js";
import { byCodeUnit } from "../ground/names.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Fact } from "./fact.js";
import { checkFact, knownIn } from "./facts/check-fact.js";
import { checkTogether } from "./facts/check-together.js";
import { complaints, type Draft, mostComplaints } from "./facts/draft.js";
import { draftsOfLines } from "./facts/line-facts.js";
import { draftsOfTable } from "./facts/table-facts.js";
import { draftsOfYaml } from "./facts/yaml-facts.js";

/** A file of facts: its text, and its name, whose ending says the format: `.csv`, `.jsonl` (or `.ndjson`), otherwise YAML. */
export type FactFile = { readonly text: string; readonly file: string };

/**
 * Reads one file of facts about a process. Either every fact is right, or all problems are told at once, up to a hundred. Facts that
 * are written twice with the same content count once.
 *
 * Cost: some microseconds a fact. YAML files hold some ten thousand facts, tables millions.
 */
export function readFacts(text: string, file: string, process: ProcessFile): Result<readonly Fact[]> {
  return readFactFiles([{ text, file }], process);
}

/** Reads several files of facts about one process; a fact may correct one of another file. */
export function readFactFiles(files: readonly FactFile[], process: ProcessFile): Result<readonly Fact[]> {
  const known = knownIn(process);
  const told = complaints();
  const early: Problem[] = [];
  const facts: Fact[] = [];
  const take = (draft: Draft): void => {
    const fact = checkFact(draft, known, told);
    if (fact !== undefined) facts.push(fact);
  };
  const reading = { complaints: told, basis: process.calendar.hijri };
  for (const { text, file } of files) {
    if (/\.csv$/i.test(file)) draftsOfTable(text, file, reading, take);
    else if (/\.(jsonl|ndjson)$/i.test(file)) draftsOfLines(text, file, reading, take);
    else {
      const { drafts, problems } = draftsOfYaml(text, file, reading.basis);
      early.push(...problems);
      for (const draft of drafts) take(draft);
    }
  }
  // what could not be read is no reason to say that it is missing
  const whole = early.length === 0 && told.problems.length === 0;
  const checked = checkTogether(facts, whole, told);
  const problems = [...early, ...told.problems];
  if (problems.length === 0) return success(checked);
  return failure(inFileOrder(problems, told.count() - told.problems.length));
}

function inFileOrder(problems: readonly Problem[], more: number): readonly Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      byCodeUnit(a.where?.file ?? "", b.where?.file ?? "") ||
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );
  const untold = more + Math.max(0, sorted.length - mostComplaints);
  if (untold === 0) return sorted;
  return [
    ...sorted.slice(0, mostComplaints),
    problem("problems-many", `${untold} more problems are not shown`),
  ];
}
