// Quantities and events against a slow judge that goes through all facts for every question.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, QuantityCondition } from "../../src/agreement/terms/condition.js";
import { allFacts, factIndex, stands } from "../../src/conditions/fact-index.js";
import { createJudge } from "../../src/conditions/judge.js";
import type { Truth } from "../../src/conditions/result.js";
import { addDays, type Day } from "../../src/ground/day.js";
import { eventTruth, evidence, flowTruth, isDoubted, levelTruth, stood } from "./oracle.js";
import { allDays, everything, randomFacts, span, start } from "./random-facts.js";

const seed = 19;
const someDay = fc.nat(span + 15).map((days) => addDays(start, days));
const bounds = fc.constantFrom("at-most" as const, "at-least" as const, "exactly" as const, "up-to" as const);

function quantity(name: string, bound: QuantityCondition["bound"], number: number): QuantityCondition {
  return { kind: "quantity", quantity: name, bound, amount: { kind: "number", number }, spot: {} };
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
    fc.assert(
      fc.property(randomFacts, someDay, bounds, fc.nat(12), (facts, known, bound, number) => {
        const judge = createJudge(
          { process: everything, facts: factIndex(facts, everything), indicators: new Map() },
          known,
        );
        for (const name of ["troops", "other", "arms"]) {
          // amounts in dispute and answers of the other side have tests of their own
          if (
            facts.some(
              (fact) =>
                fact.about === name &&
                (fact.accepts !== undefined || (fact.kind === "disputed" && fact.value !== undefined)),
            )
          )
            continue;
          const condition = quantity(name, bound, number);
          const said = evidence(everything, facts, name, known);
          const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
          for (const on of allDays) {
            const expected = disputedUnless((calmly) =>
              levelTruth(condition, calmly ? calm : said, on, number),
            );
            expect(judge.truth(condition, on), `${name} on day ${on - start}`).toBe(expected);
          }
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  it("flows come out the same on every day, with and without a beginning and an end", () => {
    fc.assert(
      fc.property(
        randomFacts,
        someDay,
        bounds,
        fc.record({ number: fc.nat(40), since: fc.option(fc.nat(span)), length: fc.option(fc.nat(30)) }),
        (facts, known, bound, more) => {
          if (
            facts.some(
              (fact) =>
                fact.about === "ships" &&
                (fact.accepts !== undefined || (fact.kind === "disputed" && fact.value !== undefined)),
            )
          )
            return;
          const judge = createJudge(
            { process: everything, facts: factIndex(facts, everything), indicators: new Map() },
            known,
          );
          const since = more.since === null ? undefined : addDays(start, more.since);
          const until = more.length === null ? undefined : addDays(since ?? start, more.length);
          const date = (day: Day) => ({
            kind: "date" as const,
            date: { day, stated: ["gregorian" as const] },
          });
          const condition: QuantityCondition = {
            ...quantity("ships", bound, more.number),
            ...(since !== undefined && { since: date(since) }),
            ...(until !== undefined && { until: date(until) }),
          };
          const said = evidence(everything, facts, "ships", known);
          const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
          for (const on of allDays) {
            const end = until !== undefined && until < on ? until : on;
            const days = { since, until: end, open: until !== undefined && on < until };
            const begun = since === undefined || since <= on;
            const expected = begun
              ? disputedUnless((calmly) => flowTruth(condition, calmly ? calm : said, days, more.number))
              : "undetermined";
            expect(judge.truth(condition, on), `on day ${on - start}`).toBe(expected);
          }
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it("events come out the same on every day", () => {
    fc.assert(
      fc.property(randomFacts, someDay, (facts, known) => {
        const judge = createJudge(
          { process: everything, facts: factIndex(facts, everything), indicators: new Map() },
          known,
        );
        const condition: Condition = { kind: "event", event: "opening", spot: {} };
        const said = evidence(everything, facts, "opening", known);
        const calm = said.filter((fact) => !isDoubted(everything, facts, fact, known));
        for (const on of allDays) {
          const expected = disputedUnless((calmly) => eventTruth(calmly ? calm : said, on));
          expect(judge.truth(condition, on), `on day ${on - start}`).toBe(expected);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});
