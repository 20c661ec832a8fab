// What the world did not tell is a value with its reason, and nothing else is mistaken for it.
import { describe, expect, it } from "vitest";
import { absent, isAbsent } from "../../src/ground/absence.js";

describe("an absence", () => {
  it("carries its reason, through JSON as well", () => {
    const gap = absent("no access to Aleppo");
    expect(gap).toEqual({ kind: "absent", why: "no access to Aleppo" });
    expect(isAbsent(JSON.parse(JSON.stringify(gap)))).toBe(true);
  });

  it("is neither zero, nor nothing, nor any other value", () => {
    for (const other of [
      0,
      "",
      "absent",
      null,
      undefined,
      false,
      Number.NaN,
      [],
      {},
      { kind: "problem" },
      ["absent"],
    ]) {
      expect(isAbsent(other), JSON.stringify(other)).toBe(false);
    }
  });
});
