// Whether facts go together: one fact for each identifier, corrections of facts that are there, no circles.
import { formatDay } from "../../ground/day.js";
import { didYouMean } from "../../ground/nearest.js";
import type { Fact, FactId } from "../fact.js";
import { sameFact } from "../fact-index.js";
import type { Complaints } from "./draft.js";

/**
 * The facts, each once, after what is wrong between them has been told. `whole`: all facts could be read, so that one which is not
 * there is missing.
 */
export function checkTogether(
  facts: readonly Fact[],
  whole: boolean,
  complaints: Complaints,
): readonly Fact[] {
  const byId = new Map<FactId, Fact>();
  const linking: Fact[] = [];
  for (const fact of facts) {
    const twin = byId.get(fact.id);
    if (twin === undefined) {
      byId.set(fact.id, fact);
      if (fact.corrects ?? fact.retracts ?? fact.disputes) linking.push(fact);
    } else if (!sameFact(twin, fact)) {
      const line =
        twin.spot?.line === undefined ? "" : ` in ${twin.spot.file ?? "the file"}, line ${twin.spot.line}`;
      complaints.tell("id-conflict", `the identifier "${fact.id}" stands for two different facts`, {
        where: fact.spot ?? {},
        found: `another fact with it${line}`,
        expected: "one fact for each identifier",
        hint: "to change what was said, write a new fact that corrects the old one",
      });
    }
  }
  for (const fact of linking) checkLinks(fact, byId, whole, complaints);
  for (const fact of linking) checkCircle(fact, byId, complaints);
  return byId.size === facts.length ? facts : [...byId.values()];
}

function checkLinks(
  fact: Fact,
  byId: ReadonlyMap<FactId, Fact>,
  whole: boolean,
  complaints: Complaints,
): void {
  const where = fact.spot ?? {};
  for (const key of ["corrects", "retracts", "disputes"] as const) {
    const id = fact[key];
    if (id === undefined) continue;
    const target = byId.get(id);
    if (target === undefined) {
      if (!whole) continue;
      complaints.tell("name-unknown", `the fact "${fact.id}" ${key} "${id}", and there is no such fact`, {
        where,
        hint:
          complaints.problems.length < 20 && byId.size <= 100_000 ? didYouMean(id, byId.keys()) : undefined,
      });
      continue;
    }
    if (key === "disputes" && target.kind === "disputed") {
      complaints.tell("fact-mismatch", `the fact "${fact.id}" disputes a dispute`, {
        where,
        hint: "to end a dispute, retract it, or state what was decided",
      });
    }
    if (fact.known >= target.known) continue;
    complaints.tell("dates-reversed", `the fact "${fact.id}" ${key} "${id}" before that was known`, {
      where,
      found: `known on ${formatDay(fact.known)}`,
      expected: `${formatDay(target.known)} or later`,
      hint: "say under known from which day this was known",
    });
  }
}

// whether what a fact corrects or retracts leads back to it; long chains are followed without recursion
function checkCircle(fact: Fact, byId: ReadonlyMap<FactId, Fact>, complaints: Complaints): void {
  const seen = new Set<FactId>();
  const open: Fact[] = [fact];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of [next.corrects, next.retracts]) {
      if (id === fact.id) {
        complaints.tell(
          "fact-circular",
          `the fact "${fact.id}" is corrected or retracted by facts that it corrects or retracts`,
          {
            where: fact.spot ?? {},
            hint: "let the latest fact correct the first one",
          },
        );
        return;
      }
      const target = id === undefined || seen.has(id) ? undefined : byId.get(id);
      if (target === undefined) continue;
      seen.add(target.id);
      if (seen.size > longestChain) {
        complaints.tell("fact-circular", "facts correct one another in a chain that is too long to follow", {
          where: fact.spot ?? {},
          expected: `at most ${longestChain} facts`,
          hint: "let the latest fact correct the first one",
        });
        return;
      }
      open.push(target);
    }
  }
}

const longestChain = 1000;
