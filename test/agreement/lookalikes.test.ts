// Names that look alike: letters of two alphabets, invisible marks, Arabic and Persian forms of one letter; and names that do not.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { skeleton } from "../../src/agreement/lookalikes.js";
import { readAll } from "../../src/agreement/process-file.js";

const told = (...names: readonly string[]): readonly string[] => {
  const events = names.map((name) => `${JSON.stringify(name)}: {}`).join(", ");
  return readAll(`halcyon: 1\ntitle: x\nevents: { ${events} }`, "process.yaml").problems.map(
    ({ code }) => code,
  );
};

describe("two names", () => {
  it("look alike when letters of another alphabet, digits or invisible marks stand in one", () => {
    for (const [one, other] of [
      ["talks", "t\u0430lks"],
      ["\u0410\u0422\u0410", "ATA"],
      ["week-1", "week-l"],
      ["phase-0", "phase-O"],
      ["truce", "truce\u200b"],
      ["truce", "\uff54\uff52\uff55\uff43\uff45"],
      ["us-troops", "us\u2013troops"],
      ["caf\u00e9", "cafe\u0301"],
      ["\u0637\u0627\u0644\u0628\u064a", "\u0637\u0627\u0644\u0628\u06cc"],
      ["\u0643\u0627\u0628\u0644", "\u06a9\u0627\u0628\u0644"],
      ["\u0647\u062f\u0646\u0629", "\u0647\u0640\u062f\u0646\u0629"],
    ])
      expect(skeleton(one), `${one} and ${other}`).toBe(skeleton(other));
  });

  it("do not look alike when a reader can tell them apart", () => {
    for (const [one, other] of [
      ["talks", "Talks"],
      ["week-1", "week-2"],
      ["signing", "singing"],
      ["phase-i", "phase-l"],
      ["Київ", "Киев"],
      ["هدنه", "هدیه"],
    ])
      expect(skeleton(one), `${one} and ${other}`).not.toBe(skeleton(other));
  });

  it("are told once, however many look like the first", () => {
    expect(told("talks", "week")).toEqual([]);
    expect(told("week-1", "week-l", "week-I")).toEqual(["name-lookalike", "name-lookalike"]);
  });
});

describe("one name", () => {
  it("may be in any alphabet, and may put words of two alphabets side by side", () => {
    expect(
      told("truce", "перемирие", "هدنه", "הפוגה", "ανακωχή", "停火", "प्रविराम", "truce перемирие"),
    ).toEqual([]);
  });

  it("may not mix two alphabets in one word", () => {
    for (const name of ["t\u0430lks", "\u0422ruce", "перемиpие", "τruce", "هدa"])
      expect(told(name), name).toContain("name-lookalike");
  });

  it("keeps its look, and the look of what looks like it is the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (name) => {
        expect(skeleton(skeleton(name))).toBe(skeleton(name));
        expect(skeleton(`${name}\u200b`)).toBe(skeleton(name));
        expect(skeleton(name.normalize("NFD"))).toBe(skeleton(name));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
