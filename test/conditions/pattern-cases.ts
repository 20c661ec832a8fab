// Reads a case file of a pattern, and judges each of its variants with the real reader, judge and phases.
import { readProcessFile } from "../../src/agreement/process-file.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { whyLines } from "../../src/conditions/why-lines.js";
import { parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { stateOf } from "../../src/process/state-of.js";

/** A variant: on which day, by which facts, with which lines expected. */
export type PatternCase = {
  readonly title: string;
  readonly on: string;
  readonly known: string;
  readonly facts: string;
  readonly expected: readonly string[];
};

/** A pattern with its clause and variants. */
export type Pattern = {
  readonly title: string;
  readonly process: string;
  readonly cases: readonly PatternCase[];
};

/** Reads a case file. */
export function patternOf(text: string): Pattern {
  const [head, clause, ...rest] = text.split(/^## /m);
  const title = head.split("\n")[0].replace(/^# /, "");
  return { title, process: fence(clause, "yaml"), cases: rest.map(caseOf) };
}

function caseOf(text: string): PatternCase {
  const [title] = text.split("\n");
  const days = /^On (\d{4}-\d\d-\d\d)(?:, as known on (\d{4}-\d\d-\d\d))?/m.exec(text);
  if (days === null) throw new Error(`a case says on which day: "${title}"`);
  const expected = fence(text, "text")
    .split("\n")
    .filter((line) => line !== "");
  return { title, on: days[1], known: days[2] ?? days[1], facts: fence(text, "yaml"), expected };
}

function fence(text: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(text);
  if (found === null) throw new Error(`a case has a block of ${language}: ${text.slice(0, 60)}`);
  return found[1];
}

/** The results of all clauses and phases of a variant, each followed by its reasons. */
export function judgedLines(pattern: Pattern, one: PatternCase, where: string): readonly string[] {
  const process = readProcessFile(
    `halcyon: 1\ntitle: ${JSON.stringify(pattern.title)}\n${pattern.process}`,
    `${where}.yaml`,
  );
  if (!process.ok) throw new Error(problemsText(process.problems));
  const list = one.facts.trim() === "[]" ? "facts: []" : `facts:\n${one.facts}`;
  const facts = readFacts(`halcyon-facts: 1\n${list}`, `${where} facts.yaml`, process.value);
  if (!facts.ok) throw new Error(problemsText(facts.problems));
  const on = parseDay(one.on);
  const known = parseDay(one.known);
  if (on === undefined || known === undefined) throw new Error(`no such day in ${where}`);
  const knowledge = {
    process: process.value,
    facts: factIndex(facts.value, process.value),
    indicators: new Map(),
  };
  const state = stateOf(knowledge, { on, known });
  return [
    ...state.clauses.flatMap((clause) => [`${clause.clause}: ${clause.result}`, ...whyLines(clause.why)]),
    ...state.phases.flatMap((phase) => [`phase ${phase.phase}: ${phase.state}`, ...whyLines(phase.why)]),
  ];
}
