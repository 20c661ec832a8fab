// The text of a process file with its lines, so that a problem can point at the words it is about.
import type { Spot } from "../../ground/problem.js";

/** A text with its file name and the places where its lines start. */
export type Page = {
  readonly file: string;
  readonly text: string;
  /** For each line, how many characters (UTF-16 code units) lie before it. */
  readonly lineStarts: readonly number[];
};

/** Some words of a page: from the character `start` up to, but not including, the character `end`. */
export type Span = { readonly start: number; readonly end: number };

/** A text that is cut into lines when somebody first asks where something stands: a text that is too large is never cut. */
export function pageOf(file: string, text: string): Page {
  let lineStarts: readonly number[] | undefined;
  return {
    file,
    text,
    get lineStarts() {
      lineStarts ??= startsOfLines(text);
      return lineStarts;
    },
  };
}

function startsOfLines(text: string): readonly number[] {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return lineStarts;
}

/**
 * Where some words stand. What runs over several lines is pointed at on its first line only. For every spot,
 * `text.slice(column - 1, column - 1 + length)` are the words.
 */
export function spotOf(page: Page, span: Span): Spot {
  const line = lineAt(page, span.start);
  const start = page.lineStarts[line];
  const end = (page.lineStarts[line + 1] ?? page.text.length + 1) - 1;
  // looked at, not searched for: a line may be as long as the file
  const text = page.text.slice(start, end > start && page.text[end - 1] === "\r" ? end - 1 : end);
  const column = Math.min(span.start - start, text.length);
  const words = text.slice(column, Math.max(column, span.end - start)).trimEnd();
  return { file: page.file, line: line + 1, column: column + 1, length: Math.max(1, words.length), text };
}

// the last line that starts at or before a character, by halving
function lineAt(page: Page, at: number): number {
  let low = 0;
  let high = page.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (page.lineStarts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
