// Derives a table of daily counts, which may be passed on, from a file of UCDP's events: the same bytes every time.
import { DuckDBInstance } from "@duckdb/node-api";
import { csvLines, type Row } from "../src/sources/csv-lines.js";

/** First and last day on which a record of a table may begin. */
export type Stretch = { readonly from: string; readonly to: string };

/** The columns of the table of counts, in their order. */
export const columns = [
  "date",
  "days",
  "place",
  "side_a",
  "side_b",
  "kind",
  "events",
  "low",
  "best",
  "high",
  "observed",
];

/**
 * The table of counts as CSV text. One line for each first day, length in days, governorate, pair of sides and kind, in
 * code-unit order. Names are as UCDP writes them. Where UCDP's low, best and high are not in order, best is kept and low or high is
 * moved just as far as needed.
 */
export async function deriveCounts(eventsPath: string, stretch: Stretch): Promise<string> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `select cast(date_start as varchar) as date,
              cast(date_end - date_start + 1 as integer) as days,
              coalesce(adm_1, '') as place, side_a, side_b,
              case type_of_violence when 1 then 'state-based' when 2 then 'non-state' when 3 then 'one-sided' end as kind,
              cast(count(*) as integer) as events,
              cast(sum(least(low, best)) as integer) as low,
              cast(sum(best) as integer) as best,
              cast(sum(greatest(high, best)) as integer) as high,
              'yes' as observed
         from read_csv($events, header = true, all_varchar = false)
        where date_start between cast($from as date) and cast($to as date)
        group by all
        order by date, days, place, side_a, side_b, kind`,
      { events: eventsPath, ...stretch },
    );
    return [...csvLines(reader.getRowObjectsJson() as Row[], columns)].join("");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
