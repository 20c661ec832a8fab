// The section `phases`: the stretches of the road, in their order; what opens, suspends, reverses and ends each.
import { readConditions } from "../clauses/conditions.js";
import { readMoment } from "../clauses/moments.js";
import { spotsOf } from "../clauses/spots.js";
import type { AgreementReading } from "../known.js";
import { complain, readFields } from "../syntax/fields.js";
import { readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Condition } from "../terms/condition.js";
import type { Moment } from "../terms/date.js";
import type { Phase } from "../terms/phase.js";

/** Reads one phase. */
export function readPhase(reading: AgreementReading, entry: YamlEntry): Phase | undefined {
  const fields = readFields(reading, entry, {
    what: "a phase",
    needed: ["opens"],
    allowed: ["title", "suspended", "reversed", "ends"],
  });
  if (fields === undefined) return undefined;
  const title = readText(reading, fields.get("title")) ?? entry.key;
  const opens = readPassage(reading, fields.get("opens"), ["when", "on"]);
  const suspended = readPassage(reading, fields.get("suspended"), ["when"]);
  const reversed = readPassage(reading, fields.get("reversed"), ["when"]);
  const ends = readPassage(reading, fields.get("ends"), ["when", "on"]);
  return {
    name: entry.key,
    title,
    opensWhen: opens.when,
    ...(opens.on !== undefined && { opensOn: opens.on }),
    suspendedWhen: suspended.when,
    reversedWhen: reversed.when,
    endsWhen: ends.when,
    ...(ends.on !== undefined && { endsOn: ends.on }),
    spots: spotsOf(reading, entry, fields),
  };
}

type Passage = { readonly when: readonly Condition[]; readonly on?: Moment };

function readPassage(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
  allowed: readonly string[],
): Passage {
  const example = allowed.includes("on") ? "{ when: [talks], on: 2020-03-10 }" : "{ when: [talks] }";
  const fields =
    entry && readFields(reading, entry, { what: `"${entry.key}"`, needed: [], allowed, example });
  if (entry === undefined || fields === undefined) return { when: [] };
  if (!allowed.some((key) => fields.has(key))) {
    complain(
      reading,
      "key-missing",
      `"${entry.key}" needs the key ${allowed.map((key) => `"${key}"`).join(" or ")}`,
      {
        at: entry.keySpan,
      },
    );
  }
  const when = readConditions(reading, fields.get("when")) ?? [];
  const on = readMoment(reading, fields.get("on"));
  return { when, ...(on !== undefined && { on }) };
}
