// Dates, stretches of time and moments in plain English, with the calendars that the text states and the rule of counting.
import { formatInCalendar } from "../../ground/calendars.js";
import { type Day, formatDay } from "../../ground/day.js";
import type { AgreedDate, CalendarName, Duration, HijriBasis, Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import {
  type DayOf,
  isSigning,
  type Saying,
  sayClauseNames,
  sayEventName,
  sayingOf,
  sayPhaseName,
} from "./names.js";
import { listed, sayCounted } from "./words.js";

/**
 * A date, with every calendar in which the text states it.
 *
 * @example
 * sayDate({ day: parseDay("2020-03-10"), stated: ["gregorian"] }) // "10 March 2020"
 */
export function sayDate({ day, stated }: AgreedDate, hijri: HijriBasis = "umm-al-qura"): string {
  const others = stated.filter((calendar) => calendar !== "gregorian");
  if (others.length === 0) return sayDay(day);
  const said = others.map((one) => `${formatInCalendar(day, one, hijri)} in the ${calendars[one]} calendar`);
  return `${sayDay(day)} (${listed(said)})`;
}

/** A day as people write it: 10 March 2020. */
export function sayDay(day: Day): string {
  return formatInCalendar(day, "gregorian") ?? formatDay(day);
}

/**
 * A stretch of time.
 *
 * @example
 * sayDuration({ count: 1, unit: "weeks" }) // "1 week"
 */
export function sayDuration({ count, unit }: Duration): string {
  return sayCounted(count, unit);
}

/**
 * A moment, so that it can stand behind "by", "from" and "until": a day where it is known, with how it came about; otherwise how it
 * comes about. A stretch says how it is counted.
 */
export function sayMoment(moment: Moment, process: ProcessFile, dayOf?: DayOf): string {
  return saidMoment(moment, sayingOf(process, dayOf));
}

/** The same inside a sentence, which says only once how days are counted. */
export function saidMoment(moment: Moment, saying: Saying): string {
  const { process } = saying;
  switch (moment.kind) {
    case "date":
      return sayDate(moment.date, process.calendar.hijri);
    case "named":
      return namedDay(moment, saying);
    case "shifted":
      return resolved(
        `${sayDuration(moment.by)} ${moment.direction} ${saidPoint(moment.from, saying)}`,
        moment,
        saying,
      );
    case "earlier-of":
    case "later-of": {
      const which = moment.kind === "earlier-of" ? ["earlier", "earliest"] : ["later", "latest"];
      const of = moment.of.map((one) => saidMoment(one, { ...saying, dayOf: undefined }));
      return resolved(`the ${which[of.length > 2 ? 1 : 0]} of ${listed(of)}`, moment, saying);
    }
  }
}

/** Whether a moment is a day that can be said: "by 10 March 2020", but "no later than 2 weeks after the signing". */
export function isDay(moment: Moment, dayOf: DayOf | undefined): boolean {
  return moment.kind === "date" || (moment.kind !== "named" && dayOf?.(moment) !== undefined);
}

/** A moment as it stands behind "135 days after" and "together with". */
export function saidPoint(moment: Moment, saying: Saying): string {
  if (moment.kind !== "named") return saidMoment(moment, saying);
  const { name, what } = moment;
  const known = dayWords(moment, saying);
  switch (what) {
    case "event":
      return sayEventName(name, saying.process) + (known === undefined ? "" : ` of ${known}`);
    case "clause":
      return `${sayClauseNames([name])} is first met${known === undefined ? "" : ` (${known})`}`;
    case "phase":
      return `${sayPhaseName(name, saying.process)} opens${known === undefined ? "" : ` (${known})`}`;
  }
}

// the day if it is known, with the words in brackets behind it; and how days are counted, if the words count any
function resolved(words: string, moment: Moment, saying: Saying): string {
  const day = saying.dayOf?.(moment);
  const note = moment.kind === "shifted" ? saying.counting() : undefined;
  if (day !== undefined) return `${sayDay(day)} (${note === undefined ? words : `${words}; ${note}`})`;
  if (note === undefined) return words;
  return words.endsWith(")") ? `${words.slice(0, -1)}; ${note})` : `${words} (${note})`;
}

const calendars: Readonly<Record<CalendarName, string>> = {
  gregorian: "Gregorian",
  persian: "Persian",
  hijri: "Hijri",
};

type Named = Extract<Moment, { kind: "named" }>;

// the day on which something declared happens
function namedDay(moment: Named, saying: Saying): string {
  if (moment.what === "event" && isSigning(moment.name, saying.process)) return saidPoint(moment, saying);
  const point = saidPoint(moment, { ...saying, dayOf: undefined });
  const known = dayWords(moment, saying);
  const said =
    moment.what === "event"
      ? `the day of ${sayEventName(moment.name, saying.process)}`
      : `the day on which ${point}`;
  return known === undefined ? said : `${said} (${known})`;
}

// the day that is known of it, or the one that the file itself fixes
function dayWords(moment: Named, { process, dayOf }: Saying): string | undefined {
  const day = dayOf?.(moment);
  if (day !== undefined) return sayDay(day);
  if (moment.what !== "event") return undefined;
  const fixed = isSigning(moment.name, process)
    ? process.agreement?.signed
    : process.events.find((event) => event.name === moment.name)?.date;
  return fixed && sayDay(fixed.day);
}
