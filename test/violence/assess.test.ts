// The verdict: its three values, its reasons, what unobserved days and uncertain dates do to it, and its laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/ground/day.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { assess } from "../../src/violence/assess.js";
import type { Verdict } from "../../src/violence/verdict.js";
import { cubeOfLines, firstDay, type Line, noise, testAt } from "./cubes.js";

const days = 364;
const history = noise(3, days, 8);
const then = (...counts: number[]): Line[] => [{ counts: [...history, ...counts] }];
function verdictOn(...args: Parameters<typeof assess>): Verdict {
  const result = assess(...args);
  if (!result.ok) throw new Error(`expected a verdict; got ${JSON.stringify(result.problems)}`);
  return result.value;
}
const codes = (verdict: Verdict) => verdict.reasons.map((r) => r.code);

describe("a verdict", () => {
  it("is 'met' after a fall to a fifth, with the figures that say so", () => {
    const verdict = verdictOn(cubeOfLines(then(2, 1, 2, 1, 2, 2, 1)), testAt(days, 7));
    expect(verdict.verdict).toBe("met");
    expect(verdict.observed).toBe(11);
    expect(verdict.expected).toBeGreaterThan(45);
    expect(verdict.expected).toBeLessThan(67);
    expect(verdict.ratio.low).toBeLessThan(0.2);
    expect(verdict.ratio.high).toBeLessThan(0.5);
    expect(verdict.probability).toBeGreaterThan(0.9);
    expect(codes(verdict)).toContain("met");
  });

  it("is 'not met' when nothing changed, and 'cannot tell' when half is neither reached nor ruled out", () => {
    expect(verdictOn(cubeOfLines(then(8, 9, 7, 8, 9, 8, 7)), testAt(days, 7)).verdict).toBe("not-met");
    const open = verdictOn(cubeOfLines(then(4, 4, 4, 3, 4, 4, 4)), testAt(days, 7));
    expect(open.verdict).toBe("cannot-tell");
    expect(codes(open)).toContain("between");
  });

  it("becomes 'cannot tell' when more certainty is asked for than the count can give", () => {
    const cube = cubeOfLines(then(3, 2, 3, 2, 3, 2, 3));
    expect(verdictOn(cube, testAt(days, 7, { certainty: 0.8 })).verdict).toBe("met");
    expect(verdictOn(cube, testAt(days, 7, { certainty: 0.9999 })).verdict).toBe("cannot-tell");
  });

  it("never uses a day of the window, or after it, to say what was expected", () => {
    const one = verdictOn(cubeOfLines(then(0, 0, 0, 0, 0, 0, 0)), testAt(days, 7));
    const other = verdictOn(cubeOfLines(then(90, 90, 90, 90, 90, 90, 90, 90, 90)), testAt(days, 7));
    expect(one.expected).toBe(other.expected);
    expect(one.expectedInterval).toEqual(other.expectedInterval);
  });

  it("leaves the days between baseline and window out of the expectation", () => {
    const cube = cubeOfLines(then(...Array.from({ length: 14 }, () => 60), 8, 8, 8, 8, 8, 8, 8));
    const gap = testAt(days + 14, 7, { baseline: { start: firstDay, end: addDays(firstDay, days) } });
    expect(verdictOn(cube, gap).expected).toBeLessThan(75);
  });

  it("names the test and the sources by their hashes, and is the same bytes each time", () => {
    const cube = cubeOfLines(then(2, 1, 2, 1, 2, 2, 1));
    const first = verdictOn(cube, testAt(days, 7));
    expect(first.testHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(verdictOn(cube, testAt(days, 7)))).toBe(JSON.stringify(first));
    expect(verdictOn(cube, testAt(days, 7, { reduction: 0.6 })).testHash).not.toBe(first.testHash);
  });

  it("never calls a fall more probable when one more event is counted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (n) => {
        const at = (count: number) =>
          verdictOn(cubeOfLines(then(count, 0, 0, 0, 0, 0, 1)), testAt(days, 7)).probability;
        // the grid of the posterior carries three digits
        return at(n + 1) <= at(n) + 1e-3;
      }),
      { seed: 4, numRuns: 8 },
    );
  });
});

describe("what was not observed", () => {
  it("is not a zero: days on which nobody looked shorten the window", () => {
    const quiet = then(8, 0, 0, 0, 0, 0, 9);
    const seen = verdictOn(cubeOfLines(quiet), testAt(days, 7));
    const unseen = verdictOn(
      cubeOfLines(quiet, [{ place: "north", days: [365, 366, 367, 368, 369] }]),
      testAt(days, 7),
    );
    expect(seen.verdict).toBe("met");
    expect(unseen.verdict).not.toBe("met");
    expect(unseen.exposure).toBeCloseTo(2 / 7, 10);
    expect(unseen.expected / seen.expected).toBeCloseTo(2 / 7, 1);
    expect(codes(unseen)).toContain("partly-observed");
  });

  it("makes the answer 'cannot tell' when nobody looked at all", () => {
    const all = Array.from({ length: 7 }, (_, d) => days + d);
    const verdict = verdictOn(
      cubeOfLines(then(0, 0, 0, 0, 0, 0, 0), [{ place: "north", days: all }]),
      testAt(days, 7),
    );
    expect(verdict.verdict).toBe("cannot-tell");
    expect(codes(verdict)).toContain("unobserved");
  });

  it("in the history makes the expectation less sure, not lower", () => {
    const gap = Array.from({ length: 120 }, (_, d) => 240 + d);
    const counts = history.map((n, d) => (d >= 240 && d < 360 ? 0 : n));
    const cube = (unseen: boolean) =>
      cubeOfLines(
        [{ counts: [...counts, 8, 8, 8, 8, 8, 8, 8] }],
        unseen ? [{ place: "north", days: gap }] : [],
      );
    expect(verdictOn(cube(true), testAt(days, 7)).expected).toBeGreaterThan(40);
    expect(verdictOn(cube(false), testAt(days, 7)).expected).toBeLessThan(40);
  });
});

describe("uncertain dates", () => {
  it("make the answer 'cannot tell' when it turns on them", () => {
    // thirty events are known only to a week that touches the window
    const vague: Line = { counts: [...Array.from({ length: days - 2 }, () => 0), 30], length: 6 };
    const verdict = verdictOn(cubeOfLines([...then(2, 1, 2, 1, 2, 2, 1), vague]), testAt(days, 7));
    expect(verdict.dates.certain.answer).toBe("met");
    expect(verdict.dates.possible.answer).not.toBe("met");
    expect(verdict.dates.turnsOnDates).toBe(true);
    expect(verdict.verdict).toBe("cannot-tell");
    expect(codes(verdict)).toContain("turns-on-dates");
  });

  it("are told, and change nothing, when the answer is the same each way", () => {
    const vague: Line = { counts: [...Array.from({ length: days - 2 }, () => 0), 2], length: 6 };
    const verdict = verdictOn(cubeOfLines([...then(2, 1, 2, 1, 2, 2, 1), vague]), testAt(days, 7));
    expect(verdict.dates.certain.observed).toBeLessThan(verdict.dates.possible.observed);
    expect(verdict.verdict).toBe("met");
    expect(codes(verdict)).toContain("dates");
  });
});

describe("the past", () => {
  it("tells how often the same test would have said 'met' when nothing had been agreed", () => {
    const { placebo } = verdictOn(cubeOfLines(then(2, 1, 2, 1, 2, 2, 1)), testAt(days, 7));
    expect(placebo.windows).toBeGreaterThan(40);
    expect(placebo.met + placebo.notMet + placebo.cannotTell).toBe(placebo.windows);
    expect(placebo.share ?? 1).toBeLessThan(0.1);
    expect(placebo.shareHigh ?? 0).toBeGreaterThan(placebo.share ?? 1);
  });
});

describe("will and ability", () => {
  it("shows the four places in which it went on, and reads them as a lack of control", () => {
    const lines = Array.from({ length: 34 }, (_, p): Line => {
      const then = p < 4 ? noise(900 + p, 7, 3) : [0, 0, 1, 0, 0, 0, 0];
      return {
        place: `province ${String(p).padStart(2, "0")}`,
        counts: [...noise(500 + p, days, 3), ...then],
      };
    });
    const verdict = verdictOn(cubeOfLines(lines), testAt(days, 7));
    const byPlace = verdict.breakdowns.find((b) => b.by === "place");
    expect(byPlace?.parts).toHaveLength(34);
    const failed = byPlace?.parts.filter((p) => p.answer === "not-met").map((p) => p.name);
    expect(failed?.sort()).toEqual(["province 00", "province 01", "province 02", "province 03"]);
    expect(byPlace?.reading).toMatch(/lack of control/);
    expect(verdict.verdict).toBe("met");
  });

  it("is not broken down where there is only one line", () => {
    expect(verdictOn(cubeOfLines(then(2, 1, 2, 1, 2, 2, 1)), testAt(days, 7)).breakdowns).toEqual([]);
  });
});

describe("a question that can't be asked", () => {
  const cube = cubeOfLines(then(2, 1, 2, 1, 2, 2, 1));
  it("is refused with all its problems at once", () => {
    const result = assess(cube, testAt(days, 7, { reduction: 1.5, certainty: 0.2 }));
    expect(result.ok ? [] : result.problems.map((p) => p.code)).toEqual([
      "question-invalid",
      "question-invalid",
    ]);
  });

  it("is refused when there is too little history, or no data in the window", () => {
    const early = assess(cube, testAt(10, 7));
    expect(early.ok ? [] : early.problems.map((p) => p.code)).toEqual(["history-short"]);
    const late = assess(cube, testAt(days + 40, 7));
    expect(late.ok ? [] : late.problems.map((p) => p.code)).toContain("question-invalid");
  });

  it("about parties or places that nobody mentions has nothing to expect, and says it can't tell", () => {
    const scope = { parties: [partyId("nobody")], places: [placeId("nowhere")] };
    expect(verdictOn(cube, testAt(days, 7, { scope })).verdict).toBe("cannot-tell");
  });
});
