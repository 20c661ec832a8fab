// The posture and the money on a day: who has how many, who depends on whom, what is due and what was paid.
import { beforeAll, describe, expect, it } from "vitest";
import type { Funding } from "../../src/agreement/terms/posture.js";
import { openHighs } from "../../src/engines/highs.js";
import { absent, isAbsent } from "../../src/ground/absence.js";
import { fundingOn } from "../../src/posture/funding.js";
import type { Solver } from "../../src/posture/model/linear.js";
import { postureOn } from "../../src/posture/on-day.js";
import { planDrawdown } from "../../src/posture/plan-drawdown.js";
import { ceiling, contribution, day, floor, on, postureOf, someday, tranche, world } from "./postures.js";

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});

const posture = postureOf({
  roles: [{ name: "medevac", title: "Medical evacuation" }],
  contributions: [
    contribution("us", "combat @ Bagram", 600),
    contribution("us", "medevac @ Bagram", 100),
    contribution("allies", "training", 300, { nations: 38 }),
  ],
  floors: [
    { ...floor("rescue", 60, { roles: ["medevac"] }, { places: ["Bagram"] }), why: "there is no hospital" },
  ],
  ceilings: [
    ceiling("out", 0, "2020-12-31", { roles: ["combat"] }),
    ceiling("few", 20, "2020-12-31", { roles: ["medevac"] }),
  ],
  tranches: [tranche("first", "2020-06-30"), tranche("last", "2020-12-31")],
});

describe("the posture on a day", () => {
  it("is what was told last, summed by nation, role and place, with shares", () => {
    const { by, troops, nations, roles, places } = postureOn(posture, day("2020-03-01"), world);
    expect([by, troops]).toEqual(["told", 1000]);
    expect(nations).toEqual([
      { name: "us", troops: 700, share: 0.7 },
      { name: "allies", troops: 300, share: 0.3, nations: 38 },
    ]);
    expect(roles.map((one) => [one.name, one.troops])).toEqual([
      ["combat", 600],
      ["training", 300],
      ["medevac", 100],
    ]);
    expect(places).toEqual([
      { name: "Bagram", troops: 700, share: 0.7 },
      { name: "", troops: 300, share: 0.3 },
    ]);
  });

  it("before anything was told, is nobody", () => {
    expect(postureOn(posture, day("2020-01-31"), world)).toMatchObject({
      troops: 0,
      nations: [],
      contingents: [],
    });
  });

  it("says in words who depends on whom", () => {
    expect(postureOn(posture, day("2020-03-01"), world).dependence).toEqual([
      {
        floor: "rescue",
        present: 100,
        atLeast: 60,
        dependents: 600,
        state: "kept",
        text: "600 others (troops at Bagram) depend on Medical evacuation: 100 are there, at least 60 must stay. Why: there is no hospital",
      },
    ]);
    const few = {
      ...posture,
      contributions: [contribution("us", "combat @ Bagram", 600), contribution("us", "medevac", 40)],
    };
    expect(postureOn(few, day("2020-03-01"), world).dependence[0]).toMatchObject({
      state: "broken",
      text: "600 others (troops at Bagram) depend on Medical evacuation: 40 are there, at least 60 must stay, 20 too few. Why: there is no hospital",
    });
  });

  it("follows a plan from its start on: who leaves in a tranche is gone on its last day", async () => {
    const plan = await planDrawdown(posture, world, {}, solver);
    if (!plan.ok || plan.value.kind !== "plan") throw new Error("there is a plan");
    const at = (date: string) =>
      postureOn(posture, day(date), world, plan.ok && plan.value.kind === "plan" ? plan.value : undefined);
    expect([at("2020-01-15").by, at("2020-02-01").by]).toEqual(["told", "plan"]);
    expect(at("2020-12-30").troops).toBe(1000);
    const last = at("2020-12-31");
    expect(last.roles.map((one) => [one.name, one.troops])).toEqual([
      ["training", 300],
      ["medevac", 20],
    ]);
    expect(last.dependence[0]).toMatchObject({ state: "over", dependents: 0, present: 20 });
    expect(last.dependence[0].text).toMatch(
      /^nobody is left who depends on Medical evacuation: 20 are there, at least 60 had to stay\./,
    );
  });

  it("holds a floor until its date, and one whose date is not known", () => {
    const until = (moment: typeof someday) =>
      postureOn(
        {
          ...posture,
          floors: [
            { ...floor("rescue", 60, { roles: ["medevac"] }, { nations: ["nobody"] }), until: moment },
          ],
        },
        day("2020-03-01"),
        world,
      ).dependence[0];
    expect(until(on("2020-03-02"))).toMatchObject({ state: "kept" });
    expect(until(on("2020-03-02")).text).toMatch(/It is held until 2 March 2020 in any case\.$/);
    expect(until(on("2020-03-01"))).toMatchObject({ state: "over" });
    expect(until(someday).text).toMatch(/It is held until its date is known in any case\.$/);
  });
});

describe("funding on a day", () => {
  const funding: Funding = {
    name: "forces",
    title: "Support of the forces",
    by: ["us"],
    to: ["state"],
    currency: "USD",
    pledged: 3660,
    from: { day: day("2020-01-01"), stated: ["gregorian"] },
    until: { day: day("2020-12-31"), stated: ["gregorian"] },
    asLongAs: [],
    spot: {},
  };
  const paid = [
    { day: day("2020-01-10"), amount: 200 },
    { day: day("2020-02-01"), amount: 150 },
    { day: day("2020-01-20"), amount: -50 },
  ];

  it("is due evenly, day by day, both ends counted", () => {
    const due = (date: string) => fundingOn(funding, [], day(date)).due;
    expect([
      due("2019-12-31"),
      due("2020-01-01"),
      due("2020-01-31"),
      due("2020-12-30"),
      due("2021-06-01"),
    ]).toEqual([0, 10, 310, 3650, 3660]);
  });

  it("has a gap between what is due and what was paid by then", () => {
    expect(fundingOn(funding, paid, day("2020-01-31"))).toMatchObject({
      disbursed: 150,
      gap: 160,
      outstanding: 3510,
    });
    expect(fundingOn(funding, paid, day("2020-02-01"))).toMatchObject({ disbursed: 300, gap: 20 });
    expect(fundingOn(funding, paid, day("2020-01-10"))).toMatchObject({ due: 100, gap: -100 });
  });

  it("nothing paid and nothing known are two things", () => {
    expect(fundingOn(funding, [], day("2020-01-31"))).toMatchObject({
      disbursed: 0,
      gap: 310,
      outstanding: 3660,
    });
    const unknown = fundingOn(funding, absent("no payments were published"), day("2020-01-31"));
    expect(unknown.due).toBe(310);
    expect([unknown.disbursed, unknown.gap, unknown.outstanding].every(isAbsent)).toBe(true);
  });

  it("without an end nobody can say what is due", () => {
    const { until: _, ...endless } = funding;
    const told = fundingOn(endless, paid, day("2020-02-01"));
    expect(told.due).toEqual(absent("nothing says until when it is to be paid"));
    expect([told.disbursed, told.outstanding]).toEqual([300, 3360]);
  });
});
