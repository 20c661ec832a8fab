// A day as a whole number, so that days can be compared, subtracted and used as an index, in no time zone.

/** A calendar day, counted from 1970-01-01 (= 0) in the proleptic Gregorian calendar. It has no hour and no zone. */
export type Day = number & { readonly __brand: "Day" };

/**
 * The day of a date, or `undefined` when the calendar has no such date (30 February, month 13).
 *
 * Years run from 1 to 9999. Source: days-from-civil by era of 400 years, ISO 8601 proleptic Gregorian calendar.
 *
 * @example
 * dayOf(2016, 2, 27) // 16858
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > lengthOfMonth(year, month))
    return undefined;
  // count from 1 March so that the leap day comes last
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as Day;
}

/**
 * Reads a day written as `YYYY-MM-DD`; anything else, and any date that does not exist, is `undefined`.
 *
 * @example
 * parseDay("2016-02-27") // 16858
 * parseDay("2016-02-30") // undefined
 */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Writes a day as `YYYY-MM-DD`. Throws on a number that is no day of the years 1 to 9999. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOfDay(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** The year, month (1 to 12) and day of the month of a day. Throws on a number that is no day of the years 1 to 9999. */
export function partsOfDay(day: Day): { year: number; month: number; dayOfMonth: number } {
  if (!Number.isInteger(day) || day < -719162 || day > 2932896) {
    throw new RangeError(
      `a day is a whole number from -719162 (0001-01-01) to 2932896 (9999-12-31); got ${day}`,
    );
  }
  // the inverse of days-from-civil
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** The day that lies `days` after (or, if negative, before) another. */
export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
