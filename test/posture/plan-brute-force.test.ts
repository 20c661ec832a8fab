// Plans against every way there is: on tiny postures the best plan, and the conflict where there is none, are found by trial.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Posture } from "../../src/agreement/terms/posture.js";
import { openHighs } from "../../src/engines/highs.js";
import { checkPlan } from "../../src/posture/check-plan.js";
import type { Solver } from "../../src/posture/model/linear.js";
import type { Demand, NoPlan, Plan } from "../../src/posture/plan.js";
import { planDrawdown } from "../../src/posture/plan-drawdown.js";
import {
  bestByTrial,
  type Course,
  courses,
  keepsAll,
  strictPosture,
  tinyPosture,
  weightsOf,
} from "./brute-force.js";
import { world } from "./postures.js";

const seed = 20200229;
let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});

async function planned(
  posture: Posture,
  aim: "latest-safe" | "least-cost" = "latest-safe",
): Promise<Plan | NoPlan> {
  const result = await planDrawdown(posture, world, { aim }, solver);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

// the plan's rows in the order of the contributions
function courseOf(posture: Posture, plan: Plan): Course {
  return posture.contributions.map(
    ({ nation, role }) =>
      plan.contingents.find((one) => one.nation === nation && one.role === role)?.remaining ?? [],
  );
}

function worth(posture: Posture, course: Course, aim: "latest-safe" | "least-cost"): number {
  const weights = weightsOf(posture, aim);
  return course.reduce((s, row, i) => s + row.reduce((r, left, t) => r + left * weights[i][t], 0), 0);
}

// the posture with some demands only, or with one of them loosened by some troops
function only(posture: Posture, demands: readonly Demand[], loosened?: Demand, by = 0): Posture {
  const has = (kind: Demand["kind"], name: string) =>
    demands.some((one) => one.kind === kind && one.name === name);
  const more = (kind: Demand["kind"], name: string) =>
    loosened?.kind === kind && loosened.name === name ? by : 0;
  const { proportion, ...rest } = posture;
  return {
    ...rest,
    ...(proportion !== undefined && has("proportion", "") && { proportion }),
    ceilings: posture.ceilings
      .filter((one) => has("ceiling", one.name))
      .map((one) => ({ ...one, atMost: one.atMost + more("ceiling", one.name) })),
    floors: posture.floors
      .filter((one) => has("floor", one.name))
      .map((one) => ({ ...one, atLeast: one.atLeast - more("floor", one.name) })),
    tranches: posture.tranches.map(({ lift, ...one }) =>
      lift !== undefined && has("lift", one.name) ? { ...one, lift: lift + more("lift", one.name) } : one,
    ),
  };
}

function allOf(posture: Posture): Demand[] {
  return [
    ...(posture.proportion === undefined ? [] : [{ kind: "proportion", name: "" } as const]),
    ...posture.ceilings.map(({ name }) => ({ kind: "ceiling", name }) as const),
    ...posture.floors.map(({ name }) => ({ kind: "floor", name }) as const),
    ...posture.tranches.flatMap(({ name, lift }) =>
      lift === undefined ? [] : [{ kind: "lift", name } as const],
    ),
  ];
}

const possible = (posture: Posture) => bestByTrial(posture, "latest-safe") !== undefined;

describe("on tiny postures, where every course can be tried", () => {
  it.each(["latest-safe", "least-cost"] as const)(
    "a plan is found exactly where one exists, keeps everything, and is worth as much as the best (%s)",
    { timeout: 120_000 },
    async (aim) => {
      await fc.assert(
        fc.asyncProperty(tinyPosture, async (posture) => {
          const best = bestByTrial(posture, aim);
          const plan = await planned(posture, aim);
          expect(plan.kind).toBe(best === undefined ? "no-plan" : "plan");
          if (plan.kind === "no-plan" || best === undefined) return;
          expect(plan.proven).toBe(true);
          expect(checkPlan(posture, world, plan)).toEqual([]);
          expect(keepsAll(posture, courseOf(posture, plan))).toBe(true);
          expect(worth(posture, courseOf(posture, plan), aim)).toBeCloseTo(best.value, 6);
        }),
        { seed, numRuns: 150 },
      );
    },
  );

  it("where none exists, the conflict can't be kept, and each of its demands could be dropped to end it", {
    timeout: 120_000,
  }, async () => {
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(strictPosture, async (posture) => {
        const none = await planned(posture);
        if (none.kind === "plan") return;
        conflicts++;
        expect(none.conflict.length).toBeGreaterThan(0);
        expect(possible(only(posture, none.conflict))).toBe(false);
        for (const spared of none.conflict) {
          const rest = none.conflict.filter((one) => one !== spared);
          expect(possible(only(posture, rest)), `without ${spared.text}`).toBe(true);
        }
      }),
      { seed, numRuns: 250 },
    );
    expect(conflicts).toBeGreaterThan(40);
  });

  it("what a demand would have to give is enough, and one soldier less is not", {
    timeout: 120_000,
  }, async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(strictPosture, async (posture) => {
        const none = await planned(posture);
        if (none.kind === "plan") return;
        for (const one of none.gives) {
          if (one.name.includes(",")) continue;
          told++;
          if (one.kind === "proportion") {
            const within = (tolerance: number) =>
              possible({ ...only(posture, none.conflict), proportion: { tolerance } });
            expect([within(one.by), within(one.by - 0.001)], one.text).toEqual([true, false]);
            continue;
          }
          expect(one.by).toBeGreaterThan(0);
          expect(possible(only(posture, none.conflict, one, one.by)), one.text).toBe(true);
          expect(possible(only(posture, none.conflict, one, one.by - 1)), one.text).toBe(false);
          // "enough" says whether it alone would do, with everything else kept
          const most = one.kind === "floor" ? 9 : 99;
          expect(possible(only(posture, allOf(posture), one, most))).toBe(one.enough !== undefined);
        }
      }),
      { seed, numRuns: 250 },
    );
    expect(told).toBeGreaterThan(40);
  });

  it("what would have to give together is enough", { timeout: 120_000 }, async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(strictPosture, async (posture) => {
        const none = await planned(posture);
        if (none.kind === "plan" || none.together.length === 0) return;
        if (none.together.some((one) => one.kind === "proportion")) return;
        told++;
        const all = allOf(posture);
        const loosened = none.together.reduce((p, one) => only(p, all, one, one.by), posture);
        expect(possible(loosened)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
    expect(told).toBeGreaterThan(3);
  });
});

describe("the arithmetic that checks plans", () => {
  it("agrees with the oracle about every course of a posture, kept or broken", { timeout: 60_000 }, () => {
    let [kept, broken] = [0, 0];
    fc.assert(
      fc.property(tinyPosture, fc.integer({ min: 1, max: 97 }), (posture, step) => {
        let i = 0;
        for (const course of courses(posture)) {
          if (i++ % step !== 0) continue;
          const plan = asPlan(posture, course);
          const right = keepsAll(posture, course);
          if (right) kept++;
          else broken++;
          expect(checkPlan(posture, world, plan).length === 0).toBe(right);
        }
      }),
      { seed, numRuns: 60 },
    );
    expect(Math.min(kept, broken)).toBeGreaterThan(300);
  });
});

function asPlan(posture: Posture, course: Course): Plan {
  const contingents = posture.contributions.map(({ nation, role, troops }, i) => ({
    nation,
    role,
    troops,
    remaining: course[i],
    leaving: course[i].map((left, t) => (t === 0 ? troops : course[i][t - 1]) - left),
  }));
  const sum = (of: "leaving" | "remaining", t: number) => contingents.reduce((s, one) => s + one[of][t], 0);
  return {
    kind: "plan",
    aim: "latest-safe",
    from: posture.contributions[0].on.day,
    tranches: posture.tranches.map(({ name, by }, t) => ({
      name,
      day: by.kind === "date" ? by.date.day : posture.contributions[0].on.day,
      gates: [],
      leaving: sum("leaving", t),
      remaining: sum("remaining", t),
      tight: [],
    })),
    contingents,
    troopDays: 0,
    proven: true,
    notes: [],
  };
}
