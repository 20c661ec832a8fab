// The section `funding`: money promised, by whom, to whom, for which years, and on which conditions.

import { formatDay } from "../../ground/day.js";
import { readCount } from "../clauses/amounts.js";
import { readConditions } from "../clauses/conditions.js";
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { complain, readFields, spanFor } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import { readLabel, readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Funding } from "../terms/posture.js";

/** Reads one pledge. */
export function readFunding(reading: AgreementReading, entry: YamlEntry): Funding | undefined {
  const fields = readFields(reading, entry, {
    what: "a pledge",
    needed: ["by", "to", "currency", "pledged", "from"],
    allowed: ["title", "until", "disbursed", "as-long-as", "iati", "source"],
  });
  if (fields === undefined) return undefined;
  const { people, quantities } = reading.known;
  const by = resolveNames(reading, fields.get("by"), people);
  const to = resolveNames(reading, fields.get("to"), people);
  const currency = readCurrency(reading, fields.get("currency"));
  const pledged = readCount(reading, fields.get("pledged"));
  const from = readDate(reading, fields.get("from"), reading.rules.hijri);
  const until = readDate(reading, fields.get("until"), reading.rules.hijri);
  const asLongAs = readConditions(reading, fields.get("as-long-as")) ?? [];
  const disbursed = resolveName(reading, fields.get("disbursed"), quantities);
  const title = readText(reading, fields.get("title")) ?? entry.key;
  const iati = readLabel(reading, fields.get("iati"));
  const source = readText(reading, fields.get("source"));
  const end = fields.get("until");
  if (from !== undefined && until !== undefined && end !== undefined && until.day < from.day) {
    complain(reading, "dates-reversed", "a pledge ends before it begins", {
      at: spanFor(end),
      expected: `${formatDay(from.day)} or later`,
    });
  }
  if (by === undefined || to === undefined || currency === undefined) return undefined;
  if (pledged === undefined || from === undefined) return undefined;
  return {
    name: entry.key,
    title,
    by,
    to,
    currency,
    pledged,
    from,
    ...(until !== undefined && { until }),
    ...(disbursed !== undefined && { disbursed }),
    asLongAs,
    ...(iati !== undefined && { iati }),
    ...(source !== undefined && { source }),
    spot: spotOf(reading.page, entry.keySpan),
  };
}

function readCurrency(reading: AgreementReading, entry: YamlEntry | undefined): string | undefined {
  const code = readText(reading, entry);
  if (code === undefined || entry === undefined || /^[A-Z]{3}$/.test(code)) return code;
  return complain(reading, "value-unknown", `"${entry.key}" is not the code of a currency`, {
    at: spanFor(entry),
    found: `"${code}"`,
    expected: "three capital letters of ISO 4217, as USD, EUR, AFN",
  });
}
