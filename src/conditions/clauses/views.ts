// From which point of view the evidence on a clause is weighed: its own condition, the sides of an exchange, and its gates.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Declarations } from "../declarations.js";
import { determiners } from "../evidence.js";
import type { Viewpoint } from "../inquiry.js";

/** The view on what a clause asks for: the word of those who owe it is a claim. */
export function ownView(declared: Declarations, clause: Clause): Viewpoint {
  const who = [...new Set([...clause.who, ...clause.sides.map((side) => side.who)])];
  return {
    key: `own ${clause.name}`,
    owing: withSpeakers(declared, who),
    accepting: clause.to,
    determined: clause.determined,
    evidence: clause.evidence,
    deciding: decidingOn(declared, clause),
    clauses: "status",
  };
}

/** The view on one side of an exchange: the other sides may accept what it did. */
export function sideView(declared: Declarations, clause: Clause, side: number): Viewpoint {
  const { who } = clause.sides[side];
  const others = clause.sides.map((one) => one.who).filter((one) => one !== who);
  return {
    ...ownView(declared, clause),
    key: `side ${side} ${clause.name}`,
    owing: withSpeakers(declared, [who]),
    accepting: [...new Set([...others, ...clause.to])],
  };
}

/** The view on gates and on what a clause is owed as long as: mostly what the other side does, so its word is the claim there. */
export function gateView(declared: Declarations, clause: Clause): Viewpoint {
  return {
    key: `gate ${clause.name}`,
    owing: withSpeakers(declared, clause.to),
    accepting: clause.who,
    determined: { kind: "measured" },
    evidence: { from: [] },
    deciding: declared.deciding,
    clauses: "performance",
  };
}

/** The bodies whose decision about a clause settles it: those that determine it, that decide disputes, or to which doubts go. */
export function decidingOn(declared: Declarations, clause: Clause): readonly string[] {
  const rule = clause.cannotTell;
  const asked = rule?.kind === "goes-to" ? [rule.body] : [];
  return [...new Set([...determiners(clause.determined), ...declared.deciding, ...asked])];
}

// whoever speaks for a party that owes something is no witness in its matter
function withSpeakers(declared: Declarations, parties: readonly string[]): readonly string[] {
  const speakers = parties.flatMap((party) => declared.speakersOf.get(party) ?? []);
  return speakers.length === 0 ? parties : [...new Set([...parties, ...speakers])];
}
