// Two clauses on the same quantity and the same addressee whose bounds and times can't both be kept, or of which one says nothing.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { QuantityCondition } from "../../terms/condition.js";
import type { Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, conjunctsOf, deadlineOf } from "../walk.js";
import { sayBound, sayLine, sayNames } from "../words.js";
import { contradiction } from "./contradiction.js";
import { earliestOf, latestOf, sameMoment, sayWhen, slack, type Times } from "./times.js";

/** One demand: who asks what of a quantity, and when it must hold. */
type Demand = {
  readonly clause: Clause;
  readonly condition: QuantityCondition;
  /** The amounts that satisfy it. */
  readonly range: Range;
  /** `throughout`: on every day of its time; `once`: on some day up to its deadline. */
  readonly holds: "throughout" | "once";
};
type Range = { readonly low: number; readonly high: number; readonly base: string };

/** Every pair of clauses that contradict one another on a quantity, or set two bounds of one kind for one day. */
export function boundsApart(process: ProcessFile, times: Times): readonly Problem[] {
  const amended = new Set(process.clauses.flatMap((clause) => clause.amends?.clause ?? []));
  const groups = new Map<string, Demand[]>();
  for (const clause of process.clauses) {
    // what is replaced, and what replaces it, are not in force together
    if (amended.has(clause.name) || clause.amends !== undefined) continue;
    for (const demand of demandsOf(process, clause)) {
      const group = groups.get(demand.condition.quantity);
      if (group === undefined) groups.set(demand.condition.quantity, [demand]);
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
      if (a.clause === b.clause || a.range.base !== b.range.base) continue;
      const told = apart(a.range, b.range) ? opposed(a, b, times) : twice(a, b, times);
      if (told !== undefined) found.push(told);
    }
  }
  return found;
}

function demandsOf(process: ProcessFile, clause: Clause): readonly Demand[] {
  const { obligation } = clause;
  if (obligation === "best-efforts" || obligation === "exchange") return [];
  const holds = obligation === "maintain" || obligation === "refrain" ? "throughout" : "once";
  const quantities = asked(clause).flatMap((one) => conjunctsOf(one.that));
  return quantities.flatMap((condition) => {
    if (condition.kind !== "quantity" || condition.every !== undefined) return [];
    if (condition.since !== undefined || condition.until !== undefined) return [];
    const range = rangeOf(process, condition);
    return range === undefined ? [] : [{ clause, condition, range, holds }];
  });
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
  if (!sameAddressee(a.clause, b.clause) || !bothInForce(a, b, times)) return undefined;
  const [first, second] = inTextOrder(a, b);
  const names = sayNames([first.clause.name, second.clause.name]);
  return contradiction(`clauses ${names} ask opposite things of "${a.condition.quantity}" at the same time`, {
    where: second.condition.spot,
    found: `${sayDemand(first, times)} (${sayLine(first.condition.spot)}); ${sayDemand(second, times)}`,
    why: `${sayNames(shared(a.clause, b.clause))} can keep one of them only by breaking the other`,
    hint: "change one of the bounds, let one end before the other begins, or say that one amends the other",
  });
}

// two bounds of the same kind for the same day: the narrower one makes the other say nothing
function twice(a: Demand, b: Demand, times: Times): Problem | undefined {
  const [one, other] = [a.condition, b.condition];
  const equal = a.range.low === b.range.low && a.range.high === b.range.high;
  if (one.bound !== other.bound || a.holds !== b.holds || equal) return undefined;
  if (!sameAddressee(a.clause, b.clause) || !sameGround(a.clause, b.clause)) return undefined;
  const [x, y] = [endOf(a), endOf(b)];
  const open = a.holds === "throughout" && x === undefined && y === undefined;
  const sameDay = open || (x !== undefined && y !== undefined && sameMoment(times, x, y));
  const [from, start] = [a.clause.when.from, b.clause.when.from];
  const sameStart =
    from === undefined || start === undefined ? from === start : sameMoment(times, from, start);
  if (!sameDay || !sameStart) return undefined;
  const [first, second] = inTextOrder(a, b);
  const names = sayNames([first.clause.name, second.clause.name]);
  return problem("rule-conflict", `clauses ${names} set two bounds for "${one.quantity}" on the same day`, {
    where: second.condition.spot,
    found: `${sayDemand(first, times)} (${sayLine(first.condition.spot)}); ${sayDemand(second, times)}`,
    why: "the narrower one makes the other say nothing, and each side will quote the one that it likes",
    hint: "keep one of them, or give them different days",
  });
}

function sameAddressee(a: Clause, b: Clause): boolean {
  return shared(a, b).length > 0;
}

function shared(a: Clause, b: Clause): readonly string[] {
  return a.who.filter((one) => b.who.includes(one));
}

// neither is for other places, or under other conditions, than the other
function sameGround(a: Clause, b: Clause): boolean {
  return ground(a) === ground(b);
}

function ground(clause: Clause): string {
  const conditions = [clause.gatedBy, clause.asLongAs];
  const withoutSpots = (key: string, value: unknown) => (key === "spot" ? undefined : value);
  return JSON.stringify([clause.scope, conditions], withoutSpots);
}

// whether there is surely a day on which both must hold
function bothInForce(a: Demand, b: Demand, times: Times): boolean {
  if (!sameGround(a.clause, b.clause)) return false;
  if (a.holds === "once" && b.holds === "once") {
    const [x, y] = [endOf(a), endOf(b)];
    return x !== undefined && y !== undefined && sameMoment(times, x, y);
  }
  const [lasting, other] = a.holds === "throughout" ? [a, b] : [b, a];
  const end = endOf(other);
  if (other.holds === "throughout")
    return begins(lasting, end, times) && begins(other, endOf(lasting), times);
  // what is to be done once must fall wholly into the time of what lasts
  const start = lasting.clause.when.from;
  if (end === undefined || !notAfter(end, endOf(lasting), times)) return false;
  return start === undefined || notAfter(start, other.clause.when.from ?? signing, times);
}

const signing: Moment = { kind: "named", what: "event", name: "signing" };

// whether a demand surely begins no later than a day
function begins(demand: Demand, day: Moment | undefined, times: Times): boolean {
  return notAfter(demand.clause.when.from ?? signing, day, times);
}

function notAfter(early: Moment, late: Moment | undefined, times: Times): boolean {
  if (late === undefined || sameMoment(times, early, late)) return true;
  const days = slack(earliestOf(times, late), latestOf(times, early));
  return days !== undefined && days >= 0;
}

function endOf(demand: Demand): Moment | undefined {
  return demand.holds === "once" ? deadlineOf(demand.clause)?.moment : demand.clause.when.until;
}

function inTextOrder(a: Demand, b: Demand): readonly [Demand, Demand] {
  return (a.condition.spot.line ?? 0) <= (b.condition.spot.line ?? 0) ? [a, b] : [b, a];
}

function sayDemand(demand: Demand, times: Times): string {
  const { from } = demand.clause.when;
  const end = endOf(demand);
  const word = demand.holds === "once" ? "by" : "until";
  const parts = [
    `"${demand.clause.name}": ${sayBound(demand.condition)}`,
    from === undefined ? "" : `from ${sayWhen(times, from)}`,
    end === undefined ? "" : `${word} ${sayWhen(times, end)}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
