// Reading dates and stretches of days, as people write them: both ends included.
import { addDays, type Day, formatDay, parseDay } from "../../ground/day.js";
import { type DayInterval, interval } from "../../ground/interval.js";
import {
  complain,
  complainEmpty,
  described,
  type Fields,
  type Reading,
  readFields,
  spanFor,
} from "./fields.js";
import { readNumber } from "./values.js";
import type { YamlEntry } from "./yaml-positions.js";

/** Reads a date written as `2016-02-27`. */
export function readDay(reading: Reading, entry: YamlEntry | undefined): Day | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  const written = value.kind === "text" ? value.value.trim() : "";
  const day = parseDay(written);
  if (day !== undefined) return day;
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(written);
  return complain(
    reading,
    "date-invalid",
    shaped ? "there is no such date" : `"${entry.key}" is not a date`,
    {
      at: spanFor(entry),
      found: described(value),
      expected: "a date of the calendar, written as year-month-day: 2016-02-27",
    },
  );
}

/** Reads a stretch of days: `{ from, to }` with both ends included, or `{ from, days }`. */
export function readDays(
  reading: Reading,
  entry: YamlEntry | undefined,
  what: string,
): DayInterval | undefined {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, { what, needed: ["from"], allowed: ["to", "days"] });
  return fields && readDaysOf(reading, entry, fields, what);
}

/** Reads a stretch of days from keys that stand among others. */
export function readDaysOf(
  reading: Reading,
  owner: YamlEntry,
  fields: Fields,
  what: string,
): DayInterval | undefined {
  const start = readDay(reading, fields.get("from"));
  const last = readDay(reading, fields.get("to"));
  const days = readNumber(reading, fields.get("days"), { min: 1, max: mostDays, whole: true });
  const to = fields.get("to");
  const length = fields.get("days");
  if (to !== undefined && length !== undefined) {
    return complain(reading, "key-unknown", `${what} has both "to" and "days"`, {
      at: length.keySpan,
      hint: "keep one of them",
    });
  }
  if (to === undefined && length === undefined) {
    return complain(reading, "key-missing", `${what} needs the key "to" or the key "days"`, {
      at: owner.keySpan,
    });
  }
  if (start === undefined) return undefined;
  if (days !== undefined) return lastingDays(reading, length ?? owner, start, days);
  if (last === undefined || to === undefined) return undefined;
  if (last < start) {
    return complain(reading, "dates-reversed", `${what} ends before it begins`, {
      at: spanFor(to),
      found: formatDay(last),
      expected: `${formatDay(start)} or later`,
    });
  }
  return interval(start, addDays(last, 1));
}

function lastingDays(reading: Reading, entry: YamlEntry, start: Day, days: number): DayInterval | undefined {
  if (start + days <= endOfTime) return interval(start, addDays(start, days));
  return complain(reading, "date-invalid", "these days run beyond the year 9999", { at: spanFor(entry) });
}

// the day after 9999-12-31, the last that can be written
const endOfTime = 2_932_897;
// a century
const mostDays = 36_525;
