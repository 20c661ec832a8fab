// Stretches of time as agreements write them (135 days, 14 months), added to a day and taken from it.
import { addDays, type Day, dayOf, partsOfDay } from "./day.js";

/** A stretch of time: `135 days`. Months and years go to the same day of the month, or to the last one there is. */
export type Duration = { readonly count: number; readonly unit: DurationUnit };

/** The units of stretches. */
export type DurationUnit = "days" | "weeks" | "months" | "years";

/**
 * Reads a stretch: a whole number and `days`, `weeks`, `months` or `years`. Anything else is `undefined`, as is one of more than a
 * thousand years.
 *
 * @example
 * parseDuration("135 days") // { count: 135, unit: "days" }
 * parseDuration("1 week") // { count: 1, unit: "weeks" }
 * parseDuration("ten days") // undefined
 */
export function parseDuration(text: string): Duration | undefined {
  const match = /^(\d{1,6}) +(day|week|month|year)s?$/.exec(text.trim());
  if (match === null) return undefined;
  const count = Number(match[1]);
  const unit = unitOf[match[2]];
  return unit === undefined || count > mostOf[unit] ? undefined : { count, unit };
}

/**
 * Writes a stretch as it is read.
 *
 * @example
 * formatDuration({ count: 1, unit: "months" }) // "1 month"
 */
export function formatDuration({ count, unit }: Duration): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/**
 * The day that lies a stretch after or before another, the other day not counted: 10 days after the 1st is the 11th. `undefined`
 * outside the years 1 to 9999.
 *
 * @example
 * addDuration(dayOf(2020, 2, 29), { count: 135, unit: "days" }, "after") === dayOf(2020, 7, 13) // true
 * addDuration(dayOf(2020, 3, 31), { count: 1, unit: "months" }, "before") === dayOf(2020, 2, 29) // true
 */
export function addDuration(
  day: Day,
  { count, unit }: Duration,
  direction: "after" | "before",
): Day | undefined {
  const signed = direction === "after" ? count : -count;
  switch (unit) {
    case "days":
      return within(addDays(day, signed));
    case "weeks":
      return within(addDays(day, signed * 7));
    case "months":
      return addMonths(day, signed);
    case "years":
      return addMonths(day, signed * 12);
  }
}

/**
 * As `addDuration`, under the agreement's rule for the first day: where the day itself is counted as day 1, "10 days after the 1st"
 * ends on the 10th, and "1 month after the 1st" on the last of the month. A stretch of nothing is the day itself under both rules.
 *
 * @example
 * shiftDay(dayOf(2020, 3, 1), { count: 10, unit: "days" }, "after", "counted") === dayOf(2020, 3, 10) // true
 */
export function shiftDay(
  day: Day,
  duration: Duration,
  direction: "after" | "before",
  firstDay: "counted" | "not-counted",
): Day | undefined {
  const found = addDuration(day, duration, direction);
  if (found === undefined || firstDay === "not-counted" || duration.count === 0) return found;
  return addDays(found, direction === "after" ? -1 : 1);
}

/**
 * The same day of the month so many months later (or, if negative, before); the last day of the month where it has no such day.
 * `undefined` outside the years 1 to 9999.
 *
 * @example
 * addMonths(dayOf(2020, 1, 31), 1) === dayOf(2020, 2, 29) // true
 */
export function addMonths(day: Day, months: number): Day | undefined {
  const { year, month, dayOfMonth } = partsOfDay(day);
  const index = year * 12 + month - 1 + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  for (let last = dayOfMonth; last >= 28; last--) {
    const found = dayOf(targetYear, targetMonth, last);
    if (found !== undefined) return found;
  }
  return dayOf(targetYear, targetMonth, dayOfMonth);
}

/**
 * About how many days a stretch is, where only its size matters (an assumption, a comparison): a month as 30 days, a year as 365.
 *
 * @example
 * roughDays({ count: 2, unit: "months" }) // 60
 */
export function roughDays({ count, unit }: Duration): number {
  return count * daysOf[unit];
}

const unitOf: Readonly<Record<string, DurationUnit>> = {
  day: "days",
  week: "weeks",
  month: "months",
  year: "years",
};
const daysOf: Readonly<Record<DurationUnit, number>> = { days: 1, weeks: 7, months: 30, years: 365 };
// a thousand years
const mostOf: Readonly<Record<DurationUnit, number>> = {
  days: 365_250,
  weeks: 52_178,
  months: 12_000,
  years: 1000,
};

function within(day: Day): Day | undefined {
  return day >= -719_162 && day <= 2_932_896 ? day : undefined;
}
