// A day in each of the three calendars, as the reader's language writes it.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarName, HijriBasis } from "../../../../agreement/terms/date.js";
import { formatInCalendar } from "../../../../ground/calendars.js";
import type { Day } from "../../../../ground/day.js";
import { languageOf } from "../../../shell/language.js";
import { perLocale } from "../../../shell/per-locale.js";

const hijriCalendars: Readonly<Record<HijriBasis, string>> = {
  "umm-al-qura": "islamic-umalqura",
  civil: "islamic-civil",
  tabular: "islamic-tbla",
};

const dateOf = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
    }),
);

/**
 * Writes days in a calendar. In English by the core, whose month names are those of the process ("20 Hoot 1398"), as
 * `halcyon timeline` does; in other languages by the browser.
 */
export function useCalendars(basis: HijriBasis): (day: Day, calendar: CalendarName) => string {
  const { i18n } = useTranslation();
  const { tag, locale } = languageOf(i18n.language);
  return useMemo(() => {
    if (tag === "en") return (day, calendar) => formatInCalendar(day, calendar, basis) ?? "–";
    const plain = locale.replace(/-u-.*$/, "");
    const writer = (calendar: string) => dateOf(`${plain}-u-ca-${calendar}`);
    const writers: Readonly<Record<CalendarName, Intl.DateTimeFormat>> = {
      gregorian: writer("gregory"),
      persian: writer("persian"),
      hijri: writer(hijriCalendars[basis]),
    };
    return (day, calendar) => writers[calendar].format(new Date(day * 86_400_000));
  }, [tag, locale, basis]);
}
