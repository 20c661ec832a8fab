// The literate cases: every process file in cases/*.md is read, and what the reader is told must be exactly what stands under it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { problemsText } from "../../src/ground/problem-text.js";

type Case = { readonly line: number; readonly title: string; readonly yaml: string; readonly told: string };

const folder = join(import.meta.dirname, "cases");

// a case is a fence of yaml with the fence of text that follows it, under the last heading
function casesOf(text: string): readonly Case[] {
  const cases: Case[] = [];
  let title = "";
  let yaml: { line: number; text: string } | undefined;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    if (lines[at].startsWith("## ")) title = lines[at].slice(3);
    const fence = /^```(\w+)$/.exec(lines[at])?.[1];
    if (fence === undefined) continue;
    const end = lines.indexOf("```", at + 1);
    const content = lines.slice(at + 1, end).join("\n");
    if (fence === "yaml") yaml = { line: at + 1, text: content };
    else if (yaml !== undefined) {
      cases.push({ line: yaml.line, title, yaml: yaml.text, told: content });
      yaml = undefined;
    }
    at = end;
  }
  return cases;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
  describe(`test/agreement/cases/${file}`, () => {
    const cases = casesOf(readFileSync(join(folder, file), "utf8"));

    it("holds cases, and a text under each", () => {
      expect(cases.length).toBeGreaterThan(4);
      for (const one of cases) expect(one.told, `line ${one.line}`).not.toBe("");
    });

    for (const { title, line, yaml, told } of cases) {
      it(`${title} (line ${line})`, () => {
        const read = readProcessFile(yaml, "process.yaml");
        expect(problemsText(read.ok ? [] : read.problems)).toBe(told);
      });
    }
  });
}
