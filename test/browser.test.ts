// The core runs in a browser: one bundle without any part of Node, small, and with the same digits as here.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { assess } from "../src/violence/assess.js";
import { cubeOfLines, noise, testAt } from "./violence/cubes.js";

/** The ceilings of the two doors above the wall, compressed: violence with the language of its tests, and the whole of agreements. */
const ceiling = 125_000;
const agreementCeiling = 200_000;
const root = resolve(import.meta.dirname, "..");
let bundle = "";
const imported: string[] = [];

const lines = [
  { counts: [...noise(3, 364, 8), 2, 1, 2, 1, 2, 2, 1] },
  { place: "south", counts: noise(4, 371, 3) },
];
const cube = cubeOfLines(lines);
const test = testAt(364, 7);
const here = assess(cube, test);
// typed arrays do not survive JSON: they cross as lists and are rebuilt on the other side
const question = JSON.stringify({ cube, test }, (_, value: unknown) =>
  ArrayBuffer.isView(value) ? { array: value.constructor.name, of: [...(value as Float64Array)] } : value,
);
const ask = `(() => {
  const types = { Uint8Array, Uint32Array, Int32Array, Float64Array };
  const { cube, test } = JSON.parse(${JSON.stringify(question)}, (_, v) => v && v.array ? types[v.array].from(v.of) : v);
  return JSON.stringify(halcyon.assess(cube, test));
})()`;

const bundled = (door: string) =>
  build({
    entryPoints: [join(root, `src/${door}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "halcyon",
    platform: "browser",
    target: "es2022",
    metafile: true,
  });

beforeAll(async () => {
  const built = await bundled("index");
  bundle = built.outputFiles[0].text;
  for (const output of Object.values(built.metafile.outputs))
    imported.push(...output.imports.map((i) => i.path));
});

describe("the core in a browser", () => {
  it("needs nothing of Node", () => {
    expect(imported).toEqual([]);
    expect(bundle).not.toMatch(/["']node:|\brequire\(["']/);
  });

  it(`is at most ${ceiling / 1000} kB, compressed`, () => {
    expect(gzipSync(bundle).length).toBeLessThanOrEqual(ceiling);
  });

  it(`has a door to agreements that needs nothing of Node either, and is at most ${agreementCeiling / 1000} kB`, async () => {
    const [file] = (await bundled("agreement")).outputFiles;
    expect(file.text).not.toMatch(/["']node:|\brequire\(["']/);
    expect(gzipSync(file.text).length).toBeLessThanOrEqual(agreementCeiling);
  });

  it("gives the same digits where there is only the language itself", () => {
    // what every browser and Node have beside the language: text as bytes, and base 64 (for a table of the Hijri calendar)
    const bare = vm.createContext({ TextEncoder, TextDecoder, atob });
    vm.runInContext(`${bundle};this.halcyon = halcyon;`, bare);
    expect(vm.runInContext(ask, bare)).toBe(JSON.stringify(here));
  });

  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  it.skipIf(chromium === undefined)("gives the same digits in Chromium (needs chromium)", () => {
    const folder = mkdtempSync(join(tmpdir(), "halcyon-browser-"));
    try {
      const page = `<!doctype html><pre id="out"></pre><script>${bundle.replaceAll("</script", "<\\/script")}\ndocument.getElementById("out").textContent = ${ask.replaceAll("</script", "<\\/script")};</script>`;
      writeFileSync(join(folder, "page.html"), page);
      const flags =
        "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --dump-dom".split(
          " ",
        );
      const dom = execFileSync(
        chromium ?? "",
        [...flags, `--user-data-dir=${join(folder, "profile")}`, `file://${join(folder, "page.html")}`],
        { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
      );
      const printed = /<pre id="out">([\s\S]*?)<\/pre>/.exec(dom)?.[1] ?? "";
      const plain = printed.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      expect(plain).toBe(JSON.stringify(here));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
