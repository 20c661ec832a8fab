// HiGHS as a solver: programs with known answers, the same answer each time, and an end when time runs out.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openHighs } from "../../src/engines/highs.js";
import { type LinearProgram, lpText, type Solver, valuesOf } from "../../src/posture/model/linear.js";

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});

// most worth of things that may be taken once each, by trying all
function knapsack(weights: readonly number[], worth: readonly number[], most: number): number {
  let best = 0;
  for (let set = 0; set < 1 << weights.length; set++) {
    let [weight, value] = [0, 0];
    for (let i = 0; i < weights.length; i++)
      if (set & (1 << i)) {
        weight += weights[i];
        value += worth[i];
      }
    if (weight <= most) best = Math.max(best, value);
  }
  return best;
}

const program = (weights: readonly number[], worth: readonly number[], most: number): LinearProgram => ({
  aim: "maximize",
  objective: worth.map((factor, i) => [factor, i] as const),
  rows: [{ terms: weights.map((factor, i) => [factor, i] as const), is: "<=", bound: most }],
  columns: weights.map(() => ({ low: 0, high: 1, whole: true })),
});

describe("a program in whole numbers", () => {
  it("is solved to the best there is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.integer({ min: 0, max: 120 }),
        async (things, most) => {
          const [weights, worth] = [things.map(([w]) => w), things.map(([, v]) => v)];
          const asked = program(weights, worth, most);
          const answer = await solver.solve(lpText(asked));
          if (answer.kind !== "optimal") throw new Error(answer.kind);
          expect(answer.value).toBeCloseTo(knapsack(weights, worth, most), 6);
          const values = valuesOf(asked, answer.columns);
          expect(weights.reduce((sum, w, i) => sum + w * values[i], 0)).toBeLessThanOrEqual(most);
        },
      ),
      { seed: 20200229, numRuns: 100 },
    );
  });

  it("that can't be met is said to be so, also where nothing is unknown in a row", async () => {
    const columns = [{ low: 0, high: 5, whole: true }];
    const impossible: LinearProgram = {
      aim: "minimize",
      objective: [],
      rows: [{ terms: [[2, 0]], is: "=", bound: 3 }],
      columns,
    };
    expect(await solver.solve(lpText(impossible))).toEqual({ kind: "infeasible" });
    const empty: LinearProgram = {
      aim: "minimize",
      objective: [],
      rows: [{ terms: [[0, 0]], is: "<=", bound: -1 }],
      columns,
    };
    expect(await solver.solve(lpText(empty))).toEqual({ kind: "infeasible" });
  });

  it("has negative, fractional and very small factors, fixed columns and columns without end", async () => {
    const asked: LinearProgram = {
      aim: "minimize",
      objective: [
        [1, 0],
        [-0.5, 1],
        [1e-7, 2],
      ],
      rows: [
        {
          terms: [
            [-1, 0],
            [2.25, 1],
          ],
          is: "<=",
          bound: -1.5,
        },
        {
          terms: [
            [1, 0],
            [-1, 2],
          ],
          is: ">=",
          bound: -2,
        },
      ],
      columns: [
        { low: 0, high: Number.POSITIVE_INFINITY, whole: false },
        { low: 2, high: 2, whole: true },
        { low: 0, high: Number.POSITIVE_INFINITY, whole: false },
      ],
    };
    const answer = await solver.solve(lpText(asked));
    if (answer.kind !== "optimal") throw new Error(answer.kind);
    expect([...valuesOf(asked, answer.columns)]).toEqual([6, 2, 0]);
    expect(answer.value).toBeCloseTo(5, 9);
  });

  it("has lines that are short, however many terms there are", () => {
    const many = Array.from({ length: 400 }, (_, i) => i + 1);
    const longest = Math.max(
      ...lpText(program(many, many, 9))
        .split("\n")
        .map((line) => line.length),
    );
    expect(longest).toBeLessThan(255);
  });
});

describe("the solver", () => {
  // many things of nearly the same worth take long
  const hard = program(
    Array.from({ length: 60 }, (_, i) => 10_007 + ((i * 7919) % 997)),
    Array.from({ length: 60 }, (_, i) => 10_007 + ((i * 7919) % 997) + (i % 2)),
    300_001,
  );

  it("says the same each time, column by column", async () => {
    const some = program([3, 5, 7, 9, 11, 13], [4, 6, 7, 10, 11, 14], 24);
    const [one, other] = [await solver.solve(lpText(some)), await (await openHighs()).solve(lpText(some))];
    expect(other).toEqual(one);
  });

  it("ends when its time is over, and says what it had by then, if anything", async () => {
    const quick = await openHighs({ seconds: 0 });
    const answer = await quick.solve(lpText(hard));
    expect(answer).toMatchObject({ kind: "stopped", why: "no answer in 0 seconds" });
  });

  it("takes a text that is no program for a fault", async () => {
    await expect(solver.solve("this is no program")).rejects.toThrow();
  });
});
