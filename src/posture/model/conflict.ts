// When no plan exists: which demands can't all be kept, none of them to spare, and what would have to give by how much.
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import type { Drawdown } from "../drawdown.js";
import type { Demand, Gives, NoPlan } from "../plan.js";
import { sayList, saySharePoint, sayTroops } from "../words.js";
import { demandsOf, drawdownRows, isSame, without } from "./build.js";
import { classesOf } from "./classes.js";
import { type LinearProgram, lpText, type Solver, type Term, valuesOf } from "./linear.js";

/** How heavy it is that a demand gives by one soldier: what protects people weighs most. */
const weights: Readonly<Record<Demand["kind"], number>> = { lift: 1, proportion: 1, ceiling: 2, floor: 4 };

/**
 * Names the conflict of a drawdown that has no plan.
 *
 * The demands are left out one by one (proportion, floors, lifts, ceilings); each that changes nothing stays out, and what is left
 * can't be kept together, while any of it alone could be dropped to end this conflict (the deletion filter of Chinneck & Dravnieks
 * 1991, ORSA Journal on Computing 3(2)). Then each of these is let give alone, the lifts all equally, as little as will do: to end
 * this conflict, and so that a plan exists. Where none is enough alone, the least that must give in all is sought, weighted: a
 * floor 4, a ceiling 2, a lift or a share 1 for each soldier.
 *
 * Cost: one quick program for each demand, two for each in the conflict, and twenty for the proportion.
 */
export async function conflictIn(drawdown: Drawdown, solver: Solver): Promise<Result<NoPlan>> {
  const search = new Search(drawdown, solver);
  const conflict = await search.smallest();
  const gives: NoPlan["gives"][number][] = [];
  for (const group of groupsOf(conflict)) gives.push(await search.alone(group, conflict));
  const together = gives.some((one) => one.enough !== undefined) ? [] : await search.together();
  if (search.stopped !== undefined) return failure([unknown(search.stopped)]);
  const told = {
    conflict: conflict.map((one) => ({ ...one, text: sayDemands([one], drawdown) })),
    gives,
    together,
  };
  const text = sayList(
    groupsOf(conflict).map((group) => sayDemands(group, drawdown)),
    "and",
  );
  return success({ kind: "no-plan", ...told, problem: problemOf(text, told), notes: drawdown.notes });
}

class Search {
  /** Why the solver stopped without an answer, if it did. */
  stopped: string | undefined;

  constructor(
    private readonly drawdown: Drawdown,
    private readonly solver: Solver,
  ) {}

  async smallest(): Promise<readonly Demand[]> {
    const all = demandsOf(this.drawdown);
    let spared: readonly Demand[] = [];
    for (const demand of all) {
      const more = [...spared, demand];
      if ((await this.least(without(this.drawdown, more), [])) === undefined) spared = more;
    }
    return all.filter((demand) => !spared.some((one) => isSame(one, demand)));
  }

  async alone(group: readonly Demand[], conflict: readonly Demand[]): Promise<NoPlan["gives"][number]> {
    const others = demandsOf(this.drawdown).filter((one) => !conflict.some((kept) => isSame(kept, one)));
    const only = without(this.drawdown, others);
    const least = async (of: Drawdown) =>
      group[0].kind === "proportion" ? this.tolerance(of) : (await this.least(of, [group]))?.[0];
    const [by, enough] = [(await least(only)) ?? 0, await least(this.drawdown)];
    return {
      ...givesOf(group, by, this.drawdown),
      ...(enough !== undefined && { enough: givesOf(group, enough, this.drawdown).text }),
    };
  }

  async together(): Promise<readonly Gives[]> {
    const demands = demandsOf(this.drawdown);
    const found = await this.least(
      this.drawdown,
      demands.map((one) => [one]),
    );
    return demands.flatMap((demand, i) => {
      const by = found?.[i] ?? 0;
      return by > 0 ? [givesOf([demand], by, this.drawdown, "with others")] : [];
    });
  }

  // by how much the groups must give at least, in whole troops; undefined where even that does not help
  private async least(
    of: Drawdown,
    giving: readonly (readonly Demand[])[],
  ): Promise<readonly number[] | undefined> {
    const { columns, rows, gives } = drawdownRows(of, classesOf(of), giving);
    const objective = gives.map((column, i): Term => [weights[giving[i][0].kind], column]);
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
  private async tolerance(of: Drawdown): Promise<number | undefined> {
    const will = async (tenths: number) =>
      (await this.least({ ...of, tolerance: tenths / 1000 }, [])) !== undefined;
    let [low, high] = [Math.floor((of.tolerance ?? 0) * 1000), 1000];
    if (!(await will(high))) return undefined;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (await will(middle)) high = middle;
      else low = middle;
    }
    return high / 1000;
  }
}

// the lifts of several tranches are one matter, everything else is one by itself
function groupsOf(demands: readonly Demand[]): readonly (readonly Demand[])[] {
  const lifts = demands.filter((one) => one.kind === "lift");
  const rest = demands.filter((one) => one.kind !== "lift").map((one) => [one]);
  return lifts.length === 0 ? rest : [lifts, ...rest];
}

/** A demand, or the lifts of several tranches, in words. */
function sayDemands(
  group: readonly Demand[],
  { ceilings, floors, tranches, tolerance = 0 }: Drawdown,
): string {
  const [{ kind, name }] = group;
  switch (kind) {
    case "ceiling":
      return ceilings.find((one) => one.name === name)?.text ?? name;
    case "floor":
      return floors.find((one) => one.name === name)?.text ?? name;
    case "lift": {
      const lifts = group.map((one) => sayTroops(liftOf(one.name, tranches)));
      const same = lifts.every((lift) => lift === lifts[0]);
      return group.length === 1
        ? `the lift of ${lifts[0]} in the tranche ${name}`
        : `the lifts of ${same ? `${lifts[0]} each` : sayList(lifts, "and")} in the tranches ${sayTranches(group, tranches)}`;
    }
    case "proportion":
      return `the proportion of nations (within ${saySharePoint(tolerance)})`;
  }
}

function givesOf(
  group: readonly Demand[],
  by: number,
  drawdown: Drawdown,
  how: "alone" | "with others" = "alone",
): Gives {
  const { ceilings, floors, tranches, tolerance = 0 } = drawdown;
  const [{ kind, name }] = group;
  const at = (troops = 0) => sayTroops(Math.max(0, troops));
  switch (kind) {
    case "ceiling": {
      const { atMost = 0 } = ceilings.find((one) => one.name === name) ?? {};
      return { kind, name, by, text: `the ceiling ${name} at ${at(atMost + by)}` };
    }
    case "floor": {
      const { atLeast = 0 } = floors.find((one) => one.name === name) ?? {};
      return { kind, name, by, text: `the floor ${name} at ${at(atLeast - by)}` };
    }
    case "lift": {
      const text =
        group.length === 1
          ? `a lift of ${at(liftOf(name, tranches) + by)} in the tranche ${name}`
          : `${at(by)} more lift in each of the tranches ${sayTranches(group, tranches)}`;
      return { kind, name: group.map((one) => one.name).join(", "), by, text };
    }
    case "proportion": {
      // sought by itself it is a tolerance, together with others a number of troops
      const text =
        how === "alone"
          ? `a tolerance of ${saySharePoint(by)} (not ${saySharePoint(tolerance)})`
          : `nations up to ${at(by)} troops farther off their shares`;
      return { kind, name, by, text };
    }
  }
}

function liftOf(name: string, tranches: Drawdown["tranches"]): number {
  return tranches.find((tranche) => tranche.name === name)?.lift ?? 0;
}

// neighbours are told by the first and the last of them
function sayTranches(group: readonly Demand[], tranches: Drawdown["tranches"]): string {
  const at = group.map((one) => tranches.findIndex((tranche) => tranche.name === one.name));
  const neighbours = at.length > 2 && at.every((index, i) => index === at[0] + i);
  return neighbours
    ? `${group[0].name} to ${group[at.length - 1].name}`
    : sayList(
        group.map((one) => one.name),
        "and",
      );
}

function problemOf(
  all: string,
  { conflict, gives, together }: Pick<NoPlan, "conflict" | "gives" | "together">,
): Problem {
  const message = conflict.length === 1 ? `${all} can't be kept` : `${all} can't all be kept`;
  const lifts = conflict.filter((one) => one.kind === "lift").length;
  const short = gives
    .filter(({ kind }) => kind !== "proportion" && !(kind === "lift" && lifts > 1))
    .map((one) => one.by);
  const enough = gives.flatMap((one) => (one.enough === undefined ? [] : [one.enough]));
  const texts = (list: readonly Gives[]) => list.map((one) => one.text);
  const hint =
    enough.length > 0
      ? `a plan exists with ${sayList(enough, "or")}`
      : together.length > 0
        ? `none of them is enough alone; a plan exists with ${sayList(texts(together), "and")}, together`
        : `this conflict would end with ${sayList(texts(gives), "or")}`;
  return problem("plan-impossible", message, {
    ...(short.length > 0 && { found: `short by ${sayTroops(Math.min(...short))}` }),
    hint,
  });
}

function unknown(why: string): Problem {
  return problem(
    "plan-unknown",
    "no plan was found, and the solver could not tell in its time which demands are in conflict",
    {
      found: why,
      hint: "ask for fewer tranches, or put contingents together that need not be told apart",
    },
  );
}
