// Clauses that last: what is kept, what is broken, what counts, and what a breach leaves behind.
import { describe, expect, it } from "vitest";
import { day, resultOf, statusOf, told } from "./builders.js";

const people = `
agreement: { signed: 2020-01-01 }
parties: { north: { name: North, speaks-for: [ally] }, ally: { name: Ally }, south: { name: South } }
bodies: { mission: { title: Mission, kind: verification }, court: { title: Court, kind: court, disputes: yes } }
excluded: { band: { title: A band } }
lines: { front: { title: Front, as-of: 2020-01-01, points: [[-1, 0], [1, 0]] } }
zones: { belt: { title: Belt, near: { line: front, km: 20 } } }
decisions: { again: { by: mission, question: Another term? } }
quantities: { troops: { title: Troops, unit: troops, of: north, counts: level } }
`;
const refrain = (more = "") =>
  `${people}clauses:\n  c: { kind: refrain, what: be quiet, who: north, to: south${more} }\n`;
const kept = (from: string, to: string, id = "k") =>
  `id: ${id}, reported: c, is: kept, from: ${from}, to: ${to}, by: mission`;
const broken = (on: string, more = "", id = "b") =>
  `id: ${id}, reported: c, is: breached, on: ${on}, by: mission${more}`;
const spring = kept("2020-01-01", "2020-05-31");

describe("a breach", () => {
  it("is not met on its day and afterwards, until it is remedied or waived", () => {
    const facts = `${spring}\n${broken("2020-03-10")}`;
    expect(resultOf(refrain(), facts, "c", "2020-03-09")).toBe("met");
    expect(resultOf(refrain(), facts, "c", "2020-03-10")).toBe("not-met");
    expect(resultOf(refrain(), facts, "c", "2020-05-31")).toBe("not-met");
    const mended = `${facts}\nid: r, reported: c, is: remedied, on: 2020-04-01, by: mission`;
    expect(resultOf(refrain(), mended, "c", "2020-03-31")).toBe("not-met");
    expect(resultOf(refrain(), mended, "c", "2020-04-01")).toBe("met");
    expect(told(statusOf(refrain(), mended, "c", "2020-04-02"))).toContain(
      "broken 10 March 2020, reported by mission; mended by 1 April 2020 [b]",
    );
    const waived = `${facts}\nid: w, decided: c, is: waived, until: 2020-04-10, on: 2020-04-01, by: south`;
    expect(resultOf(refrain(), waived, "c", "2020-04-05")).toBe("waived");
    expect(resultOf(refrain(), waived, "c", "2020-04-11")).toBe("met");
    // a remedy of an earlier day mends nothing
    expect(
      resultOf(
        refrain(),
        `${facts}\nid: r, reported: c, is: remedied, on: 2020-03-09, by: mission`,
        "c",
        "2020-04-01",
      ),
    ).toBe("not-met");
  });

  it("counts as mended when so long has passed without another", () => {
    const after = refrain(", recovers-after: 14 days");
    const facts = `${spring}\n${broken("2020-03-10")}`;
    expect(resultOf(after, facts, "c", "2020-03-24")).toBe("not-met");
    expect(resultOf(after, facts, "c", "2020-03-25")).toBe("met");
    const again = `${facts}\n${broken("2020-03-20", "", "b2")}`;
    expect(resultOf(after, again, "c", "2020-03-25")).toBe("not-met");
    expect(resultOf(after, again, "c", "2020-04-04")).toBe("met");
    // where nobody says that it is kept, it is no longer broken, and can't be told
    expect(resultOf(after, broken("2020-03-10"), "c", "2020-03-24")).toBe("not-met");
    expect(resultOf(after, broken("2020-03-10"), "c", "2020-03-25")).toBe("undetermined");
    expect(resultOf(refrain(), "", "c", "2020-03-25")).toBe("undetermined");
  });

  it("lapses are told, with the share of the days on which it was kept", () => {
    const after = refrain(", recovers-after: 10 days");
    const facts = `${kept("2020-01-01", "2020-01-31")}\n${broken("2020-01-10")}`;
    const status = statusOf(after, facts, "c", "2020-01-31");
    expect(status.lapses).toEqual([{ from: day("2020-01-10"), to: day("2020-01-20") }]);
    expect(status).toMatchObject({ result: "met", level: 3, metOn: day("2020-01-01") });
    const during = statusOf(after, facts, "c", "2020-01-20");
    expect(during.progress).toBeCloseTo(9 / 20, 12);
    expect(during.level).toBe(1);
  });

  it("is no breach on days on which nobody reports: those can't be told", () => {
    const facts = `${kept("2020-01-01", "2020-01-10")}\n${kept("2020-01-20", "2020-01-25", "k2")}`;
    expect(resultOf(refrain(), facts, "c", "2020-01-10")).toBe("met");
    expect(resultOf(refrain(), facts, "c", "2020-01-11")).toBe("undetermined");
    expect(resultOf(refrain(), facts, "c", "2020-01-20")).toBe("met");
    expect(resultOf(refrain(), facts, "c", "2020-01-26")).toBe("undetermined");
  });
});

describe("reports that say the opposite", () => {
  const on = (facts: string, asked = "2020-03-10") => resultOf(refrain(), facts, "c", asked);

  it("on one day: the stronger kind goes before the weaker", () => {
    expect(on(`id: k, certified: c, is: kept, on: 2020-03-10, by: mission\n${broken("2020-03-10")}`)).toBe(
      "met",
    );
    expect(
      on(
        `id: k, certified: c, is: kept, from: 2020-03-01, to: 2020-03-31, by: mission\n${broken("2020-03-10")}`,
      ),
    ).toBe("met");
    expect(
      on(`${kept("2020-03-01", "2020-03-31")}\nid: b, measured: c, is: breached, on: 2020-03-10, by: press`),
    ).toBe("not-met");
  });

  it("of one kind: the one on fewer days goes before; on the same days they are a conflict, and remain one", () => {
    expect(on(`${kept("2020-03-01", "2020-03-31")}\n${broken("2020-03-10")}`)).toBe("not-met");
    const same = `${kept("2020-03-10", "2020-03-10")}\n${broken("2020-03-10").replace("mission", "press")}`;
    expect(on(same)).toBe("conflict");
    expect(on(`${same}\n${kept("2020-03-11", "2020-03-31", "k2")}`, "2020-03-20")).toBe("conflict");
  });

  it("that somebody says are wrong are disputed, until that is settled", () => {
    const doubted = `${spring}\n${broken("2020-03-10")}\nid: d, disputed: c, disputes: b, on: 2020-03-11, by: north`;
    expect(on(doubted)).toBe("disputed");
    expect(
      on(`${doubted}\nid: e, decided: c, is: breached, on: 2020-03-10, known: 2020-03-20, by: court`),
    ).toBe("not-met");
    expect(
      on(`${doubted}\nid: e, reported: c, retracts: b, on: 2020-03-10, known: 2020-03-20, by: mission`),
    ).toBe("met");
    const praised = `${kept("2020-03-01", "2020-03-31")}\nid: d, disputed: c, disputes: k, on: 2020-04-01, by: south`;
    expect(on(praised)).toBe("disputed");
  });
});

describe("scope", () => {
  const on = (more: string, breach: string) =>
    resultOf(refrain(more), `${spring}\n${broken("2020-03-10", breach)}`, "c", "2020-03-20");

  it("whose act it was: those who owe it, those for whom they speak, or nobody says", () => {
    expect(on("", ", party: north")).toBe("not-met");
    expect(on("", ", party: ally")).toBe("not-met");
    expect(on("", ", party: south")).toBe("met");
    expect(on("", "")).toBe("not-met");
    expect(on(", scope: { excluding: [band] }", ", party: band")).toBe("met");
  });

  it("where it was: in its places, not in those left out; if nobody says where, it can't be told", () => {
    const places = ", scope: { places: [Kabul, Herat] }";
    expect(on(places, ", place: Kabul")).toBe("not-met");
    expect(on(places, ", place: Ghazni")).toBe("met");
    expect(on(places, "")).toBe("undetermined");
    const except = ", scope: { except-places: [Kabul] }";
    expect(on(except, ", place: Kabul")).toBe("met");
    expect(on(except, ", place: Ghazni")).toBe("not-met");
    expect(on(except, "")).toBe("undetermined");
  });

  it("within a distance of a line, where the point is known", () => {
    const zone = ", scope: { zones: [belt] }";
    expect(on(zone, ", at: [0, 0.1]")).toBe("not-met");
    expect(on(zone, ", at: [0, 0.3]")).toBe("met");
    expect(on(zone, "")).toBe("undetermined");
  });

  it("under a carve-out it is disputed, until somebody who decides accepts or refuses that, or the other side concedes it", () => {
    const defence = ", carve-outs: [self-defence]";
    const said = `${spring}\n${broken("2020-03-10", ", under: self-defence")}`;
    const answered = (answer: string) =>
      resultOf(
        refrain(defence),
        `${said}\nid: a, ${answer}, under: self-defence, on: 2020-03-10, known: 2020-03-15`,
        "c",
        "2020-03-20",
      );
    expect(resultOf(refrain(defence), said, "c", "2020-03-20")).toBe("disputed");
    expect(answered("decided: c, accepts: yes, by: court")).toBe("met");
    expect(answered("decided: c, accepts: no, by: court")).toBe("not-met");
    expect(answered("claimed: c, accepts: yes, by: south")).toBe("met");
    expect(answered("claimed: c, accepts: no, by: south")).toBe("disputed");
    expect(answered("claimed: c, accepts: yes, by: north")).toBe("disputed");
    // whoever determines the clause says so in the report itself
    const certified = `id: k, certified: c, is: kept, from: 2020-01-01, to: 2020-05-31, by: mission\nid: b, certified: c, is: breached, on: 2020-03-10, by: mission, under: self-defence`;
    expect(
      resultOf(refrain(`${defence}, determined: { certified-by: mission }`), certified, "c", "2020-03-20"),
    ).toBe("met");
  });
});

describe("how long it lasts", () => {
  it("what has ended stays as it was on its last day", () => {
    const term = refrain(", when: { from: 2020-02-01, until: 2020-02-29 }");
    const facts = `${kept("2020-02-01", "2020-02-29")}\n${broken("2020-03-10")}`;
    expect(resultOf(term, facts, "c", "2020-01-31")).toBe("not-yet-due");
    expect(statusOf(term, facts, "c", "2020-03-20")).toMatchObject({
      result: "met",
      until: day("2020-02-29"),
    });
    expect(resultOf(term, `${facts}\n${broken("2020-02-10", "", "b2")}`, "c", "2020-03-20")).toBe("not-met");
    // what was broken before it was owed is no breach
    expect(resultOf(term, `${facts}\n${broken("2020-01-10", "", "b2")}`, "c", "2020-02-10")).toBe("met");
  });

  it("a term is renewed by consent: of the body, or of all who are named", () => {
    const term = refrain(
      ", when: { from: 2020-02-01, renewable: { term: 1 month, by: [north, south], decision: again } }",
    );
    const until = (facts: string, on = "2020-06-01") => statusOf(term, facts, "c", on).until;
    const consent = (id: string, by: string, on: string, kind = "decided") =>
      `id: ${id}, ${kind}: again, is: yes, on: ${on}, by: ${by}`;
    expect(until("")).toBe(day("2020-02-29"));
    expect(until(consent("a", "mission", "2020-02-20"))).toBe(day("2020-03-31"));
    expect(until(consent("a", "north", "2020-02-20"))).toBe(day("2020-02-29"));
    expect(
      until(`${consent("a", "north", "2020-02-20", "claimed")}\n${consent("b", "south", "2020-02-25")}`),
    ).toBe(day("2020-03-31"));
    // two consents within one term add one term; a later one begins anew
    expect(until(`${consent("a", "mission", "2020-02-20")}\n${consent("b", "mission", "2020-02-21")}`)).toBe(
      day("2020-03-31"),
    );
    expect(until(`${consent("a", "mission", "2020-02-20")}\n${consent("b", "mission", "2020-03-15")}`)).toBe(
      day("2020-04-30"),
    );
    expect(until(consent("a", "mission", "2020-04-10"))).toBe(day("2020-05-09"));
    expect(until(consent("a", "mission", "2020-02-20"), "2020-02-19")).toBe(day("2020-02-29"));
  });
});

describe("a state that is kept", () => {
  const maintain = `${people}clauses:\n  c: { kind: maintain, what: keep few, who: north, that: { quantity: troops, at-most: 5 }, when: { from: 2020-02-01 } }\n`;
  const troops = (id: string, amount: number, on: string) =>
    `id: ${id}, measured: troops, amount: ${amount}, on: ${on}, by: mission`;
  const facts = [
    troops("a", 4, "2020-01-20"),
    troops("b", 9, "2020-03-01"),
    troops("d", 5, "2020-03-11"),
  ].join("\n");

  it("is as the condition holds on the day, with its lapses", () => {
    expect(resultOf(maintain, facts, "c", "2020-01-31")).toBe("not-yet-due");
    expect(resultOf(maintain, facts, "c", "2020-02-01")).toBe("met");
    expect(resultOf(maintain, facts, "c", "2020-03-10")).toBe("not-met");
    const after = statusOf(maintain, facts, "c", "2020-03-20");
    expect(after).toMatchObject({
      result: "met",
      lapses: [{ from: day("2020-03-01"), to: day("2020-03-10") }],
    });
    expect(statusOf(maintain, facts, "c", "2020-03-10").progress).toBeCloseTo(29 / 39, 12);
  });

  it("is broken by a breach that is reported, and kept where only words are known", () => {
    expect(resultOf(maintain, `${facts}\n${broken("2020-02-10", "", "x")}`, "c", "2020-02-10")).toBe(
      "not-met",
    );
    expect(resultOf(maintain, `${facts}\n${broken("2020-02-10", "", "x")}`, "c", "2020-02-11")).toBe("met");
    const words = maintain.replace("that: { quantity: troops, at-most: 5 }, ", "");
    expect(resultOf(words, kept("2020-02-01", "2020-02-10"), "c", "2020-02-10")).toBe("met");
    expect(resultOf(words, kept("2020-02-01", "2020-02-10"), "c", "2020-02-11")).toBe("undetermined");
  });

  it("a finding that it is not met holds until something is seen of a later day", () => {
    const found = `${troops("a", 4, "2020-02-10")}\nid: r, decided: c, is: not-met, on: 2020-02-15, by: court`;
    expect(resultOf(maintain, found, "c", "2020-02-20")).toBe("not-met");
    expect(resultOf(maintain, `${found}\n${troops("d", 4, "2020-02-16")}`, "c", "2020-02-20")).toBe("met");
  });
});
