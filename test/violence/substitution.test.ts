// What rose instead: a real rise is found, chance is paid for, and the registered measure itself is left out.
import { describe, expect, it } from "vitest";
import { partyId } from "../../src/ground/names.js";
import { holm, substitutionOf } from "../../src/violence/parts/substitution.js";
import { cubeOfLines, noise, testAt } from "./cubes.js";

const history = 364;
const days = (seed: number, mean: number, then: number) => [
  ...noise(seed, history, mean),
  ...noise(seed + 1000, 7, then),
];
const scope = { between: [{ one: [partyId("army")], other: [partyId("rebels")] }], kinds: ["state-based"] };

describe("Holm's correction", () => {
  it("gives the values of the textbook example, in the order given", () => {
    // Holm 1979: each p times the number of hypotheses still standing, never less than the one before
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("gives the line that has more weight a smaller correction, and no line less than its own p", () => {
    const [heavy, light, other] = holm([0.01, 0.01, 0.5], [2, 1, 1]);
    expect(heavy).toBeCloseTo(0.02, 12);
    expect(light).toBeCloseTo(0.02, 12);
    expect(other).toBe(0.5);
    expect(holm([0.001, 0.2, 0.9], [1, 3, 1])[1]).toBeGreaterThanOrEqual(0.2);
  });

  it("counts a pair once, whoever is named first", () => {
    const cube = cubeOfLines([
      { counts: days(1, 6, 1) },
      { a: "army", b: "front", counts: days(2, 3, 3) },
      { a: "front", b: "army", counts: days(5, 3, 3) },
    ]);
    const { found } = substitutionOf(cube, testAt(history, 7, { scope }));
    expect(found.map((f) => f.name)).toEqual(["army – front"]);
    expect(found[0].expected).toBeGreaterThan(30);
  });

  it("of one comparison changes nothing, and of none is none", () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });
});

describe("substitution", () => {
  it("finds the pair that rose while the registered pair fell, and does not count the registered pair", () => {
    const cube = cubeOfLines([
      { counts: days(1, 6, 1) },
      { a: "army", b: "front", counts: days(2, 3, 12) },
      { a: "front", b: "rebels", kind: "non-state", counts: days(3, 2, 2) },
    ]);
    const found = substitutionOf(cube, testAt(history, 7, { scope }));
    expect(found.comparisons).toBe(found.found.length);
    expect(found.found.map((f) => f.name)).not.toContain("army – rebels");
    expect(found.found[0]).toMatchObject({ kind: "all", rose: true });
    const pair = found.found.find((f) => f.name === "army – front");
    expect(pair).toMatchObject({ rose: true, kind: "pair" });
    expect(pair?.ratio.median).toBeGreaterThan(2);
    expect(found.found.find((f) => f.name === "front – rebels")?.rose).toBe(false);
    expect(found.reading).toContain("army – front");
  });

  it("finds another kind of violence between the same parties", () => {
    const cube = cubeOfLines([{ counts: days(1, 6, 1) }, { kind: "one-sided", counts: days(4, 1, 8) }]);
    const found = substitutionOf(cube, testAt(history, 7, { scope }));
    expect(found.found.find((f) => f.kind === "kind")).toMatchObject({ name: "one-sided", rose: true });
  });

  it("calls a rise real in about one of twenty worlds at most, when nothing changed, however many lines are looked at", () => {
    let alarms = 0;
    const worlds = 60;
    for (let w = 0; w < worlds; w++) {
      const others = Array.from({ length: 8 }, (_, i) => ({
        a: "army",
        b: `other ${i}`,
        counts: days(100 * w + i, 1.5, 1.5),
      }));
      const cube = cubeOfLines([{ counts: days(7000 + w, 6, 6) }, ...others]);
      if (substitutionOf(cube, testAt(history, 7, { scope })).found.some((f) => f.rose)) alarms++;
    }
    // 5 % of 60 is 3; 9 or more has a chance of under 0.3 %
    expect(alarms).toBeLessThan(9);
  });

  it("says so when there is nothing else in the data", () => {
    const found = substitutionOf(cubeOfLines([{ counts: days(1, 6, 1) }]), testAt(history, 7, { scope }));
    expect(found).toMatchObject({ comparisons: 0, found: [] });
    expect(found.reading).toMatch(/no other violence/);
  });

  it("widens the intervals that hold for all lines together", () => {
    const cube = cubeOfLines([
      { counts: days(1, 6, 1) },
      { a: "army", b: "front", counts: days(2, 3, 3) },
      { a: "front", b: "rebels", counts: days(3, 2, 2) },
    ]);
    for (const f of substitutionOf(cube, testAt(history, 7, { scope })).found) {
      expect(f.simultaneous.low).toBeLessThan(f.ratio.low);
      expect(f.simultaneous.high).toBeGreaterThan(f.ratio.high);
    }
  });
});
