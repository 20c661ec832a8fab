// Derives the example's counts and boundaries from UCDP's events of Ukraine and from Natural Earth: the same bytes every time.
// Run: npx tsx scripts/ukraine-2015.ts [ged_UKR.csv] [first_level_15_countries.geojson] [folder to write to]
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { deriveCounts } from "./derive-counts.js";

/** First and last day on which a record of the table may begin. */
export const stretch = { from: "2014-04-14", to: "2015-12-31" };

type Feature = {
  properties: { name: string | null; iso3: string };
  geometry: { type: string; coordinates: unknown };
};

// Natural Earth's name, and the name that most maps use
const oblasts = new Map([
  ["Dnipropetrovs'k", "Dnipropetrovsk"],
  ["Donets'k", "Donetsk"],
  ["Kharkiv", "Kharkiv"],
  ["Luhans'k", "Luhansk"],
  ["Odessa", "Odessa"],
  ["Zaporizhzhya", "Zaporizhzhia"],
]);

/** The oblasts of the table and their neighbours as GeoJSON text, one feature a line, coordinates to three decimals. */
export function deriveOblasts(boundaries: string): string {
  const units = (JSON.parse(boundaries) as { features: Feature[] }).features.filter(
    (f) => f.properties.iso3 === "UKR",
  );
  const features = [...oblasts].map(([drawn, name]) => {
    const unit = units.find((u) => u.properties.name === drawn);
    if (unit === undefined) throw new Error(`the boundary file has no unit "${drawn}" in Ukraine`);
    const geometry = { type: unit.geometry.type, coordinates: rounded(unit.geometry.coordinates) };
    return JSON.stringify({ type: "Feature", properties: { name, natural_earth: drawn }, geometry });
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 1000) / 1000;
  return Array.isArray(value) ? value.map(rounded) : value;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = resolve(import.meta.dirname, "..");
  const given = process.argv.slice(2);
  const events = given[0] ?? resolve(root, "../shared/data/ucdp/ged_UKR.csv");
  const boundaries = given[1] ?? resolve(root, "../shared/data/boundaries/first_level_15_countries.geojson");
  const folder = given[2] ?? join(root, "examples/ukraine-2015");
  writeFileSync(join(folder, "counts.csv"), await deriveCounts(events, stretch));
  writeFileSync(join(folder, "oblasts.geojson"), deriveOblasts(readFileSync(boundaries, "utf8")));
}
