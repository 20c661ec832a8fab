// How much there was on a day: the latest figure on or before it, the stronger kind before the weaker.
import type { Day } from "../../ground/day.js";
import { type DayList, sortedDays } from "../day-lists.js";
import type { Rows } from "../facts/rows.js";
import { firstAfter, says } from "../facts/subject-facts.js";
import type { Figure } from "./bounds.js";

/**
 * The latest figure on or before a day. A fact that speaks of a stretch of days holds on all of them. On the same day the stronger
 * kind goes before the weaker; figures of the same kind that differ are told as rivals.
 *
 * Cost: logarithm of the facts, plus those that speak of the day itself.
 */
export function levelOn(rows: Rows, on: Day): Figure | undefined {
  const { last, first, longest } = rows;
  const after = firstAfter(last, on);
  let day = Number.NaN;
  const group: number[] = [];
  // figures of stretches that are still running
  if (longest > 1) {
    const until = firstAfter(last, on + longest);
    for (let i = after; i < until; i++) if (first[i] <= on && isFigure(rows, i)) group.push(i);
    if (group.length > 0) day = on;
  }
  for (let i = after - 1; i >= 0; i--) {
    if (!isFigure(rows, i)) continue;
    if (group.length > 0 && last[i] !== day) break;
    day = last[i];
    group.push(i);
  }
  if (group.length === 0) return undefined;
  return group.length === 1 ? figureAt(rows, group[0], day) : strongest(rows, group, day);
}

/** The days on which the latest figure can change. */
export function levelDays({ first, last, longest }: Rows): DayList {
  if (longest === 1) return last;
  // the day after a stretch, other figures may be the latest
  const days: number[] = [];
  for (let i = 0; i < last.length; i++) {
    days.push(first[i], last[i]);
    if (first[i] < last[i]) days.push(last[i] + 1);
  }
  return sortedDays(days);
}

/** Whether a row states how much there is. */
export function isFigure({ says: said }: Rows, row: number): boolean {
  return said[row] === says.amount;
}

function strongest(rows: Rows, group: readonly number[], day: number): Figure {
  const { kinds } = rows;
  let rank = 0;
  for (const i of group) rank = Math.max(rank, kinds[i]);
  const figures = group
    .filter((i) => kinds[i] === rank)
    .sort((a, b) => a - b)
    .map((i) => figureAt(rows, i, day));
  const main = figures[figures.length - 1];
  const isSame = (one: Figure): boolean => one.low === main.low && one.high === main.high;
  if (figures.every(isSame)) return { ...main, facts: figures.flatMap(({ facts }) => facts) };
  // those that say the same are one figure
  const same = figures.filter(isSame);
  const rivals = figures.filter((one) => !isSame(one));
  return { ...main, facts: same.flatMap(({ facts }) => facts), rivals };
}

const noRivals: readonly Figure[] = [];

function figureAt({ facts, amounts, lows, highs }: Rows, i: number, seen: number): Figure {
  return { best: amounts[i], low: lows[i], high: highs[i], facts: [facts[i]], seen, rivals: noRivals };
}
