// The facts about one subject as columns, so that going through many of them is quick: by last day, day known, and identifier.
import { byCodeUnit } from "../../ground/names.js";
import { type Fact, type FactKind, type FactWord, factKinds, factWords } from "../fact.js";

/** The facts about one subject. Rows of all columns belong together; no column is ever changed. */
export type SubjectFacts = {
  readonly facts: readonly Fact[];
  /** The first and the last day of which each speaks, and the day from which it was known. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly known: Int32Array;
  /** How each came about, as its place in `factKinds`: the stronger, the higher. */
  readonly kinds: Uint8Array;
  /**
   * What each says, as a code of `says`; and its amount with its bounds, not a number where it has none. Where no amount has bounds of
   * its own, the three are one column.
   */
  readonly says: Uint8Array;
  readonly amounts: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** Whose word each is, as a place in `names`. */
  readonly voices: Int32Array;
  readonly names: readonly (string | undefined)[];
  /** Marks of each: bits of `marks`. */
  readonly marks: Uint8Array;
  /** Days of the longest stretch of which one of them speaks. */
  readonly longest: number;
};

/** The codes of what facts say: nothing, an amount, yes, no, a word with a day, where it was, and words from `firstWord` on. */
export const says = { nothing: 0, amount: 1, yes: 2, no: 3, until: 4, place: 5, firstWord: 6 } as const;

/** The code of a word. */
export function codeOf(word: FactWord): number {
  return says.firstWord + factWords.indexOf(word);
}

/** Bits that mark facts: another names it; it retracts, names a fact that is wrong, or is an answer of the other side. */
export const marks = { named: 1, retracts: 2, disputes: 4, answers: 8 } as const;

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
  const columns = emptyColumns(sorted.length, sorted.some(hasBounds));
  const places = new Map<string | undefined, number>();
  let longest = 1;
  for (let i = 0; i < sorted.length; i++) {
    const fact = sorted[i];
    const place = places.get(fact.by) ?? places.size;
    if (place === places.size) places.set(fact.by, place);
    fill(columns, i, fact, { voice: place, named: isNamed(fact) });
    longest = Math.max(longest, fact.during.end - fact.during.start);
  }
  return { facts: sorted, ...columns, names: [...places.keys()], longest };
}

/** No facts. */
export const noFacts: SubjectFacts = columnsOf([], () => false);

/** The columns with one fact more, in its place. Cost: one copy of each column. */
export function withRow(columns: SubjectFacts, fact: Fact, named: boolean): SubjectFacts {
  const at = placeOf(columns, fact);
  const size = columns.facts.length;
  const facts = columns.facts.slice(0, at);
  facts.push(fact);
  for (let i = at; i < size; i++) facts.push(columns.facts[i]);
  const bounded = columns.lows !== columns.amounts || hasBounds(fact);
  const longer = emptyColumns(size + 1, bounded);
  for (const key of columnKeys) {
    if (!bounded && (key === "lows" || key === "highs")) continue;
    longer[key].set(columns[key].subarray(0, at));
    longer[key].set(columns[key].subarray(at), at + 1);
  }
  const known = columns.names.indexOf(fact.by);
  const names = known < 0 ? [...columns.names, fact.by] : columns.names;
  fill(longer, at, fact, { voice: known < 0 ? columns.names.length : known, named });
  const longest = Math.max(columns.longest, fact.during.end - fact.during.start);
  return { facts, ...longer, names, longest };
}

/** The columns with one of their facts marked as named by another. */
export function withMark(columns: SubjectFacts, fact: Fact): SubjectFacts {
  const marked = columns.marks.slice();
  marked[placeOf(columns, fact)] |= marks.named;
  return { ...columns, marks: marked };
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

type Columns = {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly known: Int32Array;
  readonly kinds: Uint8Array;
  readonly says: Uint8Array;
  readonly amounts: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly voices: Int32Array;
  readonly marks: Uint8Array;
};

const columnKeys = [
  "first",
  "last",
  "known",
  "kinds",
  "says",
  "amounts",
  "lows",
  "highs",
  "voices",
  "marks",
] as const;

function hasBounds({ value }: Fact): boolean {
  return value?.kind === "amount" && (value.low !== undefined || value.high !== undefined);
}

function emptyColumns(size: number, bounded: boolean): Columns {
  const amounts = new Float64Array(size);
  return {
    first: new Int32Array(size),
    last: new Int32Array(size),
    known: new Int32Array(size),
    kinds: new Uint8Array(size),
    says: new Uint8Array(size),
    amounts,
    lows: bounded ? new Float64Array(size) : amounts,
    highs: bounded ? new Float64Array(size) : amounts,
    voices: new Int32Array(size),
    marks: new Uint8Array(size),
  };
}

function fill(columns: Columns, i: number, fact: Fact, more: { voice: number; named: boolean }): void {
  const { value } = fact;
  columns.first[i] = fact.during.start;
  columns.last[i] = fact.during.end - 1;
  columns.known[i] = fact.known;
  columns.kinds[i] = rankOf(fact.kind);
  columns.voices[i] = more.voice;
  columns.marks[i] =
    (more.named ? marks.named : 0) |
    (fact.retracts === undefined ? 0 : marks.retracts) |
    (fact.disputes === undefined ? 0 : marks.disputes) |
    (fact.accepts === undefined ? 0 : marks.answers);
  columns.says[i] = codeOfValue(fact);
  const amount = value?.kind === "amount" || value?.kind === "word" ? value.amount : undefined;
  columns.amounts[i] = amount ?? Number.NaN;
  columns.lows[i] = (value?.kind === "amount" ? value.low : undefined) ?? amount ?? Number.NaN;
  columns.highs[i] = (value?.kind === "amount" ? value.high : undefined) ?? amount ?? Number.NaN;
}

function codeOfValue({ value, at, place }: Fact): number {
  switch (value?.kind) {
    case undefined:
      return at === undefined && place === undefined ? says.nothing : says.place;
    case "amount":
      return says.amount;
    case "answer":
      return value.answer === "yes" ? says.yes : says.no;
    case "until":
      return says.until;
    case "word":
      return codeOf(value.word);
  }
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
