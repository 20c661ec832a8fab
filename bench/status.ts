// How long the status of a large process takes on any day, how long a new fact takes, and how both grow with the facts.
import { performance } from "node:perf_hooks";
import type { ProcessFile } from "../src/agreement/terms/process.js";
import { type Fact, factId } from "../src/conditions/fact.js";
import { type FactIndex, factIndex, withFact } from "../src/conditions/fact-index.js";
import { createJudge } from "../src/conditions/judge.js";
import { addDays, type Day } from "../src/ground/day.js";
import { stream } from "../src/numbers/random.js";
import { largeFacts, largeProcess, lastDay, signed } from "./facts.js";

const process = largeProcess();
console.log(`${process.clauses.length} clauses`);
for (const count of [10_000, 30_000, 100_000, 300_000, 1_000_000]) {
  const facts = [...largeFacts(process, count)];
  const began = performance.now();
  const index = factIndex(facts, process);
  const loaded = performance.now() - began;
  const days = timesOf(count > 200_000 ? 20 : 100, (i) => statusOn(process, index, randomDay(i)));
  const updates = timesOf(200, (i) => update(process, index, i));
  const [status, most] = [median(days), days[Math.floor(days.length * 0.95)]];
  console.log(
    `${count.toLocaleString("en").padStart(9)} facts: index ${loaded.toFixed(0)} ms; status of all clauses on a day ${status.toFixed(1)} ms (95 % under ${most.toFixed(1)}), ${((1000 * status) / count).toFixed(2)} µs a fact; a new fact and the status of its clause ${median(updates).toFixed(2)} ms (95 % under ${updates[190].toFixed(2)})`,
  );
}

function randomDay(i: number): { on: Day; known: Day } {
  const random = stream(7, i);
  const on = addDays(signed, Math.floor(random.uniform() * (lastDay - signed)));
  // half of the questions look back with all that is known today
  return { on, known: random.uniform() < 0.5 ? on : addDays(lastDay, 60) };
}

// a judge of its own for each question, so that nothing is remembered between them
function statusOn(process: ProcessFile, index: FactIndex, { on, known }: { on: Day; known: Day }): number {
  const judge = createJudge({ process, facts: index, indicators: new Map() }, known);
  let met = 0;
  for (const { name } of process.clauses) if (judge.clause(name, on).result === "met") met += 1;
  return met;
}

// one more fact about a total, and the status of the clause that asks for it
function update(process: ProcessFile, index: FactIndex, i: number): string {
  const clauses = process.clauses.filter(({ that }) => that?.kind === "quantity");
  const clause = clauses[i % clauses.length];
  const about = clause.that?.kind === "quantity" ? clause.that.quantity : "";
  const day = addDays(lastDay, 1);
  const fact: Fact = {
    id: factId(`new-${i}`),
    kind: "certified",
    about,
    during: { start: day, end: addDays(day, 1) },
    known: day,
    by: "mission",
    value: { kind: "amount", amount: 5000 },
  };
  const grown = withFact(index, fact);
  return createJudge({ process, facts: grown, indicators: new Map() }, day).clause(clause.name, day).result;
}

// sorted times in milliseconds
function timesOf(count: number, act: (i: number) => unknown): number[] {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    act(i);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)];
}
