// Reads the fields of a record from their bytes into numbers and words. Whatever is not quite plain it leaves to the careful reader.
import type { Day } from "../../ground/day.js";
import type { Content, Role } from "../../sources/format.js";
import { readDay } from "../../sources/reading/days.js";
import type { FoundColumn } from "../../sources/reading/header.js";
import { meaningOf, stretchOf, trimmed } from "../../sources/reading/rows.js";
import type { ByteRecord } from "./byte-splitter.js";
import type { Draft } from "./record-columns.js";
import type { Words } from "./words.js";

/** What a record turned out to be; `unsure`: the careful reader has to look. */
export type ByteReading = "row" | "passed-over" | "unsure";

/** Fills drafts from records, by the columns that the file has. Gives what `readRow` gives, or is unsure. */
export class ByteRow {
  private readonly at = new Map<Role, number>();
  private readonly content = new Map<Role, Content>();
  private readonly wanted: readonly { readonly index: number; readonly mayBeEmpty: boolean }[];
  private readonly meanings = new Map<Role, (string | undefined)[]>();
  private readonly days = new Map<Role, (Day | null)[]>();
  private readonly sound: boolean[] = [];

  constructor(
    columns: readonly FoundColumn[],
    private readonly width: number,
    private readonly words: Words,
  ) {
    this.wanted = columns.map(({ column, index }) => ({ index, mayBeEmpty: column.mayBeEmpty }));
    for (const { column, index } of columns) {
      this.at.set(column.role, index);
      this.content.set(column.role, column.content);
    }
  }

  read(record: ByteRecord, draft: Draft): ByteReading {
    if (record.count !== this.width) return "unsure";
    for (const { index, mayBeEmpty } of this.wanted)
      if (record.doubled[index] === 1 || (!mayBeEmpty && isEmpty(record, index))) return "unsure";
    if (this.at.has("kept") && this.code(record, "kept", "no") !== "yes") {
      return this.meaning(record, "kept") === undefined ? "unsure" : "passed-over";
    }
    const id = this.id(record);
    draft.id = id ?? "";
    const told =
      id !== undefined &&
      this.texts(record, draft) &&
      this.codes(record, draft) &&
      this.time(record, draft) &&
      this.harm(record, draft) &&
      this.point(record, draft, "latitude") &&
      this.point(record, draft, "longitude");
    return told ? "row" : "unsure";
  }

  private texts(record: ByteRecord, draft: Draft): boolean {
    for (const role of ["country", "adm1", "adm2", "name", "sideA", "sideB"] as const) {
      const index = this.at.get(role);
      const word = index === undefined ? 0 : this.word(record, index);
      if (word < 0) return false;
      draft[role] = word;
    }
    return true;
  }

  private codes(record: ByteRecord, draft: Draft): boolean {
    const precision = this.code(record, "precision", "unknown");
    const kind = this.code(record, "kind", "");
    const observed = this.code(record, "observed", "yes");
    if (precision === undefined || kind === undefined || observed === undefined) return false;
    draft.precision = this.words.ofText(precision);
    draft.kind = this.words.ofText(kind);
    draft.observed = observed === "yes";
    return true;
  }

  private time(record: ByteRecord, draft: Draft): boolean {
    const start = this.day(record, "start");
    if (start === undefined || start === null) return false;
    draft.start = start;
    if (this.at.has("end")) {
      const end = this.day(record, "end");
      if (end === null || (end !== undefined && end < start)) return false;
      draft.end = (end ?? start) + 1;
      return true;
    }
    const length = this.whole(record, "days");
    const known = this.code(record, "stretch", "day");
    if (length === null || known === undefined) return false;
    if (known === "day") draft.end = start + (length ?? 1);
    else Object.assign(draft, stretchOf(start, known));
    return true;
  }

  private harm(record: ByteRecord, draft: Draft): boolean {
    const events = this.whole(record, "events");
    const low = this.whole(record, "low");
    const best = this.whole(record, "best");
    const high = this.whole(record, "high");
    if (events === null || low === null || best === null || high === null) return false;
    draft.events = events ?? (this.at.has("events") ? 0 : 1);
    draft.best = best ?? low ?? 0;
    draft.low = low ?? draft.best;
    draft.high = high ?? Math.max(draft.low, draft.best);
    return true;
  }

  private point(record: ByteRecord, draft: Draft, role: "latitude" | "longitude"): boolean {
    const index = this.at.get(role);
    const content = this.content.get(role);
    draft[role] = Number.NaN;
    if (index === undefined || content?.kind !== "degrees" || isEmpty(record, index)) return true;
    const value = decimal(record.bytes, record.starts[index], record.ends[index]);
    if (!(value >= -content.most && value <= content.most)) return false;
    draft[role] = value;
    return true;
  }

  private id({ bytes, starts, ends }: ByteRecord): number | string | undefined {
    const index = this.at.get("id");
    if (index === undefined) return "";
    const [from, to] = [starts[index], ends[index]];
    const value = bytes[from] === zero || to - from > 15 ? -1 : digits(bytes, from, to);
    if (value >= 0) return value;
    const text = decoder.decode(bytes.subarray(from, to));
    return text.includes("\ufffd") || trimmed(text) === "" ? undefined : text;
  }

  // undefined: not given; null: not plain
  private whole(record: ByteRecord, role: Role): number | undefined | null {
    const index = this.at.get(role);
    const content = this.content.get(role);
    if (index === undefined || content?.kind !== "whole" || isEmpty(record, index)) return undefined;
    const value = digits(record.bytes, record.starts[index], record.ends[index]);
    return value < 0 || value < content.least || value > content.most ? null : value;
  }

  private day(record: ByteRecord, role: "start" | "end"): Day | undefined | null {
    const index = this.at.get(role);
    const content = this.content.get(role);
    if (index === undefined || content?.kind !== "day" || isEmpty(record, index)) return undefined;
    const word = this.word(record, index);
    if (word < 0) return null;
    const known = this.days.get(role) ?? [];
    if (known.length === 0) this.days.set(role, known);
    known[word] ??= readDay(this.words.text(word), content.shapes) ?? null;
    return known[word];
  }

  // what a code means; undefined: nothing that is known
  private code(record: ByteRecord, role: Role, without: string): string | undefined {
    const index = this.at.get(role);
    if (index === undefined) return without;
    if (this.content.get(role)?.kind === "code" && isEmpty(record, index)) return without;
    return this.meaning(record, role);
  }

  private meaning(record: ByteRecord, role: Role): string | undefined {
    const content = this.content.get(role);
    const word = this.word(record, this.at.get(role) ?? 0);
    if (content === undefined || word < 0) return undefined;
    const known = this.meanings.get(role) ?? [];
    if (known.length === 0) this.meanings.set(role, known);
    if (known[word] === undefined) {
      const text = this.words.text(word);
      // a code of nothing but spaces is one for the careful reader
      known[word] = content.kind === "code" && trimmed(text) === "" ? undefined : meaningOf(text, content);
    }
    return known[word];
  }

  // the number of a field's word, or -1 where it is no UTF-8, or where there is nothing but spaces
  private word({ bytes, starts, ends }: ByteRecord, index: number): number {
    const word = this.words.of(bytes, starts[index], ends[index]);
    if (this.sound[word] === undefined) {
      const text = this.words.text(word);
      this.sound[word] = !text.includes("\ufffd") && (text === "" || trimmed(text) !== "");
    }
    return this.sound[word] ? word : -1;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const zero = 0x30;
const nine = 0x39;
const point = 0x2e;
const minus = 0x2d;

function isEmpty({ starts, ends }: ByteRecord, index: number): boolean {
  return starts[index] === ends[index];
}

// a whole number of nothing but digits, at most fifteen; -1 for anything else
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 15) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte < zero || byte > nine) return -1;
    value = value * 10 + (byte - zero);
  }
  return value;
}

// powers of ten that a number holds exactly, so that one division rounds as reading the text does
const powers = Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

function decimal(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === minus;
  let value = 0;
  let places = -1;
  let count = 0;
  for (let i = negative ? from + 1 : from; i < to; i++) {
    const byte = bytes[i];
    if (byte === point && places < 0) places = 0;
    else if (byte >= zero && byte <= nine) {
      value = value * 10 + (byte - zero);
      count += 1;
      if (places >= 0) places += 1;
    } else return Number.NaN;
  }
  if (count === 0 || count > 15) return Number.NaN;
  const size = places > 0 ? value / powers[places] : value;
  return negative ? -size : size;
}
