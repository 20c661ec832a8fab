// Sorted lists of days on which something can change: put together, and searched.
import type { Day } from "../ground/day.js";

/** Days in order; the same day may stand there twice. */
export type DayList = ArrayLike<number>;

/** All days of several sorted lists, in order, each once. */
export function mergedDays(lists: readonly DayList[]): DayList {
  const some = lists.filter((list) => list.length > 0);
  if (some.length === 0) return noDays;
  if (some.length === 1) return some[0];
  const size = some.reduce((sum, list) => sum + list.length, 0);
  const all = new Int32Array(size);
  let at = 0;
  for (const list of some) {
    for (let i = 0; i < list.length; i++) all[at + i] = list[i];
    at += list.length;
  }
  return unique(all.sort());
}

/** Days that come in any order. */
export function sortedDays(days: Iterable<number>): DayList {
  const list = [...days];
  if (list.length < 2) return list;
  // a short list is no column
  if (list.length < 64)
    return list.sort((x, y) => x - y).filter((day, i, all) => i === 0 || day !== all[i - 1]);
  return unique(Int32Array.from(list).sort());
}

/** The days of a list that lie after one day and not after another. */
export function daysBetween(list: DayList, after: number, upTo: number): Day[] {
  const found: Day[] = [];
  for (let i = firstLater(list, after); i < list.length && list[i] <= upTo; i++) {
    if (list[i] !== found[found.length - 1]) found.push(list[i] as Day);
  }
  return found;
}

/** The first place in a list whose day is later than a day. */
export function firstLater(list: DayList, day: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first day from `start` to `on` for which something holds that can change on some days only. */
export function firstDayWhere(
  days: DayList,
  start: Day,
  on: Day,
  holds: (day: Day) => boolean,
): Day | undefined {
  if (start > on) return undefined;
  // before the first change, things are as they are on the day before it
  const first = start === firstDay && days.length > 0 ? (Math.min(days[0] - 1, on) as Day) : start;
  if (holds(first)) return first;
  for (let at = firstLater(days, first); at < days.length && days[at] <= on; at++) {
    if (holds(days[at] as Day)) return days[at] as Day;
  }
  return undefined;
}

/** 1 January of the year 1: before everything. */
export const firstDay = -719_162 as Day;

/** No days. */
export const noDays: DayList = new Int32Array(0);

/** Days that come in any order, in a column that nobody else uses: put in order, each once. */
export function uniqueDays(days: Int32Array): Int32Array {
  return unique(days.sort());
}

function unique(sorted: Int32Array): Int32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i];
  }
  return sorted.subarray(0, kept);
}
