// A clause in a course: when it is owed, how far the work is, whether it is kept.

import { byItself, byWhatItAsks } from "../program/clause-table.js";
import { addStretch, isFalse, isTrue, judgeCode, never } from "../program/code.js";
import { yes } from "../program/program.js";
import { causeOfDoing, causeOfRelease, causeOfStart } from "./causes.js";
import { type Course, holds, momentDay, setFirst, setWord, wakeOn } from "./course.js";
import { holdOn } from "./rule-step.js";

/** The words of a clause, as they stand in `clauseWords`. */
export const met = 0;
export const notMet = 1;
export const notYetDue = 2;
const undetermined = 3;
const superseded = 6;

/** Looks at a clause on a day. */
export function stepClause(course: Course, c: number, day: number): void {
  const { program, clauses } = course;
  const table = program.clauses;
  const node = program.firstClause + c;
  if (program.fixed[node] === 1 || clauses.over[c] === 1) return;
  const replaced = momentDay(course, table.superseded[c], never);
  const from = momentDay(course, table.from[c], program.signed ?? program.start);
  if (replaced <= day) {
    stop(course, c, day);
    setWord(course, node, superseded, day);
    return;
  }
  wakeOn(course, node, replaced);
  if (from > day) wakeOn(course, node, from);
  openGates(course, c, { from, day });
  const ready = clauses.opened[c] <= day;
  if (isOver(course, c, { from, day, ready })) {
    close(course, c, day);
    return;
  }
  const held = holdOn(course, node) > 0;
  const rests = held || !holds(course, table.asLongAs[c]) || isAhead(course, c, day);
  if (table.lasting[c] === 1) {
    stepLasting(course, c, { day, runs: ready && !rests });
    return;
  }
  if (clauses.done[c] === 1) {
    setWord(course, node, met, day);
    return;
  }
  rest(course, c, { day, rests: ready && rests });
  if (ready && !rests) {
    stepOnce(course, c, day);
    return;
  }
  stop(course, c, day);
  setWord(course, node, notYetDue, day);
}

// gates that have opened stay open; what must be released is owed once it is, too
function openGates(course: Course, c: number, { from, day }: { from: number; day: number }): void {
  const { program, clauses } = course;
  const { gates, released } = program.clauses;
  const node = program.firstClause + c;
  // what held for a part of a day only did not hold on it
  const isSure = clauses.passed[c] < day || clauses.done[c] === 1;
  if (!isSure && !holds(course, gates[c])) {
    clauses.passed[c] = never;
    clauses.opened[c] = never;
    clauses.active[c] = never;
  }
  if (clauses.opened[c] <= day) return;
  if (clauses.passed[c] === never && from <= day && holds(course, gates[c])) {
    clauses.passed[c] = day;
    course.cause[node] = causeOfStart(course, c, from);
  }
  if (clauses.passed[c] === never || (released[c] === 1 && course.released[node] === 0)) return;
  clauses.opened[c] = day;
  if (released[c] === 1) course.cause[node] = causeOfRelease(course, node);
}

// something that is done once, on a day on which it is owed and does not rest
function stepOnce(course: Course, c: number, day: number): void {
  const { program, clauses } = course;
  const { that, judgedBy } = program.clauses;
  const node = program.firstClause + c;
  const due = deadline(course, c);
  if (clauses.active[c] === never) begin(course, c, { day, due });
  const ready = comes(course, c) ? clauses.active[c] + clauses.needed[c] - clauses.worked[c] : never;
  if (ready <= day && (judgedBy[c] === byItself || holds(course, that[c]))) {
    clauses.done[c] = 1;
    clauses.late[c] = Math.max(0, day - due);
    if (judgedBy[c] !== byItself) course.cause[node] = causeOfDoing(course, c);
    setFirst(course, node, day);
    setWord(course, node, met, day);
    return;
  }
  if (ready > day) wakeOn(course, node, ready);
  if (due < never && due >= day) wakeOn(course, node, due + 1);
  setWord(course, node, day > due || isBehind(course, c, day) ? notMet : notYetDue, day);
}

function comes(course: Course, c: number): boolean {
  const node = course.program.firstClause + c;
  if (course.program.clauses.judgedBy[c] === byWhatItAsks) return true;
  return course.forced === node || course.written || course.draws.comes[node] === 1;
}

// the work begins, or goes on; how long it takes may depend on the time allowed
function begin(course: Course, c: number, { day, due }: { day: number; due: number }): void {
  const { program, clauses, draws } = course;
  const node = program.firstClause + c;
  const { ofTime, waited, allowed, usual, judgedBy } = program.clauses;
  clauses.active[c] = day;
  if (clauses.needed[c] >= 0) return;
  if (judgedBy[c] === byWhatItAsks || course.forced === node) clauses.needed[c] = clauses.worked[c];
  else if (course.written)
    clauses.needed[c] = clauses.worked[c] + (due === never ? Math.round(usual[c]) : Math.max(0, due - day));
  else {
    const known = waited[c] > 0 && allowed[c] > 0 ? allowed[c] : Math.max(0, due - day);
    const time = ofTime[c] === 0 ? 1 : due === never ? usual[c] : known;
    clauses.needed[c] = Math.min(never / 2, Math.round(draws.takes[node] * time));
  }
}

function stop({ clauses }: Course, c: number, day: number): void {
  if (clauses.active[c] === never) return;
  clauses.worked[c] += day - clauses.active[c];
  clauses.active[c] = never;
}

// days on which it rests are added to its time, unless that had run out before
function rest(course: Course, c: number, { day, rests }: { day: number; rests: boolean }): void {
  const { clauses } = course;
  const since = clauses.resting[c];
  if (rests && since === never) clauses.resting[c] = day;
  if (rests || since === never) return;
  if (since <= deadline(course, c)) clauses.rested[c] += day - since;
  clauses.resting[c] = never;
}

/** The last day on which a clause is in time, as far as it is known; `never` where there is none. */
export function deadline(course: Course, c: number): number {
  const { due, dueLess, together, gates, released } = course.program.clauses;
  const { rested, opened } = course.clauses;
  const by = momentDay(course, due[c], never);
  const beside = momentDay(course, together[c], never);
  const last = Math.min(by === never ? never : by - dueLess[c], beside);
  if (last === never) return never;
  // gates that opened later than that leave the day on which they opened
  const isGated = gates[c] >= 0 || released[c] === 1;
  const first = isGated && opened[c] !== never ? Math.max(last, opened[c]) : last;
  return first + rested[c];
}

// something that lasts: kept for a while, broken for a while, and again
function stepLasting(course: Course, c: number, { day, runs }: { day: number; runs: boolean }): void {
  const { program, clauses, draws } = course;
  const node = program.firstClause + c;
  const { judgedBy, that } = program.clauses;
  if (!runs) {
    if (clauses.active[c] !== never) clauses.left[c] = clauses.turns[c] - day;
    clauses.active[c] = never;
    setWord(course, node, notYetDue, day);
    return;
  }
  if (clauses.active[c] === never) goOn(course, c, day);
  while (clauses.turns[c] <= day) {
    clauses.broken[c] ^= 1;
    clauses.turned[c]++;
    clauses.turns[c] = Math.min(never, clauses.turns[c] + draws.stretch(c, clauses.turned[c]));
  }
  wakeOn(course, node, clauses.turns[c]);
  const asked = judgedBy[c] === byItself ? isTrue : judgeCode(program.code.row, that[c], course.words);
  const broken = judgedBy[c] !== byWhatItAsks && clauses.broken[c] === 1;
  const kept = broken || asked === isFalse ? notMet : asked === isTrue ? met : undetermined;
  // before its last day there is time to bring it about
  const due = kept === met ? -never : deadline(course, c);
  if (due >= day && due < never) wakeOn(course, node, due + 1);
  const word = due >= day && due < never ? notYetDue : kept;
  if (word === met) setFirst(course, node, day);
  setWord(course, node, word, day);
}

function goOn(course: Course, c: number, day: number): void {
  const { program, clauses, draws } = course;
  const { judgedBy } = program.clauses;
  const node = program.firstClause + c;
  clauses.active[c] = day;
  const sure = course.forced === node || course.written || judgedBy[c] === byWhatItAsks;
  if (sure) {
    clauses.broken[c] = 0;
    clauses.turns[c] = never;
  } else if (clauses.left[c] >= 0) clauses.turns[c] = Math.min(never, day + clauses.left[c]);
  else if (draws.comes[node] === 1)
    clauses.turns[c] = Math.min(never, day + draws.stretch(c, clauses.turned[c]));
  else {
    // it is never kept
    clauses.broken[c] = 1;
    clauses.turns[c] = never;
  }
}

type Moment = { readonly from: number; readonly day: number; readonly ready: boolean };

// after its last day, or the end of a term that was not renewed
function isOver(course: Course, c: number, { from, day, ready }: Moment): boolean {
  const { program, clauses } = course;
  const { last, term } = program.clauses;
  const node = program.firstClause + c;
  const ends = momentDay(course, last[c], never);
  const lastDay = ends === never ? never : ends - program.clauses.lastLess[c];
  if (lastDay < day) return true;
  if (lastDay < never) wakeOn(course, node, lastDay + 1);
  if (term[c] < 0 || !ready) return false;
  if (clauses.ends[c] === never) clauses.ends[c] = firstEnd(course, c, from);
  while (clauses.ends[c] <= day) {
    if (!renew(course, c, clauses.ends[c])) return true;
    clauses.ends[c] = addStretch(program.code, term[c], clauses.ends[c]);
  }
  wakeOn(course, node, clauses.ends[c]);
  return false;
}

// the end of the term that runs: as it is known, else of the first that does not lie before the first day
function firstEnd({ program }: Course, c: number, from: number): number {
  const { term, termEnds } = program.clauses;
  if (termEnds[c] !== never) return termEnds[c];
  let end = addStretch(program.code, term[c], from);
  // a term of nothing never moves on
  while (end < program.start && addStretch(program.code, term[c], end) > end)
    end = addStretch(program.code, term[c], end);
  return end;
}

// asks for another term; the answer is that of the decision
function renew(course: Course, c: number, day: number): boolean {
  const { program, clauses, draws } = course;
  const decision = program.clauses.renewal[c];
  const granted = draws.renewed(c, clauses.terms[c]++) || course.written || course.forced === decision;
  if (granted) setFirst(course, decision, day);
  setWord(course, decision, granted ? yes : 0, day);
  return granted;
}

// what was not done by its end never will be; what lasted keeps its last word
function close(course: Course, c: number, day: number): void {
  const { program, clauses } = course;
  clauses.over[c] = 1;
  const isOpen = program.clauses.lasting[c] === 0 && clauses.done[c] === 0;
  if (isOpen) setWord(course, program.firstClause + c, notMet, day);
}

// in step with others: it rests while it is ahead of one of them by more than the tolerance, and fails while it lags behind one
function isAhead(course: Course, c: number, day: number): boolean {
  const { program, clauses } = course;
  const { parallel, tolerance, lasting } = program.clauses;
  if (parallel[c].length === 0 || lasting[c] === 1 || clauses.done[c] === 1) return false;
  wakeOn(course, program.firstClause + c, day + 1);
  const own = progress(course, c, day);
  return parallel[c].some((other) => own > progress(course, other - program.firstClause, day) + tolerance[c]);
}

function isBehind(course: Course, c: number, day: number): boolean {
  const { program } = course;
  const { parallel, tolerance } = program.clauses;
  if (parallel[c].length === 0) return false;
  const own = progress(course, c, day);
  // nobody has to run ahead of the slowest
  return parallel[c].every(
    (other) => own < progress(course, other - program.firstClause, day) - tolerance[c],
  );
}

function progress(course: Course, c: number, day: number): number {
  const { done, needed, worked, active } = course.clauses;
  if (done[c] === 1) return 1;
  if (needed[c] < 0 || !comes(course, c)) return 0;
  const now = worked[c] + (active[c] === never ? 0 : day - active[c]);
  return needed[c] === 0 ? 1 : Math.min(1, now / needed[c]);
}
