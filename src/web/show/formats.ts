// Numbers and dates as the reader's language and calendar write them.
import { useTranslation } from "react-i18next";
import type { Day } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import { languageOf } from "../shell/language.js";

/** Writes numbers and dates. */
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
};

const millisecondsOfDay = 86_400_000;

/** The formats of a locale, which may name a calendar and digits (`fa-AF-u-ca-persian`). */
export function formatsOf(locale: string): Formats {
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
  let count: Intl.NumberFormat | undefined;
  const dateOf = (day: number) => new Date(day * millisecondsOfDay);
  return {
    number: (value) => (Number.isInteger(value) || Math.abs(value) >= 10 ? whole : fine).format(value),
    percent: (value) => {
      if (value > 0 && value < 0.005) return `<${share.format(0.01)}`;
      return value < 1 && value > 0.995 ? `>${share.format(0.99)}` : share.format(value);
    },
    ratio: (value) => two.format(value),
    day: (day) => date.format(dateOf(day)),
    interval: ({ start, end }) =>
      end - start === 1 ? date.format(dateOf(start)) : date.formatRange(dateOf(start), dateOf(end - 1)),
    days: (value) => {
      count ??= new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" });
      return count.format(value);
    },
  };
}

// making a format takes milliseconds, and many parts of a page ask for one
const made = new Map<string, Formats>();

/** The formats of the language that the app is shown in. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { locale } = languageOf(i18n.language);
  const formats = made.get(locale) ?? formatsOf(locale);
  made.set(locale, formats);
  return formats;
}
