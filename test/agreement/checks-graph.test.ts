// Who waits for whom, checked against the plainest way to find out: trying everything on thousands of small graphs.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyOf,
  blockers,
  circles,
  every,
  type Need,
  type Needs,
  nothing,
  possible,
  type Waits,
} from "../../src/agreement/checks/order/graph.js";

const names = ["a", "b", "c", "d", "e", "f"];
const thing = (name: string): Need => ({ kind: "thing", thing: name });

const anyWaits: fc.Arbitrary<Waits> = fc
  .array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((lists) => new Map(lists.map((list, i) => [names[i], list])));

const anyNeed: fc.Arbitrary<Need> = fc.letrec<{ need: Need }>((tie) => ({
  need: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(...names).map(thing),
    fc.record({
      kind: fc.constant("some" as const),
      least: fc.integer({ min: 0, max: 3 }),
      of: fc.array(tie("need"), { maxLength: 3 }),
    }),
  ),
})).need;

const anyNeeds: fc.Arbitrary<Needs> = fc
  .array(anyNeed, { minLength: 1, maxLength: 6 })
  .map((list) => new Map(list.map((need, i) => [names[i], need])));

// every order in which the things could be tried
function orders(of: readonly string[]): string[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => orders(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function met(need: Need, done: ReadonlySet<string>, needs: Needs): boolean {
  if (need.kind === "thing") return done.has(need.thing) || !needs.has(need.thing);
  return need.of.filter((one) => met(one, done, needs)).length >= need.least;
}

// whether one can walk from a thing to another, by multiplying out all ways
function reach(waits: Waits): (from: string, to: string) => boolean {
  const ways = new Set([...waits].flatMap(([from, list]) => list.map((to) => from + to)));
  for (const middle of names)
    for (const from of names)
      for (const to of names) if (ways.has(from + middle) && ways.has(middle + to)) ways.add(from + to);
  return (from, to) => ways.has(from + to);
}

describe("what can come to pass", () => {
  it("is what some order brings about, among all the orders there are", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        const brute = new Set<string>();
        for (const order of orders([...needs.keys()])) {
          const done = new Set<string>();
          for (const one of order) if (met(needs.get(one) ?? nothing, done, needs)) done.add(one);
          for (const one of done) brute.add(one);
        }
        expect(new Set(possible(needs))).toEqual(brute);
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it("leaves out a thing exactly when one of its needs is left out, or when it asks for more than there are", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        for (const [one, waitsFor] of blockers(needs)) {
          const free = new Set(names.filter((name) => !waitsFor.includes(name)));
          expect(met(needs.get(one) ?? nothing, free, needs)).toBe(false);
        }
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it("is everything when nothing is needed, and nothing when one of none is asked for", () => {
    expect([...possible(new Map([["a", every([])]]))]).toEqual(["a"]);
    expect([...possible(new Map([["a", anyOf([])]]))]).toEqual([]);
    expect([...possible(new Map())]).toEqual([]);
  });

  it("needs one way out of a circle, not every one", () => {
    const both = new Map([
      ["a", anyOf([thing("b"), nothing])],
      ["b", thing("a")],
    ]);
    expect([...possible(both)].sort()).toEqual(["a", "b"]);
  });
});

describe("circles of waiting", () => {
  it("are found exactly where a thing can be reached from itself", () => {
    fc.assert(
      fc.property(anyWaits, (waits) => {
        const can = reach(waits);
        const inCircles = [...waits.keys()].filter((one) => can(one, one));
        const found = circles(waits);
        expect([...new Set(found.flat())].sort()).toEqual(inCircles.sort());
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it("are real: each waits for the next, none comes twice, and no shorter one goes through the first", () => {
    fc.assert(
      fc.property(anyWaits, (waits) => {
        for (const circle of circles(waits)) {
          expect(new Set(circle).size).toBe(circle.length);
          for (const [i, one] of circle.entries())
            expect(waits.get(one)).toContain(circle[(i + 1) % circle.length]);
          expect(circle.length).toBe(shortestBack(waits, circle[0]));
        }
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it("of a hundred thousand things in one ring are found without a long pause or a deep stack", () => {
    const ring = new Map(Array.from({ length: 100_000 }, (_, i) => [`${i}`, [`${(i + 1) % 100_000}`]]));
    expect(circles(ring)[0].length).toBe(100_000);
  });
});

// how many steps lead back to a thing, by walking all ways of one step more each time
function shortestBack(waits: Waits, start: string): number {
  let here = new Set([start]);
  for (let steps = 1; steps <= names.length; steps++) {
    here = new Set([...here].flatMap((one) => waits.get(one) ?? []));
    if (here.has(start)) return steps;
  }
  return Number.POSITIVE_INFINITY;
}
