// The counts that a page brushes are those of the cube, place by place and day by day, to the last one.
import { describe, expect, it } from "vitest";
import type { Cube } from "../../src/cube/cube.js";
import { type DateTreatment, pairInScope, type Scope } from "../../src/cube/series.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { stream } from "../../src/numbers/random.js";
import { openProcessFiles } from "../../src/questions/open-process.js";
import { type CountsAnswer, countsOf } from "../../src/web/worker/answers/counts.js";
import { gunzip, sha256 } from "../../src/web/worker/bytes.js";
import { coreOf, filesOf } from "./asking.js";

/** What was counted at a place within some days, cell by cell. */
function byHand(
  { cells, places, pairs, kinds }: Cube,
  { scope, dates }: { readonly scope: Scope; readonly dates: DateTreatment },
  { place, start, end }: { readonly place: string; readonly start: number; readonly end: number },
): number {
  let sum = 0;
  for (let i = 0; i < cells.events.length; i++) {
    if (places[cells.place[i]] !== place || cells.length[i] > dates.longest) continue;
    if (!pairInScope(pairs[cells.pair[i]], scope)) continue;
    if (scope.kinds !== undefined && !scope.kinds.includes(kinds[cells.kind[i]])) continue;
    const on = dates.rule === "spread" ? cells.length[i] : 1;
    for (let day = cells.start[i]; day < cells.start[i] + on; day++)
      if (day >= start && day < end) sum += cells.events[i] / on;
  }
  return sum;
}

function brushed({ span, places, sums }: CountsAnswer, place: string, start: number, end: number): number {
  const at = places.indexOf(place) * (span.end - span.start + 1);
  return sums[at + end - span.start] - sums[at + start - span.start];
}

const day = (text: string): Day => parseDay(text) ?? (0 as Day);

describe("counts by place and day", () => {
  it("are those of the cube, whichever days are brushed, for an example through the worker", async () => {
    const files = filesOf("syria-2016");
    const opened = await openProcessFiles({ ...files, named: new Map(files.named) }, { sha256, gunzip });
    if (!opened.ok || opened.value.gathered === undefined) throw new Error("the example does not open");
    const { cube } = opened.value.gathered;
    const core = coreOf("syria-2016");
    const summary = await core.open();
    const asked = await core.ask("counts", { test: "cessation" });
    core.close();
    if (summary.kind !== "answer" || asked.kind !== "answer") throw new Error(JSON.stringify(asked));
    const { value } = asked;
    const [{ test }] = summary.value.tests;
    expect(value.places).toEqual(cube.places);
    expect(value.span).toEqual({ start: day("2016-01-01"), end: day("2016-07-01") });
    const random = stream(7, 0);
    for (let i = 0; i < 300; i++) {
      const place = cube.places[Math.floor(random.uniform() * cube.places.length)];
      const start = value.span.start + Math.floor(random.uniform() * 180);
      const end = start + Math.floor(random.uniform() * (value.span.end - start));
      expect(brushed(value, place, start, end)).toBe(byHand(cube, test, { place, start, end }));
    }
  });

  it("hold to the scope and to the way of dating, and know on which days nobody looked", () => {
    const [a, b, c] = ["a", "b", "c"].map(partyId);
    const cube: Cube = {
      span: { start: 100 as Day, end: 110 as Day },
      places: ["north", "south", "west"].map(placeId),
      pairs: [
        { a, b },
        { a, b: c },
      ],
      kinds: ["battle", "raid"],
      cells: {
        place: Uint32Array.of(0, 0, 0, 2, 2),
        pair: Uint32Array.of(0, 1, 1, 0, 0),
        kind: Uint32Array.of(0, 0, 1, 0, 0),
        start: Int32Array.of(102, 104, 104, 98, 107),
        length: Int32Array.of(1, 4, 1, 4, 30),
        events: Float64Array.of(3, 8, 5, 4, 60),
        low: Float64Array.of(0, 0, 0, 0, 0),
        best: Float64Array.of(1, 1, 1, 1, 1),
        high: Float64Array.of(2, 2, 2, 2, 2),
      },
      observed: Uint8Array.from({ length: 30 }, (_, i) => (i >= 13 && i < 16 ? 0 : 1)),
    };
    const rules = ["first-day", "spread"] as const;
    const scopes: readonly Scope[] = [
      {},
      { kinds: ["battle"] },
      { between: [{ one: [b], other: [a] }] },
      { places: [placeId("west"), placeId("south")] },
    ];
    for (const rule of rules)
      for (const scope of scopes)
        for (const longest of [1, 7, 365]) {
          const test = { scope, quantity: "events", dates: { rule, longest } } as const;
          const counts = countsOf(cube, test);
          expect(counts.places).toEqual(scope.places === undefined ? cube.places : ["south", "west"]);
          for (const place of counts.places)
            for (let start = 100; start < 110; start++)
              for (let end = start; end <= 110; end++)
                expect(brushed(counts, place, start, end)).toBeCloseTo(
                  byHand(cube, test, { place, start, end }),
                );
        }
    const { seen } = countsOf(cube, { scope: {}, quantity: "events", dates: { rule: "spread", longest: 7 } });
    expect(Array.from(seen.subarray(11, 22))).toEqual([0, 1, 2, 3, 3, 3, 3, 4, 5, 6, 7]);
  });

  it("can't be had where there are no events", async () => {
    const core = coreOf("afghanistan-2020");
    await core.open();
    expect((await core.ask("counts", { test: "no-such" })).kind).toBe("problems");
    core.close();
  });
});
