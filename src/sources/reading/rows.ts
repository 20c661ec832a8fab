// Reads the fields of a record as a row of conflict, and tells every field that can't be right, with its place in the file.
import { type Day, dayOf, formatDay, partsOfDay } from "../../ground/day.js";
import type { DayInterval } from "../../ground/interval.js";
import { type Problem, type ProblemCode, problem, type Spot } from "../../ground/problem.js";
import type { Content, Role } from "../format.js";
import { type CsvRecord, spotOfField, spotOfRecord } from "./csv.js";
import { readDay, shapesInWords } from "./days.js";
import type { FoundColumn } from "./header.js";

/** A record as its source gives it, in one form for all sources. A text that the source does not give is empty. */
export type SourceRow = {
  readonly id: string;
  readonly days: DayInterval;
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly name: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly precision: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly kind: string;
  /** How many events the row stands for. */
  readonly events: number;
  /** As the source gives them: `slip` tells that low exceeds high. */
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly observed: boolean;
};

/** What a record turned out to be: a row; nothing that counts (`kept` says no); or its problems. */
export type RowReading =
  | { readonly kind: "row"; readonly row: SourceRow; readonly slip: Problem | undefined }
  | { readonly kind: "passed-over" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Reads one record with the columns that its file has. `width` is the number of columns of the header.
 *
 * A low estimate above the high one is told as `slip`, since some publishers' releases hold such records: whoever reads the
 * file decides, by the format's `slipShare`. A slip that no release shows (low above best by more than one) is refused.
 */
export function readRow(
  record: CsvRecord,
  columns: readonly FoundColumn[],
  table: { readonly width: number; readonly delimiter: string },
): RowReading {
  const { fields } = record;
  const spare = fields.length === table.width + 1 && fields[table.width] === "";
  if (fields.length !== table.width && !spare) {
    return { kind: "refused", problems: [widthProblem(record, table.width)] };
  }
  const kept = columns.find(({ column }) => column.role === "kept");
  if (kept !== undefined && meaningOf(fields[kept.index], kept.column.content) !== "yes") {
    return { kind: "passed-over" };
  }
  const row = new RowDraft(record, columns, table.delimiter);
  const days = row.days();
  const harm = row.harm();
  const place = {
    ...row.degrees("latitude"),
    ...row.degrees("longitude"),
    country: row.text("country"),
    adm1: row.text("adm1"),
    adm2: row.text("adm2"),
    name: row.text("name"),
    precision: row.code("precision", "unknown"),
  };
  const rest = {
    id: row.text("id"),
    sideA: row.text("sideA"),
    sideB: row.text("sideB"),
    kind: row.code("kind", ""),
    events: row.whole("events") ?? (row.has("events") ? 0 : 1),
    observed: row.code("observed", "yes") === "yes",
  };
  if (row.problems.length > 0 || days === undefined) return { kind: "refused", problems: row.problems };
  const { slip, ...deaths } = harm;
  return { kind: "row", row: { ...place, ...rest, ...deaths, days }, slip };
}

/** The days around a first day, as far as it is known: the day, its week from Monday, its month. */
export function stretchOf(day: Day, known: string): DayInterval {
  // 1970-01-01 was a Thursday
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  if (known === "week") return { start: monday as Day, end: (monday + 7) as Day };
  if (known !== "month") return { start: day, end: (day + 1) as Day };
  const { year, month } = partsOfDay(day);
  const start = dayOf(year, month, 1) ?? day;
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return { start, end: next ?? ((start + 31) as Day) };
}

/** What a code means, or `undefined` when it means nothing. */
export function meaningOf(written: string, content: Content): string | undefined {
  if (content.kind !== "code") return written;
  const code = trimmed(written).toLowerCase();
  return Object.hasOwn(content.meaning, code) ? content.meaning[code] : content.otherwise;
}

// the fields of one record, and the problems met while reading them
class RowDraft {
  readonly problems: Problem[] = [];
  private readonly byRole = new Map<Role, FoundColumn>();

  constructor(
    private readonly record: CsvRecord,
    columns: readonly FoundColumn[],
    private readonly delimiter: string,
  ) {
    for (const found of columns) {
      this.byRole.set(found.column.role, found);
      const written = record.fields[found.index];
      if (trimmed(written) === "" && !found.column.mayBeEmpty) {
        this.tell("value-missing", found.column.role, "is empty", "a value");
      }
      if (written.includes("\ufffd")) {
        const told = {
          what: "holds bytes that are not UTF-8",
          expected: "text in UTF-8",
          hint: "The file was probably saved in Latin-1 or Windows-1252. Save it again as UTF-8.",
        };
        this.problems.push(this.problemOf("file-encoding", found.column.role, told));
      }
    }
  }

  has(role: Role): boolean {
    return this.byRole.has(role);
  }

  text(role: Role): string {
    const found = this.byRole.get(role);
    return found === undefined ? "" : this.record.fields[found.index];
  }

  code(role: Role, without: string): string {
    const found = this.byRole.get(role);
    const written = this.text(role);
    if (found === undefined || (trimmed(written) === "" && found.column.content.kind === "code"))
      return without;
    const meaning = meaningOf(written, found.column.content);
    if (meaning !== undefined) return meaning;
    const codes = found.column.content.kind === "code" ? Object.keys(found.column.content.meaning) : [];
    this.tell("value-unknown", role, "is none that the format knows", codes.join(", "));
    return without;
  }

  whole(role: Role): number | undefined {
    const content = this.byRole.get(role)?.column.content;
    const written = trimmed(this.text(role));
    if (content?.kind !== "whole" || written === "") return undefined;
    const value = numberOf(written);
    const expected = `a whole number of at least ${content.least}`;
    if (value === undefined || !Number.isInteger(value)) {
      this.tell("number-invalid", role, "is no whole number", expected);
      return undefined;
    }
    if (value >= content.least && value <= content.most) return value;
    this.tell("number-range", role, value < content.least ? "is too small" : "is too large", expected);
    return undefined;
  }

  degrees(role: "latitude" | "longitude"): { latitude?: number; longitude?: number } {
    const content = this.byRole.get(role)?.column.content;
    const written = trimmed(this.text(role));
    if (content?.kind !== "degrees" || written === "") return {};
    const value = numberOf(written);
    const expected = `degrees from -${content.most} to ${content.most}`;
    if (value === undefined) this.tell("number-invalid", role, "is no number", expected);
    else if (value >= -content.most && value <= content.most) return { [role]: value };
    else this.tell("number-range", role, "lies outside the globe", expected);
    return {};
  }

  days(): DayInterval | undefined {
    const start = this.day("start");
    if (this.has("end")) {
      const end = trimmed(this.text("end")) === "" ? start : this.day("end");
      if (start === undefined || end === undefined) return undefined;
      if (end >= start) return { start, end: (end + 1) as Day };
      const expected = `a day on or after ${formatDay(start)}`;
      this.tell("dates-reversed", "end", "lies before the start", expected);
      return undefined;
    }
    const length = this.whole("days") ?? 1;
    const known = this.code("stretch", "day");
    if (start === undefined) return undefined;
    const days = stretchOf(start, known);
    return known === "day" ? { start, end: (start + length) as Day } : days;
  }

  harm(): { low: number; best: number; high: number; slip: Problem | undefined } {
    const [givenLow, givenBest, givenHigh] = [this.whole("low"), this.whole("best"), this.whole("high")];
    const best = givenBest ?? givenLow ?? 0;
    const low = givenLow ?? best;
    const high = givenHigh ?? Math.max(low, best);
    return { low, best, high, slip: low > high ? this.slip(low, high) : undefined };
  }

  private slip(low: number, high: number): Problem {
    return this.problemOf("harm-order", "low", {
      what: `exceeds the high estimate (${low} > ${high})`,
      expected: `at most ${high}`,
      hint: "Correct or leave out the record; the low estimate can't exceed the high one.",
    });
  }

  private day(role: "start" | "end"): Day | undefined {
    const content = this.byRole.get(role)?.column.content;
    if (content?.kind !== "day" || trimmed(this.text(role)) === "") return undefined;
    const day = readDay(this.text(role), content.shapes);
    if (day === undefined) {
      this.tell(
        "date-invalid",
        role,
        "is no day of the calendar, or not written as one",
        shapesInWords(content.shapes),
      );
    }
    return day;
  }

  private tell(code: ProblemCode, role: Role, what: string, expected: string): void {
    this.problems.push(this.problemOf(code, role, { what, expected }));
  }

  private problemOf(
    code: ProblemCode,
    role: Role,
    told: { readonly what: string; readonly expected: string; readonly hint?: string },
  ): Problem {
    const found = this.byRole.get(role);
    const index = found?.index ?? 0;
    return problem(code, `"${found?.heading ?? role}" ${told.what}`, {
      where: spotOfField(this.record, index, this.delimiter),
      found: shortened(this.record.fields[index]),
      expected: told.expected,
      ...(told.hint === undefined ? {} : { hint: told.hint }),
    });
  }
}

function widthProblem(record: CsvRecord, width: number): Problem {
  const where: Spot = spotOfRecord(record);
  const { length } = record.fields;
  const columns = length === 1 ? "1 column" : `${length} columns`;
  return problem("csv-structure", `the record has ${columns}, the header has ${width}`, {
    where,
    found: columns,
    expected: `${width} columns`,
    hint: "Look for a comma in a text that is not in quotes, for a quote left out, or for a line cut off.",
  });
}

/** A number as DuckDB and JavaScript both read it: digits, with a point and an exponent if need be. */
function numberOf(written: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(written) ? Number(written) : undefined;
}

/** Without the spaces and tabs around it. */
export function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
