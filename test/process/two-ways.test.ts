// Two independent ways to the same days: a course of a simulation, and the state that follows from facts that tell of that course.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauseWords, phaseWords } from "../../src/agreement/terms/condition.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { addDays, type Day, formatDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { prepareSimulation } from "../../src/process/simulate.js";
import { createCourse } from "../../src/process/simulation/course/course.js";
import { runCourse } from "../../src/process/simulation/course/run.js";
import { stateOf } from "../../src/process/state-of.js";
import { timelineOf } from "../../src/process/timeline.js";
import { lastingLine, on, onceLine, processOf } from "./made.js";

const start = on("2020-01-01");
const length = 60;

// words[day][name] of a course, from courses that end on each day
function courseOf(process: ProcessFile, seed: number): readonly ReadonlyMap<string, string>[] {
  const options = { start, until: addDays(start, length - 1), runs: 1, seed };
  const { program, draws } = prepareSimulation(process, options);
  draws.draw(0);
  return Array.from({ length }, (_, i) => {
    const course = createCourse({ ...program, until: start + i }, draws);
    runCourse(course, { kind: "drawn" });
    const words = new Map<string, string>();
    program.elements.clauses.forEach(({ name }, c) => {
      words.set(name, clauseWords[course.words[program.firstClause + c]]);
    });
    program.elements.phases.forEach(({ name }, p) => {
      words.set(name, phaseWords[course.words[program.firstPhase + p]]);
    });
    return words;
  });
}

// what a mission would have reported of the course, day by day
function factsOf(process: ProcessFile, course: readonly ReadonlyMap<string, string>[]): string {
  const facts: string[] = [];
  for (const { name, obligation } of process.clauses) {
    let broken = false;
    course.forEach((words, i) => {
      const day = formatDay(addDays(start, i));
      const before = course[i - 1]?.get(name);
      const word = words.get(name);
      const say = (is: string): void => {
        facts.push(`{ id: ${name}-${i}-${is}, reported: ${name}, is: ${is}, on: ${day}, by: mission }`);
      };
      if (obligation === "refrain") {
        // reports of every day, also of days on which it rests: what was broken is broken until it is mended
        if (word === "not-met" && !broken) say("breached");
        if (word === "met" && broken) say("remedied");
        if (word === "met") say("kept");
        broken = word === "not-met" || (broken && word !== "met");
      } else if (word !== "met") say("not-met");
      else if (before !== "met") say("completed");
    });
  }
  return `halcyon-facts: 1\nfacts:\n${facts.map((fact) => `  - ${fact}`).join("\n")}${facts.length === 0 ? "  []" : ""}\n`;
}

function expectSame(text: string, seed: number): void {
  const process = processOf(text);
  const course = courseOf(process, seed);
  const read = readFacts(factsOf(process, course), "facts.yaml", process);
  if (!read.ok) throw new Error(problemsText(read.problems));
  const knowledge = { process, facts: factIndex(read.value, process), indicators: new Map() };
  const known = addDays(start, length);
  const told = (words: Iterable<readonly [string, string]>) =>
    [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, word]) => `${name} ${word}`);
  const where = (day: Day) => `on ${formatDay(day)} of\n${text}\n${factsOf(process, course)}`;
  // the whole timeline, and the state on a few days
  const timeline = timelineOf(knowledge, { known, from: start, until: addDays(start, length - 1) });
  for (let i = 0; i < length; i++) {
    const day = addDays(start, i);
    const found = [...timeline.phases, ...timeline.clauses].map((line) => {
      const stretch = line.stretches.find(({ days }) => days.start <= day && day < days.end);
      return ["phase" in line ? line.phase : line.clause, stretch?.state ?? "nothing"] as const;
    });
    expect(told(found), where(day)).toEqual(told(course[i]));
  }
  for (const i of [0, seed % length, length - 1]) {
    const day = addDays(start, i);
    const state = stateOf(knowledge, { on: day, known });
    const found = [
      ...state.phases.map((one) => [one.phase, one.state] as const),
      ...state.clauses.map((one) => [one.clause, one.result] as const),
    ];
    expect(told(found), where(day)).toEqual(told(course[i]));
  }
}

const once = ["a", "b", "c", "d"] as const;
const lasting = ["q", "r"] as const;
const phases = ["p1", "p2"] as const;

type Made = {
  readonly gates: readonly (readonly string[])[];
  readonly dues: readonly number[];
  readonly delays: readonly number[];
  readonly rests: readonly (readonly string[])[];
  readonly rules: readonly (readonly Rule[])[];
  readonly opens: readonly (readonly string[])[];
  readonly opensOn: readonly number[];
  readonly suspended: readonly (readonly string[])[];
  readonly reversed: readonly (readonly string[])[];
  readonly ends: readonly (readonly string[])[];
  readonly seed: number;
};
type Rule = { readonly on: string; readonly after: number; readonly effect: string; readonly target: string };

const ruleOn = (effects: readonly string[], targets: readonly string[]): fc.Arbitrary<Rule> =>
  fc.record({
    on: fc.constantFrom("met", "not-met"),
    after: fc.nat({ max: 12 }),
    effect: fc.constantFrom(...effects),
    target: fc.constantFrom(...targets),
  });
const rule = fc.oneof(
  { weight: 3, arbitrary: ruleOn(["opens", "pauses", "resumes", "snaps-back"], phases) },
  { weight: 2, arbitrary: ruleOn(["pauses", "resumes", "snaps-back"], [...once, "r"]) },
  { weight: 1, arbitrary: ruleOn(["releases"], ["c", "d"]) },
);
const isOpen = (phase: string): string => `{ phase: ${phase}, is: open }`;
const some = <T>(of: readonly T[], most: number) => fc.subarray([...of], { maxLength: most });

const made: fc.Arbitrary<Made> = fc.record({
  gates: fc.tuple(
    fc.constant([]),
    some(["a"], 1),
    some(["a", "b"], 2),
    some(["a", "b", "c", isOpen("p1")], 2),
  ),
  dues: fc.tuple(...once.map(() => fc.integer({ min: 0, max: 50 }))),
  delays: fc.tuple(...once.map(() => fc.integer({ min: 1, max: 40 }))),
  rests: fc.tuple(...once.map(() => some(["q", isOpen("p2")], 1))),
  rules: fc.tuple(...[...once, ...lasting].map(() => fc.array(rule, { maxLength: 1 }))),
  opens: fc.tuple(...phases.map(() => some(once, 2))),
  opensOn: fc.tuple(...phases.map(() => fc.integer({ min: 0, max: 30 }))),
  suspended: fc.tuple(...phases.map(() => some(lasting, 2))),
  reversed: fc.tuple(...phases.map(() => some(once, 1))),
  ends: fc.tuple(...phases.map(() => some(once, 1))),
  seed: fc.nat({ max: 1000 }),
});

function textOf(one: Made): string {
  const list = (names: readonly string[]) => `[${names.join(", ")}]`;
  const then = (i: number): string => {
    // what holds itself up contradicts itself
    const own = [...once, ...lasting][i];
    const rules = one.rules[i]
      .filter(({ target }) => target !== own)
      .map(
        ({ on: result, after, effect, target }) =>
          `{ on: ${result}, ${after === 0 ? "" : `after: ${after} days, `}${effect}: ${target} }`,
      );
    return rules.length === 0 ? "" : `, then: ${list(rules)}`;
  };
  const clauses = once.map((name, i) => {
    const gated = one.gates[i].length === 0 ? "" : `, gated-by: ${list(one.gates[i])}`;
    const rests = one.rests[i].length === 0 ? "" : `, as-long-as: ${list(one.rests[i])}`;
    const due =
      one.dues[i] === 0 ? "when: { from: signing }" : `when: { by: ${one.dues[i]} days after signing }`;
    return onceLine(name, `${due}${gated}${rests}${then(i)}`);
  });
  const kept = lasting.map((name, i) => lastingLine(name, `when: { from: signing }${then(once.length + i)}`));
  const not = (names: readonly string[]) => list(names.map((name) => `{ clause: ${name}, is: not-met }`));
  const stages = phases.map((name, i) => {
    const when = one.opens[i].length === 0 ? "" : `when: ${list(one.opens[i])}, `;
    const extra = [
      one.suspended[i].length === 0 ? "" : `, suspended: { when: ${not(one.suspended[i])} }`,
      one.reversed[i].length === 0 ? "" : `, reversed: { when: ${not(one.reversed[i])} }`,
      one.ends[i].length === 0 ? "" : `, ends: { when: ${list(one.ends[i])} }`,
    ];
    return `  ${name}: { opens: { ${when}on: ${one.opensOn[i] === 0 ? "signing" : `${one.opensOn[i]} days after signing`} }${extra.join("")} }`;
  });
  const assumptions = [
    ...once.map(
      (name, i) =>
        `  ${name}: { probability: 80 %, delay: { median: ${one.delays[i]} days, high: ${2 * one.delays[i]} days } }`,
    ),
    ...lasting.map((name) => `  ${name}: { breaches: { per-year: 20, last: 6 days } }`),
  ];
  return `bodies: { mission: { title: Mission, kind: verification } }
clauses:
${[...clauses, ...kept].join("\n")}
phases:
${stages.join("\n")}
assumptions:
${assumptions.join("\n")}
`;
}

describe("a course of a simulation, told in facts", () => {
  it("has on every day the states of phases and the results of clauses that the facts have", () => {
    fc.assert(
      fc.property(made, (one) => expectSame(textOf(one), one.seed)),
      { seed: 1, numRuns: 30 },
    );
  });
});
