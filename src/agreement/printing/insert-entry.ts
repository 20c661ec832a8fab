// Puts one more entry into a section of a YAML text: after the last one, indented like it, with every other character left alone.
import { pageOf } from "../syntax/page.js";
import { readYaml, type YamlEntry, type YamlMap, type YamlNode } from "../syntax/yaml-positions.js";
import { keys, layOut, type Piece } from "./layout.js";

/** What is put in: the new entries alone, and the section with all its entries, for one that must be written anew. */
export type Insertion = { readonly added: Piece | undefined; readonly whole: Piece | undefined };

/**
 * The text with the new entries in a section at its top; the text as it is, if there are none. A section that is not there is added
 * at the end. A section between brackets is written anew, unless it holds remarks. `undefined` where there is no place to put it.
 */
export function insertEntry(text: string, section: string, { added, whole }: Insertion): string | undefined {
  if (added === undefined || whole === undefined) return text;
  const { root } = readYaml(pageOf("", text));
  if (root?.kind !== "map") return undefined;
  const column = columnOf(text, root);
  if (column === undefined) return undefined;
  const entry = root.entries.find(({ key }) => key === section);
  if (entry === undefined) return atEnd(text, indented(keys({ [section]: added }, "lines"), column));
  const { value } = entry;
  if (value.kind === "nothing") return afterLine(text, entry.keySpan.end, indented(added, column + 2));
  // an alias stands for words elsewhere in the text
  if (value.kind !== "map" || value.span.start < entry.keySpan.end) return undefined;
  const inner = columnOf(text, value);
  if (inner !== undefined) return afterLast(text, value, indented(added, inner));
  return writtenAnew(text, value, indented(whole, column + 2));
}

// how far the keys are indented, if each stands on a line of its own
function columnOf(text: string, map: YamlMap): number | undefined {
  const [first] = map.entries;
  if (first === undefined || map.span.start !== first.keySpan.start) return undefined;
  const lineStart = text.lastIndexOf("\n", first.keySpan.start - 1) + 1;
  const before = text.slice(lineStart, first.keySpan.start).replace(/^\ufeff/, "");
  return /^ *$/.test(before) ? before.length : undefined;
}

function indented(piece: Piece, column: number): readonly string[] {
  const lines = layOut(piece).trimEnd().split("\n");
  return lines.map((line) => (line === "" ? "" : " ".repeat(column) + line));
}

function afterLast(text: string, map: YamlMap, lines: readonly string[]): string {
  const column = columnOf(text, map) ?? 0;
  let at = lineAfter(text, endOf(text, map));
  // a remark that is indented like the entries belongs to the last one
  for (;;) {
    const line = text.slice(at, text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at));
    const remark = /^( *)#/.exec(line);
    if (remark === null || remark[1].length < Math.max(1, column)) break;
    at = nextLine(text, at);
  }
  return putIn(text, at, lines);
}

function afterLine(text: string, within: number, lines: readonly string[]): string {
  return putIn(text, lineAfter(text, within), lines);
}

function atEnd(text: string, lines: readonly string[]): string {
  return putIn(text, text.length, ["", ...lines]);
}

function writtenAnew(text: string, map: YamlMap, lines: readonly string[]): string | undefined {
  const { start, end } = map.span;
  if (text.slice(start, end).includes("#")) return undefined;
  const newLine = lineEnding(text);
  return text.slice(0, start).trimEnd() + newLine + lines.join(newLine) + text.slice(end);
}

function putIn(text: string, at: number, lines: readonly string[]): string {
  const newLine = lineEnding(text);
  const before = text.slice(0, at);
  const open = before === "" || before.endsWith("\n") ? "" : newLine;
  return before + open + lines.map((line) => line + newLine).join("") + text.slice(at);
}

function lineEnding(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

// where the next line starts; a value that is folded over lines ends with its line already
function lineAfter(text: string, at: number): number {
  return at > 0 && text[at - 1] === "\n" ? at : nextLine(text, at);
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

// the last character of what stands under the keys of a map, remarks and empty lines after it left out
function endOf(text: string, map: YamlMap): number {
  const last = map.entries.at(-1);
  return last === undefined ? map.span.end : endOfEntry(text, last);
}

function endOfEntry(text: string, { keySpan, value }: YamlEntry): number {
  // an alias stands where its key stands, whatever it stands for
  return value.span.start < keySpan.end ? keySpan.end : Math.max(keySpan.end, endOfValue(text, value));
}

function endOfValue(text: string, value: YamlNode): number {
  if (value.kind === "map" && value.entries[0]?.keySpan.start === value.span.start) return endOf(text, value);
  const last = value.kind === "list" && text[value.span.start] === "-" ? value.items.at(-1) : undefined;
  return last === undefined ? value.span.end : Math.max(value.span.start, endOfValue(text, last));
}
