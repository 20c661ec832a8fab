// A phase in a course: shut, open, suspended, reversed, ended.

import { isTrue, judgeCode, never } from "../program/code.js";
import { effects } from "../program/rule-table.js";
import { causeOfOpening } from "./causes.js";
import { type Course, holds, momentDay, setFirst, setWord, wakeOn } from "./course.js";
import { holdOn, isOpenedByRule } from "./rule-step.js";

/** The words of a phase, as they stand in `phaseWords`. */
export const notOpen = 0;
export const open = 1;
export const suspended = 2;
export const reversed = 3;
export const ended = 4;

/** A phase that stays as it is. */
export const stays = 255;

/**
 * What becomes of a phase on a day: its next word, or `stays`. Nothing is written yet. It changes at most once on a day, so that what
 * turns in a circle turns once a day.
 */
export function turnOfPhase(course: Course, p: number, day: number): number {
  const { program, words } = course;
  const { phases } = program;
  const node = program.firstPhase + p;
  const word = words[node];
  if (word === ended) return stays;
  if (course.changed[node] === day) {
    wakeOn(course, node, day + 1);
    return stays;
  }
  const held = holdOn(course, node);
  const isReversed = anyHolds(course, phases.reversedWhen[p]);
  const isEnded = endHolds(course, p, day);
  const isSuspended = anyHolds(course, phases.suspendedWhen[p]);
  if (word === notOpen || word === reversed) {
    const opensOn = momentDay(course, phases.opensOn[p], day);
    if (opensOn > day) wakeOn(course, node, opensOn);
    if (held > 0 || course.contested[node] === 1 || isReversed) return stays;
    if (!opens(course, p, opensOn <= day)) return stays;
    // it may have been overtaken: then it opens and ends on one day
    return isEnded ? ended : isSuspended ? suspended : open;
  }
  // what ends it and what reverses it on one day contradict each other: it stays as it was
  const isThrown = isReversed || held === 2;
  if (isThrown && isEnded) return stays;
  const next = isThrown ? reversed : isEnded ? ended : isSuspended || held === 1 ? suspended : open;
  return next === word ? stays : next;
}

/** Writes what became of a phase. */
export function writeTurn(course: Course, p: number, day: number): void {
  const { program, first, changed, turns } = course;
  const node = program.firstPhase + p;
  if (first[node] === never)
    course.cause[node] = causeOfOpening(course, p, momentDay(course, program.phases.opensOn[p], day));
  changed[node] = day;
  setFirst(course, node, day);
  setWord(course, node, turns[p], day);
  // it may open anew, or change again, on the next day
  wakeOn(course, node, day + 1);
}

function opens(course: Course, p: number, isDay: boolean): boolean {
  const { program } = course;
  const node = program.firstPhase + p;
  if (isOpenedByRule(course, node)) return true;
  const { opensWhen, opensOn } = program.phases;
  const bearing = program.rules.bearing.get(node) ?? [];
  // with nothing of its own it waits for a rule that opens it, if there is one
  if (opensWhen[p] < 0 && opensOn[p] < 0)
    return !bearing.some((r) => program.rules.effect[r] === effects.opens);
  return isDay && holds(course, opensWhen[p]);
}

function endHolds(course: Course, p: number, day: number): boolean {
  const { endsWhen, endsOn } = course.program.phases;
  if (endsWhen[p] < 0 && endsOn[p] < 0) return false;
  const on = momentDay(course, endsOn[p], day);
  if (on > day) wakeOn(course, course.program.firstPhase + p, on);
  return on <= day && holds(course, endsWhen[p]);
}

function anyHolds(course: Course, offset: number): boolean {
  return offset >= 0 && judgeCode(course.program.code.row, offset, course.words) === isTrue;
}
