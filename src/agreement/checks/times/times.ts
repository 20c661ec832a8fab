// When things can happen at the earliest and the latest, by what the text alone says, so that deadlines can be compared.
import { type Day, formatDay } from "../../../ground/day.js";
import { type Duration, shiftDay } from "../../../ground/duration.js";
import type { Clause } from "../../terms/clause.js";
import type { Condition } from "../../terms/condition.js";
import type { CalendarRules, Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, phaseWordsNeed, wordsNeed } from "../walk.js";
import { sayMoment } from "../words.js";

/**
 * Bounds of a moment: so many days after each of these. Under "" stands the day itself, counted as `Day` counts; under `event:x`
 * the days after an event of which the text does not say the date. What is not there is not known.
 */
export type Bounds = ReadonlyMap<string, number>;

/** What the text says of the times of one process. */
export type Times = {
  readonly calendar: CalendarRules;
  /** The days that the text gives to events. */
  readonly dated: ReadonlyMap<string, Day>;
  /** The earliest that a clause can be met (`met:x`) or become due (`due:x`), and that a phase can open (`phase:x`). */
  readonly earliest: ReadonlyMap<string, Bounds>;
};

/**
 * Finds out how early everything can happen. Clauses and phases in `stuck` never can; nothing is concluded from them.
 *
 * Cost: a few sweeps over all conditions, forth and back.
 */
export function timesOf(process: ProcessFile, stuck: (node: string) => boolean = () => false): Times {
  const dated = new Map<string, Day>();
  for (const event of process.events) if (event.date !== undefined) dated.set(event.name, event.date.day);
  const signed = process.agreement?.signed;
  if (signed !== undefined) dated.set("signing", signed.day);
  const earliest = new Map<string, Bounds>();
  const times: Times = { calendar: process.calendar, dated, earliest };
  const rules = rulesOf(times, process).filter(([node]) => !stuck(node));
  // each sweep may rest on what the one before has found; every one of them is true, a later one says more
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let changed = false;
    for (const [node, rule] of sweep % 2 === 0 ? rules : [...rules].reverse()) {
      const found = rule();
      if (!same(found, earliest.get(node) ?? unknown)) {
        earliest.set(node, found);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return times;
}

/** The bounds below which a moment can't lie. */
export function earliestOf(times: Times, moment: Moment): Bounds {
  switch (moment.kind) {
    case "date":
      return new Map([["", moment.date.day]]);
    case "named":
      return latest([new Map([[`${moment.what}:${moment.name}`, 0]]), knownOf(times, moment)]);
    case "shifted":
      return shifted(times, earliestOf(times, moment.from), moment, "low");
    case "later-of":
      return latest(moment.of.map((one) => earliestOf(times, one)));
    case "earlier-of":
      return earliestAmong(moment.of.map((one) => earliestOf(times, one)));
  }
}

/** The bounds above which a moment can't lie. Nothing says that a clause is met in time, so it has none but itself. */
export function latestOf(times: Times, moment: Moment): Bounds {
  switch (moment.kind) {
    case "date":
      return new Map([["", moment.date.day]]);
    case "named": {
      const own: Bounds = new Map([[`${moment.what}:${moment.name}`, 0]]);
      return moment.what === "event" ? latest([own, dayOfEvent(times, moment.name)]) : own;
    }
    case "shifted":
      return shifted(times, latestOf(times, moment.from), moment, "high");
    case "later-of":
      return latestAmong(moment.of.map((one) => latestOf(times, one)));
    case "earlier-of":
      return soonest(moment.of.map((one) => latestOf(times, one)));
  }
}

/** By how many days something lies after another thing at least, whatever happens (negative: before it at most); `undefined` if nothing is known. */
export function slack(low: Bounds, high: Bounds): number | undefined {
  let most: number | undefined;
  for (const [anchor, days] of low) {
    const limit = high.get(anchor);
    if (limit !== undefined && (most === undefined || days - limit > most)) most = days - limit;
  }
  return most;
}

/** The same where it surely lies after it; `undefined` if it need not. */
export function daysAfter(low: Bounds, high: Bounds): number | undefined {
  const days = slack(low, high);
  return days !== undefined && days > 0 ? days : undefined;
}

/** By how many days one moment lies after another at least, whatever happens; `undefined` if it need not. */
export function surelyAfter(times: Times, late: Moment, early: Moment): number | undefined {
  return daysAfter(earliestOf(times, late), latestOf(times, early));
}

/**
 * The last day on which something is in time, from the moment under a key: the day before where the key is "before", or where the
 * last day of a stretch does not count.
 */
export function lastDay(times: Times, key: string, moment: Moment): Moment {
  const { firstDay, lastDay: last } = times.calendar;
  const stretch = moment.kind === "shifted" && moment.direction === "after" && moment.by.count > 0;
  const excluded = last === "excluded" && stretch && key !== "from" && key !== "goal";
  if (key !== "before" && !excluded) return moment;
  // where the first day counts, the day before a day is the second of two
  const count = firstDay === "counted" ? 2 : 1;
  return { kind: "shifted", by: { count, unit: "days" }, direction: "before", from: moment };
}

/** The day of a moment, where the text fixes it. */
export function fixedDay(times: Times, moment: Moment): Day | undefined {
  const low = earliestOf(times, moment).get("");
  return low !== undefined && low === latestOf(times, moment).get("") ? (low as Day) : undefined;
}

/** A moment in words, with its day where the text fixes it. */
export function sayWhen(times: Times, moment: Moment): string {
  const day = moment.kind === "date" ? undefined : fixedDay(times, moment);
  return day === undefined ? sayMoment(moment) : `${sayMoment(moment)} (${formatDay(day)})`;
}

/** Whether two moments are surely the same. */
export function sameMoment(times: Times, a: Moment, b: Moment): boolean {
  return keyOf(times, a) === keyOf(times, b);
}

/** Moments with the same key are surely the same: its day where the text fixes it, otherwise its words. */
export function keyOf(times: Times, moment: Moment): string {
  const day = fixedDay(times, moment);
  return day === undefined ? JSON.stringify(moment) : String(day);
}

/** The earliest that a condition can hold. */
export function earliestHeld(times: Times, condition: Condition): Bounds {
  switch (condition.kind) {
    case "event":
      return earliestOf(times, { kind: "named", what: "event", name: condition.event });
    case "clause": {
      const need = wordsNeed(condition.is);
      return need === "nothing" ? unknown : (times.earliest.get(`${need}:${condition.clause}`) ?? unknown);
    }
    case "phase":
      return (phaseWordsNeed(condition.is) && times.earliest.get(`phase:${condition.phase}`)) || unknown;
    case "quantity":
      // nothing can have come in before it is counted
      return condition.bound === "at-least" && condition.since !== undefined
        ? earliestOf(times, condition.since)
        : unknown;
    case "all":
      return latest(condition.of.map((one) => earliestHeld(times, one)));
    case "any":
      return earliestAmong(condition.of.map((one) => earliestHeld(times, one)));
    case "some": {
      const parts = condition.of.map((one) => earliestHeld(times, one));
      return condition.least >= parts.length ? latest(parts) : earliestAmong(parts);
    }
    default:
      return unknown;
  }
}

const unknown: Bounds = new Map();
// chains that run with the text or against it are found in two sweeps; this leaves room for those that jump about
const mostSweeps = 24;
// a clause that hangs on more undated events than this is compared by the first ones only
const mostAnchors = 12;

type Rule = readonly [node: string, rule: () => Bounds];

function rulesOf(times: Times, process: ProcessFile): readonly Rule[] {
  const opened = openedBy(process);
  const clauses = process.clauses.flatMap((clause): Rule[] => [
    [`due:${clause.name}`, () => dueOf(times, clause)],
    [
      `met:${clause.name}`,
      () => {
        const due = times.earliest.get(`due:${clause.name}`) ?? unknown;
        return latest([due, ...asked(clause).map((one) => earliestHeld(times, one.that))]);
      },
    ],
  ]);
  const phases = process.phases.map(
    (phase): Rule => [
      `phase:${phase.name}`,
      () => {
        const on = phase.opensOn === undefined ? [] : [earliestOf(times, phase.opensOn)];
        const own = latest([...on, ...phase.opensWhen.map((one) => earliestHeld(times, one))]);
        return opened.has(phase.name) ? unknown : own;
      },
    ],
  );
  return [...clauses, ...phases];
}

// phases that an effect may open, whether their own conditions hold or not
function openedBy(process: ProcessFile): ReadonlySet<string> {
  return new Set(
    process.clauses.flatMap((clause) =>
      clause.consequences.flatMap(({ effect }) =>
        effect.kind === "opens" && effect.what === "phase" ? [effect.name] : [],
      ),
    ),
  );
}

function dueOf(times: Times, clause: Clause): Bounds {
  const { from } = clause.when;
  const start = from === undefined ? [] : [earliestOf(times, from)];
  return latest([...start, ...clause.gatedBy.map((one) => earliestHeld(times, one))]);
}

function knownOf(times: Times, moment: Extract<Moment, { kind: "named" }>): Bounds {
  if (moment.what === "event") return dayOfEvent(times, moment.name);
  const node = moment.what === "clause" ? `met:${moment.name}` : `phase:${moment.name}`;
  return times.earliest.get(node) ?? unknown;
}

function dayOfEvent(times: Times, name: string): Bounds {
  const day = times.dated.get(name);
  return day === undefined ? unknown : new Map([["", day]]);
}

function shifted(
  times: Times,
  bounds: Bounds,
  { by, direction }: Extract<Moment, { kind: "shifted" }>,
  side: "low" | "high",
): Bounds {
  const { firstDay } = times.calendar;
  const found = new Map<string, number>();
  const [least, most] = daysOf(by);
  const counted = firstDay === "counted" && by.count > 0 ? 1 : 0;
  for (const [anchor, days] of bounds) {
    if (anchor === "") {
      const day = shiftDay(days as Day, by, direction, firstDay);
      if (day !== undefined) found.set("", day);
    } else if (direction === "after") {
      found.set(anchor, days + (side === "low" ? least : most) - counted);
    } else found.set(anchor, days - (side === "low" ? most : least) + counted);
  }
  return found;
}

/** The fewest and the most days that a stretch can have: a month has 28 to 31 days, two months 59 to 62. */
export function daysOf({ count, unit }: Duration): readonly [least: number, most: number] {
  if (unit === "days") return [count, count];
  if (unit === "weeks") return [count * 7, count * 7];
  const months = unit === "months" ? count : count * 12;
  if (months === 0) return [0, 0];
  // the mean month of the Gregorian calendar, and room for every irregularity
  return [Math.floor(months * 30.436875) - 3, Math.ceil(months * 30.436875) + 3];
}

// the later of several: at least as late as each of them
function latest(all: readonly Bounds[]): Bounds {
  const found = new Map<string, number>();
  for (const bounds of all) {
    for (const [anchor, days] of bounds) {
      const before = found.get(anchor);
      if (before === undefined && found.size >= mostAnchors && anchor !== "") continue;
      if (before === undefined || days > before) found.set(anchor, days);
    }
  }
  return found;
}

// the earlier of several, from below: only what is known of all of them
function earliestAmong(all: readonly Bounds[]): Bounds {
  return amongAll(all, Math.min);
}

// the later of several, from above: only what is known of all of them
function latestAmong(all: readonly Bounds[]): Bounds {
  return amongAll(all, Math.max);
}

// the earlier of several, from above: no later than any one of them
function soonest(all: readonly Bounds[]): Bounds {
  const found = new Map<string, number>();
  for (const bounds of all)
    for (const [anchor, days] of bounds) found.set(anchor, Math.min(days, found.get(anchor) ?? days));
  return found;
}

function amongAll(all: readonly Bounds[], choose: (a: number, b: number) => number): Bounds {
  const [first, ...rest] = all;
  if (first === undefined) return unknown;
  const found = new Map<string, number>();
  for (const [anchor, days] of first) {
    const others = rest.map((bounds) => bounds.get(anchor));
    if (others.every((one) => one !== undefined))
      found.set(
        anchor,
        others.reduce<number>((a, b) => choose(a, b ?? a), days),
      );
  }
  return found;
}

function same(a: Bounds, b: Bounds): boolean {
  if (a.size !== b.size) return false;
  for (const [anchor, days] of a) if (b.get(anchor) !== days) return false;
  return true;
}
