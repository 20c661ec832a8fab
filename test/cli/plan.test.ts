// The text of a plan: it fits the terminal, however many tranches and nations there are, and leaves no number out.
import { beforeAll, describe, expect, it } from "vitest";
import type { Posture } from "../../src/agreement/terms/posture.js";
import { planJson, planText } from "../../src/cli/agreement/plan-text.js";
import { openHighs } from "../../src/engines/highs.js";
import { addDays } from "../../src/ground/day.js";
import type { Solver } from "../../src/posture/model/linear.js";
import type { Plan } from "../../src/posture/plan.js";
import { planDrawdown } from "../../src/posture/plan-drawdown.js";
import { ceiling, contribution, day, floor, postureOf, tranche, world } from "../posture/postures.js";

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});

async function planned(posture: Posture): Promise<Plan> {
  const result = await planDrawdown(posture, world, {}, solver);
  if (!result.ok || result.value.kind !== "plan") throw new Error("there is a plan");
  return result.value;
}

const small = postureOf({
  roles: [{ name: "medevac", title: "Medical evacuation" }],
  contributions: [
    contribution("us", "combat @ Bagram", 600),
    contribution("us", "medevac @ Bagram", 100),
    contribution("allies", "training", 300, { nations: 38 }),
  ],
  floors: [
    { ...floor("rescue", 60, { roles: ["medevac"] }, { places: ["Bagram"] }), why: "there is no hospital" },
  ],
  ceilings: [ceiling("half", 500, "2020-06-30"), ceiling("out", 0, "2020-12-31")],
  proportion: { tolerance: 0.05 },
  tranches: [
    { ...tranche("first", "2020-06-30", 600), gatedBy: [{ kind: "event", event: "talks-open", spot: {} }] },
    tranche("last", "2020-12-31"),
  ],
});
const title = "A truce";

describe("a plan in the terminal", () => {
  it("says who leaves when, what stays for whom, what gates and holds each tranche, and what is not known", async () => {
    const text = planText(
      await planned(small),
      { process: { title }, posture: small, world },
      { width: 80, colour: false },
    );
    expect(text).toBe(`A truce: a drawdown from 1 February 2020, each stays as long as is allowed

Who leaves
nation                 now     1     2  stay
-------------------  -----  ----  ----  ----
us                     700  -350  -350     0
allies (38 nations)    300  -150  -150     0
all                  1,000  -500  -500     0

What stays for whom
floor   least  now  after 1  after 2
------  -----  ---  -------  -------
rescue     60  100       60        0
rescue: Medical evacuation, for troops at Bagram (there is no hospital)

Tranches
  1  first, by 30 June 2020: 500 leave, 500 remain; lift 600
     not before: talks-open has happened
     no room: the ceiling half (at most 500 troops by 30 June 2020)
     no room: the floor rescue (at least 60 Medical evacuation as long as other
       troops at Bagram remain)
  2  last, by 31 December 2020: 500 leave, 0 remain
     no room: the ceiling out (at most 0 troops by 31 December 2020)

242,000 days of troops until a month after the last tranche; no plan is better
by this measure.

To know
- allies stands for 38 nations whose own figures are not given: they are carried
  as one block, and what each of them does is not said`);
  });

  it("fits 100 columns with 12 tranches of 38 nations, and every nation's numbers add up", async () => {
    const start = day("2020-02-01");
    const many = postureOf({
      contributions: Array.from({ length: 38 }, (_, n) =>
        contribution(`nation-with-a-long-name-of-its-own-${n}`, "combat", 1000 + 37 * n),
      ),
      ceilings: [ceiling("out", 0, addDays(start, 372))],
      tranches: Array.from({ length: 12 }, (_, t) =>
        tranche(`t${t + 1}`, addDays(start, 31 * (t + 1)), 6000),
      ),
    });
    const text = planText(
      await planned(many),
      { process: { title }, posture: many, world },
      { width: 100, colour: false },
    );
    const lines = text.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    // the table goes on below, with the names again
    const heads = lines.filter((line) => line.startsWith("nation "));
    expect(heads.length).toBeGreaterThan(1);
    expect(heads.flatMap((line) => line.trim().split(/\s+/).slice(1))).toEqual([
      "now",
      ...Array.from({ length: 12 }, (_, t) => String(t + 1)),
      "stay",
    ]);
    for (const label of ["nation-with-a-long-name-of-it…", "all"]) {
      const first = lines.filter((line) => line.startsWith(label));
      expect(first.length % heads.length).toBe(0);
    }
    const all = lines
      .filter((line) => line.startsWith("all "))
      .flatMap((line) => line.trim().split(/\s+/).slice(1))
      .map((cell) => Number(cell.replaceAll(",", "").replace(/^-$/, "0")));
    expect(all.slice(0, -1).reduce((s, n) => s + n, 0)).toBe(all.at(-1));
  });

  it("is JSON with days as people write them", async () => {
    const json = JSON.parse(JSON.stringify(planJson(await planned(small))));
    expect(json).toMatchObject({
      kind: "plan",
      aim: "latest-safe",
      from: "2020-02-01",
      tranches: [{ name: "first", day: "2020-06-30", leaving: 500 }, {}],
    });
  });
});
