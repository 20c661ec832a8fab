// Amendments: whether the clause that is replaced is the one that was agreed, and whether only one takes its place.
import { type Problem, problem } from "../../../ground/problem.js";
import { hashOfClause } from "../../clause-hash.js";
import type { Clause } from "../../terms/clause.js";
import type { Condition } from "../../terms/condition.js";
import type { ProcessFile } from "../../terms/process.js";
import { circles } from "../order/graph.js";
import { keyOf, sayWhen, type Times } from "../times/times.js";
import { declaredIn, leavesOf, spotAt, wordsNeed } from "../walk.js";
import { sayLine, sayNames } from "../words.js";

/** Amendments of clauses that are no longer as they were agreed. */
export function amendedOtherwise(process: ProcessFile): readonly Problem[] {
  const { clauses } = declaredIn(process);
  return process.clauses.flatMap((clause) => {
    const { amends } = clause;
    const old = clauses.get(amends?.clause ?? "");
    if (amends?.hash === undefined || old === undefined) return [];
    const hash = hashOfClause(old, process);
    if (hash === amends.hash) return [];
    return [
      problem("amendment-hash", `clause "${old.name}" is not the one that "${clause.name}" amends`, {
        where: spotAt(clause, "amends.hash", "amends"),
        found: `its fingerprint is ${hash} (${sayLine(spotAt(old))})`,
        expected: amends.hash,
        why: "somebody has changed the old clause since the amendment was agreed, or the amendment was agreed on another text",
        hint: "put the old clause back as it stood, or agree on the amendment anew and write the new fingerprint",
      }),
    ];
  });
}

/** Clauses that two amendments replace from the same day, and clauses that amend one another in a circle. */
export function opposedAmendments(process: ProcessFile, times: Times): readonly Problem[] {
  const amending = process.clauses.filter((clause) => clause.amends !== undefined);
  const ordered = [...amending].sort((a, b) => (spotAt(a).line ?? 0) - (spotAt(b).line ?? 0));
  const first = new Map<string, Clause>();
  const found = ordered.flatMap((clause) => {
    if (clause.amends === undefined) return [];
    const key = JSON.stringify([clause.amends.clause, keyOf(times, clause.amends.from)]);
    const before = first.get(key);
    if (before === undefined) first.set(key, clause);
    return before === undefined ? [] : [twoAtOnce(before, clause, times)];
  });
  const waits = new Map(ordered.map((clause) => [clause.name, [clause.amends?.clause ?? ""]]));
  return [...found, ...circles(waits).flatMap((circle) => amendingCircle(process, circle))];
}

/**
 * Gates and phases that wait for a clause that another replaces: from then on it is superseded, and no longer met. Whoever names the new
 * clause beside the old one, or "superseded" among the words, has thought of it.
 */
export function gatesOnReplaced(process: ProcessFile): readonly Problem[] {
  const by = new Map<string, string>();
  for (const clause of process.clauses)
    if (clause.amends !== undefined) by.set(clause.amends.clause, clause.name);
  const owners = [
    ...process.clauses.flatMap((clause) =>
      // what is replaced itself needs no gate any more
      by.has(clause.name)
        ? []
        : [{ owner: `clause "${clause.name}"`, conditions: [...clause.gatedBy, ...clause.asLongAs] }],
    ),
    ...process.phases.map((phase) => ({ owner: `phase "${phase.name}"`, conditions: phase.opensWhen })),
  ];
  return owners.flatMap(({ owner, conditions }) => {
    const leaves = conditions.flatMap(leavesOf);
    const named = new Set(leaves.flatMap((leaf) => (leaf.kind === "clause" ? [leaf.clause] : [])));
    return leaves.flatMap((leaf) => {
      if (leaf.kind !== "clause" || wordsNeed(leaf.is) === "nothing") return [];
      const next = by.get(leaf.clause);
      return next === undefined || named.has(next) ? [] : [replaced(owner, leaf, next)];
    });
  });
}

function replaced(owner: string, leaf: Extract<Condition, { kind: "clause" }>, next: string): Problem {
  return problem("gate-superseded", `${owner} waits for "${leaf.clause}", which "${next}" replaces`, {
    where: leaf.spot,
    why: `from the day of the amendment on "${leaf.clause}" is superseded and no longer met, so that the gate shuts for good`,
    hint: `wait for either of them: { any: [${leaf.clause}, ${next}] }, or for "${next}" alone`,
  });
}

function twoAtOnce(first: Clause, second: Clause, times: Times): Problem {
  const { amends } = second;
  const from = amends === undefined ? "" : sayWhen(times, amends.from);
  return problem("rule-conflict", `two clauses amend "${amends?.clause}" from the same day`, {
    where: spotAt(second, "amends.clause", "amends"),
    found: `"${first.name}" (${sayLine(spotAt(first, "amends.clause", "amends"))}) and "${second.name}" (${sayLine(spotAt(second, "amends.clause", "amends"))}), both from ${from}`,
    why: "both take its place, and nothing says which of them is in force",
    hint: "let one of them amend the other, or begin on another day",
  });
}

function amendingCircle(process: ProcessFile, circle: readonly string[]): readonly Problem[] {
  const first = process.clauses.find((one) => one.name === circle[0]);
  if (first === undefined) return [];
  return [
    problem(
      "rule-conflict",
      circle.length === 1
        ? `clause "${first.name}" amends itself`
        : `clauses ${sayNames(circle)} amend one another`,
      {
        where: spotAt(first, "amends.clause", "amends"),
        why: "each is replaced by another of them, and none is left in force",
        hint: "give the new clause a name of its own, and let it amend the old one",
      },
    ),
  ];
}
