// A cube is built from events or counts without an engine: cells in order, names in order, what nobody saw is not a zero.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountRow,
  cubeOfCounts,
  cubeOfEvents,
  mentionKey,
  notNamed,
  notPlaced,
} from "../../src/cube/build.js";
import type { Cube } from "../../src/cube/cube.js";
import { seriesOf } from "../../src/cube/series.js";
import type { ConflictEvent } from "../../src/events/event.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { daysFrom } from "../../src/ground/interval.js";
import { partyId, placeId } from "../../src/ground/names.js";

const day = (text: string): Day => parseDay(text) ?? (0 as Day);
const where = { country: "Country", adm1: "North", adm2: "", name: "", precision: "exact" } as const;
const event = (changes: Partial<ConflictEvent> = {}): ConflictEvent => ({
  ...{
    id: "1",
    source: "ged",
    when: daysFrom(day("2016-02-27"), 1),
    where,
    sideA: "A",
    sideB: "B",
    kind: "state-based",
  },
  harm: { low: 1, best: 2, high: 3 },
  ...changes,
});
const total = (cube: Cube) => cube.cells.events.reduce((sum, n) => sum + n, 0);

const anyEvent = fc
  .record({
    start: fc.integer({ min: 0, max: 8 }),
    length: fc.integer({ min: 1, max: 4 }),
    adm1: fc.constantFrom("North", "South", ""),
    sideA: fc.constantFrom("A", "C", ""),
    sideB: fc.constantFrom("B", "A"),
    kind: fc.constantFrom("x", "y"),
    best: fc.nat(5),
  })
  .map(({ start, length, adm1, sideA, sideB, kind, best }) =>
    event({
      when: daysFrom((16_000 + start) as Day, length),
      where: { ...where, adm1 },
      ...{ sideA, sideB, kind, harm: { low: best, best, high: best } },
    }),
  );
const events = fc.array(anyEvent, { minLength: 1, maxLength: 30 });
const runs = { seed: 1, numRuns: 300 };

describe("the cube of events", () => {
  it("counts every event once, and keeps its cells in order without repetition", () => {
    fc.assert(
      fc.property(events, (list) => {
        const cube = cubeOfEvents(list);
        const { cells } = cube;
        expect(total(cube)).toBe(list.length);
        const rows = Array.from(cells.place, (_, i) => [
          cells.place[i],
          cells.pair[i],
          cells.kind[i],
          cells.start[i],
          cells.length[i],
        ]);
        const order = (x: number[], y: number[]) => x.map((n, i) => n - y[i]).find((n) => n !== 0) ?? 0;
        rows.slice(1).forEach((row, i) => {
          expect(order(rows[i], row)).toBeLessThan(0);
        });
        expect(cube.observed).toHaveLength(cube.places.length * (cube.span.end - cube.span.start));
      }),
      runs,
    );
  });

  it("is the same in whatever order the events come", () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(cubeOfEvents([...list].reverse())).toEqual(cubeOfEvents(list));
      }),
      runs,
    );
  });

  it("gives a daily series whose sum is the number of events, spread or not", () => {
    fc.assert(
      fc.property(events, (list) => {
        const cube = cubeOfEvents(list);
        for (const rule of ["first-day", "spread"] as const) {
          const { counts } = seriesOf(cube, {}, "events", { rule, longest: 100 });
          expect(counts.reduce((sum, n) => sum + n, 0)).toBeCloseTo(list.length, 9);
        }
      }),
      runs,
    );
  });

  it("counts a record that touches the span, and none that does not", () => {
    const span = daysFrom(day("2016-02-27"), 7);
    const list = [
      event({ when: daysFrom(day("2016-02-20"), 7) }),
      event({ when: daysFrom(day("2016-02-20"), 8) }),
      event({ when: daysFrom(day("2016-03-04"), 5) }),
      event({ when: daysFrom(day("2016-03-05"), 1) }),
    ];
    expect(total(cubeOfEvents(list, { span }))).toBe(2);
  });

  it("keeps a quiet place that the recipe knows, and adds (not placed) only where it is needed", () => {
    const span = daysFrom(day("2016-02-27"), 7);
    const places = new Map([
      [mentionKey(where), placeId("Aleppo")],
      [mentionKey({ ...where, adm1: "South" }), placeId("Homs")],
    ]);
    expect(cubeOfEvents([event()], { span, places }).places).toEqual(["Aleppo", "Homs"]);
    const elsewhere = event({ where: { ...where, adm1: "East" } });
    expect(cubeOfEvents([event(), elsewhere], { span, places }).places).toEqual([
      notPlaced,
      "Aleppo",
      "Homs",
    ]);
  });

  it("gives names to parties, lets others stand for themselves, and calls an empty side (not named)", () => {
    const parties = new Map([["B", partyId("Rebels")]]);
    const cube = cubeOfEvents([event(), event({ id: "2", sideA: "", sideB: "C" })], { parties });
    expect(cube.pairs).toEqual([
      { a: notNamed, b: "C" },
      { a: "A", b: "Rebels" },
    ]);
  });

  it("leaves out what counts under another record, of that source only", () => {
    const list = [event(), event({ source: "acled" }), event({ id: "2" })];
    const cube = cubeOfEvents(list, { duplicates: [{ source: "ged", id: "1" }] });
    expect(total(cube)).toBe(2);
  });

  it("widens bounds that do not hold the best estimate", () => {
    const { cells } = cubeOfEvents([event({ harm: { low: 3, best: 5, high: 2 } })]);
    expect([cells.low[0], cells.best[0], cells.high[0]]).toEqual([2, 5, 5]);
  });

  it("of no events needs a span, and is then empty and wholly observed", () => {
    expect(() => cubeOfEvents([])).toThrow("got neither");
    const cube = cubeOfEvents([], {
      span: daysFrom(day("2016-02-27"), 7),
      places: new Map([["k", placeId("Homs")]]),
    });
    expect(total(cube)).toBe(0);
    expect([...cube.observed]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });
});

describe("the cube of a table of counts", () => {
  const row = (changes: Partial<CountRow> = {}): CountRow => ({
    ...{ days: daysFrom(day("2016-02-27"), 1), place: "Homs", sideA: "A", sideB: "B", kind: "x" },
    ...{ events: 2, low: 0, best: 1, high: 1, observed: true },
    ...changes,
  });

  it("adds up rows of the same day, place, pair and kind, and drops rows of nothing", () => {
    const cube = cubeOfCounts([
      row(),
      row({ events: 3 }),
      row({ place: "Idlib", events: 0, best: 0, high: 0 }),
    ]);
    expect([...cube.cells.events]).toEqual([5]);
    expect(cube.places).toEqual(["Homs", "Idlib"]);
  });

  it("marks the days on which nobody looked, at one place or at all", () => {
    const unseen = { events: 0, best: 0, high: 0, observed: false };
    const cube = cubeOfCounts([
      row(),
      row({ place: "Idlib" }),
      row({ ...unseen, days: daysFrom(day("2016-02-28"), 2) }),
      row({ ...unseen, place: "", days: daysFrom(day("2016-03-01"), 1) }),
    ]);
    expect([...cube.observed].join("")).toBe("10001110");
    expect(cube.places).toEqual(["Homs", "Idlib"]);
  });

  it("keeps gaps that reach over the ends of the span inside it", () => {
    const gaps = [{ days: daysFrom(day("2016-02-20"), 8), why: "no access" }];
    const cube = cubeOfCounts([row(), row({ days: daysFrom(day("2016-02-28"), 1) })], { gaps });
    expect([...cube.observed]).toEqual([0, 1]);
  });
});
