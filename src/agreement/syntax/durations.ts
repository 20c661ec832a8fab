// Reading stretches of time: `135 days`, `2 weeks`, `14 months`, `5 years`.
import { type Duration, type DurationUnit, parseDuration } from "../../ground/duration.js";
import { complain, complainEmpty, described, type Reading, spanFor } from "./fields.js";
import type { YamlEntry } from "./yaml-positions.js";

/** Which stretches are meant: the least count (1 if not given: a stretch of nothing makes no sense), and the unit most likely. */
export type DurationAsked = { readonly min?: 0 | 1; readonly unit?: DurationUnit };

/** Reads a stretch of time. */
export function readDuration(
  reading: Reading,
  entry: YamlEntry | undefined,
  { min = 1, unit = "days" }: DurationAsked = {},
): Duration | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  const written = value.kind === "text" ? value.value.trim() : value.kind === "number" ? value.source : "";
  const duration = parseDuration(written);
  if (duration !== undefined && duration.count >= min) return duration;
  return complain(reading, "duration-invalid", `"${entry.key}" is not a stretch of time`, {
    at: spanFor(entry),
    found: described(value),
    expected: "a whole number of days, weeks, months or years, as 135 days",
    hint: duration === undefined ? hintFor(written, unit) : "it is at least 1 day",
  });
}

/** What to write instead of something that is not a stretch of time. */
export function hintFor(written: string, unit: DurationUnit = "days"): string | undefined {
  if (/^\d+$/.test(written)) return `say of what: ${written} ${unit}`;
  if (/\b(hours?|minutes?)\b/.test(written)) return "a day is the smallest stretch";
  if (/\b(working|business)\b/.test(written)) return "only days of the calendar are counted";
  if (/^\d+[.,]\d+/.test(written)) return "take a smaller unit, so that the number is whole";
  if (/^\d+ +(day|week|month|year)s?$/.test(written)) return "it is at most a thousand years";
  if (/^(an?|one|two|three|six|ten|thirty)\b/i.test(written)) return "write the number in figures";
  return undefined;
}
