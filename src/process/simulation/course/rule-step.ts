// The consequences of clauses in a course: when they take effect, and what they do to their target.
import { addStretch, never } from "../program/code.js";
import { effects } from "../program/rule-table.js";
import { type Course, setFirst, setWord, wakeOn } from "./course.js";

/**
 * Looks at a consequence on a day: it stands from its delay after the clause came to its result, as long as that lasts. It begins or
 * ceases to stand at most once on a day.
 */
export function stepRule(course: Course, r: number, day: number): void {
  const { program, words, since, draws } = course;
  const { clause, on, after, effect, target } = program.rules;
  const node = program.firstRule + r;
  if (draws.comes[node] === 0) return;
  const isCalled = words[clause[r]] === on[r];
  const effective = isCalled ? addStretch(program.code, after[r], since[clause[r]]) : never;
  if (isCalled && effective > day) wakeOn(course, node, effective);
  const word = effective <= day ? 1 : 0;
  if (word === words[node]) return;
  if (course.changed[node] === day) {
    wakeOn(course, node, day + 1);
    return;
  }
  course.changed[node] = day;
  if (word === 1) setFirst(course, node, day);
  setWord(course, node, word, day);
  if (word === 0) return;
  // it took effect on its day, also where that lies before the first
  since[node] = effective;
  if (effect[r] === effects.opens || effect[r] === effects.releases) course.released[target[r]] = 1;
}

/**
 * What holds a phase or a clause up by a rule that stands: 0 nothing, 1 a pause, 2 a snapback. A later resumption ends it. If a rule
 * resumes or opens it on the very day, nothing is decided by the order of the rules, and it stays as it was.
 */
export function holdOn(course: Course, target: number): number {
  const { program, words, since } = course;
  const bearing = program.rules.bearing.get(target);
  if (bearing === undefined) return 0;
  let resumed = -never;
  for (const r of bearing)
    if (program.rules.effect[r] === effects.resumes && words[program.firstRule + r] === 1)
      resumed = Math.max(resumed, since[program.firstRule + r]);
  let strongest = 0;
  let contested = false;
  for (const r of bearing) {
    const node = program.firstRule + r;
    if (words[node] === 0 || !isClosing(program.rules.effect[r]) || since[node] < resumed) continue;
    const isFreed = bearing.some(
      (other) =>
        words[program.firstRule + other] === 1 &&
        !isClosing(program.rules.effect[other]) &&
        since[program.firstRule + other] === since[node],
    );
    if (isFreed) contested = true;
    else strongest = Math.max(strongest, program.rules.effect[r] === effects.pauses ? 1 : 2);
  }
  course.contested[target] = contested && strongest === 0 ? 1 : 0;
  if (course.contested[target] === 0) course.held[target] = strongest;
  return course.held[target];
}

function isClosing(effect: number): boolean {
  return effect === effects.pauses || effect === effects["snaps-back"];
}

/** Whether a rule that opens a phase stands. */
export function isOpenedByRule(course: Course, target: number): boolean {
  const { program, words } = course;
  const bearing = program.rules.bearing.get(target) ?? [];
  return bearing.some((r) => program.rules.effect[r] === effects.opens && words[program.firstRule + r] === 1);
}
