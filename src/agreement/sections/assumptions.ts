// The sections `facts` and `assumptions`: the files of what happened, and what a simulation assumes of what may happen.
import { roughDays } from "../../ground/duration.js";
import type { AgreementReading } from "../known.js";
import { resolveName } from "../names.js";
import { readDuration } from "../syntax/durations.js";
import { complain, type Reading, readFields, spanFor } from "../syntax/fields.js";
import { readDistinct, readNumber, readShare, readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Assumption } from "../terms/phase.js";

/** Reads the names of the files of facts. */
export function readFactFiles(reading: Reading, entry: YamlEntry | undefined): readonly string[] {
  const files = readDistinct(reading, entry) ?? [];
  for (const { text, item } of files) {
    if (/\.(ya?ml|csv|jsonl)$/i.test(text)) continue;
    complain(reading, "file-format", `"${text}" is not a file of facts`, {
      at: spanFor(item),
      expected: "a file whose name ends in .yaml, .csv or .jsonl",
    });
  }
  return files.map(({ text }) => text);
}

/** Reads what is assumed of one clause, event, decision or test. */
export function readAssumption(reading: AgreementReading, entry: YamlEntry): Assumption | undefined {
  const { subjects } = reading.known;
  const name: YamlEntry = { ...entry, value: { kind: "text", value: entry.key, span: entry.keySpan } };
  const about = resolveName(reading, name, reading.known.outcomes);
  const fields = readFields(reading, entry, {
    what: "an assumption",
    needed: [],
    allowed: ["probability", "delay", "breaches", "why"],
  });
  const probability = readShare(reading, fields?.get("probability"), { min: 0, max: 1 }) ?? 1;
  const delay = readDelay(reading, fields?.get("delay"));
  const breaches = readBreaches(reading, fields?.get("breaches"));
  const why = readText(reading, fields?.get("why"));
  const what = about === undefined ? undefined : subjects.get(about);
  const field = fields?.get("breaches");
  if (what !== undefined && what !== "clause" && field !== undefined) {
    complain(
      reading,
      "key-unknown",
      `"breaches" is only for a clause; "${entry.key}" is of the kind ${what}`,
      {
        at: field.keySpan,
        hint: "remove it",
      },
    );
  }
  if (about === undefined || what === undefined || what === "phase") return undefined;
  return {
    about,
    what,
    probability,
    ...(delay !== undefined && { delay }),
    ...(breaches !== undefined && { breaches }),
    ...(why !== undefined && { why }),
  };
}

function readDelay(reading: AgreementReading, entry: YamlEntry | undefined): Assumption["delay"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"delay"`,
    needed: ["median", "high"],
    example: "{ median: 30 days, high: 60 days }",
  });
  const median = readDuration(reading, fields?.get("median"));
  const high = readDuration(reading, fields?.get("high"));
  const at = fields?.get("high");
  if (median === undefined || high === undefined || at === undefined) return undefined;
  if (roughDays(high) >= roughDays(median)) return { median: roughDays(median), high: roughDays(high) };
  return complain(reading, "number-range", `"high" lies below "median"`, {
    at: spanFor(at),
    expected: "the delay than which 19 in 20 are shorter; the median is the one than which half are",
  });
}

function readBreaches(reading: AgreementReading, entry: YamlEntry | undefined): Assumption["breaches"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"breaches"`,
    needed: ["per-year", "last"],
    example: "{ per-year: 6, last: 10 days }",
  });
  const perYear = readNumber(reading, fields?.get("per-year"), { min: 0, max: 366 });
  const last = readDuration(reading, fields?.get("last"));
  if (perYear === undefined || last === undefined) return undefined;
  return { perYear, lastDays: roughDays(last) };
}
