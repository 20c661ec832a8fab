// Takes over what DuckDB read: groups of records with the same names, and for each record its days and its harm.
import {
  type DuckDBDataChunk,
  DuckDBListVector,
  type DuckDBResult,
  type DuckDBVector,
} from "@duckdb/node-api";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { Format } from "../sources/format.js";
import { meaningOf, trimmed } from "../sources/reading/rows.js";
import { isStrangeSlip } from "../sources/reading/table.js";
import { daysUnit, groupColumns, nameColumns, type RecordScan } from "./scan-sql.js";

/** Records one after the other. Record i: on the days `days[i]` (start × `daysUnit` + length), `events[i]` events, and its harm. */
export type RecordBlock = {
  readonly days: Float64Array;
  readonly low: Float64Array;
  readonly best: Float64Array;
  readonly high: Float64Array;
  /** Not there where every record is one event. */
  readonly events: Float64Array | undefined;
  /** Numbers for the identifiers: the same identifier has the same number. */
  readonly ids: Float64Array | undefined;
};

/** Records that share place, sides, kind, and whether somebody looked: `count` records of a block, from `offset`. */
export type RecordGroup = {
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly kind: string;
  readonly observed: boolean;
  readonly block: RecordBlock;
  readonly offset: number;
  readonly count: number;
  /** Events that the records stand for. */
  readonly events: number;
  /** From the first day to after the last day of any of them. */
  readonly days: DayInterval;
};

/** Groups, and how many of their records can't be right. */
export type ReadGroups = {
  readonly groups: readonly RecordGroup[];
  readonly records: number;
  readonly flaws: number;
  /** Records whose low estimate exceeds the high one; and those that no publisher's release explains. */
  readonly slips: number;
  readonly strangeSlips: number;
};

/** Reads the groups that `groupsSql` or `sumsSql` asked for. The harm of sums was judged before. */
export async function readGroups(
  result: DuckDBResult,
  { columns, byPoint, summed = false }: Omit<RecordScan, "from"> & { readonly summed?: boolean },
  format: Format,
): Promise<ReadGroups> {
  const groups: RecordGroup[] = [];
  const sums = { records: 0, flaws: 0, slips: 0, strangeSlips: 0 };
  const by = groupColumns(columns, byPoint);
  for await (const chunk of result) {
    const block = blockOf(chunk, by.length + 1);
    if (!summed) judgeHarm(block, sums);
    const list = chunk.getColumnVector(by.length + 1);
    if (!(list instanceof DuckDBListVector)) throw new TypeError("records come as lists; got another column");
    const flaws = chunk.getColumnVector(by.length);
    for (let i = 0; i < chunk.rowCount; i++) {
      const names = by.map((_, c) => chunk.getColumnVector(c).getItem(i));
      const place = { block, offset: list.getEntryOffset(i), count: list.getEntryLength(i) };
      const group = groupOf(by, names, { ...place, ...judgeDays(place, sums) }, format);
      if (group === undefined || flaws.getItem(i) === true) sums.flaws += 1;
      if (group !== undefined) groups.push(group);
    }
  }
  return { groups, ...sums };
}

function groupOf(
  by: readonly string[],
  names: readonly unknown[],
  rest: Pick<RecordGroup, "block" | "offset" | "count" | "events" | "days">,
  format: Format,
): RecordGroup | undefined {
  const of = (name: string) => names[by.indexOf(name)];
  const [country, adm1, adm2, sideA, sideB, code] = nameColumns.map((name) => String(of(name) ?? ""));
  const must = (role: string, written: string) =>
    trimmed(written) !== "" || format.columns.every((column) => column.role !== role || column.mayBeEmpty);
  const kindColumn = format.columns.find((column) => column.role === "kind");
  const kind = kindColumn === undefined ? "" : meaningOf(code, kindColumn.content);
  if (kind === undefined || !must("sideA", sideA) || !must("sideB", sideB) || !must("kind", code))
    return undefined;
  const [north, east] = [of("grid_north"), of("grid_east")];
  const point =
    typeof north === "number" && typeof east === "number"
      ? { latitude: north / 1000, longitude: east / 1000 }
      : {};
  return { country, adm1, adm2, ...point, sideA, sideB, kind, observed: of("observed") !== "no", ...rest };
}

function blockOf(chunk: DuckDBDataChunk, first: number): RecordBlock {
  const [days, low, best, high, events, ids] = [0, 1, 2, 3, 4, 5].map((c) =>
    entriesOf(chunk.getColumnVector(first + c)),
  );
  if (days === undefined || low === undefined || best === undefined || high === undefined) {
    throw new TypeError("records come with days and harm; got a column that is no list");
  }
  return { days, low, best, high, events, ids };
}

// all entries of all lists of a chunk, one after the other; what is NULL becomes NaN
function entriesOf(vector: DuckDBVector): Float64Array | undefined {
  if (!(vector instanceof DuckDBListVector)) return undefined;
  const child = vector.childVector;
  const entries = new Float64Array(child.itemCount);
  for (let i = 0; i < entries.length; i++) {
    const value = child.getItem(i);
    entries[i] = typeof value === "number" ? value : Number.NaN;
  }
  return entries;
}

// the largest count that a format takes for harm
const mostHarm = 1_000_000_000;

function judgeHarm(
  { low, best, high }: RecordBlock,
  sums: { records: number; flaws: number; slips: number; strangeSlips: number },
): void {
  sums.records += low.length;
  for (let i = 0; i < low.length; i++) {
    const right = isCount(low[i]) && isCount(best[i]) && isCount(high[i]);
    if (!right) sums.flaws += 1;
    else if (low[i] > high[i]) {
      sums.slips += 1;
      if (isStrangeSlip({ low: low[i], best: best[i], high: high[i] })) sums.strangeSlips += 1;
    }
  }
}

function isCount(value: number): boolean {
  return value >= 0 && value <= mostHarm && Math.floor(value) === value;
}

// the years 1 to 9999
const [firstDay, lastDay] = [-719_162, 2_932_896];

function judgeDays(
  { block, offset, count }: Pick<RecordGroup, "block" | "offset" | "count">,
  sums: { flaws: number },
): Pick<RecordGroup, "events" | "days"> {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  let events = 0;
  for (let i = offset; i < offset + count; i++) {
    // half a unit keeps a length of zero or less on the side of its own start
    const first = Math.floor((block.days[i] + daysUnit / 2) / daysUnit);
    const length = block.days[i] - first * daysUnit;
    if (!(first >= firstDay && first <= lastDay && length >= 1 && Math.floor(length) === length))
      sums.flaws += 1;
    if (first < start) start = first;
    if (first + length > end) end = first + length;
    events += block.events === undefined ? 1 : block.events[i];
  }
  return { events, days: { start: start as Day, end: end as Day } };
}
