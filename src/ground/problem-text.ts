// A problem as a person reads it in a terminal: what is wrong, where, the words underlined, what was expected, what to do.
import type { Problem, Spot } from "./problem.js";

/** How problems are printed. */
export type ProblemTextOptions = {
  /** Whether to use the terminal's colours (ANSI). Not if not given. */
  readonly colour?: boolean;
};

/**
 * A problem as text of a few lines, without a line break at its end.
 *
 * A long line is cut around the words that are meant. Control characters and marks that turn the direction of writing are
 * shown as `�`, so that a hostile file can't write to the terminal of its reader.
 *
 * @example
 * problemText({ kind: "problem", code: "file-missing", message: "there is no file counts.csv" }) // "problem file-missing: there is no file counts.csv"
 */
export function problemText(told: Problem, options: ProblemTextOptions = {}): string {
  const paint = options.colour === true ? coloured : plain;
  const lines = [`${paint.code(`problem ${told.code}`)}: ${paint.message(cut(visible(told.message)))}`];
  if (told.where !== undefined) lines.push(...placeLines(told.where, paint));
  if (told.found !== undefined) lines.push(`  ${paint.label("found:")}      ${cut(visible(told.found))}`);
  if (told.expected !== undefined) lines.push(`  ${paint.label("expected:")}   ${visible(told.expected)}`);
  if (told.why !== undefined) lines.push(`  ${paint.label("why:")}        ${visible(told.why)}`);
  if (told.hint !== undefined) lines.push(`  ${paint.label("what to do:")} ${visible(told.hint)}`);
  return lines.join("\n");
}

/**
 * Problems one under the other, and last how many there are. The text of no problems is "no problems".
 *
 * @example
 * problemsText([]) // "no problems"
 */
export function problemsText(list: readonly Problem[], options: ProblemTextOptions = {}): string {
  if (list.length === 0) return "no problems";
  const told = list.map((one) => problemText(one, options));
  // the note that more were found is no problem of its own
  const count = list.filter((one) => one.code !== "problems-many").length;
  return [...told, count === 1 ? "1 problem" : `${count} problems`].join("\n\n");
}

// a line is shown up to this many characters, and this many around the words that are meant
const longestLine = 110;
const around = 45;

type Paint = {
  readonly code: (text: string) => string;
  readonly message: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly label: (text: string) => string;
};

const plain: Paint = { code: same, message: same, dim: same, label: same };
const coloured: Paint = { code: ansi("1;31"), message: ansi("1"), dim: ansi("2"), label: ansi("36") };

function same(text: string): string {
  return text;
}

function ansi(style: string): (text: string) => string {
  return (text) => `\u001b[${style}m${text}\u001b[0m`;
}

function placeLines(where: Spot, paint: Paint): string[] {
  const lines: string[] = [];
  const column = where.line === undefined ? undefined : where.column;
  if (where.file !== undefined) {
    const place = [where.file, where.line, column].filter((part) => part !== undefined).join(":");
    lines.push(`  ${paint.dim(visible(place))}`);
  } else if (where.line !== undefined && where.text === undefined) {
    lines.push(`  ${paint.dim(`line ${where.line}${column === undefined ? "" : `, column ${column}`}`)}`);
  }
  if (where.text === undefined) return lines;
  const number = where.line === undefined ? "" : String(where.line);
  const margin = " ".repeat(number.length);
  const { before, words, after } = shownPart(where);
  lines.push(`    ${paint.dim(`${number} |`)} ${before}${words}${after}`);
  if (where.column !== undefined) {
    const underline = "^".repeat(Math.max(1, width(words)));
    lines.push(`    ${paint.dim(`${margin} |`)} ${" ".repeat(width(before))}${paint.code(underline)}`);
  }
  return lines;
}

// the line in three parts, cut to what fits around the words
function shownPart(where: Spot): { before: string; words: string; after: string } {
  const text = where.text ?? "";
  const start = Math.min(text.length, (where.column ?? 1) - 1);
  const end = where.column === undefined ? start : Math.min(text.length, start + (where.length ?? 1));
  const whole = text.length <= longestLine;
  const left = whole ? 0 : Math.max(0, start - around);
  const right = whole ? text.length : Math.min(text.length, Math.max(end, start + 1) + around, left + 400);
  const before = visible(text.slice(left, start));
  const words = cut(visible(text.slice(start, Math.min(end, start + 200))), 60);
  const after = words.endsWith("…") ? "" : visible(text.slice(end, right));
  return {
    before: left > 0 ? `…${before}` : before,
    words,
    after: right < text.length && after !== "" ? `${after}…` : after,
  };
}

function cut(text: string, longest = 200): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

// tabs count one column; everything that could move the cursor, colour the screen or turn the writing is shown as a mark
function visible(text: string): string {
  return text
    .replace(/[\t\r\n]/g, " ")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, "�");
}

// columns in a terminal: combining marks and joiners take none, East Asian wide characters and pictures two (UAX 11)
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/[\p{M}\p{Cf}]/u.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
