// Files for the tests of the engine: written into a folder of their own, and read by an engine that is closed again.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Census, Engine, FormatName, SourceFile } from "../../src/cube/engine.js";
import { type DuckdbOptions, openDuckdb } from "../../src/engines/duckdb.js";
import { type PlaceId, placeId } from "../../src/ground/names.js";
import type { Problem } from "../../src/ground/problem.js";

/** The data that lies beside the checkout. */
export const shared = resolve(import.meta.dirname, "../../../shared/data");

/** A folder for the files of one test file; `remove` takes it away. */
export function folder(): {
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
  path: string;
} {
  const path = mkdtempSync(join(tmpdir(), "halcyon-test-"));
  return {
    path,
    write(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Works with an engine, and closes it. */
export async function withEngine<T>(
  work: (engine: Engine) => Promise<T>,
  options?: DuckdbOptions,
): Promise<T> {
  const engine = await openDuckdb(options);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** The problems that stand in the way of a file; none if it is read. */
export async function problemsOf(path: string, format: FormatName = "ucdp"): Promise<readonly Problem[]> {
  return withEngine(async (engine) => {
    const loaded = await engine.load([{ name: "case", paths: [path], format }]);
    return loaded.ok ? [] : loaded.problems;
  });
}

/** Loads files that must be right. */
export async function load(engine: Engine, files: readonly SourceFile[]): Promise<void> {
  const loaded = await engine.load(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
}

/** The places of a recipe: first-level units as the source spells them. */
export function byAdm1(census: Census): Map<string, PlaceId> {
  return new Map(
    census.places.filter(({ adm1 }) => adm1 !== "").map(({ key, adm1 }) => [key, placeId(adm1)]),
  );
}

/** A small GED file: the columns that are read, and two that are not. */
export const gedHeader =
  "id,relid,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_start,date_end,source_article,best,high,low";

/** One line of it, changed where the test says so. */
export function gedLine(changes: Readonly<Record<string, string>> = {}): string {
  const fields: Record<string, string> = {
    id: "1",
    relid: "",
    type_of_violence: "1",
    side_a: "Government",
    side_b: "Insurgents",
    where_prec: "1",
    where_coordinates: "Town",
    adm_1: "North",
    adm_2: "",
    latitude: "34.5",
    longitude: "36.5",
    country: "Country",
    date_start: "2016-02-27",
    date_end: "2016-02-27",
    source_article: "report",
    best: "3",
    high: "4",
    low: "2",
    ...changes,
  };
  return gedHeader
    .split(",")
    .map((name) => fields[name])
    .join(",");
}

/** A GED file of some lines, numbered from 1 unless they bear an identifier. */
export function gedFile(lines: readonly Readonly<Record<string, string>>[]): string {
  return `${[gedHeader, ...lines.map((line, i) => gedLine({ id: String(i + 1), ...line }))].join("\n")}\n`;
}
