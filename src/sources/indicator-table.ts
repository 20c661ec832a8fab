// Tables of yearly figures, in the four shapes in which publishers give them: which figure stands where, for one series.
import { type Day, parseDay } from "../ground/day.js";
import { failure, type Problem, problem, type Result, type Spot, success } from "../ground/problem.js";
import { type CsvRecord, CsvSplitter, spotOfField, spotOfRecord } from "./reading/csv.js";
import {
  type IndicatorLayout,
  layoutOf,
  type PreambleNote,
  preambleNote,
} from "./reading/indicator-layout.js";
import { notATable } from "./reading/opening.js";

/** Which series of a table is meant. What is not given does not restrict; a table of one series needs neither. */
export type WantedSeries = { readonly code?: string; readonly country?: string };

/** One figure as the table has it. */
export type IndicatorRow = {
  readonly year: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly published?: Day;
  readonly spot: Spot;
};

/** What a table says of one series. */
export type IndicatorTable = {
  readonly rows: readonly IndicatorRow[];
  /** What `low` and `high` are: the bounds of 95 %, or of one standard error to each side (V-Dem's `codelow` and `codehigh`). */
  readonly bounds: "95 %" | "one standard error";
  /** The day on which the publisher last changed the table, where it says so. */
  readonly released?: Day;
};

/**
 * Reads one series out of a table of yearly figures:
 * - wide, as the World Bank's site and its DataBank give it: a column for each year, with or without lines before the header;
 * - long: `iso3,country,indicator,year,value`, and `low,high,published` if there are any;
 * - a column for each indicator and a row for each country and year, as V-Dem gives it;
 * - plain: `year,value`, and `low,high,published` if there are any.
 *
 * Fields are parted by commas, semicolons or tabs. An empty field, `..` and `NA` are no figure. Cost: one pass over the text.
 *
 * Problems, up to twenty of them: no table (`file-not-table`, `file-empty`), no header of one of these shapes (`column-missing`),
 * broken lines, wrong numbers and years, two figures for one year (`id-conflict`), a series that is not there (`series-missing`),
 * or not the only one (`name-ambiguous`).
 */
export function readIndicatorTable(text: string, file: string, wanted: WantedSeries): Result<IndicatorTable> {
  const refused = notATable(new TextEncoder().encode(text.slice(0, 4096)));
  if (refused !== undefined) return failure([inFile(refused, file)]);
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const found = layoutOf(plain, wanted.code);
  if (!found.ok) return failure(found.problems.map((one) => inFile(one, file)));
  const reader = new SeriesReader(found.value, file, wanted);
  const splitter = new CsvSplitter(found.value.delimiter, {
    record: (record) => reader.take(record),
    fault: ({ spot }) => reader.tell(brokenLine(spot)),
  });
  splitter.push(plain);
  splitter.end();
  return reader.result();
}

const mostTold = 20;

// takes the records of a table one by one, and keeps those of the series that is meant
class SeriesReader {
  private readonly rows: IndicatorRow[] = [];
  private readonly problems: Problem[] = [];
  private untold = 0;
  private readonly codes = new Set<string>();
  private readonly countries = new Set<string>();
  // where and with which value each year, of each day of publication, was met
  private readonly seen = new Map<string, IndicatorRow>();
  private released: Day | undefined;

  constructor(
    private readonly layout: IndicatorLayout,
    private readonly file: string,
    private readonly wanted: WantedSeries,
  ) {}

  take(record: CsvRecord): void {
    const { layout } = this;
    if (record.line <= layout.headerLine) {
      if (record.line < layout.headerLine) this.note(preambleNote(record.fields));
      return;
    }
    const { fields } = record;
    if (fields.every((field) => field.trim() === "")) return;
    const note = preambleNote(fields);
    if (note !== undefined) {
      this.note(note);
      return;
    }
    if (fields.length !== layout.width) {
      this.tell(wrongWidth(record, layout.width));
      return;
    }
    if (!this.isWanted(fields)) return;
    if (layout.updated !== undefined) this.note({ released: parseDay(fields[layout.updated].trim()) });
    for (const cell of layout.cells) this.figure(record, cell);
  }

  tell(one: Problem): void {
    if (this.problems.length < mostTold) this.problems.push(inFile(one, this.file));
    else this.untold += 1;
  }

  result(): Result<IndicatorTable> {
    const { wanted, rows } = this;
    if (this.untold > 0)
      this.problems.push(
        problem("problems-many", `${this.untold} more problems of this file are not listed`),
      );
    if (this.problems.length > 0) return failure(this.problems);
    if (rows.length === 0) return failure([this.notThere()]);
    const several = wanted.country === undefined && this.countries.size > 1 ? "country" : undefined;
    const mixed = wanted.code === undefined && this.codes.size > 1 ? "code" : several;
    if (mixed !== undefined) return failure([this.notAlone(mixed)]);
    const { released } = this;
    const bounds = this.layout.standardErrors ? "one standard error" : "95 %";
    return success({ rows, bounds, ...(released !== undefined && { released }) });
  }

  private isWanted(fields: readonly string[]): boolean {
    const { layout, wanted } = this;
    const named = layout.countries.map((index) => fields[index].trim());
    const code = layout.code === undefined ? undefined : fields[layout.code].trim();
    if (code !== undefined) remember(this.codes, code);
    if (code !== undefined && wanted.code !== undefined && !same(code, wanted.code)) return false;
    if (named.length > 0) remember(this.countries, named[0]);
    return named.length === 0 || wanted.country === undefined || named.some((n) => same(n, wanted.country));
  }

  private figure(record: CsvRecord, cell: IndicatorLayout["cells"][number]): void {
    const value = this.number(record, cell.value);
    const year = typeof cell.year === "object" ? this.year(record, cell.year.column) : cell.year;
    if (value === undefined || year === undefined) return;
    const low = cell.low === undefined ? undefined : this.number(record, cell.low);
    const high = cell.high === undefined ? undefined : this.number(record, cell.high);
    const published = cell.published === undefined ? undefined : this.day(record, cell.published);
    const spot = { file: this.file, ...spotOfField(record, cell.value, this.layout.delimiter) };
    if ((low ?? value) > value || (high ?? value) < value) {
      const message = `the figure of ${year} does not lie between its bounds`;
      const found = `low ${low ?? "none"}, figure ${value}, high ${high ?? "none"}`;
      this.tell(problem("harm-order", message, { where: spot, found, expected: "low ≤ figure ≤ high" }));
      return;
    }
    const row: IndicatorRow = {
      year,
      value,
      spot,
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...(published !== undefined && { published }),
    };
    this.keep(row, record);
  }

  private keep(row: IndicatorRow, record: CsvRecord): void {
    const { code, countries } = this.layout;
    const whose = [code, countries[0]].map((index) => (index === undefined ? "" : record.fields[index]));
    const key = JSON.stringify([...whose, row.year, row.published ?? ""]);
    const first = this.seen.get(key);
    if (first === undefined) {
      this.seen.set(key, row);
      this.rows.push(row);
      return;
    }
    if (first.value === row.value && first.low === row.low && first.high === row.high) return;
    const found = `${first.value} in line ${first.spot.line}, ${row.value} here`;
    const hint = `keep the figure that holds; if one revises the other, give both with a column "published"`;
    this.tell(
      problem("id-conflict", `${row.year} has two different figures`, { where: row.spot, found, hint }),
    );
  }

  private number(record: CsvRecord, column: number): number | undefined {
    const written = record.fields[column].trim();
    if (written === "" || written === ".." || written === "NA") return undefined;
    const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(written) ? Number(written) : Number.NaN;
    if (Number.isFinite(value)) return value;
    const comma = /^[+-]?\d+,\d+$/.test(written);
    this.tell(
      problem("number-invalid", "this is not a number", {
        where: spotOfField(record, column, this.layout.delimiter),
        found: shortened(written),
        expected: "a number with its decimals after a point; nothing, .. or NA where there is no figure",
        ...(comma && { hint: "write the decimals after a point, not a comma" }),
      }),
    );
    return undefined;
  }

  private year(record: CsvRecord, column: number): number | undefined {
    const written = record.fields[column].trim();
    if (/^[12]\d{3}$/.test(written)) return Number(written);
    const where = spotOfField(record, column, this.layout.delimiter);
    const expected = "a year from 1000 to 2999";
    this.tell(problem("date-invalid", "this is not a year", { where, found: shortened(written), expected }));
    return undefined;
  }

  private day(record: CsvRecord, column: number): Day | undefined {
    const written = record.fields[column].trim();
    if (written === "") return undefined;
    const day = parseDay(written);
    if (day !== undefined) return day;
    const where = spotOfField(record, column, this.layout.delimiter);
    const expected = "a date that exists, written as 2021-06-30";
    this.tell(problem("date-invalid", "this is not a date", { where, found: shortened(written), expected }));
    return undefined;
  }

  private note(note: PreambleNote | undefined): void {
    const day = note?.released;
    if (day !== undefined && (this.released === undefined || day > this.released)) this.released = day;
  }

  private notThere(): Problem {
    const { code, country } = this.wanted;
    const asked = [code, country].filter((one) => one !== undefined).join(" of ");
    const noCode =
      code !== undefined && this.codes.size > 0 && ![...this.codes].some((one) => same(one, code));
    const list = noCode ? this.codes : this.countries;
    return problem("series-missing", `the file has no figures${asked === "" ? "" : ` for ${asked}`}`, {
      where: { file: this.file },
      ...(list.size > 0 && { found: `${noCode ? "indicators" : "countries"}: ${listed(list)}` }),
      hint: `see the keys "code" and "country" of the indicator, or take another file`,
    });
  }

  private notAlone(what: "code" | "country"): Problem {
    const list = what === "code" ? this.codes : this.countries;
    const word = what === "code" ? "indicator" : "country";
    return problem("name-ambiguous", `the file has more than one ${word}, and none is named`, {
      where: { file: this.file },
      found: listed(list),
      expected: `the key "${what}" of the indicator`,
    });
  }
}

function inFile(one: Problem, file: string): Problem {
  return { ...one, where: { file, ...one.where } };
}

function brokenLine(where: Spot): Problem {
  return problem("csv-structure", "a quote begins here that does not end as it should", {
    where,
    expected: "a closing quote before the next comma",
    hint: "close the quote, or take it out; a quote inside a quoted text is written twice",
  });
}

function wrongWidth(record: CsvRecord, width: number): Problem {
  return problem("csv-structure", `the line has ${record.fields.length} columns, the header has ${width}`, {
    where: spotOfRecord(record),
    found: `${record.fields.length} columns`,
    expected: `${width} columns`,
    hint: "look for a comma in a text that is not in quotes, or for a line cut off",
  });
}

// names are kept for messages only, and not without end
function remember(names: Set<string>, name: string): void {
  if (name !== "" && names.size < 10_000) names.add(name);
}

function listed(names: ReadonlySet<string>): string {
  const some = [...names].slice(0, 8).map(shortened).join(", ");
  return names.size > 8 ? `${some}, and ${names.size - 8} more` : some;
}

function same(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.trim().toLowerCase();
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
