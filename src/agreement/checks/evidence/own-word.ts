// Clauses that turn on the word of those who owe them alone.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, debtorsOf, leavesOf, spotAt } from "../walk.js";
import { sayNames } from "../words.js";
import { type People, peopleOf, witnessesOf } from "./people.js";

/** Every clause whose keeping is told by nobody but its debtors, their speakers, or a body of theirs alone. */
export function ownWord(process: ProcessFile): readonly Problem[] {
  const people = peopleOf(process);
  return process.clauses.flatMap((clause) => [
    ...ownReport(clause, people),
    ...ownDecision(process, clause, people),
  ]);
}

function ownReport(clause: Clause, people: People): readonly Problem[] {
  const witnesses = witnessesOf(clause);
  // whether a body has decided or met shows in the decision itself
  const act = clause.obligation === "decide" || clause.obligation === "meet";
  if (witnesses.length === 0 || (act && clause.determined.kind === "decided")) return [];
  // in an exchange each side may be watched by the other
  const sides = clause.sides.length === 0 ? [debtorsOf(clause)] : clause.sides.map((side) => [side.who]);
  const unwatched = sides.find(
    (debtors) => debtors.length > 0 && witnesses.every((one) => people.isOwn(one, debtors)),
  );
  if (unwatched === undefined) return [];
  const key = clause.determined.kind === "measured" ? "evidence" : "determined";
  const own =
    clause.determined.kind === "measured" ? "evidence.from" : `determined.${clause.determined.kind}-by`;
  return [
    problem(
      "evidence-own",
      `whether clause "${clause.name}" is kept is told by nobody but those who owe it`,
      {
        where: spotAt(clause, own, key),
        found: `owed by ${sayNames(unwatched)}; told by ${sayNames(witnesses)}`,
        why: toWhom(clause),
        hint: "name somebody who does not owe it: a verification mission, the other side, a source",
      },
    ),
  ];
}

function toWhom(clause: Clause): string {
  const creditors = clause.to.filter((one) => !debtorsOf(clause).includes(one));
  const kept = "a word on one's own duty is a claim, and settles nothing";
  return creditors.length === 0 ? kept : `${kept}; the right of ${sayNames(creditors)} would hang on it`;
}

// what is asked for is a decision, and those who owe it take it
function ownDecision(process: ProcessFile, clause: Clause, people: People): readonly Problem[] {
  if (clause.obligation === "decide" || clause.obligation === "meet") return [];
  return asked(clause).flatMap(({ who, that }) =>
    leavesOf(that).flatMap((leaf) => {
      if (leaf.kind !== "decision" || who.length === 0) return [];
      const by = process.decisions.find((one) => one.name === leaf.decision)?.by;
      if (by === undefined || !people.isOwn(by, who)) return [];
      return [
        problem("evidence-own", `clause "${clause.name}" is kept when those who owe it decide so`, {
          where: leaf.spot,
          found: `owed by ${sayNames(who)}; decision "${leaf.decision}" is taken by "${by}"`,
          why: toWhom(clause),
          hint: "let a body decide in which the other side has a voice",
        }),
      ];
    }),
  );
}
