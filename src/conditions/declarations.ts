// Everything that a process file declares, by its name, found once for each file.

import type { TestDeclaration } from "../agreement/read-tests.js";
import type { Clause } from "../agreement/terms/clause.js";
import type { Body, DecisionDeclaration } from "../agreement/terms/people.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type {
  BaseDeclaration,
  EventDeclaration,
  IndicatorDeclaration,
  LineDeclaration,
  QuantityDeclaration,
  ZoneDeclaration,
} from "../agreement/terms/things.js";

/** The declarations of a process file by name, and what follows from them for every question. */
export type Declarations = {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly events: ReadonlyMap<string, EventDeclaration>;
  readonly quantities: ReadonlyMap<string, QuantityDeclaration>;
  readonly bases: ReadonlyMap<string, BaseDeclaration>;
  readonly lines: ReadonlyMap<string, LineDeclaration>;
  readonly zones: ReadonlyMap<string, ZoneDeclaration>;
  readonly decisions: ReadonlyMap<string, DecisionDeclaration>;
  readonly tests: ReadonlyMap<string, TestDeclaration>;
  readonly indicators: ReadonlyMap<string, IndicatorDeclaration>;
  readonly bodies: ReadonlyMap<string, Body>;
  /** Keys of parties. */
  readonly parties: ReadonlySet<string>;
  /** For a party, the parties for which it speaks. */
  readonly spokenFor: ReadonlyMap<string, readonly string[]>;
  /** For a party, those that speak for it. */
  readonly speakersOf: ReadonlyMap<string, readonly string[]>;
  /** Clauses by the clause that they take the place of. */
  readonly amending: ReadonlyMap<string, readonly Clause[]>;
  /** Clauses that are owed only once another clause releases or opens them, each with those that do. */
  readonly releasing: ReadonlyMap<string, readonly string[]>;
  /** Bodies that decide disputes: the one that the agreement names, and all that say so of themselves. */
  readonly deciding: readonly string[];
};

/** The declarations of a process file. */
export function declarationsOf(process: ProcessFile): Declarations {
  const known = remembered.get(process);
  if (known !== undefined) return known;
  const declared: Declarations = {
    clauses: byName(process.clauses),
    events: byName(eventsOf(process)),
    quantities: byName(process.quantities),
    bases: byName(process.bases),
    lines: byName(process.lines),
    zones: byName(process.zones),
    decisions: byName(process.decisions),
    tests: byName(process.tests),
    indicators: byName(process.indicators),
    bodies: byName(process.bodies),
    parties: new Set(process.parties.map(({ key }) => key)),
    spokenFor: new Map(process.parties.map(({ key, speaksFor }) => [key, speaksFor ?? []])),
    speakersOf: grouped(
      process.parties.flatMap(({ key, speaksFor }) => (speaksFor ?? []).map((one) => [one, key] as const)),
    ),
    amending: grouped(
      process.clauses.flatMap((one) => (one.amends ? [[one.amends.clause, one] as const] : [])),
    ),
    releasing: grouped(process.clauses.flatMap(releasesOf)),
    deciding: decidingBodies(process),
  };
  remembered.set(process, declared);
  return declared;
}

// a process file never changes
const remembered = new WeakMap<ProcessFile, Declarations>();

function byName<T extends { readonly name: string }>(declared: readonly T[]): ReadonlyMap<string, T> {
  return new Map(declared.map((one) => [one.name, one]));
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, one] of pairs) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups;
}

// the signing is an event with a date of its own
function eventsOf({ agreement, events }: ProcessFile): readonly EventDeclaration[] {
  if (agreement?.signed === undefined || events.some(({ name }) => name === "signing")) return events;
  return [{ name: "signing", title: "The agreement is signed", date: agreement.signed }, ...events];
}

function releasesOf({ name, consequences }: Clause): readonly (readonly [string, string])[] {
  return consequences.flatMap(({ effect }) =>
    effect.kind === "releases" || (effect.kind === "opens" && effect.what === "clause")
      ? [[effect.name, name] as const]
      : [],
  );
}

function decidingBodies({ agreement, bodies }: ProcessFile): readonly string[] {
  const named = agreement?.disputes === undefined ? [] : [agreement.disputes];
  return [...new Set([...named, ...bodies.filter(({ disputes }) => disputes).map(({ name }) => name)])];
}
