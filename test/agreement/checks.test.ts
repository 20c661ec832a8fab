// Checks before signing: every case in cases-checks/*.md tells exactly what stands under it, and every objection has a case without it.
import { describe, expect, it } from "vitest";
import { checkProcessFile, problemsOf } from "../../src/agreement/check.js";
import { problemCodes } from "../../src/ground/problem.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { checkedCases } from "./checked-cases.js";

const cases = checkedCases();
const checked = (one: (typeof cases)[number]) =>
  checkProcessFile(one.yaml, "process.yaml", one.powers === undefined ? {} : { powers: one.powers });

for (const page of new Set(cases.map((one) => one.page))) {
  describe(`test/agreement/cases-checks/${page}`, () => {
    for (const one of cases.filter((other) => other.page === page)) {
      it(`${one.title} (line ${one.line})`, () => {
        expect(problemsText(problemsOf(checked(one)))).toBe(one.told);
      });
    }
  });
}

// the codes of the group "can be read and should not be signed like this", but the one that reading itself tells
const all = Object.keys(problemCodes);
const objections = all
  .slice(all.indexOf("deadline-contradiction"), all.indexOf("name-unused") + 1)
  .filter((code) => code !== "name-lookalike");

describe("objections", () => {
  it.each(objections)("%s is told in one case, and not in the next under the same heading", (code) => {
    const told = cases.map((one) => one.told.includes(`problem ${code}:`));
    const mended = cases.some(
      (one, i) =>
        told[i] &&
        cases
          .slice(i + 1)
          .some(
            (other) => other.page === one.page && other.title === one.title && other.told === "no problems",
          ),
    );
    expect(mended).toBe(true);
  });

  it("say why they matter and what to do, and point at words", () => {
    for (const one of cases) {
      for (const problem of checked(one).objections) {
        expect(problem.why, problem.message).toBeTruthy();
        expect(problem.hint, problem.message).toBeTruthy();
        const { line, column, length, text } = problem.where ?? {};
        expect(one.yaml.split("\n")[(line ?? 0) - 1], problem.message).toBe(text);
        expect(
          text?.slice((column ?? 0) - 1, (column ?? 0) - 1 + (length ?? 0)).trim(),
          problem.message,
        ).not.toBe("");
      }
    }
  });

  it("fit on a line: nothing that is said of what was found is cut", () => {
    for (const one of cases) expect(one.told, one.title).not.toMatch(/^ {2}found:.*…$/m);
  });

  it("of a well drafted agreement of ten clauses are none", () => {
    const one = cases.find((other) => other.page === "well-drafted.md");
    expect(one?.told).toBe("no problems");
    expect(one && checked(one).process?.clauses).toHaveLength(10);
  });
});
