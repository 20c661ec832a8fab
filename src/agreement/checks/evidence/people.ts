// Whose word it is: who is charged to say whether a clause is kept, and whether that is anybody but those who owe it.
import type { Clause } from "../../terms/clause.js";
import type { Body } from "../../terms/people.js";
import type { ProcessFile } from "../../terms/process.js";
import { conditionsOf, leavesOf } from "../walk.js";

/** Who is named to say whether a clause is kept: those who determine it, or those whose evidence is taken. Nobody, if it is empty. */
export function witnessesOf(clause: Clause): readonly string[] {
  switch (clause.determined.kind) {
    case "measured":
      return clause.evidence.from;
    case "reported":
      return clause.determined.by;
    case "certified":
    case "decided":
      return [clause.determined.by];
  }
}

/** How the people of a process hang together. */
export type People = {
  readonly bodies: ReadonlyMap<string, Body>;
  /** Whether a word of this party or body is a word of one of these debtors: its own, its speaker's, or that of a body of theirs alone. */
  isOwn(name: string, debtors: readonly string[]): boolean;
  /** Members of a body who are these debtors, or speak for them. */
  ownMembers(body: string, debtors: readonly string[]): readonly string[];
};

/** Reads from the declarations who belongs to whom. */
export function peopleOf(process: ProcessFile): People {
  const bodies = new Map(process.bodies.map((body) => [body.name, body]));
  const speaksFor = new Map(process.parties.map((party) => [party.key, party.speaksFor ?? []]));
  const isParty = (name: string, debtors: readonly string[]): boolean =>
    debtors.some(
      (debtor) =>
        debtor === name || speaksFor.get(name)?.includes(debtor) || speaksFor.get(debtor)?.includes(name),
    );
  // a body that owes something speaks for its members, too
  const withMembers = (debtors: readonly string[]): readonly string[] =>
    debtors.flatMap((debtor) => [debtor, ...(bodies.get(debtor)?.members ?? [])]);
  return {
    bodies,
    isOwn: (name, debtors) => {
      const members = bodies.get(name)?.members ?? [];
      if (debtors.includes(name)) return true;
      const all = withMembers(debtors);
      return members.length > 0 ? members.every((one) => isParty(one, all)) : isParty(name, all);
    },
    ownMembers: (body, debtors) => {
      const all = withMembers(debtors);
      return (bodies.get(body)?.members ?? []).filter((one) => isParty(one, all));
    },
  };
}

/**
 * What somebody is charged to report: the subjects (`quantity:x`, `event:x`, `weapons:x`) of clauses that name a witness, and events
 * to which the text gives a date.
 */
export function chargedSubjects(process: ProcessFile): ReadonlySet<string> {
  const charged = new Set(["event:signing"]);
  for (const event of process.events) if (event.date !== undefined) charged.add(`event:${event.name}`);
  for (const clause of process.clauses) {
    if (witnessesOf(clause).length === 0) continue;
    for (const leaf of conditionsOf(clause).flatMap(leavesOf))
      for (const subject of subjectsOf(leaf)) charged.add(subject);
  }
  return charged;
}

/** What somebody must report before a single condition can be judged; nothing, where files or other clauses tell. */
export function subjectsOf(leaf: ReturnType<typeof leavesOf>[number]): readonly string[] {
  switch (leaf.kind) {
    case "event":
      return [`event:${leaf.event}`];
    case "quantity":
      return [`quantity:${leaf.quantity}`];
    case "proportion":
      return [`quantity:${leaf.quantity}`, `quantity:${leaf.to}`];
    case "separation":
      return [`weapons:${leaf.weapons}`];
    default:
      return [];
  }
}
