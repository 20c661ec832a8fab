// Reading what follows from a result: another phase or clause opens, pauses, resumes, snaps back, is released; somebody is told.
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { readDuration } from "../syntax/durations.js";
import { complain, type Fields, readFields } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import { readItems, readWord } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Consequence, Effect } from "../terms/clause.js";

const results = ["met", "not-met", "undetermined", "disputed"] as const;
const courses = ["opens", "pauses", "resumes", "snaps-back"] as const;
const effects = [...courses, "releases", "notifies"] as const;

/** Reads the key `then`. One entry with several effects stands for several consequences, in the order of this page's `effects`. */
export function readConsequences(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): readonly Consequence[] {
  return readItems(reading, entry)?.flatMap((item) => readConsequence(reading, item)) ?? [];
}

function readConsequence(reading: AgreementReading, entry: YamlEntry): readonly Consequence[] {
  const fields = readFields(reading, entry, {
    what: "a consequence",
    needed: ["on"],
    allowed: ["after", ...effects, "by"],
  });
  if (fields === undefined) return [];
  const on = readWord(reading, fields.get("on"), results);
  const after = readDuration(reading, fields.get("after"), { min: 0 });
  const by = resolveName(reading, fields.get("by"), reading.known.people);
  const found = effects.flatMap((kind) => readEffects(reading, fields, kind));
  if (!effects.some((kind) => fields.has(kind))) {
    complain(reading, "key-missing", "a consequence says what follows", {
      at: entry.value.span,
      expected: effects.join(", "),
    });
  }
  if (on === undefined) return [];
  const spot = spotOf(reading.page, entry.value.span);
  return found.map((effect) => ({
    on,
    ...(after !== undefined && { after }),
    effect,
    ...(by !== undefined && { by }),
    spot,
  }));
}

function readEffects(
  reading: AgreementReading,
  fields: Fields,
  kind: (typeof effects)[number],
): readonly Effect[] {
  const entry = fields.get(kind);
  if (entry === undefined) return [];
  const { known } = reading;
  if (kind === "notifies") {
    const whom = resolveNames(reading, entry, known.people);
    return whom === undefined ? [] : [{ kind, whom }];
  }
  if (kind === "releases") {
    const clauses = resolveNames(reading, entry, known.clauses) ?? [];
    return clauses.map((name) => ({ kind, what: "clause", name }));
  }
  const names = resolveNames(reading, entry, known.courses) ?? [];
  return names.map((name) => ({
    kind,
    what: known.subjects.get(name) === "phase" ? "phase" : "clause",
    name,
  }));
}
