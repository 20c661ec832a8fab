// Texts that come again and again, kept once and known by a number: names of places, sides and kinds of hundreds of thousands of records.

const empty = -1;

/** A book of words. Word 0 is the empty one. */
export class Words {
  private readonly texts: string[] = [];
  private bytes = new Uint8Array(65_536);
  private used = 0;
  private starts = new Int32Array(1024);
  private hashes = new Int32Array(1024);
  private slots = new Int32Array(4096).fill(empty);
  private readonly spoken = new Map<string, number>();
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor() {
    this.of(new Uint8Array(), 0, 0);
  }

  /** The text of a word. */
  text(word: number): string {
    return this.texts[word] ?? "";
  }

  /** The number of the word that lies in these bytes (UTF-8). */
  of(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a
    let hash = 0x811c9dc5 | 0;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
    const mask = this.slots.length - 1;
    let at = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const word = this.slots[at];
      if (word === empty) break;
      if (this.hashes[word] === hash && this.isSame(word, bytes, from, to)) return word;
      at = (at + 1) & mask;
    }
    return this.add(bytes.subarray(from, to), hash, at);
  }

  /** The number of a text. */
  ofText(text: string): number {
    const known = this.spoken.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(text);
    const word = this.of(bytes, 0, bytes.length);
    this.spoken.set(text, word);
    return word;
  }

  private isSame(word: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[word];
    if (this.starts[word + 1] - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.bytes[start + i] !== bytes[from + i]) return false;
    return true;
  }

  private add(piece: Uint8Array, hash: number, slot: number): number {
    const word = this.texts.length;
    while (this.used + piece.length > this.bytes.length) this.bytes = twice(this.bytes, Uint8Array);
    if (word + 2 > this.starts.length) {
      this.starts = twice(this.starts, Int32Array);
      this.hashes = twice(this.hashes, Int32Array);
    }
    this.bytes.set(piece, this.used);
    this.starts[word] = this.used;
    this.used += piece.length;
    this.starts[word + 1] = this.used;
    this.hashes[word] = hash;
    this.slots[slot] = word;
    this.texts.push(this.decoder.decode(piece));
    if (this.texts.length * 2 > this.slots.length) this.spread();
    return word;
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(empty);
    const mask = slots.length - 1;
    for (let word = 0; word < this.texts.length; word++) {
      const hash = this.hashes[word];
      let at = (hash ^ (hash >>> 15)) & mask;
      while (slots[at] !== empty) at = (at + 1) & mask;
      slots[at] = word;
    }
    this.slots = slots;
  }
}

type Column = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** The same column with room for twice as much. */
export function twice<C extends Column>(column: C, make: new (length: number) => C): C {
  const more = new make(column.length * 2);
  more.set(column);
  return more;
}
