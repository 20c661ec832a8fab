// Contingents that no rule tells apart are planned as one, and the whole is divided among them afterwards, exactly.
import type { Drawdown } from "../drawdown.js";
import { apportion } from "./apportion.js";

/** Contingents that stand under the same ceilings and floors, cost the same and, where proportion is asked, are of one nation. */
export type ContingentClass = {
  /** Indices of contingents. */
  readonly members: readonly number[];
  readonly troops: number;
  /** The index of the nation, where proportion is asked. */
  readonly nation: number;
  readonly cost: number;
};

/** The classes, in the order of the nations. A plan of the classes exists if and only if one of the contingents does, at the same cost. */
export function classesOf(drawdown: Drawdown): readonly ContingentClass[] {
  const { contingents, nations, ceilings, floors, tolerance, costs, aim } = drawdown;
  const sets = [
    ...ceilings.map((one) => new Set(one.under)),
    ...floors.flatMap((one) => [new Set(one.keepers), new Set(one.dependents)]),
  ];
  const classes = new Map<string, { members: number[]; troops: number; nation: number; cost: number }>();
  for (const [nation, { own }] of nations.entries()) {
    for (const i of own) {
      const cost = aim === "least-cost" ? (costs?.[i] ?? 1) : 1;
      const under = sets.map((set) => (set.has(i) ? 1 : 0)).join("");
      const key = `${tolerance === undefined ? "" : nation}|${under}|${cost}`;
      const one = classes.get(key) ?? { members: [], troops: 0, nation, cost };
      one.members.push(i);
      one.troops += contingents[i].troops;
      classes.set(key, one);
    }
  }
  return [...classes.values()];
}

/** How many remain of every contingent after each tranche, when that is decided for the classes. Nobody comes back. */
export function divided(
  classes: readonly ContingentClass[],
  remaining: readonly (readonly number[])[],
  drawdown: Drawdown,
): readonly (readonly number[])[] {
  const of: number[][] = drawdown.contingents.map(() => []);
  for (const [k, { members }] of classes.entries()) {
    const sizes = members.map((i) => drawdown.contingents[i].troops);
    for (const left of remaining[k]) {
      const shares = apportion(left, sizes);
      for (const [m, i] of members.entries()) of[i].push(shares[m]);
    }
  }
  return of;
}
