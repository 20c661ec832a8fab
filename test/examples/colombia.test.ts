// The example of Colombia 2016: a calendar that hangs on one day, and weapons in parts of a declared base.
import { describe, expect, it } from "vitest";
import { objectionsTo, processOf } from "./opened.js";

const process = processOf("colombia-2016");

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
