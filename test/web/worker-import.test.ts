// A file that is brought: recognised, counted byte for byte as on the command line, or refused with all its problems, whatever it is.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { openDuckdb } from "../../src/engines/duckdb.js";
import { gather } from "../../src/questions/gather.js";
import { guessDateFormat, guessMapping } from "../../src/questions/guess-mapping.js";
import { type OpenedProcess, openProcessFiles } from "../../src/questions/open-process.js";
import { matchProcess } from "../../src/questions/process-question.js";
import {
  freeName,
  sourceLines,
  sourceOf,
  withSource,
} from "../../src/web/pages/data/dropped/source-lines.js";
import { gathered, type ImportAnswer, importFile } from "../../src/web/worker/answers/brought/import.js";
import { look } from "../../src/web/worker/answers/brought/look.js";
import { ProblemGroups } from "../../src/web/worker/answers/brought/problem-groups.js";
import { gunzip, sha256 } from "../../src/web/worker/bytes.js";
import { filesOf } from "./asking.js";

const folder = mkdtempSync(join(tmpdir(), "halcyon-brought-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = resolve(import.meta.dirname, "../../../shared/data");
const work = { progress: () => undefined, pause: async () => undefined };
const effects = { sha256, gunzip: (bytes: Uint8Array) => gunzip(bytes) };
const gedHeader =
  "id,type_of_violence,side_a,side_b,adm_1,latitude,longitude,date_start,date_end,best,high,low";

async function syria(): Promise<OpenedProcess> {
  const { file, text, named } = filesOf("syria-2016");
  const opened = await openProcessFiles({ file, text, named: new Map(named) }, effects);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

const fileOf = (name: string, content: string | Uint8Array): File =>
  new File([typeof content === "string" ? content : new Uint8Array(content)], name);

async function brought(file: File, more: object = {}): Promise<ImportAnswer> {
  const answer = await importFile(await syria(), { file, format: "ucdp", ...more }, work);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

async function codesOf(file: File, more: object = {}): Promise<readonly string[]> {
  const answer = await brought(file, more);
  return answer.kind === "refused"
    ? answer.groups.map(({ count, first }) => `${count} ${first[0].code}`)
    : [];
}

/** A GED table with odd but right records: quotes, empty lines, long stretches, repeated records. */
function gedTable(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = `2016-0${1 + (i % 6)}-${String(1 + ((i * 7) % 28)).padStart(2, "0")}`;
    const side = i % 3 === 0 ? '"Army, 1st ""Guards"""' : "Syrian insurgents";
    const place = ["Aleppo Governorate", "Alepo", "", "Homs", "Nowhere at all"][i % 5];
    return `${i % 50 === 49 ? i - 1 : i},${1 + (i % 3)},${side},Civilians,${place},${(34 + (i % 100) / 77).toFixed(6)},36.5,${day},${day},${i % 4},${i % 4},${i % 4}`;
  }).map((line, i, all) => (i % 50 === 49 ? all[i - 1] : line));
  return `${gedHeader}\r\n${lines.join("\r\n")}\r\n\r\n`;
}

async function bothWays(path: string, content: string | Uint8Array, format: "ucdp" | "gdelt" | "counts") {
  const opened = await syria();
  writeFileSync(path, content);
  const page = await gathered(
    opened,
    { file: fileOf(path, content), format },
    { work, groups: new ProblemGroups() },
  );
  const engine = await openDuckdb();
  const command = await gather(
    {
      files: [{ name: "dropped", format, paths: [path] }],
      gaps: [],
      match: (census) => matchProcess(opened, census),
    },
    engine,
  );
  await engine.close();
  if (!page.ok || !command.ok) throw new Error(JSON.stringify([page, command]).slice(0, 2000));
  return { page: page.value, command: command.value };
}

describe("a file that is brought is counted", () => {
  it("byte for byte as the command line's import counts it, packed or not", async () => {
    const table = gedTable(2000);
    for (const [name, content] of [
      ["ged.csv", table],
      ["ged.csv.gz", new Uint8Array(gzipSync(table))],
    ] as const) {
      const { page, command } = await bothWays(join(folder, name), content, "ucdp");
      expect(page.cube).toEqual(command.cube);
      expect(page.census).toEqual(command.census);
      expect(page.files).toEqual(command.files);
      expect(page.matching).toEqual(command.matching);
    }
  });

  it.skipIf(!existsSync(data))(
    "the same from the files of UCDP and GDELT (skipped without the shared data)",
    async () => {
      for (const [file, format] of [
        ["ucdp/ged_SYR.csv", "ucdp"],
        ["gdelt/gdelt2_events_sample.csv", "gdelt"],
      ] as const) {
        const { page, command } = await bothWays(
          join(folder, "real.csv"),
          readFileSync(join(data, file)),
          format,
        );
        expect(page.cube).toEqual(command.cube);
        expect(page.files).toEqual(command.files);
      }
    },
    60_000,
  );

  it("with what matched the process, what did not, and what was probably meant", async () => {
    const answer = await brought(fileOf("ged.csv", gedTable(200)));
    if (answer.kind !== "counted") throw new Error(JSON.stringify(answer));
    const { matching, notes } = answer;
    expect(answer.events).toBe(196);
    expect(matching.recognised.map(({ name, place }) => [name, place])).toContainEqual(["Alepo", "Aleppo"]);
    expect(matching.places.map(({ name }) => name)).toContain("Nowhere at all");
    expect(notes.join()).toContain("4 records repeat others exactly");
    expect(matching.parties.map(({ name }) => name)).toContain('Army, 1st "Guards"');
  });

  it("from somebody's own table, by the columns that were named, which a guess begins", async () => {
    const table =
      "Incident date,Province,Perpetrator,Victim,Killed\n27.02.2016,Homs,Army,Rebels,3\n1.3.2016,Homs,Army,,0\n";
    const file = fileOf("own.csv", table);
    const looked = await look(await syria(), { file });
    if (!looked.ok) throw new Error(JSON.stringify(looked.problems));
    expect(looked.value).toMatchObject({
      format: "generic",
      mapping: {
        date: "Incident date",
        dateFormat: "%d.%m.%Y",
        adm1: "Province",
        best: "Killed",
        sideB: "Victim",
      },
    });
    const answer = await brought(file, { format: "generic", mapping: looked.value.mapping });
    expect(answer).toMatchObject({ kind: "counted", events: 2, span: { start: 16858, end: 16862 } });
  });
});

describe("a file that is brought is refused", () => {
  it("with all its problems at once, the same a thousand times told once, with its first places", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => {
      const day = i % 3 === 0 ? "2016-02-30" : "2016-02-28";
      const best = i === 7 ? "1e308" : i === 8 ? "many" : "1";
      return `${i === 20 ? 19 : i},1,A,B,${i === 20 ? "X" : "Homs"},34,36,${day},2016-03-01,${best},1,1`;
    });
    const answer = await brought(fileOf("bad.csv", `${gedHeader}\n${rows.join("\n")}\n1,2\n`));
    if (answer.kind !== "refused") throw new Error("counted");
    const told = answer.groups.map(({ count, first }) => [count, first[0].code, first.length]);
    expect(told).toEqual([
      [1000, "date-invalid", 5],
      [1, "number-range", 1],
      [1, "number-invalid", 1],
      [1, "id-conflict", 1],
      [1, "csv-structure", 1],
    ]);
    expect(answer.total).toBe(1004);
    expect(answer.groups[0].first[0].where).toMatchObject({
      file: "bad.csv",
      line: 2,
      column: 20,
      length: 10,
    });
  });

  it("whatever it is: each gets its word, and none is taken for a table", async () => {
    const opened = await syria();
    const codes = async (file: File) => {
      const looked = await look(opened, { file });
      return looked.ok ? looked.value.format : looked.problems.map((one) => one.code).join();
    };
    const random = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    expect(await codes(fileOf("a.bin", random))).toBe("file-not-table");
    expect(await codes(fileOf("a.xlsx", "PK\u0003\u0004rest"))).toBe("file-not-table");
    expect(await codes(fileOf("a.parquet", "PAR1rest"))).toBe("file-format");
    expect(await codes(fileOf("a.csv", ""))).toBe("file-empty");
    expect(await codes(fileOf("a.csv", "<!doctype html><p>login"))).toBe("file-not-table");
    expect(await codes(fileOf("a.csv", Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0)))).toBe("file-encoding");
    expect(await codes(fileOf("a.csv", Uint8Array.of(0xe9, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x32)))).toBe(
      "file-encoding",
    );
    const packed = new Uint8Array(gzipSync(gedTable(50)));
    expect(await codes(fileOf("a.csv.gz", packed.subarray(0, 300)))).toBe("file-truncated");
    const nearly = await look(opened, { file: fileOf("a.csv", gedTable(3).replace(",best,", ",beste,")) });
    expect(nearly.ok && nearly.value.nearly?.format).toBe("ucdp");
  });

  it("in one message, and soon, when it is huge: a line of 30 MB, a field that never closes, bytes that are no UTF-8", async () => {
    const long = `${gedTable(2)}9,1,${"x".repeat(30_000_000)},B`;
    expect(await codesOf(fileOf("long.csv", long))).toEqual(["1 field-too-long"]);
    const open = `${gedTable(2)}9,1,"never ${"closed\n".repeat(2_000_000)}`;
    expect(await codesOf(fileOf("open.csv", open))).toEqual(["1 field-too-long"]);
    const latin = Buffer.from(
      `${gedHeader}\n1,1,Arm\u00e9e,B,Homs,34,36,2016-01-01,2016-01-01,1,1,1\n`,
      "latin1",
    );
    expect(await codesOf(fileOf("latin.csv", new Uint8Array(latin)))).toEqual(["1 file-encoding"]);
    const cut = new Uint8Array(gzipSync(gedTable(5000)));
    expect(await codesOf(fileOf("cut.csv.gz", cut.subarray(0, cut.length - 500)))).toEqual([
      "1 file-truncated",
    ]);
  }, 60_000);
});

describe("a file in use", () => {
  it("opens the process with it, in place of the process's own sources or beside them", async () => {
    const { file, text, named } = filesOf("syria-2016");
    const table = "date,place,events,best\n2016-01-01,Homs,3,4\n2016-06-30,Hama,1,0\n";
    const counted = await brought(fileOf("mine.csv", table), { format: "counts" });
    if (counted.kind !== "counted") throw new Error(JSON.stringify(counted));
    const source = sourceOf(
      { name: "mine", publisher: "", release: "", licence: "" },
      {
        path: "mine.csv",
        format: "counts",
        mapping: {},
        sha256: counted.sha256,
        span: counted.span,
        today: counted.span.end,
      },
    );
    const piecewise = {
      pieces: async function* () {
        yield new TextEncoder().encode(table);
      },
      sha256: async () => counted.sha256,
    };
    const records = async (instead: boolean) => {
      const besides = { sources: [source], files: new Map([["mine.csv", piecewise]]), instead };
      const opened = await openProcessFiles({ file, text, named: new Map(named), besides }, effects);
      return opened.ok ? opened.value.gathered?.census.records : JSON.stringify(opened.problems);
    };
    const before = (await syria()).gathered?.census.records ?? 0;
    expect(await records(true)).toBe(4);
    expect(await records(false)).toBe(before + 4);
  });

  it("is named by lines that the process file takes, wherever its sources stand", () => {
    const span = { start: 16858, end: 16862 } as never;
    const said = { name: "own", publisher: 'A: "B" # c', release: "", licence: "CC BY 4.0" };
    const known = {
      path: "a b.csv",
      format: "generic" as const,
      mapping: { date: "Day", adm1: "Province: é" },
    };
    const source = sourceOf(said, { ...known, sha256: "0".repeat(64), span, today: 16900 as never });
    const lines = sourceLines(source, "0".repeat(64));
    for (const text of [
      "halcyon: 1\ntitle: A truce\n",
      "halcyon: 1\ntitle: A truce\nsources: # events\n    old: { format: counts, file: x.csv }\n",
      filesOf("syria-2016").text,
    ]) {
      const after = withSource(text, lines);
      const read = readProcessFile(after ?? "", "process.yaml");
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      expect(read.value.sources).toContainEqual(source);
    }
    expect(withSource("sources: { a: { format: counts, file: x } }\n", lines)).toBeUndefined();
    expect([freeName("UCDP GED!", ["ucdp-ged"]), freeName("رویداد", [])]).toEqual(["ucdp-ged-2", "own"]);
  });

  it("has its columns guessed by name and by what they hold", () => {
    expect(
      guessMapping(["id", "lat", "long", "event date", "deaths"], [["a", "34.1", "36", "03/25/2016", "1"]]),
    ).toEqual({
      ...{
        id: "id",
        latitude: "lat",
        longitude: "long",
        date: "event date",
        best: "deaths",
        dateFormat: "%m/%d/%Y",
      },
    });
    expect(guessMapping(["date", "deaths"], [["soon", "some"]])).toEqual({});
    expect(
      ["2016-02-27", "27 February 2016", "20160227", "2016/2/7", "x"].map((one) => guessDateFormat([one])),
    ).toEqual([...["iso", "%d %B %Y", "%Y%m%d", "%Y/%m/%d", undefined]]);
  });
});
