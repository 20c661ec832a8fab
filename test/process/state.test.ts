// The state of a process: whatever order facts arrive in, whatever order a file has, and on days with nothing, one thing, or much.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, factId } from "../../src/conditions/fact.js";
import { type FactIndex, factIndex, withFact } from "../../src/conditions/fact-index.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { addDays, formatDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { shuffle, stream } from "../../src/numbers/random.js";
import { stateOf } from "../../src/process/state-of.js";
import { lastingLine, on, onceLine, processOf } from "./made.js";

const head = `bodies: { mission: { title: Mission, kind: verification }, court: { title: Court, kind: court, disputes: yes } }
events: { exit: { title: One leaves } }
quantities: { troops: { title: Troops, unit: troops, of: north, counts: level } }
`;
const clauses = [
  onceLine("a", "to: south, that: { quantity: troops, at-most: 100 }, when: { by: 2020-03-01 }"),
  onceLine(
    "b",
    "gated-by: [a], as-long-as: [quiet], then: [{ on: met, opens: q }, { on: not-met, notifies: south }]",
  ),
  lastingLine(
    "quiet",
    "recovers-after: 5 days, then: [{ on: not-met, after: 3 days, pauses: p }, { on: not-met, snaps-back: q, by: south }]",
  ),
];
const phases = [
  "  p: { opens: { when: a }, reversed: { when: exit } }",
  "  q: { opens: { on: 2020-12-01 }, suspended: { when: { clause: quiet, is: not-met } } }",
];
const text = (one: readonly string[], other: readonly string[]): string =>
  `${head}clauses:\n${one.join("\n")}\nphases:\n${other.join("\n")}\n`;
const process = processOf(text(clauses, phases));
const start = on("2020-01-01");

const knowledgeOf = (facts: FactIndex) => ({ process, facts, indicators: new Map() });

// facts as they come in: about everything, some corrected, retracted or disputed later
const madeFact = fc.record({
  about: fc.constantFrom("a", "b", "quiet", "exit", "troops"),
  kind: fc.constantFrom("reported", "measured", "certified", "decided", "claimed"),
  word: fc.nat({ max: 3 }),
  day: fc.nat({ max: 120 }),
  late: fc.nat({ max: 40 }),
  by: fc.constantFrom("mission", "court", "north", "south"),
  link: fc.constantFrom("none", "none", "none", "corrects", "retracts", "disputes"),
  target: fc.nat({ max: 20 }),
});
type MadeFact = typeof madeFact extends fc.Arbitrary<infer T> ? T : never;

const words = {
  a: ["completed", "begun", "not-met", "waived"],
  b: ["completed", "begun", "not-met", "met"],
  quiet: ["kept", "breached", "remedied", "not-met"],
} as const;

function factFrom(one: MadeFact, i: number, before: readonly Fact[]): Fact {
  const day = addDays(start, one.day);
  const known = addDays(day, one.late);
  const base = { id: factId(`f${i}`), during: { start: day, end: addDays(day, 1) }, known, by: one.by };
  const target = before.length === 0 ? undefined : before[one.target % before.length];
  if (target !== undefined && one.link !== "none") {
    const about = target.about;
    if (one.link === "retracts") return { ...base, kind: target.kind, about, retracts: target.id };
    if (one.link === "disputes") return { ...base, kind: "disputed", about, disputes: target.id };
    if (target.value !== undefined)
      return { ...base, kind: target.kind, about, value: target.value, corrects: target.id };
  }
  const { about, word } = one;
  if (about === "troops")
    return { ...base, kind: one.kind, about, value: { kind: "amount", amount: 80 + 20 * word } };
  if (about === "exit")
    return { ...base, kind: one.kind, about, value: { kind: "answer", answer: word < 2 ? "yes" : "no" } };
  return { ...base, kind: one.kind, about, value: { kind: "word", word: words[about][word] } };
}

const madeFacts = fc.array(madeFact, { maxLength: 25 }).map((made) => {
  const facts: Fact[] = [];
  for (const one of made) facts.push(factFrom(one, facts.length, facts));
  return facts;
});

describe("the state", () => {
  it("is the same for any order in which the facts arrived, at once or one by one", () => {
    fc.assert(
      fc.property(madeFacts, fc.nat(), fc.nat({ max: 160 }), fc.nat({ max: 160 }), (facts, seed, a, b) => {
        const asked = { on: addDays(start, a), known: addDays(start, b) };
        const expected = stateOf(knowledgeOf(factIndex(facts, process)), asked);
        for (let order = 0; order < 4; order++) {
          const shuffled = shuffle(stream(seed, order), [...facts]);
          const once = factIndex(shuffled, process);
          const grown = shuffled.reduce(withFact, factIndex([], process));
          expect(stateOf(knowledgeOf(once), asked)).toEqual(expected);
          expect(stateOf(knowledgeOf(grown), asked)).toEqual(expected);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("does not depend on the order in which the file declares clauses and phases", () => {
    const turned = processOf(text(clauses.toReversed(), phases.toReversed()));
    fc.assert(
      fc.property(madeFacts, fc.nat({ max: 160 }), (facts, day) => {
        const asked = { on: addDays(start, day), known: addDays(start, day) };
        const one = stateOf(knowledgeOf(factIndex(facts, process)), asked);
        const other = stateOf(
          { process: turned, facts: factIndex(facts, turned), indicators: new Map() },
          asked,
        );
        expect({ ...other, phases: other.phases.toReversed() }).toEqual(one);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it("takes no notice of what became known later", () => {
    fc.assert(
      fc.property(madeFacts, fc.nat({ max: 160 }), (facts, day) => {
        const known = addDays(start, day);
        const early = facts.filter((fact) => fact.known <= known);
        const asked = { on: known, known };
        expect(stateOf(knowledgeOf(factIndex(facts, process)), asked)).toEqual(
          stateOf(knowledgeOf(factIndex(early, process)), asked),
        );
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it("has in its history the state of every earlier day, as known on the same day", () => {
    fc.assert(
      fc.property(madeFacts, fc.nat({ max: 160 }), fc.nat({ max: 160 }), (facts, a, b) => {
        const known = addDays(start, 200);
        const [early, late] = [addDays(start, Math.min(a, b)), addDays(start, Math.max(a, b))];
        const knowledge = knowledgeOf(factIndex(facts, process));
        const then = stateOf(knowledge, { on: early, known });
        const now = stateOf(knowledge, { on: late, known });
        for (const phase of now.phases) {
          const entry = phase.history.findLast(({ from }) => from <= early);
          expect(entry?.state ?? "not-open").toBe(then.phases.find((p) => p.phase === phase.phase)?.state);
        }
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});

describe("the state of a process", () => {
  it("without anything is empty", () => {
    const nothing = processOf("");
    const state = stateOf(
      { process: nothing, facts: factIndex([], nothing), indicators: new Map() },
      { on: start, known: start },
    );
    expect(state).toEqual({
      on: start,
      known: start,
      phases: [],
      clauses: [],
      effects: [],
      conflicts: [],
      due: [],
    });
  });

  it("without a fact waits for everything", () => {
    const state = stateOf(knowledgeOf(factIndex([], process)), { on: start, known: start });
    expect(state.phases.map((one) => `${one.phase} ${one.state}`)).toEqual(["p not-open", "q not-open"]);
    expect(state.phases.map((one) => one.waitsFor.length)).toEqual([1, 1]);
  });

  it("says what is due, in the order of days, and what is overdue", () => {
    const file = `${head}clauses:
${onceLine("first", "when: { begin-by: 2020-01-20, by: 2020-02-01 }")}
${onceLine("second", "when: { from: 2020-03-01, by: 10 days after first }")}
${onceLine("third", "when: { goal: 2020-02-15 }")}
${lastingLine("quiet", "when: { from: 2020-01-05, until: 2020-05-01 }")}
`;
    const made = processOf(file);
    const said = `halcyon-facts: 1\nfacts:\n  - { id: f, reported: first, is: not-met, on: 2020-02-03, by: mission }\n`;
    const read = readFacts(said, "facts.yaml", made);
    if (!read.ok) throw new Error(problemsText(read.problems));
    const knowledge = { process: made, facts: factIndex(read.value, made), indicators: new Map() };
    const dues = (day: string) =>
      stateOf(knowledge, { on: on(day), known: on(day) }).due.map(
        (one) => `${formatDay(one.day)} ${one.clause} ${one.what}${one.overdue ? ", overdue" : ""}`,
      );
    expect(dues("2020-01-02")).toEqual([
      "2020-01-05 quiet begins",
      "2020-01-20 first begin-by",
      "2020-02-01 first due",
      "2020-02-15 third goal",
      "2020-03-01 second begins",
      "2020-05-01 quiet ends",
    ]);
    expect(dues("2020-02-05")).toEqual([
      "2020-02-01 first due, overdue",
      "2020-02-15 third goal",
      "2020-03-01 second begins",
      "2020-05-01 quiet ends",
    ]);
  });
});
