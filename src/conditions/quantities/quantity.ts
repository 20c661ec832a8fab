// A counted quantity against its bound: its answer on any day, and the days on which it can change.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { type DayList, mergedDays, sortedDays } from "../day-lists.js";
import { amountOf } from "../evidence.js";
import type { Inquiry, Sight, Viewpoint, Watched } from "../inquiry.js";
import { askedDays, askedOn } from "./asked.js";
import { type Counted, countedBy, type Weighed, type Window, weigh } from "./counted.js";
import { judgedQuantity } from "./quantity-words.js";

/** A quantity that is compared with a bound. */
export function watchQuantity(inquiry: Inquiry, condition: QuantityCondition, view: Viewpoint): Watched {
  const counted = countedBy(inquiry, condition, view);
  let days: DayList | undefined;
  return {
    days: () => {
      days ??= changesOf(inquiry, condition, counted);
      return days;
    },
    sight: (on) => sightOf(counted, weighOn(inquiry, condition, counted, on)),
    judged: (on) => {
      const weighed = weighOn(inquiry, condition, counted, on);
      return judgedQuantity(counted, weighed, sightOf(counted, weighed));
    },
  };
}

function weighOn(inquiry: Inquiry, condition: QuantityCondition, counted: Counted, on: Day): Weighed {
  const asked = askedOn(inquiry.declared, condition.amount, on);
  const window = windowOn(inquiry, condition, on);
  if (typeof window !== "string") return weigh(counted, window, asked);
  const nothing = { figure: undefined, inDispute: undefined, turnsOn: [], answer: undefined };
  return { truth: "undetermined", waiting: window, asked, ...nothing };
}

// the days that count on a day, or why they are not known
function windowOn(inquiry: Inquiry, condition: QuantityCondition, on: Day): Window | string {
  const since = condition.since && inquiry.moment(condition.since, on);
  if (isAbsent(since)) return since.why;
  if (since !== undefined && since > on) return "the days that count have not begun";
  const until = condition.until && inquiry.moment(condition.until, on);
  const from = since === undefined ? {} : { since };
  if (until === undefined) return { ...from, end: on, open: false };
  if (isAbsent(until)) return { ...from, end: on, open: true };
  return { ...from, end: until < on ? until : on, until, open: on < until };
}

/** The answer without its words. */
export function sightOf(counted: Counted, weighed: Weighed): Sight {
  const { truth, figure } = weighed;
  const progress = truth === "met" ? 1 : progressOf(counted, weighed);
  return {
    truth,
    ...(figure !== undefined && { seen: figure.seen as Day }),
    ...(progress !== undefined && { progress }),
  };
}

// how much of what was asked for is there; of a ceiling, how much of the way down from the first figure
function progressOf({ condition, evidence }: Counted, { figure, asked }: Weighed): number | undefined {
  if (figure === undefined) return undefined;
  const share = (part: number, whole: number): number | undefined =>
    whole > 0 ? Math.min(1, Math.max(0, part / whole)) : undefined;
  switch (condition.bound) {
    case "at-least":
    case "up-to":
      return share(figure.best, asked.number);
    case "at-most": {
      const first = evidence.accepted.facts.find(({ value }) => value?.kind === "amount");
      const start = first === undefined ? undefined : amountOf(first);
      return start === undefined ? undefined : share(start - figure.best, start - asked.number);
    }
    case "exactly":
      return undefined;
  }
}

function changesOf(inquiry: Inquiry, condition: QuantityCondition, counted: Counted): DayList {
  const { evidence, main, without } = counted;
  const lists: DayList[] = [main.days];
  if (without !== undefined) lists.push(without.days);
  lists.push(sortedDays(askedDays(inquiry.declared, condition.amount)));
  for (const moment of [condition.since, condition.until]) {
    if (moment !== undefined) lists.push(sortedDays(inquiry.momentDays(moment)));
  }
  lists.push(sortedDays(evidence.answers.map(({ during }) => during.start)));
  lists.push(sortedDays(evidence.disputed.map(({ during }) => during.end - 1)));
  return mergedDays(lists);
}
