// The section `sources`: which files the events come from, who publishes them, and on which days nobody looked.
import type { ColumnMapping, FormatName, ObservationGap } from "../cube/engine.js";
import { formatDay } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import { placeId } from "../ground/names.js";
import { readMentions } from "./names.js";
import { readDay, readDays, readDaysOf } from "./syntax/days.js";
import { complain, type Fields, type Reading, readFields } from "./syntax/fields.js";
import { readItems, readText, readTexts, readWord } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** One source as the process file declares it. A text that is not given was not noted by the writer. */
export type SourceDeclaration = {
  /** The key under which it is declared. */
  readonly name: string;
  readonly format: FormatName;
  /** As written: relative to the process file. */
  readonly files: readonly string[];
  /** Which column holds what; only for the format `generic`, and always there. */
  readonly columns?: ColumnMapping;
  readonly publisher?: string;
  readonly release?: string;
  readonly licence?: string;
  readonly citation?: string;
  /** ISO 8601 date on which the files were retrieved. */
  readonly retrieved?: string;
  /** The days that the source speaks of. Outside them it says nothing. */
  readonly covers?: DayInterval;
  readonly gaps: readonly ObservationGap[];
};

const formats: readonly FormatName[] = ["ucdp", "acled", "gdelt", "counts", "generic"];

/** Reads one source. */
export function readSource(reading: Reading, entry: YamlEntry): SourceDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a source",
    needed: ["format"],
    allowed: [...sourceKeys, ...noteKeys],
  });
  if (fields === undefined) return undefined;
  const format = readWord(reading, fields.get("format"), formats);
  const files = readFiles(reading, entry, fields);
  const columns = readColumns(reading, entry, fields, format);
  const notes = readNotes(reading, fields);
  const covers = readDays(reading, fields.get("covers"), `"covers"`);
  const gaps = readItems(reading, fields.get("gaps"))?.flatMap((item) => readGap(reading, item) ?? []) ?? [];
  if (format === undefined || files === undefined) return undefined;
  return {
    name: entry.key,
    format,
    files,
    ...(columns !== undefined && { columns }),
    ...notes,
    ...(covers !== undefined && { covers }),
    gaps,
  };
}

const sourceKeys = ["file", "files", "columns", "covers", "gaps"];
const noteKeys = ["publisher", "release", "licence", "citation", "retrieved"];

function readFiles(reading: Reading, owner: YamlEntry, fields: Fields): readonly string[] | undefined {
  const one = fields.get("file");
  const several = fields.get("files");
  if (one !== undefined && several !== undefined) {
    return complain(reading, "key-unknown", `a source has both "file" and "files"`, {
      at: several.keySpan,
      hint: "keep one of them",
    });
  }
  if (one === undefined && several === undefined) {
    return complain(reading, "key-missing", `a source needs the key "file" or the key "files"`, {
      at: owner.keySpan,
    });
  }
  const path = readText(reading, one);
  return path === undefined ? readTexts(reading, several) : [path];
}

/** How the process file calls the columns of a generic table; `place` is the unit of the boundary file, `district` the one below. */
export const columnKeys: Readonly<Record<string, keyof ColumnMapping>> = {
  id: "id",
  date: "date",
  "date-end": "dateEnd",
  "date-format": "dateFormat",
  country: "country",
  place: "adm1",
  district: "adm2",
  latitude: "latitude",
  longitude: "longitude",
  "side-a": "sideA",
  "side-b": "sideB",
  kind: "kind",
  low: "low",
  best: "best",
  high: "high",
};

function readColumns(
  reading: Reading,
  owner: YamlEntry,
  fields: Fields,
  format: FormatName | undefined,
): ColumnMapping | undefined {
  const entry = fields.get("columns");
  if (format === "generic" && entry === undefined) {
    return complain(reading, "key-missing", `a source of the format generic needs the key "columns"`, {
      at: owner.keySpan,
      hint: "say which column is what, at least the date: columns: { date: day, place: province }",
    });
  }
  if (entry === undefined) return undefined;
  if (format !== undefined && format !== "generic") {
    complain(reading, "key-unknown", `"columns" is only for the format generic`, {
      at: entry.keySpan,
      hint: `remove it; the columns of the format ${format} are known`,
    });
  }
  const keys = Object.keys(columnKeys);
  const columns = readFields(reading, entry, { what: `"columns"`, needed: ["date"], allowed: keys.slice() });
  if (columns === undefined) return undefined;
  const mapping: { -readonly [K in keyof ColumnMapping]?: string } = {};
  for (const key of keys) {
    const column = readText(reading, columns.get(key));
    if (column !== undefined) mapping[columnKeys[key]] = column;
  }
  return mapping.date === undefined ? undefined : { ...mapping, date: mapping.date };
}

type Notes = Pick<SourceDeclaration, "publisher" | "release" | "licence" | "citation" | "retrieved">;

function readNotes(reading: Reading, fields: Fields): Notes {
  const notes: { -readonly [K in keyof Notes]?: string } = {};
  for (const key of ["publisher", "release", "licence", "citation"] as const) {
    const text = readText(reading, fields.get(key));
    if (text !== undefined) notes[key] = text;
  }
  const day = readDay(reading, fields.get("retrieved"));
  if (day !== undefined) notes.retrieved = formatDay(day);
  return notes;
}

function readGap(reading: Reading, entry: YamlEntry): ObservationGap | undefined {
  const fields = readFields(reading, entry, {
    what: "a gap",
    needed: ["from", "why"],
    allowed: ["places", "to", "days"],
  });
  if (fields === undefined) return undefined;
  const places = readMentions(reading, fields.get("places"), "place")?.map(placeId);
  const days = readDaysOf(reading, entry, fields, "a gap");
  const why = readText(reading, fields.get("why"));
  if (days === undefined || why === undefined) return undefined;
  return { ...(places !== undefined && { places }), days, why };
}
