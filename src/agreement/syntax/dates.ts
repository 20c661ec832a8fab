// Reading dates of an agreement: in one calendar, or in every calendar in which the text states it, which must agree.
import { formatInCalendars, type HijriBasis, parseCalendarDate } from "../../ground/calendars.js";
import { formatDay } from "../../ground/day.js";
import type { CalendarName } from "../../ground/month-names.js";
import type { AgreedDate } from "../terms/date.js";
import { complain, complainEmpty, described, type Reading, readFields, spanFor } from "./fields.js";
import type { YamlEntry } from "./yaml-positions.js";

const calendars: readonly CalendarName[] = ["gregorian", "persian", "hijri"];

/** Reads a date: `2020-03-10`, `20 Hoot 1398`, or `{ gregorian: …, persian: …, hijri: … }`. */
export function readDate(
  reading: Reading,
  entry: YamlEntry | undefined,
  basis: HijriBasis,
): AgreedDate | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === "nothing") return complainEmpty(reading, entry);
  if (entry.value.kind === "map") return readStated(reading, entry, basis);
  return readOne(reading, entry, basis);
}

function readOne(
  reading: Reading,
  entry: YamlEntry,
  basis: HijriBasis,
  only?: CalendarName,
): AgreedDate | undefined {
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind !== "text") {
    return complain(reading, "date-invalid", `"${entry.key}" is not a date`, {
      at: spanFor(entry),
      found: described(value),
      expected: "a date, as 2020-03-10, 10 March 2020, 20 Hoot 1398 or 15 Rajab 1441",
    });
  }
  const read = parseCalendarDate(value.value, basis, only);
  if (read.ok) return { day: read.value.day, stated: [read.value.calendar] };
  for (const { code, message, expected, hint } of read.problems) {
    complain(reading, code, message === "this is not a date" ? `"${entry.key}" is not a date` : message, {
      at: value.span,
      found: described(value),
      ...(expected !== undefined && { expected }),
      hint,
    });
  }
  return undefined;
}

// one date in several calendars
function readStated(reading: Reading, entry: YamlEntry, basis: HijriBasis): AgreedDate | undefined {
  const fields = readFields(reading, entry, { what: "a date", needed: [], allowed: calendars });
  if (fields === undefined) return undefined;
  const stated = calendars.filter((calendar) => fields.has(calendar));
  if (stated.length === 0) {
    return complain(reading, "date-invalid", `"${entry.key}" is not a date`, {
      at: entry.keySpan,
      expected: "{ gregorian: 2020-03-10, persian: 20 Hoot 1398, hijri: 15 Rajab 1441 }, or one of them",
    });
  }
  const days = stated.flatMap((calendar) => {
    const one = fields.get(calendar);
    const read = one && readOne(reading, one, basis, calendar);
    return read === undefined ? [] : [{ calendar, day: read.day }];
  });
  if (days.length < stated.length) return undefined;
  const [{ day }] = days;
  if (days.every((one) => one.day === day)) return { day, stated };
  return complain(reading, "calendars-disagree", "the calendars name different days", {
    at: entry.keySpan,
    found: days.map((one) => `${one.calendar} ${formatDay(one.day)}`).join(", "),
    expected: `one day, as ${formatInCalendars(day, basis)}`,
    why: "each side may hold the other to the day of its own calendar",
    hint: stated.includes("hijri")
      ? `look the date up in the text; Hijri dates are counted by ${basis} here, which "calendar" can change`
      : "look the date up in the text",
  });
}
