// A day is a whole number of days since 1970-01-01; the calendar of JavaScript is the independent oracle.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, dayOf, formatDay, parseDay, partsOfDay } from "../../src/ground/day.js";

const first = -719162;
const last = 2932896;
const anyDay = fc.integer({ min: first, max: last });

const numbered = (day: number): Day => day as Day;

// Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set apart
function dayByDate(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date.getTime() / 86_400_000;
}

describe("a day", () => {
  it("counts from 1970-01-01", () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(dayOf(1970, 1, 2)).toBe(1);
    expect(dayOf(1969, 12, 31)).toBe(-1);
  });

  it("agrees with published Julian day numbers", () => {
    // Meeus, Astronomical Algorithms (1998), ch. 7: JD 2440587.5 = 1970-01-01; examples 7.a (without its fraction) and p. 62
    const julian = (day: number | undefined): number => Number(day) + 2_440_587.5;
    expect(julian(dayOf(1957, 10, 4))).toBe(2_436_115.5);
    expect(julian(dayOf(2000, 1, 1))).toBe(2_451_544.5);
    expect(julian(dayOf(1987, 1, 27))).toBe(2_446_822.5);
    expect(julian(dayOf(1900, 1, 1))).toBe(2_415_020.5);
    expect(julian(dayOf(1600, 12, 31))).toBe(2_305_812.5);
  });

  it("is the day that JavaScript's own calendar gives, in every year from 1 to 9999", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, dayOfMonth } = partsOfDay(numbered(day));
        expect(dayByDate(year, month, dayOfMonth)).toBe(day);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
      }),
      { seed: 1, numRuns: 3000, examples: [[first], [last], [-1], [0], [-719162 + 365]] },
    );
  });

  it("is read as it was written, for every day of four hundred years", () => {
    const start = Number(dayOf(1801, 1, 1));
    for (let d = start; d < start + 146_097; d++) {
      const day = numbered(d);
      if (parseDay(formatDay(day)) !== d) expect.fail(`${formatDay(day)} is read as another day`);
    }
    expect(formatDay(numbered(start + 146_097))).toBe("2201-01-01");
  });

  it("does not exist on 30 February, in month 13, on day 0, in year 0 or between whole days", () => {
    const none: [number, number, number][] = [
      [2016, 2, 30],
      [2015, 2, 29],
      [1900, 2, 29],
      [2016, 13, 1],
      [2016, 0, 1],
      [2016, 4, 31],
      [2016, 4, 0],
      [0, 1, 1],
      [10_000, 1, 1],
      [2016.5, 1, 1],
      [2016, 1.5, 1],
      [2016, 1, 1.5],
      [Number.NaN, 1, 1],
    ];
    for (const [year, month, day] of none)
      expect(dayOf(year, month, day), `${year}-${month}-${day}`).toBeUndefined();
    expect(dayOf(2000, 2, 29)).toBe(11_016);
    expect(dayOf(2016, 2, 29)).toBe(16_860);
  });

  it("is read only as year-month-day with all its digits", () => {
    const none = [
      "",
      "2016",
      "2016-2-27",
      "2016/02/27",
      "27-02-2016",
      " 2016-02-27",
      "2016-02-27T00:00",
      "02016-02-27",
    ];
    for (const text of none) expect(parseDay(text), text).toBeUndefined();
    expect(parseDay("2016-02-30")).toBeUndefined();
    expect(parseDay("0001-01-01")).toBe(first);
    expect(parseDay("9999-12-31")).toBe(last);
    expect(parseDay("٢٠١٦-٠٢-٢٧")).toBeUndefined();
  });

  it("is written in the order of time", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const text = (day: number) => formatDay(numbered(day));
        expect(Math.sign(a - b)).toBe(text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("can't be written outside the years 1 to 9999, and the message says which number was given", () => {
    const message = "a day is a whole number from -719162 (0001-01-01) to 2932896 (9999-12-31)";
    expect(() => formatDay(numbered(last + 1))).toThrow(`${message}; got 2932897`);
    expect(() => formatDay(numbered(first - 1))).toThrow(`${message}; got -719163`);
    expect(() => formatDay(numbered(0.5))).toThrow(`${message}; got 0.5`);
  });
});
