// Moments and conditions in the form that is hashed: how they are written, and in which order, does not matter.
import { formatDay } from "../../ground/day.js";
import type { Amount, Condition } from "../terms/condition.js";
import type { Duration, Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { dropAbsent, type JsonValue, setIfAny, setOf, sorted } from "./json.js";
import {
  baseForm,
  decisionForm,
  eventForm,
  indicatorForm,
  lineForm,
  quantityForm,
  testForm,
  weaponForm,
  whoForm,
} from "./things.js";

/** A stretch of time: two weeks are fourteen days, and a year is twelve months. */
export function durationForm({ count, unit }: Duration): { readonly [key: string]: JsonValue } {
  switch (unit) {
    case "days":
      return { days: count };
    case "weeks":
      return { days: count * 7 };
    case "months":
      return { months: count };
    case "years":
      return { months: count * 12 };
  }
}

/** A moment: a date by its day, whatever the calendar; an event by what happens; clauses and phases by their names. */
export function momentForm(moment: Moment, process: ProcessFile): JsonValue {
  switch (moment.kind) {
    case "date":
      return formatDay(moment.date.day);
    case "named":
      return moment.what === "event" ? eventForm(moment.name, process) : { [moment.what]: moment.name };
    case "shifted":
      return { [moment.direction]: momentForm(moment.from, process), ...durationForm(moment.by) };
    case "earlier-of":
    case "later-of":
      return { [moment.kind]: setOf(moment.of.map((one) => momentForm(one, process))) };
  }
}

/** Conditions of which all, or any, must hold: a set; nothing if there are none. */
export function conditionsForm(
  conditions: readonly Condition[],
  process: ProcessFile,
): JsonValue | undefined {
  return setIfAny(conditions.map((one) => conditionForm(one, process)));
}

/** A condition. Clauses and phases stand in it by their names, for each has a form of its own. */
export function conditionForm(condition: Condition, process: ProcessFile): JsonValue {
  switch (condition.kind) {
    case "event":
      return eventForm(condition.event, process);
    case "clause":
      return { clause: condition.clause, is: setOf(condition.is) };
    case "phase":
      return { phase: condition.phase, is: setOf(condition.is) };
    case "decision":
      return { decision: decisionForm(condition.decision, process), is: condition.is };
    case "test":
      return testForm(condition.test, process);
    case "quantity":
      return dropAbsent({
        quantity: quantityForm(condition.quantity, process),
        [condition.bound]: amountForm(condition.amount, process),
        since: condition.since && momentForm(condition.since, process),
        until: condition.until && momentForm(condition.until, process),
        every: condition.every && durationForm(condition.every),
      });
    case "proportion":
      return {
        quantity: quantityForm(condition.quantity, process),
        "in-proportion-to": quantityForm(condition.to, process),
        since: momentForm(condition.since, process),
        tolerance: condition.tolerance,
      };
    case "indicator":
      return {
        indicator: indicatorForm(condition.indicator, process),
        "no-worse-than": condition.year,
        "by-more-than": condition.slack,
      };
    case "separation":
      return {
        weapons: weaponForm(condition.weapons, process),
        of: whoForm(condition.party, process),
        "at-least": condition.kilometres,
        from: lineForm(condition.line, process),
      };
    case "all":
    case "any":
      return togetherForm(condition.kind, condition.of, process);
    case "some":
      return {
        some: condition.least,
        of: sorted(condition.of.map((one) => conditionForm(one, process))),
      };
    case "not":
      return { not: conditionForm(condition.of, process) };
  }
}

// all or any of one thing is that thing
function togetherForm(kind: "all" | "any", of: readonly Condition[], process: ProcessFile): JsonValue {
  const forms = setOf(of.map((one) => conditionForm(one, process)));
  return forms.length === 1 ? forms[0] : { [kind]: forms };
}

function amountForm(amount: Amount, process: ProcessFile): JsonValue {
  return amount.kind === "number"
    ? amount.number
    : { share: amount.share, of: baseForm(amount.base, process) };
}
