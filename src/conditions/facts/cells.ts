// A fact from cells of text: one row of a table, or one line of JSON.
import { type HijriBasis, parseCalendarDate } from "../../ground/calendars.js";
import { type Day, parseDay } from "../../ground/day.js";
import { didYouMean } from "../../ground/nearest.js";
import type { Spot } from "../../ground/problem.js";
import { type FactKind, factKinds } from "../fact.js";
import type { Complaints, Draft } from "./draft.js";

/** The keys of a fact in a table or in lines of JSON, in the order in which they are written. */
export const factKeys = [
  "id",
  "kind",
  "about",
  "on",
  "to",
  "known",
  "by",
  "party",
  "place",
  "longitude",
  "latitude",
  "under",
  "amount",
  "low",
  "high",
  "is",
  "until",
  "grade",
  "source",
  "corrects",
  "retracts",
  "disputes",
  "accepts",
] as const;

/** One of the keys. */
export type FactKey = (typeof factKeys)[number];

/** The cells of one fact: what stands under a key, without space around it; "" for nothing. */
export type Cells = { get(key: FactKey): string; spot(key: string): Spot };

/** How cells are read. */
export type CellReading = { readonly complaints: Complaints; readonly basis: HijriBasis };

/** Reads the cells of a fact; what is wrong is told. `undefined` when the fact can't be checked any further. */
export function draftOfCells(cells: Cells, reading: CellReading): Draft | undefined {
  const before = reading.complaints.count();
  const id = needed(cells, "id", reading);
  const about = needed(cells, "about", reading);
  const kind = readKind(cells, reading);
  const first =
    readDay(cells, "on", reading) ?? (cells.get("on") === "" ? needed(cells, "on", reading) : undefined);
  const last = readDay(cells, "to", reading) ?? first;
  const draft = {
    ...readDays(cells, reading),
    ...readTexts(cells),
    ...readNumbers(cells, reading),
    ...readPoint(cells, reading),
    ...readAccepts(cells, reading),
  };
  if (id === undefined || about === undefined || kind === undefined) return undefined;
  if (typeof first !== "number" || typeof last !== "number") return undefined;
  return {
    id,
    about,
    kind,
    first,
    last,
    ...draft,
    whole: reading.complaints.count() === before,
    spot: (key) => cells.spot(cellKey(key)),
  };
}

// the fact as a whole is pointed at by its identifier, a point by its longitude
function cellKey(key: string): string {
  return key === "" ? "id" : key === "at" ? "longitude" : key;
}

function needed(cells: Cells, key: FactKey, { complaints }: CellReading): string | undefined {
  const text = cells.get(key);
  if (text !== "") return text;
  return complaints.tell("value-missing", `"${key}" is empty`, {
    where: cells.spot(key),
    expected: "a value",
  });
}

function readKind(cells: Cells, { complaints }: CellReading): FactKind | undefined {
  const text = cells.get("kind");
  const kind = factKinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  return complaints.tell("value-unknown", `"${text}" is no way in which a fact comes about`, {
    where: cells.spot("kind"),
    expected: factKinds.join(", "),
    hint: didYouMean(text, factKinds),
  });
}

function readDay(cells: Cells, key: FactKey, { complaints, basis }: CellReading): Day | undefined {
  const text = cells.get(key);
  if (text === "") return undefined;
  const day = parseDay(text);
  // most dates are written with digits; the years before 1600 are those of other calendars
  if (day !== undefined && text >= "1600") return day;
  const read = parseCalendarDate(text, basis);
  if (read.ok) return read.value.day;
  for (const { code, message, expected, hint } of read.problems) {
    complaints.tell(code, message, {
      where: cells.spot(key),
      found: `"${text.slice(0, 100)}"`,
      expected,
      hint,
    });
  }
  return undefined;
}

function readDays(cells: Cells, reading: CellReading): { known?: Day; until?: Day } {
  const known = readDay(cells, "known", reading);
  const until = readDay(cells, "until", reading);
  return { ...(known !== undefined && { known }), ...(until !== undefined && { until }) };
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

function readTexts(cells: Cells): Partial<Record<(typeof texts)[number], string>> {
  const found: Partial<Record<(typeof texts)[number], string>> = {};
  for (const key of texts) {
    const text = cells.get(key);
    if (text !== "") found[key] = text;
  }
  return found;
}

function readNumbers(cells: Cells, reading: CellReading): Pick<Draft, "amount" | "percent" | "low" | "high"> {
  const written = cells.get("amount");
  const percent = written.endsWith("%");
  const amount = percent
    ? numberIn(cells, "amount", `${written.slice(0, -1).trimEnd()}e-2`, reading)
    : numberIn(cells, "amount", written, reading);
  const low = numberIn(cells, "low", cells.get("low"), reading);
  const high = numberIn(cells, "high", cells.get("high"), reading);
  return {
    ...(amount !== undefined && { amount, percent }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

function numberIn(cells: Cells, key: FactKey, text: string, { complaints }: CellReading): number | undefined {
  if (text === "") return undefined;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return complaints.tell("number-invalid", `"${key}" is not a number`, {
    where: cells.spot(key),
    found: `"${cells.get(key).slice(0, 100)}"`,
    expected: "digits, with a point before decimals",
  });
}

function readPoint(cells: Cells, reading: CellReading): Pick<Draft, "at"> {
  const longitude = degrees(cells, "longitude", 180, reading);
  const latitude = degrees(cells, "latitude", 90, reading);
  if (longitude === undefined && latitude === undefined) return {};
  if (longitude !== undefined && latitude !== undefined) return { at: [longitude, latitude] };
  const missing = longitude === undefined ? "longitude" : "latitude";
  if (cells.get(missing) === "") {
    reading.complaints.tell("value-missing", `a point needs its ${missing}`, { where: cells.spot(missing) });
  }
  return {};
}

function degrees(
  cells: Cells,
  key: "longitude" | "latitude",
  most: number,
  reading: CellReading,
): number | undefined {
  const value = numberIn(cells, key, cells.get(key), reading);
  if (value === undefined || Math.abs(value) <= most) return value;
  return reading.complaints.tell("number-range", `"${key}" lies outside the globe`, {
    where: cells.spot(key),
    found: cells.get(key),
    expected: `from -${most} to ${most}`,
  });
}

function readAccepts(cells: Cells, { complaints }: CellReading): Pick<Draft, "accepts"> {
  const text = cells.get("accepts");
  if (text === "") return {};
  if (text === "yes" || text === "true") return { accepts: true };
  if (text === "no" || text === "false") return { accepts: false };
  complaints.tell("value-unknown", `"accepts" has a value that is not known`, {
    where: cells.spot("accepts"),
    found: `"${text.slice(0, 100)}"`,
    expected: "yes, no",
  });
  return {};
}
