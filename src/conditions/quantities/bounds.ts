// A figure against a bound: it lies surely on one side, or on both.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { Fact } from "../fact.js";
import type { Truth } from "../result.js";

/** What the evidence says of a quantity on a day: a figure with its bounds, and the facts that it comes from. */
export type Figure = {
  readonly best: number;
  readonly low: number;
  readonly high: number;
  readonly facts: readonly Fact[];
  /** The last day of which the evidence speaks. */
  readonly seen: number;
  /** Figures of the same strength that say something else. */
  readonly rivals: readonly Figure[];
};

/** The words for bounds. */
export const boundWords = {
  "at-most": "at most",
  "at-least": "at least",
  exactly: "exactly",
  "up-to": "up to",
} as const;

/**
 * Whether a figure keeps a bound. Of "up to" all is met, nothing is not met, and between them nobody can tell from the figure.
 * Shares of a base are numbers with rounding errors, so bounds are compared with a grain of sand beside them.
 */
export function against(bound: QuantityCondition["bound"], asked: number, low: number, high: number): Truth {
  const grain = 1e-9 * Math.max(1, Math.abs(asked));
  switch (bound) {
    case "at-most":
      return high <= asked + grain ? "met" : low > asked + grain ? "not-met" : "undetermined";
    case "at-least":
      return low >= asked - grain ? "met" : high < asked - grain ? "not-met" : "undetermined";
    case "exactly":
      if (low >= asked - grain && high <= asked + grain) return "met";
      return high < asked - grain || low > asked + grain ? "not-met" : "undetermined";
    case "up-to":
      if (low >= asked - grain) return "met";
      return high <= 0 ? "not-met" : "undetermined";
  }
}

/** The same with figures that contradict one another: a conflict, if the outcome turns on which is right. */
export function againstAll(bound: QuantityCondition["bound"], asked: number, figure: Figure): Truth {
  const truth = against(bound, asked, figure.low, figure.high);
  const agree = figure.rivals.every(({ low, high }) => against(bound, asked, low, high) === truth);
  return agree ? truth : "conflict";
}

/** A figure that is so much larger, or smaller. */
export function shifted(figure: Figure, by: number): Figure {
  return {
    ...figure,
    best: figure.best + by,
    low: figure.low + by,
    high: figure.high + by,
    rivals: figure.rivals.map((rival) => shifted(rival, by)),
  };
}
