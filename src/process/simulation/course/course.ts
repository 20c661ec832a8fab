// Where one course of a process stands, in flat arrays that every run uses again; and how one change tells others.
import { dayOfCode, isTrue, judgeCode, never } from "../program/code.js";
import type { Program } from "../program/program.js";
import type { Draws } from "./draws.js";

/** Where a course stands. Entries are for nodes where nothing else is said. */
export type Course = {
  readonly program: Program;
  readonly draws: Draws;
  /** The node that is done, answered or kept at once, whatever chance says; −1 for none. */
  forced: number;
  /** Whether it runs as it was written: everything done on its last day, nothing broken. */
  written: boolean;
  readonly words: Uint8Array;
  /** Since when a node has its word. */
  readonly since: Int32Array;
  readonly first: Int32Array;
  /** The next day on which a node must be looked at by itself. */
  readonly wake: Int32Array;
  readonly dirty: Uint8Array;
  /** Days of the course that a node spent with each of eight words. */
  readonly spent: Int32Array;
  /** The node for which another waited last before it opened or began, −1 for the calendar alone. */
  readonly cause: Int32Array;
  /** 0 free, 1 paused, 2 snapped back by a rule. */
  readonly held: Uint8Array;
  /** Whether one rule holds it up and another frees it, both from the same day on: then it stays as it was. */
  readonly contested: Uint8Array;
  readonly released: Uint8Array;
  /** The day of the last change, for consequences and phases: they change at most once on a day. */
  readonly changed: Int32Array;
  /** What becomes of each phase on the day that is being settled. */
  readonly turns: Uint8Array;
  readonly clauses: ClauseCourse;
};

/** Where the clauses stand; an entry for each. */
export type ClauseCourse = {
  /** The day on which it last began to run; `never` while it waits or rests. */
  readonly active: Int32Array;
  /** Days for which it has been worked on, and how many it takes; −1 before that is known. */
  readonly worked: Int32Array;
  readonly needed: Int32Array;
  /** Days for which it rested since it was owed, and since when it does. */
  readonly rested: Int32Array;
  readonly resting: Int32Array;
  /** The day on which its gates opened; and the day from which it was owed, when they had and it was released. */
  readonly passed: Int32Array;
  readonly opened: Int32Array;
  readonly done: Uint8Array;
  readonly over: Uint8Array;
  readonly late: Int32Array;
  /** For those that last: broken or not, when that changes next, how many days are left to it while it rests, how often it did. */
  readonly broken: Uint8Array;
  readonly turns: Int32Array;
  readonly left: Int32Array;
  readonly turned: Int32Array;
  /** For those of a term: its end, and how often it was renewed. */
  readonly ends: Int32Array;
  readonly terms: Int32Array;
};

/** Makes room for courses of a program. */
export function createCourse(program: Program, draws: Draws): Course {
  const { nodes } = program;
  const { count } = program.clauses;
  const ints = () => new Int32Array(nodes);
  const forClauses = () => new Int32Array(count);
  return {
    program,
    draws,
    forced: -1,
    written: false,
    words: new Uint8Array(nodes),
    since: ints(),
    first: ints(),
    wake: ints(),
    dirty: new Uint8Array(nodes),
    spent: new Int32Array(nodes * 8),
    cause: ints(),
    held: new Uint8Array(nodes),
    contested: new Uint8Array(nodes),
    released: new Uint8Array(nodes),
    changed: ints(),
    turns: new Uint8Array(program.phases.count),
    clauses: {
      active: forClauses(),
      worked: forClauses(),
      needed: forClauses(),
      rested: forClauses(),
      resting: forClauses(),
      passed: forClauses(),
      opened: forClauses(),
      done: new Uint8Array(count),
      over: new Uint8Array(count),
      late: forClauses(),
      broken: new Uint8Array(count),
      turns: forClauses(),
      left: forClauses(),
      turned: forClauses(),
      ends: forClauses(),
      terms: forClauses(),
    },
  };
}

/** Gives a node another word from a day on, and has everybody look again who waits for it. */
export function setWord(course: Course, node: number, word: number, day: number): void {
  const { program, words, since, spent } = course;
  if (words[node] === word) return;
  if (node >= program.firstClause)
    spent[node * 8 + words[node]] += day - Math.max(since[node], program.start);
  words[node] = word;
  since[node] = day;
  tell(course, node);
}

/** Says on which day a node first came about. */
export function setFirst(course: Course, node: number, day: number): void {
  if (course.first[node] !== never) return;
  course.first[node] = day;
  tell(course, node);
}

/** Has a node looked at again on a day, if no earlier one is set. */
export function wakeOn(course: Course, node: number, day: number): void {
  if (day < course.wake[node]) course.wake[node] = day;
}

/** Whether all of some conditions hold. */
export function holds(course: Course, offset: number): boolean {
  return offset < 0 || judgeCode(course.program.code.row, offset, course.words) === isTrue;
}

/** The day of a moment, as far as it is known; `otherwise` where there is none. */
export function momentDay(course: Course, offset: number, otherwise: number): number {
  return offset < 0 ? otherwise : dayOfCode(course.program.code, offset, course.first);
}

function tell({ program, dirty }: Course, node: number): void {
  const { dependents, dependentsFrom } = program;
  for (let i = dependentsFrom[node]; i < dependentsFrom[node + 1]; i++) dirty[dependents[i]] = 1;
}
