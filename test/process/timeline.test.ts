// A process over time, what changed between two days, and where a simulation sets out: one story, told three ways.
import { describe, expect, it } from "vitest";
import { factIndex } from "../../src/conditions/fact-index.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { addDays, formatDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { beginningOf } from "../../src/process/beginning-of.js";
import { changedSince } from "../../src/process/changes.js";
import { simulate } from "../../src/process/simulate.js";
import { stateOf } from "../../src/process/state-of.js";
import { type Stretch, timelineOf } from "../../src/process/timeline.js";
import { lastingLine, on, onceLine, processOf } from "./made.js";

const process = processOf(`bodies:
  mission: { title: Mission, kind: verification }
events:
  treaty: { title: A treaty is signed }
decisions:
  review: { by: mission, question: Is it enough? }
clauses:
${onceLine("pullback", "to: south, when: { by: 2020-03-01, goal: 2020-02-15 }")}
${onceLine("prisoners", "gated-by: [pullback], when: { by: 30 days after pullback }")}
${lastingLine("quiet", "recovers-after: 10 days, then: [{ on: not-met, after: 20 days, snaps-back: talks }]")}
phases:
  talks: { title: Talks, opens: { when: [pullback, treaty] }, suspended: { when: { clause: quiet, is: not-met } } }
  peace: { title: Peace, opens: { when: [prisoners, review] } }
assumptions:
  pullback: { probability: 90 %, delay: { median: 60 days, high: 120 days } }
  prisoners: { probability: 100 %, delay: { median: 10 days, high: 10 days } }
  treaty: { probability: 50 %, delay: { median: 30 days, high: 90 days } }
  review: { probability: 100 % }
`);
const facts = readFacts(
  `halcyon-facts: 1
facts:
  - { id: not-yet, reported: pullback, is: not-met, on: 2020-03-02, by: mission }
  - { id: treaty, reported: treaty, is: yes, on: 2020-02-10, by: mission }
  - { id: back, reported: pullback, is: completed, on: 2020-03-20, by: mission }
  - { id: kept, reported: quiet, is: kept, from: 2020-01-01, to: 2020-04-09, by: mission }
  - { id: shots, reported: quiet, is: breached, on: 2020-04-10, by: mission, party: north }
  - { id: wrong, certified: quiet, is: breached, on: 2020-01-20, known: 2020-05-30, by: mission, party: north }
`,
  "facts.yaml",
  process,
);
if (!facts.ok) throw new Error(problemsText(facts.problems));
const knowledge = { process, facts: factIndex(facts.value, process), indicators: new Map() };

const told = (stretches: readonly Stretch<string>[]): readonly string[] =>
  stretches.map(
    ({ state, days }) => `${state} ${formatDay(days.start)} to ${formatDay(addDays(days.end, -1))}`,
  );

describe("a timeline", () => {
  const timeline = timelineOf(knowledge, {
    known: on("2020-04-12"),
    from: on("2020-01-01"),
    until: on("2020-05-31"),
  });

  it("shows each phase and clause in stretches that follow one another without a gap", () => {
    const line = (name: string) => timeline.clauses.find((one) => one.clause === name);
    expect(told(timeline.phases[0].stretches)).toEqual([
      "not-open 2020-01-01 to 2020-03-19",
      "open 2020-03-20 to 2020-04-09",
      "suspended 2020-04-10 to 2020-04-20",
      "open 2020-04-21 to 2020-05-31",
    ]);
    expect(told(line("pullback")?.stretches ?? [])).toEqual([
      "not-yet-due 2020-01-01 to 2020-03-01",
      "not-met 2020-03-02 to 2020-03-19",
      "met 2020-03-20 to 2020-05-31",
    ]);
    // no longer broken after ten days without another breach, but nobody says that it is kept
    expect(told(line("quiet")?.stretches ?? [])).toEqual([
      "met 2020-01-01 to 2020-04-09",
      "not-met 2020-04-10 to 2020-04-20",
      "undetermined 2020-04-21 to 2020-05-31",
    ]);
    for (const { stretches } of [...timeline.phases, ...timeline.clauses]) {
      expect(stretches[0].days.start).toBe(timeline.from);
      expect(stretches.at(-1)?.days.end).toBe(timeline.until + 1);
      for (let i = 1; i < stretches.length; i++)
        expect(stretches[i].days.start).toBe(stretches[i - 1].days.end);
    }
  });

  it("knows the days of each clause, what is due next, and the facts of those days that were known", () => {
    const prisoners = timeline.clauses.find((one) => one.clause === "prisoners");
    expect(prisoners?.due).toBe(on("2020-04-19"));
    expect(timeline.due.map((one) => `${formatDay(one.day)} ${one.clause} ${one.what}`)).toEqual([
      "2020-04-19 prisoners due",
    ]);
    expect(timeline.facts.map(({ id }) => id)).toEqual(["kept", "treaty", "not-yet", "back", "shots"]);
  });

  it("has on every day what the state of that day has", () => {
    for (let day = on("2020-01-01"); day <= on("2020-05-31"); day = addDays(day, 7)) {
      const state = stateOf(knowledge, { on: day, known: on("2020-04-12") });
      const at = (stretches: readonly Stretch<string>[]) =>
        stretches.find(({ days }) => days.start <= day && day < days.end)?.state;
      expect(timeline.phases.map(({ stretches }) => at(stretches))).toEqual(
        state.phases.map((one) => one.state),
      );
      expect(timeline.clauses.map(({ stretches }) => at(stretches))).toEqual(
        state.clauses.map((one) => one.result),
      );
    }
  });

  it("may be of a single day, and not of less", () => {
    const day = on("2020-03-20");
    const one = timelineOf(knowledge, { known: day, from: day, until: day });
    expect(told(one.phases[0].stretches)).toEqual(["open 2020-03-20 to 2020-03-20"]);
    expect(() => timelineOf(knowledge, { known: day, from: day, until: addDays(day, -1) })).toThrow(
      "2020-03-19",
    );
  });
});

describe("what changed", () => {
  const state = (date: string, known = date) => stateOf(knowledge, { on: on(date), known: on(known) });
  const texts = (a: ReturnType<typeof state>, b: ReturnType<typeof state>) =>
    changedSince(a, b).map((one) => `${one.kind}: ${one.text}`);

  it("between a day and itself is nothing", () => {
    expect(texts(state("2020-03-20"), state("2020-03-20"))).toEqual([]);
  });

  it("is told of phases, clauses and what follows", () => {
    expect(texts(state("2020-02-20"), state("2020-04-12"))).toEqual([
      "phase: talks was not open and is suspended since 10 April 2020",
      "clause: prisoners is due on 19 April 2020",
      "clause: pullback was not yet due and is met; went from level 0 to 3",
      "clause: quiet was undetermined and is not met; went from level 0 to 2",
      "effect: it follows from quiet on 30 April 2020: talks is taken back",
    ]);
  });

  it("may be that something became known of a day that is long over", () => {
    expect(texts(state("2020-01-20"), state("2020-01-20", "2020-06-01"))).toEqual([
      "clause: quiet was undetermined and is not met; went from level 0 to 2",
      "effect: it follows from quiet on 9 February 2020: talks is taken back",
    ]);
  });
});

describe("the beginning of a simulation", () => {
  it("has what was met, answered, open and owed, by what was known on that day", () => {
    const beginning = beginningOf(knowledge, on("2020-04-12"));
    expect(beginning.phases.get("talks")).toEqual({
      state: "suspended",
      since: on("2020-04-10"),
      openedOn: on("2020-03-20"),
    });
    expect(beginning.phases.has("peace")).toBe(false);
    expect(beginning.clauses.get("pullback")).toMatchObject({ metOn: on("2020-03-20"), late: 19 });
    // its gate opened on the day of the pullback
    expect(beginning.clauses.get("prisoners")).toMatchObject({
      result: "not-yet-due",
      owedSince: on("2020-03-20"),
      due: on("2020-04-19"),
    });
    expect([...beginning.happenings]).toEqual([
      ["event treaty", { answer: "yes", on: on("2020-02-10"), first: on("2020-02-10") }],
    ]);
  });

  it("is kept by every run", () => {
    const start = on("2020-04-12");
    const options = {
      start,
      until: on("2020-12-31"),
      runs: 500,
      seed: 3,
      beginning: beginningOf(knowledge, start),
    };
    const simulation = simulate(process, options);
    const talks = simulation.phases.find((one) => one.phase === "talks");
    expect(talks?.reached.value).toBe(1);
    expect(simulation.clauses.find((one) => one.clause === "pullback")).toMatchObject({ late: { value: 1 } });
    // without what is known, half of the runs have no treaty
    const { beginning: _, ...uninformed } = options;
    const blind = simulate(process, uninformed);
    expect(blind.phases.find((one) => one.phase === "talks")?.reached.value).toBeLessThan(0.6);
  });
});

describe("a truce that was renewed before the first day", () => {
  const truce = processOf(`bodies:
  envoy: { title: Envoy, kind: mediator }
decisions:
  renewal: { by: envoy, question: Another term? }
clauses:
${lastingLine("truce", "when: { from: 2022-04-02, renewable: { term: 2 months, by: [north, south], decision: renewal } }")}
phases:
  over: { title: Over, opens: { when: { decision: renewal, is: no } } }
assumptions:
  renewal: { probability: 0 % }
`);
  const start = on("2022-08-20");
  const until = on("2022-12-31");

  it("runs to the end of its term as it was renewed", () => {
    const said = readFacts(
      `halcyon-facts: 1
facts:
  - { id: a, decided: renewal, is: yes, on: 2022-06-02, by: envoy }
  - { id: b, decided: renewal, is: yes, on: 2022-08-02, by: envoy }
`,
      "facts.yaml",
      truce,
    );
    if (!said.ok) throw new Error(problemsText(said.problems));
    const known = { process: truce, facts: factIndex(said.value, truce), indicators: new Map() };
    const beginning = beginningOf(known, start);
    expect(beginning.clauses.get("truce")?.until).toBe(on("2022-10-01"));
    const [over] = simulate(truce, { start, until, runs: 20, seed: 1, beginning }).phases;
    expect(over.median).toMatchObject({ day: on("2022-10-02") });
  });

  it("is taken to have been renewed so far, where nothing is known", () => {
    const [over] = simulate(truce, { start, until, runs: 20, seed: 1 }).phases;
    expect(over.median).toMatchObject({ day: on("2022-10-02") });
  });
});
