// From which point of view the evidence on a clause is weighed: its own condition, the sides of an exchange, and its gates.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Declarations } from "../declarations.js";
import { determiners } from "../evidence.js";
import type { Viewpoint } from "../inquiry.js";

/** The points of view from which a clause is looked at. */
export type Views = {
  /** On what it asks for: the word of those who owe it is a claim. */
  readonly own: Viewpoint;
  /** On each side of an exchange: the other sides may accept what it did. */
  readonly sides: readonly Viewpoint[];
  /** On gates and on what it is owed as long as: mostly what the other side does, so its word is the claim there. */
  readonly gate: Viewpoint;
};

/** The points of view on a clause, found once for each process file. */
export function viewsOn(declared: Declarations, clause: Clause): Views {
  const views = remembered.get(declared) ?? new Map<string, Views>();
  if (views.size === 0) remembered.set(declared, views);
  const before = views.get(clause.name);
  if (before !== undefined) return before;
  const own = ownView(declared, clause);
  const made = {
    own,
    sides: clause.sides.map((_, side) => sideView(declared, clause, { own, side })),
    gate: gateView(declared, clause),
  };
  views.set(clause.name, made);
  return made;
}

const remembered = new WeakMap<Declarations, Map<string, Views>>();

function ownView(declared: Declarations, clause: Clause): Viewpoint {
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

function sideView(
  declared: Declarations,
  clause: Clause,
  { own, side }: { readonly own: Viewpoint; readonly side: number },
): Viewpoint {
  const { who } = clause.sides[side];
  const others = clause.sides.map((one) => one.who).filter((one) => one !== who);
  return {
    ...own,
    key: `side ${side} ${clause.name}`,
    owing: withSpeakers(declared, [who]),
    accepting: [...new Set([...others, ...clause.to])],
  };
}

function gateView(declared: Declarations, clause: Clause): Viewpoint {
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

// the bodies whose decision settles it: those that determine it, that decide disputes, or to which doubts go
function decidingOn(declared: Declarations, clause: Clause): readonly string[] {
  const rule = clause.cannotTell;
  const asked = rule?.kind === "goes-to" ? [rule.body] : [];
  return [...new Set([...determiners(clause.determined), ...declared.deciding, ...asked])];
}

// whoever speaks for a party that owes something is no witness in its matter
function withSpeakers(declared: Declarations, parties: readonly string[]): readonly string[] {
  const speakers = parties.flatMap((party) => declared.speakersOf.get(party) ?? []);
  return speakers.length === 0 ? parties : [...new Set([...parties, ...speakers])];
}
