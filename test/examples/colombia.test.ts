// The example of Colombia 2016: a calendar that hangs on one day, and weapons in parts of a declared base.
import { describe, expect, it } from "vitest";
import { createJudge } from "../../src/conditions/judge.js";
import { type Day, formatDay } from "../../src/ground/day.js";
import { dayOfText, knowledgeOf, objectionsTo, phasesOf, processOf, resultsOf } from "./opened.js";

const process = processOf("colombia-2016");
const knowledge = knowledgeOf("colombia-2016");

describe("what was agreed", () => {
  it("is read without a problem, and counts from the day D", () => {
    const by = Object.fromEntries(
      process.clauses.flatMap(({ name, when }) =>
        when.by?.kind === "shifted" ? [[name, [when.by.direction, when.by.by.count]]] : [],
      ),
    );
    expect(by).toMatchObject({
      "zones-prepared": ["after", 5],
      "first-30": ["after", 90],
      "second-30": ["after", 120],
      "last-40": ["after", 150],
      certificate: ["after", 180],
    });
    expect(process.calendar).toMatchObject({ firstDay: "not-counted", lastDay: "included", stated: true });
  });

  it("asks for 30, 60 and 100 % of the weapons that the mission registered, and takes only its certificate", () => {
    const shares = ["first-30", "second-30", "last-40"].map((name) => {
      const clause = process.clauses.find((one) => one.name === name);
      if (clause?.that?.kind !== "quantity" || clause.that.amount.kind !== "share") return undefined;
      expect(clause.determined).toEqual({ kind: "certified", by: "un-mission" });
      return [clause.that.amount.share, clause.that.amount.base];
    });
    expect(shares).toEqual([
      [0.3, "registered-weapons"],
      [0.6, "registered-weapons"],
      [1, "registered-weapons"],
    ]);
    const base = process.bases.find((one) => one.name === "registered-weapons");
    expect(base?.versions.map((version) => version.amount)).toEqual([7000, 7132]);
  });

  it("is objected to in two things, which are wrong with the agreement", () => {
    expect(objectionsTo(process).named).toEqual(["cannot-tell-unruled", "deadline-missing ratified"]);
  });
});

describe("what came of it", () => {
  const dueOf = (clause: string, on: string, known = on) => {
    const { due } = createJudge(knowledge, dayOfText(known)).clause(clause, dayOfText(on));
    return due === undefined ? undefined : formatDay(due as Day);
  };

  it("before the day D nothing has a date; from then on everything has", () => {
    expect(dueOf("first-30", "2016-11-01")).toBeUndefined();
    expect(
      ["zones-prepared", "first-30", "second-30", "last-40", "certificate"].map((c) =>
        dueOf(c, "2016-12-01"),
      ),
    ).toEqual(["2016-12-06", "2017-03-01", "2017-03-31", "2017-04-30", "2017-05-30"]);
  });

  it("the first part was not met on D+90, and met on the day of the new road map", () => {
    expect(resultsOf(knowledge, ["first-30"], "2017-04-15")).toEqual({ "first-30": "not-met" });
    expect(resultsOf(knowledge, ["first-30"], "2017-06-01")).toEqual({ "first-30": "not-yet-due" });
    expect(resultsOf(knowledge, ["first-30"], "2017-06-10")).toEqual({ "first-30": "met" });
    expect(dueOf("first-30", "2017-06-10")).toBe("2017-06-07");
  });

  it("the second part was late: about 40 % of the base, where 60 were asked; the third waits for it", () => {
    const parts = ["second-30", "last-40"];
    expect(Object.values(resultsOf(knowledge, parts, "2017-06-15"))).toEqual(["not-met", "not-yet-due"]);
    const judge = createJudge(knowledge, dayOfText("2017-06-30"));
    expect(judge.clause("second-30", dayOfText("2017-06-30"))).toMatchObject({ result: "met", late: 12 });
    expect(judge.clause("last-40", dayOfText("2017-06-30")).result).toBe("met");
    expect(judge.clause("certificate", dayOfText("2017-06-30")).result).toBe("met");
  });

  it("caches were left when the mission ended", () => {
    expect(resultsOf(knowledge, ["caches-emptied-all"], "2017-10-01")).toEqual({
      "caches-emptied-all": "not-met",
    });
  });

  it("the road: preparation before the day D, then the zones, then the weapons, then the certificate", () => {
    const open = (on: string) => phasesOf(knowledge, on).filter((phase) => phase.endsWith(": open"));
    expect(open("2016-11-01")).toEqual([]);
    expect(open("2016-11-25")).toEqual(["preparation: open"]);
    expect(open("2016-12-05")).toEqual(["gathering: open"]);
    expect(open("2017-02-15")).toEqual(["laying-down: open"]);
    expect(open("2017-06-30")).toEqual(["certified: open"]);
  });
});
