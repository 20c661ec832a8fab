// Whole troops in proportion: everybody gets the share, rounded; a smaller whole never gives anybody more.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion } from "../../src/posture/model/apportion.js";

const seed = 20200229;
const sizes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 });

// seat by seat: each next one goes to the highest size / (2 × seats + 1), the first of equals
function seatBySeat(whole: number, of: readonly number[]): number[] {
  const given = of.map(() => 0);
  for (let seat = 0; seat < whole; seat++) {
    let top = -1;
    for (let i = 0; i < of.length; i++)
      if (of[i] > 0 && (top === -1 || of[i] * (2 * given[top] + 1) > of[top] * (2 * given[i] + 1))) top = i;
    given[top]++;
  }
  return given;
}

describe("a whole number of troops is divided in proportion", () => {
  it("as it is when the seats are given out one by one", () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
        const whole = Math.floor(share * of.reduce((s, n) => s + n, 0));
        expect(apportion(whole, of)).toEqual(seatBySeat(whole, of));
      }),
      { seed, numRuns: 400 },
    );
  });

  it("so that one more soldier in all is one more of one contingent, and none has fewer", () => {
    fc.assert(
      fc.property(sizes, (of) => {
        const sum = of.reduce((s, n) => s + n, 0);
        let before = apportion(0, of);
        for (let whole = 1; whole <= sum; whole += 1) {
          const now = apportion(whole, of);
          expect(now.map((n, i) => n - before[i]).sort()).toEqual([...of.slice(1).map(() => 0), 1]);
          before = now;
        }
        expect(before).toEqual(of);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("at once, also where there are millions", () => {
    const given = apportion(4_999_999, [9_999_000, 999, 1]);
    expect(given).toEqual([4_999_500, 499, 0]);
  });

  it("and refuses more than there are", () => {
    expect(() => apportion(4, [1, 2])).toThrow("0 to 3 troops");
    expect(() => apportion(1.5, [1, 2])).toThrow("got 1.5");
    expect(apportion(0, [])).toEqual([]);
  });
});
