// The facts about a subject as they look from one point of view: those that do not count say nothing there.
import type { Fact } from "../fact.js";
import type { Sheets } from "./sheets.js";
import { columnsOf, type SubjectFacts, says } from "./subject-facts.js";

/** Facts in columns, in the order of facts. What a fact says that does not count is `says.nothing`; its other columns mean nothing. */
export type Rows = Pick<
  SubjectFacts,
  "facts" | "first" | "last" | "kinds" | "says" | "amounts" | "lows" | "highs" | "longest"
>;

/** The rows whose weight is the one that is wanted. Only what they say is a column of its own. */
export function rowsOfWeight(all: Rows, weights: Uint8Array, wanted: number, sheets: Sheets): Rows {
  const said = sheets.bytes(weights.length);
  let same = true;
  for (let i = 0; i < said.length; i++) {
    if (weights[i] === wanted) said[i] = all.says[i];
    else same = false;
  }
  return same ? all : { ...columns(all), says: said };
}

/** The facts among the rows that count and say something. */
export function factsIn({ facts, says: said }: Rows): readonly Fact[] {
  return facts.filter((_, i) => said[i] !== says.nothing);
}

/** The rows of facts that come in any order. */
export function rowsOf(facts: readonly Fact[]): Rows {
  return columnsOf(facts, () => false);
}

function columns({ facts, first, last, kinds, amounts, lows, highs, longest }: Rows): Omit<Rows, "says"> {
  return { facts, first, last, kinds, amounts, lows, highs, longest };
}
