// Derives the example's tables of yearly figures and its provinces from the World Bank, V-Dem and Natural Earth: the same bytes every time.
// Run: npx tsx scripts/afghanistan-2020.ts [folder of the sources] [folder to write to]
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { csvLines, type Row } from "../src/sources/csv-lines.js";
import { readIndicatorTable } from "../src/sources/indicator-table.js";

/** The first year that the example keeps. */
export const firstYear = 2000;

/** The indicators that the example asks about, by the code under which each table has them. */
export const worldBankCodes = [
  "SE.ENR.PRSC.FM.ZS",
  "SE.PRM.ENRR",
  "SG.GEN.PARL.ZS",
  "SH.DYN.MORT",
  "SP.DYN.LE00.IN",
];
export const vDemCodes = ["v2x_freexp_altinf"];

const country = { iso3: "AFG", name: "Afghanistan" };

/** A long table of the series that are asked for, from a table of any shape; figures as the source writes them. */
export function deriveFigures(text: string, file: string, codes: readonly string[]): string {
  const rows = codes.flatMap((code): Row[] => {
    const table = readIndicatorTable(text, file, { code, country: country.iso3 });
    if (!table.ok) throw new Error(`${file} has no ${code}: ${table.problems[0].message}`);
    return table.value.rows
      .filter(({ year }) => year >= firstYear)
      .map(({ year, value }) => ({
        iso3: country.iso3,
        country: country.name,
        indicator: code,
        year,
        value,
      }));
  });
  return [...csvLines(rows, ["iso3", "country", "indicator", "year", "value"])].join("");
}

type Feature = { readonly properties: { readonly name: string }; readonly geometry: unknown };

/** The provinces as GeoJSON text, one a line, by name; their coordinates as in the source. */
export function deriveProvinces(boundaries: string): string {
  const { features } = JSON.parse(boundaries) as { features: Feature[] };
  const lines = features
    .map(({ properties: { name }, geometry }) => ({ name, geometry }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, geometry }) => JSON.stringify({ type: "Feature", properties: { name }, geometry }));
  return `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = resolve(import.meta.dirname, "..");
  const [from, to] = process.argv.slice(2);
  const source = from ?? resolve(root, "../shared/data");
  const folder = to ?? join(root, "examples/afghanistan-2020");
  const read = (path: string) => readFileSync(join(source, path), "utf8");
  const wdi = read("indicators/indicators_wdi_AFG.csv");
  const vDem = read("indicators/indicators_vdem_AFG.csv");
  writeFileSync(join(folder, "world-bank.csv"), deriveFigures(wdi, "indicators_wdi_AFG.csv", worldBankCodes));
  writeFileSync(join(folder, "v-dem.csv"), deriveFigures(vDem, "indicators_vdem_AFG.csv", vDemCodes));
  const provinces = deriveProvinces(read("boundaries/afg_admin1_simplified.geojson"));
  writeFileSync(join(folder, "provinces.geojson"), provinces);
}
