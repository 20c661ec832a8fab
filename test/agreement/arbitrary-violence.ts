// Arbitrary parties, and arbitrary sources, measures and tests of violence, over given names.
import fc from "fast-check";
import { type Day, parseDay } from "../../src/ground/day.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { defaultDates, defaultPrior } from "../../src/violence/test.js";
import { amount, type Names, share, some, text } from "./arbitrary-terms.js";

/** Parties, sources, measures and tests. */
export function violence(names: Names) {
  return fc.record({
    parties: fc.tuple(...names.parties.map((key) => party(key, names))),
    sources: fc.tuple(...names.sources.map((name) => source(name, names))),
    measures: fc.tuple(measure(names)),
    tests: fc.tuple(...names.tests.map(test)),
  });
}

function party(key: string, names: Names) {
  const listed = fc.uniqueArray(text, { maxLength: 3, selector: (one) => one.toLowerCase() });
  return fc
    .record(
      {
        named: fc.boolean(),
        listed,
        role: fc.constantFrom("party" as const, "guarantor" as const, "group" as const),
        speaksFor: some(names.parties, 1),
      },
      { requiredKeys: ["named", "listed"] },
    )
    .map(({ named, listed: others, ...rest }) => {
      const id = named ? `Party ${key}` : key;
      // no other party may bear one of these names
      const own = others.map((one) => `${one} of ${key}*`);
      return { key, id: partyId(id), names: [...new Set([id, ...own])], ...rest };
    });
}

function source(name: string, names: Names) {
  const gap = fc
    .record(
      { places: some(names.places, 1), from: fc.nat(1000), days: fc.integer({ min: 1, max: 90 }), why: text },
      {
        requiredKeys: ["from", "days", "why"],
      },
    )
    .map(({ places, from, days, why }) => ({
      ...(places !== undefined && { places: places.map(placeId) }),
      days: stretch(from, days),
      why,
    }));
  return fc
    .record(
      {
        name: fc.constant(name),
        format: fc.constantFrom("counts" as const, "ucdp" as const, "generic" as const),
        files: fc.uniqueArray(text, { minLength: 1, maxLength: 2 }),
        publisher: text,
        release: text,
        retrieved: fc.constant("2020-03-01"),
        gaps: fc.array(gap, { maxLength: 2 }),
      },
      { requiredKeys: ["name", "format", "files", "gaps"] },
    )
    .map((made) => ({
      ...made,
      ...(made.format === "generic" && { columns: { date: "day", adm1: "yes" } }),
    }));
}

function measure(names: Names) {
  const ids = fc.constant(undefined);
  return fc.record({
    name: fc.constant("measure"),
    quantity: fc.constantFrom("events" as const, "deaths-low" as const),
    scope: fc
      .record(
        {
          kinds: fc.constant(["state-based", "no"]),
          places: some(names.places, 1).map((all) => all.map(placeId)),
          ids,
        },
        { requiredKeys: [] },
      )
      .map(({ ids: _, ...scope }) => scope),
    dates: fc.oneof(fc.constant(defaultDates), fc.constant({ rule: "spread" as const, longest: 10 })),
  });
}

function test(name: string) {
  return fc
    .record({
      window: fc.integer({ min: 1, max: 60 }),
      reduction: share.map((n) => n * 0.99),
      certainty: share.map((n) => 0.5 + n * 0.49),
      prior: fc.oneof(fc.constant(defaultPrior), fc.record({ median: positive, scale: positive })),
    })
    .map(({ window, ...rest }) => ({
      name,
      measure: "measure",
      baseline: stretch(0, 2 * window),
      window: stretch(2 * window, window),
      ...rest,
    }));
}

const positive = amount.filter((n) => n > 0);

function stretch(from: number, days: number) {
  const start = ((parseDay("2019-01-01") ?? 0) + from) as Day;
  return { start, end: (start + days) as Day };
}
