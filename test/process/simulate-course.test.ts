// Single courses whose days can be counted by hand: with certainty and fixed delays, chance decides nothing.
import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/ground/day.js";
import { simulate } from "../../src/process/simulate.js";
import { on, processOf } from "./made.js";

// the day on which the phase opens, in a process without chance
function opening(text: string, phase = "p"): string {
  const process = processOf(text);
  const simulation = simulate(process, {
    start: on("2020-01-01"),
    until: on("2021-12-31"),
    runs: 2,
    seed: 1,
    studied: 0,
    defaults: {
      done: { probability: 1, delay: { median: 10, high: 10 } },
      shareOfTime: { median: 0.5, high: 0.5 },
      lasting: { probability: 1, breaches: { perYear: 0, lastDays: 1 } },
      test: { probability: 1 },
    },
  });
  const found = simulation.phases.find((p) => p.phase === phase);
  if (found === undefined) throw new Error(`no phase ${phase}`);
  expect([0, 1]).toContain(found.reached.value);
  return "kind" in found.median ? "never" : formatDay(found.median.day);
}

const clause = (name: string, more: string, kind = "do-by"): string =>
  `  ${name}: { kind: ${kind}, what: do ${name}, who: north, ${more} }\n`;
const phase = (opens: string, more = ""): string => `  p: { opens: { ${opens} }${more} }\n`;

describe("time in a course", () => {
  it("runs from the first day on which a clause is owed", () => {
    expect(
      opening(`clauses:\n${clause("a", "when: { from: 2020-03-01 }")}phases:\n${phase("when: a")}`),
    ).toBe("2020-03-11");
  });

  it("is half of what a deadline allows, if that is assumed", () => {
    // 90 days from signing; half of them are 45
    expect(
      opening(`clauses:\n${clause("a", "when: { by: 90 days after signing }")}phases:\n${phase("when: a")}`),
    ).toBe("2020-02-15");
  });

  it("goes to the same day of later months, or to the last day there is", () => {
    const text = (from: string) =>
      `events:\n  e: { title: E, date: 2020-01-31 }\nclauses:\n${clause("a", `when: { from: ${from} }`)}phases:\n${phase("when: a")}`;
    expect(opening(text("1 month after e"))).toBe("2020-03-10");
    expect(opening(text("1 year after e"))).toBe("2021-02-10");
    expect(opening(text("{ later-of: [1 month after e, 2020-06-01] }"))).toBe("2020-06-11");
    expect(opening(text("{ earlier-of: [1 month after e, 2020-06-01] }"))).toBe("2020-03-10");
  });

  it("counts the first day where the file says so", () => {
    const text = `calendar: { first-day: counted }\nphases:\n${phase("on: 10 days after signing")}`;
    expect(opening(text)).toBe("2020-01-10");
  });

  it("of an earlier-of runs from the first that is known, of a later-of only from the last", () => {
    const text = (word: string) => `clauses:
${clause("a", "when: { from: 2020-03-01 }")}${clause("b", "when: { from: 2020-05-01 }")}phases:
${phase(`on: { ${word}: [5 days after a, 5 days after b] }`)}`;
    expect(opening(text("earlier-of"))).toBe("2020-03-16");
    expect(opening(text("later-of"))).toBe("2020-05-16");
  });
});

describe("waiting in a course", () => {
  it("ends with the last gate", () => {
    const text = `clauses:
${clause("a", "when: { from: 2020-02-01 }")}${clause("b", "when: { from: 2020-04-01 }")}${clause("c", "gated-by: [a, b]")}phases:
${phase("when: c")}`;
    expect(opening(text)).toBe("2020-04-21");
  });

  it("of a circle never ends", () => {
    const text = `clauses:\n${clause("a", "gated-by: b")}${clause("b", "gated-by: a")}phases:\n${phase("when: a")}`;
    expect(opening(text)).toBe("never");
  });

  it("for at least two of three ends with the second", () => {
    const text = `clauses:
${clause("a", "when: { from: 2020-02-01 }")}${clause("b", "when: { from: 2020-04-01 }")}${clause("c", "when: { from: 2020-08-01 }")}phases:
${phase("when: { some: 2, of: [a, b, c] }")}`;
    expect(opening(text)).toBe("2020-04-11");
  });

  it("for a phase ends on the day it opens, and a phase waits for its own day as well", () => {
    const text = `clauses:
${clause("a", "gated-by: { phase: q, is: open }")}phases:
  q: { opens: { on: 2020-03-01 } }
${phase("when: a, on: 2020-06-01")}`;
    expect(opening(text)).toBe("2020-06-01");
    expect(opening(text.replace("2020-06-01", "2020-02-01"))).toBe("2020-03-11");
  });

  it("for an event that a clause asks for ends with the clause", () => {
    const text = `events:\n  e: { title: E }\nclauses:\n${clause("a", "that: e, when: { from: 2020-02-01 }")}phases:\n${phase("when: e")}`;
    expect(opening(text)).toBe("2020-02-11");
  });

  it("of a clause that asks for several things ends with the last of them", () => {
    const text = `events:\n  e: { title: E, date: 2020-02-01 }\n  f: { title: F, date: 2020-03-01 }\nclauses:\n${clause("a", "that: { all: [e, f] }")}phases:\n${phase("when: a")}`;
    expect(opening(text)).toBe("2020-03-01");
  });

  it("for a released clause ends with the release, or with its gates if they are later", () => {
    const text = `events:\n  e: { title: E, date: 2020-12-01 }\nclauses:
${clause("a", "then: [{ on: met, after: 5 days, releases: b }]")}${clause("b", "gated-by: e")}phases:\n${phase("when: b")}`;
    expect(opening(text)).toBe("2020-12-11");
    expect(opening(text.replace("gated-by: e", "when: { by: 2021-12-31 }"))).toBe("2021-01-08");
  });

  it("for a test ends after its window", () => {
    const text = `sources:
  s: { format: counts, file: counts.csv, publisher: P, covers: { from: 2018-01-01, to: 2020-12-31 } }
measures:
  m: { between: [{ one: [north], other: [south] }] }
tests:
  t: { measure: m, baseline: { from: 2018-01-01, to: 2019-12-31 }, window: { from: 2020-02-01, days: 29 }, reduction: 50 %, certainty: 90 % }
phases:\n${phase("when: t")}`;
    expect(opening(text)).toBe("2020-02-29");
  });
});

describe("in step with others", () => {
  it("a clause rests while the others lag by more than the tolerance", () => {
    // a takes 10 days and may be a tenth ahead of b, which takes 100: at nine tenths of b, a may be done
    const text = `clauses:
${clause("a", "parallel-with: { clauses: [b], tolerance: 10 % }")}${clause("b", "when: { by: 2020-07-19 }")}phases:\n${phase("when: a")}`;
    expect(opening(text)).toBe("2020-03-31");
  });
});

describe("the rules of clauses on phases", () => {
  const both = `clauses:
${clause("a", "then: [{ on: met, opens: p }]")}${clause("b", "then: [{ on: met, pauses: p }]")}phases:
${phase("on: 2021-06-01")}`;

  it("open a phase before its own day", () => {
    expect(opening(both.replace("{ on: met, pauses: p }", "{ on: met, notifies: [south] }"))).toBe(
      "2020-01-11",
    );
  });

  it("leave it as it was if one opens it on the day on which another pauses it", () => {
    expect(opening(both)).toBe("never");
  });

  it("do not open it while another holds it, and do once that is over", () => {
    // b is not met from 2020-01-01 on, when its deadline has passed, until it is done
    const text = `clauses:
${clause("a", "then: [{ on: met, opens: p }]")}${clause("b", "when: { by: 2019-12-31 }, then: [{ on: not-met, pauses: p }]")}phases:
${phase("on: 2021-06-01")}assumptions:
  b: { delay: { median: 40 days, high: 40 days } }
`;
    expect(opening(text)).toBe("2020-02-10");
  });
});

describe("terms", () => {
  const text = (probability: string) => `decisions:
  renewal: { by: commission, question: Another term? }
bodies:
  commission: { title: Commission, kind: commission, members: [north, south] }
clauses:
${clause("truce", "when: { from: 2020-04-02, renewable: { term: 2 months, by: [north, south], decision: renewal } }", "refrain")}phases:
${phase("when: { decision: renewal, is: no }")}  q: { opens: { when: { decision: renewal, is: yes } } }
assumptions:
  renewal: { probability: ${probability} }
`;

  it("end on their last day if they are not renewed", () => {
    expect(opening(text("0 %"))).toBe("2020-06-02");
  });

  it("go on if they are", () => {
    expect(opening(text("100 %"))).toBe("never");
    expect(opening(text("100 %"), "q")).toBe("2020-06-02");
  });
});
