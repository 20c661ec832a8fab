// The two days of a question: on which day was it so, and what was known on which; and which days a page shows if nobody says.
import { type Day, formatDay, parseDay } from "../../../ground/day.js";

/** The two days. */
export type Days = { readonly on: Day; readonly known: Day };

/** What the link says of them; what it does not say is the usual day. */
export type GivenDays = { readonly on?: Day; readonly known?: Day };

/** If nothing became known for so many days, the process is taken to lie in the past. */
const quiet = 180;

/**
 * The day that is shown if nobody says: today, as on the command line; where the process lies in the past, the day on which something
 * last became known, for nobody would learn anything from the state of today.
 */
export function usualDays(news: readonly Day[], today: Day): { readonly on: Day; readonly past: boolean } {
  const last = news.at(-1);
  const past = last !== undefined && today - last > quiet;
  return { on: past ? last : today, past };
}

/** The days that are shown. */
export function daysOf({ on, known }: GivenDays, usual: Day): Days {
  return { on: on ?? usual, known: known ?? usual };
}

/** Today by the clock of this machine and its place. */
export function today(now = new Date()): Day {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000) as Day;
}

/** The days in the words of a link: `on=2020-07-14&known=2020-07-30`. Nonsense is passed over. */
export function readDays(words: Readonly<Record<string, string>>): GivenDays {
  const on = words.on === undefined ? undefined : parseDay(words.on);
  const known = words.known === undefined ? undefined : parseDay(words.known);
  return { ...(on === undefined ? {} : { on }), ...(known === undefined ? {} : { known }) };
}

/** The words for the link. */
export function writeDays({ on, known }: GivenDays): Readonly<Record<string, string>> {
  return {
    ...(on === undefined ? {} : { on: formatDay(on) }),
    ...(known === undefined ? {} : { known: formatDay(known) }),
  };
}
