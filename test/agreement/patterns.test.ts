// Whether two names with stars can mean the same party; regular expressions over all short names are the oracle.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folded, patternsMeet } from "../../src/agreement/patterns.js";

// every name of at most four letters a and b
const names = [""];
for (let i = 0; i < names.length && names[i].length < 4; i++) names.push(`${names[i]}a`, `${names[i]}b`);

const fits = (name: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name);

describe("two patterns", () => {
  it("meet when some name fits both", () => {
    expect(patternsMeet("Ahrar*", "*al-Sham")).toBe(true);
    expect(patternsMeet("Ahrar*", "Ahrar al-Sham")).toBe(true);
    expect(patternsMeet("Ahrar*", "Jaysh*")).toBe(false);
    expect(patternsMeet("*a*b", "b*a")).toBe(false);
    expect(patternsMeet("*", "")).toBe(true);
    expect(patternsMeet("", "")).toBe(true);
    expect(patternsMeet("", "a")).toBe(false);
  });

  it("meet exactly when one of all short names fits both", () => {
    const pattern = fc.stringMatching(/^[ab*]{0,4}$/);
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        // if any name fits both, a name no longer than the letters of both does
        const letters = a.replaceAll("*", "").length + b.replaceAll("*", "").length;
        fc.pre(letters <= 4);
        expect(patternsMeet(a, b)).toBe(names.some((name) => fits(name, a) && fits(name, b)));
        expect(patternsMeet(b, a)).toBe(patternsMeet(a, b));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("are compared without letter case, doubled spaces and ways of composing a letter", () => {
    expect(patternsMeet("  FARC  EP ", "farc ep")).toBe(true);
    expect(folded("Nari\u006e\u0303o ")).toBe("nari\u00f1o");
  });

  it("are told apart quickly however many stars they hold", () => {
    expect(patternsMeet("*a".repeat(500), `${"a".repeat(500)}b`)).toBe(false);
  });
});
