// The hash of a test stands for its meaning: whatever changes the question changes the hash, and nothing else does.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { readProcessFile } from "../../src/agreement/process-file.js";
import {
  chooseTest,
  formOfTest,
  hashOfTest,
  registeredTest,
  type TestTerms,
} from "../../src/agreement/registered-test.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { canonicalForm } from "../../src/ground/fingerprint.js";
import { partyId } from "../../src/ground/names.js";
import type { ViolenceTest } from "../../src/violence/test.js";
import { syria } from "./syria.js";

function accepted(text: string): ProcessFile {
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(`${read.problems.map((told) => told.message).join("; ")} in\n${text}`);
  return read.value;
}

function hashOf(text: string): string {
  const process = accepted(text);
  return hashOfTest(registeredTest(process, process.tests[0].name), process);
}

/** The text with some words replaced; the words must be there. */
function changed(words: string, to: string): string {
  expect(syria, words).toContain(words);
  return syria.replaceAll(words, to);
}

const process = accepted(syria);
const test = registeredTest(process, "cessation");

describe("the test of a process file", () => {
  it("is complete: what is counted, in which scope, in which days, how much, how surely", () => {
    expect(Object.keys(test).sort()).toEqual([
      "baseline",
      "certainty",
      "dates",
      "name",
      "prior",
      "quantity",
      "reduction",
      "scope",
      "window",
    ]);
    expect(test.scope.parties).toEqual(["Government of Syria", "Syrian insurgents"]);
  });

  it("is asked for by its name, and a wrong name is a bug of the caller", () => {
    expect(() => registeredTest(process, "cesation")).toThrow("one of its tests (cessation); got cesation");
  });

  it("is chosen by the user: by its name, or because it is the only one", () => {
    expect(chooseTest(process)).toEqual({ ok: true, value: "cessation" });
    expect(chooseTest(process, "cessation")).toEqual({ ok: true, value: "cessation" });
    expect(chooseTest(process, "cesation")).toMatchObject({
      problems: [{ code: "name-unknown", expected: "cessation", hint: `did you mean "cessation"?` }],
    });
    const none = { ...process, tests: [] };
    expect(chooseTest(none)).toMatchObject({ problems: [{ code: "key-missing" }] });
    const two = { ...process, tests: [...process.tests, { ...process.tests[0], name: "later" }] };
    expect(chooseTest(two)).toMatchObject({
      problems: [{ code: "name-ambiguous", expected: "cessation, later" }],
    });
  });
});

describe("the hash of a test", () => {
  it("is the SHA-256 of a form that anybody can write down", () => {
    const small = accepted(
      `halcyon: 1
title: A truce
parties: { state: { name: State, names: [Army] }, rebels: { name: Rebels } }
measures: { all: { between: [{ one: [state], other: [rebels] }] } }
tests:
  week:
    measure: all
    baseline: { from: 2016-01-01, to: 2016-02-26 }
    window: { from: 2016-02-27, days: 7 }
    reduction: 50 %
    certainty: 90 %
    prior: { median: 1, scale: 0.5 }`,
    );
    const form =
      '{"baseline":{"from":"2016-01-01","to":"2016-02-26"},"certainty":0.9,"count":"events",' +
      '"dates":{"longest":7,"rule":"first-day"},"halcyon-test":1,"prior":{"median":1,"scale":0.5},"reduction":0.5,' +
      '"scope":{"between":[[["Army","State"],["Rebels"]]]},"sources":[],"window":{"from":"2016-02-27","to":"2016-03-04"}}';
    const registered = registeredTest(small, "week");
    expect(canonicalForm(formOfTest(registered, small))).toBe(form);
    expect(hashOfTest(registered, small)).toBe(createHash("sha256").update(form).digest("hex"));
  });

  it("does not depend on the order of keys and lists, on comments, or on the layout", () => {
    const layout = fc.record({
      collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
      indent: fc.integer({ min: 1, max: 6 }),
      defaultStringType: fc.constantFrom("PLAIN" as const, "QUOTE_DOUBLE" as const),
      seed: fc.nat(),
    });
    const expected = hashOf(syria);
    fc.assert(
      fc.property(layout, ({ seed, ...style }) => {
        const text = stringify(shuffled(parse(syria), stream(seed)), style);
        expect(hashOf(style.collectionStyle === "flow" ? text : text.replaceAll("\n", " # a remark\n"))).toBe(
          expected,
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  const same: [string, string][] = [
    [syria, syria.replaceAll("\n", "\r\n")],
    ["government", "state"],
    ["cessation:", "first:"],
    ["truce", "registered-measure"],
    ["ucdp:", "source:"],
    ["kurds", "north"],
    ["title: Cessation", "title: The cessation"],
    ["file: counts.csv", "file: elsewhere/counts-2.csv"],
    ["north.csv, south.csv", "all.csv"],
    ["publisher: Uppsala Conflict Data Program", "publisher: UCDP"],
    ['release: "20.1"', 'release: "21.1"'],
    ["licence: CC BY 4.0", "licence: CC0"],
    ["citation: Sundberg and Melander 2013", "citation: none"],
    ["retrieved: 2020-06-01", "retrieved: 2021-06-01"],
    ["why: no access", "why: roads were closed"],
    ["boundaries: governorates.geojson", "boundaries: map/governorates.geojson"],
    ["50 %", "0.5"],
    ["90 %", "0.90"],
    ["{ from: 2016-02-27, days: 7 }", "{ from: 2016-02-27, to: 2016-03-04 }"],
    ["one: [insurgents], other: [insurgents]", "other: [insurgents], one: [insurgents]"],
    [
      "{ one: [government, kurds], other: [insurgents] }",
      "{ one: [insurgents], other: [kurds, government] }",
    ],
    ["nusra: { name: Nusra front", "nusra: { name: Nusra"],
    ["nusra: { name", "amjad: { name: Amjad }\n  nusra: { name"],
  ];
  for (const [words, to] of same) {
    const shown = words === syria ? "line ends" : `"${words}" to "${to.replace("\n", " ")}"`;
    it(`stays when the meaning stays: ${shown}`, () => {
      expect(hashOf(changed(words, to))).toBe(hashOf(syria));
    });
  }

  const other: [string, string][] = [
    ["count: events", "count: deaths"],
    ["parties: [government, insurgents]", "parties: [government]"],
    ["    parties: [government, insurgents]\n", ""],
    ["one: [government, kurds], other: [insurgents]", "one: [government], other: [insurgents, kurds]"],
    ["      - { one: [insurgents], other: [insurgents] }\n", ""],
    ["kinds: [state-based, one-sided]", "kinds: [state-based]"],
    ["places: [Aleppo, Homs]", "places: [Aleppo, Hama]"],
    ["except: { parties: [IS],", "except: { parties: [nusra],"],
    ["except: { parties: [IS], places: [Raqqa, Hasaka] }", "except: { places: [Raqqa, Hasaka] }"],
    ["places: [Raqqa, Hasaka]", "places: [Raqqa]"],
    ["rule: spread", "rule: first-day"],
    ["longest: 10", "longest: 11"],
    ["baseline: { from: 2015-02-01,", "baseline: { from: 2015-02-02,"],
    ["to: 2016-02-26 }", "to: 2016-02-25 }"],
    ["window: { from: 2016-02-27, days: 7 }", "window: { from: 2016-02-28, days: 6 }"],
    ["days: 7", "days: 8"],
    ["reduction: 50 %", "reduction: 51 %"],
    ["certainty: 90 %", "certainty: 95 %"],
    ["median: 0.9", "median: 1"],
    ["scale: 1.2", "scale: 1.3"],
    ["Syrian Arab Army", "Syrian Army"],
    ["name: Syrian insurgents", "name: Syrian rebels"],
    ["Islamic State", "Islamic State group"],
    ["names: [Ahrar al-Nusra]", "names: [Ahrar al-Sham]"],
    ["nusra: { name: Nusra front, names: [Ahrar al-Nusra] }", "nusra: { name: Nusra front }"],
    ["format: counts", "format: ucdp"],
    ["best: killed", "high: killed"],
    ["place: governorate", "place: province"],
    ["covers: { from: 2015-01-01,", "covers: { from: 2015-01-02,"],
    ["    covers: { from: 2015-01-01, to: 2016-06-30 }\n", ""],
    ["places: [Aleppo, Idlib], from: 2016-03-01", "places: [Aleppo], from: 2016-03-01"],
    ["places: [Aleppo, Idlib], from: 2016-03-01", "from: 2016-03-01"],
    ["to: 2016-03-02, why", "to: 2016-03-03, why"],
    ["      - { from: 2016-01-10, days: 1, why: the mission was away }\n", ""],
    ["name: shapeName", "name: admin"],
    ["[Halab, Aleppo Governorate]", "[Halab]"],
  ];
  for (const [words, to] of other) {
    it(`changes when the meaning changes: "${words.trim()}" to "${to.trim()}"`, () => {
      expect(hashOf(changed(words, to))).not.toBe(hashOf(syria));
    });
  }

  it("changes with every single value of the test and of its terms, but those that are named here as without meaning", () => {
    const without = [
      "test.name",
      /^terms\.sources\.\d+\.(name|files|publisher|release|licence|citation|retrieved)/,
      /^terms\.sources\.\d+\.gaps\.\d+\.why$/,
      /^terms\.parties\.\d+\.key$/,
      "terms.places.boundaries",
      // the Nusra front stands outside the scope; of its names only the one counts that it could take away from the insurgents
      /^terms\.parties\.4\.(id|names|names\.0)$/,
    ];
    const whole: Whole = {
      test,
      terms: { sources: process.sources, parties: process.parties, ...placesOf(process) },
    };
    const before = hashOfTest(whole.test, whole.terms);
    const seen: string[] = [];
    for (const { path, value } of oneChangeEach(whole)) {
      const after = hashOfTest(value.test, value.terms);
      const meaningless = without.some((one) => (typeof one === "string" ? one === path : one.test(path)));
      seen.push(path);
      if (meaningless) expect(after, path).toBe(before);
      else expect(after, path).not.toBe(before);
    }
    expect(seen.length).toBeGreaterThan(60);
  });

  it("is the same for a question asked without a process file, where a party is known by one name", () => {
    const bare: ViolenceTest = { ...test, scope: { parties: [partyId("Government of Syria")] } };
    const declared: TestTerms = {
      parties: [{ key: "g", id: partyId("Government of Syria"), names: ["Government of Syria"] }],
      sources: [],
    };
    expect(hashOfTest(bare)).toBe(hashOfTest(bare, declared));
    expect(hashOfTest(bare)).not.toBe(hashOfTest({ ...bare, scope: {} }));
  });

  it("takes leaving out nobody for the same as not speaking of it, but asking for nobody for a question of its own", () => {
    const open: ViolenceTest = { ...test, scope: {} };
    expect(hashOfTest({ ...open, scope: { exceptParties: [], exceptPlaces: [] } })).toBe(hashOfTest(open));
    expect(hashOfTest({ ...open, scope: { parties: [] } })).not.toBe(hashOfTest(open));
  });
});

type Whole = { readonly test: ViolenceTest; readonly terms: TestTerms };

function placesOf({ places }: ProcessFile): Pick<ProcessFile, "places"> {
  return places === undefined ? {} : { places };
}

// every way to change one thing: a text by a letter, a number by a little, a list or an object by one entry
function* oneChangeEach(whole: Whole): Generator<{ path: string; value: Whole }> {
  for (const { path, keys } of pathsOf(whole, [])) {
    const copy: unknown = structuredClone(whole);
    const parent = keys
      .slice(0, -1)
      .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), copy);
    const last = keys[keys.length - 1];
    if (!isObject(parent)) continue;
    const value = parent[last];
    if (typeof value === "string") parent[last] = `${value}x`;
    else if (typeof value === "number") parent[last] = Number.isInteger(value) ? value - 1 : value * 1.01;
    else if (Array.isArray(value) && value.length > 0) parent[last] = value.slice(1);
    else continue;
    yield { path, value: copy as Whole };
  }
}

function pathsOf(value: unknown, keys: readonly string[]): { path: string; keys: readonly string[] }[] {
  const here = keys.length === 0 ? [] : [{ path: keys.join("."), keys }];
  if (!isObject(value)) return here;
  return [...here, ...Object.keys(value).flatMap((key) => pathsOf(value[key], [...keys, key]))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

// the same content with keys and lists in another order
function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return inRandomOrder(value, next).map((item) => shuffled(item, next));
  if (!isObject(value)) return value;
  const entries = inRandomOrder(Object.entries(value), next);
  return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item, next)]));
}

function inRandomOrder<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

// a linear congruential generator is random enough to shuffle a file (Numerical Recipes, ch. 7)
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}
