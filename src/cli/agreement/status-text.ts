// The state of a process for the terminal: phases, clauses, what follows, what contradicts, what is due.

import type { ClauseWord, PhaseWord } from "../../agreement/terms/condition.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { ClauseStatus, Figures } from "../../conditions/result.js";
import { whyLines } from "../../conditions/why-lines.js";
import { formatDay } from "../../ground/day.js";
import type { Due, ProcessState } from "../../process/state.js";
import {
  distance,
  dueWords,
  dutyOf,
  effectWords,
  nameOf,
  passedWords,
} from "../../publication/agreement/ahead.js";
import { sayBound } from "../../publication/agreement/clauses.js";
import { stateSentence } from "../../publication/agreement/head.js";
import { phaseWords, resultWords } from "../../publication/agreement/look.js";
import { daysLate, inTextOrder } from "../../publication/agreement/order.js";
import { sayCount, sayDay, sayDays } from "../../publication/words.js";
import { paint, type Terminal, wrap } from "../terminal.js";

/** The state as text that fits the terminal. */
export function statusText(process: ProcessFile, state: ProcessState, terminal: Terminal): string {
  const { colour, width } = terminal;
  const heading = (text: string) => paint(colour, "strong", text);
  return [
    heading(wrap(process.title, width)),
    wrap(stateSentence(process, state), width),
    paint(colour, "faint", `on ${formatDay(state.on)}, as known on ${formatDay(state.known)}`),
    ...block(heading("Phases"), phaseLines(process, state, terminal)),
    ...block(heading("Clauses"), clauseLines(process, state, terminal)),
    ...block(heading("Rules that contradict"), conflictLines(state, terminal)),
    ...block(heading("What follows"), effectLines(process, state, terminal)),
    ...block(heading("Due"), dueLines(process, state, terminal)),
  ].join("\n\n");
}

function block(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[heading, ...lines].join("\n")];
}

function phaseLines(
  process: ProcessFile,
  state: ProcessState,
  { colour, width }: Terminal,
): readonly string[] {
  const longest = Math.max(0, ...Object.values(phaseWords).map((word) => word.length));
  return state.phases.flatMap((one) => {
    const title = process.phases.find((phase) => phase.name === one.phase)?.title ?? one.phase;
    const since = one.since === undefined ? "" : `, since ${sayDay(one.since)}`;
    const first = `  ${paint(colour, phaseTone(one.state), phaseWords[one.state].padEnd(longest))}  ${title}${since}`;
    const waits = one.waitsFor.map(
      (why) =>
        `  ${" ".repeat(longest)}  ${wrap(`waits for: ${why.text}`, width - longest - 4, " ".repeat(longest + 6))}`,
    );
    return [first, ...waits];
  });
}

function clauseLines(
  process: ProcessFile,
  state: ProcessState,
  { colour, width }: Terminal,
): readonly string[] {
  const longestWord = Math.max(0, ...state.clauses.map((one) => resultWords[one.result].length));
  const longestName = Math.min(32, Math.max(0, ...state.clauses.map((one) => one.clause.length)));
  const indent = " ".repeat(longestWord + longestName + 6);
  return inTextOrder(process, state).map(({ status: one }) => {
    const word = paint(colour, resultTone(one.result), resultWords[one.result].padEnd(longestWord));
    const figures = one.figures.map(figuresWords).filter((words) => words !== "");
    const late = daysLate(one) > 0 ? [`${sayDays(daysLate(one))} late`] : [];
    const rest = [...dayWords(one), ...late, ...figures].join("; ");
    const shown = wrap(rest, Math.max(30, width - indent.length)).replaceAll("\n", `\n${indent}`);
    return `  ${word}  ${one.clause.padEnd(longestName)}  ${shown}`.trimEnd();
  });
}

// the day that matters to a result; what was met before is told only where it still is
function dayWords(status: ClauseStatus): readonly string[] {
  const { result, metOn, due, goal, lapses } = status;
  const broken = lapses.at(-1);
  if (result === "not-met" && broken !== undefined) return [`broken since ${formatDay(broken.from)}`];
  if (result === "met" && metOn !== undefined) {
    return [broken === undefined ? `met on ${formatDay(metOn)}` : `broken until ${formatDay(broken.to)}`];
  }
  if (result === "undetermined" && broken !== undefined) return [`broken until ${formatDay(broken.to)}`];
  if (due !== undefined) return [`due ${formatDay(due)}`];
  return goal === undefined || result === "met" ? [] : [`goal ${formatDay(goal)}`];
}

/** The three figures of a quantity in a line; they are never added. */
export function figuresWords(figures: Figures): string {
  const parts = [
    figures.accepted === undefined ? undefined : `accepted ${sayCount(figures.accepted)}`,
    figures.claimed === undefined ? undefined : `claimed ${sayCount(figures.claimed)}`,
    figures.disputed === undefined || figures.disputed === 0
      ? undefined
      : `disputed ${sayCount(figures.disputed)}`,
    figures.asked === undefined ? undefined : `asked ${sayBound(figures)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : `${parts.join(", ")} ${figures.unit}`;
}

function conflictLines(state: ProcessState, { width }: Terminal): readonly string[] {
  return state.conflicts.flatMap((one) => [
    `  ${wrap(`${formatDay(one.on)}  ${one.about}: ${one.why.text}`, width - 2, "    ")}`,
    ...whyLines(one.why)
      .slice(1)
      .map((line) => `    ${line}`),
  ]);
}

function effectLines(process: ProcessFile, state: ProcessState, { width }: Terminal): readonly string[] {
  return state.effects.map((one) => {
    const by = one.by === undefined ? "" : `, if ${nameOf(one.by, process)} sets it off`;
    const text = `${formatDay(one.on)}  ${effectWords(one.effect, process)}${by} (${one.clause})`;
    return `  ${wrap(text, width - 2, "              ")}`;
  });
}

// those that are overdue, and as many of the next as fit a screen
const mostAhead = 8;

function dueLines(process: ProcessFile, state: ProcessState, { width }: Terminal): readonly string[] {
  const ahead = state.due.filter((due) => !due.overdue);
  const line = (due: Due) => {
    const what = dutyOf(due.clause, process);
    const how = due.overdue ? passedWords(state, due) : distance(due.day - state.on);
    const text = `${formatDay(due.day)}  ${how}: ${what} (${due.clause}; ${dueWords[due.what]})`;
    return `  ${wrap(text, width - 2, "              ")}`;
  };
  const more = ahead.length - mostAhead;
  return [
    ...state.due.filter((due) => due.overdue).map(line),
    ...ahead.slice(0, mostAhead).map(line),
    ...(more > 0 ? [`  and ${more} later; see halcyon timeline`] : []),
  ];
}

/** The tone of a result. Colour never carries meaning alone. */
export function resultTone(word: ClauseWord): "good" | "bad" | "open" | "faint" {
  switch (word) {
    case "met":
      return "good";
    case "not-met":
      return "bad";
    case "undetermined":
    case "disputed":
    case "conflict":
      return "open";
    case "not-yet-due":
    case "waived":
    case "superseded":
      return "faint";
  }
}

function phaseTone(word: PhaseWord): "good" | "bad" | "open" | "faint" {
  switch (word) {
    case "open":
      return "good";
    case "reversed":
      return "bad";
    case "suspended":
      return "open";
    case "not-open":
    case "ended":
      return "faint";
  }
}
