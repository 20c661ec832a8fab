// The same event in two sources is one event.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, linkDuplicates } from "../../src/events/link.js";
import type { LinkCandidate, LinkRecord } from "../../src/events/mention.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { daysFrom } from "../../src/ground/interval.js";

const day = (text: string): Day => parseDay(text) ?? (Number.NaN as Day);
const record = (source: string, id: string, rest: Partial<LinkRecord> = {}): LinkRecord => ({
  source,
  id,
  days: daysFrom(day("2016-02-27"), 1),
  adm1: "Aleppo Governorate",
  name: "Azaz town",
  latitude: 36.59,
  longitude: 37.04,
  sideA: "Government of Syria",
  sideB: "Syrian insurgents",
  best: 4,
  ...rest,
});
const ucdp = record("ucdp", "1");

describe("two records are one event", () => {
  it("when day, place, sides and deaths agree; the link says so in words", () => {
    expect(linkDuplicates([{ one: ucdp, other: record("acled", "SYR1") }])).toEqual([
      {
        kept: { source: "acled", id: "SYR1" },
        dropped: { source: "ucdp", id: "1" },
        score: 1,
        reason: "the same day, the same spot, the same sides, 4 deaths in both",
      },
    ]);
  });

  it("when they differ a little in each, whoever is named first", () => {
    const other = record("acled", "SYR1", {
      latitude: 36.61,
      sideA: "Syrian insurgents",
      sideB: "Government of Syria",
      best: 5,
    });
    const [link] = linkDuplicates([{ one: ucdp, other }]);
    expect(link.score).toBeCloseTo(
      0.35 + 0.3 * Math.max(0.8, Math.exp(-2.224 / 15)) + (0.2 * 5) / 6 + 0.15,
      3,
    );
    expect(link.reason).toBe("the same day, 2.2 km apart, the same sides, 5 and 4 deaths");
  });

  it("and the record of the preferred source is kept", () => {
    const [link] = linkDuplicates([{ one: ucdp, other: record("acled", "SYR1") }], { prefer: ["ucdp"] });
    expect(link.kept.source).toBe("ucdp");
  });

  it("also without coordinates, when the spot has the same name", () => {
    const { latitude, longitude, ...bare } = record("acled", "SYR1");
    expect(linkDuplicates([{ one: ucdp, other: { ...bare, name: "AZAZ" } }])).toMatchObject([
      { reason: "the same day, a place of the same name, the same sides, 4 deaths in both" },
    ]);
  });
});

describe("two records are two events", () => {
  const alone = (other: Partial<LinkRecord>) =>
    linkDuplicates([{ one: ucdp, other: record("acled", "x", other) }]);

  it("when they lie more than two days, or a hundred kilometres, apart", () => {
    expect(alone({ days: daysFrom(day("2016-03-02"), 1) })).toEqual([]);
    expect(likeness(ucdp, record("acled", "x", { days: daysFrom(day("2016-03-01"), 1) }))).toBe(0);
    expect(likeness(ucdp, record("acled", "x", { days: daysFrom(day("2016-02-29"), 1) }))).toBeGreaterThan(0);
    expect(alone({ latitude: 35.5 })).toEqual([]);
  });

  it("when they come from one source", () => {
    expect(linkDuplicates([{ one: ucdp, other: record("ucdp", "2") }])).toEqual([]);
  });

  it("when too little agrees for the threshold", () => {
    const far = { latitude: 36.9, name: "Jarabulus", best: 30, sideB: "IS" };
    expect(alone(far)).toEqual([]);
    const loose = linkDuplicates([{ one: ucdp, other: record("acled", "x", far) }], { threshold: 0.4 });
    expect(loose[0].reason).toBe("the same day, 34 km apart, sides of similar names, 30 and 4 deaths");
  });
});

describe("every event is counted once", () => {
  it("one to one: of two events of a day and place, each finds its own", () => {
    const [a, b] = [record("ucdp", "a", { best: 1 }), record("ucdp", "b", { best: 9 })];
    const [x, y] = [record("acled", "x", { best: 9 }), record("acled", "y", { best: 1 })];
    const candidates = [a, b].flatMap((one) => [x, y].map((other) => ({ one, other })));
    expect(linkDuplicates(candidates).map((l) => [l.kept.id, l.dropped.id])).toEqual([
      ["y", "a"],
      ["x", "b"],
    ]);
  });

  it("three records of two sources leave two events", () => {
    const candidates = ["x", "y"].map((id) => ({ one: ucdp, other: record("acled", id) }));
    expect(linkDuplicates(candidates).map((l) => [l.kept.id, l.dropped.id])).toEqual([["x", "1"]]);
  });

  it("three sources of one event leave one, and both others point to the one that is kept", () => {
    const [a, b, c] = [record("a", "1"), record("b", "2"), record("c", "3")];
    const links = linkDuplicates([
      { one: c, other: b },
      { one: b, other: a },
    ]);
    expect(links.map((l) => [l.kept.source, l.dropped.source])).toEqual([
      ["a", "b"],
      ["a", "c"],
    ]);
  });

  it("nothing is linked to nothing", () => {
    expect(linkDuplicates([])).toEqual([]);
  });
});

describe("laws", () => {
  const start = day("2016-02-25");
  const anyRecord = fc.record({
    source: fc.constantFrom("a", "b", "c"),
    id: fc.constantFrom("1", "2", "3"),
    from: fc.integer({ min: 0, max: 4 }),
    length: fc.integer({ min: 1, max: 3 }),
    latitude: fc.constantFrom(36, 36.02, 36.1),
    best: fc.integer({ min: 0, max: 3 }),
  });
  // a record is the same wherever it is mentioned
  const candidates = fc.array(fc.tuple(anyRecord, anyRecord), { maxLength: 20 }).map((pairs) => {
    const known = new Map<string, LinkRecord>();
    const make = ({ source, id, from, length, latitude, best }: (typeof pairs)[0][0]): LinkRecord => {
      const days = daysFrom((start + from) as Day, length);
      const found = known.get(source + id) ?? record(source, id, { days, latitude, best });
      known.set(source + id, found);
      return { ...found };
    };
    return pairs.map(([one, other]): LinkCandidate => ({ one: make(one), other: make(other) }));
  });

  it("the order of candidates, and of the two records in each, does not matter", () => {
    fc.assert(
      fc.property(candidates, fc.integer(), (list, turn) => {
        const turned = list
          .map((c, i) => ((turn >> (i % 31)) & 1 ? { one: c.other, other: c.one } : c))
          .reverse();
        expect(linkDuplicates(turned, { threshold: 0.5 })).toEqual(linkDuplicates(list, { threshold: 0.5 }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("no record is dropped twice, none is both kept and dropped, and no group holds two records of a source", () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const links = linkDuplicates(list, { threshold: 0.5 });
        const name = (r: { source: string; id: string }) => `${r.source} ${r.id}`;
        const dropped = links.map((l) => name(l.dropped));
        expect(new Set(dropped).size).toBe(dropped.length);
        expect(links.filter((l) => dropped.includes(name(l.kept)))).toEqual([]);
        const groups = new Map<string, string[]>();
        for (const { kept, dropped: other } of links)
          groups.set(name(kept), [...(groups.get(name(kept)) ?? [kept.source]), other.source]);
        for (const sources of groups.values()) expect(new Set(sources).size).toBe(sources.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("likeness is the same both ways, between 0 and 1, and 1 of a record with itself", () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const { one, other } of list) {
          expect(likeness(one, other)).toBeCloseTo(likeness(other, one), 12);
          expect(likeness(one, other)).toBeLessThanOrEqual(1);
          expect(likeness(one, one)).toBeCloseTo(1, 12);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
