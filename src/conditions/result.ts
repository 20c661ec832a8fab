// What came out: a result with its reasons, down to the facts; the three figures of a quantity; the level of implementation.

import type { ClauseWord, QuantityCondition } from "../agreement/terms/condition.js";
import type { Day } from "../ground/day.js";
import type { FactId } from "./fact.js";

/** Whether a condition holds on a day, by what is known. */
export type Truth = "met" | "not-met" | "undetermined" | "disputed" | "conflict";

/** A reason in plain words, with the facts that it rests on and the reasons behind it. */
export type Why = {
  readonly text: string;
  readonly facts?: readonly FactId[];
  readonly because?: readonly Why[];
};

/** What is claimed by those who owe it, accepted by those who determine it, and in dispute between them. They stay apart. */
export type Figures = {
  readonly unit: string;
  readonly claimed?: number;
  readonly accepted?: number;
  readonly disputed?: number;
  /** What was asked for, in the same unit. */
  readonly asked?: number;
  /** On which side of `asked` it should lie. `up-to` sets a most and no least. */
  readonly bound?: QuantityCondition["bound"];
};

/** A condition judged on a day. */
export type Judged = {
  readonly truth: Truth;
  readonly why: Why;
  /** How much of it is done, 0 to 1, where that can be said. */
  readonly progress?: number;
  readonly figures?: readonly Figures[];
  /** The last day of which the evidence speaks that it rests on. */
  readonly seen?: Day;
};

/** The level of implementation as the Kroc Institute grades it: not initiated, minimum, intermediate, completed. */
export type Level = 0 | 1 | 2 | 3;

/** A clause on a day, as known on a day. */
export type ClauseStatus = {
  readonly clause: string;
  readonly result: ClauseWord;
  readonly why: Why;
  readonly level: Level;
  readonly progress?: number;
  readonly figures: readonly Figures[];
  /** Its deadline, as far as it is known; and the day from which it is owed. */
  readonly due?: Day;
  readonly from?: Day;
  readonly goal?: Day;
  /** The last day on which it is owed: as written, or the end of its term as it has been renewed so far. */
  readonly until?: Day;
  /** The day on which it was first met. */
  readonly metOn?: Day;
  /** How many days after its deadline it was met, or has been open since. */
  readonly late?: number;
  /** Days on which it was broken before, if it lasts. */
  readonly lapses: readonly { readonly from: Day; readonly to: Day }[];
};
