// Rows of UCDP's event files as plain values, for tests that measure on real records.
import { DuckDBInstance } from "@duckdb/node-api";
import { type Day, parseDay } from "../../src/ground/day.js";
import { interval } from "../../src/ground/interval.js";

/** What the tests need of a row. */
export type UcdpRow = {
  readonly id: string;
  readonly days: ReturnType<typeof interval>;
  readonly adm1: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly best: number;
};

/** All rows whose first day is not after `until`. */
export async function rowsOf(path: string, until = "9999-12-31"): Promise<readonly UcdpRow[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `select cast(id as varchar), cast(date_start as varchar), cast(date_end as varchar), coalesce(adm_1, ''),
              coalesce(where_coordinates, ''), cast(latitude as double), cast(longitude as double), side_a, side_b,
              cast(best as integer)
         from read_csv($path, header = true) where date_start <= cast($until as date)`,
      { path, until },
    );
    return reader.getRows().map((row) => {
      const [id, first, last, adm1, name, latitude, longitude, sideA, sideB, best] = row.map(String);
      return {
        id,
        days: interval(dayOf(first), (dayOf(last) + 1) as Day),
        adm1,
        name,
        latitude: Number(latitude),
        longitude: Number(longitude),
        sideA,
        sideB,
        best: Number(best),
      };
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`a date was expected; got ${text}`);
  return day;
}
