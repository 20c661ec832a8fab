// What is counted over many courses: whole numbers only, so that parts add up to the same whole in any split.
import { lastElement, markBlockers, markTrail } from "./course/causes.js";
import { met, notMet } from "./course/clause-step.js";
import type { Course } from "./course/course.js";
import { open } from "./course/phase-step.js";
import { never } from "./program/code.js";
import type { Program } from "./program/program.js";

/** Counts over courses. Rows are phases; columns are days from the first, or elements (happenings and clauses). */
export type Tally = {
  runs: number;
  /** Courses that were also run with each element done at once. */
  studied: number;
  readonly openedOn: Int32Array;
  readonly openAtEnd: Int32Array;
  /** For phases: days open, of days since they opened. For clauses that last: days kept, of days owed. */
  readonly phaseDays: Ratio;
  readonly clauseDays: Ratio;
  readonly inTime: Int32Array;
  readonly late: Int32Array;
  readonly missed: Int32Array;
  /** How often a phase waited last for the calendar; for an element; how often an element lay on the way; kept it shut. */
  readonly calendar: Int32Array;
  readonly last: Int32Array;
  readonly trail: Int32Array;
  readonly blocked: Int32Array;
  /** Among the courses studied: how often a phase opened, and by its planned day. */
  readonly studiedOpened: Int32Array;
  readonly studiedPlanned: Int32Array;
  /** How often it opened only with the element done at once, or only without. */
  readonly gained: Int32Array;
  readonly lost: Int32Array;
  readonly gainedPlanned: Int32Array;
  readonly lostPlanned: Int32Array;
  /** Row · columns + column, times twice the days, plus the days by which it opened earlier (shifted by the days): how often. */
  readonly earlier: Map<number, number>;
};

/** Sums of pairs x of y, for the ratio of the sums and its error. */
export type Ratio = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
};

/** Nothing counted yet. */
export function emptyTally(program: Program): Tally {
  const phases = program.phases.count;
  const clauses = program.clauses.count;
  const cells = () => new Int32Array(phases * program.firstRule);
  return {
    runs: 0,
    studied: 0,
    openedOn: new Int32Array(phases * daysOf(program)),
    openAtEnd: new Int32Array(phases),
    phaseDays: emptyRatio(phases),
    clauseDays: emptyRatio(clauses),
    inTime: new Int32Array(clauses),
    late: new Int32Array(clauses),
    missed: new Int32Array(clauses),
    calendar: new Int32Array(phases),
    last: cells(),
    trail: cells(),
    blocked: cells(),
    studiedOpened: new Int32Array(phases),
    studiedPlanned: new Int32Array(phases),
    gained: cells(),
    lost: cells(),
    gainedPlanned: cells(),
    lostPlanned: cells(),
    earlier: new Map(),
  };
}

/** How many days the courses have. */
export function daysOf({ start, until }: Program): number {
  return until - start + 1;
}

/** The sum of two tallies. */
export function addTallies(a: Tally, b: Tally): Tally {
  const earlier = new Map(a.earlier);
  for (const [key, count] of b.earlier) earlier.set(key, (earlier.get(key) ?? 0) + count);
  const sum = <T extends Int32Array | Float64Array>(one: T, other: T): T => {
    const total = one.slice() as T;
    for (let i = 0; i < total.length; i++) total[i] += other[i];
    return total;
  };
  const ratio = (one: Ratio, other: Ratio): Ratio => ({
    x: sum(one.x, other.x),
    y: sum(one.y, other.y),
    xx: sum(one.xx, other.xx),
    xy: sum(one.xy, other.xy),
    yy: sum(one.yy, other.yy),
  });
  return {
    runs: a.runs + b.runs,
    studied: a.studied + b.studied,
    openedOn: sum(a.openedOn, b.openedOn),
    openAtEnd: sum(a.openAtEnd, b.openAtEnd),
    phaseDays: ratio(a.phaseDays, b.phaseDays),
    clauseDays: ratio(a.clauseDays, b.clauseDays),
    inTime: sum(a.inTime, b.inTime),
    late: sum(a.late, b.late),
    missed: sum(a.missed, b.missed),
    calendar: sum(a.calendar, b.calendar),
    last: sum(a.last, b.last),
    trail: sum(a.trail, b.trail),
    blocked: sum(a.blocked, b.blocked),
    studiedOpened: sum(a.studiedOpened, b.studiedOpened),
    studiedPlanned: sum(a.studiedPlanned, b.studiedPlanned),
    gained: sum(a.gained, b.gained),
    lost: sum(a.lost, b.lost),
    gainedPlanned: sum(a.gainedPlanned, b.gainedPlanned),
    lostPlanned: sum(a.lostPlanned, b.lostPlanned),
    earlier,
  };
}

/** Counts a course that was run as chance had it. */
export function countCourse(tally: Tally, course: Course): void {
  const { program } = course;
  tally.runs++;
  for (let p = 0; p < program.phases.count; p++) countPhase(tally, course, p);
  for (let c = 0; c < program.clauses.count; c++) countClause(tally, course, c);
}

/** The days on which the phases opened in a course; `never` for those that did not. */
export function openings({ program, first }: Course): Int32Array {
  return first.slice(program.firstPhase, program.firstPhase + program.phases.count);
}

/** Counts what a course was without anything done at once, before those with it are compared. */
export function countStudied(tally: Tally, opened: Int32Array, planned: Int32Array): void {
  tally.studied++;
  for (let p = 0; p < opened.length; p++) {
    if (opened[p] !== never) tally.studiedOpened[p]++;
    if (opened[p] <= planned[p]) tally.studiedPlanned[p]++;
  }
}

/** What a comparison is about: the element that was done at once, and when phases opened without and were planned to. */
export type Comparison = {
  readonly element: number;
  readonly without: Int32Array;
  readonly planned: Int32Array;
};

/** Compares a course in which one element was done at once with the same one without. */
export function countComparison(
  tally: Tally,
  course: Course,
  { element, without, planned }: Comparison,
): void {
  const { program } = course;
  const days = daysOf(program);
  for (let p = 0; p < program.phases.count; p++) {
    const now = course.first[program.firstPhase + p];
    const before = without[p];
    if (now === before) continue;
    const cell = p * program.firstRule + element;
    if (before === never) tally.gained[cell]++;
    else if (now === never) tally.lost[cell]++;
    else {
      const key = cell * 2 * days + days + before - now;
      tally.earlier.set(key, (tally.earlier.get(key) ?? 0) + 1);
    }
    if (now <= planned[p] && before > planned[p]) tally.gainedPlanned[cell]++;
    if (now > planned[p] && before <= planned[p]) tally.lostPlanned[cell]++;
  }
}

function countPhase(tally: Tally, course: Course, p: number): void {
  const { program, first, words, spent } = course;
  const node = program.firstPhase + p;
  const marks = marksFor(program);
  if (first[node] === never) {
    markBlockers(course, node, marks.blocked, marks.seen);
    for (let e = 0; e < program.firstRule; e++) tally.blocked[p * program.firstRule + e] += marks.blocked[e];
    return;
  }
  const offset = Math.max(0, first[node] - program.start);
  tally.openedOn[p * daysOf(program) + offset]++;
  if (words[node] === open) tally.openAtEnd[p]++;
  addPair(tally.phaseDays, p, spent[node * 8 + open], program.until + 1 - program.start - offset);
  // a phase that was open before the first day has waited for nothing since
  const last = first[node] < program.start ? -1 : lastElement(course, course.cause[node]);
  if (last < 0) tally.calendar[p]++;
  else tally.last[p * program.firstRule + last]++;
  if (first[node] >= program.start) markTrail(course, node, marks.trail);
  for (let e = 0; e < program.firstRule; e++) tally.trail[p * program.firstRule + e] += marks.trail[e];
}

function countClause(tally: Tally, course: Course, c: number): void {
  const { program, words, spent, clauses } = course;
  const node = program.firstClause + c;
  if (program.clauses.lasting[c] === 1) {
    const kept = spent[node * 8 + met];
    addPair(tally.clauseDays, c, kept, kept + spent[node * 8 + notMet]);
    return;
  }
  if (clauses.done[c] === 1) {
    if (clauses.late[c] > 0) tally.late[c]++;
    else tally.inTime[c]++;
  } else if (words[node] === notMet) tally.missed[c]++;
}

function addPair(ratio: Ratio, at: number, x: number, y: number): void {
  ratio.x[at] += x;
  ratio.y[at] += y;
  ratio.xx[at] += x * x;
  ratio.xy[at] += x * y;
  ratio.yy[at] += y * y;
}

function emptyRatio(count: number): Ratio {
  const zeros = () => new Float64Array(count);
  return { x: zeros(), y: zeros(), xx: zeros(), xy: zeros(), yy: zeros() };
}

type Marks = { readonly blocked: Uint8Array; readonly trail: Uint8Array; readonly seen: Uint8Array };

// marks are used again for the next phase, wiped
const kept = new WeakMap<Program, Marks>();

function marksFor(program: Program): Marks {
  const there = kept.get(program);
  if (there === undefined) {
    const marks = () => new Uint8Array(program.nodes);
    const fresh = { blocked: marks(), trail: marks(), seen: marks() };
    kept.set(program, fresh);
    return fresh;
  }
  there.blocked.fill(0);
  there.trail.fill(0);
  there.seen.fill(0);
  return there;
}
