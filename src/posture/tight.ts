// What leaves no room in each tranche of a plan: the ceilings, lifts, floors and shares that are met with nothing to spare.
import type { Drawdown } from "./drawdown.js";
import type { Tight } from "./plan.js";
import { saySharePoint, sayTroops } from "./words.js";

/** How many of each contingent remain after each tranche. */
export type Remaining = readonly (readonly number[])[];

/**
 * The demands that are tight after a tranche: one more soldier (or one fewer) would break them. A ceiling is named in the tranche by
 * which it must hold, if anybody had to leave for it; a floor as long as it holds; the proportion with the nations that are at its edge.
 */
export function tightAfter(drawdown: Drawdown, remaining: Remaining, t: number): readonly Tight[] {
  const { ceilings, contingents, floors, tranches } = drawdown;
  const sum = (indices: readonly number[], at = t) => indices.reduce((s, i) => s + remaining[i][at], 0);
  const before = (indices: readonly number[]) =>
    t === 0 ? indices.reduce((s, i) => s + contingents[i].troops, 0) : sum(indices, t - 1);
  const everybody = remaining.map((_, i) => i);
  const left = before(everybody) - sum(everybody);
  const { name, lift } = tranches[t];
  return [
    ...ceilings.flatMap(({ name, under, atMost, after, text }): Tight[] =>
      after === t && before(under) > atMost && sum(under) === atMost ? [{ kind: "ceiling", name, text }] : [],
    ),
    ...(lift !== undefined && left === lift && left > 0
      ? [{ kind: "lift", name, text: `the lift of ${sayTroops(lift)} in ${name}` } as const]
      : []),
    ...floors.flatMap(({ name, keepers, dependents, atLeast, held, text }): Tight[] =>
      (t < held || sum(dependents) > 0) && sum(keepers) === atLeast ? [{ kind: "floor", name, text }] : [],
    ),
    ...tightShares(drawdown, remaining, t),
  ];
}

function tightShares(drawdown: Drawdown, remaining: Remaining, t: number): Tight[] {
  const { tolerance, nations, contingents, total, names } = drawdown;
  const left = (indices: readonly number[]) =>
    indices.reduce((s, i) => s + contingents[i].troops - remaining[i][t], 0);
  const all = left(remaining.map((_, i) => i));
  if (tolerance === undefined || all === 0) return [];
  return nations.flatMap(({ nation, own }): Tight[] => {
    const size = own.reduce((s, i) => s + contingents[i].troops, 0);
    const off = Math.abs(left(own) - (size / total) * all);
    // one soldier more would leave the tolerance and its rounding; within a soldier of the share there is nothing to be tight about
    if (off <= 1 || off <= tolerance * all) return [];
    const text = `${names.nation(nation)} is ${saySharePoint(left(own) / all)} of those who have left, and ${saySharePoint(size / total)} of the whole`;
    return [{ kind: "proportion", name: nation, text }];
  });
}
