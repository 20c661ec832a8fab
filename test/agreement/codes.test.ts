// Every code that can be told of a process file or of facts has a case: a page that a non-programmer can read, which shows it.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { type ProblemCode, problemCodes } from "../../src/ground/problem.js";

const test = join(import.meta.dirname, "..");

/** The groups of the registry, by the remark above each, that concern process files and facts. */
const groups = /^(the process file|the agreement: .*|facts|the plan|the question)$/;

/** Codes of other groups that a process file can bring about as well. */
const alsoThere: readonly ProblemCode[] = [
  "file-missing",
  "file-empty",
  "file-format",
  "date-invalid",
  "dates-reversed",
  "number-invalid",
  "number-range",
  "value-unknown",
  "value-missing",
];

/** Codes that no page can show: of texts too long to be read (see `hostile.test.ts`), and of a solver that ran out of time. */
const beyondPages: readonly string[] = ["file-too-large", "field-too-long", "plan-unknown"];

// the remarks of the registry stand in its text only
function codesOfGroups(): readonly string[] {
  const text = readFileSync(join(test, "../src/ground/problem.ts"), "utf8");
  const registry = text.slice(text.indexOf("export const problemCodes"), text.indexOf("} as const"));
  let wanted = false;
  const codes: string[] = [];
  for (const [, remark, code] of registry.matchAll(/^ {2}(?:\/\/ (.+)|"?([a-z-]+)"?:)/gm)) {
    if (remark !== undefined) wanted = groups.test(remark);
    else if (wanted) codes.push(code);
  }
  return codes;
}

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

const pages = ["agreement", "conditions", "cli", "process"].flatMap((room) => pagesBelow(join(test, room)));

/** The codes that each page shows at the beginning of a line, as they are printed. */
const shown = new Map<string, readonly string[]>();
for (const page of pages) {
  for (const [, code] of readFileSync(page, "utf8").matchAll(/^problem ([a-z-]+):/gm))
    shown.set(code, [...(shown.get(code) ?? []), relative(test, page)]);
}

describe("every code of process files and facts", () => {
  const codes = [...alsoThere, ...codesOfGroups()].filter((code) => !beyondPages.includes(code));

  it.each(codes)("%s is shown by a case", (code) => {
    expect(shown.get(code) ?? []).not.toEqual([]);
  });

  it("are as many as there are: the registry's groups were found", () => {
    expect(codes.length).toBeGreaterThan(45);
    expect(codes).toContain("gate-circular");
    expect(codes).toContain("fact-circular");
    expect(codes.every((code) => code in problemCodes)).toBe(true);
  });

  it("is a code of the registry: no page shows one that is not", () => {
    expect([...shown.keys()].filter((code) => !(code in problemCodes))).toEqual([]);
  });
});
