// What the records of a table name: every combination of place, sides and kind, with how many records bear it.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import { columnOf, type Format } from "../sources/format.js";
import { meaningOf } from "../sources/reading/rows.js";
import { quotedName, type ScanWidth } from "./scan-sql.js";

/** Records that share place, sides and kind. */
export type NameGroup = {
  /** The hash that the records of the group carry. */
  readonly combo: bigint;
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  /** What the source's code means; `undefined` when it means nothing. */
  readonly kind: string | undefined;
  readonly rows: number;
  /** Events that the rows stand for. */
  readonly events: number;
  readonly days: DayInterval;
  /** Rows with a value that can't be right. */
  readonly flaws: number;
  /** Rows whose low estimate exceeds the high one; and those among them that no release explains. */
  readonly slips: number;
  readonly strangeSlips: number;
};

/** The groups of a table of records. */
export async function nameGroups(
  { table, width }: { readonly table: string; readonly width: ScanWidth },
  format: Format,
  db: DuckDBConnection,
): Promise<readonly NameGroup[]> {
  const names = ["country", "adm1", "adm2", "side_a", "side_b", "kind"];
  if (width.placesByPoint) names.push("grid_north", "grid_east");
  const read = await db.runAndReadAll(`SELECT any_value(combo), ${names.slice(0, 6).join(", ")},
    ${width.placesByPoint ? "grid_north, grid_east" : "NULL, NULL"},
    count(*)::DOUBLE, sum(events)::DOUBLE, min(start), max(start + length), (count(*) FILTER (flaw))::DOUBLE,
    (count(*) FILTER (low > high))::DOUBLE, (count(*) FILTER (low > high AND low > best + 1))::DOUBLE
    FROM ${quotedName(table)} GROUP BY ${names.join(", ")}`);
  const kindColumn = columnOf(format, "kind");
  const groups = read.getRows().map((row): NameGroup => {
    const [combo, country, adm1, adm2, sideA, sideB, code, north, east, ...numbers] = row;
    const [rows, events, start, end, flaws, slips, strangeSlips] = numbers.map(Number);
    return {
      combo: BigInt(String(combo)),
      ...{ country: String(country), adm1: String(adm1), adm2: String(adm2) },
      ...(typeof north === "number" ? { latitude: north / 1000 } : {}),
      ...(typeof east === "number" ? { longitude: east / 1000 } : {}),
      ...{ sideA: String(sideA), sideB: String(sideB) },
      kind: kindColumn === undefined ? "" : meaningOf(String(code), kindColumn.content),
      ...{ rows, events, flaws, slips, strangeSlips },
      days: { start: start as Day, end: end as Day },
    };
  });
  // 64 bits tell a hundred thousand combinations apart but for one file in 3,000 million
  if (new Set(groups.map((group) => group.combo)).size !== groups.length) {
    throw new Error("two combinations of names have the same hash; got a file that can't be counted");
  }
  return groups;
}
