// The facts about one subject as columns, so that going through many of them is quick: by last day, day known, and identifier.
import { byCodeUnit } from "../../ground/names.js";
import { type Fact, type FactKind, factKinds } from "../fact.js";

/** The facts about one subject. Rows of all columns belong together; no column is ever changed. */
export type SubjectFacts = {
  readonly facts: readonly Fact[];
  /** The first and the last day of which each speaks, and the day from which it was known. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly known: Int32Array;
  /** How each came about, as its place in `factKinds`: the stronger, the higher. */
  readonly kinds: Uint8Array;
  /** 1 for facts that others correct, retract or dispute. */
  readonly named: Uint8Array;
  /** Days of the longest stretch of which one of them speaks. */
  readonly longest: number;
};

/** No facts. */
export const noFacts: SubjectFacts = columnsOf([], () => false);

/** The order of facts: by the last day of which they speak, then by the day known, then by identifier. */
export function inFactOrder(a: Fact, b: Fact): number {
  return a.during.end - b.during.end || a.known - b.known || byCodeUnit(a.id, b.id);
}

/** The strength of a kind: the stronger, the higher. */
export function rankOf(kind: FactKind): number {
  return factKinds.indexOf(kind);
}

/** Makes the columns of facts that may come in any order. */
export function columnsOf(facts: readonly Fact[], isNamed: (fact: Fact) => boolean): SubjectFacts {
  const sorted = [...facts].sort(inFactOrder);
  const size = sorted.length;
  const columns = {
    first: new Int32Array(size),
    last: new Int32Array(size),
    known: new Int32Array(size),
    kinds: new Uint8Array(size),
    named: new Uint8Array(size),
  };
  let longest = 1;
  for (let i = 0; i < size; i++) {
    const fact = sorted[i];
    columns.first[i] = fact.during.start;
    columns.last[i] = fact.during.end - 1;
    columns.known[i] = fact.known;
    columns.kinds[i] = rankOf(fact.kind);
    columns.named[i] = isNamed(fact) ? 1 : 0;
    longest = Math.max(longest, fact.during.end - fact.during.start);
  }
  return { facts: sorted, ...columns, longest };
}

/** The columns with one fact more, in its place. Cost: one copy of each column. */
export function withRow(columns: SubjectFacts, fact: Fact, isNamed: boolean): SubjectFacts {
  const at = placeOf(columns, fact);
  const facts = columns.facts.slice(0, at);
  facts.push(fact);
  for (let i = at; i < columns.facts.length; i++) facts.push(columns.facts[i]);
  return {
    facts,
    first: inserted(columns.first, at, fact.during.start),
    last: inserted(columns.last, at, fact.during.end - 1),
    known: inserted(columns.known, at, fact.known),
    kinds: inserted(columns.kinds, at, rankOf(fact.kind)),
    named: inserted(columns.named, at, isNamed ? 1 : 0),
    longest: Math.max(columns.longest, fact.during.end - fact.during.start),
  };
}

/** The columns with one of their facts marked as named by another. */
export function withMark(columns: SubjectFacts, fact: Fact): SubjectFacts {
  const named = columns.named.slice();
  named[placeOf(columns, fact)] = 1;
  return { ...columns, named };
}

/** The first row whose last day is later than a day; the number of rows if there is none. */
export function firstAfter(last: Int32Array, day: number): number {
  let low = 0;
  let high = last.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (last[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

// the row of a fact, or where it would stand
function placeOf({ facts }: SubjectFacts, fact: Fact): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inFactOrder(facts[middle], fact) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inserted<A extends Int32Array | Uint8Array>(column: A, at: number, value: number): A;
function inserted(column: Int32Array | Uint8Array, at: number, value: number): Int32Array | Uint8Array {
  const longer =
    column instanceof Int32Array ? new Int32Array(column.length + 1) : new Uint8Array(column.length + 1);
  longer.set(column.subarray(0, at));
  longer[at] = value;
  longer.set(column.subarray(at), at + 1);
  return longer;
}
