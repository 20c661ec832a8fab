// Files that are written to break the reader end in a message, soon and in little memory. bench/hostile.ts prints the figures.
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { hostileTexts } from "./hostile-texts.js";

const root = resolve(import.meta.dirname, "../..");

// 2 seconds is the goal where nothing else runs; the machine of the tests may be busy
const seconds = 15;

describe("a hostile file", () => {
  // all of them in one process whose heap may not grow beyond 400 MB: were one to need more, it would end the process
  const ends = new Map<string, { readonly seconds: number; readonly told: string }>();
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--max-old-space-size=400", "--import", "tsx", "bench/hostile.ts", "all"],
      { cwd: root, encoding: "utf8", maxBuffer: 1e8 },
    );
    for (const line of stdout.trim().split("\n")) {
      const [name, , time, , told] = line.split("\t");
      ends.set(name, { seconds: Number(time), told });
    }
  }, 300_000);

  for (const { name, code } of hostileTexts) {
    it(`ends in a message: ${name}`, () => {
      const end = ends.get(name);
      expect(end?.told.split(",")[0]).toBe(code ?? "read");
      expect(end?.seconds).toBeLessThan(seconds);
    });
  }
});
