// Finds pairs of records of different sources that may be one event: near in days, and in the same unit or near on the ground.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LinkCandidate, LinkRecord } from "../events/mention.js";
import type { Day } from "../ground/day.js";
import type { LoadedSource } from "./load.js";
import { quotedText } from "./scan-sql.js";

/** How far apart two records of one event may lie: in days, and in kilometres. */
const nearDays = 2;
const nearKilometres = 25;

/**
 * Pairs of records of different sources whose days lie within two days of each other, in the same first-level unit (letter
 * case aside) or within 25 km. Records without an identifier, and those of tables of counts, are no single events.
 *
 * Cost: a join by day; a record meets all records of its days.
 */
export async function findCandidates(
  sources: readonly LoadedSource[],
  db: DuckDBConnection,
): Promise<readonly LinkCandidate[]> {
  const single = sources.filter((source) => source.format.columns.some((column) => column.role === "id"));
  if (single.length < 2) return [];
  const columns = [
    "source",
    "id",
    "start",
    "length",
    "adm1",
    "name",
    "latitude",
    "longitude",
    "side_a",
    "side_b",
    "best",
  ];
  const records: string[] = [];
  for (const source of single) {
    const own = columns.map((column) => {
      if (column === "source") return `${quotedText(source.name)} AS source`;
      return column === "id" ? "id::VARCHAR AS id" : column;
    });
    records.push(`SELECT ${own.join(", ")} FROM ${(await source.table()).name} WHERE id IS NOT NULL`);
  }
  const read = await db.runAndReadAll(`WITH record AS (${records.join(" UNION ALL ")})
    SELECT ${["one", "other"].flatMap((side) => columns.map((c) => `${side}.${c}`)).join(", ")}
    FROM record one JOIN record other
      ON one.source < other.source
      AND one.start <= other.start + other.length - 1 + ${nearDays}
      AND other.start <= one.start + one.length - 1 + ${nearDays}
    WHERE (one.adm1 <> '' AND lower(one.adm1) = lower(other.adm1)) OR ${distanceSql} <= ${nearKilometres}
    ORDER BY one.source, one.id, other.source, other.id`);
  return read.getRows().map((row) => ({
    one: recordOf(row.slice(0, columns.length)),
    other: recordOf(row.slice(columns.length)),
  }));
}

// the distance along the sphere in kilometres (haversine, Sinnott 1984; mean radius 6,371 km)
const distanceSql = `2 * 6371 * asin(least(1, sqrt(pow(sin(radians(other.latitude - one.latitude) / 2), 2)
  + cos(radians(one.latitude)) * cos(radians(other.latitude)) * pow(sin(radians(other.longitude - one.longitude) / 2), 2))))`;

function recordOf(row: readonly unknown[]): LinkRecord {
  const [source, id, start, length, adm1, name, latitude, longitude, sideA, sideB, best] = row;
  return {
    source: String(source),
    id: String(id),
    days: { start: Number(start) as Day, end: (Number(start) + Number(length)) as Day },
    adm1: String(adm1),
    name: String(name),
    ...(typeof latitude === "number" ? { latitude } : {}),
    ...(typeof longitude === "number" ? { longitude } : {}),
    sideA: String(sideA),
    sideB: String(sideB),
    best: Number(best),
  };
}
