// What is wrong with a file is told with its line, its column, what was found and what to do; nothing is half read.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { FormatName } from "../../src/cube/engine.js";
import type { ProblemCode } from "../../src/ground/problem.js";
import { folder, gedFile, gedHeader, gedLine, problemsOf, withEngine } from "./files.js";

const files = folder();
afterAll(() => files.remove());

type Case = {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly code: ProblemCode;
  readonly line?: number;
  readonly column?: number;
  readonly found?: string;
  readonly format?: FormatName;
  readonly name?: string;
};

const good = { side_a: "Government" };
const columnOf = (line: string, field: string) => line.indexOf(field) + 1;
const counts = "date,place,side_a,side_b,kind,events,low,best,high,observed";
const acled = "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,admin1,fatalities";
const gz = gzipSync(gedFile(Array.from({ length: 5000 }, () => good)));

const cases: readonly Case[] = [
  {
    what: "a Latin-1 letter in a name",
    content: Buffer.from(gedFile([good, { adm_1: "Norte\u00f1o" }]), "latin1"),
    ...{
      code: "file-encoding",
      line: 3,
      column: columnOf(gedLine({ id: "2", adm_1: "Norte\u00f1o" }), "Norte"),
    },
  },
  {
    what: "a file in UTF-16",
    content: Buffer.from(`\ufeff${gedFile([good])}`, "utf16le"),
    code: "file-encoding",
    line: 1,
  },
  {
    what: "UTF-16 without its mark",
    content: Buffer.from(gedFile([good]), "utf16le"),
    code: "file-encoding",
    line: 1,
  },
  { what: "an empty file", content: "", code: "file-empty" },
  { what: "a file of blank lines", content: "\n\n  \n", code: "file-empty" },
  { what: "a header and nothing below it", content: `${gedHeader}\n`, code: "file-empty" },
  {
    what: "a web page",
    content: "\n<!DOCTYPE html>\n<html><body>Login</body></html>",
    code: "file-not-table",
    line: 1,
  },
  {
    what: "an error message in JSON",
    content: '{"error": "token required"}',
    code: "file-not-table",
    found: '{"error": "token required"}',
  },
  { what: "an archive", content: Buffer.from("PK\u0003\u0004rest of it"), code: "file-not-table" },
  {
    what: "a picture",
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 10, 0, 0, 0, 1]),
    code: "file-not-table",
  },
  {
    what: "a packed file without its second half",
    content: gz.subarray(0, gz.length / 2),
    code: "file-truncated",
    name: "half.csv.gz",
  },
  {
    what: "a packed file without its last four bytes",
    content: gz.subarray(0, -4),
    code: "file-truncated",
    name: "tail.csv.gz",
  },
  {
    what: "a date that does not exist",
    content: gedFile([good, { date_start: "2016-02-30" }]),
    code: "date-invalid",
    line: 3,
    column: columnOf(gedLine(), "2016-02-27"),
    found: "2016-02-30",
  },
  {
    what: "a date in the wrong order",
    content: gedFile([{ date_end: "27-02-2016" }]),
    code: "date-invalid",
    line: 2,
    found: "27-02-2016",
  },
  {
    what: "an end before its start",
    content: gedFile([{ date_end: "2016-02-26" }]),
    code: "dates-reversed",
    line: 2,
    found: "2016-02-26",
  },
  {
    what: "latitude 91",
    content: gedFile([good, good, { latitude: "91" }]),
    code: "number-range",
    line: 4,
    column: columnOf(gedLine(), "34.5"),
    found: "91",
  },
  {
    what: "longitude -180.5",
    content: gedFile([{ longitude: "-180.5" }]),
    code: "number-range",
    line: 2,
    found: "-180.5",
  },
  {
    what: "a latitude in words",
    content: gedFile([{ latitude: "north" }]),
    code: "number-invalid",
    line: 2,
    found: "north",
  },
  {
    what: "a latitude of NaN",
    content: gedFile([{ latitude: "NaN" }]),
    code: "number-invalid",
    line: 2,
    found: "NaN",
  },
  {
    what: "negative deaths",
    content: gedFile([good, { best: "-3", low: "-3" }]),
    code: "number-range",
    line: 3,
    found: "-3",
  },
  {
    what: "half a death",
    content: gedFile([{ best: "3.5" }]),
    code: "number-invalid",
    line: 2,
    found: "3.5",
  },
  { what: "deaths left empty", content: gedFile([{ best: "" }]), code: "value-missing", line: 2 },
  {
    what: "low above high",
    content: gedFile([good, { low: "9", best: "3", high: "4" }]),
    code: "harm-order",
    line: 3,
    found: "9",
  },
  {
    what: "an identifier left empty",
    content: gedFile([good, { id: "" }]),
    code: "value-missing",
    line: 3,
    column: 1,
  },
  { what: "a side left empty", content: gedFile([{ side_b: "" }]), code: "value-missing", line: 2 },
  {
    what: "a type of violence that is none",
    content: gedFile([good, { type_of_violence: "4" }]),
    code: "value-unknown",
    line: 3,
    column: 4,
    found: "4",
  },
  {
    what: "an identifier with two contents",
    content: gedFile([{ id: "7" }, good, { id: "7", best: "4" }]),
    code: "id-conflict",
    line: 4,
    column: 1,
  },
  {
    what: "a row with too few columns",
    content: `${gedFile([good])}2,,1,Government\n`,
    code: "csv-structure",
    line: 3,
    found: "4 columns",
  },
  {
    what: "a row with too many columns",
    content: `${gedHeader}\n${gedLine()},x,y\n`,
    code: "csv-structure",
    line: 2,
    found: "20 columns",
  },
  { what: "a comma without quotes", content: gedFile([{ side_b: "A, B" }]), code: "csv-structure", line: 2 },
  {
    what: "a quote that never closes",
    content: gedFile([good, { where_coordinates: '"Town' }, good]),
    code: "csv-structure",
    line: 3,
    column: columnOf(gedLine({ where_coordinates: "XTown" }), "XTown"),
  },
  {
    what: "letters after a closing quote",
    content: gedFile([{ where_coordinates: '"Old" town' }]),
    code: "csv-structure",
    line: 2,
  },
  {
    what: "ten megabytes in one field",
    content: gedFile([good, { source_article: "x".repeat(10_000_000) }]),
    code: "field-too-long",
    line: 3,
  },
  {
    what: "ten megabytes in quotes",
    content: gedFile([good, { source_article: `"${"x\n".repeat(5_000_000)}"` }]),
    code: "field-too-long",
    line: 3,
  },
  {
    what: "ten megabytes in the header",
    content: `${gedHeader},${"x".repeat(10_000_000)}\n`,
    code: "csv-structure",
    line: 1,
  },
  {
    what: "a broken Parquet file",
    content: Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(100)]),
    code: "file-truncated",
    name: "broken.parquet",
  },
  {
    what: "a count below zero",
    content: `${counts}\n2016-02-27,North,A,B,x,-1,0,0,0,yes\n`,
    code: "number-range",
    line: 2,
    column: 24,
    found: "-1",
    format: "counts",
  },
  {
    what: "low above high in counts",
    content: `${counts}\n2016-02-27,North,A,B,x,1,3,2,2,yes\n`,
    code: "harm-order",
    line: 2,
    found: "3",
    format: "counts",
  },
  {
    what: "an answer that is neither yes nor no",
    content: `${counts}\n2016-02-27,North,A,B,x,1,0,0,0,perhaps\n`,
    code: "value-unknown",
    line: 2,
    found: "perhaps",
    format: "counts",
  },
  {
    what: "an unknown precision of time",
    content: `${acled}\nX1,2016-02-27,4,Battles,A,B,North,1\n`,
    code: "value-unknown",
    line: 2,
    found: "4",
    format: "acled",
  },
  {
    what: "a month that is none",
    content: `${acled}\nX1,27 Febtober 2016,1,Battles,A,B,North,1\n`,
    code: "date-invalid",
    line: 2,
    found: "27 Febtober 2016",
    format: "acled",
  },
];

describe("a file that can't be right", () => {
  it.each(cases)("with $what is refused as $code", async (one) => {
    const path = files.write(one.name ?? "case.csv", one.content);
    const problems = await problemsOf(path, one.format ?? "ucdp");
    const first = problems[0];
    expect(first?.code, JSON.stringify(problems)).toBe(one.code);
    expect(first.where?.file).toBe(path);
    if (one.line !== undefined) expect(first.where?.line).toBe(one.line);
    if (one.column !== undefined) expect(first.where?.column).toBe(one.column);
    if (one.found !== undefined) expect(first.found).toBe(one.found);
    expect(first.expected ?? first.hint).toBeTruthy();
  });

  it("that is not there is said to be missing, and a folder to be a folder", async () => {
    expect((await problemsOf(join(files.path, "none.csv")))[0].code).toBe("file-missing");
    mkdirSync(join(files.path, "inner"));
    const [problem] = await problemsOf(join(files.path, "inner"));
    expect(problem).toMatchObject({ code: "file-unreadable", message: "this is a folder, not a file" });
  });

  it("without a needed column names the nearest column that it has", async () => {
    const path = files.write("column.csv", gedFile([good]).replace("date_start", "date_strat"));
    const [problem] = await problemsOf(path);
    expect(problem.code).toBe("column-missing");
    expect(problem.message).toContain('"date_start"');
    expect(problem.hint).toContain('"date_strat"');
  });

  it("tells all its problems at once, in the order of the lines, and counts what it does not list", async () => {
    const three = files.write(
      "three.csv",
      gedFile([{ latitude: "91" }, { best: "-1", low: "0" }, { date_end: "2016-13-01" }]),
    );
    const told = (await problemsOf(three)).map((problem) => [problem.where?.line, problem.code]);
    expect(told).toEqual([
      [2, "number-range"],
      [3, "number-range"],
      [4, "date-invalid"],
    ]);
    const many = files.write("many.csv", gedFile(Array.from({ length: 50 }, () => ({ latitude: "91" }))));
    const problems = await problemsOf(many);
    expect(problems.length).toBe(21);
    expect(problems[20]).toMatchObject({
      code: "problems-many",
      message: "30 more problems of this file are not listed",
    });
  });

  it("has its lines counted as they lie in the file, line breaks inside quotes and Windows line ends included", async () => {
    const text = gedFile([
      { source_article: '"two\nlines, and ""more"""' },
      { source_article: '"three\n\nlines"' },
      { latitude: "91" },
    ]);
    for (const [name, content] of [
      ["unix.csv", text],
      ["windows.csv", text.replaceAll("\n", "\r\n")],
      ["mark.csv", `\ufeff${text}`],
    ]) {
      const [problem] = await problemsOf(files.write(name, content));
      expect(problem.where, name).toMatchObject({ line: 7, column: columnOf(gedLine(), "34.5"), length: 2 });
      expect(problem.where?.text, name).toBe(gedLine({ id: "3", latitude: "91" }));
    }
  });

  it("is refused within a second, however long the field", async () => {
    const path = files.write("long.csv", gedFile([{ source_article: "x".repeat(30_000_000) }]));
    const start = performance.now();
    const [problem] = await problemsOf(path);
    expect(problem.code).toBe("field-too-long");
    // generous, for machines that are busy: without the limit it takes minutes
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("is refused for a last line that DuckDB passes over without a word, packed or not", async () => {
    const text = gedFile([{}, { id: "2" }, { id: "3", source_article: "x".repeat(5_000_000) }]);
    for (const [name, content] of [
      ["last.csv", text],
      ["last-windows.csv", text.replaceAll("\n", "\r\n")],
      ["last.csv.gz", gzipSync(text)],
    ] as const) {
      const [problem] = await problemsOf(files.write(name, content));
      expect(problem.code, name).toBe("field-too-long");
      expect(problem.where?.line, name).toBe(4);
    }
  });

  it("is refused for letters of another encoding, even in a column that no count needs", async () => {
    const place = (name: string) => gedFile([{}, { id: "2", where_coordinates: name }]);
    for (const [name, content] of [
      ["latin.csv", Buffer.from(place("Malmö"), "latin1")],
      ["latin.csv.gz", gzipSync(Buffer.from(place("Malmö"), "latin1"))],
    ] as const) {
      const [problem] = await problemsOf(files.write(name, content));
      expect(problem.code, name).toBe("file-encoding");
      expect(problem.where?.line, name).toBe(3);
    }
    // letters of two, three and four bytes, cut anywhere by the pieces in which a file is read
    for (const letter of ["ö", "ん", "🕊"]) {
      for (let shift = 0; shift < 4; shift++) {
        const name = `${"-".repeat(shift)}${letter.repeat(400_000)}`;
        const text = gedFile([{}, { id: "2", source_article: name }, { id: "3", source_article: name }]);
        expect(await problemsOf(files.write("letters.csv", text)), letter).toEqual([]);
      }
    }
  });

  it("stands in the way of the files beside it, whose problems are told too", async () => {
    const one = files.write("one.csv", gedFile([{ latitude: "91" }]));
    const two = files.write("two.csv", "<html>");
    const right = files.write("right.csv", gedFile([good]));
    await withEngine(async (engine) => {
      const loaded = await engine.load([
        { name: "a", paths: [one], format: "ucdp" },
        { name: "b", paths: [two], format: "ucdp" },
        { name: "c", paths: [right], format: "ucdp" },
      ]);
      expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.where?.file)).toEqual([one, two]);
      await expect(engine.census()).rejects.toThrow("loaded before they are counted");
    });
  });

  it("of two files of one source with different records under one identifier is refused with both places", async () => {
    const one = files.write("first.csv", gedFile([{ id: "5" }]));
    const two = files.write("second.csv", gedFile([{ id: "4" }, { id: "5", best: "4" }]));
    await withEngine(async (engine) => {
      const loaded = await engine.load([{ name: "a", paths: [one, two], format: "ucdp" }]);
      const problems = loaded.ok ? [] : loaded.problems;
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: "id-conflict", where: { file: two, line: 3, column: 1 } });
      expect(problems[0].found).toContain(`${one}, line 2`);
    });
  });
});
