// Arbitrary postures and pledges over given names.
import fc from "fast-check";
import type { Contribution, Posture } from "../../src/agreement/terms/posture.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { amount, conditions, date, moment, type Names, share, some, spot, text } from "./arbitrary-terms.js";

/** A posture. Ceilings and floors speak only of places to which somebody contributes. */
export function arbitraryPosture(names: Names): fc.Arbitrary<Posture> {
  const contribution = fc.record(
    {
      nation: fc.constantFrom(...names.parties),
      role: fc.constantFrom(...names.roles),
      place: fc.constantFrom(...names.places),
      troops,
      on: date,
      source: text,
      nations: fc.integer({ min: 1, max: 300 }),
      spot,
    },
    { requiredKeys: ["nation", "role", "troops", "on", "spot"] },
  );
  return fc
    .array(contribution, { maxLength: 3 })
    .chain((contributions) => postureWith(names, contributions as readonly Contribution[]));
}

function postureWith(names: Names, contributions: readonly Contribution[]): fc.Arbitrary<Posture> {
  const places = [...new Set(contributions.flatMap(({ place }) => place ?? []))];
  const whom = { nations: some(names.parties), roles: some(names.roles), places: some(places) };
  return fc.record(
    {
      roles: fc.tuple(
        ...names.roles.map((name) =>
          fc.record(
            { name: fc.constant(name), title: text, costPerMonth: amount },
            { requiredKeys: ["name", "title"] },
          ),
        ),
      ),
      contributions: fc.constant(contributions),
      ceilings: fc.tuple(
        fc.record({ name: fc.constant("ceiling"), ...whom, atMost: troops, by: moment(names), spot }),
      ),
      floors: fc.tuple(
        fc.record(
          {
            name: fc.constant("no"),
            ...whom,
            atLeast: troops,
            protects: fc.record(whom),
            until: moment(names),
            why: text,
            spot,
          },
          { requiredKeys: ["name", "nations", "roles", "places", "atLeast", "protects", "spot"] },
        ),
      ),
      proportion: fc.record({ tolerance: share }),
      // the order of the file, not of the names
      tranches: fc.tuple(
        ...["second", "first"].map((name) =>
          fc.record(
            { name: fc.constant(name), by: moment(names), gatedBy: conditions(names), lift: troops, spot },
            { requiredKeys: ["name", "by", "gatedBy", "spot"] },
          ),
        ),
      ),
    },
    { requiredKeys: ["roles", "contributions", "ceilings", "floors", "tranches"] },
  ) as fc.Arbitrary<Posture>;
}

/** Pledges. */
export function arbitraryFunding(names: Names): fc.Arbitrary<ProcessFile["funding"]> {
  const people = [...names.parties, ...names.bodies];
  const one = fc
    .record(
      {
        name: fc.constant("forces-2021"),
        title: text,
        by: some(people, 1),
        to: some(people, 1),
        currency: fc.constantFrom("USD", "AFN"),
        pledged: amount,
        from: date,
        until: date,
        disbursed: fc.constantFrom(...names.quantities),
        asLongAs: conditions(names),
        iati: text,
        source: text,
        spot,
      },
      { requiredKeys: ["name", "title", "by", "to", "currency", "pledged", "from", "asLongAs", "spot"] },
    )
    .filter(({ from, until }) => until === undefined || until.day >= from.day);
  return fc.array(one, { maxLength: 1 }) as fc.Arbitrary<ProcessFile["funding"]>;
}

const troops = fc.integer({ min: 0, max: 100_000 });
