// Some of the facts about a subject, in columns of their own: those that count from one point of view.
import type { Fact } from "../fact.js";
import { columnsOf, noFacts, type SubjectFacts } from "./subject-facts.js";

/** Facts in columns, in the order of facts. */
export type Rows = Pick<
  SubjectFacts,
  "facts" | "first" | "last" | "kinds" | "says" | "amounts" | "lows" | "highs" | "longest"
>;

/** The rows at the first `size` of some places, which are in order. Columns that are the same stay the same. */
export function rowsAt(all: Rows, at: ArrayLike<number>, size: number = at.length): Rows {
  if (size === all.facts.length) return all;
  if (size === 0) return noFacts;
  const facts: Fact[] = new Array(size);
  const last = new Int32Array(size);
  const first = all.longest === 1 ? last : new Int32Array(size);
  const kinds = new Uint8Array(size);
  const says = new Uint8Array(size);
  const amounts = new Float64Array(size);
  const bounded = all.lows !== all.amounts;
  const lows = bounded ? new Float64Array(size) : amounts;
  const highs = bounded ? new Float64Array(size) : amounts;
  for (let i = 0; i < size; i++) {
    const from = at[i];
    facts[i] = all.facts[from];
    last[i] = all.last[from];
    kinds[i] = all.kinds[from];
    says[i] = all.says[from];
    amounts[i] = all.amounts[from];
  }
  for (let i = 0; first !== last && i < size; i++) first[i] = all.first[at[i]];
  for (let i = 0; bounded && i < size; i++) {
    lows[i] = all.lows[at[i]];
    highs[i] = all.highs[at[i]];
  }
  return { facts, first, last, kinds, says, amounts, lows, highs, longest: all.longest };
}

/** The rows for which something holds. */
export function rowsWhere(all: Rows, holds: (fact: Fact, row: number) => boolean): Rows {
  const at: number[] = [];
  for (let i = 0; i < all.facts.length; i++) if (holds(all.facts[i], i)) at.push(i);
  return rowsAt(all, at);
}

/** The rows of facts that come in any order. */
export function rowsOf(facts: readonly Fact[]): Rows {
  return columnsOf(facts, () => false);
}
