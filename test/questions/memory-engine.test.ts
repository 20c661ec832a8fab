// The engine without DuckDB counts what DuckDB counts, byte for byte, on tables that a seed makes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Engine, SourceFile } from "../../src/cube/engine.js";
import { openDuckdb } from "../../src/engines/duckdb.js";
import { placesAsNamed } from "../../src/events/match-places.js";
import { stream } from "../../src/numbers/random.js";
import { gather } from "../../src/questions/gather.js";
import { memoryEngine } from "../../src/questions/memory-engine.js";
import { gunzip, sha256 } from "../../src/web/worker/bytes.js";

const folder = mkdtempSync(join(tmpdir(), "halcyon-memory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const effects = { sha256, gunzip: (bytes: Uint8Array) => gunzip(bytes) };

function countsTable(seed: number, rows: number): string {
  const random = stream(seed, 0);
  const of = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)];
  const lines = Array.from({ length: rows }, () => {
    const day = String(1 + Math.floor(random.uniform() * 28)).padStart(2, "0");
    const place = of(["North", "South", '"East, upper"', "", "Ünder"]);
    const observed = random.uniform() < 0.05 ? "no" : "yes";
    const [low, best, high] = [0, 1, 2].map((n) => n + Math.floor(random.uniform() * 3)).sort();
    const events = Math.floor(random.uniform() * 4);
    return `2020-0${of([1, 2, 3])}-${day},${of([1, 1, 2, 9])},${place},${of(["A", "B", ""])},${of(["C", "A"])},${of(["state-based", "one-sided"])},${events},${low},${best},${high},${observed}`;
  });
  return `date,days,place,side_a,side_b,kind,events,low,best,high,observed\n${lines.join("\n")}\n`;
}

function acledTable(seed: number, rows: number): string {
  const random = stream(seed, 0);
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = String(1 + Math.floor(random.uniform() * 28)).padStart(2, "0");
    return `${seed}${i},2020-01-${day},1,Battles,Land,${random.uniform() < 0.5 ? "Nord" : "Sued"},Stadt,${(30 + random.uniform()).toFixed(3)},${(60 + random.uniform()).toFixed(3)},1,A,B,${Math.floor(random.uniform() * 9)}`;
  });
  return `event_id_cnty,event_date,time_precision,event_type,country,admin1,location,latitude,longitude,geo_precision,actor1,actor2,fatalities\n${lines.join("\n")}\n`;
}

async function cubeOf(engine: Engine, files: readonly SourceFile[]) {
  const gathered = await gather(
    {
      files,
      gaps: [],
      match: (census) => ({
        places: placesAsNamed(census.places),
        parties: new Map(),
        ...{ unmatchedPlaces: [], recognised: [], unmatchedParties: [], problems: [] },
      }),
    },
    engine,
  );
  await engine.close();
  if (!gathered.ok) throw new Error(JSON.stringify(gathered.problems));
  return gathered.value;
}

async function bothWays(tables: Readonly<Record<string, Uint8Array>>, format: SourceFile["format"]) {
  const sources = Object.keys(tables).map((name) => ({ name, format, paths: [join(folder, name)] }));
  for (const [name, bytes] of Object.entries(tables)) writeFileSync(join(folder, name), bytes);
  const held = new Map(Object.entries(tables).map(([name, bytes]) => [join(folder, name), bytes]));
  const duckdb = await cubeOf(await openDuckdb(), sources);
  const memory = await cubeOf(memoryEngine(held, effects), sources);
  return { duckdb, memory };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("the engine in memory", () => {
  it.each([1, 2, 3])(
    "counts tables of counts as DuckDB does, with gaps, long stretches and odd names (seed %i)",
    async (seed) => {
      const { duckdb, memory } = await bothWays(
        { [`counts-${seed}.csv`]: bytesOf(countsTable(seed, 400)) },
        "counts",
      );
      expect(memory.cube).toEqual(duckdb.cube);
      expect(memory.census).toEqual(duckdb.census);
      expect(memory.files).toEqual(duckdb.files);
    },
  );

  it("reads CSV.gz, and hashes the file as it lies there", async () => {
    const packed = new Uint8Array(gzipSync(countsTable(4, 50)));
    const { duckdb, memory } = await bothWays({ "packed.csv.gz": packed }, "counts");
    expect(memory.cube).toEqual(duckdb.cube);
    expect(memory.files).toEqual(duckdb.files);
  });

  it("finds the same pairs of two sources, and counts an event that both tell once", async () => {
    const tables = { "one.csv": bytesOf(acledTable(5, 60)), "two.csv": bytesOf(acledTable(6, 60)) };
    const { duckdb, memory } = await bothWays(tables, "acled");
    expect(memory.links).toEqual(duckdb.links);
    expect(memory.links.length).toBeGreaterThan(0);
    expect(memory.cube).toEqual(duckdb.cube);
  });

  it("tells a missing file, one that can't be read here, and one without a record", async () => {
    const codes = async (files: ReadonlyMap<string, Uint8Array>) => {
      const loaded = await memoryEngine(files, effects).load([
        { name: "a", format: "counts", paths: ["a.csv"] },
      ]);
      return loaded.ok ? [] : loaded.problems.map((one) => one.code);
    };
    expect(await codes(new Map())).toEqual(["file-missing"]);
    expect(await codes(new Map([["a.csv", bytesOf("PAR1 and then some")]]))).toEqual(["file-format"]);
    expect(await codes(new Map([["a.csv", bytesOf("date,place,events\n")]]))).toEqual(["file-empty"]);
    await expect(memoryEngine(new Map(), effects).cube({} as never)).rejects.toThrow(/loaded before/);
  });
});
