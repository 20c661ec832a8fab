// What holds a clause up: gates that have not opened, days on which it rests or is paused, and by how much that moves its deadline.
import type { Clause } from "../../../agreement/terms/clause.js";
import type { Condition } from "../../../agreement/terms/condition.js";
import { addDays, type Day } from "../../../ground/day.js";
import {
  type DayList,
  firstDay,
  firstDayWhere,
  firstLater,
  mergedDays,
  sortedDays,
} from "../../day-lists.js";
import { firstMetDay, type Inquiry, type Viewpoint, type Watched } from "../../inquiry.js";
import type { Why } from "../../result.js";
import { why } from "../../words.js";

/** Gates and companions of a clause, prepared. */
export type Holding = {
  readonly clause: Clause;
  readonly gates: readonly Watched[];
  /** What must hold for it to be owed on a day; a clause named there breaks it only when it is not met. */
  readonly companions: readonly Watched[];
};

/** Prepares what can hold a clause up. */
export function holdingOf(inquiry: Inquiry, clause: Clause, view: Viewpoint): Holding {
  return {
    clause,
    gates: clause.gatedBy.map((gate) => inquiry.watch(gate, view)),
    companions: companionsOf(clause).map((one) => inquiry.watch(one, view)),
  };
}

// the conditions of a clause never change, and what was prepared for them is found again by their identity
function companionsOf(clause: Clause): readonly Condition[] {
  const before = remembered.get(clause);
  if (before !== undefined) return before;
  const made = clause.asLongAs.map(unbroken);
  remembered.set(clause, made);
  return made;
}

const remembered = new WeakMap<Clause, readonly Condition[]>();

/** The days on which gates and companions can change, up to the day of knowledge. */
export function holdingDays(inquiry: Inquiry, { clause, gates, companions }: Holding): DayList {
  const lists = [...gates, ...companions].map((one) => one.days());
  const pauses = inquiry.surroundings?.pauses(clause.name, inquiry.known) ?? [];
  const released = inquiry.surroundings?.releasedOn(clause.name, inquiry.known);
  const days = pauses.flatMap(({ days: { start, end } }) => [start, end] as number[]);
  if (released !== undefined) days.push(released);
  return mergedDays([...lists, sortedDays(days)]);
}

/**
 * The day on which the last gate opened: the first day, from `start` on, on which all hold. A gate that has opened stays open.
 * `undefined` if it has not by `on`; `start` itself if there is no gate.
 */
export function openedBy(inquiry: Inquiry, holding: Holding, start: Day, on: Day): Day | undefined {
  const { clause, gates } = holding;
  const opened = gates.length === 0 ? start : allFirst(gates, start, on);
  if (!inquiry.declared.releasing.has(clause.name)) return opened;
  const released = inquiry.surroundings?.releasedOn(clause.name, on);
  if (released === undefined || opened === undefined) return undefined;
  return released > opened ? released : opened;
}

// no gate opens before each has held by itself, so looking begins on the last of those days
function allFirst(gates: readonly Watched[], start: Day, on: Day): Day | undefined {
  let first = start;
  for (const gate of gates) {
    const day = firstMetDay(gate, start, on);
    if (day === undefined) return undefined;
    if (day > first) first = day;
  }
  if (gates.length === 1) return first;
  const days = mergedDays(gates.map((gate) => gate.days()));
  return firstDayWhere(days, first, on, (day) => gates.every((gate) => gate.truth(day) === "met"));
}

/** Why the gates are shut on a day. */
export function shutTold(inquiry: Inquiry, { clause, gates }: Holding, on: Day): readonly Why[] {
  const judged = gates.map((gate) => gate.judged(on)).filter(({ truth }) => truth !== "met");
  const releasers = inquiry.declared.releasing.get(clause.name);
  const released = inquiry.surroundings?.releasedOn(clause.name, on);
  const waits =
    releasers === undefined || released !== undefined
      ? []
      : [why(`it is released by ${releasers.join(" or ")}, which has not happened`)];
  return [...judged.map((one) => one.why), ...waits];
}

/** Whether a clause rests on a day: surely, perhaps (nobody can tell), or not; with the reasons. */
export type Rest = { readonly state: "rests" | "perhaps" | "runs"; because(): readonly Why[] };

/** Whether a clause rests or is paused on a day. */
export function restOn(inquiry: Inquiry, { clause, companions }: Holding, on: Day): Rest {
  const pause = pausesUpTo(inquiry, clause, on).find(({ days }) => days.start <= on && on < days.end);
  const state = pause === undefined ? stateOf(companions, on) : ("rests" as const);
  const because = (): readonly Why[] => {
    const judged = companions.map((one) => one.judged(on)).filter(({ truth }) => truth !== "met");
    const paused = pause === undefined ? [] : [why("it is paused", [], [pause.why])];
    return [...paused, ...judged.map((one) => one.why)];
  };
  return { state, because };
}

/** A deadline that waits for the days on which its clause rests: the day if nothing unsure rests, and if all of it does. */
export type Moved = { readonly least: Day; readonly most: Day };

/** Moves a deadline by the days of rest from `start` up to `on`. Days after the deadline, as it has moved, no longer count. */
export function movedBy(inquiry: Inquiry, holding: Holding, due: Day, at: Span): Moved {
  const { start, on } = at;
  const pauses = pausesUpTo(inquiry, holding.clause, on);
  if (holding.companions.length === 0 && pauses.length === 0) return { least: due, most: due };
  const changes = mergedDays([
    ...holding.companions.map((one) => one.days()),
    sortedDays(pauses.flatMap(({ days }) => [days.start, days.end])),
  ]);
  // without a first day, what holds before anything is known to change holds from the beginning
  const first = start === firstDay && changes.length > 0 ? (Math.min(changes[0] - 1, due) as Day) : start;
  let [least, most] = [due, due];
  let place = firstLater(changes, first);
  for (let day = first; day <= on && day <= most; ) {
    const next = place < changes.length && changes[place] <= on ? (changes[place] as Day) : addDays(on, 1);
    const paused = pauses.some(({ days }) => days.start <= day && day < days.end);
    const state = paused ? "rests" : stateOf(holding.companions, day);
    if (state === "rests" && day <= least) least = addDays(least, next - day);
    if (state !== "runs") most = addDays(most, next - day);
    day = next;
    place = firstLater(changes, day);
  }
  return { least, most };
}

/** A first and a last day. */
export type Span = { readonly start: Day; readonly on: Day };

function stateOf(companions: readonly Watched[], on: Day): Rest["state"] {
  let state: Rest["state"] = "runs";
  for (const companion of companions) {
    const truth = companion.truth(on);
    if (truth === "not-met") return "rests";
    if (truth !== "met") state = "perhaps";
  }
  return state;
}

function pausesUpTo(inquiry: Inquiry, { name }: Clause, on: Day) {
  return inquiry.surroundings?.pauses(name, on) ?? [];
}

// a clause that is named alone breaks what depends on it only when it is not met; one that is not yet due, waived or replaced does not
function unbroken(condition: Condition): Condition {
  switch (condition.kind) {
    case "clause":
      return condition.is.length === 1 && condition.is[0] === "met"
        ? { ...condition, is: ["met", "not-yet-due", "waived", "superseded"] }
        : condition;
    case "all":
    case "any":
    case "some":
      return { ...condition, of: condition.of.map(unbroken) };
    default:
      return condition;
  }
}
