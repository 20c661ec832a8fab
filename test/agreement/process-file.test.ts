// A process file that is right becomes a value; one that is hostile becomes problems, never an exception and never a long wait.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unknownMentions } from "../../src/agreement/names.js";
import { mostProblems, readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { parseDay } from "../../src/ground/day.js";
import type { Problem } from "../../src/ground/problem.js";
import { defaultDates, defaultPrior } from "../../src/violence/test.js";
import { pointsAtWords } from "./points-at-words.js";
import { syria } from "./syria.js";

function accepted(text: string): ProcessFile {
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(read.problems.map((told) => told.message).join("; "));
  return read.value;
}

function refused(text: string): readonly Problem[] {
  const read = readProcessFile(text, "process.yaml");
  return read.ok ? [] : read.problems;
}

const days = (start: string, end: string) => ({ start: parseDay(start), end: parseDay(end) });

describe("a process file that is right", () => {
  it("becomes a value in which intervals are half-open and parties bear their names", () => {
    const process = accepted(syria);
    expect(process.title).toBe("Cessation of hostilities, Syria, 27 February 2016");
    expect(process.parties.map(({ key, id }) => [key, id])).toEqual([
      ["IS", "IS"],
      ["government", "Government of Syria"],
      ["insurgents", "Syrian insurgents"],
      ["kurds", "Kurdish forces"],
      ["nusra", "Nusra front"],
    ]);
    expect(process.parties[1].names).toEqual([
      "Government of Syria",
      "Syrian Arab Army",
      "National Defence*",
    ]);
    expect(process.measures).toEqual([
      {
        name: "truce",
        quantity: "events",
        scope: {
          parties: ["Government of Syria", "Syrian insurgents"],
          between: [
            { one: ["Government of Syria", "Kurdish forces"], other: ["Syrian insurgents"] },
            { one: ["Syrian insurgents"], other: ["Syrian insurgents"] },
          ],
          kinds: ["state-based", "one-sided"],
          places: ["Aleppo", "Homs"],
          exceptParties: ["IS"],
          exceptPlaces: ["Raqqa", "Hasaka"],
        },
        dates: { rule: "spread", longest: 10 },
      },
    ]);
    expect(process.tests).toEqual([
      {
        name: "cessation",
        measure: "truce",
        baseline: days("2015-02-01", "2016-02-27"),
        window: days("2016-02-27", "2016-03-05"),
        reduction: 0.5,
        certainty: 0.9,
        prior: { median: 0.9, scale: 1.2 },
      },
    ]);
  });

  it("tells of each source its files, its columns, what it covers and when nobody looked", () => {
    const [mission, ucdp] = accepted(syria).sources;
    expect(mission).toEqual({
      name: "mission",
      format: "generic",
      files: ["north.csv", "south.csv"],
      columns: { date: "day", adm1: "governorate", sideA: "attacker", best: "killed" },
      covers: days("2015-02-01", "2016-07-01"),
      gaps: [],
    });
    expect(ucdp).toEqual({
      name: "ucdp",
      format: "counts",
      files: ["counts.csv"],
      publisher: "Uppsala Conflict Data Program",
      release: "20.1",
      licence: "CC BY 4.0",
      citation: "Sundberg and Melander 2013",
      retrieved: "2020-06-01",
      covers: days("2015-01-01", "2016-07-01"),
      gaps: [
        { places: ["Aleppo", "Idlib"], days: days("2016-03-01", "2016-03-03"), why: "no access" },
        { days: days("2016-01-10", "2016-01-11"), why: "the mission was away" },
      ],
    });
  });

  it("needs no more than a version and a title, and what is left out has its default", () => {
    expect(accepted("halcyon: 1\ntitle: A truce").tests).toEqual([]);
    const small = accepted(
      "halcyon: 1\ntitle: x\nmeasures: { all: {} }\ntests: { t: { measure: all, baseline: { from: 2015-01-01, days: 100 }, window: { from: 2016-01-01, days: 7 }, reduction: 0.3, certainty: 0.9 } }",
    );
    expect(small.measures).toEqual([{ name: "all", quantity: "events", scope: {}, dates: defaultDates }]);
    expect(small.tests[0].prior).toEqual(defaultPrior);
  });

  it("reads 33.3 % as 0.333 exactly, as it would be written", () => {
    const written = (share: string) => accepted(syria.replace("50 %", share)).tests[0].reduction;
    expect(written("33.3 %")).toBe(0.333);
    expect(written("0.333")).toBe(0.333);
    expect(written("12.5%")).toBe(0.125);
    expect(written("0 %")).toBe(0);
    expect(Object.is(written("-0"), 0)).toBe(true);
  });

  it("may have Windows line ends, a byte-order mark, and names in any script", () => {
    expect(accepted(`\ufeff${syria.replaceAll("\n", "\r\n")}`).tests).toEqual(accepted(syria).tests);
    const arabic = accepted("halcyon: 1\ntitle: الهدنة\nparties: { الحكومة: { name: الحكومة السورية } }");
    expect(arabic.parties[0].id).toBe("الحكومة السورية");
  });
});

describe("names that only the world can confirm", () => {
  const { mentions } = accepted(syria.replace("places: [Aleppo, Homs]", "places: [Alepo, Homs]"));
  const places = ["Aleppo", "Idlib", "Homs", "Raqqa", "Hasaka"];

  it("are told with their place in the text when the world does not know them", () => {
    const told = unknownMentions(mentions, { places, kinds: ["state-based", "one-sided", "non-state"] });
    expect(told.map(({ message, hint, where }) => [message, hint, where?.line, where?.column])).toEqual([
      [`there is no place "Alepo"`, `did you mean "Aleppo"?`, 39, 14],
    ]);
  });

  it("are not asked for where nobody knows the world's names", () => {
    expect(unknownMentions(mentions, {})).toEqual([]);
    expect(unknownMentions(mentions, { kinds: ["state-based"] }).map((told) => told.message)).toEqual([
      `there is no kind of violence "one-sided"`,
    ]);
  });
});

describe("a process file that is hostile", () => {
  it("is refused when it is larger than two million characters", () => {
    expect(refused("#".repeat(2_000_001)).map((told) => told.code)).toEqual(["file-too-large"]);
  });

  it("is refused when it nests too deeply, in brackets, in dashes, in lines, before anything can break", () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
    const texts = [
      "[".repeat(1_000_000),
      "{a: ".repeat(100_000),
      "- ".repeat(1_000_000),
      "? ".repeat(1000),
      lines,
    ];
    for (const text of texts) {
      expect(
        refused(text).map((told) => told.code),
        text.slice(0, 20),
      ).toEqual(["yaml-limits"]);
    }
  });

  it("is refused when its aliases multiply (a billion laughs)", () => {
    const bomb = [
      "a0: &a0 [x]",
      ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`),
    ];
    const told = refused(bomb.join("\n"));
    expect(told.map((one) => one.code)).toEqual(["yaml-limits"]);
  });

  it("has at most a hundred problems told, and then how many more there are", () => {
    const told = refused(
      `halcyon: 1\ntitle: x\n${Array.from({ length: 2000 }, (_, i) => `k${i}: 1`).join("\n")}`,
    );
    expect(told.length).toBe(mostProblems + 1);
    expect(told[mostProblems]).toMatchObject({
      code: "problems-many",
      message: "1900 more problems are not shown",
    });
  });

  it("is not read to its end when thousands of things are wrong, and says at least how many", () => {
    const clauses = Array.from({ length: 5000 }, (_, i) => `  c${i}: {}`).join("\n");
    const told = refused(`halcyon: 1\ntitle: x\nclauses:\n${clauses}`);
    expect(told[mostProblems].message).toBe("at least 2900 more problems are not shown");
  });

  it("can't reach the machinery of the language by its names", () => {
    const text =
      "halcyon: 1\ntitle: x\nparties: { __proto__: { name: A }, constructor: { name: B } }\nmeasures: { toString: { parties: [__proto__] } }";
    expect(accepted(text).measures[0].scope.parties).toEqual(["A"]);
    expect(
      refused("halcyon: 1\ntitle: x\nmeasures: { m: { parties: [hasOwnProperty] } }").map((one) => one.code),
    ).toEqual(["name-unknown"]);
  });

  it("may not hold half characters or control characters in a name", () => {
    for (const half of ["\\ud800", "\\u0000", "\\u001b[2J"]) {
      expect(refused(`halcyon: 1\ntitle: "a${half}"`).map((told) => told.message)).toEqual([
        `"title" holds a character that can't be printed`,
      ]);
    }
  });

  it("has its merge keys and YAML 1.1 ways taken as they stand: nothing is merged, yes is a text", () => {
    const old =
      "%YAML 1.1\n---\nhalcyon: 1\ntitle: yes\nmeasures: { a: &a { count: deaths }, b: { <<: *a } }";
    expect(refused(old).map((told) => told.message)).toEqual([`"<<" is not a key of a measure`]);
  });

  it("never breaks the reading, whatever is changed in it, and every problem points at words that are there", () => {
    const lines = syria.split("\n");
    const piece = fc.constantFrom(
      "",
      "*",
      "&a ",
      "- ",
      "[",
      "}",
      ": ",
      "\t",
      '"',
      "|",
      "2016-02-30",
      "null",
      "-1",
      "!x ",
      "0001-01-01",
      "9999-12-31",
      "\u0000",
      "%",
    );
    const change = fc.tuple(fc.nat(syria.length), fc.nat(12), piece);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = syria;
        for (const [at, cut, put] of changes) text = text.slice(0, at) + put + text.slice(at + cut);
        for (const told of refused(text)) pointsAtWords(text, told);
      }),
      { seed: 1, numRuns: 600 },
    );
    // every line left out, and every line doubled
    for (const i of lines.keys()) {
      const without = lines.filter((_, j) => j !== i).join("\n");
      const doubled = lines.flatMap((line, j) => (j === i ? [line, line] : [line])).join("\n");
      for (const text of [without, doubled]) for (const told of refused(text)) pointsAtWords(text, told);
    }
  });

  it("never breaks the reading when it is any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        for (const told of [...refused(text), ...refused(`halcyon: 1\ntitle: ${text}`)])
          expect(told.code).not.toBe("");
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
