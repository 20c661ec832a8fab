// Quantities without a base, in other units, or counted in another way than they are asked for.
import { type Problem, problem } from "../../ground/problem.js";
import type { QuantityCondition } from "../terms/condition.js";
import type { ProcessFile } from "../terms/process.js";
import type { QuantityDeclaration } from "../terms/things.js";
import { conditionsOf, type Leaf, leavesOf } from "./walk.js";

/** Everything that is wrong with the amounts of an agreement. */
export function amountsAsked(process: ProcessFile): readonly Problem[] {
  const quantities = new Map(process.quantities.map((one) => [one.name, one]));
  const units = new Map(process.bases.map((one) => [one.name, one.unit]));
  const conditions = [
    ...process.clauses.flatMap(conditionsOf),
    ...process.phases.flatMap((phase) => [
      ...phase.opensWhen,
      ...phase.suspendedWhen,
      ...phase.reversedWhen,
      ...phase.endsWhen,
    ]),
    ...(process.posture?.tranches ?? []).flatMap((tranche) => tranche.gatedBy),
    ...process.funding.flatMap((one) => one.asLongAs),
  ];
  const leaves = conditions.flatMap(leavesOf);
  return [
    ...leaves.flatMap((leaf) => [
      ...withoutLevel(leaf, quantities),
      ...countedOtherwise(leaf, quantities),
      ...otherUnit(leaf, quantities, units),
    ]),
    ...process.funding.flatMap((funding) => {
      const paid = quantities.get(funding.disbursed ?? "");
      if (paid === undefined || paid.counts !== "level") return [];
      return [
        problem("quantity-kind", `the payments of "${funding.name}" are counted as a level`, {
          where: funding.spot,
          found: `quantity "${paid.name}" counts: level`,
          expected: "counts: flow",
          why: "each payment would take the place of the one before, and the sum would be lost",
          hint: `write counts: flow under quantity "${paid.name}"`,
        }),
      ];
    }),
  ];
}

type Quantities = ReadonlyMap<string, QuantityDeclaration>;

// "in proportion": both must have had a level on the day from which they are compared
function withoutLevel(leaf: Leaf, quantities: Quantities): readonly Problem[] {
  if (leaf.kind !== "proportion") return [];
  const bad = [leaf.quantity, leaf.to].flatMap((name) => {
    const quantity = quantities.get(name);
    return quantity === undefined || quantity.counts === "level" ? [] : [quantity];
  });
  const [first] = bad;
  if (first === undefined) return [];
  return [
    problem("base-missing", `a proportion is asked for, and "${first.name}" has no level to start from`, {
      where: leaf.spot,
      found: `quantity "${first.name}" counts: ${first.counts}`,
      expected: "counts: level, for both quantities",
      why: "what is left can only be a share of how much there was",
      hint: "compare how much there is of each, or ask for a share of a declared base: at-least: 30 %, of: …",
    }),
  ];
}

// a level has no "since" and no "every week"
function countedOtherwise(leaf: Leaf, quantities: Quantities): readonly Problem[] {
  if (leaf.kind !== "quantity" || quantities.get(leaf.quantity)?.counts !== "level") return [];
  const key = keyOfFlow(leaf);
  if (key === undefined) return [];
  return [
    problem("quantity-kind", `"${key}" is asked of "${leaf.quantity}", which is a level`, {
      where: leaf.spot,
      found: `quantity "${leaf.quantity}" counts: level`,
      expected: "counts: flow",
      why: "a level says how much there is, not how much came in; it can't be summed over time",
      hint: `write counts: flow under quantity "${leaf.quantity}", or take "${key}" away`,
    }),
  ];
}

function keyOfFlow(leaf: QuantityCondition): string | undefined {
  if (leaf.every !== undefined) return "every";
  if (leaf.since !== undefined) return "since";
  return leaf.until === undefined ? undefined : "until";
}

function otherUnit(
  leaf: Leaf,
  quantities: Quantities,
  units: ReadonlyMap<string, string>,
): readonly Problem[] {
  if (leaf.kind !== "quantity" || leaf.amount.kind !== "share") return [];
  const own = quantities.get(leaf.quantity)?.unit;
  const base = units.get(leaf.amount.base);
  if (own === undefined || base === undefined || own.toLowerCase() === base.toLowerCase()) return [];
  return [
    problem("unit-mismatch", `"${leaf.quantity}" is a share of "${leaf.amount.base}", in another unit`, {
      where: leaf.spot,
      found: `${own}, and a base in ${base}`,
      why: "a share of something else means nothing",
      hint: "write both in the same unit, or name another base",
    }),
  ];
}
