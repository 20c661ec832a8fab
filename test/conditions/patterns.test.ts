// The 42 patterns of real agreements, each a case that a person can read: the clause, the facts, the day, the result and why.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgedLines, patternOf } from "./pattern-cases.js";

const folder = join(import.meta.dirname, "cases");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .sort();

describe("the patterns of real agreements", () => {
  it("are 42, numbered without a gap", () => {
    expect(files.map((name) => Number(name.slice(0, 2)))).toEqual(
      Array.from({ length: 42 }, (_, i) => i + 1),
    );
  });

  for (const name of files) {
    const pattern = patternOf(readFileSync(join(folder, name), "utf8"));
    describe(pattern.title, () => {
      it("has a met, a not met and an undetermined variant", () => {
        const results = pattern.cases.flatMap((one) => one.expected.map((line) => line.split(": ")[1]));
        expect(results).toEqual(expect.arrayContaining(["met", "not-met", "undetermined"]));
      });
      for (const one of pattern.cases) {
        it(one.title, () => {
          const printed = judgedLines(pattern, one, `${name}: ${one.title}`);
          for (const line of one.expected) expect(printed, printed.join("\n")).toContain(line);
        });
      }
    });
  }
});
