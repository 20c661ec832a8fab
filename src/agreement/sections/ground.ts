// The sections `lines` and `zones`: lines as they stood on a day, and zones by their places or by their distance from a line.
import { readKilometres } from "../clauses/amounts.js";
import type { AgreementReading } from "../known.js";
import { readMentions, resolveName } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { complain, complainKind, type Fields, readFields } from "../syntax/fields.js";
import { readItems, readNumber, readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { LineDeclaration, ZoneDeclaration } from "../terms/things.js";

/** Reads one line. */
export function readLine(reading: AgreementReading, entry: YamlEntry): LineDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a line",
    needed: ["as-of"],
    allowed: ["title", "file", "points"],
  });
  if (fields === undefined) return undefined;
  const title = readText(reading, fields.get("title")) ?? entry.key;
  const asOf = readDate(reading, fields.get("as-of"), reading.rules.hijri);
  const file = readText(reading, fields.get("file"));
  const points = readPoints(reading, fields.get("points")) ?? [];
  needOne(reading, entry, fields, ["file", "points"]);
  if (asOf === undefined) return undefined;
  return { name: entry.key, title, asOf, ...(file !== undefined && { file }), points };
}

/** Reads one zone. */
export function readZone(reading: AgreementReading, entry: YamlEntry): ZoneDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a zone",
    needed: [],
    allowed: ["title", "near", "places"],
  });
  if (fields === undefined) return undefined;
  const title = readText(reading, fields.get("title")) ?? entry.key;
  const places = readMentions(reading, fields.get("places"), "place") ?? [];
  const near = readNear(reading, fields.get("near"));
  needOne(reading, entry, fields, ["near", "places"]);
  return { name: entry.key, title, places, ...(near !== undefined && { near }) };
}

/** Reads a position: longitude first, as in GeoJSON. */
export function readPosition(
  reading: AgreementReading,
  entry: YamlEntry,
): readonly [number, number] | undefined {
  if (entry.value.kind !== "list" || entry.value.items.length !== 2)
    return complainKind(reading, entry, "a longitude and a latitude in degrees: [37.5, 47.1]");
  const [first, second] = entry.value.items;
  const at = (value: YamlEntry["value"], key: string): YamlEntry => ({ key, keySpan: value.span, value });
  const longitude = readNumber(reading, at(first, "longitude"), { min: -180, max: 180 });
  const latitude = readNumber(reading, at(second, "latitude"), { min: -90, max: 90 });
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

function readPoints(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): readonly (readonly [number, number])[] | undefined {
  const items = readItems(reading, entry);
  if (items === undefined || entry === undefined) return undefined;
  if (items.length < 2 || entry.value.kind !== "list") {
    return complainKind(reading, entry, "a list of at least two points: [[37.5, 47.1], [37.9, 47.4]]");
  }
  return items.flatMap((item) => {
    const point = readPosition(reading, item);
    return point === undefined ? [] : [point];
  });
}

function readNear(reading: AgreementReading, entry: YamlEntry | undefined): ZoneDeclaration["near"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, { what: `"near"`, needed: ["line", "km"] });
  const line = resolveName(reading, fields?.get("line"), reading.known.lines);
  const km = fields?.get("km");
  const kilometres =
    km?.value.kind === "text"
      ? readKilometres(reading, km)
      : readNumber(reading, km, { above: 0, max: 20_000 });
  return line === undefined || kilometres === undefined ? undefined : { line, kilometres };
}

function needOne(
  reading: AgreementReading,
  owner: YamlEntry,
  fields: Fields,
  [one, other]: readonly [string, string],
): void {
  const second = fields.get(other);
  if (fields.has(one) && second !== undefined) {
    complain(reading, "key-unknown", `"${owner.key}" has both "${one}" and "${other}"`, {
      at: second.keySpan,
      hint: "keep one of them",
    });
  }
  if (fields.has(one) || second !== undefined) return;
  complain(reading, "key-missing", `"${owner.key}" needs the key "${one}" or the key "${other}"`, {
    at: owner.keySpan,
  });
}
