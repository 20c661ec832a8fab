// Conditions about violence, about gains that must not be lost, and about weapons that must stay away from a line.
import { describe, expect, it } from "vitest";
import { createJudge } from "../../src/conditions/judge.js";
import type { Verdict } from "../../src/violence/verdict.js";
import {
  day,
  factsOf,
  judgeOf,
  knowledgeOf,
  processOf,
  resultOf,
  statusOf,
  thatOf,
  told,
  truthOf,
} from "./builders.js";

describe("a test of violence", () => {
  const week = `
parties: { us: { name: United States }, taliban: { name: Taliban } }
bodies: { mission: { title: Mission, kind: verification }, joint: { title: Joint, kind: commission, disputes: yes } }
measures: { attacks: { count: events, parties: [taliban] } }
tests: { week: { measure: attacks, baseline: { from: 2019-02-22, to: 2020-02-21 }, window: { from: 2020-02-22, days: 7 }, reduction: 80 %, certainty: 90 % } }
clauses:
  c: { kind: do-by, what: fewer attacks, who: taliban, to: us, that: week, when: { by: 2020-02-28 } }
`;
  const on = (facts: string, asked = "2020-03-01") => resultOf(week, facts, "c", asked);
  const verdict = (is: string, kind = "measured", by = "mission") =>
    `id: v, ${kind}: week, is: ${is}, on: 2020-02-28, by: ${by}`;

  it("can't be told before the last day of its window", () => {
    const early = "id: a, reported: week, amount: 0.94, on: 2020-02-25, by: press";
    expect(truthOf(week, early, "2020-02-27")).toBe("undetermined");
    expect(truthOf(week, early, "2020-02-28")).toBe("met");
  });

  it("is judged by its verdict, whatever is reported", () => {
    const reports = "id: a, reported: week, amount: 0.94, on: 2020-02-28, by: press";
    expect(on(`${verdict("not-met")}\n${reports}`)).toBe("not-met");
    expect(on(`${verdict("met")}\nid: a, reported: week, amount: 0.1, on: 2020-02-28, by: press`)).toBe(
      "met",
    );
  });

  it("lets a decision go before a measurement, and two measurements of one day contradict each other", () => {
    expect(on(`${verdict("not-met")}\nid: d, decided: week, is: met, on: 2020-02-29, by: joint`)).toBe("met");
    expect(
      on(`${verdict("not-met")}\nid: w, measured: week, is: met, on: 2020-02-28, by: another mission`),
    ).toBe("conflict");
  });

  it("is judged by the falls that are reported where the measurement can't tell: all reach it, none does, or they differ", () => {
    const fall = (id: string, amount: number, by = "press") =>
      `id: ${id}, reported: week, amount: ${amount}, on: 2020-02-28, by: ${by}`;
    expect(on(`${verdict("cannot-tell")}\n${fall("a", 0.8)}\n${fall("b", 0.94)}`)).toBe("met");
    expect(on(`${verdict("cannot-tell")}\n${fall("a", 0.79)}`)).toBe("not-met");
    expect(on(`${verdict("cannot-tell")}\n${fall("a", 0.75)}\n${fall("b", 0.94)}`)).toBe("disputed");
    expect(on(`${fall("a", 0.75)}\n${fall("b", 0.94)}`)).toBe("disputed");
    // only those who owe it say so
    expect(on(`${verdict("cannot-tell")}\n${fall("a", 0.94, "taliban")}`)).toBe("undetermined");
    expect(on(verdict("cannot-tell"))).toBe("undetermined");
    expect(on("")).toBe("undetermined");
  });

  it("tells the measurement beside the reports", () => {
    const status = statusOf(
      week,
      `${verdict("cannot-tell")}\nid: a, reported: week, amount: 0.75, on: 2020-02-28, by: press\nid: b, reported: week, amount: 0.94, on: 2020-02-25, by: state`,
      "c",
      "2020-03-01",
    );
    expect(told(status)).toContain(
      "some reported falls reach it, and some do not; a fall of at least 80 % was asked for",
    );
    expect(told(status)).toContain("cannot tell, measured by mission, 28 February 2020 [v]");
    expect(told(status)).toContain("a fall of 94 %, reported by state, 25 February 2020 [b]");
  });

  it("takes a computed verdict as a measurement, from the last day of its window", () => {
    const process = processOf(week);
    const test = { name: "week", window: { start: day("2020-02-22"), end: day("2020-02-29") } };
    // a verdict has many more figures; these are what a judge looks at
    const computed = {
      kind: "verdict",
      test,
      verdict: "not-met",
      ratio: { median: 0.5, low: 0.4, high: 0.6 },
    } as unknown as Verdict;
    const knowledge = { ...knowledgeOf(process, []), verdicts: new Map([["week", computed]]) };
    expect(createJudge(knowledge, day("2020-02-28")).clause("c", day("2020-02-28")).result).toBe(
      "not-yet-due",
    );
    expect(createJudge(knowledge, day("2020-02-28")).truth(thatOf(process), day("2020-02-28"))).toBe(
      "not-met",
    );
    expect(createJudge(knowledge, day("2020-02-27")).truth(thatOf(process), day("2020-02-28"))).toBe(
      "undetermined",
    );
    const decided = {
      ...knowledge,
      facts: knowledgeOf(process, factsOf(process, verdict("met", "decided", "joint"))).facts,
    };
    expect(createJudge(decided, day("2020-03-01")).truth(thatOf(process), day("2020-03-01"))).toBe("met");
  });
});

describe("an indicator", () => {
  const gains = `
parties: { state: { name: State } }
indicators: { girls: { title: Girls in school, unit: percent, better: higher, lag: 12 months } }
clauses: { c: { kind: maintain, what: keep girls in school, who: state, that: { indicator: girls, no-worse-than: 2019, by-more-than: 2 } } }
`;
  const year = (id: string, of: number, amount: number, more = "") =>
    `id: ${id}, measured: girls, amount: ${amount}, from: ${of}-01-01, to: ${of}-12-31, known: ${of + 1}-12-31, by: an office${more}`;

  it("is compared with its level of the year named, by the figures that facts state", () => {
    const first = year("a", 2019, 83);
    expect(truthOf(gains, `${first}\n${year("b", 2020, 81)}`, "2021-12-31")).toBe("undetermined");
    const judged = (amount: number) =>
      judgeOf(gains, `${first}\n${year("b", 2020, amount)}`, "2021-12-31").clause("c", day("2021-12-30"));
    expect(judged(81).result).toBe("met");
    expect(judged(80.9).result).toBe("not-met");
    expect(told(judged(80.9))).toContain("[a, b]");
  });

  it("is disputed where its outcome turns on a figure that is said to be wrong", () => {
    const doubted = `${year("a", 2019, 83)}\n${year("b", 2020, 70)}\nid: d, disputed: girls, disputes: b, on: 2021-12-31, by: state`;
    expect(judgeOf(gains, doubted, "2021-12-31").clause("c", day("2021-12-30")).result).toBe("disputed");
  });
});

describe("weapons and a line", () => {
  // along the equator: one degree of latitude is 111.2 km
  const line = `
parties: { north: { name: North }, south: { name: South } }
bodies: { mission: { title: Mission, kind: verification } }
lines: { front: { title: Front, as-of: 2020-01-01, points: [[-1, 0], [1, 0]] } }
weapons: { guns: { title: Guns } }
clauses: { c: { kind: maintain, what: keep guns away, who: north, to: south, that: { weapons: guns, of: north, at-least: 50 km, from: front } } }
`;
  const seen = (id: string, latitude: number, on: string, more = "party: north") =>
    `id: ${id}, reported: guns, at: [0, ${latitude}], on: ${on}, by: mission, ${more}`;

  it("break it where they are seen nearer, until a report of a later day says that they are gone", () => {
    const near = seen("a", 0.4, "2020-02-01");
    expect(truthOf(line, near, "2020-01-31")).toBe("undetermined");
    expect(truthOf(line, near, "2020-02-01")).toBe("not-met");
    expect(truthOf(line, near, "2020-12-01")).toBe("not-met");
    const gone = (on: string) =>
      `${near}\nid: g, reported: guns, is: completed, on: ${on}, by: mission, party: north`;
    expect(truthOf(line, gone("2020-02-01"), "2020-03-01")).toBe("not-met");
    expect(truthOf(line, gone("2020-02-02"), "2020-02-01")).toBe("not-met");
    expect(truthOf(line, gone("2020-02-02"), "2020-02-02")).toBe("met");
    expect(truthOf(line, `${gone("2020-02-02")}\n${seen("b", -0.4, "2020-02-05")}`, "2020-02-06")).toBe(
      "not-met",
    );
    // another gun that is far enough does not take this one away
    expect(truthOf(line, `${near}\n${seen("b", 0.6, "2020-02-05")}`, "2020-02-06")).toBe("not-met");
  });

  it("keep it where all sightings are far enough, on the very bound too", () => {
    expect(truthOf(line, seen("a", 0.46, "2020-02-01"), "2020-02-02")).toBe("met");
    expect(truthOf(line, seen("a", 0.44, "2020-02-01"), "2020-02-02")).toBe("not-met");
    expect(truthOf(line, "", "2020-02-02")).toBe("undetermined");
  });

  it("count only if they belong to the party; whose owner nobody names are told and settle nothing", () => {
    expect(truthOf(line, seen("a", 0.1, "2020-02-01", "party: south"), "2020-02-02")).toBe("undetermined");
    expect(truthOf(line, seen("a", 0.1, "2020-02-01", "source: photo"), "2020-02-02")).toBe("undetermined");
  });

  it("are disputed where the outcome turns on a sighting that is said to be wrong", () => {
    expect(
      truthOf(
        line,
        `${seen("a", 0.1, "2020-02-01")}\nid: d, disputed: guns, disputes: a, on: 2020-02-02, by: north`,
        "2020-02-02",
      ),
    ).toBe("disputed");
  });

  it("say how far they were", () => {
    const judge = judgeOf(line, seen("a", 0.4, "2020-02-01"));
    const { why } = judge.condition(thatOf(judge.knowledge.process), day("2020-02-02"));
    expect(why.text).toBe(
      "guns of north, 1 February 2020: seen only 44.5 km away, reported by mission: at least 50 km from front were agreed",
    );
  });
});
