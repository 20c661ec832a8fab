// Conditions and moments as short rows of whole numbers, which a loop can judge some ten million times a second.
import type { Condition } from "../../../agreement/terms/condition.js";
import type { CalendarRules, Duration, Moment } from "../../../agreement/terms/date.js";
import type { Day } from "../../../ground/day.js";
import { shiftDay } from "../../../ground/duration.js";

/** A day that never comes. */
export const never = 0x3fffffff;

/** The word of a happening that has not been answered yet. Yes is 1, no is 0. */
export const unanswered = 15;

/** Three values: a condition does not hold, nobody can say, it holds. */
export const isFalse = 0;
export const isOpen = 1;
export const isTrue = 2;

// each operation is followed by two numbers
const leaf = 0; // node, mask of words
const least = 1; // how many of the last so many
const negate = 2;
const end = 3;
const dayIs = 4; // day
const dayOfNode = 5; // node
const shift = 6; // stretch
const earliest = 7; // of the last so many
const latest = 8;

// a stretch from here on is the number of a table; below, so many days
const tablesFrom = 0x40000000;

/** Where in the rows a condition or a moment begins; −1 when there is none. */
export type Offset = number;

/** Writes conditions and moments into one row of numbers. */
export type Coder = {
  condition(condition: Condition): Offset;
  /** All of several conditions; −1 for none. */
  all(conditions: readonly Condition[]): Offset;
  /** Any of several conditions; −1 for none. */
  any(conditions: readonly Condition[]): Offset;
  moment(moment: Moment | undefined): Offset;
  /** A stretch of time, for `addStretch`. */
  stretch(duration: Duration): number;
  finish(): Code;
};

/** The finished rows. */
export type Code = {
  readonly row: Int32Array;
  /** For each stretch of months or years: the day so long after each day from `firstDay` on. */
  readonly shifts: readonly Int32Array[];
  readonly firstDay: number;
};

/** What a coder needs to know of the process. */
export type CoderNames = {
  /** The number of the node for a condition on a named thing or of another kind, and which of its words are meant. */
  leaf(condition: Condition): { readonly node: number; readonly mask: number };
  node(what: "event" | "clause" | "phase", name: string): number;
  readonly calendar: CalendarRules;
  /** The days that can be asked for. */
  readonly firstDay: number;
  readonly lastDay: number;
};

/** Makes a coder. */
export function coder(names: CoderNames): Coder {
  const row: number[] = [];
  const shifts = new Map<string, { readonly index: number; readonly table: Int32Array }>();
  const shiftTable = (by: Duration, direction: "after" | "before"): number => {
    const key = `${direction} ${by.count} ${by.unit}`;
    const there = shifts.get(key);
    if (there !== undefined) return there.index;
    const index = shifts.size;
    shifts.set(key, { index, table: tableOf(names, by, direction) });
    return index;
  };
  const writing = { row, names, shiftTable };
  const written = (write: () => void): Offset => {
    const offset = row.length;
    write();
    row.push(end, 0, 0);
    return offset;
  };
  const several = (conditions: readonly Condition[], wanted: number): Offset =>
    conditions.length === 0 ? -1 : written(() => writeSome(writing, conditions, wanted));
  return {
    condition: (condition) => written(() => writeCondition(writing, condition)),
    all: (conditions) => several(conditions, conditions.length),
    any: (conditions) => several(conditions, 1),
    moment: (moment) => (moment === undefined ? -1 : written(() => writeMoment(writing, moment))),
    stretch: (duration) => stretchOf(writing, duration, "after"),
    finish: () => {
      makeRoom(row.length / 3);
      const tables = [...shifts.values()].map((s) => s.table);
      return { row: Int32Array.from(row), shifts: tables, firstDay: names.firstDay };
    },
  };
}

// room for the operands of the longest condition that was ever written
let stack = new Int32Array(64);
let trueSince = new Int32Array(64);
let broughtBy = new Int32Array(64);

/** Judges a condition, given the word of every node: false, open or true. */
export function judgeCode(row: Int32Array, offset: Offset, words: Uint8Array): number {
  let top = 0;
  for (let at = offset; ; at += 3) {
    switch (row[at]) {
      case leaf: {
        const word = words[row[at + 1]];
        stack[top++] = (row[at + 2] >>> word) & 1 ? isTrue : word === unanswered ? isOpen : isFalse;
        break;
      }
      case least: {
        let sure = 0;
        let possible = 0;
        for (let i = row[at + 2]; i > 0; i--) {
          const value = stack[--top];
          if (value === isTrue) sure++;
          if (value !== isFalse) possible++;
        }
        stack[top++] = sure >= row[at + 1] ? isTrue : possible >= row[at + 1] ? isOpen : isFalse;
        break;
      }
      case negate:
        stack[top - 1] = isTrue - stack[top - 1];
        break;
      default:
        return stack[0];
    }
  }
}

/** The day of a moment, given the day on which each node first came about; `never` as long as it is not known. */
export function dayOfCode(code: Code, offset: Offset, first: Int32Array): number {
  const { row } = code;
  let top = 0;
  for (let at = offset; ; at += 3) {
    switch (row[at]) {
      case dayIs:
        stack[top++] = row[at + 1];
        break;
      case dayOfNode:
        stack[top++] = first[row[at + 1]];
        break;
      case shift:
        stack[top - 1] = addStretch(code, row[at + 1], stack[top - 1]);
        break;
      case earliest:
      case latest: {
        let day = stack[--top];
        for (let i = row[at + 1]; i > 1; i--) {
          const other = stack[--top];
          if (row[at] === earliest ? other < day : other > day) day = other;
        }
        stack[top++] = day;
        break;
      }
      default:
        return stack[0];
    }
  }
}

/**
 * Which node was the last on which a condition that now holds was waiting, given since when each node has its word; −1 if none. Of
 * several that are all needed it is the latest, of several of which one is enough the earliest.
 */
export function lastAwaited(row: Int32Array, offset: Offset, words: Uint8Array, since: Int32Array): number {
  let top = 0;
  for (let at = offset; ; at += 3) {
    switch (row[at]) {
      case leaf: {
        const word = words[row[at + 1]];
        trueSince[top] = (row[at + 2] >>> word) & 1 ? since[row[at + 1]] : never;
        broughtBy[top++] = row[at + 1];
        break;
      }
      case least: {
        const count = row[at + 2];
        top -= count;
        const chosen = indexOfRank(top, count, row[at + 1]);
        trueSince[top] = trueSince[chosen];
        broughtBy[top] = broughtBy[chosen];
        top++;
        break;
      }
      case negate:
        // what is denied holds since the thing last changed
        if (trueSince[top - 1] === never) trueSince[top - 1] = since[broughtBy[top - 1]];
        break;
      default:
        return trueSince[0] === never ? -1 : broughtBy[0];
    }
  }
}

/** The day so long after (or before) a day, by what `Coder.stretch` gave; `never` after the days that can be asked for. */
export function addStretch(code: Code, stretch: number, day: number): number {
  if (day === never) return never;
  if (stretch < tablesFrom) return day + stretch;
  const days = code.shifts[stretch - tablesFrom];
  const index = day - code.firstDay;
  return index >= 0 && index < days.length ? days[index] : never;
}

/** The nodes of which a condition or a moment speaks. */
export function nodesIn(row: Int32Array, offset: Offset): readonly number[] {
  const found: number[] = [];
  if (offset < 0) return found;
  for (let at = offset; row[at] !== end; at += 3)
    if (row[at] === leaf || row[at] === dayOfNode) found.push(row[at + 1]);
  return found;
}

function makeRoom(operands: number): void {
  if (operands <= stack.length) return;
  stack = new Int32Array(operands);
  trueSince = new Int32Array(operands);
  broughtBy = new Int32Array(operands);
}

// the entry that is the wanted-th earliest of `count` entries of the stack from `from` on; the first in a tie
function indexOfRank(from: number, count: number, wanted: number): number {
  for (let i = from; i < from + count; i++) {
    let before = 0;
    for (let j = from; j < from + count; j++)
      if (trueSince[j] < trueSince[i] || (trueSince[j] === trueSince[i] && j < i)) before++;
    if (before === wanted - 1) return i;
  }
  return from;
}

type Writing = {
  readonly row: number[];
  readonly names: CoderNames;
  readonly shiftTable: (by: Duration, direction: "after" | "before") => number;
};

function writeCondition(writing: Writing, condition: Condition): void {
  switch (condition.kind) {
    case "all":
      writeSome(writing, condition.of, condition.of.length);
      return;
    case "any":
      writeSome(writing, condition.of, 1);
      return;
    case "some":
      writeSome(writing, condition.of, condition.least);
      return;
    case "not":
      writeCondition(writing, condition.of);
      writing.row.push(negate, 0, 0);
      return;
    default: {
      const { node, mask } = writing.names.leaf(condition);
      writing.row.push(leaf, node, mask);
    }
  }
}

function writeSome(writing: Writing, conditions: readonly Condition[], wanted: number): void {
  for (const condition of conditions) writeCondition(writing, condition);
  if (conditions.length !== 1 || wanted !== 1) writing.row.push(least, wanted, conditions.length);
}

function writeMoment(writing: Writing, moment: Moment): void {
  const { row, names } = writing;
  switch (moment.kind) {
    case "date":
      row.push(dayIs, moment.date.day, 0);
      return;
    case "named":
      row.push(dayOfNode, names.node(moment.what, moment.name), 0);
      return;
    case "shifted": {
      writeMoment(writing, moment.from);
      row.push(shift, stretchOf(writing, moment.by, moment.direction), 0);
      return;
    }
    case "earlier-of":
    case "later-of":
      for (const one of moment.of) writeMoment(writing, one);
      row.push(moment.kind === "earlier-of" ? earliest : latest, moment.of.length, 0);
  }
}

// a stretch of days is the same from any day; months and years are looked up
function stretchOf({ names, shiftTable }: Writing, by: Duration, direction: "after" | "before"): number {
  if (by.unit === "months" || by.unit === "years") return tablesFrom + shiftTable(by, direction);
  const day = 0 as Day;
  return shiftDay(day, by, direction, names.calendar.firstDay) ?? never;
}

function tableOf(names: CoderNames, by: Duration, direction: "after" | "before"): Int32Array {
  const table = new Int32Array(names.lastDay - names.firstDay + 1);
  for (let i = 0; i < table.length; i++) {
    const day = (names.firstDay + i) as Day;
    table[i] = shiftDay(day, by, direction, names.calendar.firstDay) ?? never;
  }
  return table;
}
