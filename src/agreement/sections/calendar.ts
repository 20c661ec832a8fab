// The section `calendar`: how Hijri dates are counted, and whether stretches of time count their first and their last day.
import { type Reading, readFields } from "../syntax/fields.js";
import { readWord } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { CalendarRules, HijriBasis } from "../terms/date.js";

/** The rules of a file that says nothing: "within 10 days of X" ends with the tenth day after X. */
export const defaultRules: CalendarRules = {
  hijri: "umm-al-qura",
  firstDay: "not-counted",
  lastDay: "included",
  stated: false,
};

const bases: readonly HijriBasis[] = ["umm-al-qura", "civil", "tabular"];

/** Reads the section. What is not said is as in `defaultRules`; `stated` if both rules of counting are. */
export function readCalendar(reading: Reading, entry: YamlEntry | undefined): CalendarRules {
  const fields =
    entry &&
    readFields(reading, entry, {
      what: `"calendar"`,
      needed: [],
      allowed: ["hijri", "first-day", "last-day"],
    });
  if (fields === undefined) return defaultRules;
  const firstDay = readWord(reading, fields.get("first-day"), ["counted", "not-counted"] as const);
  const lastDay = readWord(reading, fields.get("last-day"), ["included", "excluded"] as const);
  return {
    hijri: readWord(reading, fields.get("hijri"), bases) ?? defaultRules.hijri,
    firstDay: firstDay ?? defaultRules.firstDay,
    lastDay: lastDay ?? defaultRules.lastDay,
    stated: fields.has("first-day") && fields.has("last-day"),
  };
}
