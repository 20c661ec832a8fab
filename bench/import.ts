// How fast files become a cube, against DuckDB alone: a GED CSV, and a hundred million rows of Parquet.
// npx tsx bench/import.ts          both (the second takes minutes and some 3 GB of disk)
// npx tsx bench/import.ts csv      the CSV only;  npx tsx bench/import.ts parquet 10   ten million rows only
import { createWriteStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Census, Engine } from "../src/cube/engine.js";
import { openDuckdb } from "../src/engines/duckdb.js";
import { fingerprintOfFile, lookAt } from "../src/engines/input-file.js";
import { addDays, formatDay, parseDay } from "../src/ground/day.js";
import { type PlaceId, placeId } from "../src/ground/names.js";

const original = resolve(import.meta.dirname, "../../shared/data/ucdp/ged_SYR.csv");
const rounds = 9;

const [part, millions] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "halcyon-bench-"));
try {
  if (part !== "parquet") await csv();
  if (part !== "csv") await parquet(Number(millions ?? 100));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A GED CSV: our load, census and cube against DuckDB counting its rows by day and place; both open and close DuckDB. */
async function csv(): Promise<void> {
  if (!existsSync(original)) return say("the CSV needs the shared data beside the checkout: skipped");
  for (const form of ["as downloaded, 49 columns", "without its long texts, 36 columns"] as const) {
    const file = join(folder, "ged.csv");
    const rows = await repeated(file, form.startsWith("as downloaded"));
    say(`GED CSV ${form}: ${rows.toLocaleString("en")} rows, ${megabytes((await stat(file)).size)} MB`);
    const counting = `SELECT date_start, adm_1, count(*) FROM read_csv('${file}') GROUP BY ALL`;
    const times = { alone: [] as number[], ours: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.alone.push(await milliseconds(() => alone(counting)));
      times.ours.push(await milliseconds(() => whole(file)));
    }
    const told = (list: number[]) =>
      `${median(list).toFixed(0)} ms (fastest ${Math.min(...list).toFixed(0)})`;
    say(`  DuckDB alone: rows by day and place             ${told(times.alone)}`);
    say(`  ours: load with SHA-256 and all checks, census, cube   ${told(times.ours)}`);
    const speeds = times.alone.map((one, i) => one / times.ours[i]);
    say(
      `  our speed against DuckDB alone: ${median(speeds).toFixed(2)} (median of ${rounds}), wanted at least 0.70`,
    );
  }
}

async function alone(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  await db.runAndReadAll(`SELECT count(*) FROM (${sql})`);
  db.closeSync();
  instance.closeSync();
}

/** Many rows of Parquet: our load and cube against DuckDB's own group-by with the same keys. */
async function parquet(million: number): Promise<void> {
  const file = join(folder, "ged.parquet");
  const plain = await (
    await DuckDBInstance.create(":memory:", { memory_limit: "2500MB", temp_directory: folder })
  ).connect();
  await makeParquet(file, million, plain);
  say(`Parquet: ${million} million rows, ${megabytes((await stat(file)).size)} MB`);
  const keys = "date_start, date_end, adm_1, side_a, side_b, type_of_violence";
  const own = `CREATE OR REPLACE TEMP TABLE t AS SELECT ${keys}, count(*), sum(low), sum(best), sum(high) FROM '${file}' GROUP BY ALL`;
  const times = { alone: [] as number[], print: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 3; round++) {
    times.alone.push(await milliseconds(() => plain.run(own)));
    await plain.run("DROP TABLE t");
    const engine = await openDuckdb();
    times.ours.push(await milliseconds(() => loaded(engine, file).then(() => counted(engine))));
    await engine.close();
    times.print.push(await milliseconds(() => print(file)));
  }
  plain.closeSync();
  say(`  DuckDB's own group-by with the same keys   ${median(times.alone).toFixed(0)} ms`);
  say(`  ours: load with SHA-256 and all checks, census, cube   ${median(times.ours).toFixed(0)} ms`);
  say(`  (the SHA-256 alone, which runs beside the reading: ${median(times.print).toFixed(0)} ms)`);
  const ratios = times.ours.map((one, i) => one / times.alone[i]);
  say(
    `  our time against DuckDB's own group-by: ${median(ratios).toFixed(2)} (median of 3), wanted at most 1.30`,
  );
  say(
    `  most memory that the process held: ${megabytes(process.resourceUsage().maxRSS * 1024)} MB, wanted under 4,000`,
  );
}

async function print(file: string): Promise<void> {
  const looked = await lookAt(file);
  if (looked.ok) await fingerprintOfFile(looked.value);
}

async function whole(file: string): Promise<void> {
  const engine = await openDuckdb();
  await loaded(engine, file);
  await counted(engine);
  await engine.close();
}

async function loaded(engine: Engine, file: string): Promise<void> {
  const result = await engine.load([{ name: "ged", paths: [file], format: "ucdp" }]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
}

async function counted(engine: Engine): Promise<void> {
  const census = await engine.census();
  const parties = new Map();
  await engine.cube({ span: census.span, places: byAdm1(census), parties, duplicates: [], gaps: [] });
}

function byAdm1(census: Census): Map<string, PlaceId> {
  return new Map(
    census.places.filter(({ adm1 }) => adm1 !== "").map(({ key, adm1 }) => [key, placeId(adm1)]),
  );
}

/**
 * The records of Syria 24 times over, with other identifiers and other days; if wanted with the long texts that the download has
 * (made up, of the usual length, with commas, quotes and line breaks).
 */
async function repeated(file: string, longTexts: boolean): Promise<number> {
  const [header, ...lines] = (await readFile(original, "utf8")).trimEnd().split(/\r?\n/);
  const out = createWriteStream(file);
  const names =
    "source_article,source_office,source_date,source_headline,source_original,where_description,geom_wkt,gwnoa,gwnob,conflict_dset_id,dyad_dset_id,side_a_dset_id,side_b_dset_id";
  out.write(longTexts ? `${header},${names}\n` : `${header}\n`);
  const texts = `,"""Agency, 2016-02-27, ${"Clashes reported near the town, ".repeat(6)}""\nsecond report",Agency,2016-02-27,"${"Headline of the report, ".repeat(3)}",Observatory,"near the town, 5 km north",POINT (36.7 34.8),652,,299,11973,118,4456`;
  for (let copy = 0; copy < 24; copy++) {
    const shifted = (date: string) => formatDay(addDays(parseDay(date) ?? addDays(0 as never, 0), 37 * copy));
    const text = lines.map((line) =>
      line
        .replace(/^(\d+)/, (id) => String(Number(id) + 1_000_000 * copy))
        .replace(/\d{4}-\d\d-\d\d/g, shifted),
    );
    out.write(text.map((line) => (longTexts ? `${line}${texts}\n` : `${line}\n`)).join(""));
  }
  out.end();
  await finished(out);
  return lines.length * 24;
}

/** Rows as of a large data set with the same columns: 20 years, 34 provinces, 6 pairs; some 1.7 million cells. */
async function makeParquet(file: string, million: number, db: DuckDBConnection): Promise<void> {
  await db.run(`COPY (SELECT i AS id, 1 + (pair // 2)::INTEGER AS type_of_violence, 'Government of Country' AS side_a,
    'Armed group ' || pair AS side_b, 'Country' AS country, 'Province ' || (h // 101 % 34) AS adm_1,
    'District ' || (h // 101 % 34) AS adm_2, 30 + (h % 1000) / 200.0 AS latitude, 60 + (h // 1000 % 1000) / 200.0 AS longitude,
    d AS date_start, d + CASE WHEN dayofweek(d) = 1 AND h % 10 = 0 THEN 6 ELSE 0 END AS date_end,
    (h % 5)::INTEGER AS low, (h % 5 + 1)::INTEGER AS best, (h % 5 + 3)::INTEGER AS high
    FROM (SELECT i, hash(i) AS h, hash(i) // 7 % 6 AS pair, DATE '2000-01-01' + (hash(i) // 1009 % 7305)::INTEGER AS d
      FROM range(${million} * 1000000) t(i))) TO '${file}' (FORMAT parquet)`);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString("en");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
