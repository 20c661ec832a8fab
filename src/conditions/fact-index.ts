// All facts by what they speak of, in an order that does not depend on how they arrived; adding one copies only its subject.
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Day } from "../ground/day.js";
import type { Fact, FactId } from "./fact.js";
import { type Drawers, drawersOf, entriesOf, laid, taken } from "./facts/drawers.js";
import {
  columnsOf,
  inFactOrder,
  noFacts,
  type SubjectFacts,
  withMark,
  withRow,
} from "./facts/subject-facts.js";
import { isSubject } from "./facts/subjects.js";

/** Facts by subject. Immutable; what corrects or retracts what is settled when a question is asked, by its day of knowledge. */
export type FactIndex = {
  readonly process: ProcessFile;
  readonly subjects: Drawers<SubjectFacts>;
  readonly ids: Drawers<Fact>;
  /** Facts by the identifier of the fact that they correct, retract or dispute. */
  readonly links: Drawers<readonly Fact[]>;
};

/**
 * The index of facts that `readFacts` has checked, in any order of arrival; a fact that comes twice counts once.
 *
 * Throws when a fact speaks of nothing that the process file declares, when two different facts have one identifier, and when
 * facts correct or retract one another in a circle. Cost: sorting, some hundred nanoseconds a fact.
 */
export function factIndex(facts: Iterable<Fact>, process: ProcessFile): FactIndex {
  const bySubject = new Map<string, Fact[]>();
  const byTarget = new Map<FactId, Fact[]>();
  const ids = new Map<string, Fact>();
  for (const fact of facts) {
    const twin = ids.get(fact.id);
    if (twin !== undefined) {
      refuseOther(twin, fact);
      continue;
    }
    ids.set(fact.id, fact);
    append(bySubject, fact.about, fact);
    for (const target of targetsOf(fact)) append(byTarget, target, fact);
  }
  for (const subject of bySubject.keys()) refuseUnknown(process, subject);
  const named = (fact: Fact): boolean => byTarget.has(fact.id);
  const index = {
    process,
    subjects: drawersOf([...bySubject].map(([subject, of]) => [subject, columnsOf(of, named)] as const)),
    ids: drawersOf(ids),
    links: drawersOf([...byTarget].map(([id, of]) => [id, of.sort(inFactOrder)] as const)),
  };
  for (const linking of byTarget.values()) for (const fact of linking) refuseCircle(index, fact);
  return index;
}

/**
 * The index with one more fact; the same as if it had been there from the beginning. Throws as `factIndex` does.
 *
 * Cost: copies the columns of the fact's subject, and one thousandth of the identifiers.
 */
export function withFact(index: FactIndex, fact: Fact): FactIndex {
  const twin = taken(index.ids, fact.id);
  if (twin !== undefined) {
    refuseOther(twin, fact);
    return index;
  }
  refuseUnknown(index.process, fact.about);
  const isNamed = taken(index.links, fact.id) !== undefined;
  let subjects = laid(index.subjects, fact.about, withRow(factsAbout(index, fact.about), fact, isNamed));
  let links = index.links;
  for (const id of targetsOf(fact)) {
    links = laid(links, id, [...(taken(links, id) ?? []), fact].sort(inFactOrder));
    const target = taken(index.ids, id);
    if (target === undefined) continue;
    subjects = laid(subjects, target.about, withMark(taken(subjects, target.about) ?? noFacts, target));
  }
  const grown = { process: index.process, subjects, ids: laid(index.ids, fact.id, fact), links };
  if (isNamed || targetsOf(fact).length > 0) refuseCircle(grown, fact);
  return grown;
}

/** The facts about one subject. */
export function factsAbout(index: FactIndex, subject: string): SubjectFacts {
  return taken(index.subjects, subject) ?? noFacts;
}

/** A fact by its identifier. */
export function factOf(index: FactIndex, id: FactId): Fact | undefined {
  return taken(index.ids, id);
}

/** All facts, in their order. */
export function allFacts(index: FactIndex): readonly Fact[] {
  return [...entriesOf(index.ids)].map(([, fact]) => fact).sort(inFactOrder);
}

/** How many facts there are. */
export function factCount(index: FactIndex): number {
  return index.ids.size;
}

/** The facts that correct, retract or dispute a fact. */
export function linksTo(index: FactIndex, id: FactId): readonly Fact[] {
  return taken(index.links, id) ?? [];
}

/**
 * Whether a fact stood on a day of knowledge: known by then, and neither corrected nor retracted by a fact that stood itself. Who
 * retracts a correction or a retraction brings back what was there before; who corrects a correction takes its place.
 */
export function stands(index: FactIndex, fact: Fact, known: Day): boolean {
  return fact.known <= known && !isOut(index, fact.id, known);
}

function isOut(index: FactIndex, id: FactId, known: Day): boolean {
  return linksTo(index, id).some((link) => {
    if (link.known > known) return false;
    if (link.corrects === id && !isRetracted(index, link.id, known)) return true;
    return link.retracts === id && !isOut(index, link.id, known);
  });
}

function isRetracted(index: FactIndex, id: FactId, known: Day): boolean {
  return linksTo(index, id).some(
    (link) => link.retracts === id && link.known <= known && !isOut(index, link.id, known),
  );
}

function targetsOf({ corrects, retracts, disputes }: Fact): readonly FactId[] {
  if (corrects === undefined && retracts === undefined && disputes === undefined) return [];
  return [...new Set([corrects, retracts, disputes].filter((id) => id !== undefined))];
}

function append<K>(to: Map<K, Fact[]>, key: K, fact: Fact): void {
  const there = to.get(key);
  if (there === undefined) to.set(key, [fact]);
  else there.push(fact);
}

function refuseUnknown(process: ProcessFile, subject: string): void {
  if (isSubject(process, subject)) return;
  throw new RangeError(`a fact speaks of something that the process file declares; got "${subject}"`);
}

function refuseOther(twin: Fact, fact: Fact): void {
  if (sameFact(twin, fact)) return;
  throw new RangeError(`an identifier belongs to one fact; got two different ones with "${fact.id}"`);
}

/** Whether two facts say the same, wherever they were written. */
export function sameFact(a: Fact, b: Fact): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ spot: _, ...said }: Fact): string {
  const sorted = Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted);
}

// whether what a fact corrects or retracts leads back to it
function refuseCircle(index: FactIndex, fact: Fact): void {
  const open: Fact[] = [fact];
  const seen = new Set<FactId>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of [next.corrects, next.retracts]) {
      if (id === fact.id) {
        throw new RangeError(`facts do not correct one another in a circle; got one through "${fact.id}"`);
      }
      const target = id === undefined || seen.has(id) ? undefined : factOf(index, id);
      if (target === undefined) continue;
      seen.add(target.id);
      open.push(target);
    }
  }
}
