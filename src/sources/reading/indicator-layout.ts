// Finds out how a table of yearly figures is laid out: where its header is, and which column holds what.
import { type Day, dayOf, parseDay } from "../../ground/day.js";
import { nearest } from "../../ground/nearest.js";
import { type Problem, problem, type Result, success } from "../../ground/problem.js";
import { type CsvRecord, CsvSplitter } from "./csv.js";

/** Where one figure of a record stands: its year (fixed, or in a column), its value, and what belongs to it. Columns count from 0. */
export type FigureCell = {
  readonly year: number | { readonly column: number };
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly published?: number;
};

/** The layout of a table. */
export type IndicatorLayout = {
  readonly delimiter: string;
  /** The line on which the header stands, from 1. */
  readonly headerLine: number;
  readonly width: number;
  /** The columns that name the country: its code first, if there is one. */
  readonly countries: readonly number[];
  /** The column that holds the code of the indicator. */
  readonly code?: number;
  /** The column that says when the publisher last changed the row. */
  readonly updated?: number;
  readonly cells: readonly FigureCell[];
  /** Whether low and high are one standard error away, as V-Dem's `codelow` and `codehigh` are. */
  readonly standardErrors: boolean;
};

/** What a line beside the table says. */
export type PreambleNote = { readonly released?: Day | undefined };

/** The layout of a table by its first lines, for an indicator of this code. Refuses a table of no known shape. */
export function layoutOf(text: string, code: string | undefined): Result<IndicatorLayout> {
  let widest: CsvRecord | undefined;
  for (const delimiter of [",", ";", "\t"]) {
    for (const record of firstRecords(text, delimiter)) {
      const layout = layoutBy(record, delimiter, code);
      if (layout !== undefined) return success(layout);
      if (record.fields.length > (widest?.fields.length ?? 0)) widest = record;
    }
  }
  return { ok: false, problems: [noHeader(widest, code)] };
}

/** What a line says that is no record: the World Bank writes lines before its header, and DataBank some after its records. */
export function preambleNote(fields: readonly string[]): PreambleNote | undefined {
  const first = fields[0].trim();
  if (/^(Data Source|Data from database)\b/.test(first)) return {};
  if (!/^Last Updated\b/.test(first)) return undefined;
  return { released: dayIn(`${first} ${fields[1] ?? ""}`) };
}

// how many lines may stand before the header, and how much text they may be
const mostLines = 12;
const mostText = 500_000;

function firstRecords(text: string, delimiter: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const splitter = new CsvSplitter(delimiter, {
    record: (record) => records.push(record),
    fault: () => undefined,
  });
  splitter.push(`${linesOf(text.slice(0, mostText))}\n`);
  return records;
}

// the first lines whole, so that a file of one line is read as well
function linesOf(text: string): string {
  let end = 0;
  for (let line = 0; line < mostLines && end >= 0; line++) end = text.indexOf("\n", end) + 1 || -1;
  return end < 0 ? text : text.slice(0, end);
}

function layoutBy(
  record: CsvRecord,
  delimiter: string,
  code: string | undefined,
): IndicatorLayout | undefined {
  const headings = record.fields.map((field) => field.trim().toLowerCase().replace(/\s+/g, "_"));
  const find = (names: readonly string[]): number | undefined => {
    const name = names.find((one) => headings.includes(one));
    return name === undefined ? undefined : headings.indexOf(name);
  };
  const countries = [countryCodes, countryNames].flatMap((names) => find(names) ?? []);
  const indicator = find(["indicator_code", "series_code", "indicator"]);
  const updated = find(["updated", "last_updated", "lastupdated"]);
  const shared = {
    delimiter,
    headerLine: record.line,
    width: record.fields.length,
    countries,
    ...(updated !== undefined && { updated }),
    ...(indicator !== undefined && { code: indicator }),
  };
  const year = find(["year"]);
  const years = yearColumns(record.fields);
  if (year === undefined) {
    if (years.length === 0 || indicator === undefined) return undefined;
    return { ...shared, cells: years, standardErrors: false };
  }
  const value = find(["value"]);
  if (value !== undefined) return { ...shared, cells: [longCell(find, year, value)], standardErrors: false };
  return code === undefined ? undefined : columnLayout(shared, find, { year, code });
}

const countryCodes = ["iso3", "country_code", "country_text_id", "countryiso3code"];
const countryNames = ["country", "country_name"];

type Find = (names: readonly string[]) => number | undefined;

function longCell(find: Find, year: number, value: number): FigureCell {
  const low = find(["low", "lower", "lower_bound"]);
  const high = find(["high", "upper", "upper_bound"]);
  const published = find(["published"]);
  return {
    year: { column: year },
    value,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(published !== undefined && { published }),
  };
}

function columnLayout(
  shared: Omit<IndicatorLayout, "cells" | "standardErrors">,
  find: Find,
  { year, code }: { readonly year: number; readonly code: string },
): IndicatorLayout | undefined {
  const name = code.trim().toLowerCase();
  const value = find([name]);
  if (value === undefined) return undefined;
  const low = find([`${name}_codelow`]);
  const high = find([`${name}_codehigh`]);
  const cell = {
    year: { column: year },
    value,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
  return { ...shared, cells: [cell], standardErrors: true };
}

// "2019", or "2019 [YR2019]" as DataBank writes it
function yearColumns(headings: readonly string[]): readonly FigureCell[] {
  return headings.flatMap((heading, value) => {
    const match = /^([12]\d{3})( \[YR\1\])?$/.exec(heading.trim());
    return match === null ? [] : [{ year: Number(match[1]), value }];
  });
}

// 2024-06-28, or 06/28/2024 as DataBank writes it
function dayIn(text: string): Day | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(text);
  if (iso !== null) return parseDay(iso[0]);
  const american = /(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  return american === null ? undefined : dayOf(Number(american[3]), Number(american[1]), Number(american[2]));
}

function noHeader(widest: CsvRecord | undefined, code: string | undefined): Problem {
  const headings = widest?.fields ?? [];
  const near = code === undefined ? undefined : nearest(code, headings);
  const shown = headings.slice(0, 12).join(", ") + (headings.length > 12 ? ", …" : "");
  return problem("column-missing", "no header of a table of yearly figures is found in the first lines", {
    where: { line: widest?.line ?? 1, column: 1, length: 1 },
    found: headings.length === 0 ? "no columns" : `${headings.length} columns: ${shown}`,
    expected: `year,value; or iso3,indicator,year,value; or Country Code, Indicator Code and a column for each year; or year and a column ${code === undefined ? "for each indicator, one of them named by the code of the indicator" : `named ${code}`}`,
    ...(near !== undefined && { hint: `the nearest column is "${near}"` }),
  });
}
