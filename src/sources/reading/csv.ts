// Splits the text of a CSV into records, piece by piece, and keeps where each field stands in the file (RFC 4180).
import type { Spot } from "../../ground/problem.js";

/** One record: its fields, and its text as it stands in the file, from which places are found when they are needed. */
export type CsvRecord = {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  readonly raw: string;
};

/** A place where the text is no CSV. */
export type CsvFault = {
  readonly kind: "quote-open" | "quote-junk" | "field-too-long";
  readonly spot: Spot;
};

/** What is done with records and faults as they come. */
export type CsvListener = {
  record(record: CsvRecord): void;
  fault(fault: CsvFault): void;
};

/** The longest record that is read, in characters. A real one has some thousands. */
export const longestRecord = 2_000_000;

/** How much of a line a message shows. */
const shownText = 200;

/**
 * Splits text into records. After a fault it goes on at the next line of the file, except after a field that is too long: then
 * nothing that follows can be told apart, and the rest is passed over. Empty lines are no records.
 *
 * Its state is the text that is not yet a whole record, and the line that it begins on.
 */
export class CsvSplitter {
  private rest = "";
  private line = 1;
  private stopped = false;

  constructor(
    private readonly delimiter: string,
    private readonly listener: CsvListener,
  ) {}

  /** Takes the next piece of text. */
  push(piece: string): void {
    if (this.stopped) return;
    this.rest = this.rest === "" ? piece : this.rest + piece;
    this.split(false);
  }

  /** Says that no more text comes. */
  end(): void {
    if (!this.stopped) this.split(true);
  }

  private split(last: boolean): void {
    const text = this.rest;
    let at = 0;
    while (at < text.length && !this.stopped) {
      const found = recordAt(text, at, this.delimiter, last);
      if (found.kind === "unfinished") {
        if (text.length - at > longestRecord) this.tooLong(text, at);
        break;
      }
      if (found.kind === "record" && found.end - at > longestRecord) {
        this.tooLong(text, at);
        break;
      }
      at = this.take(text, at, found);
    }
    this.rest = this.stopped ? "" : text.slice(at);
  }

  private take(text: string, at: number, found: Exclude<Found, { kind: "unfinished" }>): number {
    if (found.kind === "fault") {
      const spot = spotAt(text, at, this.line, { start: found.at, length: 1 });
      this.listener.fault({ kind: found.fault, spot });
      // go on at the next line of the file, whatever the quotes say
      const next = lineEnd(text, found.at);
      this.line = lineOf(text, at, next, this.line);
      return next;
    }
    const raw = text.slice(at, found.end);
    if (found.fields.length > 1 || found.fields[0] !== "") {
      this.listener.record({ line: this.line, fields: found.fields, raw });
    }
    this.line = lineOf(text, at, found.end, this.line);
    return found.end;
  }

  private tooLong(text: string, at: number): void {
    this.stopped = true;
    const start = longestFieldStart(text, at, this.delimiter);
    this.listener.fault({ kind: "field-too-long", spot: spotAt(text, at, this.line, { start, length: 1 }) });
  }
}

/** Where a field of a record stands: its line and column in the file, its length, and the text of that line. */
export function spotOfField(record: CsvRecord, index: number, delimiter: string): Spot {
  const bounds = boundsOf(record.raw, delimiter)[index];
  if (bounds === undefined) return spotAt(record.raw, 0, record.line, { start: 0, length: 0 });
  return spotAt(record.raw, 0, record.line, bounds);
}

/** Where a whole record stands: its first line. */
export function spotOfRecord(record: CsvRecord): Spot {
  return spotAt(record.raw, 0, record.line, { start: 0, length: contentEnd(record.raw, 0) });
}

type Found =
  | { readonly kind: "record"; readonly fields: readonly string[]; readonly end: number }
  | { readonly kind: "fault"; readonly fault: "quote-open" | "quote-junk"; readonly at: number }
  | { readonly kind: "unfinished" };

// the record that begins at a place, with the place after its line break
function recordAt(text: string, from: number, delimiter: string, last: boolean): Found {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field: string;
    if (text[at] === '"') {
      const quoted = quotedAt(text, at, delimiter, last);
      if (quoted.kind !== "field") return quoted;
      field = quoted.field;
      at = quoted.end;
    } else {
      const end = plainEnd(text, at, delimiter);
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    if (at >= text.length) return last ? { kind: "record", fields, end: at } : { kind: "unfinished" };
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    // a return at the very end may be half of a line break
    if (text[at] === "\r" && at + 1 >= text.length && !last) return { kind: "unfinished" };
    return { kind: "record", fields, end: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1) };
  }
}

type Quoted =
  | { readonly kind: "field"; readonly field: string; readonly end: number }
  | Extract<Found, { kind: "fault" | "unfinished" }>;

function quotedAt(text: string, from: number, delimiter: string, last: boolean): Quoted {
  let field = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return last ? { kind: "fault", fault: "quote-open", at: from } : { kind: "unfinished" };
    field += text.slice(at, quote);
    if (quote + 1 >= text.length && !last) return { kind: "unfinished" };
    if (text[quote + 1] === '"') {
      field += '"';
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    if (next === undefined || next === delimiter || next === "\n" || next === "\r") {
      return { kind: "field", field, end: quote + 1 };
    }
    return { kind: "fault", fault: "quote-junk", at: from };
  }
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const c = text[at];
    if (c === delimiter || c === "\n" || c === "\r") break;
    at += 1;
  }
  return at;
}

// where the fields of one record begin, and how long they are, without their quotes
function boundsOf(raw: string, delimiter: string): readonly { start: number; length: number }[] {
  const bounds: { start: number; length: number }[] = [];
  let at = 0;
  for (;;) {
    const quoted = raw[at] === '"' ? quotedAt(raw, at, delimiter, true) : undefined;
    const end = quoted?.kind === "field" ? quoted.end : plainEnd(raw, at, delimiter);
    const inner = quoted?.kind === "field" ? 1 : 0;
    bounds.push({ start: at + inner, length: Math.max(0, end - at - 2 * inner) });
    if (raw[end] !== delimiter) return bounds;
    at = end + 1;
  }
}

// the field that makes a record too long: the last one that begins before the limit
function longestFieldStart(text: string, from: number, delimiter: string): number {
  let at = from;
  for (;;) {
    const quoted = text[at] === '"' ? quotedAt(text, at, delimiter, false) : undefined;
    if (quoted !== undefined && quoted.kind !== "field") return at;
    const end = quoted === undefined ? plainEnd(text, at, delimiter) : quoted.end;
    if (end - at > longestRecord / 2 || text[end] !== delimiter) return at;
    at = end + 1;
  }
}

// line and column of a stretch of text, when the record at `from` begins on line `line`
function spotAt(text: string, from: number, line: number, part: { start: number; length: number }): Spot {
  let start = from;
  for (let at = from; at < part.start; at++) if (isBreak(text, at)) start = at + 1;
  const end = contentEnd(text, part.start);
  const column = part.start - start + 1;
  const length = Math.max(1, Math.min(part.length, end - part.start));
  return {
    line: lineOf(text, from, part.start, line),
    column,
    length,
    ...shown(text.slice(start, end), column + length),
  };
}

// of a long line all up to the words that are meant, and a little more; of a monstrous one nothing
function shown(whole: string, end: number): { text?: string } {
  if (whole.length <= shownText) return { text: whole };
  return end > shownText * 50 ? {} : { text: whole.slice(0, end + shownText) };
}

function lineOf(text: string, from: number, to: number, line: number): number {
  let count = line;
  for (let at = from; at < to; at++) if (isBreak(text, at)) count += 1;
  return count;
}

// the last character of a line break: \n, or \r without \n
function isBreak(text: string, at: number): boolean {
  return text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
}

function contentEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = contentEnd(text, from);
  if (end >= text.length) return end;
  return end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
}
