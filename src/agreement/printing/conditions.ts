// Conditions as a process file writes them: a name alone where that says it all, otherwise keys.
import type { Amount, Condition, QuantityCondition } from "../terms/condition.js";
import type { HijriBasis } from "../terms/date.js";
import { amount, keys, list, number, oneOrList, oneOrTexts, type Piece, text, word } from "./layout.js";
import { durationPiece, momentPiece, sharePiece } from "./moments.js";

/** A condition. */
export function conditionPiece(condition: Condition, hijri: HijriBasis): Piece {
  switch (condition.kind) {
    case "event":
      return text(condition.event);
    case "test":
      return text(condition.test);
    case "decision":
      return condition.is === "yes"
        ? text(condition.decision)
        : keys({ decision: text(condition.decision), is: word("no") });
    case "clause":
      return stateOf("clause", condition.clause, condition.is, "met");
    case "phase":
      return stateOf("phase", condition.phase, condition.is, "open");
    case "quantity":
      return quantityPiece(condition, hijri);
    case "proportion":
      return keys({
        quantity: text(condition.quantity),
        "in-proportion-to": text(condition.to),
        since: momentPiece(condition.since, hijri),
        tolerance: sharePiece(condition.tolerance),
      });
    case "indicator":
      return keys({
        indicator: text(condition.indicator),
        "no-worse-than": number(condition.year),
        "by-more-than": condition.slack === 0 ? undefined : number(condition.slack),
      });
    case "separation":
      return keys({
        weapons: text(condition.weapons),
        of: text(condition.party),
        "at-least": word(`${condition.kilometres} km`),
        from: text(condition.line),
      });
    case "all":
    case "any":
      return keys({ [condition.kind]: list(condition.of.map((one) => conditionPiece(one, hijri))) });
    case "some":
      return keys({
        some: number(condition.least),
        of: list(condition.of.map((one) => conditionPiece(one, hijri))),
      });
    case "not":
      return keys({ not: conditionPiece(condition.of, hijri) });
  }
}

/** Conditions of which one may stand alone. */
export function conditionsPiece(conditions: readonly Condition[], hijri: HijriBasis): Piece | undefined {
  return oneOrList(conditions.map((one) => conditionPiece(one, hijri)));
}

// a name alone stands for the state that one asks for most
function stateOf(kind: "clause" | "phase", name: string, is: readonly string[], usual: string): Piece {
  if (is.length === 1 && is[0] === usual) return text(name);
  return keys({ [kind]: text(name), is: oneOrTexts(is) });
}

function quantityPiece(condition: QuantityCondition, hijri: HijriBasis): Piece {
  return keys({
    quantity: text(condition.quantity),
    [condition.bound]: amountPiece(condition.amount),
    of: condition.amount.kind === "share" ? text(condition.amount.base) : undefined,
    every: durationPiece(condition.every),
    since: momentPiece(condition.since, hijri),
    until: momentPiece(condition.until, hijri),
  });
}

function amountPiece(asked: Amount): Piece {
  return asked.kind === "number" ? amount(asked.number) : sharePiece(asked.share);
}
