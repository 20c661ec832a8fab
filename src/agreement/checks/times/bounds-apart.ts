// Two clauses on the same quantity and the same addressee whose bounds and times can't both be kept, or of which one says nothing.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { QuantityCondition } from "../../terms/condition.js";
import type { Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, conjunctsOf, deadlineOf } from "../walk.js";
import { sayBound, sayLine, sayNames } from "../words.js";
import { contradiction } from "./contradiction.js";
import { type Bounds, earliestOf, keyOf, lastDay, latestOf, sayWhen, slack, type Times } from "./times.js";

/** One demand: who asks what of a quantity, and when it must hold. */
type Demand = {
  readonly clause: Clause;
  readonly condition: QuantityCondition;
  /** The amounts that satisfy it. */
  readonly range: Range;
  /** `throughout`: on every day of its time; `once`: on some day up to its deadline. */
  readonly holds: "throughout" | "once";
  readonly start: Point;
  /** The last day for it, or on which it is owed; without it there is none. */
  readonly end?: Point;
};
type Range = { readonly low: number; readonly high: number; readonly base: string };
/** A moment with what is known of it. Two points with one key are surely the same. */
type Point = { readonly key: string; readonly low: Bounds; readonly high: Bounds };

/** Every pair of clauses that contradict one another on a quantity, or set two bounds of one kind for one day. */
export function boundsApart(process: ProcessFile, times: Times): readonly Problem[] {
  const amended = new Set(process.clauses.flatMap((clause) => clause.amends?.clause ?? []));
  const groups = new Map<string, Demand[]>();
  for (const clause of process.clauses) {
    // what is replaced, and what replaces it, are not in force together
    if (amended.has(clause.name) || clause.amends !== undefined) continue;
    for (const demand of demandsOf(process, clause, times)) {
      // clauses for other places, or under other conditions, may differ
      const key = JSON.stringify([demand.condition.quantity, demand.range.base, groundOf(clause)]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [demand]);
      else group.push(demand);
    }
  }
  return [...groups.values()].flatMap((group) => pairsWithin(group, times));
}

// pairs are told up to this number; whoever has so many has other worries
const mostPairs = 100;

function pairsWithin(group: readonly Demand[], times: Times): readonly Problem[] {
  const found: Problem[] = [];
  for (const [i, a] of group.entries()) {
    for (let j = i + 1; j < group.length && found.length < mostPairs; j++) {
      const b = group[j];
      if (a.clause === b.clause || !sharesDebtor(a.clause, b.clause)) continue;
      const told = apart(a.range, b.range) ? opposed(a, b, times) : twice(a, b, times);
      if (told !== undefined) found.push(told);
    }
  }
  return found;
}

function demandsOf(process: ProcessFile, clause: Clause, times: Times): readonly Demand[] {
  const { obligation } = clause;
  if (obligation === "best-efforts" || obligation === "exchange") return [];
  const holds = obligation === "maintain" || obligation === "refrain" ? "throughout" : "once";
  const last = lastDayOf(times, clause, holds);
  const start = pointOf(times, clause.when.from ?? signing);
  const end = last && pointOf(times, last);
  const quantities = asked(clause).flatMap((one) => conjunctsOf(one.that));
  return quantities.flatMap((condition) => {
    if (condition.kind !== "quantity" || condition.every !== undefined) return [];
    if (condition.since !== undefined || condition.until !== undefined) return [];
    const range = rangeOf(process, condition);
    if (range === undefined) return [];
    return [{ clause, condition, range, holds, start, ...(end !== undefined && { end }) }];
  });
}

function lastDayOf(times: Times, clause: Clause, holds: Demand["holds"]): Moment | undefined {
  const { until } = clause.when;
  const deadline = holds === "once" ? deadlineOf(clause) : until && { key: "until", moment: until };
  return deadline && lastDay(times, deadline.key, deadline.moment);
}

// what has no beginning is owed from the signing on
const signing: Moment = { kind: "named", what: "event", name: "signing" };

function pointOf(times: Times, moment: Moment): Point {
  return { key: keyOf(times, moment), low: earliestOf(times, moment), high: latestOf(times, moment) };
}

// shares of one base are compared as they are; where its amount was never changed, also with numbers
function rangeOf(process: ProcessFile, condition: QuantityCondition): Range | undefined {
  const { amount, bound } = condition;
  let [number, base] = [0, ""];
  if (amount.kind === "number") number = amount.number;
  else {
    const declared = process.bases.find((one) => one.name === amount.base);
    const [only, ...more] = declared?.versions ?? [];
    if (only !== undefined && more.length === 0) number = amount.share * only.amount;
    else [number, base] = [amount.share, amount.base];
  }
  if (bound === "at-least") return { low: number, high: Number.POSITIVE_INFINITY, base };
  return { low: bound === "exactly" ? number : Number.NEGATIVE_INFINITY, high: number, base };
}

function apart(a: Range, b: Range): boolean {
  return a.low > b.high || b.low > a.high;
}

// no amount satisfies both, and there is a day on which both must hold
function opposed(a: Demand, b: Demand, times: Times): Problem | undefined {
  if (!bothInForce(a, b)) return undefined;
  const [first, second] = inTextOrder(a, b);
  const names = sayNames([first.clause.name, second.clause.name]);
  const debtors = first.clause.who.filter((one) => second.clause.who.includes(one));
  return contradiction(`clauses ${names} ask opposite things of "${a.condition.quantity}" at the same time`, {
    where: second.condition.spot,
    found: `${sayDemand(first, times)} (${sayLine(first.condition.spot)}); ${sayDemand(second, times)}`,
    why: `${sayNames(debtors)} can keep one of them only by breaking the other`,
    hint: "change one of the bounds, let one end before the other begins, or say that one amends the other",
  });
}

// two bounds of the same kind for the same day: the narrower one makes the other say nothing
function twice(a: Demand, b: Demand, times: Times): Problem | undefined {
  const { bound, quantity } = a.condition;
  const equal = a.range.low === b.range.low && a.range.high === b.range.high;
  if (bound !== b.condition.bound || a.holds !== b.holds || equal) return undefined;
  const open = a.holds === "throughout" && a.end === undefined && b.end === undefined;
  const sameDay = open || (a.end !== undefined && a.end.key === b.end?.key);
  if (!sameDay || a.start.key !== b.start.key) return undefined;
  const [first, second] = inTextOrder(a, b);
  const names = sayNames([first.clause.name, second.clause.name]);
  return problem("rule-conflict", `clauses ${names} set two bounds for "${quantity}" on the same day`, {
    where: second.condition.spot,
    found: `${sayDemand(first, times)} (${sayLine(first.condition.spot)}); ${sayDemand(second, times)}`,
    why: "the narrower one makes the other say nothing, and each side will quote the one that it likes",
    hint: "keep one of them, or give them different days",
  });
}

function sharesDebtor(a: Clause, b: Clause): boolean {
  return a.who.some((one) => b.who.includes(one));
}

// where a clause applies, and under which conditions
function groundOf(clause: Clause): string {
  return JSON.stringify([clause.scope, clause.gatedBy, clause.asLongAs], (key, value: unknown) =>
    key === "spot" ? undefined : value,
  );
}

// whether there is surely a day on which both must hold
function bothInForce(a: Demand, b: Demand): boolean {
  if (a.holds === "once" && b.holds === "once") return a.end !== undefined && a.end.key === b.end?.key;
  const [lasting, other] = a.holds === "throughout" ? [a, b] : [b, a];
  if (other.holds === "throughout")
    return notAfter(lasting.start, other.end) && notAfter(other.start, lasting.end);
  // what is to be done once must fall wholly into the time of what lasts
  if (other.end === undefined || !notAfter(other.end, lasting.end)) return false;
  return lasting.clause.when.from === undefined || notAfter(lasting.start, other.start);
}

// surely no later than a point; where there is none, than any day
function notAfter(early: Point, late: Point | undefined): boolean {
  if (late === undefined || early.key === late.key) return true;
  const days = slack(late.low, early.high);
  return days !== undefined && days >= 0;
}

function inTextOrder(a: Demand, b: Demand): readonly [Demand, Demand] {
  return (a.condition.spot.line ?? 0) <= (b.condition.spot.line ?? 0) ? [a, b] : [b, a];
}

function sayDemand(demand: Demand, times: Times): string {
  const { from } = demand.clause.when;
  const once = demand.holds === "once";
  const end = once ? deadlineOf(demand.clause)?.moment : demand.clause.when.until;
  const word = once ? (deadlineOf(demand.clause)?.key ?? "by") : "until";
  const parts = [
    `"${demand.clause.name}": ${sayBound(demand.condition)}`,
    from === undefined ? "" : `from ${sayWhen(times, from)}`,
    end === undefined ? "" : `${word} ${sayWhen(times, end)}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
