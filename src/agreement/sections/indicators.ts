// The section `indicators`: what was gained and can be measured, and where its figures are found.
import type { AgreementReading } from "../known.js";
import { readDuration } from "../syntax/durations.js";
import { complain, readFields } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import { readLabel, readNumber, readText, readWord } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { IndicatorDeclaration } from "../terms/things.js";

const labels = ["file", "code", "country", "publisher", "release", "licence"] as const;

/** Reads one indicator. */
export function readIndicator(reading: AgreementReading, entry: YamlEntry): IndicatorDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "an indicator",
    needed: ["unit", "better", "lag"],
    allowed: ["title", ...labels, "uncertainty"],
  });
  if (fields === undefined) return undefined;
  const title = readText(reading, fields.get("title")) ?? entry.key;
  const unit = readText(reading, fields.get("unit"));
  const better = readWord(reading, fields.get("better"), ["higher", "lower"] as const);
  const lagMonths = readLag(reading, fields.get("lag"));
  const uncertainty = readNumber(reading, fields.get("uncertainty"), { min: 0 });
  const told: { -readonly [K in (typeof labels)[number]]?: string } = {};
  for (const key of labels) {
    const label = readLabel(reading, fields.get(key));
    if (label !== undefined) told[key] = label;
  }
  if (unit === undefined || better === undefined || lagMonths === undefined) return undefined;
  return {
    name: entry.key,
    title,
    unit,
    better,
    ...told,
    lagMonths,
    ...(uncertainty !== undefined && { uncertainty }),
    spot: spotOf(reading.page, entry.keySpan),
  };
}

function readLag(reading: AgreementReading, entry: YamlEntry | undefined): number | undefined {
  const lag = readDuration(reading, entry, { min: 0, unit: "months" });
  if (lag === undefined || entry === undefined) return undefined;
  if (lag.unit === "months") return lag.count;
  if (lag.unit === "years") return lag.count * 12;
  return complain(reading, "duration-invalid", `"${entry.key}" is counted in months`, {
    at: entry.value.span,
    expected: "months or years, as 18 months",
  });
}
