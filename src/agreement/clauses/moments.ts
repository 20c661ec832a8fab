// Reading moments: a date, the day of something named, a stretch before or after another moment, the earlier or later of several.
import { parseDuration } from "../../ground/duration.js";
import { didYouMean } from "../../ground/nearest.js";
import type { AgreementReading } from "../known.js";
import { nearName } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { hintFor } from "../syntax/durations.js";
import { complain, complainEmpty, described, spanFor } from "../syntax/fields.js";
import { readItems, readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Moment } from "../terms/date.js";

/** Reads a moment. */
export function readMoment(reading: AgreementReading, entry: YamlEntry | undefined): Moment | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  switch (value.kind) {
    case "nothing":
      return complainEmpty(reading, entry);
    case "map":
      return readMomentKeys(reading, entry);
    case "text": {
      const text = readText(reading, entry);
      return text === undefined ? undefined : momentOf(reading, entry, text, 0);
    }
    default:
      return refuse(reading, entry);
  }
}

function momentOf(
  reading: AgreementReading,
  entry: YamlEntry,
  text: string,
  depth: number,
): Moment | undefined {
  const shifted = shift.exec(text);
  if (shifted !== null) {
    if (depth === mostShifts) return refuseChain(reading, entry);
    const by = parseDuration(shifted[1]);
    if (by === undefined) return refuseStretch(reading, part(reading, entry, shifted[1]), shifted[1]);
    const from = momentOf(reading, part(reading, entry, shifted[3].trim()), shifted[3].trim(), depth + 1);
    return from && { kind: "shifted", by, direction: shifted[2] === "after" ? "after" : "before", from };
  }
  const what = reading.known.subjects.get(text);
  if (what === "event" || what === "clause" || what === "phase") return { kind: "named", what, name: text };
  if (what !== undefined) return refuseTimeless(reading, entry, text, what);
  if (/^[\d\u0660-\u0669\u06f0-\u06f9]/.test(text)) {
    const date = readDate(reading, entry, reading.rules.hijri);
    return date && { kind: "date", date };
  }
  return refuseUnknown(reading, entry, text);
}

// "135 days after signing": the first such words divide it
const shift = /^(\d+ +\p{L}+) +(after|before) +(.+)$/su;

// more would be a puzzle, not a moment
const mostShifts = 10;

function readMomentKeys(reading: AgreementReading, entry: YamlEntry): Moment | undefined {
  const entries = entry.value.kind === "map" ? entry.value.entries : [];
  if (entries.length === 0) return complainEmpty(reading, entry);
  if (entries.some(({ key }) => key === "gregorian" || key === "persian" || key === "hijri")) {
    const date = readDate(reading, entry, reading.rules.hijri);
    return date && { kind: "date", date };
  }
  const [one, second] = entries;
  if (second !== undefined) {
    return complain(reading, "moment-invalid", "a moment has one key, not several", {
      at: second.keySpan,
      expected: forms,
    });
  }
  if (one.key === "earlier-of" || one.key === "later-of") return readSeveral(reading, one, one.key);
  const shifted = /^(\d+ +\p{L}+) +(after|before)$/u.exec(one.key);
  if (shifted === null) {
    const known = ["earlier-of", "later-of", "gregorian", "persian", "hijri"];
    return complain(reading, "moment-invalid", `"${one.key}" is not a key of a moment`, {
      at: one.keySpan,
      expected: forms,
      hint: didYouMean(one.key, known),
    });
  }
  const by = parseDuration(shifted[1]);
  if (by === undefined)
    return refuseStretch(reading, { ...one, value: { kind: "nothing", span: one.keySpan } }, shifted[1]);
  const from = readMoment(reading, one);
  return from && { kind: "shifted", by, direction: shifted[2] === "after" ? "after" : "before", from };
}

function readSeveral(
  reading: AgreementReading,
  entry: YamlEntry,
  kind: "earlier-of" | "later-of",
): Moment | undefined {
  const items = readItems(reading, entry);
  if (items === undefined) return undefined;
  const of = items.flatMap((item) => readMoment(reading, item) ?? []);
  if (of.length < items.length) return undefined;
  if (of.length >= 2) return { kind, of };
  return complain(reading, "moment-invalid", `"${kind}" needs at least two moments`, {
    at: entry.keySpan,
    hint: `write them as a list: { ${kind}: [8 years after adoption, conclusion] }`,
  });
}

const forms =
  "a date, a name, 135 days after signing, { earlier-of: […] }, { later-of: […] } or { 30 days after: … }";

// the part of the words that is read; where it can't be found (a text over several lines), all of them
function part(reading: AgreementReading, entry: YamlEntry, text: string): YamlEntry {
  const { span } = entry.value;
  const start = reading.page.text.slice(span.start, span.end).lastIndexOf(text);
  const words = start < 0 ? span : { start: span.start + start, end: span.start + start + text.length };
  return { ...entry, value: { kind: "text", value: text, span: words } };
}

function refuse(reading: AgreementReading, entry: YamlEntry): undefined {
  return complain(reading, "moment-invalid", `"${entry.key}" is not a point in time`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected: forms,
    hint: reading.known.subjects.has(described(entry.value))
      ? `put the name in quotes: "${described(entry.value)}"`
      : undefined,
  });
}

function refuseChain(reading: AgreementReading, entry: YamlEntry): undefined {
  return complain(reading, "moment-invalid", `"${entry.key}" goes from one moment to the next too often`, {
    at: spanFor(entry),
    expected: `at most ${mostShifts} stretches of time in one moment`,
    hint: "declare an event for a moment on the way",
  });
}

function refuseStretch(reading: AgreementReading, entry: YamlEntry, stretch: string): undefined {
  return complain(reading, "duration-invalid", `"${stretch}" is not a stretch of time`, {
    at: spanFor(entry),
    expected: "a whole number of days, weeks, months or years, at most a thousand years",
    hint: hintFor(stretch),
  });
}

function refuseTimeless(reading: AgreementReading, entry: YamlEntry, name: string, what: string): undefined {
  return complain(reading, "moment-invalid", `"${name}" is a ${what}, which has no day of its own`, {
    at: spanFor(entry),
    expected: "the name of an event, a clause or a phase",
    hint: `declare an event for the day that is meant`,
  });
}

function refuseUnknown(reading: AgreementReading, entry: YamlEntry, name: string): undefined {
  const { subjects } = reading.known;
  const hint = nearName(reading, name, subjects);
  return complain(reading, "name-unknown", `no event, clause or phase is declared under the name "${name}"`, {
    at: spanFor(entry),
    expected: forms,
    hint,
  });
}
