// The index of facts: corrections and retractions by day of knowledge, no change of what was there, and the map in drawers.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factId } from "../../src/conditions/fact.js";
import {
  allFacts,
  factCount,
  factIndex,
  factOf,
  factsAbout,
  linksTo,
  stands,
  withFact,
} from "../../src/conditions/fact-index.js";
import { drawersOf, entriesOf, laid, taken } from "../../src/conditions/facts/drawers.js";
import { day, factsOf, processOf } from "./builders.js";
import { everything, randomFacts } from "./random-facts.js";

const process = processOf(
  "parties: { a: { name: A } }\nevents: { talks: { title: Talks }, other: { title: Other } }\n",
);
const fact = (id: string, known: string, more = "is: yes") =>
  `id: ${id}, reported: talks, on: 2020-03-01, known: ${known}, by: press, ${more}`;
const standing = (lines: string, known: string) => {
  const index = factIndex(factsOf(process, lines), process);
  return allFacts(index).flatMap((one) => (stands(index, one, day(known)) ? [one.id] : []));
};

describe("a fact", () => {
  it("stands from the day on which it was known, until it is corrected or retracted", () => {
    const lines = `${fact("a", "2020-03-05")}\n${fact("b", "2020-03-10", "is: no, corrects: a")}`;
    expect(standing(lines, "2020-03-04")).toEqual([]);
    expect(standing(lines, "2020-03-05")).toEqual(["a"]);
    expect(standing(lines, "2020-03-09")).toEqual(["a"]);
    expect(standing(lines, "2020-03-10")).toEqual(["b"]);
    expect(
      standing(`${fact("a", "2020-03-05")}\n${fact("r", "2020-03-10", "retracts: a")}`, "2020-03-10"),
    ).toEqual(["r"]);
  });

  it("comes back when its correction or retraction is taken back, and not when that is corrected in its turn", () => {
    const [a, b] = [fact("a", "2020-03-05"), fact("b", "2020-03-10", "is: no, corrects: a")];
    expect(standing(`${a}\n${b}\n${fact("r", "2020-03-12", "retracts: b")}`, "2020-03-12")).toEqual([
      "a",
      "r",
    ]);
    expect(standing(`${a}\n${b}\n${fact("c", "2020-03-12", "is: yes, corrects: b")}`, "2020-03-12")).toEqual([
      "c",
    ]);
    expect(
      standing(
        `${a}\n${fact("r", "2020-03-10", "retracts: a")}\n${fact("s", "2020-03-12", "retracts: r")}`,
        "2020-03-12",
      ),
    ).toEqual(["a", "s"]);
    // whoever corrects a retraction says something else in its place
    expect(
      standing(
        `${a}\n${fact("r", "2020-03-10", "retracts: a")}\n${fact("s", "2020-03-12", "is: no, corrects: r")}`,
        "2020-03-12",
      ),
    ).toEqual(["a", "s"]);
  });
});

describe("the index", () => {
  const [a] = factsOf(process, fact("a", "2020-03-05"));
  const correction = { ...a, id: factId("b"), corrects: factId("a") };

  it("is not changed by what is added to it", () => {
    const before = factIndex([a], process);
    const after = withFact(before, correction);
    expect([factCount(before), factCount(after)]).toEqual([1, 2]);
    expect([linksTo(before, a.id).length, linksTo(after, a.id).length]).toEqual([0, 1]);
    expect(factsAbout(before, "talks").facts).toEqual([a]);
    expect(factOf(before, factId("b"))).toBeUndefined();
    expect(stands(before, a, day("2021-01-01"))).toBe(true);
    expect(stands(after, a, day("2021-01-01"))).toBe(false);
  });

  it("takes a correction that comes before what it corrects", () => {
    const index = withFact(withFact(factIndex([], process), correction), a);
    expect(stands(index, a, day("2021-01-01"))).toBe(false);
  });

  it("counts a fact once that comes twice, and refuses another one with its identifier", () => {
    const index = factIndex([a, { ...a }], process);
    expect(factCount(index)).toBe(1);
    expect(withFact(index, { ...a, spot: { line: 3 } })).toBe(index);
    expect(() => withFact(index, { ...a, by: "somebody else" })).toThrow('got two different ones with "a"');
    expect(() => factIndex([a, { ...a, by: "somebody else" }], process)).toThrow("two different ones");
  });

  it("refuses what the process file does not declare, and circles of corrections", () => {
    expect(() => withFact(factIndex([], process), { ...a, about: "talk" })).toThrow('got "talk"');
    expect(() => factIndex([{ ...a, about: "talk" }], process)).toThrow('got "talk"');
    expect(() => factIndex([{ ...a, corrects: factId("b") }, correction], process)).toThrow("in a circle");
    expect(() =>
      withFact(withFact(factIndex([], process), correction), { ...a, retracts: factId("b") }),
    ).toThrow("in a circle");
  });

  it("has the same columns whether facts come one by one, in any order, or all at once", () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        let grown = factIndex([], everything);
        for (const one of [...facts].reverse()) grown = withFact(grown, one);
        const whole = factIndex(facts, everything);
        for (const about of new Set(facts.map((one) => one.about))) {
          const { voices, names, ...columns } = factsAbout(whole, about);
          const { voices: otherVoices, names: otherNames, ...others } = factsAbout(grown, about);
          expect(others).toEqual(columns);
          // voices are numbered as they come
          expect(Array.from(otherVoices, (voice) => otherNames[voice])).toEqual(
            Array.from(voices, (voice) => names[voice]),
          );
        }
        expect(allFacts(grown)).toEqual(allFacts(whole));
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

describe("a map in drawers", () => {
  it("is a map, and stays as it was when something is laid into a copy", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.nat())), fc.string(), fc.nat(), (entries, key, value) => {
        const map = new Map(entries);
        const before = drawersOf(entries);
        const after = laid(before, key, value);
        expect(new Map(entriesOf(before))).toEqual(map);
        expect(before.size).toBe(map.size);
        expect(taken(after, key)).toBe(value);
        expect(new Map(entriesOf(after))).toEqual(new Map(map).set(key, value));
        expect(after.size).toBe(new Map(map).set(key, value).size);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
