// Among all plans that are equally good: the one in which every nation and every contingent leaves as evenly as the demands allow.
import type { Drawdown } from "../drawdown.js";
import { drawdownRows } from "./build.js";
import type { ContingentClass } from "./classes.js";
import {
  type Column,
  type LinearProgram,
  lpText,
  type Row,
  type Solver,
  type Term,
  valuesOf,
} from "./linear.js";

/** How much more a soldier off the share of a nation weighs than one off the share of a contingent. */
const weightOfNation = 10;

/** Up to this part of its size a contingent is off cheaply; farther off it costs so many times more, so that many share what one can't. */
const nearPart = 0.02;
const farFactor = 3;

/** How far from the even number a whole one may lie, tried in this order. */
const windows = [0, 3] as const;

/** A plan of the classes: how many of each remain after each tranche. */
export type ClassPlan = readonly (readonly number[])[];

/**
 * Evens a plan out and keeps what it is worth: how many remain in all after each tranche stays as it is, and so does the cost. First
 * without whole numbers: each nation's part of all who remain, and each class's part of its nation, is brought as near to what it was at
 * the start as it gets. Then each number goes to a whole one beside it, the nearest first. Where no whole numbers near by meet all
 * demands, the plan stays as it was.
 *
 * Cost: two or three programs, each quicker than the first.
 */
export async function evenedOut(
  plan: ClassPlan,
  drawdown: Drawdown,
  classes: readonly ContingentClass[],
  solver: Solver,
): Promise<ClassPlan> {
  const even = await evenNumbers(plan, drawdown, classes, solver);
  if (even === undefined) return plan;
  for (const width of windows) {
    const program = roundingOf(plan, drawdown, classes, { even, width });
    const answer = await solver.solve(lpText(program));
    if (answer.kind !== "optimal") continue;
    const values = valuesOf(program, answer.columns);
    return plan.map((row, k) => row.map((_, t) => values[k * row.length + t]));
  }
  return plan;
}

// the rows of the drawdown with everything fixed that is decided: the totals, which floors still hold, and the cost
function fixed(plan: ClassPlan, drawdown: Drawdown, classes: readonly ContingentClass[]) {
  const rows = drawdownRows(drawdown, classes);
  const tranches = drawdown.tranches.length;
  for (let t = 0; t < tranches; t++) {
    const total = plan.reduce((sum, row) => sum + row[t], 0);
    rows.columns[rows.total(t)] = { low: total, high: total, whole: false };
  }
  for (const [f, floor] of drawdown.floors.entries()) {
    const depending = classes.flatMap((one, k) =>
      one.members.some((i) => floor.dependents.includes(i)) ? [k] : [],
    );
    for (let t = 0; t < tranches; t++) {
      const held = t < floor.held || depending.some((k) => plan[k][t] > 0) ? 1 : 0;
      rows.columns[rows.holds[f][t]] = { low: held, high: held, whole: false };
    }
  }
  if (drawdown.aim === "least-cost") {
    const terms = classes.flatMap((one, k) =>
      plan[k].map((_, t): Term => [one.cost * daysOf(drawdown, t), rows.remaining(k, t)]),
    );
    const spent = classes.reduce(
      (sum, one, k) => sum + plan[k].reduce((s, left, t) => s + one.cost * daysOf(drawdown, t) * left, 0),
      0,
    );
    rows.rows.push({ terms: terms.filter(([factor]) => factor !== 0), is: "<=", bound: spent * (1 + 1e-9) });
  }
  return rows;
}

async function evenNumbers(
  plan: ClassPlan,
  drawdown: Drawdown,
  classes: readonly ContingentClass[],
  solver: Solver,
): Promise<Float64Array | undefined> {
  const rows = fixed(plan, drawdown, classes);
  const columns: Column[] = rows.columns.map((column) => ({ ...column, whole: false }));
  const all: Row[] = [...rows.rows];
  const objective: Term[] = [];
  // off = how far a column lies from its share of another one, on either side; the first part of the way is cheaper than the rest
  const off = (column: number, whole: number, share: number, weight: number) => {
    const from = columns.length;
    const near: Column = { low: 0, high: Math.max(1, nearPart * columns[column].high), whole: false };
    columns.push(near, free, near, free);
    const signs = [-1, -1, 1, 1].map((sign, i): Term => [sign, from + i]);
    all.push({ terms: [[1, column], [-share, whole], ...signs], is: "=", bound: 0 });
    objective.push(...[1, farFactor, 1, farFactor].map((factor, i): Term => [weight * factor, from + i]));
  };
  for (let t = 0; t < drawdown.tranches.length; t++) {
    for (const [k, { troops, nation }] of classes.entries()) {
      if (drawdown.tolerance === undefined)
        off(rows.remaining(k, t), rows.total(t), troops / drawdown.total, 1);
      else
        off(rows.remaining(k, t), rows.nation(nation, t), troops / columns[rows.nation(nation, t)].high, 1);
    }
    if (drawdown.tolerance === undefined) continue;
    for (let n = 0; n < drawdown.nations.length; n++)
      off(rows.nation(n, t), rows.total(t), columns[rows.nation(n, t)].high / drawdown.total, weightOfNation);
  }
  const program: LinearProgram = { aim: "minimize", objective, rows: all, columns };
  const answer = await solver.solve(lpText(program));
  return answer.kind === "optimal" ? valuesOf(program, answer.columns) : undefined;
}

// each number moves to a whole one within the window; the price of a step is how much farther from the even number it leads
function roundingOf(
  plan: ClassPlan,
  drawdown: Drawdown,
  classes: readonly ContingentClass[],
  near: { readonly even: Float64Array; readonly width: number },
): LinearProgram {
  const rows = fixed(plan, drawdown, classes);
  const columns = [...rows.columns];
  const all = [...rows.rows];
  const objective: Term[] = [];
  for (const [k, { troops }] of classes.entries()) {
    for (let t = 0; t < drawdown.tranches.length; t++) {
      const at = rows.remaining(k, t);
      // what a solver gives as 11.9999999 is 12
      const even = Math.round(near.even[at] * 1e6) / 1e6;
      const [low, high] = [Math.floor(even) - near.width, Math.ceil(even) + near.width];
      columns[at] = { low: Math.max(0, low), high: Math.min(troops, high), whole: true };
      if (near.width === 0) {
        if (low !== high) objective.push([1 - 2 * (even - low), at]);
        continue;
      }
      const [above, below] = [columns.length, columns.length + 1];
      columns.push(free, free);
      all.push({
        terms: [
          [1, at],
          [-1, above],
          [1, below],
        ],
        is: "=",
        bound: even,
      });
      objective.push([1, above], [1, below]);
    }
  }
  return { aim: "minimize", objective, rows: all, columns };
}

/** For how many days those who remain after a tranche are there, until the next one ends. */
export function daysOf(drawdown: Pick<Drawdown, "tranches">, t: number): number {
  const { tranches } = drawdown;
  return t + 1 < tranches.length ? tranches[t + 1].day - tranches[t].day : daysAfterwards;
}

/** The days that count after the last tranche, so that leaving in it and staying on are not the same. */
export const daysAfterwards = 30;

const free: Column = { low: 0, high: Number.POSITIVE_INFINITY, whole: false };
