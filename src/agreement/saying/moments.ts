// Dates, stretches of time and moments in plain English, with the calendars that the text states and the rule of counting.
import { formatInCalendar } from "../../ground/calendars.js";
import { type Day, formatDay } from "../../ground/day.js";
import type { AgreedDate, CalendarName, CalendarRules, Duration, HijriBasis, Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { type DayOf, isSigning, type Saying, sayClauseName, sayEventName, sayPhaseName } from "./names.js";
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
  return saidMoment(moment, { process, dayOf }, countingNote(process.calendar));
}

/** The same inside a sentence that says elsewhere, or not again, how stretches are counted: `note` is what is added. */
export function saidMoment(moment: Moment, saying: Saying, note?: string): string {
  const { process } = saying;
  const day = saying.dayOf?.(moment);
  switch (moment.kind) {
    case "date":
      return sayDate(moment.date, process.calendar.hijri);
    case "named":
      return namedDay(moment, saying);
    case "shifted": {
      const words = `${sayDuration(moment.by)} ${moment.direction} ${point(moment.from, saying)}`;
      const noted = note === undefined ? words : `${words}; ${note}`;
      if (day !== undefined) return `${sayDay(day)} (${noted})`;
      return note === undefined ? words : `${words} (${note})`;
    }
    case "earlier-of":
    case "later-of": {
      const which = moment.kind === "earlier-of" ? ["earlier", "earliest"] : ["later", "latest"];
      const said = moment.of.map((one) => saidMoment(one, { process }));
      const words = `the ${which[said.length > 2 ? 1 : 0]} of ${listed(said)}`;
      return day === undefined ? words : `${sayDay(day)} (${words})`;
    }
  }
}

/** Whether a moment is a day that can be said: "by 10 March 2020", but "no later than 2 weeks after the signing". */
export function isDay(moment: Moment, dayOf: DayOf | undefined): boolean {
  return moment.kind === "date" || (moment.kind !== "named" && dayOf?.(moment) !== undefined);
}

/** Whether a moment lies a stretch before or after another, so that it matters how days are counted. */
export function isCounted(moment: Moment): boolean {
  switch (moment.kind) {
    case "date":
    case "named":
      return false;
    case "shifted":
      return true;
    case "earlier-of":
    case "later-of":
      return moment.of.some(isCounted);
  }
}

/** How the first and the last day are counted, and whether the file says so. */
export function countingNote({ firstDay, lastDay, stated }: CalendarRules): string {
  const rule = `the first day ${firstDay === "counted" ? "counted" : "not counted"}, the last day ${lastDay}`;
  return stated ? rule : `${rule}, as the file says nothing else`;
}

const calendars: Readonly<Record<CalendarName, string>> = {
  gregorian: "Gregorian",
  persian: "Persian",
  hijri: "Hijri",
};

type Named = Extract<Moment, { kind: "named" }>;

// the day on which something declared happens
function namedDay(moment: Named, saying: Saying): string {
  const known = dayWords(moment, saying);
  switch (moment.what) {
    case "event": {
      if (isSigning(moment.name, saying.process)) return point(moment, saying);
      const said = `the day of ${sayEventName(moment.name, saying.process)}`;
      return known === undefined ? said : `${said} (${known})`;
    }
    case "clause":
    case "phase": {
      const said = `the day on which ${point(moment, { process: saying.process })}`;
      return known === undefined ? said : `${said} (${known})`;
    }
  }
}

// what stands behind "135 days after"
function point(moment: Moment, saying: Saying): string {
  if (moment.kind !== "named") return saidMoment(moment, saying);
  const { name, what } = moment;
  const known = dayWords(moment, saying);
  switch (what) {
    case "event": {
      const said = sayEventName(name, saying.process);
      if (known === undefined) return said;
      return isSigning(name, saying.process) ? `${said} of ${known}` : `${said} (${known})`;
    }
    case "clause":
      return `${sayClauseName(name)} is first met${known === undefined ? "" : ` (${known})`}`;
    case "phase":
      return `${sayPhaseName(name, saying.process)} opens${known === undefined ? "" : ` (${known})`}`;
  }
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
