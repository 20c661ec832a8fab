// What the YAML parser complains of, in words that a person who has never heard of YAML can act on.
import type { CST, ErrorCode } from "yaml";
import { type Problem, problem } from "../../ground/problem.js";
import { type Page, spotOf } from "./page.js";
import type { Composed } from "./yaml-documents.js";

/** Quotes and brackets that are opened, each with where; brackets only where they are never closed. And how deep it all nests. */
export type Openings = {
  readonly quotes: readonly number[];
  readonly brackets: readonly number[];
  readonly depth: number;
};

/** Finds what is opened in the parser's tokens, without recursion. */
export function openings(tokens: readonly CST.Token[]): Openings {
  const quotes: number[] = [];
  const brackets: number[] = [];
  let depth = 0;
  const waiting: { token: CST.Token; level: number }[] = tokens.map((token) => ({ token, level: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, level } = next;
    depth = Math.max(depth, level);
    if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar")
      quotes.push(token.offset);
    if (token.type === "flow-collection") {
      const closing = token.start.source === "[" ? "]" : "}";
      if (!token.end.some((end) => end.source === closing)) brackets.push(token.start.offset);
    }
    if (token.type === "document" && token.value !== undefined) waiting.push({ token: token.value, level });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null) waiting.push({ token: item.key, level: level + 1 });
      if (item.value !== undefined) waiting.push({ token: item.value, level: level + 1 });
    }
  }
  return { quotes, brackets, depth };
}

/** The problems of the parser, the first of each line, and what we refuse though YAML allows it. */
export function syntaxProblems(page: Page, { errors, second }: Composed, opened: Openings): Problem[] {
  const problems: Problem[] = [];
  const lines = new Set<number | undefined>();
  const add = (start: number, end: number, words: Words): void => {
    const where = spotOf(page, { start, end });
    if (lines.has(where.line)) return;
    lines.add(where.line);
    problems.push(problem("yaml-syntax", words.message, { where, ...(words.hint && { hint: words.hint }) }));
  };
  for (const { code, pos, message } of errors) {
    const start = openedBefore(code, message, pos[0], opened);
    add(start, start === pos[0] ? Math.max(pos[1], pos[0] + 1) : start + 1, wordsFor(code, message));
  }
  if (second !== undefined) {
    const dashes = page.text.lastIndexOf("---", second);
    add(dashes, dashes + 3, {
      message: "the file holds more than one document",
      hint: "remove the line --- that divides it, or make two files",
    });
  }
  return problems;
}

type Words = { readonly message: string; readonly hint?: string };

// where something is not closed, the reader wants to see where it was opened
function openedBefore(code: ErrorCode, message: string, at: number, opened: Openings): number {
  const candidates =
    code === "MISSING_CHAR" && message.includes("quote")
      ? opened.quotes
      : /end with a|must be sufficiently indented/.test(message)
        ? opened.brackets
        : [];
  const before = candidates.filter((offset) => offset <= at);
  return before.length === 0 ? at : before.reduce((a, b) => Math.max(a, b));
}

function wordsFor(code: ErrorCode, message: string): Words {
  const said = ownWords(message);
  switch (code) {
    case "TAB_AS_INDENT":
      return {
        message: "the line is indented with a tab",
        hint: "indent with spaces; YAML does not allow tabs",
      };
    case "BAD_INDENT":
      return /end with a/.test(message)
        ? { message: "a bracket is opened here and never closed", hint: "close it: [a, b] or {a: b}" }
        : {
            message: "the line does not start in the same column as its neighbours",
            hint: "give lines that belong together the same number of spaces",
          };
    case "MISSING_CHAR":
      return message.includes("quote")
        ? { message: "a quotation mark is opened here and never closed", hint: 'close it: "…"' }
        : { message: said };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        message: "there are two colons where one was expected",
        hint: 'words that hold a colon and a space must be in quotes: "a: b"',
      };
    case "BAD_SCALAR_START":
      return { message: "a value can't begin with this character", hint: 'put the words in quotes: "…"' };
    case "TAG_RESOLVE_FAILED":
      return {
        message: "words that begin with ! have a meaning in YAML that is not used here",
        hint: 'put them in quotes: "…"',
      };
    case "BAD_ALIAS":
    case "ALIAS_PROPS":
      return {
        message: "the name after * or & is not complete",
        hint: 'put words that begin with * or & in quotes: "…"',
      };
    case "MULTILINE_IMPLICIT_KEY":
    case "KEY_OVER_1024_CHARS":
      return {
        message: "a key must stand on one line and be followed by a colon",
        hint: "is a colon missing?",
      };
    case "RESOURCE_EXHAUSTION":
      return { message: "the text is nested too deeply" };
    default:
      return { message: said };
  }
}

// the parser's own sentence, without the place that it adds
function ownWords(message: string): string {
  const sentence = message.split("\n")[0].replace(/ at line \d+, column \d+:?$/, "");
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
