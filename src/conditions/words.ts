// Days, numbers, amounts and facts as a mediator says them.
import { formatInCalendar } from "../ground/calendars.js";
import { type Day, formatDay } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { Fact, FactId } from "./fact.js";
import type { Why } from "./result.js";

/** A day: `13 July 2020`. */
export function sayDay(day: Day): string {
  return formatInCalendar(day, "gregorian") ?? formatDay(day);
}

/** A stretch of days with both its ends; one day alone if it is one. */
export function sayDays({ start, end }: DayInterval): string {
  const last = (end - 1) as Day;
  return start === last ? sayDay(start) : `${sayDay(start)} to ${sayDay(last)}`;
}

/**
 * A number with commas between thousands, and at most four decimals.
 *
 * @example
 * sayNumber(8600) // "8,600"
 * sayNumber(0.94) // "0.94"
 */
export function sayNumber(value: number): string {
  if (Number.isInteger(value) && value > -1000 && value < 1000) return String(value + 0);
  const [whole, decimals] = String(Number(value.toFixed(4)) + 0).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A number with its unit: `8,600 troops`. */
export function sayAmount(value: number, unit: string): string {
  return unit === "" ? sayNumber(value) : `${sayNumber(value)} ${unit}`;
}

/**
 * A share as a percentage, with at most one decimal.
 *
 * @example
 * sayShare(0.653) // "65.3 %"
 */
export function sayShare(share: number): string {
  return `${sayNumber(Number((share * 100).toFixed(1)))} %`;
}

/** So many of something: `1 day`, `3 days`. */
export function sayCount(count: number, one: string): string {
  return `${sayNumber(count)} ${count === 1 ? one : `${one}s`}`;
}

/**
 * Several things in a row.
 *
 * @example
 * sayList(["a", "b", "c"]) // "a, b and c"
 */
export function sayList(items: readonly string[], word: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1]}`;
}

/** How a fact came about: `measured by mission (A1)`. */
export function sayOrigin(fact: Fact): string {
  const grade = fact.grade === undefined ? "" : ` (${fact.grade.source}${fact.grade.content})`;
  return `${fact.kind}${fact.by === undefined ? "" : ` by ${fact.by}`}${grade}`;
}

/** The names of facts, for a reason; of very many only the last few. */
export function idsOf(facts: readonly Fact[]): readonly FactId[] {
  return facts.slice(-mostNamed).map(({ id }) => id);
}

/** A reason from its parts; parts that are empty are left out. */
export function why(text: string, facts: readonly Fact[] = [], because: readonly Why[] = []): Why {
  return {
    text,
    ...(facts.length > 0 && { facts: idsOf(facts) }),
    ...(because.length > 0 && { because }),
  };
}

// a reader looks up a handful of facts; the figures name how many there are
const mostNamed = 12;
