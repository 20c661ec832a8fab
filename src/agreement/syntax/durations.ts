// Reading stretches of time: `135 days`, `2 weeks`, `14 months`, `5 years`.
import { type Duration, parseDuration } from "../../ground/duration.js";
import { complain, complainEmpty, described, type Reading, spanFor } from "./fields.js";
import type { YamlEntry } from "./yaml-positions.js";

/** Reads a stretch of time. `min` is the least count: 1 where a stretch of nothing makes no sense (if not given), else 0. */
export function readDuration(
  reading: Reading,
  entry: YamlEntry | undefined,
  min: 0 | 1 = 1,
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
    hint: hintFor(written),
  });
}

function hintFor(written: string): string | undefined {
  if (/^\d+$/.test(written)) return `say of what: ${written} days`;
  if (/\b(hours?|minutes?)\b/.test(written)) return "a day is the smallest stretch";
  if (/\b(working|business)\b/.test(written)) return "only days of the calendar are counted";
  if (/^(an?|one|two|three|six|ten|thirty)\b/i.test(written)) return "write the number in figures";
  if (/^\d+[.,]\d+/.test(written)) return "take a smaller unit, so that the number is whole";
  return undefined;
}
