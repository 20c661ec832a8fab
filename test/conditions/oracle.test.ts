// Quantities and events against a slow judge that goes through all facts for every question.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, QuantityCondition } from "../../src/agreement/terms/condition.js";
import type { Moment } from "../../src/agreement/terms/date.js";
import type { Fact, FactValue } from "../../src/conditions/fact.js";
import { allFacts, factIndex, stands } from "../../src/conditions/fact-index.js";
import { createJudge, type Judge } from "../../src/conditions/judge.js";
import type { Truth } from "../../src/conditions/result.js";
import { addDays, type Day } from "../../src/ground/day.js";
import { eventTruth, evidence, flowTruth, isDoubted, levelTruth, stood } from "./oracle.js";
import { allDays, crowdedFacts, everything, randomFacts, span, start } from "./random-facts.js";

const seed = 19;
const days = allDays.slice(5, 32);
const knownDays = fc.noBias(fc.nat(18)).map((late) => addDays(start, 4 + late));
const amounts: fc.Arbitrary<FactValue> = fc
  .tuple(fc.nat(5), fc.nat(2), fc.nat(2), fc.boolean())
  .map(([amount, less, more, bounded]) => ({
    kind: "amount",
    amount,
    ...(bounded && { low: Math.max(0, amount - less), high: amount + more }),
  }));
const answers: fc.Arbitrary<FactValue> = fc.constantFrom(
  { kind: "answer", answer: "yes" } as const,
  { kind: "answer", answer: "no" } as const,
);
const someDay = fc.nat(span + 15).map((days) => addDays(start, days));
const bounds = fc.constantFrom("at-most" as const, "at-least" as const, "exactly" as const, "up-to" as const);

function quantity(name: string, bound: QuantityCondition["bound"], number: number): QuantityCondition {
  return { kind: "quantity", quantity: name, bound, amount: { kind: "number", number }, spot: {} };
}

function moment(day: Day): Moment {
  return { kind: "date", date: { day, stated: ["gregorian"] } };
}

function judgeOf(facts: readonly Fact[], known: Day): Judge {
  return createJudge(
    { process: everything, facts: factIndex(facts, everything), indicators: new Map() },
    known,
  );
}

// with all that is said, and without what is in doubt
function disputedUnless(same: (undoubted: boolean) => Truth): Truth {
  const truth = same(false);
  return truth === "conflict" || same(true) === truth ? truth : "disputed";
}

describe("against the slow judge", () => {
  it("facts stand, or are corrected and retracted", () => {
    fc.assert(
      fc.property(randomFacts, someDay, (facts, known) => {
        const index = factIndex(facts, everything);
        for (const fact of allFacts(index))
          expect(stands(index, fact, known)).toBe(stood(facts, fact, known));
      }),
      { seed, numRuns: 200 },
    );
  });

  it("levels and totals come out the same on every day", () => {
    const leveled = fc
      .constantFrom("troops", "other", "arms")
      .chain((name) => crowdedFacts(name, amounts).map((facts) => ({ name, facts })));
    fc.assert(
      fc.property(leveled, knownDays, bounds, fc.nat(5), ({ name, facts }, known, bound, number) => {
        const condition = quantity(name, bound, number);
        const judge = judgeOf(facts, known);
        const said = evidence(everything, facts, name, known);
        const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
        for (const on of days) {
          const expected = disputedUnless((calmly) =>
            levelTruth(condition, calmly ? calm : said, on, number),
          );
          expect(judge.truth(condition, on), `${name} on day ${on - start}`).toBe(expected);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("flows come out the same on every day, with and without a beginning and an end", () => {
    const window = fc.noBias(
      fc.record({ since: fc.option(fc.nat(9), { freq: 3 }), length: fc.option(fc.nat(9), { freq: 3 }) }),
    );
    fc.assert(
      fc.property(
        crowdedFacts("ships", amounts),
        knownDays,
        fc.noBias(fc.tuple(bounds, fc.nat(14))),
        window,
        (facts, known, [bound, number], more) => {
          const judge = judgeOf(facts, known);
          const since = more.since === null ? undefined : addDays(start, more.since);
          const until = more.length === null ? undefined : addDays(since ?? start, more.length);
          const condition: QuantityCondition = {
            ...quantity("ships", bound, number),
            ...(since !== undefined && { since: moment(since) }),
            ...(until !== undefined && { until: moment(until) }),
          };
          const said = evidence(everything, facts, "ships", known);
          const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
          for (const on of days) {
            const end = until !== undefined && until < on ? until : on;
            const within = { since, until: end, open: until !== undefined && on < until };
            const begun = since === undefined || since <= on;
            const truth = (calmly: boolean): Truth =>
              begun ? flowTruth(condition, calmly ? calm : said, within, number) : "undetermined";
            expect(judge.truth(condition, on), `on day ${on - start}`).toBe(disputedUnless(truth));
          }
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  it("events come out the same on every day", () => {
    fc.assert(
      fc.property(crowdedFacts("opening", answers), knownDays, (facts, known) => {
        const judge = judgeOf(facts, known);
        const condition: Condition = { kind: "event", event: "opening", spot: {} };
        const said = evidence(everything, facts, "opening", known);
        const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
        for (const on of days) {
          const expected = disputedUnless((calmly) => eventTruth(calmly ? calm : said, on));
          expect(judge.truth(condition, on), `on day ${on - start}`).toBe(expected);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("meets every outcome", () => {
    const seen = new Set<string>();
    for (const facts of fc.sample(crowdedFacts("troops", amounts), { numRuns: 300, seed })) {
      for (const on of days)
        seen.add(judgeOf(facts, addDays(start, 20)).truth(quantity("troops", "at-most", 2), on));
    }
    expect([...seen].sort()).toEqual(["conflict", "disputed", "met", "not-met", "undetermined"]);
  });
});
