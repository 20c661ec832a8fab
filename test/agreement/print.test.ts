// Printing a process file: what is printed reads as the same, prints as the same again, and is laid out to be read.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lineWidth } from "../../src/agreement/printing/layout.js";
import { shareWords } from "../../src/agreement/printing/moments.js";
import { printProcessFile } from "../../src/agreement/printing/process-file.js";
import { scalar } from "../../src/agreement/printing/scalars.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { agreementOver, arbitraryAgreement, namesOf, withoutSpots } from "./arbitrary-agreement.js";
import { share, text } from "./arbitrary-terms.js";
import { syria } from "./syria.js";

function accepted(written: string): ProcessFile {
  const read = readProcessFile(written, "process.yaml");
  if (!read.ok) throw new Error(`${problemsText(read.problems.slice(0, 3))}\nin\n${written}`);
  return read.value;
}

const examples = join(import.meta.dirname, "../../examples");
const files = readdirSync(examples)
  .map((name) => join(examples, name, "process.yaml"))
  .filter((file) => existsSync(file));

describe("a printed process file", () => {
  for (const file of files) {
    it(`reads as the same and prints as the same: ${file.slice(examples.length + 1)}`, () => {
      const read = accepted(readFileSync(file, "utf8"));
      const printed = printProcessFile(read);
      expect(withoutSpots(accepted(printed))).toEqual(withoutSpots(read));
      expect(printProcessFile(accepted(printed))).toBe(printed);
    });
  }

  it("reads as the same with every key of the tests of violence in use", () => {
    const read = accepted(syria);
    const printed = printProcessFile(read);
    expect(withoutSpots(accepted(printed))).toEqual(withoutSpots(read));
    expect(printProcessFile(accepted(printed))).toBe(printed);
  });

  it("reads as the same, whatever was agreed and however hard its names are to write", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (process) => {
        const printed = printProcessFile(process);
        const read = accepted(printed);
        expect(withoutSpots(read)).toEqual(withoutSpots(process));
        expect(printProcessFile(read)).toBe(printed);
      }),
      { seed: 20, numRuns: 120 },
    );
  });

  it("keeps its lines short where it can: only a single word or a text in quotes is longer", () => {
    fc.assert(
      fc.property(agreementOver(namesOf(false, 2)), (process) => {
        const long = printProcessFile(process)
          .split("\n")
          .filter((line) => line.length > lineWidth);
        for (const line of long) expect(line).toMatch(/^(?:\s*(?:- )*(?:\S+: )?)*(?:\S+|".*"|'.*')$/);
      }),
      { seed: 21, numRuns: 100 },
    );
  });
});

describe("the layout", () => {
  it("puts what fits on one line, one clause in a block, and empty lines between sections and clauses", () => {
    const written = `halcyon: 1
title: Doha

agreement:
  signed: 2020-02-29
  documents:
    doha: { title: Agreement, date: 2020-02-29 }
  disputes: channel

calendar: { hijri: umm-al-qura, first-day: not-counted, last-day: included }

parties:
  taliban: { name: Taliban, role: party }
  us: { name: United States, role: party }

bodies:
  channel: { title: Military channel, kind: commission, members: [taliban, us], disputes: yes }

events:
  talks-open: { title: Talks among Afghans open }

quantities:
  us-troops: { title: "Troops of the United States, all told", unit: troops, of: us, counts: level }

clauses:
  no-haven:
    kind: refrain
    what: not let anyone use the soil against the United States and its allies
    who: taliban
    to: us
    when: { from: signing }

  us-8600:
    kind: do-by
    what: reduce the forces to 8,600
    who: us
    to: taliban
    that: { quantity: us-troops, at-most: 8600 }
    when: { by: 135 days after signing, goal: { gregorian: 2020-07-13, persian: 23 Saratan 1399 } }
    as-long-as: no-haven
    then:
      - { on: not-met, after: 15 days, notifies: [us, taliban] }

phases:
  talks: { title: Talks, opens: { when: [us-8600, talks-open], on: { 10 days after: { later-of: [signing, talks-open] } } } }
`;
    const printed = printProcessFile(accepted(written));
    expect(printed).toBe(
      written
        .replace("    then:\n      - {", "    then: [{")
        .replace("taliban] }\n\nphases", "taliban] }]\n\nphases")
        .replace(
          "  talks: { title: Talks, opens: { when: [us-8600, talks-open], on: { 10 days after: { later-of: [signing, talks-open] } } } }",
          "  talks:\n    title: Talks\n    opens: { when: [us-8600, talks-open], on: { 10 days after: { later-of: [signing, talks-open] } } }",
        ),
    );
  });

  it("folds a long text over several lines and breaks a list that does not fit", () => {
    const names = Array.from({ length: 12 }, (_, i) => `Brigade number ${i}`);
    const written = `halcyon: 1\ntitle: ${"a very long title ".repeat(12).trim()}\nparties: { a: { names: [${names.join(", ")}] } }\n`;
    expect(printProcessFile(accepted(written)).split("\n").slice(0, 9)).toEqual([
      "halcyon: 1",
      "title: >-",
      `  ${"a very long title ".repeat(6).trim()}`,
      `  ${"a very long title ".repeat(6).trim()}`,
      "",
      "parties:",
      "  a:",
      "    names:",
      "      - Brigade number 0",
    ]);
  });
});

describe("a text", () => {
  it("is in quotes only where a reader of YAML would take it for something else", () => {
    const plain = [
      "Government of Syria",
      "don't",
      "a:b",
      "100 mm",
      "20 Hoot 1398",
      "30 %",
      "C#",
      "(all of it)",
    ];
    for (const one of plain) expect(scalar(one, "brackets")).toBe(one);
    const meant = [
      "yes",
      "No",
      "ON",
      "y",
      "~",
      "null",
      "1e3",
      "0x1F",
      "20.1",
      "2020-03-10",
      "12:30",
      "1_000",
      "",
    ];
    const broken = [
      "a: b",
      "a #b",
      "a:",
      "*all",
      "&a",
      "- a",
      "? a",
      "!a",
      "%a",
      "@a",
      " a",
      "a ",
      "a\nb",
      "'a'",
      '"a"',
    ];
    for (const one of [...meant, ...broken]) expect(scalar(one, "line"), one).toMatch(/^["']/);
    for (const one of ["a, b", "[a]", "a]", "{a", "a}"]) {
      expect(scalar(one, "brackets"), one).toMatch(/^"/);
      expect(parse(`[${scalar(one, "brackets")}]`)).toEqual([one]);
    }
  });

  it("is read as itself, by YAML 1.2 and by 1.1, alone, as a key, and between brackets", () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const version of ["1.1", "1.2"] as const) {
          expect(parse(scalar(one, "line"), { version })).toBe(one);
          expect(parse(`a: ${scalar(one, "line")}`, { version })).toEqual({ a: one });
          expect(parse(`[x, ${scalar(one, "brackets")}, z]`, { version })).toEqual(["x", one, "z"]);
          expect(parse(`{ ${scalar(one, "brackets")}: x }`, { version })).toEqual({ [one]: "x" });
        }
      }),
      { seed: 22, numRuns: 2000 },
    );
  });

  it("shows no sign that turns the direction of writing around, and no control character", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(scalar(one, "line")).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u);
      }),
      { seed: 23, numRuns: 1000 },
    );
  });
});

describe("a share", () => {
  it("is written as a percentage with the digits that it has", () => {
    expect(shareWords(0.3)).toBe("30 %");
    expect(shareWords(1)).toBe("100 %");
    expect(shareWords(0.005)).toBe("0.5 %");
    expect(shareWords(12.5)).toBe("1250 %");
    expect(shareWords(0)).toBe("0 %");
    expect(shareWords(1e21)).toBe("100000000000000000000000 %");
    expect(() => shareWords(Number.NaN)).toThrow("a finite number; got NaN");
  });

  it("is read as the very same number", () => {
    fc.assert(
      fc.property(fc.oneof(share, fc.double({ min: 0, max: 1e9, noNaN: true })), (one) => {
        const percent = /^(-?\d+(?:\.\d+)?) %$/.exec(shareWords(one));
        expect(Number(`${percent?.[1]}e-2`)).toBe(one);
      }),
      { seed: 24, numRuns: 2000 },
    );
  });
});
