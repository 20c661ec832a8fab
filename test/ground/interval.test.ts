// A stretch of days is half-open: neighbours neither overlap nor leave a gap.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayOf, formatDay } from "../../src/ground/day.js";
import { daysFrom, formatInterval, interval, lengthOf, overlap } from "../../src/ground/interval.js";

const numbered = (day: number): Day => day as Day;
const anyInterval = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, days]) => daysFrom(numbered(start), days));

describe("an interval of days", () => {
  it("holds its first day and not the day on which it ends", () => {
    const week = daysFrom(numbered(Number(dayOf(2016, 2, 27))), 7);
    expect(lengthOf(week)).toBe(7);
    expect(formatDay(week.start)).toBe("2016-02-27");
    expect(formatDay(week.end)).toBe("2016-03-05");
  });

  it("is written with its last day included, as people write it", () => {
    expect(formatInterval(daysFrom(numbered(Number(dayOf(2016, 2, 27))), 7))).toBe(
      "2016-02-27 to 2016-03-04",
    );
    expect(formatInterval(daysFrom(numbered(0), 1))).toBe("1970-01-01 to 1970-01-01");
    expect(formatInterval(interval(numbered(2932896), numbered(2932897)))).toBe("9999-12-31 to 9999-12-31");
  });

  it("is never empty and never reversed", () => {
    expect(() => interval(numbered(3), numbered(3))).toThrow(
      "an interval ends after it starts; got 1970-01-04 to 1970-01-04",
    );
    expect(() => interval(numbered(3), numbered(2))).toThrow("got 1970-01-04 to 1970-01-03");
    expect(() => daysFrom(numbered(0), 0)).toThrow(RangeError);
  });

  it("shares with another the days that one can count one by one", () => {
    fc.assert(
      fc.property(anyInterval, anyInterval, (a, b) => {
        let counted = 0;
        for (let day = a.start; day < a.end; day = addDays(day, 1))
          if (day >= b.start && day < b.end) counted++;
        expect(overlap(a, b)).toBe(counted);
        expect(overlap(b, a)).toBe(counted);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("touches its neighbour without sharing a day with it", () => {
    const week = daysFrom(numbered(0), 7);
    expect(overlap(week, daysFrom(week.end, 7))).toBe(0);
    expect(overlap(week, week)).toBe(7);
  });
});
