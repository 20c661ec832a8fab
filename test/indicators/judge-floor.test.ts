// A floor: worse by more than was allowed, not worse, or nobody can tell; and never known before its figures were.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/ground/day.js";
import { type FloorTerms, judgeFloor } from "../../src/indicators/judge-floor.js";
import { expectedOn, type IndicatorSeries, withFigures } from "../../src/indicators/series.js";
import { randomNormal, stream } from "../../src/numbers/random.js";
import { day, series } from "./floors.js";

const floor2019: FloorTerms = { year: 2019, slack: 0.5, better: "higher" };
const later = day("2024-06-01");
const judge = (s: IndicatorSeries, terms = floor2019, on = day("2020-12-31"), known = later) =>
  judgeFloor(s, terms, on, known);

describe("a floor is broken by a loss, in the direction that is worse", () => {
  it("of something of which more is better", () => {
    expect(judge(series(2019, [63, 61])).truth).toBe("not-met");
    expect(judge(series(2019, [61, 63])).truth).toBe("met");
    expect(judge(series(2019, [63, 61])).loss).toEqual({ best: 2, low: 2, high: 2 });
  });

  it("of something of which less is better", () => {
    const terms: FloorTerms = { ...floor2019, better: "lower" };
    expect(judge(series(2019, [63, 61]), terms).truth).toBe("met");
    expect(judge(series(2019, [61, 63]), terms).truth).toBe("not-met");
    expect(judge(series(2019, [61, 63]), terms).loss?.best).toBe(2);
  });

  it("only if it exceeds what is allowed: a loss of exactly that much keeps it", () => {
    // 62.9 - 62.4 is a little more than 0.5 in binary figures
    expect(62.9 - 62.4 > 0.5 || 0.3 - 0.2 < 0.1).toBe(true);
    expect(judge(series(2019, [62.9, 62.4])).truth).toBe("met");
    expect(judge(series(2019, [62.9, 62.39])).truth).toBe("not-met");
    expect(judge(series(2019, [63, 63]), { ...floor2019, slack: 0 }).truth).toBe("met");
    expect(judge(series(2019, [1e12, 1e12 - 2]), { ...floor2019, slack: 1 }).truth).toBe("met");
    expect(judge(series(2019, [1e12, 1e12 - 5000]), { ...floor2019, slack: 1 }).truth).toBe("not-met");
  });

  it("and a slack below nothing is a mistake of the program", () => {
    expect(() => judge(series(2019, [1, 2]), { ...floor2019, slack: -1 })).toThrow(/0 or more; got -1/);
  });
});

describe("uncertainty of both years counts", () => {
  const uncertain = (values: number[], uncertainty: number) => judge(series(2019, values, { uncertainty }));

  it("as the root of the sum of squares", () => {
    // 0.3 and 0.4 give 0.5
    const s = withFigures(series(2000, []), [
      { year: 2019, value: 63, low: 62.7, high: 63.3 },
      { year: 2020, value: 62, low: 61.6, high: 62.4 },
    ]);
    const { loss } = judge(s);
    expect(loss?.low).toBeCloseTo(0.5, 12);
    expect(loss?.high).toBeCloseTo(1.5, 12);
  });

  it("so that a loss beyond doubt is told, and one within it is not", () => {
    expect(uncertain([63, 61.5], 0.6).truth).toBe("not-met");
    expect(uncertain([63, 62], 0.6)).toMatchObject({ truth: "undetermined", doubt: "uncertain" });
    expect(uncertain([63, 63.5], 0.6).truth).toBe("met");
  });

  it("each side by itself, whichever way is worse", () => {
    const s = (now: { low: number; high: number }) =>
      withFigures(series(2000, []), [
        { year: 2019, value: 63, low: 63, high: 63 },
        { year: 2020, value: 62, ...now },
      ]);
    // the latest may be much lower, hardly higher: the loss may be much larger, hardly smaller
    const { loss } = judge(s({ low: 58, high: 62.1 }));
    expect(loss).toMatchObject({ best: 1, high: 5 });
    expect(loss?.low).toBeCloseTo(0.9, 12);
    const other = judge(s({ low: 58, high: 62.1 }), { ...floor2019, better: "lower" }).loss;
    expect(other).toMatchObject({ best: -1, low: -5 });
    expect(other?.high).toBeCloseTo(-0.9, 12);
  });

  it("bounds of a figure go before the uncertainty of the series", () => {
    const s = withFigures(series(2019, [63], { uncertainty: 10 }), [
      { year: 2020, value: 62, low: 61.9, high: 62.1 },
    ]);
    const { loss } = judge(s);
    expect(loss?.high).toBeCloseTo(1 + Math.hypot(10, 0.1), 12);
  });
});

describe("what was not known yet can't be told", () => {
  const s = series(2018, [62, 63, 61]);

  it("before the figure of the floor's year is published, with the day on which it is to be expected", () => {
    const early = judge(s, floor2019, day("2020-12-31"), day("2020-12-30"));
    expect(early).toMatchObject({
      truth: "undetermined",
      doubt: "not-published",
      expected: day("2020-12-31"),
    });
    expect(early.reasons[0]).toBe(
      "the figure for 2019, the year of the floor, was not yet published on 2020-12-30; it is to be expected by 2020-12-31",
    );
  });

  it("before a later year is over, whatever is known today", () => {
    const during = judge(s, floor2019, day("2020-12-30"), later);
    expect(during).toMatchObject({
      truth: "undetermined",
      doubt: "year-not-over",
      expected: day("2021-12-31"),
    });
    expect(judge(s, floor2019, day("2020-12-31"), later).truth).toBe("not-met");
  });

  it("before the later figure is published, although its year is over", () => {
    const waiting = judge(s, floor2019, day("2021-06-01"), day("2021-12-30"));
    expect(waiting).toMatchObject({
      truth: "undetermined",
      doubt: "not-published",
      expected: day("2021-12-31"),
    });
    expect(judge(s, floor2019, day("2021-06-01"), day("2021-12-31")).truth).toBe("not-met");
  });

  it("and a figure that says itself when it was published is known from that day", () => {
    const soon = withFigures(series(2019, [63], { lagMonths: 1 }), [
      { year: 2020, value: 61, published: day("2021-03-01") },
    ]);
    expect(judge(soon, floor2019, day("2021-02-15"), day("2021-02-15")).truth).toBe("undetermined");
    expect(judge(soon, floor2019, day("2021-02-15"), day("2021-03-01")).truth).toBe("not-met");
  });

  it("but what stands in a file was known on the day of the file, whatever the lag", () => {
    const released = series(2019, [63, 61], { lagMonths: 36, source: { released: day("2021-05-01") } });
    expect(judge(released, floor2019, day("2021-05-01"), day("2021-04-30")).truth).toBe("undetermined");
    expect(judge(released, floor2019, day("2021-05-01"), day("2021-05-01")).truth).toBe("not-met");
  });

  it("a revised figure replaces the first one from its day on", () => {
    const revised = withFigures(series(2019, [63]), [
      { year: 2020, value: 63, published: day("2021-06-01") },
      { year: 2020, value: 61, published: day("2022-06-01") },
    ]);
    expect(judge(revised, floor2019, day("2020-12-31"), day("2021-06-01")).truth).toBe("met");
    expect(judge(revised, floor2019, day("2020-12-31"), day("2022-05-31")).truth).toBe("met");
    expect(judge(revised, floor2019, day("2020-12-31"), day("2022-06-01")).truth).toBe("not-met");
  });
});

describe("a gap is no figure", () => {
  it("without the year of the floor there is nothing to compare with", () => {
    expect(judge(series(2018, [62, undefined, 61]))).toMatchObject({
      truth: "undetermined",
      doubt: "floor-missing",
    });
    expect(judge(series(2019, []))).toMatchObject({ truth: "undetermined", doubt: "floor-missing" });
  });

  it("a level is not compared with itself", () => {
    expect(judge(series(2019, [63]), floor2019, day("2020-06-30"), day("2021-06-01"))).toMatchObject({
      truth: "undetermined",
      doubt: "year-not-over",
    });
  });

  it("an older figure does not stand in for one that was to be expected", () => {
    const gap = series(2019, [63, 61, undefined]);
    const judged = judge(gap, floor2019, day("2021-12-31"), day("2023-01-01"));
    expect(judged).toMatchObject({ truth: "undetermined", doubt: "figure-missing" });
    expect(judged.reasons.slice(0, 2)).toEqual([
      "the figure of 2021 was to be expected by 2022-12-31 and is not there",
      "the last one before it, of 2020, was 61 years; it does not speak of 2021",
    ]);
    // before that day nobody missed it
    expect(judge(gap, floor2019, day("2021-12-31"), day("2022-12-30")).truth).toBe("not-met");
  });

  it("and if the file is older than the figure, the reason says so", () => {
    const old = series(2019, [63, 62.9], { source: { released: day("2022-01-31") } });
    const judged = judge(old, floor2019, day("2021-12-31"), day("2023-01-01"));
    expect(judged.reasons[0]).toMatch(/the file is of 2022-01-31; fetch a newer one$/);
  });
});

it("the reasons tell the figures, how old they are, whose they are, and what they don't say", () => {
  const s = series(2019, [62.941, 61.454], {
    uncertainty: 0.6,
    lagMonths: 18,
    source: { publisher: "World Bank", release: "WDI of 2026-07-01" },
  });
  expect(judgeFloor(s, floor2019, day("2021-07-13"), day("2022-07-01")).reasons).toEqual([
    "it has worsened since 2019 by more than the 0.5 years allowed",
    "61.454 years (60.854 to 62.054) in 2020, 62.941 years (62.341 to 63.541) in 2019: worse by 1.487 years; the loss lies between 0.6385 and 2.3355 (95 %)",
    "the figure of 2020 speaks of the time until 2020-12-31, 194 days before 2021-07-13; figures are reckoned as known 18 months after their year; the next is to be expected by 2023-06-30",
    "figures of World Bank, WDI of 2026-07-01; earlier releases may have said otherwise",
  ]);
  expect(judge(series(2019, [63, 61])).reasons.at(-1)).toBe(
    "figures of a publisher; taken as exact, as no uncertainty is stated",
  );
});

it("if the true loss is exactly what is allowed, it is judged at all in at most 5 % of cases", () => {
  // each figure is its true level with a normal error; half of its 95 % interval is 1.96 of its standard error
  const random = stream(20200229, 1);
  const [errors, rounds] = [[0.3, 0.5], 20_000];
  const counted = { met: 0, "not-met": 0, undetermined: 0 };
  for (let i = 0; i < rounds; i++) {
    const figures = [63, 62.5].map((truth, k) => {
      const value = truth + errors[k] * randomNormal(random);
      return { year: 2019 + k, value, low: value - 1.959964 * errors[k], high: value + 1.959964 * errors[k] };
    });
    counted[judge(withFigures(series(2000, []), figures)).truth] += 1;
  }
  const judgedAtAll = (counted.met + counted["not-met"]) / rounds;
  // 5 %, give or take four standard errors of 20,000 rounds
  expect(judgedAtAll).toBeGreaterThan(0.0438);
  expect(judgedAtAll).toBeLessThan(0.0562);
  // and both mistakes are as frequent
  expect(Math.abs(counted.met - counted["not-met"])).toBeLessThan(4 * Math.sqrt(0.05 * rounds));
});

describe("laws", () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const width = fc.double({ min: 0, max: 1e3, noNaN: true });
  const slack = fc.double({ min: 0, max: 1e3, noNaN: true });
  const better = fc.constantFrom("higher" as const, "lower" as const);
  const pair = (then: number, now: number, uncertainty: number) => series(2019, [then, now], { uncertainty });
  const rank = { "not-met": 0, undetermined: 1, met: 2 };
  const seeded = { seed: 7, numRuns: 500 };
  const drawn = fc.record({ was: value, now: value, w: width, s: slack, more: width, b: better });

  it("the mirror image is judged the same: less of the opposite is better", () => {
    fc.assert(
      fc.property(drawn, ({ was, now, w, s, b }) => {
        const mirror = b === "higher" ? ("lower" as const) : ("higher" as const);
        const one = judge(pair(was, now, w), { year: 2019, slack: s, better: b });
        const other = judge(pair(-was, -now, w), { year: 2019, slack: s, better: mirror });
        expect(one.truth).toBe(other.truth);
      }),
      seeded,
    );
  });

  it("a better latest figure, or more slack, never makes it worse", () => {
    fc.assert(
      fc.property(drawn, ({ was, now, w, s, more }) => {
        const terms = { year: 2019, slack: s, better: "higher" as const };
        const before = rank[judge(pair(was, now, w), terms).truth];
        expect(rank[judge(pair(was, now + more, w), terms).truth]).toBeGreaterThanOrEqual(before);
        expect(rank[judge(pair(was, now, w), { ...terms, slack: s + more }).truth]).toBeGreaterThanOrEqual(
          before,
        );
      }),
      seeded,
    );
  });

  it("more uncertainty never turns a met into a not-met, or makes a doubt certain", () => {
    fc.assert(
      fc.property(drawn, ({ was, now, w, s, more }) => {
        const terms = { year: 2019, slack: s, better: "lower" as const };
        const sure = judge(pair(was, now, w), terms).truth;
        const vaguer = judge(pair(was, now, w + more), terms).truth;
        expect(vaguer === sure || vaguer === "undetermined").toBe(true);
      }),
      seeded,
    );
  });

  it("the order in which figures arrive, and figures published later, change nothing", () => {
    const figure = fc.record({
      year: fc.integer({ min: 2015, max: 2025 }),
      value: fc.integer({ min: 50, max: 70 }),
      published: fc.integer({ min: day("2016-01-01"), max: day("2027-01-01") }).map((d) => d as Day),
    });
    const unique = fc.uniqueArray(figure, { selector: (f) => `${f.year} ${f.published}`, maxLength: 20 });
    const some = fc.integer({ min: day("2019-01-01"), max: day("2026-01-01") }).map((d) => d as Day);
    fc.assert(
      fc.property(unique, some, fc.integer({ min: 0, max: 800 }), (figures, on, wait) => {
        const known = addDays(on, wait);
        const judged = judgeFloor(withFigures(series(2000, []), figures), floor2019, on, known);
        const back = withFigures(series(2000, []), [...figures].reverse());
        const then = withFigures(
          series(2000, []),
          figures.filter((f) => f.published <= known),
        );
        expect(judgeFloor(back, floor2019, on, known)).toEqual(judged);
        expect(judgeFloor(then, floor2019, on, known).truth).toBe(judged.truth);
      }),
      seeded,
    );
  });
});

it("figures are expected on the last day of a month, also at the ends of time", () => {
  expect(expectedOn(2019, 0)).toBe(day("2019-12-31"));
  expect(expectedOn(2019, 2)).toBe(day("2020-02-29"));
  expect(expectedOn(2019, 18)).toBe(day("2021-06-30"));
  expect(expectedOn(2019, 12)).toBe(day("2020-12-31"));
  expect(expectedOn(9999, 6)).toBe(day("9999-12-31"));
  expect(judge(series(2019, [1, 2]), floor2019, day("9999-12-31"), day("9999-12-31")).doubt).toBe(
    "figure-missing",
  );
});

it("a hundred thousand figures are judged at once", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => ({
    year: 2019 + (i % 2),
    value: 63 - 2 * (i % 2),
    published: addDays(day("2010-01-01"), i % 5000),
  }));
  const s = withFigures(series(2000, []), many);
  const start = performance.now();
  expect(judge(s).truth).toBe("not-met");
  expect(performance.now() - start).toBeLessThan(500);
});
