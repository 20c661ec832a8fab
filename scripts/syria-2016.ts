// Derives the example's counts and boundaries from UCDP's events of Syria and from Natural Earth: the same bytes every time.
// Run: npx tsx scripts/syria-2016.ts [ged_SYR.csv] [first_level_15_countries.geojson] [folder to write to]
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { deriveCounts } from "./derive-counts.js";

/** First and last day on which a record of the table may begin. */
export const stretch = { from: "2016-01-01", to: "2016-06-30" };

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
  writeFileSync(join(folder, "counts.csv"), await deriveCounts(events, stretch));
  writeFileSync(join(folder, "governorates.geojson"), deriveGovernorates(readFileSync(boundaries, "utf8")));
}
