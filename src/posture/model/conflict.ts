// When no plan exists: which demands can't all be kept, none of them left out, and what would have to give by how much.
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import type { Drawdown } from "../drawdown.js";
import type { Demand, Gives, NoPlan } from "../plan.js";
import { sayList, saySharePoint, sayTroops } from "../words.js";
import { demandsOf, drawdownRows, isSame, type Leniency } from "./build.js";
import type { ContingentClass } from "./classes.js";
import { type LinearProgram, lpText, type Solver, type Term, valuesOf } from "./linear.js";

/** How heavy it is that a demand gives by one soldier: what protects people weighs most. */
const weights: Readonly<Record<Demand["kind"], number>> = { lift: 1, proportion: 1, ceiling: 2, floor: 4 };

/**
 * Names the conflict of a drawdown that has no plan.
 *
 * The demands are left out one by one (proportion, lifts, floors, ceilings); each that changes nothing stays out, and what is left
 * can't be kept together, while any of it alone could be dropped to end this conflict (the deletion filter of Chinneck & Dravnieks
 * 1991). Then each of these is let give alone, as little as will do: first with all other demands kept, and where that is
 * not enough with those of the conflict only. Last, the least that must give in all, weighted: a floor 4, a ceiling 2, a lift or a
 * share 1 for each soldier.
 *
 * Cost: about one quick program for each demand, and ten for the proportion.
 */
export async function conflictIn(
  drawdown: Drawdown,
  classes: readonly ContingentClass[],
  solver: Solver,
): Promise<Result<NoPlan>> {
  const search = new Search(drawdown, classes, solver);
  const conflict = await search.smallest();
  const gives: (Gives & { enough: boolean })[] = [];
  for (const demand of conflict) gives.push(await search.alone(demand, conflict));
  const together = gives.some((one) => one.enough) ? [] : await search.together();
  if (search.stopped !== undefined) return failure([unknown(search.stopped)]);
  const told = conflict.map((demand) => ({ ...demand, text: search.say(demand) }));
  const parts = { conflict: told, gives, together };
  return success({ kind: "no-plan", ...parts, problem: problemOf(parts), notes: drawdown.notes });
}

class Search {
  /** Why the solver stopped without an answer, if it did. */
  stopped: string | undefined;
  private readonly demands: readonly Demand[];

  constructor(
    private readonly drawdown: Drawdown,
    private readonly classes: readonly ContingentClass[],
    private readonly solver: Solver,
  ) {
    this.demands = demandsOf(drawdown);
  }

  async smallest(): Promise<readonly Demand[]> {
    let without: readonly Demand[] = [];
    for (const demand of this.demands) {
      const fewer = [...without, demand];
      if ((await this.least({ without: fewer })) === undefined) without = fewer;
    }
    return this.demands.filter((demand) => !without.some((one) => isSame(one, demand)));
  }

  async alone(demand: Demand, conflict: readonly Demand[]): Promise<Gives & { enough: boolean }> {
    const others = this.demands.filter((one) => !conflict.some((kept) => isSame(kept, one)));
    const [inAll, inConflict] = [[], others];
    if (demand.kind === "proportion") {
      const wide = await this.tolerance(inAll);
      const found = wide ?? (await this.tolerance(inConflict)) ?? 1;
      return { ...this.given(demand, found), enough: wide !== undefined };
    }
    const all = await this.least({ without: inAll, giving: [demand] });
    const found = all ?? (await this.least({ without: inConflict, giving: [demand] }));
    return { ...this.given(demand, found?.[0] ?? 0), enough: all !== undefined };
  }

  async together(): Promise<readonly Gives[]> {
    const found = await this.least({ giving: this.demands });
    return this.demands.flatMap((demand, i) => {
      const by = found?.[i] ?? 0;
      return by > 0 ? [this.given(demand, by)] : [];
    });
  }

  /** A demand in words. */
  say(demand: Demand): string {
    const { ceilings, floors, tranches, tolerance = 0 } = this.drawdown;
    const named = (one: { readonly name: string }) => one.name === demand.name;
    switch (demand.kind) {
      case "ceiling":
        return ceilings.find(named)?.text ?? demand.name;
      case "floor":
        return floors.find(named)?.text ?? demand.name;
      case "lift":
        return `the lift of ${sayTroops(tranches.find(named)?.lift ?? 0)} in the tranche ${demand.name}`;
      case "proportion":
        return `the proportion of nations (within ${saySharePoint(tolerance)})`;
    }
  }

  private given(demand: Demand, by: number): Gives {
    const { ceilings, floors, tranches, tolerance = 0 } = this.drawdown;
    const named = (one: { readonly name: string }) => one.name === demand.name;
    const to = (troops: number) => sayTroops(Math.max(0, troops));
    switch (demand.kind) {
      case "ceiling":
        return {
          ...demand,
          by,
          text: `the ceiling ${demand.name} at ${to((ceilings.find(named)?.atMost ?? 0) + by)}`,
        };
      case "floor":
        return {
          ...demand,
          by,
          text: `the floor ${demand.name} at ${to((floors.find(named)?.atLeast ?? 0) - by)}`,
        };
      case "lift":
        return {
          ...demand,
          by,
          text: `a lift of ${to((tranches.find(named)?.lift ?? 0) + by)} in the tranche ${demand.name}`,
        };
      case "proportion":
        // found by itself as a tolerance, together with others as a number of troops
        return by <= 1
          ? { ...demand, by, text: `a tolerance of ${saySharePoint(by)} (not ${saySharePoint(tolerance)})` }
          : { ...demand, by, text: `some nation ${sayTroops(by)} troops off its share` };
    }
  }

  // by how much the giving demands must give at least, in whole troops; undefined where even that does not help
  private async least(leniency: Leniency): Promise<readonly number[] | undefined> {
    const { columns, rows, gives } = drawdownRows(this.drawdown, this.classes, leniency);
    const giving = leniency.giving ?? [];
    const objective = gives.map((column, i): Term => [weights[giving[i].kind], column]);
    const program: LinearProgram = { aim: "minimize", objective, rows, columns };
    const answer = await this.solver.solve(lpText(program));
    if (answer.kind === "infeasible") return undefined;
    const found = answer.kind === "optimal" ? answer : answer.best;
    if (found === undefined) {
      this.stopped = answer.kind === "stopped" ? answer.why : "";
      return undefined;
    }
    const values = valuesOf(program, found.columns);
    return gives.map((column) => Math.ceil(values[column] - 1e-6));
  }

  // the narrowest tolerance that will do, in tenths of a per cent, by halving
  private async tolerance(without: readonly Demand[]): Promise<number | undefined> {
    const will = async (tenths: number) =>
      (await this.least({ without, tolerance: tenths / 1000 })) !== undefined;
    let [low, high] = [Math.floor((this.drawdown.tolerance ?? 0) * 1000), 1000];
    if (!(await will(high))) return undefined;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (await will(middle)) high = middle;
      else low = middle;
    }
    return high / 1000;
  }
}

function problemOf({ conflict, gives, together }: Pick<NoPlan, "conflict" | "gives" | "together">): Problem {
  const all = sayList(
    conflict.map((one) => one.text),
    "and",
  );
  const message = conflict.length === 1 ? `${all} can't be kept` : `${all} can't all be kept`;
  const short = gives.filter((one) => one.kind !== "proportion").map((one) => one.by);
  const enough = gives.filter((one) => one.enough).map((one) => one.text);
  const only = gives.filter((one) => !one.enough).map((one) => one.text);
  const hint =
    enough.length > 0
      ? `a plan exists with ${sayList(enough, "or")}`
      : together.length > 0
        ? `no change of one of them is enough; a plan exists with ${sayList(
            together.map((one) => one.text),
            "and",
          )} together`
        : `this conflict would end with ${sayList(only, "or")}`;
  return problem("plan-impossible", message, {
    ...(short.length > 0 && { found: `short by ${sayTroops(Math.min(...short))}` }),
    hint,
  });
}

function unknown(why: string): Problem {
  return problem(
    "plan-unknown",
    "there may be no plan; the solver could not tell in its time which demands are in conflict",
    {
      found: why,
      hint: "ask for fewer tranches, or put contingents together that need not be told apart",
    },
  );
}
