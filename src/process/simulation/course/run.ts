// One course of a process: from change to change, each day settled before the next.

import { never, unanswered } from "../program/code.js";
import { yes } from "../program/program.js";
import { deadline, met, notMet, stepClause } from "./clause-step.js";
import { type Course, setFirst, setWord, wakeOn } from "./course.js";
import { stays, turnOfPhase, writeTurn } from "./phase-step.js";
import { stepRule } from "./rule-step.js";

/** How a course is run. */
export type Mode =
  /** As chance has it. */
  | { readonly kind: "drawn" }
  /** As chance has it, but one thing (a node) is done, answered or kept at once. */
  | { readonly kind: "at-once"; readonly node: number }
  /** As it was written: everything is done on its last day, or after half of its delays where it has none; nothing is broken. */
  | { readonly kind: "as-written" };

/** Runs a course from its first day to its last. What came of it stands in its arrays. */
export function runCourse(course: Course, mode: Mode): void {
  const { program, wake, dirty } = course;
  course.forced = mode.kind === "at-once" ? mode.node : -1;
  course.written = mode.kind === "as-written";
  setOut(course);
  let day = program.start;
  for (;;) {
    settle(course, day);
    let next = never;
    for (let node = 0; node < program.nodes; node++) if (wake[node] < next) next = wake[node];
    if (next > program.until) break;
    day = next;
    for (let node = 0; node < program.nodes; node++) if (wake[node] === day) dirty[node] = 1;
  }
  // the days of the words that remain
  const { words, since, spent } = course;
  for (let node = program.firstClause; node < program.nodes; node++)
    spent[node * 8 + words[node]] += program.until + 1 - Math.max(since[node], program.start);
}

function setOut(course: Course): void {
  const { program, clauses } = course;
  course.words.set(program.words);
  course.since.set(program.since);
  course.first.set(program.first);
  course.wake.fill(never);
  course.dirty.fill(1);
  course.spent.fill(0);
  course.cause.fill(-1);
  course.held.fill(0);
  course.contested.fill(0);
  course.released.fill(0);
  course.changed.fill(-never);
  clauses.active.fill(never);
  clauses.worked.set(program.clauses.waited);
  clauses.needed.fill(-1);
  clauses.rested.fill(0);
  clauses.resting.fill(never);
  clauses.passed.set(program.clauses.owedSince);
  clauses.opened.set(program.clauses.owedSince);
  clauses.over.fill(0);
  clauses.late.set(program.clauses.late);
  clauses.turns.fill(never);
  clauses.left.fill(-1);
  clauses.turned.fill(0);
  clauses.ends.fill(never);
  clauses.terms.fill(0);
  for (let c = 0; c < program.clauses.count; c++) {
    const node = program.firstClause + c;
    clauses.done[c] = program.clauses.lasting[c] === 0 && program.first[node] !== never ? 1 : 0;
    clauses.broken[c] = program.clauses.lasting[c] === 1 && program.words[node] === notMet ? 1 : 0;
    clauses.turned[c] = clauses.broken[c];
  }
}

// rounds in which a day comes to rest; what turns in a circle is looked at again the next day
const mostRounds = 64;

// everything that follows on one day from everything else: first all but the phases, then all phases at once, and again
function settle(course: Course, day: number): void {
  for (let round = 0; round < mostRounds; round++) {
    settleBefore(course, day);
    if (!turnPhases(course, day)) return;
  }
}

function settleBefore(course: Course, day: number): void {
  const { program, dirty, wake } = course;
  for (let round = 0; ; round++) {
    let moved = false;
    for (let node = 0; node < program.firstPhase; node++) {
      if (dirty[node] === 0) continue;
      dirty[node] = 0;
      if (round >= mostRounds) {
        wake[node] = day + 1;
        continue;
      }
      moved = true;
      wake[node] = never;
      if (node < program.firstClause) stepHappening(course, node, day);
      else if (node < program.firstRule) stepClause(course, node - program.firstClause, day);
      else stepRule(course, node - program.firstRule, day);
    }
    if (!moved) return;
  }
}

// what becomes of the phases is found from the same point for all of them, and then written
function turnPhases(course: Course, day: number): boolean {
  const { program, dirty, wake, turns } = course;
  let moved = false;
  for (let p = 0; p < program.phases.count; p++) {
    const node = program.firstPhase + p;
    turns[p] = stays;
    if (dirty[node] === 0) continue;
    dirty[node] = 0;
    wake[node] = never;
    moved = true;
    turns[p] = turnOfPhase(course, p, day);
  }
  if (moved) for (let p = 0; p < program.phases.count; p++) if (turns[p] !== stays) writeTurn(course, p, day);
  return moved;
}

function stepHappening(course: Course, node: number, day: number): void {
  const { program, draws, words } = course;
  if (program.fixed[node] === 1) return;
  const clause = program.follows[node];
  if (clause >= 0) {
    follow(course, node, clause, day);
    return;
  }
  if (words[node] === yes) return;
  const sure = course.forced === node || (course.written && !program.elements.happenings[node].harmful);
  const answered = !sure
    ? draws.answered[node]
    : course.forced === node
      ? draws.earliest[node]
      : writtenDay(course, node);
  if (answered > day) {
    wakeOn(course, node, answered);
    return;
  }
  if (sure || draws.comes[node] === 1) {
    setFirst(course, node, answered);
    setWord(course, node, yes, day);
  } else if (words[node] === unanswered) setWord(course, node, 0, day);
}

// as it was written: on the last day of a clause that asks for it, else after half of its delays
function writtenDay(course: Course, node: number): number {
  const { program, draws } = course;
  if (program.dated[node] === 1) return draws.earliest[node];
  const clause = program.asking[node];
  const due = clause < 0 ? -1 : deadline(course, clause);
  return clause >= 0 && program.clauses.due[clause] >= 0
    ? Math.max(due, draws.earliest[node])
    : draws.usual[node];
}

// what a clause brings about has come to pass for good, or, if the clause lasts, for as long as it is kept
function follow(course: Course, node: number, clause: number, day: number): void {
  const { program, words, first } = course;
  if (program.clauses.lasting[clause - program.firstClause] === 1) {
    if (words[clause] === met) setFirst(course, node, day);
    setWord(course, node, words[clause] === met ? yes : 0, day);
  } else if (first[clause] !== never) {
    setFirst(course, node, first[clause]);
    setWord(course, node, yes, day);
  }
}
