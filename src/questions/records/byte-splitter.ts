// Splits the bytes of a CSV into records without making text of them: where each field lies. What is odd is left to the careful reader.

/** Where the fields of a record lie in the bytes, without their quotes. The same object comes again with each record. */
export type ByteRecord = {
  bytes: Uint8Array;
  /** From where to where the whole record lies, with its line break. */
  from: number;
  to: number;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  /** 1 for a field that holds a quote, which is written twice: then its bytes are not its text. */
  doubled: Uint8Array;
};

/** A record longer than this is left to the careful reader, who says where it begins. */
const longestRecord = 2_000_000;

const quote = 0x22;
const newline = 0x0a;
const carriage = 0x0d;
const unfinished = -1;
const odd = -2;

/**
 * Takes bytes piece by piece and gives records (RFC 4180, with the same line ends and the same empty lines as `CsvSplitter`). Stops
 * at the first place that is no CSV: then `isSound` is false, and the careful reader has to tell what is wrong.
 */
export class ByteSplitter {
  isSound = true;
  private rest: Uint8Array = new Uint8Array();
  private first = true;
  private readonly record: ByteRecord = {
    ...{ bytes: new Uint8Array(), from: 0, to: 0, count: 0 },
    ...{ starts: new Int32Array(64), ends: new Int32Array(64), doubled: new Uint8Array(64) },
  };

  constructor(
    private readonly delimiter: number,
    private readonly take: (record: ByteRecord) => void,
  ) {}

  push(piece: Uint8Array): void {
    if (this.isSound && piece.length > 0) this.split(joined(this.rest, piece), false);
  }

  end(): void {
    if (this.isSound) this.split(this.rest, true);
  }

  private split(bytes: Uint8Array, last: boolean): void {
    let at = this.first && hasMark(bytes) ? 3 : 0;
    if (bytes.length < 3 && !last) {
      this.rest = bytes;
      return;
    }
    this.first = false;
    while (at < bytes.length) {
      const next = this.recordAt(bytes, at, last);
      if (next === unfinished && bytes.length - at <= longestRecord) break;
      if (next < 0 || next - at > longestRecord) {
        this.isSound = false;
        return;
      }
      at = next;
      const { count, starts, ends } = this.record;
      if (count > 1 || ends[0] > starts[0]) this.take(this.record);
    }
    this.rest = bytes.slice(at);
  }

  // fills the record that begins at a place, and gives the place after it
  private recordAt(bytes: Uint8Array, from: number, last: boolean): number {
    const { record, delimiter } = this;
    const { length } = bytes;
    record.bytes = bytes;
    record.from = from;
    let count = 0;
    let at = from;
    for (;;) {
      if (count === record.starts.length) grow(record);
      let start = at;
      record.doubled[count] = 0;
      if (bytes[at] === quote) {
        start += 1;
        at = this.closing(bytes, start, { last, field: count });
        if (at < 0) return at;
        record.ends[count] = at;
        at += 1;
      } else {
        let byte = bytes[at];
        while (at < length && byte !== delimiter && byte !== newline && byte !== carriage) byte = bytes[++at];
        record.ends[count] = at;
      }
      record.starts[count++] = start;
      record.count = count;
      if (at >= length) return this.finished(last, at);
      if (bytes[at] === delimiter) {
        at += 1;
        continue;
      }
      // a return at the very end may be half of a line break
      if (bytes[at] === carriage && at + 1 >= length && !last) return unfinished;
      return this.finished(true, at + (bytes[at] === carriage && bytes[at + 1] === newline ? 2 : 1));
    }
  }

  private finished(whole: boolean, at: number): number {
    this.record.to = at;
    return whole ? at : unfinished;
  }

  // the place of the quote that closes a field
  private closing(
    bytes: Uint8Array,
    from: number,
    { last, field }: { readonly last: boolean; readonly field: number },
  ): number {
    let at = from;
    for (;;) {
      at = bytes.indexOf(quote, at);
      if (at < 0) return last ? odd : unfinished;
      const next = bytes[at + 1];
      if (next === undefined) return last ? at : unfinished;
      if (next === quote) {
        this.record.doubled[field] = 1;
        at += 2;
        continue;
      }
      return next === this.delimiter || next === newline || next === carriage ? at : odd;
    }
  }
}

function joined(rest: Uint8Array, piece: Uint8Array): Uint8Array {
  if (rest.length === 0) return piece;
  const whole = new Uint8Array(rest.length + piece.length);
  whole.set(rest);
  whole.set(piece, rest.length);
  return whole;
}

function grow(record: ByteRecord): void {
  const twice = (list: Int32Array): Int32Array => {
    const more = new Int32Array(list.length * 2);
    more.set(list);
    return more;
  };
  record.starts = twice(record.starts);
  record.ends = twice(record.ends);
  const doubled = new Uint8Array(record.starts.length);
  doubled.set(record.doubled);
  record.doubled = doubled;
}

// the mark that some programs put before UTF-8
function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
