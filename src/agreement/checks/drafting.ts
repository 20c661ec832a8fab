// What a careful drafter would add: by when, by whom, for whom, where in the text; and names that nothing uses.
import { type Problem, problem } from "../../ground/problem.js";
import type { Clause } from "../terms/clause.js";
import type { ProcessFile } from "../terms/process.js";
import { asked, debtorsOf, leavesOf, spotAt, spotIn } from "./walk.js";
import { sayLine, sayNames } from "./words.js";

/** What a clause leaves open that its text should say. */
export function openDrafting(process: ProcessFile): readonly Problem[] {
  const named = (process.agreement?.documents.length ?? 0) > 0;
  return [
    ...process.clauses.flatMap((clause) => [
      ...noDeadline(clause),
      ...nobodyOwes(clause),
      ...nobodyAccepts(clause),
      ...oneSided(clause),
      ...(named ? noReference(clause) : []),
      ...excludedDebtor(process, clause),
    ]),
    ...excludedParties(process),
  ];
}

function noDeadline(clause: Clause): readonly Problem[] {
  const { by, before, beginBy, goal, until, together, renewable } = clause.when;
  const { obligation } = clause;
  if (obligation === "maintain" || obligation === "refrain") return [];
  if ([by, before, beginBy, goal, until, together, renewable].some((one) => one !== undefined)) return [];
  const effort = obligation === "best-efforts";
  return [
    problem("deadline-missing", `nothing says by when clause "${clause.name}" is to be ${doneWord(clause)}`, {
      where: spotAt(clause, "when"),
      why: effort
        ? "an effort without a goal can be called enough, or never enough, on any day"
        : "it can never be broken: whoever owes it may always say that the time has not come",
      hint: effort
        ? "name the day that is aimed at, which may pass without a breach: when: { goal: … }"
        : "name the last day, or count it from the day on which its gate opens: when: { by: 30 days after … }",
    }),
  ];
}

function doneWord(clause: Clause): string {
  switch (clause.obligation) {
    case "decide":
      return "decided";
    case "exchange":
      return "exchanged";
    case "best-efforts":
      return "aimed at";
    case "meet":
      return "held";
    default:
      return "done";
  }
}

function nobodyOwes(clause: Clause): readonly Problem[] {
  if (debtorsOf(clause).length > 0) return [];
  return [
    problem("addressee-missing", `nobody is named who owes clause "${clause.name}"`, {
      where: spotAt(clause),
      why: "a duty of nobody is broken by nobody",
      hint: "name the parties or bodies that owe it: who: …",
    }),
  ];
}

// "up to 5000": between nothing and all of it only the acceptance of somebody settles it
function nobodyAccepts(clause: Clause): readonly Problem[] {
  if (clause.sides.length > 0 || clause.to.length > 0) return [];
  const open = asked(clause)
    .flatMap((one) => leavesOf(one.that))
    .find((leaf) => leaf.kind === "quantity" && leaf.bound === "up-to");
  if (open === undefined) return [];
  return [
    problem(
      "addressee-missing",
      `"up-to" leaves clause "${clause.name}" to an acceptance, and nobody is named who could accept`,
      {
        where: open.spot,
        why: "between nothing and all of it, it is kept when the other side accepts what was done",
        hint: "name the other side: to: …; or say at-least, or exactly",
      },
    ),
  ];
}

function oneSided(clause: Clause): readonly Problem[] {
  const sides = [...new Set(clause.sides.map((side) => side.who))];
  if (clause.obligation !== "exchange" || sides.length > 1) return [];
  return [
    problem("exchange-onesided", `exchange "${clause.name}" has one side only`, {
      where: spotAt(clause, "sides"),
      found: sayNames(sides),
      why: "nothing is given in return, so nothing holds the two together",
      hint: "add the other side, or write it as a clause of the kind do-by",
    }),
  ];
}

function noReference(clause: Clause): readonly Problem[] {
  if (clause.text !== undefined) return [];
  return [
    problem("text-missing", `nothing says where in the text clause "${clause.name}" stands`, {
      where: spotAt(clause),
      why: "when the two differ the text goes before this file, and nobody will find the words",
      hint: "name its place: text: { document: …, part: …, article: … }",
    }),
  ];
}

// a clause that does not apply to a group that owes it
function excludedDebtor(process: ProcessFile, clause: Clause): readonly Problem[] {
  const names = namesOfExcluded(process, clause.scope.excluding);
  const both = process.parties.find(
    (party) => debtorsOf(clause).includes(party.key) && party.names.some((name) => names.has(folded(name))),
  );
  if (both === undefined) return [];
  return [
    problem("group-excluded", `clause "${clause.name}" leaves out "${both.key}", who owes it`, {
      where: spotAt(clause, "scope.excluding", "scope"),
      why: "it binds them and does not apply to them",
      hint: "take one of the two away",
    }),
  ];
}

// a party that the agreement as a whole leaves out; whoever is only listed so that violence can be told apart is bound by nothing
function excludedParties(process: ProcessFile): readonly Problem[] {
  const names = namesOfExcluded(
    process,
    process.excluded.map((group) => group.name),
  );
  const bound = new Set(process.clauses.flatMap(debtorsOf));
  return process.parties.flatMap((party) => {
    if (party.role !== "party" && !bound.has(party.key)) return [];
    const group = party.names.map((name) => names.get(folded(name))).find((one) => one !== undefined);
    if (group === undefined) return [];
    const where = spotIn(process, "excluded", group);
    return [
      problem("group-excluded", `"${group}" is left out, and is the party "${party.key}"`, {
        where,
        found: `party "${party.key}" bears the same name (${sayLine(spotIn(process, "parties", party.key))})`,
        why: "a party is bound by the agreement, and a group that is left out may be fought under it",
        hint: "take one of the two away, or give the group its own name",
      }),
    ];
  });
}

function namesOfExcluded(process: ProcessFile, keys: readonly string[]): ReadonlyMap<string, string> {
  const groups = process.excluded.filter((group) => keys.includes(group.name));
  return new Map(groups.map((group) => [folded(group.title), group.name]));
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
