// How long hostile process files take to be refused, and how much memory: each in a process of its own. And how long an agreement of
// 578 clauses takes to be read.
import { execFileSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { readProcessFile } from "../src/agreement/process-file.js";
import { hostileTexts } from "../test/agreement/hostile-texts.js";
import { manyClauses } from "../test/agreement/many-clauses.js";

// without a word: each text in a process of its own; with the name of one: that one; with "all": one after the other, for the tests
const chosen = process.argv[2];

if (chosen === undefined) {
  const run = (name: string): string =>
    execFileSync(process.execPath, ["--import", "tsx", import.meta.filename, name], {
      encoding: "utf8",
    }).trim();
  console.log(
    `a process that reads nothing holds ${run("nothing").split("\t")[1]} MB; goals: under 2 s and 500 MB`,
  );
  for (const { name } of hostileTexts) {
    const [, memory, time, cpu, told] = run(name).split("\t");
    console.log(`${name}: ${time} s (${cpu} s of all cores), ${memory} MB: ${told}`);
  }
  console.log(run("578 clauses"));
} else if (chosen === "578 clauses") {
  timeClauses();
} else {
  for (const { name, text } of hostileTexts) if (chosen === "all" || chosen === name) readOne(name, text());
  if (chosen === "nothing") readOne(chosen, "");
}

function timeClauses(): void {
  const text = manyClauses(578);
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const began = performance.now();
    if (!readProcessFile(text, "process.yaml").ok) throw new Error("the clauses are readable; got problems");
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  console.log(
    `578 clauses, ${Math.round(text.length / 1000)} kB: median ${times[10].toFixed(0)} ms, fastest ${times[0].toFixed(0)} ms (goal: under 200 ms)`,
  );
}

function readOne(name: string, text: string): void {
  const began = performance.now();
  const used = process.cpuUsage();
  const read = readProcessFile(text, "process.yaml");
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const told = read.ok ? "read" : `${read.problems[0].code}, ${read.problems.length} told`;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log([name, memory, seconds.toFixed(2), ((user + system) / 1e6).toFixed(2), told].join("\t"));
}
