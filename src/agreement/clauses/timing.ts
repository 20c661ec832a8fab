// Reading when a clause is owed: from when, by when, until when, together with what, for which terms.
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { readDuration } from "../syntax/durations.js";
import { complain, readFields } from "../syntax/fields.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Timing } from "../terms/clause.js";
import type { Moment } from "../terms/date.js";
import { readMoment } from "./moments.js";

type Moments = "from" | "beginBy" | "by" | "before" | "until" | "goal";
const moments: readonly (readonly [key: string, name: Moments])[] = [
  ["from", "from"],
  ["begin-by", "beginBy"],
  ["by", "by"],
  ["before", "before"],
  ["until", "until"],
  ["goal", "goal"],
];

/** Reads the key `when`. Without it the clause is owed from the beginning and has no deadline. */
export function readTiming(reading: AgreementReading, entry: YamlEntry | undefined): Timing {
  if (entry === undefined) return {};
  const fields = readFields(reading, entry, {
    what: `"when"`,
    needed: [],
    allowed: [...moments.map(([key]) => key), "together", "renewable"],
    example: "{ by: 135 days after signing }",
  });
  if (fields === undefined) return {};
  const [by, before] = [fields.get("by"), fields.get("before")];
  if (by !== undefined && before !== undefined) {
    complain(reading, "key-unknown", `"when" has both "by" and "before"`, {
      at: before.keySpan,
      hint: `keep one of them: "by" names the last day, "before" the first day that is too late`,
    });
  }
  const timing: { -readonly [K in Moments]?: Moment } = {};
  for (const [key, name] of moments) {
    const moment = readMoment(reading, fields.get(key));
    if (moment !== undefined) timing[name] = moment;
  }
  const together = readTogether(reading, fields.get("together"));
  const renewable = readRenewable(reading, fields.get("renewable"));
  return {
    ...timing,
    ...(together !== undefined && { together }),
    ...(renewable !== undefined && { renewable }),
  };
}

function readTogether(reading: AgreementReading, entry: YamlEntry | undefined): Timing["together"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"together"`,
    needed: ["with", "within"],
    example: "{ with: talks, within: 3 days }",
  });
  const other = readMoment(reading, fields?.get("with"));
  // 0 days: on the same day
  const within = readDuration(reading, fields?.get("within"), { min: 0 });
  return other === undefined || within === undefined ? undefined : { with: other, within };
}

function readRenewable(reading: AgreementReading, entry: YamlEntry | undefined): Timing["renewable"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, { what: `"renewable"`, needed: ["term", "by", "decision"] });
  const term = readDuration(reading, fields?.get("term"));
  const by = resolveNames(reading, fields?.get("by"), reading.known.people);
  const decision = resolveName(reading, fields?.get("decision"), reading.known.decisions);
  if (term === undefined || by === undefined || decision === undefined) return undefined;
  return { term, by, decision };
}
