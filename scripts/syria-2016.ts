// Derives the example's counts and boundaries from UCDP's events of Syria and from Natural Earth: the same bytes every time.
// Run: npx tsx scripts/syria-2016.ts [ged_SYR.csv] [first_level_15_countries.geojson] [folder to write to]
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { csvLines, type Row } from "../src/sources/csv-lines.js";

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

/** First and last day on which a record of the table may begin. */
export const stretch = { from: "2016-01-01", to: "2016-06-30" };

/**
 * The table of counts as CSV text. One line for each first day, length in days, governorate, pair of sides and kind, in
 * code-unit order. Names are as UCDP writes them. Where UCDP's low, best and high are not in order (9 records), best is kept and
 * low or high is moved just as far as needed.
 */
export async function deriveCounts(eventsPath: string): Promise<string> {
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

type Ring = [number, number][];
type Unit = { name: string | null; iso3: string; hasc: string };
type Feature =
  | { properties: Unit; geometry: { type: "Polygon"; coordinates: Ring[] } }
  | { properties: Unit; geometry: { type: "MultiPolygon"; coordinates: Ring[][] } };

// Natural Earth's name, and the name that UCDP and most maps use
const governorates = new Map([
  ["Aleppo", ["Aleppo"]],
  ["Al Hasakah", ["Hasaka (Al Haksa)"]],
  ["Ar Raqqah", ["Ar Raqqah"]],
  ["As Suwayda", ["As Suwayda'"]],
  ["Damascus", ["Damascus"]],
  ["Daraa", ["Dar`a"]],
  ["Deir ez Zor", ["Dayr Az Zawr"]],
  ["Hamah", ["Hamah"]],
  ["Homs", ["Homs (Hims)"]],
  ["Idlib", ["Idlib"]],
  ["Latakia", ["Lattakia"]],
  // the United Nations' zone of separation belongs to the governorate, but Natural Earth draws it as a unit of its own
  ["Quneitra", ["Quneitra", "UNDOF"]],
  ["Rif Dimashq", ["Rif Dimashq"]],
  ["Tartus", ["Tartus"]],
]);

/** The governorates as GeoJSON text, one feature a line, coordinates to three decimals as in the source. */
export function deriveGovernorates(boundaries: string): string {
  const units = (JSON.parse(boundaries) as { features: Feature[] }).features.filter(
    (f) => f.properties.iso3 === "SYR",
  );
  const features = [...governorates].map(([name, drawn]) => {
    const polygons = drawn.flatMap((from) => {
      const unit = units.find((u) => u.properties.name === from);
      if (unit === undefined) throw new Error(`the boundary file has no unit "${from}" in Syria`);
      return unit.geometry.type === "Polygon" ? [unit.geometry.coordinates] : unit.geometry.coordinates;
    });
    const geometry =
      polygons.length === 1
        ? { type: "Polygon", coordinates: rounded(polygons)[0] }
        : { type: "MultiPolygon", coordinates: rounded(polygons) };
    return JSON.stringify({ type: "Feature", properties: { name, natural_earth: drawn }, geometry });
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

function rounded(polygons: readonly Ring[][]): Ring[][] {
  const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): [number, number] => [round(lon), round(lat)])),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = resolve(import.meta.dirname, "..");
  const given = process.argv.slice(2);
  const events = given[0] ?? resolve(root, "../shared/data/ucdp/ged_SYR.csv");
  const boundaries = given[1] ?? resolve(root, "../shared/data/boundaries/first_level_15_countries.geojson");
  const folder = given[2] ?? join(root, "examples/syria-2016");
  writeFileSync(join(folder, "counts.csv"), await deriveCounts(events));
  writeFileSync(join(folder, "governorates.geojson"), deriveGovernorates(readFileSync(boundaries, "utf8")));
}
