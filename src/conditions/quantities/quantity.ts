// A counted quantity against its bound: its answer on any day, and the days on which it can change.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { type DayList, firstDay, mergedDays, sortedDays } from "../day-lists.js";
import { says } from "../facts/subject-facts.js";
import type { Inquiry, Sight, Viewpoint, Watched } from "../inquiry.js";
import type { Figures, Judged } from "../result.js";
import { askedDays, askedOn } from "./asked.js";
import { type Counted, countedBy, type Weighed, type Window, weigh } from "./counted.js";
import { figuresOf, judgedQuantity } from "./quantity-words.js";
import { answerAt, firstKeptDay, type Steps, stepOn, stepsOf } from "./steps.js";

/** A quantity that is compared with a bound. */
export function watchQuantity(inquiry: Inquiry, condition: QuantityCondition, view: Viewpoint): Watched {
  const counted = countedBy(inquiry, condition, view);
  const weighed = (on: Day): Weighed => weighOn(inquiry, condition, counted, on);
  // an answer and its figures are asked for one after the other, and moments may move between two days of asking
  let last: { readonly on: Day; readonly judged: Judged } | undefined;
  const judged = (on: Day): Judged => {
    const found = weighed(on);
    last = { on, judged: judgedQuantity(counted, found, sightOf(counted, found)) };
    return last.judged;
  };
  const words = {
    judged,
    figures: (on: Day): readonly Figures[] =>
      last?.on === on && isSteady(condition)
        ? (last.judged.figures ?? [])
        : [figuresOf(counted, weighed(on))],
  };
  const steps = stepsOf(inquiry, condition, counted);
  if (steps !== undefined) return { ...words, ...bySteps(inquiry, condition, counted, steps) };
  const steady = isSteady(condition);
  let known: DayList | undefined;
  return {
    ...words,
    days: () => {
      if (known !== undefined && steady) return known;
      known = changesOf(inquiry, condition, counted);
      return known;
    },
    truth: (on) => weighed(on).truth,
    sight: (on) => sightOf(counted, weighed(on)),
  };
}

// moments may move as the process is walked through
function isSteady({ since, until }: QuantityCondition): boolean {
  return since === undefined && until === undefined;
}

// where the answer turns on the figures alone, it is looked up
function bySteps(
  { declared }: Inquiry,
  condition: QuantityCondition,
  counted: Counted,
  steps: Steps,
): Pick<Watched, "days" | "truth" | "sight" | "first"> {
  const asked = askedOn(declared, condition.amount, firstDay).number;
  return {
    days: () => steps.days,
    truth: (on) => answerAt(steps, stepOn(steps, on)),
    sight: (on) => {
      const at = stepOn(steps, on);
      if (at < 0) return nothingSeen;
      const truth = answerAt(steps, at);
      const figure = counted.main.figure({ end: on, open: false });
      if (figure === undefined) return nothingSeen;
      const progress = truth === "met" ? 1 : progressOf(counted, figure.best, asked);
      return { truth, seen: figure.seen as Day, progress };
    },
    first: (start, on) => firstKeptDay(steps, start, on),
  };
}

const nothingSeen: Sight = { truth: "undetermined", seen: undefined, progress: undefined };

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
export function sightOf(counted: Counted, { truth, figure, asked }: Weighed): Sight {
  if (figure === undefined) return { truth, seen: undefined, progress: truth === "met" ? 1 : undefined };
  const progress = truth === "met" ? 1 : progressOf(counted, figure.best, asked.number);
  return { truth, seen: figure.seen as Day, progress };
}

// how much of what was asked for is there; of a ceiling, how much of the way down from the first figure
function progressOf({ condition, evidence }: Counted, best: number, asked: number): number | undefined {
  switch (condition.bound) {
    case "at-least":
    case "up-to":
      return shareOf(best, asked);
    case "at-most": {
      const first = evidence.accepted.says.indexOf(says.amount);
      const start = evidence.accepted.amounts[first];
      return first < 0 ? undefined : shareOf(start - best, start - asked);
    }
    case "exactly":
      return undefined;
  }
}

function shareOf(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : undefined;
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
