// A drawdown is proposed: who leaves in which tranche, so that every ceiling, floor, lift and share is kept; or why nobody can.
import type { Posture } from "../agreement/terms/posture.js";
import { failure, problem, type Result, success } from "../ground/problem.js";
import { checkPlan } from "./check-plan.js";
import { type Drawdown, drawdownOf, type PlanOptions, type PlanWorld } from "./drawdown.js";
import { drawdownRows } from "./model/build.js";
import { type ContingentClass, classesOf, divided } from "./model/classes.js";
import { conflictIn } from "./model/conflict.js";
import { type ClassPlan, daysOf, evenedOut } from "./model/even-out.js";
import { type LinearProgram, lpText, type Solver, type Term, valuesOf } from "./model/linear.js";
import type { NoPlan, Plan } from "./plan.js";
import { tightAfter } from "./tight.js";

/** Days in a month, on average: costs are told by the month. */
const daysInMonth = 30.4375;

/**
 * Proposes a drawdown, or says which demands can't all be kept.
 *
 * What is kept: at most so many under each ceiling from its day on, counted after the last tranche that ends by then; at least so many
 * of each floor as long as anybody remains who depends on it, and until its date; nobody comes back; the lift of each tranche; and,
 * where proportion is asked, for each nation after each tranche |what it has withdrawn − its share of the whole × what all have
 * withdrawn| ≤ tolerance × what all have withdrawn + 1, the 1 being the rounding to whole soldiers. Those who leave in a tranche
 * are gone by its last day; within it, those who keep a floor leave last.
 *
 * What is aimed at: first that as many stay for as many days as is allowed (`latest-safe`), or the least cost (`least-cost`), each until
 * a month after the last tranche; among plans that are equally good, the one in which nations and contingents leave most
 * evenly. The same posture gives the same plan, in whatever order it is written.
 *
 * Problems: those of `drawdownOf`, and `plan-unknown` when the solver finds nothing in its time. That no plan exists is an
 * answer, with a problem `plan-impossible` in it that can be told. Cost: three programs; 38 nations × 6 roles × 12 tranches take
 * seconds (`bench/plan.ts`).
 */
export async function planDrawdown(
  posture: Posture,
  world: PlanWorld,
  options: PlanOptions,
  solver: Solver,
): Promise<Result<Plan | NoPlan>> {
  const asked = drawdownOf(posture, world, options);
  if (!asked.ok) return asked;
  const drawdown = asked.value;
  const classes = classesOf(drawdown);
  const program = programOf(drawdown, classes);
  const answer = await solver.solve(lpText(program));
  if (answer.kind === "infeasible") return conflictIn(drawdown, solver);
  const found = answer.kind === "optimal" ? answer : answer.best;
  if (found === undefined) return failure([outOfTime(answer.kind === "stopped" ? answer.why : "")]);
  const values = valuesOf(program, found.columns);
  const tranches = drawdown.tranches.length;
  const first: ClassPlan = classes.map((_, k) => [...values.subarray(k * tranches, (k + 1) * tranches)]);
  const even = await evenedOut(first, drawdown, classes, solver);
  const plan = planOf(drawdown, divided(classes, even, drawdown), answer.kind === "optimal");
  // the arithmetic that shares nothing with the model has the last word
  const broken = checkPlan(posture, world, plan);
  if (broken.length > 0)
    throw new Error(`a plan keeps what was asked; got one that breaks ${JSON.stringify(broken.slice(0, 3))}`);
  return success(plan);
}

function programOf(drawdown: Drawdown, classes: readonly ContingentClass[]): LinearProgram {
  const model = drawdownRows(drawdown, classes);
  const objective: Term[] = [];
  for (let t = 0; t < drawdown.tranches.length; t++) {
    const days = daysOf(drawdown, t);
    if (drawdown.aim === "latest-safe") objective.push([days, model.total(t)]);
    else for (const [k, { cost }] of classes.entries()) objective.push([cost * days, model.remaining(k, t)]);
  }
  const aim = drawdown.aim === "latest-safe" ? "maximize" : "minimize";
  return {
    aim,
    objective: objective.filter(([factor]) => factor !== 0),
    rows: model.rows,
    columns: model.columns,
  };
}

function planOf(drawdown: Drawdown, remaining: readonly (readonly number[])[], proven: boolean): Plan {
  const { aim, from, contingents, nations, tranches, costs, notes } = drawdown;
  const planned = nations
    .flatMap(({ own }) => own)
    .map((i) => ({
      ...contingents[i],
      leaving: remaining[i].map((left, t) => (t === 0 ? contingents[i].troops : remaining[i][t - 1]) - left),
      remaining: remaining[i],
    }));
  const days = [tranches[0].day - from, ...tranches.map((_, t) => daysOf(drawdown, t))];
  const daysThere = contingents.map(({ troops }, i) =>
    [troops, ...remaining[i]].reduce((sum, left, t) => sum + left * days[t], 0),
  );
  const cost = costs && daysThere.reduce((sum, there, i) => sum + (there * costs[i]) / daysInMonth, 0);
  const sum = (of: "leaving" | "remaining", t: number) => planned.reduce((s, one) => s + one[of][t], 0);
  return {
    kind: "plan",
    aim,
    from,
    tranches: tranches.map((tranche, t) => ({
      ...tranche,
      leaving: sum("leaving", t),
      remaining: sum("remaining", t),
      tight: tightAfter(drawdown, remaining, t),
    })),
    contingents: planned,
    troopDays: daysThere.reduce((s, there) => s + there, 0),
    ...(cost !== undefined && { cost }),
    proven,
    notes: proven
      ? notes
      : [...notes, "the solver ran out of time: this plan keeps everything, but a better one may exist"],
  };
}

function outOfTime(why: string) {
  return problem("plan-unknown", "the solver found neither a plan nor a proof that there is none", {
    found: why,
    hint: "ask for fewer tranches, or put contingents together that need not be told apart",
  });
}
