// Whether a condition holds: every rule of "A condition holds, or not, or nobody can tell" in the guide, one by one.
import { describe, expect, it } from "vitest";
import { day, judgeOf, resultOf, statusOf, thatOf, told, truthOf } from "./builders.js";

const people = `
agreement: { signed: 2020-01-01 }
parties: { north: { name: North, speaks-for: [ally] }, south: { name: South }, ally: { name: Ally } }
bodies: { mission: { title: Mission, kind: verification }, court: { title: Court, kind: court, disputes: yes }, joint: { title: Joint, kind: commission } }
events: { opening: { title: The opening }, fixed: { title: Fixed, date: 2020-02-01 } }
decisions: { go: { by: joint, question: Go? } }
quantities:
  troops: { title: Troops, unit: troops, of: north, counts: level }
  others: { title: Others, unit: troops, counts: level }
  ships: { title: Ships, unit: ships, counts: flow }
  arms: { title: Arms, unit: arms, counts: total }
bases: { stock: { unit: arms, versions: [{ amount: 100, agreed: 2020-01-01 }, { amount: 200, agreed: 2020-03-01 }], disputed-by: { south: 50 } } }
`;

// a clause `c` of the north, owed to the south, that asks for a condition; more of it may be given
function asking(that: string, more = ""): string {
  return `${people}clauses:\n  c: { kind: do-by, what: do it, who: north, to: south, that: ${that}, when: { by: 2020-06-30 }${more} }\n`;
}

const few = "{ quantity: troops, at-most: 5 }";

describe("facts that count", () => {
  const result = (facts: string, more = "") => resultOf(asking(few, more), facts, "c", "2020-07-01");

  it("are measured, certified, decided and reported; a claim settles nothing", () => {
    for (const kind of ["reported", "measured", "certified", "decided"]) {
      const by = kind === "decided" ? "court" : "mission";
      expect(result(`id: a, ${kind}: troops, amount: 5, on: 2020-06-01, by: ${by}`)).toBe("met");
    }
    expect(result("id: a, claimed: troops, amount: 5, on: 2020-06-01, by: mission")).toBe("undetermined");
  });

  it("are not what a party says of its own duty, in whatever words, nor what is said by whoever speaks for it", () => {
    for (const kind of ["reported", "measured", "certified", "decided"]) {
      expect(result(`id: a, ${kind}: troops, amount: 5, on: 2020-06-01, by: north`)).toBe("undetermined");
    }
    expect(result("id: a, reported: troops, amount: 5, on: 2020-06-01, by: south")).toBe("met");
    const allied = asking("opening").replace("who: north", "who: ally");
    expect(
      resultOf(allied, "id: a, reported: opening, is: yes, on: 2020-06-01, by: north", "c", "2020-07-01"),
    ).toBe("undetermined");
    expect(
      resultOf(allied, "id: a, reported: opening, is: yes, on: 2020-06-01, by: south", "c", "2020-07-01"),
    ).toBe("met");
  });

  it("are not what a party calls decided, unless it is named", () => {
    expect(result("id: a, decided: troops, amount: 5, on: 2020-06-01, by: south")).toBe("undetermined");
    expect(
      result(
        "id: a, decided: troops, amount: 5, on: 2020-06-01, by: south",
        ", determined: { decided-by: court }",
      ),
    ).toBe("undetermined");
  });

  it("come from those who are named under from, who may be those who owe it", () => {
    const from = ", evidence: { from: [north] }";
    expect(result("id: a, reported: troops, amount: 5, on: 2020-06-01, by: north", from)).toBe("met");
    expect(result("id: a, reported: troops, amount: 5, on: 2020-06-01, by: mission", from)).toBe(
      "undetermined",
    );
  });

  it("reach the grade that is asked for, in source and in content; a decision needs none", () => {
    const least = ", evidence: { least: B2 }";
    const graded = (grade: string) =>
      result(`id: a, reported: troops, amount: 5, on: 2020-06-01, by: mission${grade}`, least);
    expect(graded(", grade: B2")).toBe("met");
    expect(graded(", grade: A1")).toBe("met");
    expect(graded(", grade: C1")).toBe("undetermined");
    expect(graded(", grade: A3")).toBe("undetermined");
    expect(graded("")).toBe("undetermined");
    expect(result("id: a, decided: troops, amount: 5, on: 2020-06-01, by: court", least)).toBe("met");
  });

  it("are the word of the body that is named, in that kind or a stronger one", () => {
    const certified = ", determined: { certified-by: mission }";
    expect(result("id: a, certified: troops, amount: 5, on: 2020-06-01, by: mission", certified)).toBe("met");
    expect(result("id: a, decided: troops, amount: 5, on: 2020-06-01, by: mission", certified)).toBe("met");
    expect(result("id: a, measured: troops, amount: 5, on: 2020-06-01, by: mission", certified)).toBe(
      "undetermined",
    );
    expect(result("id: a, certified: troops, amount: 5, on: 2020-06-01, by: press", certified)).toBe(
      "undetermined",
    );
    const decided = ", determined: { decided-by: joint }";
    expect(result("id: a, decided: troops, amount: 5, on: 2020-06-01, by: joint", decided)).toBe("met");
    expect(result("id: a, certified: troops, amount: 5, on: 2020-06-01, by: joint", decided)).toBe(
      "undetermined",
    );
    // a body that decides disputes is always heard
    expect(result("id: a, decided: troops, amount: 5, on: 2020-06-01, by: court", decided)).toBe("met");
  });

  it("are told when they do not count, with the reason", () => {
    const status = statusOf(
      asking(few, ", evidence: { from: [mission] }"),
      "id: paper, reported: troops, amount: 4, on: 2020-06-01, by: press",
      "c",
      "2020-07-01",
    );
    expect(told(status)).toContain(
      "not counted: 4 troops, reported by press: the clause takes the word of mission [paper]",
    );
  });

  it("weigh the other way round in a gate: there the word of those to whom the clause is owed is the claim", () => {
    const gated = asking(few, ", gated-by: [opening]");
    const done = "id: a, measured: troops, amount: 5, on: 2020-06-01, by: mission";
    expect(
      resultOf(
        gated,
        `${done}\nid: g, reported: opening, is: yes, on: 2020-02-01, by: south`,
        "c",
        "2020-07-01",
      ),
    ).toBe("not-yet-due");
    expect(
      resultOf(
        gated,
        `${done}\nid: g, reported: opening, is: yes, on: 2020-02-01, by: north`,
        "c",
        "2020-07-01",
      ),
    ).toBe("met");
  });
});

describe("kinds and disputes", () => {
  const at = (facts: string) => truthOf(asking(few), facts, "2020-06-02");

  it("let the stronger kind go before the weaker on one day, and a later day before an earlier", () => {
    expect(
      at(
        "id: a, measured: troops, amount: 9, on: 2020-06-01, by: mission\nid: b, reported: troops, amount: 4, on: 2020-06-01, by: press",
      ),
    ).toBe("not-met");
    expect(
      at(
        "id: a, measured: troops, amount: 9, on: 2020-06-01, by: mission\nid: b, reported: troops, amount: 4, on: 2020-06-02, by: press",
      ),
    ).toBe("met");
  });

  it("make a conflict of two of one rank only if the outcome turns on which is right", () => {
    expect(
      at(
        "id: a, measured: troops, amount: 9, on: 2020-06-01, by: mission\nid: b, measured: troops, amount: 4, on: 2020-06-01, by: press",
      ),
    ).toBe("conflict");
    expect(
      at(
        "id: a, measured: troops, amount: 3, on: 2020-06-01, by: mission\nid: b, measured: troops, amount: 4, on: 2020-06-01, by: press",
      ),
    ).toBe("met");
  });

  it("make it disputed if leaving out what is in doubt changes the outcome, and otherwise only tell it", () => {
    const counted = "id: a, measured: troops, amount: 5, on: 2020-05-01, by: mission";
    expect(at(`${counted}\nid: d, disputed: troops, disputes: a, on: 2020-05-02, by: south`)).toBe(
      "disputed",
    );
    expect(
      at(
        `id: z, measured: troops, amount: 4, on: 2020-04-01, by: mission\n${counted}\nid: d, disputed: troops, disputes: a, on: 2020-05-02, by: south`,
      ),
    ).toBe("met");
    // without a target it is about everything that was said of these days
    expect(at(`${counted}\nid: d, disputed: troops, on: 2020-05-01, by: south`)).toBe("disputed");
    expect(at(`${counted}\nid: d, disputed: troops, on: 2020-05-02, by: south`)).toBe("met");
  });

  it("end a dispute by a decision on the same days, or by taking it back", () => {
    const doubted =
      "id: a, measured: troops, amount: 5, on: 2020-05-01, by: mission\nid: d, disputed: troops, disputes: a, on: 2020-05-02, by: south";
    expect(
      at(`${doubted}\nid: e, decided: troops, amount: 5, on: 2020-05-01, known: 2020-05-20, by: court`),
    ).toBe("met");
    expect(
      at(`${doubted}\nid: e, decided: troops, amount: 9, on: 2020-04-01, known: 2020-05-20, by: court`),
    ).toBe("disputed");
    expect(
      at(`${doubted}\nid: e, decided: troops, amount: 5, on: 2020-05-01, known: 2020-05-01, by: court`),
    ).not.toBe("disputed");
    expect(
      at(`${doubted}\nid: e, reported: troops, retracts: d, on: 2020-05-02, known: 2020-05-20, by: south`),
    ).toBe("met");
  });

  it("put a part of a figure in doubt where the dispute names an amount", () => {
    const arms = asking("{ quantity: arms, at-least: 10 }");
    const fact = "id: a, certified: arms, amount: 12, on: 2020-05-01, by: mission";
    expect(
      truthOf(
        arms,
        `${fact}\nid: d, disputed: arms, disputes: a, amount: 2, on: 2020-05-02, by: south`,
        "2020-06-01",
      ),
    ).toBe("met");
    expect(
      truthOf(
        arms,
        `${fact}\nid: d, disputed: arms, disputes: a, amount: 3, on: 2020-05-02, by: south`,
        "2020-06-01",
      ),
    ).toBe("disputed");
  });
});

describe("quantities", () => {
  const level = (facts: string, on: string) => truthOf(asking(few), facts, on);

  it("are at the level of the latest figure, on all days of which it speaks", () => {
    expect(
      level(
        "id: a, measured: troops, amount: 9, on: 2020-03-01, by: mission\nid: b, measured: troops, amount: 5, on: 2020-04-01, by: mission",
        "2020-03-31",
      ),
    ).toBe("not-met");
    expect(
      level(
        "id: a, measured: troops, amount: 9, on: 2020-03-01, by: mission\nid: b, measured: troops, amount: 5, on: 2020-04-01, by: mission",
        "2020-04-01",
      ),
    ).toBe("met");
    const running =
      "id: a, measured: troops, amount: 5, from: 2020-03-01, to: 2020-03-31, by: mission\nid: b, measured: troops, amount: 9, on: 2020-03-10, by: mission";
    expect(level(running, "2020-03-11")).toBe("met");
    expect(level(running, "2020-03-10")).toBe("conflict");
    expect(level("", "2020-03-10")).toBe("undetermined");
  });

  it("can't be told where low and high lie on both sides of the bound", () => {
    expect(
      level("id: a, measured: troops, amount: 5, low: 4, high: 7, on: 2020-03-01, by: mission", "2020-03-02"),
    ).toBe("undetermined");
    expect(
      level("id: a, measured: troops, amount: 8, low: 6, high: 9, on: 2020-03-01, by: mission", "2020-03-02"),
    ).toBe("not-met");
    expect(
      level("id: a, measured: troops, amount: 4, low: 3, high: 5, on: 2020-03-01, by: mission", "2020-03-02"),
    ).toBe("met");
  });

  it("flow: facts add up between two days, and too little is no breach before the end", () => {
    const ships = asking("{ quantity: ships, at-least: 5, since: 2020-02-01, until: 2020-03-01 }");
    const facts =
      "id: x, reported: ships, amount: 9, on: 2020-01-31, by: press\nid: a, reported: ships, amount: 3, on: 2020-02-01, by: press\nid: b, reported: ships, amount: 1, on: 2020-03-01, by: press";
    expect(truthOf(ships, facts, "2020-02-29")).toBe("undetermined");
    expect(truthOf(ships, facts, "2020-03-01")).toBe("not-met");
    expect(
      truthOf(ships, `${facts}\nid: c, reported: ships, amount: 1, on: 2020-02-10, by: press`, "2020-03-01"),
    ).toBe("met");
    expect(truthOf(ships, "", "2020-03-01")).toBe("undetermined");
    expect(truthOf(ships, facts, "2020-01-31")).toBe("undetermined");
  });

  it("flow: one voice adds up, voices of one kind are compared, the stronger kind counts, places stand beside each other", () => {
    const ships = asking("{ quantity: ships, at-least: 5 }");
    const said = (a: string, b: string) => truthOf(ships, `id: a, ${a}\nid: b, ${b}`, "2020-03-01");
    expect(
      said(
        "reported: ships, amount: 3, on: 2020-02-01, by: press",
        "reported: ships, amount: 3, on: 2020-02-01, by: press",
      ),
    ).toBe("met");
    expect(
      said(
        "reported: ships, amount: 3, on: 2020-02-01, by: press",
        "reported: ships, amount: 3, on: 2020-02-01, by: mission",
      ),
    ).toBe("not-met");
    expect(
      said(
        "reported: ships, amount: 3, on: 2020-02-01, by: press",
        "reported: ships, amount: 6, on: 2020-02-01, by: mission",
      ),
    ).toBe("conflict");
    expect(
      said(
        "reported: ships, amount: 3, on: 2020-02-01, by: press",
        "measured: ships, amount: 6, on: 2020-02-01, by: mission",
      ),
    ).toBe("met");
    expect(
      said(
        "reported: ships, amount: 3, on: 2020-02-01, by: press, place: A",
        "reported: ships, amount: 3, on: 2020-02-01, by: mission, place: B",
      ),
    ).toBe("met");
  });

  it("flow: what began before the first day counts for the upper bound only", () => {
    const ships = asking("{ quantity: ships, at-least: 5, since: 2020-02-01 }");
    const long =
      "id: a, reported: ships, amount: 6, from: 2020-01-20, to: 2020-02-10, by: press\nid: b, reported: ships, amount: 1, on: 2020-02-11, by: press";
    expect(truthOf(ships, long, "2020-02-20")).toBe("undetermined");
  });

  it("every week: the last full one decides while they run, all of them in the end", () => {
    const weekly = asking(
      "{ quantity: ships, at-least: 2, every: 1 week, since: 2020-02-03, until: 2020-02-23 }",
    );
    const weeks = (a: number, b: number, c: number) =>
      `id: a, reported: ships, amount: ${a}, on: 2020-02-04, by: press\nid: b, reported: ships, amount: ${b}, on: 2020-02-12, by: press\nid: c, reported: ships, amount: ${c}, on: 2020-02-23, by: press`;
    expect(truthOf(weekly, weeks(2, 1, 2), "2020-02-08")).toBe("undetermined");
    expect(truthOf(weekly, weeks(2, 1, 2), "2020-02-09")).toBe("met");
    expect(truthOf(weekly, weeks(2, 1, 2), "2020-02-16")).toBe("not-met");
    expect(truthOf(weekly, weeks(2, 1, 2), "2020-02-22")).toBe("not-met");
    expect(truthOf(weekly, weeks(1, 2, 2), "2020-02-16")).toBe("met");
    // the last day: every stretch must have reached it
    expect(truthOf(weekly, weeks(1, 2, 2), "2020-02-23")).toBe("not-met");
    expect(truthOf(weekly, weeks(2, 2, 2), "2020-03-23")).toBe("met");
    expect(
      truthOf(weekly, "id: a, reported: ships, amount: 2, on: 2020-02-04, by: press", "2020-02-16"),
    ).toBe("undetermined");
  });

  it("keep three figures apart, and say when what is claimed would be enough", () => {
    const status = statusOf(
      asking("{ quantity: arms, at-least: 10 }"),
      "id: a, certified: arms, amount: 6, on: 2020-06-01, by: mission\nid: k, claimed: arms, amount: 11, on: 2020-06-02, by: north\nid: d, disputed: arms, amount: 1, on: 2020-06-03, by: south",
      "c",
      "2020-07-02",
    );
    expect(status.figures).toEqual([
      { unit: "arms", claimed: 11, accepted: 6, disputed: 1, asked: 10, bound: "at-least" },
    ]);
    expect(status.result).toBe("not-met");
    expect(told(status)).toContain(
      "claimed by north: 11 arms; if that were accepted, it would be enough [k]",
    );
  });

  it("are disputed if the outcome would be another with what is in dispute, or without it", () => {
    const arms = (accepted: number, disputed: number) =>
      truthOf(
        asking("{ quantity: arms, at-least: 10 }"),
        `id: a, certified: arms, amount: ${accepted}, on: 2020-06-01, by: mission\nid: d, disputed: arms, amount: ${disputed}, on: 2020-06-03, by: south`,
        "2020-06-04",
      );
    expect(arms(12, 2)).toBe("met");
    expect(arms(12, 3)).toBe("disputed");
    expect(arms(8, 1)).toBe("not-met");
    expect(arms(8, 2)).toBe("disputed");
  });

  it("up to a number: all is met, none is not met, and between them the other side says whether it is enough", () => {
    const some = (facts: string) => truthOf(asking("{ quantity: arms, up-to: 10 }"), facts, "2020-06-04");
    const certified = (amount: number) =>
      `id: a, certified: arms, amount: ${amount}, on: 2020-06-01, by: mission`;
    expect(some(certified(10))).toBe("met");
    expect(some(certified(12))).toBe("met");
    expect(some(certified(0))).toBe("not-met");
    expect(some(certified(4))).toBe("undetermined");
    expect(some(`${certified(4)}\nid: y, claimed: arms, accepts: yes, on: 2020-06-02, by: south`)).toBe(
      "met",
    );
    expect(some(`${certified(4)}\nid: y, claimed: arms, accepts: yes, on: 2020-06-05, by: south`)).toBe(
      "undetermined",
    );
    expect(some(`${certified(4)}\nid: y, claimed: arms, accepts: no, on: 2020-06-02, by: south`)).toBe(
      "undetermined",
    );
    const own = asking("{ quantity: arms, up-to: 10 }");
    expect(
      resultOf(
        own,
        `${certified(4)}\nid: y, claimed: arms, accepts: yes, on: 2020-06-02, by: north`,
        "c",
        "2020-07-02",
      ),
    ).toBe("undetermined");
  });

  it("as a share need the base in force on the day, and turn on one that a party holds", () => {
    const half = asking("{ quantity: arms, at-least: 50 %, of: stock }");
    const arms = (amount: number) => `id: a, certified: arms, amount: ${amount}, on: 2019-12-01, by: mission`;
    expect(truthOf(half, arms(50), "2020-02-29")).toBe("met");
    expect(truthOf(half, arms(50), "2020-03-01")).toBe("disputed");
    expect(truthOf(half, arms(20), "2020-03-01")).toBe("not-met");
    expect(truthOf(half, arms(100), "2020-03-01")).toBe("met");
    // before any base was agreed the first counts, and that is said
    const judge = judgeOf(half, arms(50));
    const early = judge.condition(thatOf(judge.knowledge.process), day("2019-12-31"));
    expect(early.truth).toBe("met");
    expect(JSON.stringify(early.why)).toContain("the base was agreed later, on 1 January 2020");
  });

  it("in proportion: the one falls no slower than the other, within the tolerance", () => {
    const pair = asking("{ quantity: troops, in-proportion-to: others, since: 2020-01-01, tolerance: 10 % }");
    const now = (troops: number, others: number) =>
      truthOf(
        pair,
        `id: a, measured: troops, amount: 100, on: 2020-01-01, by: mission\nid: b, measured: others, amount: 200, on: 2020-01-01, by: mission\nid: c, measured: troops, amount: ${troops}, on: 2020-05-01, by: mission\nid: d, measured: others, amount: ${others}, on: 2020-05-01, by: mission`,
        "2020-06-01",
      );
    expect(now(60, 100)).toBe("met");
    expect(now(61, 100)).toBe("not-met");
    expect(now(10, 200)).toBe("met");
    expect(
      truthOf(pair, "id: c, measured: troops, amount: 60, on: 2020-05-01, by: mission", "2020-06-01"),
    ).toBe("undetermined");
  });
});

describe("events, decisions and moments", () => {
  const opening = asking("opening");

  it("have happened from the first yes on, and had not before; a no speaks of its day and all before", () => {
    const yes = "id: y, reported: opening, is: yes, on: 2020-02-10, by: press";
    expect(truthOf(opening, yes, "2020-02-09")).toBe("not-met");
    expect(truthOf(opening, yes, "2020-02-10")).toBe("met");
    const no = "id: n, reported: opening, is: no, on: 2020-02-01, by: press";
    expect(truthOf(opening, no, "2020-01-15")).toBe("not-met");
    expect(truthOf(opening, no, "2020-02-01")).toBe("not-met");
    expect(truthOf(opening, no, "2020-02-02")).toBe("undetermined");
    expect(truthOf(opening, "", "2020-02-02")).toBe("undetermined");
  });

  it("are a conflict where a no of one strength comes on the day of a yes or later; a stronger one undoes it", () => {
    const yes = "id: y, reported: opening, is: yes, on: 2020-02-10, by: press";
    expect(
      truthOf(opening, `${yes}\nid: n, reported: opening, is: no, on: 2020-02-12, by: mission`, "2020-02-11"),
    ).toBe("conflict");
    expect(
      truthOf(opening, `${yes}\nid: n, measured: opening, is: no, on: 2020-02-12, by: mission`, "2020-02-11"),
    ).toBe("not-met");
    expect(
      truthOf(opening, `${yes}\nid: n, claimed: opening, is: no, on: 2020-02-12, by: south`, "2020-02-11"),
    ).toBe("met");
    expect(
      truthOf(opening, `${yes}\nid: n, reported: opening, is: no, on: 2020-02-09, by: mission`, "2020-02-11"),
    ).toBe("met");
  });

  it("are fixed by the text until a fact says something else", () => {
    const fixed = asking("fixed");
    expect(truthOf(fixed, "", "2020-01-31")).toBe("not-met");
    expect(truthOf(fixed, "", "2020-02-01")).toBe("met");
    expect(truthOf(fixed, "id: n, reported: fixed, is: no, on: 2020-02-01, by: press", "2020-02-02")).toBe(
      "undetermined",
    );
    expect(truthOf(fixed, "id: n, reported: fixed, is: no, on: 2020-01-20, by: press", "2020-02-02")).toBe(
      "met",
    );
    expect(truthOf(fixed, "id: y, reported: fixed, is: yes, on: 2020-02-05, by: press", "2020-02-03")).toBe(
      "not-met",
    );
  });

  it("are decided by the body itself, the last time on or before the day", () => {
    const go = asking("go");
    const yes = "id: y, decided: go, is: yes, on: 2020-02-01, by: joint";
    expect(truthOf(go, yes, "2020-01-31")).toBe("undetermined");
    expect(truthOf(go, yes, "2020-02-01")).toBe("met");
    expect(truthOf(go, `${yes}\nid: n, decided: go, is: no, on: 2020-03-01, by: joint`, "2020-03-01")).toBe(
      "not-met",
    );
    expect(truthOf(go, `${yes}\nid: n, decided: go, is: no, on: 2020-02-01, by: joint`, "2020-03-01")).toBe(
      "conflict",
    );
    expect(truthOf(go, "id: y, reported: go, is: yes, on: 2020-02-01, by: press", "2020-03-01")).toBe(
      "undetermined",
    );
    expect(truthOf(go, "id: y, decided: go, is: yes, on: 2020-02-01, by: north", "2020-03-01")).toBe(
      "undetermined",
    );
    expect(truthOf(asking("{ decision: go, is: no }"), yes, "2020-03-01")).toBe("not-met");
  });

  it("have a day when they have happened by then, or the text fixes it", () => {
    const judge = judgeOf(opening, "id: y, reported: opening, is: yes, on: 2020-02-10, by: press");
    const named = (name: string) => ({ kind: "named" as const, what: "event" as const, name });
    expect(judge.moment(named("opening"), day("2020-02-10"))).toBe(day("2020-02-10"));
    expect(judge.moment(named("opening"), day("2020-02-09"))).toMatchObject({ kind: "absent" });
    expect(judge.moment(named("fixed"), day("2020-01-01"))).toBe(day("2020-02-01"));
    const later = {
      kind: "shifted" as const,
      by: { count: 10, unit: "days" as const },
      direction: "after" as const,
      from: named("opening"),
    };
    expect(judge.moment(later, day("2020-03-01"))).toBe(day("2020-02-20"));
    const either = (kind: "earlier-of" | "later-of") => ({ kind, of: [named("fixed"), named("opening")] });
    expect(judge.moment(either("earlier-of"), day("2020-01-01"))).toBe(day("2020-02-01"));
    expect(judge.moment(either("later-of"), day("2020-01-01"))).toMatchObject({ kind: "absent" });
    expect(judge.moment(either("later-of"), day("2020-02-10"))).toBe(day("2020-02-10"));
  });

  it("count the first day as the calendar says", () => {
    const counted = judgeOf(`calendar: { first-day: counted, last-day: included }\n${opening}`, "");
    const shifted = {
      kind: "shifted" as const,
      by: { count: 10, unit: "days" as const },
      direction: "after" as const,
      from: { kind: "named" as const, what: "event" as const, name: "fixed" },
    };
    expect(counted.moment(shifted, day("2020-01-01"))).toBe(day("2020-02-10"));
    expect(judgeOf(opening, "").moment(shifted, day("2020-01-01"))).toBe(day("2020-02-11"));
  });
});

describe("conditions of conditions", () => {
  // met, not met and nobody can tell, on one day
  const facts =
    "id: y, reported: opening, is: yes, on: 2020-02-10, by: press\nid: a, measured: others, amount: 9, on: 2020-02-01, by: mission";
  const [yes, no, unknown] = [
    "opening",
    "{ quantity: others, at-most: 5 }",
    "{ quantity: arms, at-least: 1 }",
  ];
  const truth = (condition: string) => truthOf(asking(condition), facts, "2020-03-01");

  it("follow Kleene's tables", () => {
    const rows = [
      [yes, yes, "met", "met"],
      [yes, no, "not-met", "met"],
      [yes, unknown, "undetermined", "met"],
      [no, no, "not-met", "not-met"],
      [no, unknown, "not-met", "undetermined"],
      [unknown, unknown, "undetermined", "undetermined"],
    ];
    for (const [a, b, all, any] of rows) {
      for (const [first, second] of [
        [a, b],
        [b, a],
      ]) {
        expect(truth(`{ all: [${first}, ${second}] }`)).toBe(all);
        expect(truth(`{ any: [${first}, ${second}] }`)).toBe(any);
      }
    }
    expect(truth(`{ not: ${yes} }`)).toBe("not-met");
    expect(truth(`{ not: ${no} }`)).toBe("met");
    expect(truth(`{ not: ${unknown} }`)).toBe("undetermined");
    expect(truth(`{ some: 2, of: [${yes}, ${no}, ${unknown}] }`)).toBe("undetermined");
    expect(truth(`{ some: 2, of: [${yes}, ${no}, ${no}] }`)).toBe("not-met");
    expect(truth(`{ some: 1, of: [${yes}, ${no}, ${unknown}] }`)).toBe("met");
  });

  it("tell the worst of conflict, disputed and undetermined", () => {
    const more = `${facts}\nid: d, disputed: opening, disputes: y, on: 2020-02-11, by: south\nid: b, measured: others, amount: 3, on: 2020-02-01, by: press`;
    const worst = (condition: string) => truthOf(asking(condition), more, "2020-03-01");
    expect(worst(`{ all: [${yes}, ${unknown}] }`)).toBe("disputed");
    expect(worst(`{ all: [${yes}, ${unknown}, ${no}] }`)).toBe("conflict");
    expect(worst(`{ not: ${yes} }`)).toBe("disputed");
  });
});
