// Laying out YAML to be read: what fits on a line stands on it, between brackets; the rest is indented, one thing a line.
import { foldable, type Surroundings, scalar } from "./scalars.js";

/** What is to be printed. */
export type Piece =
  /** A text of whoever wrote the file, or a name: in quotes where it must be. */
  | { readonly kind: "text"; readonly text: string }
  /** A word of the language, a number, a date: as it is. */
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "list"; readonly items: readonly Piece[] }
  | Keys;

/** Keys with their values. `lines`: each on a line of its own, even if they fit on one; `spaced`: with empty lines between them. */
export type Keys = {
  readonly kind: "keys";
  readonly entries: readonly Entry[];
  readonly shape: "free" | "lines" | "spaced";
};

/** One key with its value. A name of whoever wrote the file is in quotes where it must be; a word of the language (`on`) never. */
export type Entry = { readonly key: string; readonly isName: boolean; readonly value: Piece };

/** How many characters a line may have, where it can. */
export const lineWidth = 110;

/** A text, if there is one. */
export function text(written: string): Piece;
export function text(written: string | undefined): Piece | undefined;
export function text(written: string | undefined): Piece | undefined {
  return written === undefined ? undefined : { kind: "text", text: written };
}

/** A word of the language, if there is one. */
export function word(written: string): Piece;
export function word(written: string | undefined): Piece | undefined;
export function word(written: string | undefined): Piece | undefined {
  return written === undefined ? undefined : { kind: "word", word: written };
}

/** A number, if there is one; with all its digits. */
export function number(amount: number): Piece;
export function number(amount: number | undefined): Piece | undefined;
export function number(amount: number | undefined): Piece | undefined {
  return amount === undefined ? undefined : word(String(amount));
}

/**
 * An amount, if there is one. The reader refuses 8.125, which could be meant as eight thousand; with one more zero it is no longer in doubt.
 */
export function amount(count: number): Piece;
export function amount(count: number | undefined): Piece | undefined;
export function amount(count: number | undefined): Piece | undefined {
  const written = count === undefined ? undefined : String(count);
  return word(written && /^[1-9]\d{0,2}\.\d{3}$/.test(written) ? `${written}0` : written);
}

/** A list. */
export function list(items: readonly Piece[]): Piece {
  return { kind: "list", items };
}

/** A list, where one item may stand alone; an empty one is not written. */
export function oneOrList(items: readonly Piece[]): Piece | undefined {
  if (items.length === 0) return undefined;
  const [first] = items;
  return items.length === 1 && first.kind !== "list" ? first : list(items);
}

/** Texts, where one may stand alone. */
export function oneOrTexts(items: readonly string[] | undefined): Piece | undefined {
  return items && oneOrList(items.map((item) => text(item)));
}

/** Texts as a list, also if there is only one. */
export function texts(items: readonly string[]): Piece;
export function texts(items: readonly string[] | undefined): Piece | undefined;
export function texts(items: readonly string[] | undefined): Piece | undefined {
  return items && list(items.map((item) => text(item)));
}

/** Keys with the values that are there, in this order. */
export function keys(
  values: Readonly<Record<string, Piece | undefined>>,
  shape: Keys["shape"] = "free",
): Piece {
  return { kind: "keys", entries: entriesOf(Object.entries(values), false), shape };
}

/** The same, where keys are names: an object would put `10` before `a`. */
export function named(
  values: readonly (readonly [string, Piece | undefined])[],
  shape: Keys["shape"] = "lines",
): Piece {
  return { kind: "keys", entries: entriesOf(values, true), shape };
}

function entriesOf(
  values: readonly (readonly [string, Piece | undefined])[],
  isName: boolean,
): readonly Entry[] {
  return values.flatMap(([key, value]) => (value === undefined ? [] : [{ key, isName, value }]));
}

/** The text of a whole file. */
export function layOut(file: Piece): string {
  return `${block(file, 0).join("\n")}\n`;
}

// on one line between brackets
function inline(piece: Piece): string {
  switch (piece.kind) {
    case "text":
      return scalar(piece.text, "brackets");
    case "word":
      return piece.word;
    case "list":
      return `[${piece.items.map(inline).join(", ")}]`;
    case "keys": {
      const entries = piece.entries.map((entry) => `${keyOf(entry, "brackets")}: ${inline(entry.value)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
  }
}

// the lines of a value whose first line begins at a column, without their indentation
function block(piece: Piece, column: number): readonly string[] {
  switch (piece.kind) {
    case "text":
      return textLines(piece.text, column);
    case "word":
      return [piece.word];
    case "list":
      return piece.items.flatMap((item) => hang("- ", fitting(item, column + 2) ?? block(item, column + 2)));
    case "keys":
      return piece.entries.flatMap((entry, at) => {
        const space = piece.shape === "spaced" && at > 0 ? [""] : [];
        return [...space, ...entryLines(entry, column)];
      });
  }
}

// what the whole value is on one line, if it may and can stand on one
function fitting(piece: Piece, column: number): readonly string[] | undefined {
  if (mustBreak(piece)) return undefined;
  const line = piece.kind === "text" ? scalar(piece.text, "line") : inline(piece);
  return column + line.length <= lineWidth ? [line] : undefined;
}

function mustBreak(piece: Piece): boolean {
  if (piece.kind === "keys")
    return (
      (piece.shape !== "free" && piece.entries.length > 0) ||
      piece.entries.some(({ value }) => mustBreak(value))
    );
  return piece.kind === "list" && piece.items.some(mustBreak);
}

function entryLines(entry: Entry, column: number): readonly string[] {
  const { value } = entry;
  const name = keyOf(entry, "line");
  // YAML wants a question mark before a key that is very long
  const head = name.length > 1000 ? `? ${name}\n: `.split("\n") : [`${name}: `];
  const last = head[head.length - 1];
  const before = head.slice(0, -1);
  const line = fitting(value, column + last.length);
  if (line !== undefined) return [...before, ...hang(last, line)];
  const lines = block(value, column + 2);
  // a text that is folded begins behind its key, lists and keys below it
  if (value.kind === "text" || value.kind === "word") return [...before, ...hang(last, lines, 2)];
  return [...before, last.trimEnd(), ...lines.map((one) => (one === "" ? "" : `  ${one}`))];
}

function keyOf({ key, isName }: Entry, where: Surroundings): string {
  return isName ? scalar(key, where) : key;
}

// the first line behind some words, the others below it, indented
function hang(words: string, lines: readonly string[], indent = words.length): readonly string[] {
  return lines.map((line, at) => (at === 0 ? words + line : line === "" ? "" : " ".repeat(indent) + line));
}

// a long text is folded: its lines are read as one, with a space for each line end
function textLines(written: string, column: number): readonly string[] {
  if (!foldable(written)) return [scalar(written, "line")];
  const lines: string[] = [];
  let line = "";
  for (const next of written.split(" ")) {
    if (line !== "" && column + line.length + 1 + next.length > lineWidth) {
      lines.push(line);
      line = next;
    } else line = line === "" ? next : `${line} ${next}`;
  }
  return [">-", ...lines, line];
}
