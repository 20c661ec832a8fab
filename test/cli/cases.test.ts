// The command line as a person types it: every case in test/cli/cases/*.md is run, and must print what the case shows.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const cases = join(import.meta.dirname, "cases");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "halcyon-cases-"));
  for (const file of ["process.yaml", "counts.csv", "governorates.geojson"]) {
    cpSync(join(root, "examples/syria-2016", file), join(folder, "syria-2016", file));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A case: files to write, a command, what it prints (`…` stands for anything within a line), and its exit code. */
type Case = {
  readonly title: string;
  readonly command: string;
  readonly expected: string;
  readonly exit: number;
};

function casesOf(text: string): { files: Map<string, string>; cases: Case[] } {
  const files = new Map<string, string>();
  const found: Case[] = [];
  let title = "";
  for (const part of text.split(/^(?=## |```)/m)) {
    const heading = /^## (.+)/.exec(part);
    if (heading) title = heading[1];
    const file = /^```\w* file=(\S+)\n([\s\S]*)\n$/.exec(part);
    if (file) files.set(file[1], `${file[2]}\n`);
    const run = /^```console\n\$ halcyon (.+)\n([\s\S]*)\n?$/.exec(part);
    if (run) {
      const lines = run[2].trimEnd().split("\n");
      const exit = /^exit (\d+)$/.exec(lines.at(-1) ?? "");
      found.push({
        title,
        command: run[1],
        expected: lines.slice(0, exit ? -1 : undefined).join("\n"),
        exit: Number(exit?.[1] ?? 0),
      });
    }
  }
  return { files, cases: found };
}

const words = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2]);
const pattern = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\n?⋮\n?/g, "[\\s\\S]*")
      .replaceAll("…", "[^\\n]*")}$`,
  );

for (const name of readdirSync(cases)
  .filter((f) => f.endsWith(".md"))
  .sort()) {
  const { files, cases: list } = casesOf(readFileSync(join(cases, name), "utf8"));
  describe(name.replace(".md", "").replaceAll("-", " "), () => {
    beforeAll(() => {
      for (const [path, content] of files) writeFileSync(join(folder, path), content);
    });
    for (const one of list) {
      it(one.title, () => {
        const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...words(one.command)], {
          cwd: folder,
          encoding: "utf8",
          env: { ...process.env, NO_COLOR: "1" },
        });
        const printed = `${run.stdout}${run.stderr}`.trimEnd();
        // a case that does not match shows both texts, not only a pattern
        if (!pattern(one.expected).test(printed)) expect(printed).toBe(one.expected);
        expect(run.status, printed).toBe(one.exit);
      });
    }
  });
}
