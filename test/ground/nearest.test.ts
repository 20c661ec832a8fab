// What somebody probably meant: near words are found, far ones are not guessed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "../../src/ground/nearest.js";

const keys = ["measure", "baseline", "window", "reduction", "certainty", "prior"];

describe("the nearest known word", () => {
  it("is found behind one slip: a letter left out, added, changed, or two swapped", () => {
    for (const word of ["mesure", "measuree", "meazure", "maesure", "MEASURE"])
      expect(nearest(word, keys), word).toBe("measure");
  });

  it("is not guessed when it is far, or when the word is short and different", () => {
    for (const word of ["", "xyz", "to", "clause", "m"]) expect(nearest(word, keys), word).toBeUndefined();
    expect(nearest("measure", [])).toBeUndefined();
    expect(nearest("x".repeat(10_000), keys)).toBeUndefined();
  });

  it("is the nearer of two, and the first of equally near ones", () => {
    expect(nearest("deaths-lo", ["deaths-high", "deaths-low"])).toBe("deaths-low");
    expect(nearest("bat", ["cat", "rat"])).toBe("cat");
  });

  it("is the word itself whenever it is known, and any word is found again after one swap", () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(word, fc.nat(100), (text, at) => {
        const i = at % (text.length - 1);
        const swapped = text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2);
        expect(nearest(text, [swapped, text])).toBe(swapped === text ? swapped : text);
        expect(nearest(swapped, [text])).toBe(text);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is put as a question", () => {
    expect(didYouMean("mesure", keys)).toBe(`did you mean "measure"?`);
    expect(didYouMean("clause", keys)).toBeUndefined();
  });
});
