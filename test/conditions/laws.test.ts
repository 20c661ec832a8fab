// Laws of judging, on random facts about a process that has every kind of clause and condition.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/conditions/fact.js";
import { factIndex, withFact } from "../../src/conditions/fact-index.js";
import { createJudge } from "../../src/conditions/judge.js";
import type { Knowledge } from "../../src/conditions/knowledge.js";
import { addDays, type Day } from "../../src/ground/day.js";
import { allDays, everything, randomFacts, span, start } from "./random-facts.js";

const seed = 20200229;
const someDay = fc.noBias(fc.nat(span + 15)).map((days) => addDays(start, days));

function knowing(facts: readonly Fact[]): Knowledge {
  return { process: everything, facts: factIndex(facts, everything), indicators: new Map() };
}

function statuses(knowledge: Knowledge, on: Day, known: Day) {
  const judge = createJudge(knowledge, known);
  return everything.clauses.map(({ name }) => judge.clause(name, on));
}

describe("judging", () => {
  it("gives the same for the same facts in any order of arrival", () => {
    fc.assert(
      fc.property(randomFacts, someDay, someDay, fc.infiniteStream(fc.nat()), (facts, on, known, random) => {
        const shuffled = [...facts].sort(() => ((random.next().value ?? 0) % 2) - 0.5);
        expect(statuses(knowing(shuffled), on, known)).toEqual(statuses(knowing(facts), on, known));
        expect(statuses(knowing([...facts].reverse()), on, known)).toEqual(
          statuses(knowing(facts), on, known),
        );
      }),
      { seed, numRuns: 250 },
    );
  });

  it("is the same whether facts come one by one or all at once", () => {
    fc.assert(
      fc.property(randomFacts, someDay, someDay, (facts, on, known) => {
        let index = factIndex([], everything);
        for (const fact of [...facts].reverse()) index = withFact(index, fact);
        const grown = { ...knowing([]), facts: index };
        expect(statuses(grown, on, known)).toEqual(statuses(knowing(facts), on, known));
      }),
      { seed, numRuns: 250 },
    );
  });

  it("does not change for a day of knowledge when something becomes known later", () => {
    fc.assert(
      fc.property(randomFacts, someDay, someDay, (facts, on, known) => {
        const until = facts.filter((fact) => fact.known <= known);
        expect(statuses(knowing(facts), on, known)).toEqual(statuses(knowing(until), on, known));
      }),
      { seed, numRuns: 250 },
    );
  });

  it("treats a fact that is retracted as one that was never said", () => {
    fc.assert(
      fc.property(randomFacts, someDay, fc.nat(), (facts, on, pick) => {
        // facts on which nothing hangs
        const free = facts.filter(
          ({ id }) => !facts.some((one) => one.corrects === id || one.retracts === id || one.disputes === id),
        );
        const one = free[pick % Math.max(1, free.length)];
        if (one === undefined) return;
        const known = addDays(start, 2 * span);
        const retraction: Fact = {
          id: "z" as Fact["id"],
          kind: "reported",
          about: one.about,
          during: one.during,
          known: one.known,
          retracts: one.id,
        };
        const without = facts.filter((fact) => fact !== one);
        expect(statuses(knowing([...facts, retraction]), on, known)).toEqual(
          statuses(knowing(without), on, known),
        );
      }),
      { seed, numRuns: 250 },
    );
  });

  it("treats a correction as having said the right thing", () => {
    fc.assert(
      fc.property(randomFacts, someDay, fc.nat(), (facts, on, pick) => {
        const free = facts.filter(
          ({ id }) => !facts.some((one) => one.corrects === id || one.retracts === id || one.disputes === id),
        );
        const wrong = free[pick % Math.max(1, free.length)];
        const right = free[(pick + 1) % Math.max(1, free.length)];
        if (wrong === undefined || right === wrong || right.corrects || right.retracts || right.disputes)
          return;
        if (wrong.corrects || wrong.retracts || wrong.disputes) return;
        const known = addDays(start, 2 * span);
        const rest = facts.filter((fact) => fact !== wrong && fact !== right);
        const correcting = knowing([...rest, wrong, { ...right, corrects: wrong.id }]);
        const said = statuses(knowing([...rest, right]), on, known);
        expect(statuses(correcting, on, known)).toEqual(said);
      }),
      { seed, numRuns: 250 },
    );
  });

  it("changes a result only on the days that it names", () => {
    fc.assert(
      fc.property(randomFacts, someDay, (facts, known) => {
        const judge = createJudge(knowing(facts), known);
        for (const { name } of everything.clauses) {
          const days = new Set<number>(judge.changeDays(name));
          let before: string | undefined;
          for (const on of allDays) {
            const result = judge.result(name, on);
            if (before !== undefined && result !== before) {
              expect(
                days.has(on),
                `${name} turns from ${before} to ${result} on day ${on - start} after the start`,
              ).toBe(true);
            }
            before = result;
          }
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it("says with and without words the same", () => {
    fc.assert(
      fc.property(randomFacts, someDay, someDay, (facts, on, known) => {
        const judge = createJudge(knowing(facts), known);
        for (const { name, that } of everything.clauses) {
          expect(judge.clause(name, on).result).toBe(judge.result(name, on));
          if (that === undefined) continue;
          expect(judge.condition(that, on).truth).toBe(judge.truth(that, on));
        }
      }),
      { seed, numRuns: 25 },
    );
  });

  it("meets every result", () => {
    const seen = new Set<string>();
    for (const facts of fc.sample(randomFacts, { numRuns: 150, seed })) {
      const judge = createJudge(knowing(facts), addDays(start, 2 * span));
      for (const { name } of everything.clauses) seen.add(judge.result(name, addDays(start, 40)));
    }
    expect([...seen].sort()).toEqual([
      "conflict",
      "disputed",
      "met",
      "not-met",
      "not-yet-due",
      "superseded",
      "undetermined",
      "waived",
    ]);
  });

  it("does not depend on which clause or day was asked about first", () => {
    fc.assert(
      fc.property(randomFacts, someDay, (facts, known) => {
        const forwards = createJudge(knowing(facts), known);
        const backwards = createJudge(knowing(facts), known);
        const days = allDays.filter((_, i) => i % 9 === 0);
        const asked = days.flatMap((on) => everything.clauses.map(({ name }) => ({ name, on })));
        const first = asked.map(({ name, on }) => forwards.result(name, on));
        const second = [...asked].reverse().map(({ name, on }) => backwards.result(name, on));
        expect(second.reverse()).toEqual(first);
      }),
      { seed, numRuns: 25 },
    );
  });

  it("rests every reason on facts that were known and stood", () => {
    fc.assert(
      fc.property(randomFacts, someDay, someDay, (facts, on, known) => {
        const byId = new Map(facts.map((fact) => [fact.id, fact]));
        const named = JSON.stringify(statuses(knowing(facts), on, known)).match(/"f\d\d"/g) ?? [];
        for (const quoted of named) expect(byId.get(JSON.parse(quoted))?.known).toBeLessThanOrEqual(known);
      }),
      { seed, numRuns: 25 },
    );
  });
});
