// Numbers, dates and names in a row, as the reader's language and calendar write them.
import { useTranslation } from "react-i18next";
import type { Day } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import { type Language, languageOf } from "../shell/language.js";

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

const millisecondsOfDay = 86_400_000;

// the words that no browser has for every language
type Say = (key: string, words?: Readonly<Record<string, string | number>>) => string;

/** The formats of a language, whose locale may name a calendar and digits (`fa-AF-u-ca-persian`). */
function formatsOf({ tag, locale }: Language, say: Say): Formats {
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
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
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
    days: (value) => say("days", { count: value, n: number(value) }),
    year: (value) => plain.format(value),
    list: rowOf(tag, "conjunction", say),
    either: rowOf(tag, "disjunction", say),
  };
}

/** The formats of the language that the app is shown in. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const { tag } = language;
  const formats =
    made.get(tag) ?? formatsOf(language, (key, words) => i18n.t(key, { lng: tag, ns: "shell", ...words }));
  made.set(tag, formats);
  return formats;
}

// making formats takes milliseconds, and many parts of a page ask for them
const made = new Map<string, Formats>();

// browsers join names in most languages, and know when a Spanish "y" is an "e"; for others (Pashto) the messages do
function rowOf(tag: string, type: "conjunction" | "disjunction", say: Say): Formats["list"] {
  if (Intl.ListFormat.supportedLocalesOf(tag).length > 0) {
    const joined = new Intl.ListFormat(tag, { type });
    return (names) => joined.format(names);
  }
  return (names) => {
    const last = names.at(-1);
    if (last === undefined || names.length < 2) return names.join("");
    return say(`row.${type}`, { names: names.slice(0, -1).join(say("row.between")), last });
  };
}
