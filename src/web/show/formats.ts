// Numbers, dates and names in a row, as the reader's language and calendar write them.
import { useTranslation } from "react-i18next";
import type { Day } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import { languageOf } from "../shell/language.js";

/** Writes numbers, dates and rows of names. */
export type Formats = {
  /** Whole numbers whole, others with as many digits as they bear. */
  number(value: number): string;
  /** A share as a percentage, never rounded to certainty. */
  percent(share: number): string;
  /** A ratio as a figure with two digits. */
  ratio(value: number): string;
  day(day: Day): string;
  /** Days from the first to the last, both included. */
  interval(days: DayInterval): string;
  days(count: number): string;
  /** A year of the Gregorian calendar, as sources name it. */
  year(year: number): string;
  /** Names in a row: A, B and C. */
  list(names: readonly string[]): string;
  /** Names of which one is meant: A, B or C. */
  either(names: readonly string[]): string;
};

/** What is made once for each locale: making a format takes milliseconds, and many parts of a page ask for one. */
export function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const one = made.get(locale) ?? make(locale);
    made.set(locale, one);
    return one;
  };
}

const millisecondsOfDay = 86_400_000;

/** The formats of a locale, which may name a calendar and digits (`fa-AF-u-ca-persian`); `days` says how many days. */
function formatsOf(locale: string, days: (count: number, n: string) => string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const dateOf = (day: number) => new Date(day * millisecondsOfDay);
  const number = (value: number) =>
    (Number.isInteger(value) || Math.abs(value) >= 10 ? whole : fine).format(value);
  return {
    number,
    percent: (value) => {
      if (value > 0 && value < 0.005) return `<${share.format(0.01)}`;
      return value < 1 && value > 0.995 ? `>${share.format(0.99)}` : share.format(value);
    },
    ratio: (value) => two.format(value),
    day: (day) => date.format(dateOf(day)),
    interval: ({ start, end }) =>
      end - start === 1 ? date.format(dateOf(start)) : date.formatRange(dateOf(start), dateOf(end - 1)),
    days: (value) => days(value, number(value)),
  };
}

/** The formats of the language that the app is shown in. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { tag, locale } = languageOf(i18n.language);
  const formats =
    made.get(tag) ?? formatsOf(locale, (count, n) => i18n.t("days", { lng: tag, ns: "shell", count, n }));
  made.set(tag, formats);
  return formats;
}
