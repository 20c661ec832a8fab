// Reads a day as the sources write it: ISO, day and month in words or digits, eight digits, or a pattern as for strptime.
import { type Day, dayOf } from "../../ground/day.js";
import type { DayShape } from "../format.js";

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/**
 * The day that a text means in one of the given shapes, or `undefined`: not written so, or no day of the calendar.
 * A time after an ISO date is passed over, and so is its zone: the date counts as it is written.
 *
 * @example
 * readDay("27 February 2016", [{ kind: "day-month-name-year" }]) // 16858
 * readDay("2016-02-30", [{ kind: "iso" }]) // undefined
 */
export function readDay(text: string, shapes: readonly DayShape[]): Day | undefined {
  const written = text.replace(/^[ \t]+|[ \t]+$/g, "");
  for (const shape of shapes) {
    const day = readShape(written, shape);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** How days of these shapes are written, for a message. */
export function shapesInWords(shapes: readonly DayShape[]): string {
  return `a day that exists, written as ${shapes.map(shapeInWords).join(" or ")}`;
}

/** Why a pattern can't be used, or `undefined` when it can. */
export function patternProblem(pattern: string): string | undefined {
  const parts = [...pattern.matchAll(/%-?(.?)/g)].map((match) => match[1]);
  const strange = parts.find((part) => !(part in directives));
  if (strange !== undefined) return `%${strange} is not known here`;
  const has = (...any: readonly string[]) => any.some((part) => parts.includes(part));
  if (has("Y", "y") && (has("j") || (has("m", "b", "B") && has("d", "e")))) return undefined;
  return "it must hold the year, the month and the day";
}

/** A pattern as a regular expression, with a named group for each part of the date. */
export function patternExpression(pattern: string): string {
  return pattern.replace(/%-?(.)|[.*+?^${}()|[\]\\]/g, (part, directive: string | undefined) =>
    directive === undefined ? `\\${part}` : (directives[directive] ?? part),
  );
}

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

function readShape(written: string, shape: DayShape): Day | undefined {
  switch (shape.kind) {
    case "iso":
      return fromGroups(isoPattern.exec(written), "Ymd");
    case "day-month-name-year": {
      const match = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(written);
      return match === null ? undefined : dayOf(Number(match[3]), monthOf(match[2]), Number(match[1]));
    }
    case "day-month-year":
      return fromGroups(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(written), "dmY");
    case "digits":
      return fromGroups(/^(\d{4})(\d{2})(\d{2})$/.exec(written), "Ymd");
    case "pattern":
      return readPattern(written, shape.pattern);
  }
}

function fromGroups(match: RegExpExecArray | null, order: "Ymd" | "dmY"): Day | undefined {
  if (match === null) return undefined;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return order === "Ymd" ? dayOf(first, second, third) : dayOf(third, second, first);
}

// what each directive of strptime stands for
const directives: Readonly<Record<string, string>> = {
  Y: "(?<Y>\\d{4})",
  y: "(?<y>\\d{2})",
  m: "(?<m>\\d{1,2})",
  d: "(?<d>\\d{1,2})",
  e: "(?<d>\\d{1,2})",
  b: "(?<b>[A-Za-z]{3})",
  B: "(?<b>[A-Za-z]+)",
  j: "(?<j>\\d{1,3})",
  H: "\\d{1,2}",
  I: "\\d{1,2}",
  M: "\\d{1,2}",
  S: "\\d{1,2}",
  f: "\\d{1,9}",
  p: "(?:[AaPp][Mm])",
  "%": "%",
};

function readPattern(written: string, pattern: string): Day | undefined {
  const groups = new RegExp(`^${patternExpression(pattern)}$`).exec(written)?.groups;
  if (groups === undefined) return undefined;
  // two digits: 69 to 99 are of the last century (POSIX)
  const short = Number(groups.y);
  const year = groups.Y !== undefined ? Number(groups.Y) : short + (short >= 69 ? 1900 : 2000);
  if (groups.j !== undefined) return dayOfYear(year, Number(groups.j));
  return dayOf(year, groups.b !== undefined ? monthOf(groups.b) : Number(groups.m), Number(groups.d));
}

function dayOfYear(year: number, number: number): Day | undefined {
  const first = dayOf(year, 1, 1);
  const last = dayOf(year, 12, 31);
  if (first === undefined || last === undefined || number < 1 || first + number - 1 > last) return undefined;
  return (first + number - 1) as Day;
}

// by its name, or its first three letters; 0 when there is none
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return monthNames.findIndex((month) => month === lower || month.slice(0, 3) === lower) + 1;
}

function shapeInWords(shape: DayShape): string {
  switch (shape.kind) {
    case "iso":
      return "2016-02-27";
    case "day-month-name-year":
      return "27 February 2016";
    case "day-month-year":
      return "27-02-2016";
    case "digits":
      return "20160227";
    case "pattern":
      return shape.pattern;
  }
}
