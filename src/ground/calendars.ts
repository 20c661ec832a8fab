// Dates of three calendars, Gregorian, Persian solar and Hijri lunar, as the same days; read as people write them, and printed.
import {
  type Calendar,
  CalendarDate,
  IslamicCivilCalendar,
  IslamicTabularCalendar,
  IslamicUmalquraCalendar,
  PersianCalendar,
} from "@internationalized/date";
import { type Day, dayOf, formatDay, partsOfDay } from "./day.js";
import { type CalendarName, monthNames, monthOfName, type PersianMonths } from "./month-names.js";
import { failure, problem, type Result, success } from "./problem.js";

/** How the Hijri calendar is counted: as announced in Mecca, or by one of the two arithmetic rules. */
export type HijriBasis = "umm-al-qura" | "civil" | "tabular";

/** A date of one calendar: year, month from 1, day of the month. */
export type CalendarParts = { readonly year: number; readonly month: number; readonly day: number };

/** A date as it was written: in which calendar, and which day it is. */
export type CalendarDay = {
  readonly calendar: CalendarName;
  readonly parts: CalendarParts;
  readonly day: Day;
};

/**
 * Years that are read in each calendar. Gregorian years before 1600 are taken for slips: `1398-12-20` is a Persian date. The
 * Persian calendar is counted by the cycle of 33 years, which agrees with the sky in these years; Umm al-Qura by its table.
 */
export const calendarYears = {
  gregorian: [1600, 9999],
  persian: [1178, 1501],
  hijri: { "umm-al-qura": [1300, 1599], civil: [1, 1999], tabular: [1, 1999] },
} as const;

/**
 * Reads a date: `2020-03-10`, `10 March 2020`, `20 Hoot 1398`, `20 Esfand 1398`, `15 Rajab 1441`, also in Arabic script and its
 * digits. Where the calendar is known beforehand, the month may be a number: `1398-12-20`. A problem has no place; add it.
 *
 * @example
 * parseCalendarDate("20 Hoot 1398").value.day // 18331
 * parseCalendarDate("2020-03-10").value.day // 18331
 * parseCalendarDate("30 Hoot 1398").problems[0].expected // "Hoot 1398 has 29 days"
 */
export function parseCalendarDate(
  text: string,
  basis: HijriBasis = "umm-al-qura",
  only?: CalendarName,
): Result<CalendarDay> {
  const written = withLatinDigits(text.trim());
  const numbers = /^(\d{1,6})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (numbers !== null) return parseNumbers(text, numbers, { basis, calendar: only ?? "gregorian" });
  const words = /^(\d{1,2})\s+(\D.*?)\s+(\d{1,6})(?:\s*(?:AH|AP|SH|CE|AD))?$/u.exec(written);
  const named = words === null ? undefined : monthOfName(words[2]);
  if (words === null || named === undefined) return refuse(text, "this is not a date", hintFor(written));
  const { calendar, month } = named;
  if (only !== undefined && only !== calendar) {
    return refuse(text, `${words[2]} is a month of another calendar`, {
      expected: `a date of the ${calendarTitle[only]} calendar, as ${sample[only]}`,
    });
  }
  const parts = { year: Number(words[3]), month, day: Number(words[1]) };
  return resolve(text, { calendar, basis, monthName: words[2] }, parts);
}

/**
 * The day of a date of a calendar, or `undefined` when that calendar has no such date, or its years are not known.
 *
 * @example
 * dayInCalendar({ year: 1441, month: 7, day: 15 }, "hijri") // 18331
 */
export function dayInCalendar(
  { year, month, day }: CalendarParts,
  calendar: CalendarName,
  basis: HijriBasis = "umm-al-qura",
): Day | undefined {
  if (!yearKnown(year, calendar, basis)) return undefined;
  if (calendar === "gregorian") return dayOf(year, month, day);
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > lengthOfMonth(year, month, calendar, basis))
    return undefined;
  const kind = calendarOf(calendar, basis);
  const julian = kind.toJulianDay(new CalendarDate(kind, year, month, day));
  return withinYears((julian - julianOfDayZero) as Day);
}

/**
 * A day as a date of a calendar, or `undefined` outside the years that are known in it.
 *
 * @example
 * partsInCalendar(dayOf(2020, 3, 10), "persian") // { year: 1398, month: 12, day: 20 }
 */
export function partsInCalendar(
  day: Day,
  calendar: CalendarName,
  basis: HijriBasis = "umm-al-qura",
): CalendarParts | undefined {
  if (calendar === "gregorian") {
    const { year, month, dayOfMonth } = partsOfDay(day);
    return { year, month, day: dayOfMonth };
  }
  const found = calendarOf(calendar, basis).fromJulianDay(day + julianOfDayZero);
  // outside its table the library would go on by another rule
  const parts = { year: found.year, month: found.month, day: found.day };
  return dayInCalendar(parts, calendar, basis) === day ? parts : undefined;
}

/**
 * A day in one calendar, in words; `undefined` outside the years that are known in it. Persian months have their Dari names where
 * nothing else is asked for.
 *
 * @example
 * formatInCalendar(dayOf(2020, 3, 10), "persian") // "20 Hoot 1398"
 * formatInCalendar(dayOf(2020, 3, 10), "persian", "umm-al-qura", "iranian") // "20 Esfand 1398"
 */
export function formatInCalendar(
  day: Day,
  calendar: CalendarName,
  basis: HijriBasis = "umm-al-qura",
  months: PersianMonths = "dari",
): string | undefined {
  const parts = partsInCalendar(day, calendar, basis);
  if (parts === undefined) return undefined;
  const names = monthNames[calendar === "persian" ? months : calendar];
  return `${parts.day} ${names[parts.month - 1]} ${parts.year}`;
}

/**
 * A day in all three calendars. One that does not know the day is left out.
 *
 * @example
 * formatInCalendars(dayOf(2020, 3, 10)) // "10 March 2020 = 20 Hoot 1398 = 15 Rajab 1441"
 */
export function formatInCalendars(
  day: Day,
  basis: HijriBasis = "umm-al-qura",
  months: PersianMonths = "dari",
): string {
  const calendars: readonly CalendarName[] = ["gregorian", "persian", "hijri"];
  return calendars.flatMap((one) => formatInCalendar(day, one, basis, months) ?? []).join(" = ");
}

/**
 * A day as it is written in a file: `2020-03-10` in the Gregorian calendar, with the month's name in the others. Throws outside the
 * years that are known in that calendar.
 *
 * @example
 * writeDay(dayOf(2020, 3, 10), "gregorian") // "2020-03-10"
 * writeDay(dayOf(2020, 3, 10), "hijri") // "15 Rajab 1441"
 */
export function writeDay(day: Day, calendar: CalendarName, basis: HijriBasis = "umm-al-qura"): string {
  if (calendar === "gregorian") return formatDay(day);
  const written = formatInCalendar(day, calendar, basis);
  if (written === undefined) throw new RangeError(`a day that the ${calendar} calendar knows; got ${day}`);
  return written;
}

// the Julian day number that begins at noon of 1970-01-01
const julianOfDayZero = 2_440_588;

const persian = new PersianCalendar();
const hijriCalendars: Readonly<Record<HijriBasis, Calendar>> = {
  "umm-al-qura": new IslamicUmalquraCalendar(),
  civil: new IslamicCivilCalendar(),
  tabular: new IslamicTabularCalendar(),
};

const calendarTitle = { gregorian: "Gregorian", persian: "Persian", hijri: "Hijri" } as const;
const sample = { gregorian: "10 March 2020", persian: "20 Hoot 1398", hijri: "15 Rajab 1441" } as const;

function calendarOf(calendar: "persian" | "hijri", basis: HijriBasis): Calendar {
  return calendar === "persian" ? persian : hijriCalendars[basis];
}

function lengthOfMonth(
  year: number,
  month: number,
  calendar: "persian" | "hijri",
  basis: HijriBasis,
): number {
  const kind = calendarOf(calendar, basis);
  return kind.getDaysInMonth(new CalendarDate(kind, year, month, 1));
}

function yearsOf(calendar: CalendarName, basis: HijriBasis): readonly [number, number] {
  return calendar === "hijri" ? calendarYears.hijri[basis] : calendarYears[calendar];
}

function yearKnown(year: number, calendar: CalendarName, basis: HijriBasis): boolean {
  const [first, last] = yearsOf(calendar, basis);
  return Number.isInteger(year) && year >= first && year <= last;
}

function withinYears(day: Day): Day | undefined {
  return day >= -719_162 && day <= 2_932_896 ? day : undefined;
}

function parseNumbers(text: string, numbers: RegExpExecArray, meant: Meant): Result<CalendarDay> {
  const parts = { year: Number(numbers[1]), month: Number(numbers[2]), day: Number(numbers[3]) };
  if (meant.calendar === "gregorian" && !/^\d{4,}-\d{2}-\d{2}$/.test(numbers[0])) {
    const two = (part: number): string => String(part).padStart(2, "0");
    const padded = `${String(parts.year).padStart(4, "0")}-${two(parts.month)}-${two(parts.day)}`;
    return refuse(text, "this is not a date", {
      expected: "year, month and day with four, two and two digits: 2020-03-10",
      hint: `write ${padded}`,
    });
  }
  return resolve(text, meant, parts);
}

type Meant = {
  readonly calendar: CalendarName;
  readonly basis: HijriBasis;
  readonly monthName?: string;
};

function resolve(text: string, meant: Meant, parts: CalendarParts): Result<CalendarDay> {
  const { calendar, basis } = meant;
  const day = dayInCalendar(parts, calendar, basis);
  if (day !== undefined) return success({ calendar, parts, day });
  if (!yearKnown(parts.year, calendar, basis)) return refuseYear(text, parts, calendar, basis);
  if (parts.month < 1 || parts.month > 12 || parts.day < 1) return refuse(text, "there is no such date", {});
  return refuse(text, "there is no such date", {
    expected: `${meant.monthName ?? monthIn(calendar, parts.month)} ${parts.year} has ${daysIn(parts, calendar, basis)} days`,
  });
}

function refuseYear(
  text: string,
  { year }: CalendarParts,
  calendar: CalendarName,
  basis: HijriBasis,
): Result<CalendarDay> {
  const [first, last] = yearsOf(calendar, basis);
  const by = calendar === "hijri" ? `Hijri calendar (${basis})` : `${calendarTitle[calendar]} calendar`;
  const slip = calendar === "gregorian" && year >= 1178 && year < 1600;
  return refuse(text, `the year ${year} is outside the years that are read`, {
    expected: `a year from ${first} to ${last} of the ${by}`,
    ...(slip && {
      hint: `if it is a year of the Persian or the Hijri calendar, name its month: ${sample.persian}, ${sample.hijri}`,
    }),
  });
}

function daysIn({ year, month }: CalendarParts, calendar: CalendarName, basis: HijriBasis): number {
  if (calendar !== "gregorian") return lengthOfMonth(year, month, calendar, basis);
  return [31, 30, 29, 28].find((day) => dayOf(year, month, day) !== undefined) ?? 0;
}

function monthIn(calendar: CalendarName, month: number): string {
  return monthNames[calendar === "persian" ? "dari" : calendar][month - 1];
}

function refuse(
  text: string,
  message: string,
  more: { readonly expected?: string; readonly hint?: string },
): Result<CalendarDay> {
  const found = text.length > 100 ? `"${text.slice(0, 100)}…"` : `"${text}"`;
  return failure([problem("date-invalid", message, { found, ...more })]);
}

// what people write instead, and what they can write
function hintFor(written: string): { readonly expected: string; readonly hint?: string } {
  const expected = `2020-03-10, ${sample.gregorian}, ${sample.persian} or ${sample.hijri}`;
  const slashes = /^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$/.test(written);
  const monthFirst = /^(\D+?)\s+(\d{1,2}),?\s+(\d{4})$/u.exec(written);
  if (slashes) return { expected, hint: "write the year first, with hyphens, or name the month" };
  if (monthFirst !== null)
    return { expected, hint: `write ${monthFirst[2]} ${monthFirst[1]} ${monthFirst[3]}` };
  return { expected };
}

// the digits of Arabic and Persian writing
function withLatinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
