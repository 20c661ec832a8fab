// What each thing waited for last, and what still keeps a phase shut: the trail by which a delay is followed back.
import { byWhatItAsks } from "../program/clause-table.js";
import { lastAwaited, never, nodesIn } from "../program/code.js";
import { effects } from "../program/rule-table.js";
import { type Course, holds, momentDay } from "./course.js";

/** For what a clause waited last before it was owed: a node, or −1 for the calendar. */
export function causeOfStart(course: Course, c: number, from: number): number {
  const { program } = course;
  const { gates, from: fromOffset } = program.clauses;
  return later(course, gates[c], { offset: fromOffset[c], day: from });
}

/** The clause that released another, if that came after its gates had opened. */
export function causeOfRelease({ program, words, since, cause }: Course, node: number): number {
  const rules = program.rules.bearing.get(node) ?? [];
  const releasing = rules.filter(
    (r) =>
      words[program.firstRule + r] === 1 &&
      (program.rules.effect[r] === effects.releases || program.rules.effect[r] === effects.opens),
  );
  const [first] = releasing.sort((a, b) => since[program.firstRule + a] - since[program.firstRule + b]);
  return first === undefined ? cause[node] : program.rules.clause[first];
}

/** For what a clause waited last that is met when what it asks for is so. */
export function causeOfDoing(course: Course, c: number): number {
  const { program, words, since } = course;
  const offset = program.clauses.that[c];
  return offset < 0 ? -1 : lastAwaited(program.code.row, offset, words, since);
}

/** For what a phase waited last before it opened. */
export function causeOfOpening(course: Course, p: number, opensOn: number): number {
  const { program, words } = course;
  const { opensWhen, opensOn: offsets } = program.phases;
  if (holds(course, opensWhen[p])) return later(course, opensWhen[p], { offset: offsets[p], day: opensOn });
  // its own conditions do not hold: a rule opened it
  const bearing = program.rules.bearing.get(program.firstPhase + p) ?? [];
  const rule = bearing.find(
    (r) => program.rules.effect[r] === effects.opens && words[program.firstRule + r] === 1,
  );
  return rule === undefined ? -1 : program.rules.clause[rule];
}

/**
 * The element for which a node waited last: phases and things that follow others stand for what they waited for themselves. −1: it
 * waited for nothing but the calendar.
 */
export function lastElement(course: Course, node: number): number {
  const { program, cause } = course;
  let at = node;
  // a trail is never longer than there are nodes
  for (let steps = 0; steps <= program.nodes; steps++) {
    if (at < 0) return -1;
    if (at < program.firstClause) {
      if (program.dated[at] === 1) return -1;
      if (program.follows[at] < 0) return at;
      at = program.follows[at];
    } else if (at < program.firstRule) {
      if (program.clauses.judgedBy[at - program.firstClause] !== byWhatItAsks) return at;
      at = cause[at];
    } else at = at < program.firstPhase ? program.rules.clause[at - program.firstRule] : cause[at];
  }
  return -1;
}

/** Marks the elements on the trail from a node back to the beginning. */
export function markTrail(course: Course, node: number, marks: Uint8Array): void {
  let at = lastElement(course, course.cause[node]);
  while (at >= 0 && marks[at] === 0) {
    marks[at] = 1;
    at = lastElement(course, course.cause[at]);
  }
}

/** Marks the elements that keep a node from coming about, at the end of a course. */
export function markBlockers(course: Course, node: number, marks: Uint8Array, seen: Uint8Array): void {
  if (seen[node] === 1) return;
  seen[node] = 1;
  const { program } = course;
  const visit = (offset: number): void => {
    if (offset < 0 || holds(course, offset)) return;
    for (const other of nodesIn(program.code.row, offset))
      if (!stands(course, other)) markBlockers(course, other, marks, seen);
  };
  const visitMoment = (offset: number): void => {
    if (momentDay(course, offset, 0) !== never) return;
    for (const other of nodesIn(program.code.row, offset))
      if (course.first[other] === never) markBlockers(course, other, marks, seen);
  };
  if (node < program.firstClause) {
    if (program.dated[node] === 1) return;
    if (program.follows[node] < 0) marks[node] = 1;
    else markBlockers(course, program.follows[node], marks, seen);
  } else if (node < program.firstRule) {
    const c = node - program.firstClause;
    const { gates, from, asLongAs, judgedBy, that } = program.clauses;
    if (course.clauses.opened[c] === never) {
      visit(gates[c]);
      visitMoment(from[c]);
    } else if (judgedBy[c] === byWhatItAsks) visit(that[c]);
    else {
      marks[node] = 1;
      visit(asLongAs[c]);
    }
  } else if (node >= program.firstPhase) {
    const p = node - program.firstPhase;
    visit(program.phases.opensWhen[p]);
    visitMoment(program.phases.opensOn[p]);
  }
}

// whether a node has come about, and lasts
function stands({ program, words }: Course, node: number): boolean {
  const good = node < program.firstClause ? 1 : node < program.firstRule ? 0 : 1;
  return words[node] === good;
}

// the later of a condition and a moment
function later(
  course: Course,
  offset: number,
  moment: { readonly offset: number; readonly day: number },
): number {
  const { program, words, since, first } = course;
  const awaited = offset < 0 ? -1 : lastAwaited(program.code.row, offset, words, since);
  const awaitedOn = awaited < 0 ? program.start : since[awaited];
  if (moment.offset < 0 || moment.day <= awaitedOn) return awaitedOn <= program.start ? -1 : awaited;
  // the moment came last: what it was counted from
  let latest = -1;
  for (const node of nodesIn(program.code.row, moment.offset))
    if (first[node] !== never && first[node] > program.start && (latest < 0 || first[node] > first[latest]))
      latest = node;
  return latest;
}
