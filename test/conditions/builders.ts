// Processes, facts and judges for tests, from the words in which people write them.
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { Condition } from "../../src/agreement/terms/condition.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import type { Fact } from "../../src/conditions/fact.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import { createJudge, type Judge } from "../../src/conditions/judge.js";
import type { Knowledge, Surroundings } from "../../src/conditions/knowledge.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import type { ClauseStatus, Truth } from "../../src/conditions/result.js";
import { whyLines } from "../../src/conditions/why-lines.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";

/** The day of a date; throws when there is none. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`no such day: ${text}`);
  return found;
}

/** A process from the sections of its file. */
export function processOf(sections: string): ProcessFile {
  const read = readProcessFile(`halcyon: 1\ntitle: a process\n${sections}`, "process.yaml");
  if (!read.ok) throw new Error(problemsText(read.problems));
  return read.value;
}

/** Facts, one on each line, as `id: f1, reported: signing, is: yes, on: 2020-02-29`. */
export function factsOf(process: ProcessFile, lines: string): readonly Fact[] {
  const list = lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => `  - { ${line} }`);
  const text = `halcyon-facts: 1\nfacts:${list.length === 0 ? " []" : `\n${list.join("\n")}`}\n`;
  const read = readFacts(text, "facts.yaml", process);
  if (!read.ok) throw new Error(problemsText(read.problems));
  return read.value;
}

/** What is known of a process by some facts. */
export function knowledgeOf(process: ProcessFile, facts: readonly Fact[]): Knowledge {
  return { process, facts: factIndex(facts, process), indicators: new Map() };
}

/** A judge of sections and facts in words. */
export function judgeOf(sections: string, facts: string, known = "2030-01-01", around?: Surroundings): Judge {
  const process = processOf(sections);
  return createJudge(knowledgeOf(process, factsOf(process, facts)), day(known), around);
}

/** The status of a clause on a day, `on`, as known at the end of all days or, as in `2020-01-01 as known on 2020-01-05`, before. */
export function statusOf(sections: string, facts: string, clause: string, on: string): ClauseStatus {
  const [asked, known] = on.split(" as known on ");
  return judgeOf(sections, facts, known).clause(clause, day(asked));
}

/** The result alone. */
export function resultOf(sections: string, facts: string, clause: string, on: string): string {
  return statusOf(sections, facts, clause, on).result;
}

/** Everything that a status says, as one text. */
export function told({ why }: ClauseStatus): string {
  return whyLines(why).join("\n");
}

/** Whether what a clause named `c` asks for holds on a day, as an outsider sees it. */
export function truthOf(sections: string, facts: string, on: string): Truth {
  const judge = judgeOf(sections, facts);
  return judge.condition(thatOf(judge.knowledge.process), day(on)).truth;
}

/** The condition of the clause named `c`. */
export function thatOf(process: ProcessFile, name = "c"): Condition {
  const that = process.clauses.find((clause) => clause.name === name)?.that;
  if (that === undefined) throw new Error(`no clause ${name} with a condition`);
  return that;
}
