// Rows written as CSV come back as they were.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, csvLines, csvRow } from "../../src/sources/csv-lines.js";

describe("a line of CSV", () => {
  it("puts quotes around what would be misread, and doubles quotes within", () => {
    const row = { a: "plain", b: "a, b", c: 'the "north"', d: "two\nlines", e: " space", f: -1.5 };
    expect(csvRow(row, ["a", "b", "c", "d", "e", "f"])).toBe(
      'plain,"a, b","the ""north""","two\nlines"," space",-1.5\n',
    );
  });

  it("leaves empty what is null or not there", () => {
    expect(csvRow({ a: null }, ["a", "b"])).toBe(",\n");
  });

  it("refuses a number that is none", () => {
    expect(() => csvRow({ a: Number.NaN }, ["a"])).toThrow("a number in a table is finite; got NaN");
  });

  it("comes after the names of the columns, also when there are no rows", () => {
    expect([...csvLines([], ["id", "side, a"])]).toEqual(['id,"side, a"\n']);
  });
});

it("columns are those that are known, and then others as they come", () => {
  expect(columnsOf([{ b: 1 }, { c: 1, a: 2 }], ["a", "z"])).toEqual(["a", "z", "b", "c"]);
});

it("any text comes back as it was when another program reads the file (a law, with DuckDB)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "halcyon-csv-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const text = fc.string({ unit: fc.constantFrom(..."ab,\"\n' ;é§\t|#\\"), maxLength: 8 });
    // empty text and null are one in CSV
    const filled = text.filter((t) => t !== "");
    const rows = fc.sample(fc.record({ a: filled, b: filled }), { seed: 1, numRuns: 2000 });
    const path = join(folder, "rows.csv");
    writeFileSync(path, [...csvLines(rows, ["a", "b"])].join(""));
    const reader = await connection.runAndReadAll(
      `select * from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
      { path },
    );
    expect(reader.getRowObjectsJson()).toEqual(rows);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
});
