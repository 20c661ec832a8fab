// A process over time for the terminal: a bar for each phase and clause, a letter for each result, and the days that are due.
import type { ClauseWord, PhaseWord } from "../../agreement/terms/condition.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { formatInCalendars } from "../../ground/calendars.js";
import { addDays, type Day, formatDay, partsOfDay } from "../../ground/day.js";
import type { ProcessState } from "../../process/state.js";
import type { Stretch, Timeline } from "../../process/timeline.js";
import { distance, dueWords, dutyOf, passedWords } from "../../publication/agreement/ahead.js";
import { inTextOrder } from "../../publication/agreement/order.js";
import { wordOf } from "../../publication/charts/timeline.js";
import { sayDay } from "../../publication/words.js";
import { paint, type Terminal, wrap } from "../terminal.js";

// one letter for each result, so that no colour is needed
const letters: Readonly<Record<ClauseWord | PhaseWord, string>> = {
  met: "#",
  open: "#",
  "not-met": "x",
  reversed: "x",
  undetermined: "?",
  suspended: "!",
  disputed: "~",
  conflict: "!",
  "not-yet-due": ".",
  "not-open": ".",
  waived: "o",
  superseded: "-",
  ended: "=",
};

/** The timeline as text: bars, a scale of dates, what the letters mean, and what is due. */
export function timelineText(
  process: ProcessFile,
  parts: { readonly timeline: Timeline; readonly state: ProcessState },
  terminal: Terminal,
): string {
  const { timeline, state } = parts;
  const { colour, width } = terminal;
  const order = inTextOrder(process, state).map(({ clause }) => clause.name);
  const clauses = [...timeline.clauses].sort((a, b) => order.indexOf(a.clause) - order.indexOf(b.clause));
  const names = [...timeline.phases.map((one) => one.title), ...timeline.clauses.map((one) => one.clause)];
  const longest = Math.min(28, Math.max(0, ...names.map((name) => name.length)));
  const scale = scaleOf(timeline, Math.max(20, width - longest - 4));
  const row = (name: string, stretches: readonly Stretch<ClauseWord | PhaseWord>[], due?: Day) =>
    `  ${cut(name, longest).padEnd(longest)}  ${bar(stretches, scale, due)}`;
  const used = new Set(
    [...timeline.phases, ...timeline.clauses].flatMap((one) => one.stretches.map(({ state: word }) => word)),
  );
  const legend = [...used].map((word) => unbroken(`${letters[word]} ${wordOf(word)}`)).join(`${glue} `);
  return [
    paint(colour, "strong", wrap(process.title, width)),
    wrap(
      `${sayDay(timeline.from)} to ${sayDay(timeline.until)}, as known on ${sayDay(timeline.known)}`,
      width,
    ),
    [
      `  ${" ".repeat(longest)}  ${dates(scale)}`,
      ...timeline.phases.map((one) => row(one.title, one.stretches)),
    ].join("\n"),
    clauses.map((one) => row(one.clause, one.stretches, one.due)).join("\n"),
    wrap(`${legend}${glue} ${unbroken("| deadline")}`, width)
      .replaceAll(glue, " ")
      .replace(/ +$/gm, ""),
    dueText(process, state, terminal),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

type Scale = { readonly from: Day; readonly perCell: number; readonly cells: number };

function scaleOf({ from, until }: Timeline, room: number): Scale {
  const days = until - from + 1;
  const perCell = Math.max(1, Math.ceil(days / room));
  return { from, perCell, cells: Math.ceil(days / perCell) };
}

// the result at the end of each cell, unless something worse happened in it that would be hidden
function bar(
  stretches: readonly Stretch<ClauseWord | PhaseWord>[],
  scale: Scale,
  due: Day | undefined,
): string {
  const cells: string[] = [];
  for (let cell = 0; cell < scale.cells; cell++) {
    const start = scale.from + cell * scale.perCell;
    const end = start + scale.perCell;
    const here = stretches.filter((one) => one.days.start < end && one.days.end > start);
    const worst = here.find(
      (one) => one.state === "not-met" || one.state === "reversed" || one.state === "conflict",
    );
    const shown = worst ?? here.at(-1);
    const letter = shown === undefined ? " " : letters[shown.state];
    cells.push(due !== undefined && due >= start && due < end ? "|" : letter);
  }
  return cells.join("");
}

// the first day at the left, and after it as many dates as have room
function dates(scale: Scale): string {
  let line = "";
  const step = 14;
  for (let cell = 0; cell + 10 <= scale.cells; cell += step) {
    const day = addDays(scale.from, cell * scale.perCell);
    line = `${line.padEnd(cell)}'${dateOf(day, scale.perCell)}`;
  }
  return line;
}

function dateOf(day: Day, perCell: number): string {
  if (perCell <= 3) return formatDay(day);
  const { year, month } = partsOfDay(day);
  return `${year}-${String(month).padStart(2, "0")}`;
}

function dueText(process: ProcessFile, state: ProcessState, { colour, width }: Terminal): string {
  const lines = state.due.map((due) => {
    const what = dutyOf(due.clause, process);
    const how = due.overdue ? passedWords(state, due) : distance(due.day - state.on);
    const text = `${formatInCalendars(due.day, process.calendar.hijri)}, ${how}: ${what} (${due.clause}; ${dueWords[due.what]})`;
    return `  ${wrap(text, width - 2, "    ")}`;
  });
  return lines.length === 0 ? "" : [paint(colour, "strong", "Due"), ...lines].join("\n");
}

// a letter and its meaning stay on one line
const glue = "\u2060";
const unbroken = (words: string) => words.replaceAll(" ", glue);

function cut(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1)}…`;
}
