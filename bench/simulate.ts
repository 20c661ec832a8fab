// How long it takes to run a process forward 10,000 times, on one core: Afghanistan 2020, and a made process of its size.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cpuUsage } from "node:process";
import { readProcessFile } from "../src/agreement/process-file.js";
import type { ProcessFile } from "../src/agreement/terms/process.js";
import { addDays, type Day, parseDay } from "../src/ground/day.js";
import { problemsText } from "../src/ground/problem-text.js";
import { simulate } from "../src/process/simulate.js";

const runs = 10_000;
const example = join(import.meta.dirname, "../examples/afghanistan-2020/process.yaml");

if (existsSync(example)) measure("Afghanistan 2020", read(readFileSync(example, "utf8")), "2020-02-22");
measure("a made process", read(madeText()), "2020-01-01");

function measure(title: string, process: ProcessFile, start: string): void {
  const from = parseDay(start) as Day;
  const until = addDays(from, 2 * 365);
  const question = { start: from, until, runs, seed: 1 };
  // once to warm up; then without and with the runs in which each element is done at once
  simulate(process, { ...question, runs: 500 });
  const plain = seconds(() => simulate(process, { ...question, studied: 0 }));
  const full = seconds(() => simulate(process, question));
  console.log(
    `${title}: ${process.clauses.length} clauses, ${process.phases.length} phases, two years: ${runs.toLocaleString("en")} runs in ${plain.toFixed(2)} s; with what holds back, studied in 1,000 of them, ${full.toFixed(2)} s of one core (goal 5)`,
  );
}

// time of this process on its core, whatever else runs beside it
function seconds(act: () => unknown): number {
  const before = cpuUsage();
  act();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1e6;
}

function read(text: string): ProcessFile {
  const found = readProcessFile(text, "process.yaml");
  if (!found.ok) throw new Error(problemsText(found.problems));
  return found.value;
}

/** 25 clauses in a chain with gates, rests, breaches and snapbacks, and six phases. */
function madeText(): string {
  const clauses = Array.from({ length: 25 }, (_, i) => {
    if (i % 5 === 4)
      return `  c${i}: { kind: refrain, what: break it, who: north, then: [{ on: not-met, after: 10 days, pauses: p${(i - 4) / 5 + 1} }] }`;
    const gate = i >= 6 ? `, gated-by: [c${i - 6 - ((i - 6) % 5 === 4 ? 1 : 0)}]` : "";
    const rest = i % 3 === 0 && i >= 5 ? `, as-long-as: [c${i - (i % 5) - 1}]` : "";
    return `  c${i}: { kind: do-by, what: do it, who: north, when: { by: ${60 + 20 * i} days after signing }${gate}${rest} }`;
  });
  const phases = Array.from(
    { length: 6 },
    (_, i) =>
      `  p${i}: { opens: { ${i === 0 ? "on: signing" : `when: [c${4 * i - 3}, c${4 * i - 1 - ((4 * i - 1) % 5 === 4 ? 1 : 0)}]`} }, suspended: { when: { clause: c4, is: not-met } } }`,
  );
  return `halcyon: 1
title: A made process
agreement: { signed: 2020-01-01 }
parties: { north: { name: North, role: party }, south: { name: South, role: party } }
clauses:
${clauses.join("\n")}
phases:
${phases.join("\n")}
assumptions:
  c4: { breaches: { per-year: 6, last: 10 days } }
`;
}
