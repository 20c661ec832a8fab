// The axis of a timeline: days as pixels, and ticks at the beginnings of months and years, as the reader's calendar names them.
import { type Day, dayOf, partsOfDay } from "../../../../../ground/day.js";
import type { DayInterval } from "../../../../../ground/interval.js";
import { perLocale } from "../../../../shell/per-locale.js";

/** A tick: its day, and what stands there. */
export type Tick = { readonly day: Day; readonly label: string };

const millisecondsOfDay = 86_400_000;

const datesOf = perLocale((locale) => {
  const years = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  return { years, months, calendar: years.resolvedOptions().calendar };
});

/** Ticks at the beginnings of months, of quarters or of years, at most so many. */
export function ticksOf({ start, end }: DayInterval, most: number, locale: string): readonly Tick[] {
  const first = partsOfDay(start);
  const last = partsOfDay((end - 1) as Day);
  const months = (last.year - first.year) * 12 + last.month - first.month;
  const every = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((step) => months / step <= most) ?? 1200;
  // other calendars begin their years elsewhere: there the month is named too
  const { calendar, years, months: monthsOf } = datesOf(locale);
  const format = every >= 12 && calendar === "gregory" ? years : monthsOf;
  const ticks: Tick[] = [];
  const begin = first.year * 12 + first.month - 1;
  for (let month = Math.ceil(begin / every) * every; ; month += every) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
    if (day === undefined || day >= end) return ticks;
    if (day >= start) ticks.push({ day, label: format.format(new Date(day * millisecondsOfDay)) });
  }
}
