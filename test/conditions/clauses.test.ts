// The result of a clause: every rule of "A clause has a result" in the guide, one by one.
import { describe, expect, it } from "vitest";
import type { Surroundings } from "../../src/conditions/knowledge.js";
import type { Day } from "../../src/ground/day.js";
import { day, judgeOf, resultOf, statusOf, told } from "./builders.js";

const people = `
agreement: { signed: 2020-01-01 }
parties: { north: { name: North }, south: { name: South } }
bodies: { mission: { title: Mission, kind: verification }, court: { title: Court, kind: court, disputes: yes } }
events: { opening: { title: The opening }, other: { title: Another thing }, fixed: { title: Fixed, date: 2020-03-01 } }
decisions: { again: { by: mission, question: Another term? } }
quantities:
  troops: { title: Troops, unit: troops, of: north, counts: level }
  arms: { title: Arms, unit: arms, of: south, counts: total }
  works: { title: Works, unit: works, of: north, counts: total }
`;
const clauses = (text: string) => `${people}clauses:\n${text}`;
const yes = (event: string, on: string, id = `y-${event}`) =>
  `id: ${id}, reported: ${event}, is: yes, on: ${on}, by: mission`;
const no = (event: string, on: string, id = `n-${event}`) =>
  `id: ${id}, reported: ${event}, is: no, on: ${on}, by: mission`;

describe("what goes before everything", () => {
  const opening = clauses(
    "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 } }\n",
  );

  it("a waiver, by a body that decides or by the party to whom it is owed, from its day on and until its day", () => {
    const waived = (by: string, more = "") =>
      `${no("opening", "2020-02-01")}\nid: w, decided: c, is: waived, on: 2020-02-10, by: ${by}${more}`;
    expect(resultOf(opening, waived("court"), "c", "2020-02-11")).toBe("waived");
    expect(resultOf(opening, waived("south"), "c", "2020-02-11")).toBe("waived");
    expect(resultOf(opening, waived("north"), "c", "2020-02-11")).toBe("not-met");
    expect(resultOf(opening, waived("south"), "c", "2020-02-09")).toBe("not-met");
    expect(resultOf(opening, waived("south", ", until: 2020-02-20"), "c", "2020-02-20")).toBe("waived");
    expect(resultOf(opening, waived("south", ", until: 2020-02-20"), "c", "2020-02-21")).toBe("not-met");
  });

  it("an amendment, from its day on; the new clause is owed from then", () => {
    const amended = clauses(
      "  c: { kind: do-by, what: open, who: north, that: opening, when: { by: 2020-02-01 } }\n  d: { kind: do-by, what: open, who: north, that: opening, when: { by: 2020-06-01 }, amends: { clause: c, from: fixed } }\n",
    );
    expect(resultOf(amended, no("opening", "2020-02-01"), "c", "2020-02-29")).toBe("not-met");
    expect(resultOf(amended, no("opening", "2020-02-01"), "c", "2020-03-01")).toBe("superseded");
    expect(resultOf(amended, "", "d", "2020-02-29")).toBe("not-yet-due");
    expect(told(statusOf(amended, "", "c", "2020-03-01"))).toBe("d takes its place from 1 March 2020 on");
  });

  it("a finding of a body that decides, until it was done later", () => {
    const found = (is: string, more = "") => `id: r, decided: c, is: ${is}, on: 2020-02-10, by: court${more}`;
    expect(resultOf(opening, `${yes("opening", "2020-01-10")}\n${found("not-met")}`, "c", "2020-02-10")).toBe(
      "not-met",
    );
    expect(resultOf(opening, `${yes("opening", "2020-02-11")}\n${found("not-met")}`, "c", "2020-02-11")).toBe(
      "met",
    );
    expect(
      resultOf(opening, `${no("opening", "2020-02-01")}\n${found("completed")}`, "c", "2020-02-10"),
    ).toBe("met");
    expect(resultOf(opening, `${no("opening", "2020-02-01")}\n${found("met")}`, "c", "2020-02-09")).toBe(
      "not-met",
    );
    expect(
      resultOf(
        opening,
        `${no("opening", "2020-02-01")}\nid: r, decided: c, is: met, on: 2020-02-10, by: south`,
        "c",
        "2020-02-10",
      ),
    ).toBe("not-met");
    expect(
      resultOf(
        opening,
        `${found("met")}\nid: r2, decided: c, is: not-met, on: 2020-02-10, by: court`,
        "c",
        "2020-02-11",
      ),
    ).toBe("conflict");
  });
});

describe("a thing to be done by a day", () => {
  const opening = clauses(
    "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 } }\n",
  );

  it("is not yet due while there is time, met when it is done, and stays met", () => {
    expect(resultOf(opening, no("opening", "2020-02-01"), "c", "2020-02-01")).toBe("not-yet-due");
    const done = statusOf(opening, yes("opening", "2020-01-20"), "c", "2020-05-01");
    expect(done).toMatchObject({ result: "met", level: 3, metOn: day("2020-01-20"), due: day("2020-02-01") });
    expect(done.late).toBeUndefined();
    const troops = clauses(
      "  c: { kind: do-by, what: fewer, who: north, that: { quantity: troops, at-most: 5 }, when: { by: 2020-02-01 } }\n",
    );
    const up =
      "id: a, measured: troops, amount: 5, on: 2020-01-20, by: mission\nid: b, measured: troops, amount: 9, on: 2020-01-25, by: mission";
    expect(resultOf(troops, up, "c", "2020-03-01")).toBe("met");
  });

  it("is met late, with the days it was late; a before ends the day before", () => {
    expect(statusOf(opening, yes("opening", "2020-02-05"), "c", "2020-02-10")).toMatchObject({
      result: "met",
      late: 4,
    });
    const before = opening.replace("by: 2020-02-01", "before: 2020-02-01");
    expect(resultOf(before, no("opening", "2020-02-01"), "c", "2020-01-31")).toBe("not-yet-due");
    expect(resultOf(before, no("opening", "2020-02-01"), "c", "2020-02-01")).toBe("not-met");
  });

  it("is not met only if that was seen since it became owed; otherwise nobody can tell", () => {
    const troops = clauses(
      "  c: { kind: do-by, what: fewer, who: north, that: { quantity: troops, at-most: 5 }, when: { by: 2020-02-01 } }\n",
    );
    const counted = (on: string) =>
      resultOf(troops, `id: a, measured: troops, amount: 9, on: ${on}, by: mission`, "c", "2020-02-02");
    expect(counted("2019-06-01")).toBe("undetermined");
    expect(counted("2020-01-01")).toBe("undetermined");
    expect(counted("2020-01-02")).toBe("not-met");
    expect(counted("2020-02-02")).toBe("not-met");
    expect(resultOf(opening, no("opening", "2020-01-31"), "c", "2020-02-02")).toBe("undetermined");
    expect(resultOf(opening, no("opening", "2020-02-01"), "c", "2020-09-02")).toBe("not-met");
  });

  it("holds what was so before it was owed for nothing", () => {
    const troops = clauses(
      "  c: { kind: do-by, what: fewer, who: north, that: { quantity: troops, at-most: 5 }, when: { from: 2020-01-10, by: 2020-02-01 } }\n",
    );
    const facts =
      "id: a, measured: troops, amount: 3, on: 2020-01-05, by: mission\nid: b, measured: troops, amount: 9, on: 2020-01-09, by: mission";
    expect(resultOf(troops, facts, "c", "2020-01-09")).toBe("not-yet-due");
    expect(resultOf(troops, facts, "c", "2020-01-20")).toBe("not-yet-due");
    expect(
      statusOf(troops, "id: a, measured: troops, amount: 3, on: 2020-01-05, by: mission", "c", "2020-01-20"),
    ).toMatchObject({ result: "met", metOn: day("2020-01-10") });
  });

  it("is disputed or a conflict after its day if that is how things stand", () => {
    const doubted = `${yes("opening", "2020-01-20")}\nid: d, disputed: opening, disputes: y-opening, on: 2020-01-21, by: south`;
    expect(resultOf(opening, doubted, "c", "2020-02-01")).toBe("not-yet-due");
    expect(resultOf(opening, doubted, "c", "2020-02-02")).toBe("disputed");
    expect(
      resultOf(opening, `${yes("opening", "2020-01-20")}\n${no("opening", "2020-01-25")}`, "c", "2020-02-02"),
    ).toBe("conflict");
  });

  it("is done when a fact that counts says completed, or the other side accepts it", () => {
    const plain = clauses(
      "  c: { kind: do-by, what: do it, who: north, to: south, when: { by: 2020-02-01 } }\n",
    );
    const said = (fact: string) => resultOf(plain, fact, "c", "2020-02-02");
    expect(said("id: a, reported: c, is: completed, on: 2020-01-20, by: mission")).toBe("met");
    expect(said("id: a, claimed: c, is: completed, on: 2020-01-20, by: north")).toBe("undetermined");
    expect(said("id: a, reported: c, is: not-met, on: 2020-02-01, by: mission")).toBe("not-met");
    expect(said("id: a, claimed: c, accepts: yes, on: 2020-01-20, by: south")).toBe("met");
    expect(said("id: a, claimed: c, accepts: yes, on: 2020-01-20, by: north")).toBe("undetermined");
    expect(
      said(
        "id: a, reported: c, is: completed, on: 2020-01-20, by: mission\nid: b, reported: c, is: not-met, on: 2020-02-01, by: press",
      ),
    ).toBe("conflict");
    // a word against figures of a later day
    const arms = clauses(
      "  c: { kind: do-by, what: hand in, who: south, that: { quantity: arms, at-least: 10 }, when: { by: 2020-02-01 } }\n",
    );
    const counted = (on: string) =>
      resultOf(
        arms,
        `id: a, reported: c, is: completed, on: 2020-01-20, by: mission\nid: b, certified: arms, amount: 4, on: ${on}, by: mission`,
        "c",
        "2020-02-02",
      );
    expect(counted("2020-01-25")).toBe("conflict");
    expect(counted("2020-01-15")).toBe("met");
  });

  it("has no day, or one that is not known yet: then it is not yet due", () => {
    const open = clauses("  c: { kind: do-by, what: open, who: north, that: opening }\n");
    expect(resultOf(open, no("opening", "2020-05-01"), "c", "2020-05-01")).toBe("not-yet-due");
    const later = clauses(
      "  c: { kind: do-by, what: open, who: north, that: opening, when: { by: 10 days after other } }\n",
    );
    expect(resultOf(later, no("opening", "2020-05-01"), "c", "2020-05-01")).toBe("not-yet-due");
    expect(
      resultOf(later, `${no("opening", "2020-05-01")}\n${yes("other", "2020-04-01")}`, "c", "2020-04-11"),
    ).toBe("not-yet-due");
    expect(
      resultOf(later, `${no("opening", "2020-05-01")}\n${yes("other", "2020-04-01")}`, "c", "2020-04-12"),
    ).toBe("not-met");
    expect(
      resultOf(
        `calendar: { first-day: not-counted, last-day: excluded }\n${later}`,
        `${no("opening", "2020-05-01")}\n${yes("other", "2020-04-01")}`,
        "c",
        "2020-04-11",
      ),
    ).toBe("not-met");
  });

  it("must have begun by a day: a fact, or some progress", () => {
    const begin = clauses(
      "  c: { kind: do-by, what: hand in, who: south, that: { quantity: arms, at-least: 10 }, when: { begin-by: 2020-01-10, by: 2020-02-01 } }\n",
    );
    const arms = (amount: number, on: string) =>
      `id: a, certified: arms, amount: ${amount}, on: ${on}, by: mission`;
    expect(resultOf(begin, arms(0, "2020-01-10"), "c", "2020-01-10")).toBe("not-yet-due");
    expect(resultOf(begin, arms(0, "2020-01-10"), "c", "2020-01-11")).toBe("not-met");
    expect(resultOf(begin, arms(1, "2020-01-10"), "c", "2020-01-11")).toBe("not-yet-due");
    expect(resultOf(begin, "", "c", "2020-01-11")).toBe("undetermined");
    expect(
      resultOf(begin, "id: b, reported: c, is: begun, on: 2020-01-09, by: mission", "c", "2020-01-11"),
    ).toBe("not-yet-due");
    expect(
      statusOf(begin, "id: b, reported: c, is: begun, on: 2020-01-09, by: mission", "c", "2020-01-11").level,
    ).toBe(1);
  });

  it("is extended from the day of that decision on", () => {
    const more = (by: string) =>
      `${no("opening", "2020-02-20")}\nid: e, decided: c, is: extended, until: 2020-03-01, on: 2020-02-10, by: ${by}`;
    expect(resultOf(opening, more("court"), "c", "2020-02-09")).toBe("not-met");
    expect(resultOf(opening, more("court"), "c", "2020-02-10")).toBe("not-yet-due");
    expect(resultOf(opening, more("south"), "c", "2020-03-01")).toBe("not-yet-due");
    expect(resultOf(opening, more("north"), "c", "2020-02-10")).toBe("not-met");
    expect(statusOf(opening, more("court"), "c", "2020-02-10").due).toBe(day("2020-03-01"));
  });

  it("answers as it was known on a day", () => {
    const facts = "id: a, reported: opening, is: yes, on: 2020-01-20, known: 2020-02-15, by: mission";
    expect(resultOf(opening, facts, "c", "2020-02-10 as known on 2020-02-14")).toBe("undetermined");
    expect(resultOf(opening, facts, "c", "2020-02-10 as known on 2020-02-15")).toBe("met");
  });
});

describe("what holds a clause up", () => {
  it("a gate opens on the first day on which all hold, and stays open", () => {
    const gated = clauses(
      "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 }, gated-by: [{ quantity: arms, at-least: 10 }, other] }\n",
    );
    const arms = (amount: number, on: string, id: string) =>
      `id: ${id}, certified: arms, amount: ${amount}, on: ${on}, by: mission`;
    const facts = `${no("opening", "2020-03-01")}\n${arms(10, "2020-01-10", "a")}\n${yes("other", "2020-01-15")}\n${arms(3, "2020-01-20", "b")}`;
    expect(resultOf(gated, facts, "c", "2020-01-14")).toBe("not-yet-due");
    expect(told(statusOf(gated, facts, "c", "2020-01-14"))).toContain(
      "Another thing: later, on 15 January 2020",
    );
    expect(resultOf(gated, facts, "c", "2020-02-02")).toBe("not-met");
    // never together
    const apart = `${no("opening", "2020-03-01")}\n${arms(10, "2020-01-10", "a")}\n${arms(3, "2020-01-12", "b")}\n${yes("other", "2020-01-15")}`;
    expect(resultOf(gated, apart, "c", "2020-02-02")).toBe("not-yet-due");
  });

  it("a gate that opens after the deadline leaves the day on which it opened", () => {
    const gated = clauses(
      "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 }, gated-by: [other] }\n",
    );
    const facts = `${no("opening", "2020-06-01")}\n${yes("other", "2020-04-01")}`;
    expect(resultOf(gated, facts, "c", "2020-03-31")).toBe("not-yet-due");
    expect(resultOf(gated, facts, "c", "2020-04-01")).toBe("not-yet-due");
    expect(resultOf(gated, facts, "c", "2020-04-02")).toBe("not-met");
  });

  it("what was done before its gates opened is told, and counts from then", () => {
    const gated = clauses(
      "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 }, gated-by: [other] }\n",
    );
    const facts = `${yes("opening", "2020-01-10")}\n${yes("other", "2020-01-20")}`;
    expect(resultOf(gated, facts, "c", "2020-01-15")).toBe("not-yet-due");
    expect(told(statusOf(gated, facts, "c", "2020-01-15"))).toContain(
      "done all the same, on 10 January 2020",
    );
    expect(resultOf(gated, facts, "c", "2020-01-20")).toBe("met");
  });

  const paired =
    clauses(`  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 }, as-long-as: [calm] }
  calm: { kind: refrain, what: keep calm, who: south, to: north, recovers-after: 5 days }
`);
  const calm = "id: k, reported: calm, is: kept, from: 2020-01-01, to: 2020-03-31, by: mission";
  const broken = `${calm}\nid: b, reported: calm, is: breached, on: 2020-01-20, by: mission, party: south`;

  it("it rests while what it depends on is broken, and its deadline waits for as many days", () => {
    expect(resultOf(paired, `${calm}\n${no("opening", "2020-03-01")}`, "c", "2020-02-02")).toBe("not-met");
    const facts = `${broken}\n${no("opening", "2020-03-01")}`;
    expect(resultOf(paired, facts, "c", "2020-01-22")).toBe("not-yet-due");
    // the breach stands from the 20th to the 25th: six days
    expect(statusOf(paired, facts, "c", "2020-01-27").due).toBe(day("2020-02-07"));
    expect(resultOf(paired, facts, "c", "2020-02-07")).toBe("not-yet-due");
    expect(resultOf(paired, facts, "c", "2020-02-08")).toBe("not-met");
  });

  it("what is done stays done although what it depended on fails later", () => {
    expect(resultOf(paired, `${broken}\n${yes("opening", "2020-01-10")}`, "c", "2020-01-22")).toBe("met");
  });

  it("nobody can tell, if that turns on whether it rested", () => {
    expect(resultOf(paired, no("opening", "2020-03-01"), "c", "2020-03-01")).toBe("undetermined");
    // three days of which nobody reported move the deadline by three days at most
    const gaps = `id: k, reported: calm, is: kept, from: 2020-01-01, to: 2020-01-09, by: mission\nid: l, reported: calm, is: kept, from: 2020-01-13, to: 2020-03-31, by: mission\n${no("opening", "2020-03-01")}`;
    expect(resultOf(paired, gaps, "c", "2020-02-04")).toBe("undetermined");
    expect(resultOf(paired, gaps, "c", "2020-02-05")).toBe("not-met");
  });

  it("two clauses may each be owed as long as the other is kept", () => {
    const mutual = clauses(`  a: { kind: refrain, what: a, who: north, to: south, as-long-as: [b] }
  b: { kind: refrain, what: b, who: south, to: north, as-long-as: [a] }
`);
    const kept = (of: string) =>
      `id: k-${of}, reported: ${of}, is: kept, from: 2020-01-01, to: 2020-03-31, by: mission`;
    expect(resultOf(mutual, `${kept("a")}\n${kept("b")}`, "a", "2020-02-01")).toBe("met");
    const facts = `${kept("a")}\n${kept("b")}\nid: x, reported: a, is: breached, on: 2020-01-20, by: mission, party: north`;
    expect(resultOf(mutual, facts, "a", "2020-02-01")).toBe("not-met");
    expect(resultOf(mutual, facts, "b", "2020-02-01")).toBe("not-yet-due");
  });

  it("two clauses that wait for each other to be done are both not yet due, until one is done all the same", () => {
    const mutual =
      clauses(`  a: { kind: do-by, what: a, who: north, that: opening, when: { by: 2020-02-01 }, gated-by: [b] }
  b: { kind: do-by, what: b, who: south, that: other, when: { by: 2020-02-01 }, gated-by: [a] }
`);
    const facts = `${no("opening", "2020-03-01")}\n${no("other", "2020-03-01", "n2")}`;
    expect(resultOf(mutual, facts, "a", "2020-03-01")).toBe("not-yet-due");
    expect(resultOf(mutual, facts, "b", "2020-03-01")).toBe("not-yet-due");
    const early = `${no("opening", "2020-03-01")}\n${yes("other", "2020-01-20")}`;
    expect(resultOf(mutual, early, "a", "2020-03-01")).toBe("not-met");
    expect(resultOf(mutual, early, "b", "2020-03-01")).toBe("not-yet-due");
  });

  it("a clause whose own condition leads back to it is not yet due, and the circle is named", () => {
    const circle = clauses(`  a: { kind: do-by, what: a, who: north, that: b, when: { by: 2020-02-01 } }
  b: { kind: do-by, what: b, who: south, that: a, when: { by: 2020-02-01 } }
`);
    const status = statusOf(circle, "", "a", "2020-03-01");
    expect(status.result).toBe("not-yet-due");
    expect(told(status)).toBe("it waits for itself: a, which waits for b, which waits for a");
    expect(resultOf(circle, "", "b", "2020-03-01")).toBe("not-yet-due");
  });

  it("a clause that another releases waits for it; one that is paused rests; both as the surroundings say", () => {
    const released =
      clauses(`  c: { kind: do-by, what: open, who: north, that: opening, when: { by: 2020-02-01 } }
  r: { kind: do-by, what: go first, who: south, that: other, when: { by: 2020-01-20 }, then: [{ on: met, releases: c }] }
`);
    const around = (on: string | undefined, pause?: [string, string]): Surroundings => ({
      phase: () => ({ state: "not-open", why: { text: "" } }),
      openedOn: () => undefined,
      phaseDays: () => [],
      pauses: (clause) =>
        pause === undefined || clause !== "c"
          ? []
          : [{ days: { start: day(pause[0]), end: day(pause[1]) }, why: { text: "a breach" } }],
      releasedOn: (clause, asked: Day) =>
        on !== undefined && clause === "c" && day(on) <= asked ? day(on) : undefined,
    });
    const facts = no("opening", "2020-04-01");
    const result = (on: string, surroundings?: Surroundings) =>
      judgeOf(released, facts, "2030-01-01", surroundings).clause("c", day(on)).result;
    expect(result("2020-02-02")).toBe("not-yet-due");
    expect(result("2020-02-02", around("2020-01-15"))).toBe("not-met");
    expect(result("2020-02-02", around("2020-02-02"))).toBe("not-yet-due");
    expect(result("2020-02-03", around("2020-02-02"))).toBe("not-met");
    // ten days of pause
    expect(result("2020-01-25", around("2020-01-15", ["2020-01-20", "2020-01-30"]))).toBe("not-yet-due");
    expect(result("2020-02-11", around("2020-01-15", ["2020-01-20", "2020-01-30"]))).toBe("not-yet-due");
    expect(result("2020-02-12", around("2020-01-15", ["2020-01-20", "2020-01-30"]))).toBe("not-met");
  });
});

describe("other kinds", () => {
  it("together: near enough to each other, and not before both are known", () => {
    const both = clauses(
      "  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { together: { with: other, within: 3 days } } }\n",
    );
    const days = (a: string, b: string, on = "2020-03-01") =>
      resultOf(both, `${yes("opening", a)}\n${yes("other", b)}`, "c", on);
    expect(days("2020-02-10", "2020-02-10")).toBe("met");
    expect(days("2020-02-10", "2020-02-13")).toBe("met");
    expect(days("2020-02-10", "2020-02-14")).toBe("not-met");
    expect(days("2020-02-14", "2020-02-10")).toBe("not-met");
    expect(resultOf(both, yes("opening", "2020-02-10"), "c", "2020-02-13")).toBe("not-yet-due");
    expect(resultOf(both, yes("opening", "2020-02-10"), "c", "2020-02-14")).toBe("undetermined");
    expect(
      resultOf(both, `${no("opening", "2020-02-20")}\n${yes("other", "2020-02-10")}`, "c", "2020-02-13"),
    ).toBe("not-yet-due");
    expect(
      resultOf(both, `${no("opening", "2020-02-20")}\n${yes("other", "2020-02-10")}`, "c", "2020-02-14"),
    ).toBe("not-met");
  });

  it("exchange: every side does its part, each on a day of its own; the figures stand beside each other", () => {
    const swap = clauses(
      `  c: { kind: exchange, what: swap, sides: [{ who: north, that: { quantity: troops, at-most: 5 } }, { who: south, that: { quantity: arms, at-least: 10 } }], when: { by: 2020-02-01 } }\n`,
    );
    const troops = (amount: number, on: string, id: string) =>
      `id: ${id}, measured: troops, amount: ${amount}, on: ${on}, by: mission`;
    const arms = (amount: number, on: string) =>
      `id: arms, certified: arms, amount: ${amount}, on: ${on}, by: mission`;
    // the north has done its part, although it has more troops again when the south does its own
    const facts = `${troops(5, "2020-01-10", "a")}\n${troops(9, "2020-01-12", "b")}\n${arms(10, "2020-01-20")}`;
    const status = statusOf(swap, facts, "c", "2020-02-02");
    expect(status).toMatchObject({ result: "met", metOn: day("2020-01-20") });
    expect(status.figures.map(({ accepted, asked }) => [accepted, asked])).toEqual([
      [9, 5],
      [10, 10],
    ]);
    const one = `${troops(5, "2020-01-10", "a")}\n${arms(4, "2020-02-01")}`;
    expect(resultOf(swap, one, "c", "2020-02-01")).toBe("not-yet-due");
    expect(resultOf(swap, one, "c", "2020-02-02")).toBe("not-met");
    expect(statusOf(swap, one, "c", "2020-02-02").progress).toBeCloseTo(0.7, 12);
    expect(resultOf(swap, troops(5, "2020-01-10", "a"), "c", "2020-02-02")).toBe("undetermined");
    // each side's own word is a claim, and the other side's is not
    expect(
      resultOf(
        swap,
        `${troops(5, "2020-01-10", "a").replace("by: mission", "by: north")}\n${arms(10, "2020-01-20")}`,
        "c",
        "2020-02-02",
      ),
    ).toBe("undetermined");
    expect(
      resultOf(
        swap,
        `${troops(5, "2020-01-10", "a").replace("by: mission", "by: south")}\n${arms(10, "2020-01-20")}`,
        "c",
        "2020-02-02",
      ),
    ).toBe("met");
  });

  it("best efforts: a goal that passes is told, and is no breach", () => {
    const effort = clauses(
      "  c: { kind: best-efforts, what: try, who: north, to: south, that: opening, when: { by: 2020-03-01, goal: 2020-02-01 } }\n",
    );
    const open = statusOf(effort, no("opening", "2020-02-10"), "c", "2020-02-10");
    expect(open).toMatchObject({ result: "not-yet-due", goal: day("2020-02-01") });
    expect(told(open)).toContain("the goal of 1 February 2020 has passed; that is no breach");
    expect(resultOf(effort, no("opening", "2020-03-01"), "c", "2020-03-02")).toBe("not-met");
    expect(
      resultOf(effort, "id: a, reported: c, is: completed, on: 2020-02-20, by: mission", "c", "2020-03-02"),
    ).toBe("met");
  });

  it("parallel: it is not met while it lags behind, rests while the others do, and can't be told while they can't", () => {
    const parallel =
      clauses(`  c: { kind: do-by, what: c, who: south, to: north, that: { quantity: arms, at-least: 100 }, when: { by: 2020-02-01 }, parallel-with: { clauses: [d], tolerance: 20 % } }
  d: { kind: do-by, what: d, who: north, to: south, that: { quantity: works, at-least: 10 }, when: { by: 2020-02-01 } }
`);
    const pace = (arms: number, works: number | undefined, on = "2020-02-02") =>
      resultOf(
        parallel,
        `id: a, certified: arms, amount: ${arms}, on: 2020-01-20, by: mission${works === undefined ? "" : `\nid: w, certified: works, amount: ${works}, on: 2020-01-20, by: mission`}`,
        "c",
        on,
      );
    expect(pace(30, 5, "2020-01-25")).toBe("not-yet-due");
    expect(pace(29, 5, "2020-01-25")).toBe("not-met");
    expect(pace(71, 5, "2020-01-25")).toBe("not-yet-due");
    expect(pace(71, 5)).toBe("not-yet-due");
    expect(pace(70, 5)).toBe("not-met");
    expect(pace(70, undefined)).toBe("undetermined");
    expect(pace(100, undefined)).toBe("met");
  });
});

describe("when nobody can tell", () => {
  const ruled = (rule: string, agreement = "") =>
    clauses(
      `  c: { kind: do-by, what: open, who: north, to: south, that: opening, when: { by: 2020-02-01 }${rule} }\n`,
    ).replace("signed: 2020-01-01", `signed: 2020-01-01${agreement}`);

  it("the rule of the clause applies, else that of the agreement, and only after the deadline", () => {
    expect(resultOf(ruled(""), "", "c", "2020-02-02")).toBe("undetermined");
    expect(resultOf(ruled(", cannot-tell: wait", ", cannot-tell: met"), "", "c", "2020-02-02")).toBe(
      "undetermined",
    );
    expect(resultOf(ruled("", ", cannot-tell: not-met"), "", "c", "2020-02-02")).toBe("not-met");
    expect(resultOf(ruled(", cannot-tell: met", ", cannot-tell: not-met"), "", "c", "2020-02-02")).toBe(
      "met",
    );
    expect(resultOf(ruled(", cannot-tell: met"), "", "c", "2020-02-01")).toBe("not-yet-due");
    expect(told(statusOf(ruled(", cannot-tell: not-met"), "", "c", "2020-02-02"))).toContain(
      "nobody can tell; by the rule of the clause it then counts as not met",
    );
  });

  it("it goes to a body, which is waited for, and whose finding is the result", () => {
    const goes = ruled(", cannot-tell: mission");
    expect(resultOf(goes, "", "c", "2020-02-02")).toBe("undetermined");
    expect(told(statusOf(goes, "", "c", "2020-02-02"))).toContain("mission decides, and has not yet");
    expect(resultOf(goes, "id: r, decided: c, is: met, on: 2020-02-05, by: mission", "c", "2020-02-05")).toBe(
      "met",
    );
  });

  it("of a clause that lasts, it applies while it is owed", () => {
    const quiet = clauses(
      "  c: { kind: refrain, what: be quiet, who: north, when: { from: 2020-02-01 }, cannot-tell: not-met }\n",
    );
    expect(resultOf(quiet, "", "c", "2020-01-31")).toBe("not-yet-due");
    expect(resultOf(quiet, "", "c", "2020-02-01")).toBe("not-met");
    expect(
      resultOf(quiet, "id: k, reported: c, is: kept, on: 2020-02-01, by: mission", "c", "2020-02-01"),
    ).toBe("met");
  });
});

describe("the level", () => {
  it("is 3 when met, otherwise by progress", () => {
    const arms = clauses(
      "  c: { kind: do-by, what: hand in, who: south, that: { quantity: arms, at-least: 100 }, when: { by: 2020-02-01 } }\n",
    );
    const level = (amount: number) =>
      statusOf(
        arms,
        `id: a, certified: arms, amount: ${amount}, on: 2020-01-20, by: mission`,
        "c",
        "2020-01-25",
      ).level;
    expect([0, 1, 50, 51, 99, 100].map(level)).toEqual([0, 1, 1, 2, 2, 3]);
    expect(statusOf(arms, "", "c", "2020-01-25").level).toBe(0);
  });

  it("of a ceiling is the share of the way down from the first figure", () => {
    const troops = clauses(
      "  c: { kind: do-by, what: fewer, who: north, that: { quantity: troops, at-most: 5 }, when: { by: 2020-02-01 } }\n",
    );
    const facts =
      "id: a, measured: troops, amount: 25, on: 2020-01-02, by: mission\nid: b, measured: troops, amount: 10, on: 2020-01-10, by: mission";
    expect(statusOf(troops, facts, "c", "2020-01-25")).toMatchObject({ progress: 0.75, level: 2 });
  });
});
