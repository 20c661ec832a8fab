// The day of a moment, seen from a day: dates, things that happened, stretches before and after, the earlier and the later.
import type { CalendarRules, Moment } from "../../agreement/terms/date.js";
import { type Absent, absent, isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { formatDuration, shiftDay } from "../../ground/duration.js";
import type { Inquiry } from "../inquiry.js";
import { sayDay } from "../words.js";
import { eventDay, eventDays } from "./event.js";

/**
 * The day of a moment as it stands on a day. What has not happened by then has no day, and nothing that is counted from it has one.
 * The earlier of several is the earliest that is known; the later of several needs all of them.
 */
export function momentOn(inquiry: Inquiry, moment: Moment, on: Day): Day | Absent {
  switch (moment.kind) {
    case "date":
      return moment.date.day;
    case "named":
      return namedOn(inquiry, moment, on);
    case "shifted": {
      const from = momentOn(inquiry, moment.from, on);
      if (isAbsent(from)) return from;
      const { firstDay } = inquiry.knowledge.process.calendar;
      return (
        shiftDay(from, moment.by, moment.direction, firstDay) ??
        absent(`${sayMoment(moment)} lies beyond the calendar`)
      );
    }
    case "earlier-of":
    case "later-of": {
      const days = moment.of.map((one) => momentOn(inquiry, one, on));
      const known = days.filter((day): day is Day => !isAbsent(day));
      const [missing] = days.filter(isAbsent);
      if (moment.kind === "later-of" && missing !== undefined) return missing;
      if (known.length === 0) return missing ?? absent("nothing is named");
      const choose = moment.kind === "earlier-of" ? Math.min : Math.max;
      return known.reduce((a, b) => choose(a, b) as Day);
    }
  }
}

/** The days on which the value of a moment can change. */
export function momentDaysOf(inquiry: Inquiry, moment: Moment): readonly Day[] {
  switch (moment.kind) {
    case "date":
      return [moment.date.day];
    case "named":
      return namedDays(inquiry, moment);
    case "shifted": {
      const days = momentDaysOf(inquiry, moment.from);
      // both the day on which it becomes known and the day itself
      const shifted = days.flatMap((day) => {
        const value = momentOn(inquiry, moment, day);
        return isAbsent(value) ? [] : [value];
      });
      return [...days, ...shifted];
    }
    case "earlier-of":
    case "later-of":
      return moment.of.flatMap((one) => momentDaysOf(inquiry, one));
  }
}

/**
 * A moment as the last day on which something is in time: where the file says that the last day of a stretch does not count, one
 * day sooner than the stretch ends.
 */
export function lastDayOf(inquiry: Inquiry, moment: Moment, on: Day): Day | Absent {
  const day = momentOn(inquiry, moment, on);
  if (isAbsent(day)) return day;
  return isStretch(moment, inquiry.knowledge.process.calendar) ? ((day - 1) as Day) : day;
}

/** A moment in words: `135 days after signing`. */
export function sayMoment(moment: Moment): string {
  switch (moment.kind) {
    case "date":
      return sayDay(moment.date.day);
    case "named":
      return moment.name;
    case "shifted":
      return `${formatDuration(moment.by)} ${moment.direction} ${sayMoment(moment.from)}`;
    case "earlier-of":
    case "later-of": {
      const word = moment.kind === "earlier-of" ? "the earlier" : "the later";
      return `${word} of ${moment.of.map(sayMoment).join(" and ")}`;
    }
  }
}

function isStretch(moment: Moment, { lastDay }: CalendarRules): boolean {
  return (
    lastDay === "excluded" && moment.kind === "shifted" && moment.direction === "after" && moment.by.count > 0
  );
}

type Named = Extract<Moment, { kind: "named" }>;

function namedOn(inquiry: Inquiry, { what, name }: Named, on: Day): Day | Absent {
  switch (what) {
    case "event":
      return eventDay(inquiry, name, on);
    case "clause":
      return (
        inquiry.outcome("performance", name, on).metOn() ??
        absent(`${name} has not been met by ${sayDay(on)}`)
      );
    case "phase":
      return (
        inquiry.surroundings?.openedOn(name, on) ?? absent(`phase ${name} has not opened by ${sayDay(on)}`)
      );
  }
}

function namedDays(inquiry: Inquiry, { what, name }: Named): readonly Day[] {
  switch (what) {
    case "event":
      return eventDays(inquiry, name) as readonly Day[];
    case "clause":
      return Array.from(inquiry.clauseDays(name, "performance")) as Day[];
    case "phase":
      return inquiry.surroundings?.phaseDays(name, inquiry.known) ?? [];
  }
}
