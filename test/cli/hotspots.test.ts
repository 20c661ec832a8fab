// halcyon hotspots and reports as files: shapes that a map reads, a PDF where Chromium is, and nothing half written on Ctrl-C.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "bin/halcyon.js");
let folder = "";
const run = (...args: string[]) => spawnSync("node", [program, ...args], { cwd: folder, encoding: "utf8" });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "halcyon-files-"));
  mkdirSync(join(folder, "syria"));
  for (const file of ["process.yaml", "counts.csv", "governorates.geojson"]) {
    cpSync(join(root, "examples/syria-2016", file), join(folder, "syria", file));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("hot spots", () => {
  it("are found where violence is put: Idlib alone goes on while all else is calm", () => {
    const rows = readFileSync(join(folder, "syria/counts.csv"), "utf8").trimEnd().split("\n");
    const window = [
      "2016-02-27",
      "2016-02-28",
      "2016-02-29",
      "2016-03-01",
      "2016-03-02",
      "2016-03-03",
      "2016-03-04",
    ];
    const before = rows.slice(1).filter((row) => row.slice(0, 10) < "2016-02-27");
    const put = window.map(
      (day) => `${day},1,Idlib Governorate,Government of Syria,Syrian insurgents,state-based,9,9,9,9,yes`,
    );
    mkdirSync(join(folder, "idlib"));
    writeFileSync(join(folder, "idlib/counts.csv"), [rows[0], ...before, ...put, ""].join("\n"));
    for (const file of ["process.yaml", "governorates.geojson"])
      cpSync(join(folder, "syria", file), join(folder, "idlib", file));
    const found = run("hotspots", "idlib", "--geojson", "spots.geojson", "--json");
    const { spots } = JSON.parse(found.stdout);
    expect(spots[0]).toMatchObject({ places: ["Idlib"], observed: 63 });
    expect(spots[0].p).toBeLessThanOrEqual(0.01);
    const shapes = JSON.parse(readFileSync(join(folder, "spots.geojson"), "utf8"));
    expect(shapes.features[0]).toMatchObject({
      type: "Feature",
      properties: { place: "Idlib", observed: 63 },
    });
    expect(shapes.features[0].geometry.coordinates.length).toBeGreaterThan(0);
    expect(run("hotspots", "idlib", "--json").stdout).toBe(found.stdout);
  });
});

describe("a replay", () => {
  it("says what changed: other data, or a figure that somebody touched", () => {
    expect(run("assess", "syria", "--no-report").status).toBe(0);
    const path = join(folder, "syria/verdict-cessation.json");
    const saved = readFileSync(path, "utf8");
    expect(run("replay", path).status).toBe(0);
    writeFileSync(path, saved.replace('"observed": 40', '"observed": 39'));
    const touched = run("replay", path);
    expect(touched.status).toBe(1);
    expect(touched.stdout).toContain("somebody changed the saved figures");
    expect(touched.stdout).toContain("observed: saved 39, now 40");
    writeFileSync(path, saved);
    const counts = join(folder, "syria/counts.csv");
    const before = readFileSync(counts, "utf8");
    writeFileSync(counts, before.replace("2016-02-27,1,", "2016-02-28,1,"));
    const other = run("replay", path);
    expect(other.stdout).toContain("The data is not the data of the saved verdict");
    writeFileSync(counts, before);
    expect(run("replay", path).status).toBe(0);
  });

  it("works from another folder, and for a question asked with options alone", () => {
    const args = [
      "assess",
      "--events",
      "syria/counts.csv",
      "--format",
      "counts",
      "--side",
      "IS",
      "--start",
      "2016-02-27",
      "--json",
    ];
    writeFileSync(join(folder, "verdict.json"), run(...args).stdout);
    const again = spawnSync("node", [program, "replay", join(folder, "verdict.json")], {
      cwd: tmpdir(),
      encoding: "utf8",
    });
    expect(again.stdout).toContain("The same to the last digit.");
  });
});

describe("files", () => {
  it("are whole or not there when Ctrl-C comes in the middle, and a second run works", async () => {
    for (const wait of [150, 350, 600]) {
      const out = join(folder, `out-${wait}`);
      const child = spawn("node", [program, "assess", "syria", "--out", out], { cwd: folder });
      await new Promise((done) => setTimeout(done, wait));
      child.kill("SIGINT");
      await new Promise((done) => child.on("close", done));
      const files = existsSync(out) ? readdirSync(out) : [];
      expect(files.filter((f) => f.includes(".part"))).toEqual([]);
      for (const file of files.filter((f) => f.endsWith(".json")))
        JSON.parse(readFileSync(join(out, file), "utf8"));
      for (const file of files.filter((f) => f.endsWith(".html")))
        expect(readFileSync(join(out, file), "utf8")).toMatch(/<\/html>\s*$/);
      expect(run("assess", "syria", "--out", out).status).toBe(0);
    }
  });

  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].some((path) => existsSync(path));
  it.skipIf(!chromium)("are printed as PDF (needs chromium)", () => {
    expect(run("assess", "syria", "--report", "report.pdf").status).toBe(0);
    expect(readFileSync(join(folder, "report.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("that can't be written are told, with what to do", () => {
    writeFileSync(join(folder, "wall"), "a file where a folder is wanted");
    const refused = run("assess", "syria", "--out", "wall/inside");
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("problem file-unwritable");
  });
});
