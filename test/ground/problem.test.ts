// What a reader sees when an input is refused: exact texts, in a terminal, of a hostile file too.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failure, type Problem, problem, problemCodes, success } from "../../src/ground/problem.js";
import { problemsText, problemText } from "../../src/ground/problem-text.js";

const misspelt: Problem = problem("name-unknown", `no measure is declared under the name "truse"`, {
  where: { file: "syria.yaml", line: 27, column: 14, length: 5, text: "    measure: truse" },
  found: '"truse"',
  expected: "truce, rest",
  hint: `did you mean "truce"?`,
});

describe("a problem", () => {
  it("has a code that is written in small words with hyphens, and a sentence for each", () => {
    for (const [code, meaning] of Object.entries(problemCodes)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(meaning, code).toMatch(/^[a-z].*[^.]$/s);
    }
  });

  it("is a value among values: a result is either right, or names at least one problem", () => {
    expect(success(3)).toEqual({ ok: true, value: 3 });
    expect(failure([misspelt])).toEqual({ ok: false, problems: [misspelt] });
    expect(() => failure([])).toThrow("a failure names at least one problem; got none");
  });
});

describe("the text of a problem", () => {
  it("tells code, message, place, the words underlined, found, expected, and what to do", () => {
    expect(problemText(misspelt)).toBe(
      [
        `problem name-unknown: no measure is declared under the name "truse"`,
        `  syria.yaml:27:14`,
        `    27 |     measure: truse`,
        `       |              ^^^^^`,
        `  found:      "truse"`,
        `  expected:   truce, rest`,
        `  what to do: did you mean "truce"?`,
      ].join("\n"),
    );
  });

  it("leaves out what is not known", () => {
    expect(problemText(problem("file-missing", "there is no file counts.csv"))).toBe(
      "problem file-missing: there is no file counts.csv",
    );
    expect(problemText(problem("file-empty", "the file is empty", { where: { file: "a.csv" } }))).toBe(
      "problem file-empty: the file is empty\n  a.csv",
    );
    expect(
      problemText(problem("csv-structure", "too few columns", { where: { file: "a.csv", line: 7 } })),
    ).toBe("problem csv-structure: too few columns\n  a.csv:7");
    expect(problemText(problem("date-invalid", "no date", { where: { line: 7, column: 2 } }))).toBe(
      "problem date-invalid: no date\n  line 7, column 2",
    );
    expect(
      problemText(
        problem("command-invalid", "what?", { where: { text: "assess --fro", column: 8, length: 5 } }),
      ),
    ).toBe(["problem command-invalid: what?", "     | assess --fro", "     |        ^^^^^"].join("\n"));
  });

  it("uses colours only when asked, and then the same words", () => {
    const coloured = problemText(misspelt, { colour: true });
    expect(coloured).toContain("\u001b[1;31mproblem name-unknown\u001b[0m");
    expect(coloured).toContain("\u001b[1;31m^^^^^\u001b[0m");
    const escapes = /\p{Cc}\[[0-9;]*m/gu;
    expect(coloured.replace(escapes, "")).toBe(problemText(misspelt, { colour: false }));
  });

  it("shows at least one mark where something is missing at the end of a line", () => {
    const text = problemText(
      problem("value-missing", "nothing", { where: { line: 3, column: 5, length: 1, text: "a: b" } }),
    );
    expect(text).toBe(["problem value-missing: nothing", "    3 | a: b", "      |     ^"].join("\n"));
  });

  it("cuts a line of ten million characters around the words that are meant", () => {
    const text = `${"x".repeat(5_000_000)}wrong${"y".repeat(5_000_000)}`;
    const where = { line: 1, column: 5_000_001, length: 5, text };
    const lines = problemText(problem("value-unknown", "a word", { where, found: text })).split("\n");
    expect(lines[1]).toBe(`    1 | …${"x".repeat(45)}wrong${"y".repeat(45)}…`);
    expect(lines[2]).toBe(`      | ${" ".repeat(46)}^^^^^`);
    expect(lines[3]).toBe(`  found:      ${"x".repeat(199)}…`);
  });

  it("cuts words that are themselves too long", () => {
    const text = "z".repeat(1000);
    const lines = problemText(
      problem("field-too-long", "long", { where: { line: 1, column: 1, length: 1000, text } }),
    ).split("\n");
    expect(lines[1]).toBe(`    1 | ${"z".repeat(59)}…`);
    expect(lines[2]).toBe(`      | ${"^".repeat(60)}`);
  });

  it("keeps the marks under the words behind tabs, combining marks and wide characters", () => {
    const under = (text: string, words: string): string => {
      const where = { line: 1, column: text.indexOf(words) + 1, length: words.length, text };
      return problemText(problem("value-unknown", "a word", { where }))
        .split("\n")
        .slice(1)
        .join("\n");
    };
    expect(under("\tplace: Alepo", "Alepo")).toBe("    1 |  place: Alepo\n      |         ^^^^^");
    expect(under("e\u0301te\u0301: x", "x")).toBe("    1 | e\u0301te\u0301: x\n      |      ^");
    expect(under("地名: x", "x")).toBe("    1 | 地名: x\n      |       ^");
    expect(under("a: 地名", "地名")).toBe("    1 | a: 地名\n      |    ^^^^");
  });

  it("never lets a file write to the terminal: no control character or turn of direction comes through", () => {
    const hostile = problem("value-unknown", "clear\u001b[2J", {
      where: { file: "a\u0007.yaml", line: 1, column: 1, length: 3, text: "\u001b[31mred\u202e" },
      found: "\u009b31m",
      hint: "x\r\nproblem forged: y",
    });
    expect(problemText(hostile)).toBe(
      [
        "problem value-unknown: clear�[2J",
        "  a�.yaml:1:1",
        "    1 | �[31mred�",
        "      | ^^^",
        "  found:      �31m",
        "  what to do: x  problem forged: y",
      ].join("\n"),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(30), fc.nat(30), (text, at, length) => {
        const where = { file: text, line: 1, column: at + 1, length, text };
        const told = problemText(
          problem("value-unknown", text, { where, found: text, expected: text, hint: text }),
        );
        expect(told).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(told.split("\n").length).toBe(7);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("the text of several problems", () => {
  const short = problem("file-empty", "the file is empty");

  it("ends with how many there are", () => {
    expect(problemsText([short])).toBe("problem file-empty: the file is empty\n\n1 problem");
    expect(problemsText([short, short])).toBe(
      "problem file-empty: the file is empty\n\nproblem file-empty: the file is empty\n\n2 problems",
    );
    expect(problemsText([])).toBe("no problems");
  });

  it("does not count the note that there are more", () => {
    const more = problem("problems-many", "7 more problems are not shown");
    expect(problemsText([short, more])).toBe(
      "problem file-empty: the file is empty\n\nproblem problems-many: 7 more problems are not shown\n\n1 problem",
    );
  });
});
