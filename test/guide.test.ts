// The walk-through is run as a reader would: each file is written as the page says, each command gives what the page prints.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/guide/write-an-agreement.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "halcyon-guide-"));
const aceh = join(folder, "aceh");
mkdirSync(aceh);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One block of the page: a piece of a file, or commands with what they print. */
type Block = { readonly line: number; readonly kind: string; readonly text: string };

function blocksOf(text: string): Block[] {
  const found = text.matchAll(/^```(yaml file=\S+|console)\n([\s\S]*?)^```/gm);
  return [...found].map((m) => ({ line: text.slice(0, m.index).split("\n").length, kind: m[1], text: m[2] }));
}

describe("the walk-through in docs/guide/write-an-agreement.md", () => {
  for (const block of blocksOf(page)) {
    const file = /^yaml file=(\S+)$/.exec(block.kind)?.[1];
    if (file !== undefined) {
      it(`line ${block.line}: adds to ${file}`, () => {
        const path = join(aceh, file);
        appendFileSync(path, existsSync(path) ? `\n${block.text}` : block.text);
      });
      continue;
    }
    it(`line ${block.line}: ${block.text.split("\n")[0]}`, () => {
      const [command, ...printed] = block.text.trimEnd().split("\n");
      const words = command.replace(/^\$ halcyon /, "").split(" ");
      const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...words], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
      expect(`${run.stdout}${run.stderr}`.trimEnd()).toBe(printed.join("\n").trimEnd());
    });
  }
});
