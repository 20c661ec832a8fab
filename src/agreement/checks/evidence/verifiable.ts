// Clauses that nobody can verify: no source, no body, no evidence, or a certifier who is not independent.
import { type Problem, problem, type Spot } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, conditionsOf, debtorsOf, type Leaf, leavesOf, spotAt } from "../walk.js";
import { sayNames } from "../words.js";
import { chargedSubjects, type People, peopleOf, subjectsOf, witnessesOf } from "./people.js";

/**
 * Whatever leaves a clause, or the opening of a phase, without anybody who could say how it stands. Of a file that was read in part
 * (`partial`) nothing is concluded from sources and reporters that may stand in the rest.
 */
export function unverifiable(process: ProcessFile, partial: boolean): readonly Problem[] {
  const people = peopleOf(process);
  const charged = chargedSubjects(process);
  return [
    ...process.clauses.flatMap((clause) => [
      ...withoutWitness(process, clause, charged, people),
      ...notIndependent(clause, people),
      ...(partial ? [] : withoutSource(process, clause)),
    ]),
    ...(partial ? [] : openedByRumour(process, charged)),
  ];
}

// nobody is named, and something must be seen and reported
function withoutWitness(
  process: ProcessFile,
  clause: Clause,
  charged: ReadonlySet<string>,
  people: People,
): readonly Problem[] {
  if (witnessesOf(clause).length > 0) return [];
  const missing = (leaf: Leaf): boolean => subjectsOf(leaf).some((one) => !charged.has(one));
  const unseen = conditionsOf(clause).flatMap(leavesOf).find(missing);
  // without a condition the clause itself is what must be reported
  if (unseen === undefined && asked(clause).length > 0) return [];
  const subject = unseen && subjectsOf(unseen).find((one) => !charged.has(one));
  return [
    problem("clause-unverifiable", `nobody is named who says whether clause "${clause.name}" is kept`, {
      where: unseen?.spot ?? spotAt(clause),
      found:
        subject === undefined
          ? "it is to be measured, and nobody is named who does"
          : `it is to be measured, and nobody is named who reports ${inWords(subject)}`,
      expected:
        "evidence: { from: […] }, or determined: { reported-by: …, certified-by: … or decided-by: … }",
      why: "anybody's word would count, or nobody's, and each side will believe another",
      hint: suggestion(process, clause, people),
    }),
  ];
}

// the bodies that could do it: those that are independent of whoever owes it
function suggestion(process: ProcessFile, clause: Clause, people: People): string {
  const debtors = debtorsOf(clause);
  const free = process.bodies
    .slice(0, 100)
    .find((body) => body.bodyKind !== "court" && people.ownMembers(body.name, debtors).length === 0);
  return free === undefined
    ? "declare a body that verifies, independent of whoever owes it, and name it"
    : `name who does it, as in: evidence: { from: [${free.name}] }`;
}

function notIndependent(clause: Clause, people: People): readonly Problem[] {
  if (clause.determined.kind !== "certified") return [];
  const { by } = clause.determined;
  const debtors = debtorsOf(clause);
  const own = people.ownMembers(by, debtors);
  // a body of the debtors alone is told as their own word
  if (own.length === 0 || people.isOwn(by, debtors)) return [];
  return [
    problem("clause-unverifiable", `clause "${clause.name}" is certified by a body that is not independent`, {
      where: spotAt(clause, "determined.certified-by", "determined"),
      found: `"${by}" has among its members ${sayNames(own)}, who ${own.length === 1 ? "owes" : "owe"} it`,
      why: "a certificate is worth as much as the independence of whoever gives it; a member can hold it back or push it through",
      hint: `let a body certify it of which no debtor is a member, or write decided-by: ${by} if a joint decision is meant`,
    }),
  ];
}

// figures that would come from a file, and no file is named
function withoutSource(process: ProcessFile, clause: Clause): readonly Problem[] {
  if (witnessesOf(clause).length > 0) return [];
  const told = (leaf: Leaf, message: string, hint: string): Problem =>
    problem("clause-unverifiable", message, {
      where: leaf.spot,
      found: `clause "${clause.name}" asks for it, and names nobody else who could say`,
      why: "without figures nobody can ever tell",
      hint,
    });
  return conditionsOf(clause)
    .flatMap(leavesOf)
    .flatMap((leaf) => {
      if (leaf.kind === "test" && process.sources.length === 0) {
        return [
          told(
            leaf,
            `test "${leaf.test}" has no file of events to be measured with`,
            `declare one under "sources", or name who reports on it: evidence: { from: […] }`,
          ),
        ];
      }
      const indicator =
        leaf.kind === "indicator" ? process.indicators.find((one) => one.name === leaf.indicator) : undefined;
      if (indicator === undefined || indicator.file !== undefined) return [];
      return [
        told(
          leaf,
          `indicator "${indicator.name}" has no file of figures`,
          "name its file, and how the series is found in it: file: indicators.csv, code: …, country: …",
        ),
      ];
    });
}

// a phase opens on an event, and nobody is charged to say that it happened: each is told once, for all its phases
function openedByRumour(process: ProcessFile, charged: ReadonlySet<string>): readonly Problem[] {
  const rumours = new Map<string, { readonly where: Spot; readonly phases: string[] }>();
  for (const phase of process.phases) {
    for (const leaf of phase.opensWhen.flatMap(leavesOf)) {
      const subject = subjectsOf(leaf).find((one) => !charged.has(one));
      if (subject === undefined) continue;
      const before = rumours.get(subject);
      if (before === undefined) rumours.set(subject, { where: leaf.spot, phases: [phase.name] });
      else if (!before.phases.includes(phase.name)) before.phases.push(phase.name);
    }
  }
  return [...rumours].map(([subject, { where, phases }]) =>
    problem("clause-unverifiable", `nobody is charged to report ${inWords(subject)}`, {
      where,
      found: `${phases.length === 1 ? "phase" : "phases"} ${sayNames(phases)} ${phases.length === 1 ? "opens" : "open"} on it`,
      why: "the parties can differ on whether the phase has begun, and nothing settles it",
      hint: "add a clause that asks for it and names who reports it: that: …, evidence: { from: […] }",
    }),
  );
}

function inWords(subject: string): string {
  return subject.replace(/^(\w+):(.*)$/s, '$1 "$2"');
}
