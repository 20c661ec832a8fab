// Guesses which column of somebody's own table holds what, from its headings and first rows: a beginning that a person corrects.
import type { ColumnMapping } from "../cube/engine.js";

/** What can be named. */
export type Mappable = Exclude<keyof ColumnMapping, "dateFormat">;

// plain headings, likeliest first
const usual: Readonly<Record<Mappable, readonly RegExp[]>> = {
  date: [/^date$/, /^(event|incident|start)_?date$/, /^date_?start$/, /^day$/, /date|fecha|datum|jour/],
  dateEnd: [/^(end_?date|date_?end)$/, /end.*date|date.*end/],
  id: [/^id$/, /^(event|incident|record)_?(id|no|number)$/, /_id$/],
  country: [/^country(_?name)?$/, /^(pays|pais|land)$/],
  adm1: [/^(province|governorate|oblast|department|region|state|wilaya)$/, /^(adm|admin)_?1/, /^place$/],
  adm2: [/^(district|municipality|county|raion)$/, /^(adm|admin)_?2/],
  latitude: [/^lat(itude)?$/, /^y$/],
  longitude: [/^(lon|long|lng|longitude)$/, /^x$/],
  sideA: [/^side_?a$/, /^actor_?1?$/, /^(perpetrator|attacker|party_?1|side_?1)$/],
  sideB: [/^side_?b$/, /^actor_?2$/, /^(target|victim|party_?2|side_?2)$/],
  kind: [/^(kind|type|event_?type|category)$/, /type$/],
  low: [/^(low|deaths_?low|low_?est(imate)?|min)$/],
  best: [/^(best|deaths|fatalities|killed|dead|deaths_?best)$/, /deaths|fatalit|killed/],
  high: [/^(high|deaths_?high|high_?est(imate)?|max)$/],
};

/** A guess at the mapping: each column is taken once, and only columns whose values can be right. */
export function guessMapping(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Partial<ColumnMapping> {
  const guess: { -readonly [K in keyof ColumnMapping]?: ColumnMapping[K] } = {};
  const free = new Set(headings.map((_, i) => i));
  const valuesOf = (index: number) =>
    rows.map((row) => (row[index] ?? "").trim()).filter((one) => one !== "");
  for (const [what, patterns] of Object.entries(usual) as [Mappable, readonly RegExp[]][]) {
    for (const pattern of patterns) {
      const index = [...free].find((i) => pattern.test(plain(headings[i])) && fits(what, valuesOf(i)));
      if (index === undefined) continue;
      free.delete(index);
      guess[what] = headings[index];
      if (what === "date") {
        const format = guessDateFormat(valuesOf(index));
        if (format !== undefined && format !== "iso") guess.dateFormat = format;
      }
      break;
    }
  }
  return guess;
}

/** How days are written, as for strptime; `iso` needs no pattern; `undefined` where none fits. Day before month, if both can be. */
export function guessDateFormat(values: readonly string[]): string | undefined {
  const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value));
  if (all(/^\d{4}-\d{2}-\d{2}([T ].*)?$/)) return "iso";
  for (const separator of ["/", ".", "-"]) {
    const part = `\\${separator}`;
    if (all(new RegExp(`^\\d{4}${part}\\d{1,2}${part}\\d{1,2}$`))) return ["%Y", "%m", "%d"].join(separator);
    if (!all(new RegExp(`^\\d{1,2}${part}\\d{1,2}${part}\\d{4}$`))) continue;
    // the second number of an American date may exceed twelve
    const american = values.some((value) => Number(value.split(separator)[1]) > 12);
    return (american ? ["%m", "%d", "%Y"] : ["%d", "%m", "%Y"]).join(separator);
  }
  if (all(/^\d{8}$/)) return "%Y%m%d";
  if (all(/^\d{1,2} [A-Za-z]+ \d{4}$/)) return "%d %B %Y";
  if (all(/^\d{1,2}-[A-Za-z]{3}-\d{4}$/)) return "%d-%b-%Y";
  return undefined;
}

function fits(what: Mappable, values: readonly string[]): boolean {
  const number = (value: string) => /^-?\d+(\.\d+)?$/.test(value);
  switch (what) {
    case "date":
    case "dateEnd":
      return values.length === 0 || guessDateFormat(values) !== undefined;
    case "latitude":
    case "longitude":
    case "low":
    case "best":
    case "high":
      return values.every(number);
    default:
      return true;
  }
}

function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
