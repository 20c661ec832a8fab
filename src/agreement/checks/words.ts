// Saying what stands in the text: names, moments, amounts, in the words of the language itself.
import { formatDay } from "../../ground/day.js";
import { formatDuration } from "../../ground/duration.js";
import type { Spot } from "../../ground/problem.js";
import type { Amount, Condition, QuantityCondition } from "../terms/condition.js";
import type { Moment } from "../terms/date.js";

/**
 * Names one after the other, in quotes; from the seventh on they are only counted.
 *
 * @example
 * sayNames(["a", "b", "c"]) // "\"a\", \"b\" and \"c\""
 */
export function sayNames(names: readonly string[], last = "and"): string {
  return sayList(
    names.map((name) => `"${name}"`),
    last,
  );
}

/** Words one after the other; from the seventh on they are only counted. */
export function sayList(words: readonly string[], last = "and"): string {
  if (words.length > 7) return `${words.slice(0, 6).join(", ")} ${last} ${words.length - 6} more`;
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

/**
 * A moment as the language writes it.
 *
 * @example
 * sayMoment({ kind: "shifted", by: { count: 2, unit: "days" }, direction: "after", from: { kind: "named", what: "event", name: "signing" } }) // "2 days after signing"
 */
export function sayMoment(moment: Moment): string {
  switch (moment.kind) {
    case "date":
      return formatDay(moment.date.day);
    case "named":
      return moment.name;
    case "shifted":
      return `${formatDuration(moment.by)} ${moment.direction} ${sayMoment(moment.from)}`;
    case "earlier-of":
    case "later-of":
      return `the ${moment.kind === "earlier-of" ? "earlier" : "later"} of ${sayList(moment.of.map(sayMoment))}`;
  }
}

/** An amount as the language writes it: `8600`, `30 % of inventory`. */
export function sayAmount(amount: Amount): string {
  if (amount.kind === "number") return String(amount.number);
  // twelve digits: a share such as 0.07 is 7 %, not 7.000000000000001 %
  return `${Number((amount.share * 100).toPrecision(12))} % of ${amount.base}`;
}

/** A bound as the language writes it: `at-most 8600`. */
export function sayBound(condition: QuantityCondition): string {
  return `${condition.bound} ${sayAmount(condition.amount)}`;
}

/** Which line of the text a spot is on, for a problem that points at two places: `line 12`. */
export function sayLine(spot: Spot): string {
  return spot.line === undefined ? "elsewhere" : `line ${spot.line}`;
}

/**
 * So many of a thing.
 *
 * @example
 * countOf(1, "day") // "1 day"
 * countOf(3, "day") // "3 days"
 */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** What a single condition speaks of, in words. */
export function saySubject(leaf: Condition): string {
  switch (leaf.kind) {
    case "event":
      return `event "${leaf.event}"`;
    case "clause":
      return `clause "${leaf.clause}"`;
    case "phase":
      return `phase "${leaf.phase}"`;
    case "decision":
      return `decision "${leaf.decision}"`;
    case "test":
      return `the end of test "${leaf.test}"`;
    case "quantity":
    case "proportion":
      return `the count of "${leaf.quantity}"`;
    case "indicator":
      return `indicator "${leaf.indicator}"`;
    case "separation":
      return `the distance of "${leaf.weapons}"`;
    case "all":
    case "any":
    case "some":
    case "not":
      return "a condition";
  }
}
