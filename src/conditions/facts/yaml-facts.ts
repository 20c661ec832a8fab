// Facts as YAML: a list in which each fact begins with how it came about.

import { readDate } from "../../agreement/syntax/dates.js";
import {
  complain,
  complainKind,
  described,
  type Fields,
  type Reading,
  readFields,
  spanFor,
} from "../../agreement/syntax/fields.js";
import { pageOf, spotOf } from "../../agreement/syntax/page.js";
import {
  readItems,
  readLabel,
  readNumber,
  readShare,
  readText,
  readYesNo,
} from "../../agreement/syntax/values.js";
import { readYaml, type YamlEntry } from "../../agreement/syntax/yaml-positions.js";
import type { HijriBasis } from "../../ground/calendars.js";
import type { Day } from "../../ground/day.js";
import type { Problem, Spot } from "../../ground/problem.js";
import { type FactKind, factKinds } from "../fact.js";
import type { Draft } from "./draft.js";

/** What could be read of a text, and what is wrong with it. */
export type DraftsRead = { readonly drafts: readonly Draft[]; readonly problems: readonly Problem[] };

/** Reads a file of facts in YAML, up to what YAML files may hold. */
export function draftsOfYaml(text: string, file: string, basis: HijriBasis): DraftsRead {
  const page = pageOf(file, text);
  const { root, problems } = readYaml(page);
  if (root === undefined) return { drafts: [], problems };
  const reading: Reading = { page, problems: [], mentions: [] };
  const start = { start: root.span.start, end: root.span.start };
  if (root.kind !== "map") {
    complain(reading, "file-format", "this is not a file of facts", {
      at: start,
      expected: "halcyon-facts: 1, and under it facts: with a list",
    });
    return { drafts: [], problems: reading.problems };
  }
  const entry: YamlEntry = { key: file, keySpan: start, value: root };
  const fields = readFields(reading, entry, { what: "a file of facts", needed: ["halcyon-facts", "facts"] });
  checkVersion(reading, fields?.get("halcyon-facts"));
  const list = fields?.get("facts");
  const items = list === undefined || isEmptyList(list) ? [] : (readItems(reading, list) ?? []);
  const drafts = items.flatMap((item) => readDraft(reading, item, basis) ?? []);
  return { drafts, problems: reading.problems };
}

function checkVersion(reading: Reading, entry: YamlEntry | undefined): void {
  if (entry === undefined || (entry.value.kind === "number" && entry.value.value === 1)) return;
  complain(reading, "value-unknown", "this version of the language is not known", {
    at: spanFor(entry),
    found: described(entry.value),
    expected: "halcyon-facts: 1",
  });
}

function isEmptyList({ value }: YamlEntry): boolean {
  return value.kind === "list" && value.items.length === 0;
}

const texts = [
  "by",
  "party",
  "place",
  "under",
  "source",
  "is",
  "grade",
  "corrects",
  "retracts",
  "disputes",
] as const;

function readDraft(reading: Reading, item: YamlEntry, basis: HijriBasis): Draft | undefined {
  if (item.value.kind !== "map") return complainKind(reading, item, "a fact: { id: …, reported: …, on: … }");
  const fields = readFields(
    reading,
    { ...item, keySpan: firstKey(item) },
    {
      what: "a fact",
      needed: ["id"],
      allowed: [
        ...factKinds,
        "on",
        "from",
        "to",
        "known",
        ...texts,
        "at",
        "amount",
        "low",
        "high",
        "until",
        "accepts",
      ],
    },
  );
  if (fields === undefined) return undefined;
  const before = reading.problems.length;
  const id = readLabel(reading, fields.get("id"));
  const subject = readSubject(reading, item, fields);
  const days = readDuring(reading, item, fields, basis);
  const rest = {
    ...readTexts(reading, fields),
    ...readDates(reading, fields, basis),
    ...readNumbers(reading, fields),
  };
  const accepts = fields.has("accepts") ? readYesNo(reading, fields.get("accepts")) : undefined;
  const at = readPoint(reading, fields.get("at"));
  if (id === undefined || subject === undefined || days === undefined) return undefined;
  const spot = (key: string): Spot => {
    const entry = fields.get(key === "about" ? subject.kind : key) ?? fields.get("id");
    return spotOf(reading.page, entry === undefined ? item.keySpan : spanFor(entry));
  };
  return {
    id,
    ...subject,
    ...days,
    ...rest,
    ...(accepts !== undefined && { accepts: accepts === "yes" }),
    ...(at !== undefined && { at }),
    whole: reading.problems.length === before,
    spot,
  };
}

function firstKey({ keySpan, value }: YamlEntry): YamlEntry["keySpan"] {
  return value.kind === "map" ? (value.entries[0]?.keySpan ?? keySpan) : keySpan;
}

// exactly one key says how the fact came about, and about what it is
function readSubject(
  reading: Reading,
  item: YamlEntry,
  fields: Fields,
): { kind: FactKind; about: string } | undefined {
  const written = factKinds.filter((kind) => fields.has(kind));
  const [kind, second] = written;
  if (kind === undefined) {
    return complain(reading, "key-missing", "the fact does not say how it came about", {
      at: firstKey(item),
      expected: factKinds.join(", "),
    });
  }
  if (second !== undefined) {
    return complain(reading, "key-unknown", `a fact is either "${kind}" or "${second}"`, {
      at: fields.get(second)?.keySpan ?? item.keySpan,
      hint: "write two facts",
    });
  }
  const about = readText(reading, fields.get(kind));
  return about === undefined ? undefined : { kind, about };
}

function readDuring(
  reading: Reading,
  item: YamlEntry,
  fields: Fields,
  basis: HijriBasis,
): { first: Day; last: Day } | undefined {
  const [on, from, to] = ["on", "from", "to"].map((key) => readDate(reading, fields.get(key), basis)?.day);
  const has = (key: string): boolean => fields.has(key);
  if (has("on") && (has("from") || has("to"))) {
    return complain(
      reading,
      "key-unknown",
      `a fact speaks of one day ("on") or of a stretch ("from" and "to")`,
      {
        at: fields.get(has("from") ? "from" : "to")?.keySpan ?? item.keySpan,
        hint: "keep one of them",
      },
    );
  }
  if (has("on")) return on === undefined ? undefined : { first: on, last: on };
  if (has("from") && has("to"))
    return from === undefined || to === undefined ? undefined : { first: from, last: to };
  return complain(reading, "key-missing", `a fact needs the key "on", or "from" and "to"`, {
    at: firstKey(item),
  });
}

function readTexts(reading: Reading, fields: Fields): Partial<Record<(typeof texts)[number], string>> {
  const found: Partial<Record<(typeof texts)[number], string>> = {};
  for (const key of texts) {
    const entry = fields.get(key);
    const text =
      key === "corrects" || key === "retracts" || key === "disputes"
        ? readLabel(reading, entry)
        : readText(reading, entry);
    if (text !== undefined) found[key] = text;
  }
  return found;
}

function readDates(reading: Reading, fields: Fields, basis: HijriBasis): { known?: Day; until?: Day } {
  const known = readDate(reading, fields.get("known"), basis)?.day;
  const until = readDate(reading, fields.get("until"), basis)?.day;
  return { ...(known !== undefined && { known }), ...(until !== undefined && { until }) };
}

function readNumbers(reading: Reading, fields: Fields): Pick<Draft, "amount" | "percent" | "low" | "high"> {
  const entry = fields.get("amount");
  const percent = entry?.value.kind === "text" && entry.value.value.includes("%");
  const amount = percent ? readShare(reading, entry, {}) : readNumber(reading, entry, {});
  const low = readNumber(reading, fields.get("low"), {});
  const high = readNumber(reading, fields.get("high"), {});
  return {
    ...(amount !== undefined && { amount, percent }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

function readPoint(reading: Reading, entry: YamlEntry | undefined): readonly [number, number] | undefined {
  const items = readItems(reading, entry);
  if (entry === undefined || items === undefined) return undefined;
  if (items.length !== 2) {
    return complain(reading, "value-kind", `"at" is a point of two numbers`, {
      at: spanFor(entry),
      expected: "[longitude, latitude]",
    });
  }
  const longitude = readNumber(reading, items[0], { min: -180, max: 180 });
  const latitude = readNumber(reading, items[1], { min: -90, max: 90 });
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}
