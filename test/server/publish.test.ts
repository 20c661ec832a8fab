// Static files: the same app and files, below any path, whole or not at all, and always the same bytes.
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
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppFile } from "../../src/server/app-files.js";
import { publish } from "../../src/server/publish.js";

const root = resolve(import.meta.dirname, "../..");
const page = new TextEncoder().encode("<!doctype html><html><head><title>app</title></head></html>");
const app = new Map<string, AppFile>([
  ["index.html", { path: "index.html", type: "text/html", bytes: page, lasting: false }],
]);
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "halcyon-publish-"));
  cpSync(join(root, "examples/syria-2016"), join(folder, "processes/syria-2016"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const to = (out: string) => publish({ folder: join(folder, "processes"), out: join(folder, out), app });
const codesOf = async (out: string) => {
  const published = await to(out);
  return published.ok ? [] : published.problems.map(({ code }) => code);
};
const bytesBelow = (out: string) =>
  readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.replace(join(folder, out), ""), readFileSync(path, "base64")]);

describe("a publication", () => {
  it("holds the app, a list with hashes, and the files that the process file names, and nothing else", async () => {
    writeFileSync(join(folder, "processes/syria-2016/private.txt"), "not named");
    expect((await to("out")).ok).toBe(true);
    const site = JSON.parse(readFileSync(join(folder, "out/site.json"), "utf8"));
    expect(site.kind).toBe("static");
    expect(site.processes[0].id).toBe("syria-2016");
    expect(bytesBelow("out").map(([path]) => path)).toEqual([
      "/files/syria-2016/counts.csv",
      "/files/syria-2016/facts.yaml",
      "/files/syria-2016/governorates.geojson",
      "/files/syria-2016/process.yaml",
      "/index.html",
      "/site.json",
    ]);
    expect(readFileSync(join(folder, "out/index.html"), "utf8")).toContain(
      'http-equiv="Content-Security-Policy"',
    );
  });

  it("has the same bytes each time, and takes the place of an earlier one", async () => {
    await to("one");
    await to("two");
    expect(bytesBelow("one")).toEqual(bytesBelow("two"));
    writeFileSync(join(folder, "two/left-over.txt"), "of an earlier publication");
    expect((await to("two")).ok).toBe(true);
    expect(bytesBelow("two")).toEqual(bytesBelow("one"));
  });

  it("never takes the place of anything else", async () => {
    mkdirSync(join(folder, "precious"));
    writeFileSync(join(folder, "precious/thesis.txt"), "ten years of work");
    expect(await codesOf("precious")).toEqual(["file-unwritable"]);
    expect(readFileSync(join(folder, "precious/thesis.txt"), "utf8")).toBe("ten years of work");
    for (const inside of ["processes", "processes/out", "."])
      expect(await codesOf(inside)).toEqual(["command-invalid"]);
  });

  it("is whole or not at all: with a missing file nothing is written, and the earlier one stays", async () => {
    await to("out");
    const before = bytesBelow("out");
    rmSync(join(folder, "processes/syria-2016/counts.csv"));
    expect(await codesOf("out")).toEqual(["file-missing"]);
    expect(bytesBelow("out")).toEqual(before);
    expect(await codesOf("new")).toEqual(["file-missing"]);
    expect(existsSync(join(folder, "new"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["out", "processes"]);
  });

  it("of a folder without a process is refused", async () => {
    rmSync(join(folder, "processes/syria-2016"), { recursive: true });
    expect(await codesOf("out")).toEqual(["file-missing"]);
  });
});
