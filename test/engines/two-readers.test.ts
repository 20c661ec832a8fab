// The SQL that reads a format, and the reader in plain TypeScript, take and refuse the same fields, and read them alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type CountRow, cubeOfCounts, cubeOfEvents } from "../../src/cube/build.js";
import type { Cube } from "../../src/cube/cube.js";
import type { Engine, FormatName, SourceFile } from "../../src/cube/engine.js";
import { eventOfRow } from "../../src/events/from-row.js";
import { formatNamed } from "../../src/sources/formats.js";
import { readTable } from "../../src/sources/reading/table.js";
import { byAdm1, folder, gedFile, withEngine } from "./files.js";

const files = folder();
afterAll(() => files.remove());

/** What the engine makes of a file: its cube, or the codes and lines of its problems. */
async function byEngine(engine: Engine, source: SourceFile): Promise<unknown> {
  const loaded = await engine.load([source]);
  if (!loaded.ok) return loaded.problems.map(({ code, where }) => [code, where?.line, where?.column]);
  const census = await engine.census();
  const recipe = { span: census.span, places: byAdm1(census), parties: new Map(), duplicates: [], gaps: [] };
  return plain(await engine.cube(recipe));
}

/** What the reader in TypeScript, and the pure builder, make of it. */
function byReader(source: SourceFile): unknown {
  const format = formatNamed(source.format, source.mapping);
  if (!format.ok) throw new Error("the format is known");
  const read = readTable(readFileSync(source.paths[0]), format.value, source.paths[0]);
  if (!read.ok) return read.problems.map(({ code, where }) => [code, where?.line, where?.column]);
  if (read.value.length === 0) return [["file-empty", undefined, undefined]];
  if (source.format !== "counts")
    return plain(cubeOfEvents(read.value.map((row) => eventOfRow(row, source.name))));
  return plain(cubeOfCounts(read.value.map((row): CountRow => ({ ...row, place: row.adm1 }))));
}

const plain = (cube: Cube) =>
  JSON.parse(
    JSON.stringify(cube, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)),
  );

async function agree(
  engine: Engine,
  format: FormatName,
  text: string,
  rest: Partial<SourceFile> = {},
): Promise<void> {
  const path = files.write("case.csv", text);
  const source: SourceFile = { name: "case", paths: [path], format, ...rest };
  expect(await byEngine(engine, source)).toEqual(byReader(source));
}

const quoted = (field: string) => (/[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const table = (header: readonly string[], rows: readonly Readonly<Record<string, string>>[]) =>
  `${[header, ...rows.map((row) => header.map((name) => quoted(row[name] ?? "")))].map((line) => line.join(",")).join("\n")}\n`;

const names = ["North", "", "South", ' "x", y', "Nürnberg", "🜨", "a\nb"];
const whole = [
  "0",
  "3",
  "+4",
  "5.0",
  "2.5",
  "-1",
  "1e1",
  "",
  " 7 ",
  "nan",
  "1_000",
  "0x10",
  "abc",
  "2000000000",
];
const degrees = ["34.5", "-90", "90.0001", "", "1e1", "-0", "inf", "north", "\t12\t"];
const iso = [
  "2016-02-27",
  "2016-02-28",
  "2016-02-30",
  "",
  "2016-2-7",
  "27/02/2016",
  "infinity",
  "2016-02-29 00:00:00.000",
  "2016-03-01T10:00:00+02:00",
  " 2016-03-02 ",
];

// mostly right, so that whole files are read too
const mostly = (right: string, odd: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const runs = { seed: 1, numRuns: 60 };

describe("DuckDB and the reader in TypeScript agree", () => {
  it("on UCDP GED", async () => {
    const line = fc.record({
      id: fc.oneof(
        { weight: 9, arbitrary: fc.nat(99999).map(String) },
        { weight: 1, arbitrary: fc.constantFrom("", "5", "x7", "1e5") },
      ),
      type_of_violence: mostly("1", ["2", "3", "4", "", " 1 "]),
      side_a: mostly("Government", ["", " ", "IS"]),
      adm_1: fc.constantFrom(...names).map(quoted),
      date_start: mostly("2016-02-27", iso),
      date_end: mostly("2016-02-28", iso),
      latitude: mostly("34", degrees),
      longitude: mostly("36", degrees),
      low: mostly("1", whole),
      best: mostly("2", whole),
      high: mostly("3", whole),
    });
    await withEngine((engine) =>
      fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) =>
          agree(engine, "ucdp", gedFile(lines)),
        ),
        runs,
      ),
    );
  });

  it("on ACLED", async () => {
    const header = [
      "event_id_cnty",
      "event_date",
      "time_precision",
      "event_type",
      "actor1",
      "actor2",
      "country",
      "admin1",
      "latitude",
      "fatalities",
    ];
    const line = fc.record({
      event_date: mostly("2016-02-27", [
        ...iso,
        "27 February 2016",
        "7 Mar 2016",
        "31 June 2016",
        "05-03-2016",
        "5/3/2016",
        "1 Febtober 2016",
      ]),
      time_precision: fc.constantFrom("1", "1", "1", "2", "3", "", "4"),
      event_type: mostly("Battles", ["", "Riots"]),
      actor1: fc.constantFrom("A", ""),
      actor2: fc.constantFrom("B", "", "C"),
      admin1: fc.constantFrom(...names),
      latitude: mostly("34", degrees),
      fatalities: mostly("1", whole),
    });
    await withEngine((engine) =>
      fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) =>
          agree(
            engine,
            "acled",
            table(
              header,
              lines.map((one, i) => ({ event_id_cnty: `X${i}`, country: "Y", ...one })),
            ),
          ),
        ),
        runs,
      ),
    );
  });

  it("on tables of counts", async () => {
    const header = [
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
    const line = fc.record({
      date: mostly("2016-02-27", iso),
      days: mostly("1", ["7", "", "0", "1.5", "40000", "-2"]),
      place: fc.constantFrom(...names),
      side_a: fc.constantFrom("A", ""),
      side_b: fc.constantFrom("B", "C"),
      kind: fc.constantFrom("state-based", "", "other"),
      events: mostly("1", whole),
      low: mostly("", whole),
      best: mostly("2", whole),
      high: mostly("", whole),
      observed: fc.constantFrom("yes", "yes", "no", "", "TRUE", "0", "maybe"),
    });
    await withEngine((engine) =>
      fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) =>
          agree(engine, "counts", table(header, lines)),
        ),
        runs,
      ),
    );
  });

  it("on GDELT", async () => {
    const header = [
      "GLOBALEVENTID",
      "SQLDATE",
      "Actor1Name",
      "Actor2Name",
      "EventRootCode",
      "QuadClass",
      "ActionGeo_ADM1Code",
      "ActionGeo_Lat",
    ];
    const line = fc.record({
      SQLDATE: mostly("20160227", ["20160230", "2016-02-27", "", "20160301"]),
      Actor1Name: fc.constantFrom("REBEL", ""),
      Actor2Name: fc.constantFrom("POLICE", ""),
      EventRootCode: mostly("19", ["18", "20", "07", ""]),
      QuadClass: fc.constantFrom("4", "4", "4", "1", "3"),
      ActionGeo_ADM1Code: fc.constantFrom("SY01", "SY02", ""),
      ActionGeo_Lat: mostly("34", degrees),
    });
    await withEngine((engine) =>
      fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) =>
          agree(
            engine,
            "gdelt",
            table(
              header,
              lines.map((one, i) => ({ GLOBALEVENTID: String(i + 1), ...one })),
            ),
          ),
        ),
        runs,
      ),
    );
  });

  it("on any other table, by its mapping", async () => {
    const mapping = { date: "when", dateFormat: "%d.%m.%Y", adm1: "where", sideA: "who", best: "dead" };
    const line = fc.record({
      when: mostly("27.02.2016", ["30.02.2016", "7.3.2016", "", "2016-02-27", "27.02.16"]),
      where: fc.constantFrom(...names),
      who: fc.constantFrom("A", ""),
      dead: mostly("1", whole),
    });
    await withEngine((engine) =>
      fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) =>
          agree(engine, "generic", table(["when", "where", "who", "dead"], lines), { mapping }),
        ),
        runs,
      ),
    );
  });

  it("on a table whose first records promise types that later ones do not keep", async () => {
    const right = Array.from({ length: 2000 }, (_, i) => ({ id: String(i + 1) }));
    await withEngine(async (engine) => {
      await agree(engine, "ucdp", gedFile([...right, { id: "X2001" }]));
      await agree(engine, "ucdp", gedFile([...right, { date_end: "2016-02-28 00:00:00.000" }]));
      await agree(engine, "ucdp", gedFile([...right, { best: "3.0" }]));
    });
  });

  it("on a table whose lines end in two ways", async () => {
    const text = gedFile([{}, {}, {}]);
    await withEngine((engine) => agree(engine, "ucdp", text.replace("\n", "\r\n")));
  });
});

describe("records of Parquet of which only sums are kept", () => {
  const slip = { low: 3, best: 2, high: 2 };
  const rows = Array.from({ length: 400 }, (_, i) => ({
    id: i,
    day: i % 9,
    adm: `Place ${i % 4}`,
    low: 1,
    best: 2,
    high: 4,
  }));

  async function parquet(name: string, changed: readonly (typeof rows)[number][]): Promise<string> {
    const path = join(files.path, name);
    const db = await (await DuckDBInstance.create(":memory:")).connect();
    const values = changed.map(
      (row) => `(${row.id}, ${row.day}, '${row.adm}', ${row.low}, ${row.best}, ${row.high})`,
    );
    await db.run(`COPY (SELECT id, 1 AS type_of_violence, 'A' AS side_a, 'B' AS side_b, adm AS adm_1, 10.5 AS latitude,
      DATE '2016-01-01' + day AS date_start, DATE '2016-01-01' + day + day % 2 AS date_end, low, best, high
      FROM (VALUES ${values.join(", ")}) t(id, day, adm, low, best, high)) TO '${path}' (FORMAT parquet)`);
    db.closeSync();
    return path;
  }

  const cubes = async (path: string) => {
    const source: SourceFile = { name: "ged", paths: [path], format: "ucdp" };
    const all = await withEngine((engine) => byEngine(engine, source));
    const sums = await withEngine((engine) => byEngine(engine, source), { sumAbove: 10 });
    return { all, sums };
  };

  it("give the same cube as records that are kept one by one, slips and repetitions included", async () => {
    const slipped = rows.map((row, i) => (i % 100 === 0 ? { ...row, ...slip } : row));
    for (const [name, list] of [
      ["right.parquet", rows],
      ["slips.parquet", slipped],
      ["repeats.parquet", [...slipped, rows[5], rows[5], rows[7]]],
    ] as const) {
      const { all, sums } = await cubes(await parquet(name, list));
      expect(all).toHaveProperty("cells");
      expect(sums, name).toEqual(all);
    }
  });

  it("are refused for the same reasons", async () => {
    for (const [name, odd] of [
      ["negative.parquet", { best: -1, low: -2 }],
      ["conflict.parquet", { id: 0, best: 9, high: 9 }],
      ["low.parquet", { low: 9 }],
    ] as const) {
      const { all, sums } = await cubes(await parquet(name, [...rows, { ...rows[3], ...odd }]));
      expect(all, name).toBeInstanceOf(Array);
      expect(sums, name).toEqual(all);
    }
  });
});
