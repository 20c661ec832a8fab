// A half-open stretch of days: the start belongs to it, the end does not, so neighbours neither overlap nor leave a gap.
import { addDays, type Day, formatDay } from "./day.js";

/** The days from `start` up to, but not including, `end`. Never empty: `end > start`. */
export type DayInterval = { readonly start: Day; readonly end: Day };

/** The interval from `start` up to, but not including, `end`. Throws when it would be empty. */
export function interval(start: Day, end: Day): DayInterval {
  if (!(end > start)) {
    throw new RangeError(`an interval ends after it starts; got ${formatDay(start)} to ${formatDay(end)}`);
  }
  return { start, end };
}

/** The `days` days that begin with `start`. */
export function daysFrom(start: Day, days: number): DayInterval {
  return interval(start, addDays(start, days));
}

/** How many days an interval holds. */
export function lengthOf(days: DayInterval): number {
  return days.end - days.start;
}

/** How many days two intervals have in common; 0 when they only touch. */
export function overlap(a: DayInterval, b: DayInterval): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Writes an interval with its last day included, as people write it: `2016-02-27 to 2016-03-04`. */
export function formatInterval(days: DayInterval): string {
  return `${formatDay(days.start)} to ${formatDay(addDays(days.end, -1))}`;
}
