// A stretch of time, added to a day and taken from it; the calendar of JavaScript is the independent oracle for months.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, formatDay, parseDay, partsOfDay } from "../../src/ground/day.js";
import {
  addDuration,
  addMonths,
  type Duration,
  formatDuration,
  parseDuration,
  roughDays,
  shiftDay,
} from "../../src/ground/duration.js";

const numbered = (day: number): Day => day as Day;
const on = (text: string): Day => numbered(Number(parseDay(text)));
const shown = (day: Day | undefined): string => (day === undefined ? "beyond" : formatDay(day));

const anyDay = fc.integer({ min: Number(parseDay("0500-01-01")), max: Number(parseDay("8500-12-31")) });
const unit = fc.constantFrom("days" as const, "weeks" as const, "months" as const, "years" as const);
const anyDuration = fc.record({ count: fc.integer({ min: 0, max: 1000 }), unit });

describe("a stretch of time", () => {
  it("is read as it is written", () => {
    expect(parseDuration("135 days")).toEqual({ count: 135, unit: "days" });
    expect(parseDuration(" 1 week ")).toEqual({ count: 1, unit: "weeks" });
    expect(parseDuration("14  months")).toEqual({ count: 14, unit: "months" });
    expect(parseDuration("0 days")).toEqual({ count: 0, unit: "days" });
    for (const text of [
      "",
      "days",
      "1.5 days",
      "-1 days",
      "10 hours",
      "10days",
      "1 week 2 days",
      "1001 years",
    ])
      expect(parseDuration(text), text).toBeUndefined();
  });

  it("is written as it is read", () => {
    fc.assert(
      fc.property(anyDuration, (duration: Duration) => {
        expect(parseDuration(formatDuration(duration))).toEqual(duration);
      }),
      { seed: 1 },
    );
  });

  it("goes to the same day of the month, or to its last day", () => {
    expect(shown(addDuration(on("2020-01-31"), { count: 1, unit: "months" }, "after"))).toBe("2020-02-29");
    expect(shown(addDuration(on("2020-02-29"), { count: 1, unit: "years" }, "after"))).toBe("2021-02-28");
    expect(shown(addDuration(on("2020-02-29"), { count: 4, unit: "years" }, "after"))).toBe("2024-02-29");
    expect(shown(addDuration(on("2020-03-31"), { count: 1, unit: "months" }, "before"))).toBe("2020-02-29");
    expect(shown(addDuration(on("2020-02-29"), { count: 14, unit: "months" }, "after"))).toBe("2021-04-29");
  });

  it("of 135 days after the last of February 2020 ends on 13 July", () => {
    expect(shown(addDuration(on("2020-02-29"), { count: 135, unit: "days" }, "after"))).toBe("2020-07-13");
  });

  it("ends a day sooner where its first day counts", () => {
    const shift = (
      text: string,
      first: "counted" | "not-counted",
      direction: "after" | "before" = "after",
    ) => {
      const duration = parseDuration(text);
      return duration && shown(shiftDay(on("2022-04-02"), duration, direction, first));
    };
    expect(shift("10 days", "not-counted")).toBe("2022-04-12");
    expect(shift("10 days", "counted")).toBe("2022-04-11");
    expect(shift("1 day", "counted")).toBe("2022-04-02");
    expect(shift("2 months", "counted")).toBe("2022-06-01");
    expect(shift("10 days", "counted", "before")).toBe("2022-03-24");
    expect(shift("0 days", "counted")).toBe("2022-04-02");
  });

  it("is nothing beyond the years 1 to 9999", () => {
    expect(addDuration(on("9999-12-31"), { count: 1, unit: "days" }, "after")).toBeUndefined();
    expect(addDuration(on("0001-01-01"), { count: 1, unit: "weeks" }, "before")).toBeUndefined();
    expect(addDuration(on("9999-12-01"), { count: 1, unit: "months" }, "after")).toBeUndefined();
    expect(addDuration(on("0001-12-31"), { count: 1, unit: "years" }, "before")).toBeUndefined();
    expect(shown(addDuration(on("9998-12-31"), { count: 1, unit: "years" }, "after"))).toBe("9999-12-31");
  });
});

describe("the laws of stretches", () => {
  const holds = (law: (day: Day, duration: Duration) => void): void => {
    fc.assert(
      fc.property(anyDay, anyDuration, (day, duration) => law(numbered(day), duration)),
      { seed: 1, numRuns: 2000 },
    );
  };

  it("a later day stays later, or becomes the same", () => {
    holds((day, duration) => {
      const next = addDuration(addDays(day, 1), duration, "after");
      expect(Number(next)).toBeGreaterThanOrEqual(Number(addDuration(day, duration, "after")));
    });
  });

  it("days and weeks come back exactly; months and years to the same day, or up to three days before it", () => {
    holds((day, duration) => {
      const back = addDuration(numbered(Number(addDuration(day, duration, "after"))), duration, "before");
      const lost = day - Number(back);
      if (duration.unit === "days" || duration.unit === "weeks") expect(lost).toBe(0);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThanOrEqual(3);
    });
  });

  it("twelve months are a year, seven days a week, and nothing is nothing", () => {
    holds((day, { count }) => {
      const years = addDuration(day, { count: count % 500, unit: "years" }, "after");
      expect(addDuration(day, { count: (count % 500) * 12, unit: "months" }, "after")).toBe(years);
      const weeks = addDuration(day, { count, unit: "weeks" }, "before");
      expect(addDuration(day, { count: count * 7, unit: "days" }, "before")).toBe(weeks);
      expect(addMonths(day, 0)).toBe(day);
    });
  });

  it("a month leads to the same day of the next month as JavaScript knows it, clamped to its end", () => {
    const months = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(anyDay, months, (number, count) => {
        const { year, month, dayOfMonth } = partsOfDay(numbered(number));
        const first = new Date(Date.UTC(2000, 0, 1));
        first.setUTCFullYear(year, month - 1 + count, 1);
        const length = new Date(first);
        length.setUTCMonth(length.getUTCMonth() + 1, 0);
        const expected = first.getTime() / 86_400_000 + Math.min(dayOfMonth, length.getUTCDate()) - 1;
        expect(addMonths(numbered(number), count)).toBe(expected);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("the rough size grows with the unit", () => {
    const sizes = (["days", "weeks", "months", "years"] as const).map((one) =>
      roughDays({ count: 2, unit: one }),
    );
    expect(sizes).toEqual([2, 14, 60, 730]);
  });
});
