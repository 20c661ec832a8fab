// When things can happen at the earliest: whatever is said to come surely later does so in every course of events that one can draw.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysOf,
  fixedDay,
  lastDay,
  sameMoment,
  surelyAfter,
  timesOf,
} from "../../src/agreement/checks/times/times.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { CalendarRules, Moment } from "../../src/agreement/terms/date.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { addDays, type Day, dayOf, formatDay } from "../../src/ground/day.js";
import { addDuration, type Duration, shiftDay } from "../../src/ground/duration.js";

const start = dayOf(2024, 1, 1) as Day;
const date = (day: number): Moment => ({
  kind: "date",
  date: { day: addDays(start, day), stated: ["gregorian"] },
});
const named = (what: "event" | "clause", name: string): Moment => ({ kind: "named", what, name });

const anyDuration: fc.Arbitrary<Duration> = fc.record({
  count: fc.integer({ min: 0, max: 14 }),
  unit: fc.constantFrom("days", "weeks", "months", "years" as const),
});

function anyMoment(clauses: readonly string[]): fc.Arbitrary<Moment> {
  return fc.letrec<{ moment: Moment }>((tie) => ({
    moment: fc.oneof(
      { depthSize: "small" },
      fc.integer({ min: 0, max: 800 }).map(date),
      fc.constantFrom("e", "f", "dated", "signing").map((name) => named("event", name)),
      ...(clauses.length === 0 ? [] : [fc.constantFrom(...clauses).map((name) => named("clause", name))]),
      fc.record({
        kind: fc.constant("shifted" as const),
        by: anyDuration,
        direction: fc.constantFrom("after", "before" as const),
        from: tie("moment"),
      }),
      fc.record({
        kind: fc.constantFrom("earlier-of", "later-of" as const),
        of: fc.array(tie("moment"), { minLength: 1, maxLength: 3 }),
      }),
    ),
  })).moment;
}

const frame = readProcessFile(
  `
halcyon: 1
title: A truce
agreement: { signed: 2024-03-01 }
parties: { north: {} }
events: { e: {}, f: {}, dated: { date: 2024-06-10 } }
clauses:
  x: { kind: do-by, what: x, who: north }
  y: { kind: do-by, what: y, who: north }
`,
  "times.yaml",
);
if (!frame.ok) throw new Error("the frame can be read");
const plain = frame.value;

type Draft = {
  readonly fromX: Moment;
  readonly fromY: Moment;
  readonly gate: "met" | "event" | "none";
  readonly firstDay: CalendarRules["firstDay"];
};

// x begins at some moment; y at one that may count from x, and may be gated by x
const anyDraft: fc.Arbitrary<Draft> = fc.record({
  fromX: anyMoment([]),
  fromY: anyMoment(["x"]),
  gate: fc.constantFrom("met", "event", "none"),
  firstDay: fc.constantFrom("counted", "not-counted" as const),
});

function processOf(draft: Draft): ProcessFile {
  const gates = {
    met: [{ kind: "clause", clause: "x", is: ["met"], spot: {} }],
    event: [{ kind: "event", event: "e", spot: {} }],
    none: [],
  } as const;
  return {
    ...plain,
    calendar: { ...plain.calendar, firstDay: draft.firstDay },
    clauses: plain.clauses.map((clause) =>
      clause.name === "x"
        ? { ...clause, when: { from: draft.fromX } }
        : { ...clause, when: { from: draft.fromY }, gatedBy: gates[draft.gate] },
    ),
  };
}

type World = ReadonlyMap<string, Day>;

// the day of a moment in one course of events; undefined beyond the calendar
function dayIn(world: World, moment: Moment, firstDay: CalendarRules["firstDay"]): Day | undefined {
  switch (moment.kind) {
    case "date":
      return moment.date.day;
    case "named":
      return world.get(moment.name);
    case "shifted": {
      const from = dayIn(world, moment.from, firstDay);
      return from === undefined ? undefined : shiftDay(from, moment.by, moment.direction, firstDay);
    }
    default: {
      const days = moment.of.map((one) => dayIn(world, one, firstDay));
      if (days.includes(undefined)) return undefined;
      const known = days.flatMap((day) => day ?? []);
      return (moment.kind === "earlier-of" ? Math.min(...known) : Math.max(...known)) as Day;
    }
  }
}

// events at any day; each clause met some days after it is owed
function worldOf(draft: Draft, drawn: readonly number[]): World | undefined {
  const [e, f, lateX, lateY] = drawn;
  const world = new Map<string, Day>([
    ["signing", dayOf(2024, 3, 1) as Day],
    ["dated", dayOf(2024, 6, 10) as Day],
    ["e", addDays(start, e)],
    ["f", addDays(start, f)],
  ]);
  const fromX = dayIn(world, draft.fromX, draft.firstDay);
  if (fromX === undefined) return undefined;
  world.set("x", addDays(fromX, Math.max(0, lateX)));
  const fromY = dayIn(world, draft.fromY, draft.firstDay);
  if (fromY === undefined) return undefined;
  const gate = world.get({ met: "x", event: "e", none: "" }[draft.gate]) ?? fromY;
  world.set("y", addDays(Math.max(fromY, gate) as Day, Math.max(0, lateY)));
  return world;
}

const anyWorld = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 4, maxLength: 4 });

describe("what surely comes later", () => {
  it("does so by at least the days that are said, in every course of events", () => {
    let told = 0;
    fc.assert(
      fc.property(
        anyDraft,
        anyMoment(["x", "y"]),
        anyMoment(["x", "y"]),
        fc.array(anyWorld, { minLength: 20, maxLength: 20 }),
        (draft, late, early, worlds) => {
          const days = surelyAfter(timesOf(processOf(draft)), late, early);
          if (days === undefined) return;
          told++;
          for (const drawn of worlds) {
            const world = worldOf(draft, drawn);
            if (world === undefined) continue;
            const [a, b] = [dayIn(world, late, draft.firstDay), dayIn(world, early, draft.firstDay)];
            if (a !== undefined && b !== undefined) expect(a - b).toBeGreaterThanOrEqual(days);
          }
        },
      ),
      { seed: 11, numRuns: 4000 },
    );
    // the law is not kept by saying nothing
    expect(told).toBeGreaterThan(600);
  });

  it("is found exactly, where both count days from one event", () => {
    const times = timesOf(plain);
    const afterE = (count: number): Moment => ({
      kind: "shifted",
      by: { count, unit: "days" },
      direction: "after",
      from: named("event", "e"),
    });
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (a, b) => {
        expect(surelyAfter(times, afterE(a), afterE(b))).toBe(a > b ? a - b : undefined);
      }),
      { seed: 12 },
    );
  });

  it("is nothing between two events of which the text says no day", () => {
    const times = timesOf(plain);
    expect(surelyAfter(times, named("event", "e"), named("event", "f"))).toBeUndefined();
    expect(surelyAfter(times, named("event", "e"), named("event", "dated"))).toBeUndefined();
    expect(surelyAfter(times, named("event", "dated"), named("event", "signing"))).toBe(101);
  });
});

describe("a moment that the text fixes", () => {
  it("has the day that counting gives, and one that hangs on an open event has none", () => {
    fc.assert(
      fc.property(anyDraft, anyMoment([]), anyWorld, (draft, moment, drawn) => {
        const times = timesOf(processOf(draft));
        const day = fixedDay(times, moment);
        const world = worldOf(draft, drawn);
        if (day === undefined || world === undefined) return;
        const found = dayIn(world, moment, draft.firstDay);
        if (found !== undefined) expect(day).toBe(found);
        expect(sameMoment(times, moment, { kind: "date", date: { day, stated: ["gregorian"] } })).toBe(true);
      }),
      { seed: 13, numRuns: 2000 },
    );
    expect(fixedDay(timesOf(plain), named("event", "e"))).toBeUndefined();
  });
});

describe("the last day on which something is in time", () => {
  const day = (
    key: string,
    moment: Moment,
    firstDay: CalendarRules["firstDay"],
    last: CalendarRules["lastDay"],
  ) => {
    const times = timesOf({ ...plain, calendar: { ...plain.calendar, firstDay, lastDay: last } });
    const found = fixedDay(times, lastDay(times, key, moment));
    return found === undefined ? undefined : formatDay(found);
  };
  const tenAfter: Moment = {
    kind: "shifted",
    by: { count: 10, unit: "days" },
    direction: "after",
    from: named("event", "signing"),
  };

  it("is that of the stretch, or the day before, as the file counts first and last days", () => {
    expect(day("by", tenAfter, "not-counted", "included")).toBe("2024-03-11");
    expect(day("by", tenAfter, "counted", "included")).toBe("2024-03-10");
    expect(day("by", tenAfter, "not-counted", "excluded")).toBe("2024-03-10");
    expect(day("by", tenAfter, "counted", "excluded")).toBe("2024-03-09");
  });

  it("is always the day before, where it is due before a day; and a date is itself its last day", () => {
    expect(day("before", date(0), "not-counted", "included")).toBe("2023-12-31");
    expect(day("before", date(0), "counted", "included")).toBe("2023-12-31");
    expect(day("by", date(0), "not-counted", "excluded")).toBe("2024-01-01");
    expect(day("from", tenAfter, "not-counted", "excluded")).toBe("2024-03-11");
  });
});

describe("the fewest and most days of a stretch", () => {
  it("hold every stretch of months and years from every day of four centuries' ends", () => {
    for (const year of [1895, 1999, 2023, 2096]) {
      for (let day = dayOf(year, 1, 1) as Day; day < (dayOf(year + 2, 1, 1) as Day); day = addDays(day, 1)) {
        for (const by of [1, 2, 3, 5, 7, 12, 18, 96, 240]) {
          const duration = { count: by, unit: "months" } as const;
          const [least, most] = daysOf(duration);
          const end = addDuration(day, duration, "after") as Day;
          const back = addDuration(day, duration, "before") as Day;
          expect(end - day >= least && end - day <= most && day - back >= least && day - back <= most).toBe(
            true,
          );
        }
      }
    }
  });

  it("are exact for days and weeks", () => {
    expect(daysOf({ count: 10, unit: "days" })).toEqual([10, 10]);
    expect(daysOf({ count: 2, unit: "weeks" })).toEqual([14, 14]);
    expect(daysOf({ count: 0, unit: "years" })).toEqual([0, 0]);
  });
});
