// The engine counts what the pure builder counts, byte for byte, in whatever order, form and number of threads the records come.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type CountRow, cubeOfCounts, cubeOfEvents, mentionKey, notPlaced } from "../../src/cube/build.js";
import type { Cube } from "../../src/cube/cube.js";
import type { CubeRecipe, Engine } from "../../src/cube/engine.js";
import type { ConflictEvent } from "../../src/events/event.js";
import { eventOfRow } from "../../src/events/from-row.js";
import { type Day, formatDay, parseDay } from "../../src/ground/day.js";
import { fingerprintOfBytes } from "../../src/ground/fingerprint.js";
import { daysFrom } from "../../src/ground/interval.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { readTable } from "../../src/sources/reading/table.js";
import { ucdp } from "../../src/sources/ucdp.js";
import { byAdm1, folder, gedFile, gedHeader, load, shared, withEngine } from "./files.js";

const files = folder();
afterAll(() => files.remove());

const syria = join(shared, "ucdp/ged_SYR.csv");
const day = (text: string): Day => parseDay(text) ?? (0 as Day);

/** All bytes of a cube, names and numbers. */
function bytesOf(cube: Cube): string {
  const { cells, observed, ...names } = cube;
  const arrays = [...Object.values(cells), observed].map((array) =>
    fingerprintOfBytes(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
  );
  return JSON.stringify({ names, arrays });
}

async function cubeOf(engine: Engine, rest: Partial<CubeRecipe> = {}): Promise<Cube> {
  const census = await engine.census();
  const none = { parties: new Map(), duplicates: [], gaps: [] };
  return engine.cube({ span: census.span, places: byAdm1(census), ...none, ...rest });
}

/** The events of a file, read without an engine. */
function eventsOf(path: string, source = "ged"): readonly ConflictEvent[] {
  const read = readTable(readFileSync(path), ucdp, path);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.map((row) => eventOfRow(row, source));
}

describe.skipIf(!existsSync(syria))(
  "the records of Syria (needs the shared data beside the checkout)",
  () => {
    const events = existsSync(syria) ? eventsOf(syria) : [];

    it("become the same cube, byte for byte, in DuckDB and in the pure builder", async () => {
      await withEngine(async (engine) => {
        await load(engine, [{ name: "ged", paths: [syria], format: "ucdp" }]);
        const cube = await cubeOf(engine);
        expect(bytesOf(cube)).toBe(bytesOf(cubeOfEvents(events)));
        expect(cube.cells.events.reduce((sum, n) => sum + n, 0)).toBe(16_566);
        expect(cube.places).toHaveLength(15);
        expect(formatDay(cube.span.start)).toBe("2016-01-01");
        expect(formatDay(cube.span.end)).toBe("2019-12-02");
      });
    });

    it("become the same cube with parties, gaps, a shorter span and records left out", async () => {
      const recipe = {
        span: { start: day("2016-02-20"), end: day("2016-04-01") },
        parties: new Map([
          ["IS", partyId("Islamic State")],
          ["Jabhat Fateh al-Sham", partyId("Islamic State")],
        ]),
        duplicates: events.slice(100, 200).map(({ source, id }) => ({ source, id })),
        gaps: [
          { days: daysFrom(day("2016-03-01"), 3), why: "no access" },
          {
            days: daysFrom(day("2016-03-10"), 30),
            places: [placeId("Homs Governorate"), placeId("Atlantis")],
            why: "no access",
          },
        ],
      };
      await withEngine(async (engine) => {
        await load(engine, [{ name: "ged", paths: [syria], format: "ucdp" }]);
        const places = byAdm1(await engine.census());
        const cube = await cubeOf(engine, recipe);
        expect(bytesOf(cube)).toBe(bytesOf(cubeOfEvents(events, { ...recipe, places })));
        expect(cube.pairs.some(({ a, b }) => a === "IS" || b === "IS")).toBe(false);
        expect(cube.observed.includes(0)).toBe(true);
      });
    });

    it("become the same cube from CSV, CSV.gz, Parquet, two parts, and with one thread", async () => {
      const text = readFileSync(syria, "utf8").trimEnd().split("\n");
      const half = text.length >> 1;
      const packed = files.write("syria.csv.gz", gzipSync(readFileSync(syria)));
      const parquet = join(files.path, "syria.parquet");
      const db = await (await DuckDBInstance.create(":memory:")).connect();
      await db.run(
        `COPY (SELECT * FROM read_csv('${syria}') ORDER BY hash(id)) TO '${parquet}' (FORMAT parquet)`,
      );
      db.closeSync();
      const first = files.write("one.csv", `${text.slice(0, half).join("\n")}\n`);
      const second = files.write("two.csv", `${[text[0], ...text.slice(half).reverse()].join("\n")}\n`);
      const expected = bytesOf(cubeOfEvents(events));
      for (const paths of [[packed], [parquet], [first, second]]) {
        const cube = await withEngine(async (engine) => {
          await load(engine, [{ name: "ged", paths, format: "ucdp" }]);
          return cubeOf(engine);
        });
        expect(bytesOf(cube) === expected, paths.join(" and ")).toBe(true);
      }
      const alone = await withEngine(
        async (engine) => {
          await load(engine, [{ name: "ged", paths: [syria], format: "ucdp" }]);
          return cubeOf(engine);
        },
        { threads: 1 },
      );
      expect(bytesOf(alone)).toBe(expected);
    });

    it("are counted as the census says, and their slips are noted", async () => {
      await withEngine(async (engine) => {
        const loaded = await engine.load([{ name: "ged", paths: [syria], format: "ucdp" }]);
        expect(loaded.ok && loaded.value[0]).toMatchObject({
          records: 16_566,
          sha256: fingerprintOfBytes(readFileSync(syria)),
          notes: [expect.stringContaining("58 records give a low estimate of deaths above the high one")],
        });
        const census = await engine.census();
        expect(census.records).toBe(16_566);
        expect(census.places.reduce((sum, { records }) => sum + records, 0)).toBe(16_566);
        expect(census.kinds.map(({ name }) => name)).toEqual(["non-state", "one-sided", "state-based"]);
        const sides = events.filter(({ sideA, sideB }) => sideA === "IS" || sideB === "IS");
        expect(census.parties.find(({ name }) => name === "IS")?.records).toBe(sides.length);
      });
    });

    it("can be told apart by their coordinates, to a thousandth of a degree", async () => {
      await withEngine(
        async (engine) => {
          await load(engine, [{ name: "ged", paths: [syria], format: "ucdp" }]);
          const census = await engine.census();
          const grid = new Set(
            events.map(({ where }) => {
              const at = (degrees: number | undefined) => Math.round((degrees ?? 0) * 1000);
              return `${where.adm1}|${where.adm2}|${at(where.latitude)}|${at(where.longitude)}`;
            }),
          );
          // half a thousandth may be rounded either way
          expect(Math.abs(census.places.length - grid.size)).toBeLessThanOrEqual(3);
          expect(census.places.every(({ latitude }) => latitude !== undefined)).toBe(true);
          expect(bytesOf(await cubeOf(engine))).toBe(bytesOf(cubeOfEvents(events)));
        },
        { withCoordinates: true },
      );
    });

    for (const other of ["ged_UKR", "ged_COL", "vintage_UKR_v19.1", "vintage_UKR_v20.1"]) {
      it(`has neighbours that are read as well: ${other}`, async () => {
        const path = join(shared, `ucdp/${other}.csv`);
        await withEngine(async (engine) => {
          await load(engine, [{ name: "ged", paths: [path], format: "ucdp" }]);
          expect(bytesOf(await cubeOf(engine))).toBe(bytesOf(cubeOfEvents(eventsOf(path))));
        });
      });
    }
  },
);

describe("records in any order", () => {
  const word = fc.constantFrom("North", "South", 'Nürnberg, "old"', "", "new\nline", "تعز", "🜨", "\uffff");
  const line = fc
    .record({
      side_a: fc.constantFrom("Government", "A, B", "IS"),
      side_b: fc.constantFrom("Insurgents", "Civilians"),
      type_of_violence: fc.constantFrom("1", "2", "3"),
      adm_1: word,
      adm_2: word,
      start: fc.integer({ min: 16_000, max: 16_020 }),
      length: fc.integer({ min: 1, max: 10 }),
      low: fc.nat(9),
      more: fc.nat(3),
    })
    .map(({ start, length, low, more, ...names }) => ({
      ...Object.fromEntries(
        Object.entries(names).map(([key, text]) => [key, `"${text.replaceAll('"', '""')}"`]),
      ),
      date_start: formatDay(start as Day),
      date_end: formatDay((start + length - 1) as Day),
      low: String(low),
      best: String(low + more),
      high: String(low + 2 * more),
    }));

  it("give the same bytes, and those of the pure builder", async () => {
    await withEngine(async (engine) => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), fc.nat(), async (lines, seed) => {
          const numbered = lines.map((one, i): Record<string, string> => ({ id: String(i + 1), ...one }));
          const shuffled = [...numbered].sort(
            (x, y) => ((Number(x.id) * 7919 + seed) % 61) - ((Number(y.id) * 7919 + seed) % 61),
          );
          const cubes: string[] = [];
          for (const list of [numbered, shuffled]) {
            const path = files.write("any.csv", gedFile(list));
            await load(engine, [{ name: "ged", paths: [path], format: "ucdp" }]);
            cubes.push(bytesOf(await cubeOf(engine)), bytesOf(cubeOfEvents(eventsOf(path))));
          }
          expect(new Set(cubes).size).toBe(1);
        }),
        { seed: 1, numRuns: 40 },
      );
    });
  });

  it("are counted once where a record is repeated exactly, and that is noted", async () => {
    const path = files.write("repeat.csv", gedFile([{ id: "7" }, { id: "8" }, { id: "7" }]));
    await withEngine(async (engine) => {
      const loaded = await engine.load([{ name: "ged", paths: [path], format: "ucdp" }]);
      expect(loaded.ok && loaded.value[0].notes).toEqual([
        "1 record repeats another exactly, and was counted once.",
      ]);
      expect((await engine.census()).records).toBe(2);
    });
  });
});

describe("a table of counts", () => {
  const header = "date,days,place,side_a,side_b,kind,events,low,best,high,observed";
  const text = `${header}
2016-02-27,,North,A,B,state-based,3,1,2,3,yes
2016-02-27,,North,A,B,state-based,1,0,0,0,yes
2016-02-28,7,South,A,C,one-sided,2,,5,,
2016-03-01,2,North,,,,0,,,,no
2016-03-04,1,,,,,0,,,,no
2016-03-05,1,South,A,B,state-based,0,0,0,0,yes
`;
  const rows: readonly CountRow[] = [
    ["2016-02-27", 1, "North", "A", "B", "state-based", 3, 1, 2, 3, true],
    ["2016-02-27", 1, "North", "A", "B", "state-based", 1, 0, 0, 0, true],
    ["2016-02-28", 7, "South", "A", "C", "one-sided", 2, 5, 5, 5, true],
    ["2016-03-01", 2, "North", "", "", "", 0, 0, 0, 0, false],
    ["2016-03-04", 1, "", "", "", "", 0, 0, 0, 0, false],
    ["2016-03-05", 1, "South", "A", "B", "state-based", 0, 0, 0, 0, true],
  ].map(([date, days, place, sideA, sideB, kind, events, low, best, high, observed]) => ({
    ...{
      days: daysFrom(day(String(date)), Number(days)),
      place: String(place),
      sideA: String(sideA),
      sideB: String(sideB),
    },
    ...{
      kind: String(kind),
      events: Number(events),
      low: Number(low),
      best: Number(best),
      high: Number(high),
    },
    observed: observed === true,
  }));

  it("becomes the cube that the pure builder makes of its rows, with the days on which nobody looked", async () => {
    const path = files.write("counts.csv", text);
    await withEngine(async (engine) => {
      await load(engine, [{ name: "counts", paths: [path], format: "counts" }]);
      expect((await engine.census()).records).toBe(6);
      const cube = await cubeOf(engine);
      expect(bytesOf(cube)).toBe(bytesOf(cubeOfCounts(rows)));
      expect([...cube.cells.events]).toEqual([4, 2]);
      expect([...cube.cells.length]).toEqual([1, 7]);
      // 27 February to 5 March: North unseen on 1 and 2 March, nobody anywhere on 4 March
      expect([...cube.observed].join("")).toBe("1110010111111101");
    });
  });

  it("of five thousand rows is read in a third of a second, the opening of the engine included", async () => {
    const many = Array.from(
      { length: 5000 },
      (_, i) => `${formatDay((16_000 + (i % 400)) as Day)},1,Place ${i % 13},A,B ${i % 7},x,1,1,1,1,yes`,
    );
    const path = files.write("many.csv", `${header}\n${many.join("\n")}\n`);
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      await withEngine((engine) => load(engine, [{ name: "counts", paths: [path], format: "counts" }]));
      times.push(performance.now() - start);
    }
    // 60 ms where measured; the bound only catches what would be felt on a busy machine
    expect(Math.min(...times)).toBeLessThan(1500);
  });
});

describe("two sources", () => {
  const acled = `event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,admin1,location,latitude,longitude,fatalities
X1,28 February 2016,1,Battles,Army,Rebels,Country,NORTH,Town,34.51,36.51,3
X2,15 March 2016,3,Battles,Army,Rebels,Country,South,Far,33.0,35.0,1
X3,2016-02-20,1,Battles,Army,Rebels,Country,North,Town,34.5,36.5,1
`;

  it("give the pairs of records that may be one event, and a record that is one counts once", async () => {
    const ged = files.write(
      "ged.csv",
      gedFile([
        { id: "10", date_start: "2016-02-26" },
        { id: "11", adm_1: "Elsewhere", latitude: "10", longitude: "10" },
        { id: "12", adm_1: "" },
      ]),
    );
    const other = files.write("acled.csv", acled);
    await withEngine(async (engine) => {
      await load(engine, [
        { name: "ged", paths: [ged], format: "ucdp" },
        { name: "acled", paths: [other], format: "acled" },
      ]);
      const pairs = (await engine.candidates()).map(({ one, other: second }) => [
        one.source,
        one.id,
        second.source,
        second.id,
      ]);
      expect(pairs).toEqual([
        ["acled", "X1", "ged", "10"],
        ["acled", "X1", "ged", "12"],
      ]);
      const [first] = await engine.candidates();
      expect(first.one).toMatchObject({
        adm1: "NORTH",
        name: "Town",
        latitude: 34.51,
        sideA: "Army",
        best: 3,
      });
      expect(first.other.days).toEqual({ start: day("2016-02-26"), end: day("2016-02-28") });
      const both = await cubeOf(engine);
      const once = await cubeOf(engine, { duplicates: [{ source: "ged", id: "10" }] });
      const sum = (cube: Cube) => cube.cells.events.reduce((total, n) => total + n, 0);
      expect([sum(both), sum(once)]).toEqual([6, 5]);
    });
  });

  it("need not be two: one source has no pairs", async () => {
    const ged = files.write("ged.csv", gedFile([{}, {}]));
    await withEngine(async (engine) => {
      await load(engine, [{ name: "ged", paths: [ged], format: "ucdp" }]);
      expect(await engine.candidates()).toEqual([]);
    });
  });
});

describe("names that could be misread", () => {
  it("in file names and records are taken as they are", async () => {
    const text = gedFile([{ adm_1: "'); DROP TABLE x; --" }]);
    const path = files.write("it's [one] *star?.csv", text);
    await withEngine(async (engine) => {
      await load(engine, [{ name: "o'brien", paths: [path], format: "ucdp" }]);
      const cube = await cubeOf(engine, { duplicates: [{ source: "o'brien", id: "9'); --" }] });
      expect(cube.places).toEqual(["'); DROP TABLE x; --"]);
    });
  });

  it("have keys that keep country, first and second level apart", () => {
    const keys = [
      { country: "a", adm1: "b", adm2: "" },
      { country: "a", adm1: "", adm2: "b" },
      { country: "ab", adm1: "", adm2: "" },
    ].map(mentionKey);
    expect(new Set(keys).size).toBe(3);
  });

  it("a record that no place claims is counted at (not placed)", async () => {
    const path = files.write("noplace.csv", `${gedHeader}\n${gedFile([{ adm_1: "" }]).split("\n")[1]}\n`);
    await withEngine(async (engine) => {
      await load(engine, [{ name: "ged", paths: [path], format: "ucdp" }]);
      expect((await cubeOf(engine)).places).toEqual([notPlaced]);
    });
  });
});
