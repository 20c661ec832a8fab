// Where a cursor stands in YAML that is just being typed: under which keys, in a key or in a value; and all keys of the text.

/** A step into the text: a key, or an item of a list. */
export type Step = string | number;

/** Where a cursor stands. */
export type Place = {
  /** In a key, in a value, or at the start of an item of a list, which may become either. */
  readonly kind: "key" | "value" | "item";
  /** The keys and lists around it; of a value, its own key too. */
  readonly path: readonly Step[];
  /** Where the word begins that stands before the cursor. */
  readonly from: number;
  /** The keys that stand beside it already. */
  readonly beside: readonly string[];
  /** How far keys at this place are indented; not there within brackets. */
  readonly indent?: number;
};

/** A key of the text, with the keys and lists around it, outermost first. */
export type FoundKey = { readonly key: string; readonly path: readonly Step[] };

/** Where the cursor stands; `undefined` in a comment, in quotes, and in text of several lines. */
export function placeAt(text: string, cursor: number): Place | undefined {
  const reader = new Reader(text.slice(0, cursor));
  reader.read();
  const { open, silent, wordFrom: from, indent, ownKey, dash } = reader;
  if (silent) return undefined;
  const top = open.at(-1);
  if (top !== undefined && top.indent === undefined) {
    const inKey = top.kind === "map" && top.key === undefined;
    const path = pathOf(inKey ? open.slice(0, -1) : open);
    return { kind: inKey ? "key" : "value", path, from, beside: inKey ? keysIn(text, top.id) : [] };
  }
  if (ownKey) return { kind: "value", path: pathOf(open), from, beside: [], indent };
  const sibling = top?.kind === "map" && top.indent === indent;
  return {
    kind: dash ? "item" : "key",
    path: pathOf(sibling ? open.slice(0, -1) : open),
    from,
    beside: sibling ? keysIn(text, top.id) : [],
    indent,
  };
}

/** Tells every key of a text, in its order, though the text be only half written. */
export function eachKey(text: string, tell: (found: FoundKey) => void): void {
  new Reader(text, (open) => {
    const key = open.length > deepest ? undefined : open.at(-1)?.key;
    if (key !== undefined) tell({ key, path: pathOf(open.slice(0, -1)) });
  }).read();
}

// no process file nests deeper, and a hostile one is not followed
const deepest = 50;

// a table or list that is open; one in brackets has no indentation; `id` is where it began
type Open = { readonly kind: "map" | "list"; readonly id: number; readonly indent?: number; key?: string };

function pathOf(open: readonly Open[]): readonly Step[] {
  return open.flatMap((one): readonly Step[] => {
    if (one.kind === "list") return [0];
    return one.key === undefined ? [] : [one.key];
  });
}

function keysIn(text: string, id: number): readonly string[] {
  const keys: string[] = [];
  new Reader(text, (open) => {
    const top = open.at(-1);
    if (top?.id === id && top.key !== undefined) keys.push(top.key);
  }).read();
  return keys;
}

// a word, quoted or not, before a colon that ends it
const keyAhead =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s#:{}[\],&*!|>'"%@`-][^\n:#]*?))[ \t]*:(?=\s|$)/y;

// reads a text from its beginning, tolerant of everything; what it can't make sense of, it passes over
class Reader {
  readonly open: Open[] = [];
  /** Whether nothing can be proposed where the text ends. */
  silent = false;
  wordFrom = 0;
  indent = 0;
  /** Whether the key of this value stands on the same line. */
  ownKey = false;
  dash = false;
  private at = 0;
  private longTextUnder: number | undefined;

  constructor(
    private readonly text: string,
    private readonly tell: (open: readonly Open[]) => void = () => {},
  ) {}

  read(): void {
    this.line();
    while (this.at < this.text.length) {
      this.at += 1;
      this.line();
    }
  }

  private line(): void {
    const start = this.at;
    this.silent = false;
    this.ownKey = false;
    this.dash = false;
    this.skip(/ */y);
    this.indent = this.at - start;
    this.wordFrom = this.at;
    const sign = this.text[this.at];
    if (this.longTextUnder !== undefined && (this.indent > this.longTextUnder || sign === "\n")) {
      this.passOver();
      return;
    }
    this.longTextUnder = undefined;
    if (sign === "\n" || sign === "\r") {
      this.passOver();
      return;
    }
    if (sign === "#") {
      this.passOver();
      return;
    }
    this.leave(this.atItem());
    while (this.atItem()) this.item(start);
    this.key();
    this.value();
  }

  // what is indented deeper is closed; a list also by a line at its own height that is no item
  private leave(isItem: boolean): void {
    for (let top = this.open.at(-1); top !== undefined; top = this.open.at(-1)) {
      const height = top.indent ?? 0;
      if (height < this.indent || (height === this.indent && (top.kind === "map" || isItem))) return;
      this.open.pop();
    }
  }

  private atItem(): boolean {
    return this.text[this.at] === "-" && /^\s?$/.test(this.text[this.at + 1] ?? "");
  }

  private item(start: number): void {
    const top = this.open.at(-1);
    if (top?.kind !== "list" || top.indent !== this.indent)
      this.open.push({ kind: "list", id: this.at, indent: this.indent });
    this.at += 1;
    this.skip(/ */y);
    this.indent = this.at - start;
    this.wordFrom = this.at;
    this.dash = true;
  }

  private key(): void {
    keyAhead.lastIndex = this.at;
    const found = keyAhead.exec(this.text);
    if (found === null) return;
    const key = found[1] ?? found[2] ?? found[3];
    const top = this.open.at(-1);
    if (top?.kind === "map" && top.indent === this.indent) top.key = key;
    else this.open.push({ kind: "map", id: this.at, indent: this.indent, key });
    this.tell(this.open);
    this.at += found[0].length;
    this.ownKey = true;
    this.skip(/[ \t]*/y);
    this.wordFrom = this.at;
  }

  private value(): void {
    const { text } = this;
    if (text[this.at] === "|" || text[this.at] === ">") {
      this.longTextUnder = this.open.findLast((one) => one.key !== undefined)?.indent ?? 0;
      this.passOver();
      return;
    }
    let starts = true;
    while (this.at < text.length) {
      const sign = text[this.at];
      const within = this.inBrackets();
      if (sign === "\n" && !within) return;
      if (sign === "#" && /\s/.test(text[this.at - 1] ?? " ")) this.passOver();
      else if (starts && (sign === '"' || sign === "'")) this.quoted(sign);
      else if ((starts || within) && (sign === "{" || sign === "[")) this.bracket(sign);
      else if (within && this.mark(sign)) starts = true;
      else {
        if (!/\s/.test(sign)) starts = false;
        this.at += 1;
      }
    }
  }

  private inBrackets(): boolean {
    const top = this.open.at(-1);
    return top !== undefined && top.indent === undefined;
  }

  private bracket(sign: "{" | "["): void {
    this.open.push({ kind: sign === "{" ? "map" : "list", id: this.at });
    this.begin();
  }

  // what ends a word within brackets
  private mark(sign: string): boolean {
    const top = this.open[this.open.length - 1];
    if (sign === "}" || sign === "]") this.open.pop();
    else if (sign === ",") delete top.key;
    else if (sign === ":" && top.kind === "map" && top.key === undefined && this.endsKey()) {
      top.key = this.text
        .slice(this.wordFrom, this.at)
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2");
      this.tell(this.open);
    } else return false;
    this.begin();
    return true;
  }

  private endsKey(): boolean {
    return /^[\s,{}[\]]?$/.test(this.text[this.at + 1] ?? "");
  }

  private begin(): void {
    this.at += 1;
    this.skip(this.inBrackets() ? /\s*/y : / */y);
    this.wordFrom = this.at;
  }

  private quoted(mark: string): void {
    const { text } = this;
    this.at += 1;
    while (this.at < text.length && text[this.at] !== mark) {
      this.at += mark === '"' && text[this.at] === "\\" ? 2 : 1;
    }
    if (this.at >= text.length) this.silent = true;
    this.at = Math.min(text.length, this.at + 1);
  }

  // to the end of the line; where the text ends in it, nothing is proposed
  private passOver(): void {
    const found = this.text.indexOf("\n", this.at);
    this.silent = found === -1;
    this.at = found === -1 ? this.text.length : found;
  }

  private skip(what: RegExp): void {
    what.lastIndex = this.at;
    this.at += what.exec(this.text)?.[0].length ?? 0;
  }
}
