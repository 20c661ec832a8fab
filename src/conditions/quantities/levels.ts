// How much there was on a day: the latest figure on or before it, the stronger kind before the weaker.
import type { Day } from "../../ground/day.js";
import type { Rows } from "../evidence.js";
import type { Fact } from "../fact.js";
import { firstAfter } from "../facts/subject-facts.js";
import type { Figure } from "./bounds.js";

/**
 * The latest figure on or before a day. A fact that speaks of a stretch of days holds on all of them. On the same day the stronger
 * kind goes before the weaker; figures of the same kind that differ are told as rivals.
 *
 * Cost: logarithm of the facts, plus those that speak of the day itself.
 */
export function levelOn(rows: Rows, on: Day): Figure | undefined {
  const { last, first, facts, longest } = rows;
  const after = firstAfter(last, on);
  let day = after === 0 ? undefined : last[after - 1];
  const group: number[] = [];
  // figures of stretches that are still running
  if (longest > 1) {
    const until = firstAfter(last, on + longest);
    for (let i = after; i < until; i++) if (first[i] <= on && isFigure(facts[i])) group.push(i);
    if (group.length > 0) day = on;
  }
  for (let i = after - 1; i >= 0; i--) {
    if (!isFigure(facts[i])) continue;
    if (group.length > 0 && last[i] !== day) break;
    day = last[i];
    group.push(i);
  }
  if (group.length === 0 || day === undefined) return undefined;
  return group.length === 1 ? figureOf(facts[group[0]], day) : strongest(rows, group, day);
}

/** The days on which the latest figure can change. */
export function levelDays({ first, last, longest }: Rows): Int32Array {
  if (longest === 1) return last;
  // the day after a stretch, other figures may be the latest
  const days = new Set<number>(first);
  for (let i = 0; i < last.length; i++) {
    days.add(last[i]);
    if (first[i] < last[i]) days.add(last[i] + 1);
  }
  return Int32Array.from(days).sort();
}

function strongest({ facts, kinds }: Rows, group: readonly number[], day: number): Figure {
  let rank = 0;
  for (const i of group) rank = Math.max(rank, kinds[i]);
  const figures = group
    .filter((i) => kinds[i] === rank)
    .sort((a, b) => a - b)
    .map((i) => figureOf(facts[i], day));
  // those that say the same are one figure
  const main = figures[figures.length - 1];
  const same = figures.filter((one) => one.low === main.low && one.high === main.high);
  const rivals = figures.filter((one) => one.low !== main.low || one.high !== main.high);
  return { ...main, facts: same.flatMap((one) => one.facts), rivals };
}

const noRivals: readonly Figure[] = [];

function figureOf(fact: Fact, seen: number): Figure {
  const { value } = fact;
  if (value?.kind !== "amount") throw new TypeError(`a figure has an amount; got ${JSON.stringify(value)}`);
  const { amount, low = amount, high = amount } = value;
  return { best: amount, low, high, facts: [fact], seen, rivals: noRivals };
}

function isFigure({ value }: Fact): boolean {
  return value?.kind === "amount";
}
