// Dates of three calendars name the same days; the calendars of ICU, which the language carries, are the independent oracle.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarYears,
  dayInCalendar,
  formatInCalendar,
  formatInCalendars,
  type HijriBasis,
  parseCalendarDate,
  partsInCalendar,
  writeDay,
} from "../../src/ground/calendars.js";
import { type Day, dayOf, formatDay, parseDay } from "../../src/ground/day.js";
import { type CalendarName, monthNames, monthOfName } from "../../src/ground/month-names.js";

const numbered = (day: number): Day => day as Day;

function dayRead(text: string, basis?: HijriBasis, only?: CalendarName): string {
  const read = parseCalendarDate(text, basis, only);
  return read.ok ? formatDay(read.value.day) : `${read.problems[0].code}: ${read.problems[0].message}`;
}

function told(text: string, basis?: HijriBasis) {
  const read = parseCalendarDate(text, basis);
  if (read.ok) throw new Error(`${text} was read`);
  const [{ message, found, expected, hint }] = read.problems;
  return { message, found, expected, hint };
}

describe("a date that an agreement states in three calendars", () => {
  it("is one day: 29 February 2020 = 10 Hoot 1398 = 5 Rajab 1441", () => {
    for (const text of ["2020-02-29", "29 February 2020", "10 Hoot 1398", "10 Esfand 1398", "5 Rajab 1441"])
      expect(dayRead(text), text).toBe("2020-02-29");
  });

  it("is one day: 10 March 2020 = 20 Hoot 1398 = 15 Rajab 1441", () => {
    for (const text of ["2020-03-10", "10 Mar 2020", "20 hut 1398", "20 Isfand 1398", "15 RAJAB 1441 AH"])
      expect(dayRead(text), text).toBe("2020-03-10");
    const day = Number(parseDay("2020-03-10"));
    expect(formatInCalendars(numbered(day))).toBe("10 March 2020 = 20 Hoot 1398 = 15 Rajab 1441");
    expect(formatInCalendars(numbered(day), "umm-al-qura", "iranian")).toBe(
      "10 March 2020 = 20 Esfand 1398 = 15 Rajab 1441",
    );
  });

  it("may stand in Arabic writing, with its digits", () => {
    expect(dayRead("۲۰ حوت ۱۳۹۸")).toBe("2020-03-10");
    expect(dayRead("۲۰ اسفند ۱۳۹۸")).toBe("2020-03-10");
    expect(dayRead("١٥ رجب ١٤٤١")).toBe("2020-03-10");
  });

  it("may have its month as a number where the calendar is known", () => {
    expect(dayRead("1398-12-20", undefined, "persian")).toBe("2020-03-10");
    expect(dayRead("1441-7-15", undefined, "hijri")).toBe("2020-03-10");
    expect(dayRead("20 Hoot 1398", undefined, "hijri")).toBe(
      "date-invalid: Hoot is a month of another calendar",
    );
  });
});

describe("the names of months", () => {
  it("may be spelled as people spell them", () => {
    const months: readonly (readonly [string, CalendarName, number])[] = [
      ["Saur", "persian", 2],
      ["Jauza", "persian", 3],
      ["Sunbula", "persian", 6],
      ["Qaus", "persian", 9],
      ["Dalwa", "persian", 11],
      ["Wray", "persian", 1],
      ["Ordībehešt", "persian", 2],
      ["Dey", "persian", 10],
      ["Moharram", "hijri", 1],
      ["Rabiʿ al-Awwal", "hijri", 3],
      ["Rabi I", "hijri", 3],
      ["Rabi' al-Akhir", "hijri", 4],
      ["Rabi II", "hijri", 4],
      ["Jumada al-Awwal", "hijri", 5],
      ["Jumada II", "hijri", 6],
      ["Sha'ban", "hijri", 8],
      ["Ramazan", "hijri", 9],
      ["Dhu al-Qi'dah", "hijri", 11],
      ["Dhul-Ḥijjah", "hijri", 12],
      ["sept", "gregorian", 9],
    ];
    for (const [name, calendar, month] of months)
      expect(monthOfName(name), name).toEqual({ calendar, month });
  });

  it("are read as they are printed, and each means one month", () => {
    for (const [set, names] of Object.entries(monthNames)) {
      const calendar = set === "dari" || set === "iranian" ? "persian" : set;
      names.forEach((name, i) => {
        expect(monthOfName(name), name).toEqual({ calendar, month: i + 1 });
      });
    }
  });
});

describe("every day of the years in question", () => {
  const oracles: readonly (readonly [CalendarName, HijriBasis, string, string, string])[] = [
    ["persian", "umm-al-qura", "persian", "1850-01-01", "2123-03-20"],
    ["hijri", "umm-al-qura", "islamic-umalqura", "1882-11-12", "2173-12-06"],
    ["hijri", "civil", "islamic-civil", "1850-01-01", "2200-12-31"],
    ["hijri", "tabular", "islamic-tbla", "1850-01-01", "2200-12-31"],
  ];
  for (const [calendar, basis, oracle, first, last] of oracles) {
    it(`is in the ${calendar} calendar (${basis}) what ICU says, and back again`, () => {
      const format = new Intl.DateTimeFormat(`en-u-ca-${oracle}-nu-latn`, {
        timeZone: "UTC",
        year: "numeric",
        month: "numeric",
        day: "numeric",
      });
      const wrong: string[] = [];
      // a step of 3 meets every day of the month in every month within a few years
      for (let day = Number(parseDay(first)); day <= Number(parseDay(last)); day += 3) {
        const said = Object.fromEntries(
          format.formatToParts(new Date(day * 86_400_000)).map(({ type, value }) => [type, Number(value)]),
        );
        const parts = partsInCalendar(numbered(day), calendar, basis);
        const same = parts?.year === said.year && parts?.month === said.month && parts?.day === said.day;
        if (!same || dayInCalendar(parts, calendar, basis) !== day) wrong.push(formatDay(numbered(day)));
      }
      expect(wrong).toEqual([]);
    });
  }

  it("is read as it is printed and written, in every calendar, basis and set of names", () => {
    const day = fc.integer({ min: Number(parseDay("1883-01-01")), max: Number(parseDay("2122-12-31")) });
    const basis = fc.constantFrom<HijriBasis>("umm-al-qura", "civil", "tabular");
    const calendar = fc.constantFrom<CalendarName>("gregorian", "persian", "hijri");
    const months = fc.constantFrom("dari" as const, "iranian" as const);
    fc.assert(
      fc.property(day, basis, calendar, months, (number, by, name, names) => {
        const one = numbered(number);
        expect(dayRead(String(formatInCalendar(one, name, by, names)), by)).toBe(formatDay(one));
        expect(dayRead(writeDay(one, name, by), by)).toBe(formatDay(one));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("a date that no calendar has", () => {
  it("is told with the length of the month", () => {
    expect(told("31 Hoot 1398")).toMatchObject({
      message: "there is no such date",
      expected: "Hoot 1398 has 29 days",
    });
    expect(dayRead("30 Hoot 1399")).toBe("2021-03-20");
    expect(told("30 Safar 1441").expected).toBe("Safar 1441 has 29 days");
    expect(told("29 February 2021").expected).toBe("February 2021 has 28 days");
    expect(told("2021-02-29").expected).toBe("February 2021 has 28 days");
    expect(told("2021-13-01")).toMatchObject({ message: "there is no such date" });
    expect(told("0 Hoot 1398")).toMatchObject({ message: "there is no such date" });
  });

  it("is told when its year is outside what is known", () => {
    for (const [text, expected] of [
      ["0000-01-01", "a year from 1600 to 9999 of the Gregorian calendar"],
      ["275760-09-13", "a year from 1600 to 9999 of the Gregorian calendar"],
      ["1 Hamal 1502", "a year from 1178 to 1501 of the Persian calendar"],
      ["1 Rajab 1600", "a year from 1300 to 1599 of the Hijri calendar (umm-al-qura)"],
    ])
      expect(told(text)).toMatchObject({ message: expect.stringContaining("outside the years"), expected });
    // an arithmetic rule knows what the table of Mecca does not
    const civil = new Intl.DateTimeFormat("en-u-ca-islamic-civil-nu-latn", { timeZone: "UTC" });
    expect(civil.format(new Date(dayRead("1 Rajab 1600", "civil")))).toMatch(/^7\/1\/1600/);
  });

  it("is not taken for a date of the Middle Ages when it is one of the Persian calendar", () => {
    expect(told("1398-12-20").hint).toBe(
      "if it is a year of the Persian or the Hijri calendar, name its month: 20 Hoot 1398, 15 Rajab 1441",
    );
  });

  it("is told with what to write when its parts stand in another order", () => {
    expect(told("March 10, 2020").hint).toBe("write 10 March 2020");
    expect(told("2020-3-1").hint).toBe("write 2020-03-01");
    expect(told("10/03/2020").hint).toBe("write the year first, with hyphens, or name the month");
    expect(told("10 Smarch 2020").expected).toBe("2020-03-10, 10 March 2020, 20 Hoot 1398 or 15 Rajab 1441");
  });

  it("is nothing in any calendar for parts that are no whole numbers of its range", () => {
    for (const parts of [
      { year: 1398, month: 0, day: 1 },
      { year: 1398, month: 13, day: 1 },
      { year: 1398, month: 1, day: 0 },
      { year: 1398, month: 1, day: 32 },
      { year: 1398.5, month: 1, day: 1 },
      { year: Number.NaN, month: 1, day: 1 },
    ]) {
      expect(dayInCalendar(parts, "persian")).toBeUndefined();
      expect(dayInCalendar(parts, "hijri", "civil")).toBeUndefined();
    }
  });

  it("is never read from any text that is no date, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const read = parseCalendarDate(text);
        if (!read.ok) expect(read.problems[0].code).toBe("date-invalid");
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe("the edges of what is known", () => {
  it("are the first and the last day of the first and the last year", () => {
    const { persian, hijri } = calendarYears;
    for (const [calendar, basis, [first, last]] of [
      ["persian", "umm-al-qura", persian],
      ["hijri", "umm-al-qura", hijri["umm-al-qura"]],
      ["hijri", "civil", hijri.civil],
      ["hijri", "tabular", hijri.tabular],
    ] as const) {
      const begins = Number(dayInCalendar({ year: first, month: 1, day: 1 }, calendar, basis));
      expect(partsInCalendar(numbered(begins), calendar, basis)).toEqual({ year: first, month: 1, day: 1 });
      expect(dayInCalendar({ year: first - 1, month: 12, day: 29 }, calendar, basis)).toBeUndefined();
      const ends = dayInCalendar({ year: last, month: 12, day: 29 }, calendar, basis);
      if (ends !== undefined)
        expect(partsInCalendar(ends, calendar, basis)).toEqual({ year: last, month: 12, day: 29 });
      expect(dayInCalendar({ year: last + 1, month: 1, day: 1 }, calendar, basis)).toBeUndefined();
    }
  });

  it("leave out of the print a calendar that does not know the day, and refuse to write it", () => {
    const old = Number(dayOf(1700, 5, 1));
    expect(formatInCalendars(numbered(old))).toBe("1 May 1700");
    expect(() => writeDay(numbered(old), "persian")).toThrow(/persian calendar knows/);
  });
});
