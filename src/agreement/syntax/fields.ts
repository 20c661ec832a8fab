// Reading keys: which are there, which are missing, which are written twice, and which nobody knows.
import { byCodeUnit } from "../../ground/names.js";
import { nearest } from "../../ground/nearest.js";
import { type Problem, type ProblemCode, problem, type Spot } from "../../ground/problem.js";
import { type Page, type Span, spotOf } from "./page.js";
import type { YamlEntry, YamlNode } from "./yaml-positions.js";

/** A name that only the world can confirm (a place of the boundary file, a kind of violence), and where it was written. */
export type Mention = { readonly kind: "place" | "kind"; readonly name: string; readonly where: Spot };

/** The reading of one file: what it is, and what has been found wrong with it so far. */
export type Reading = { readonly page: Page; readonly problems: Problem[]; readonly mentions: Mention[] };

/** The keys of one group, each with its value. */
export type Fields = ReadonlyMap<string, YamlEntry>;

/** What a group of keys is called ("a test"), and which keys it needs or may have. */
export type Shape = {
  readonly what: string;
  readonly needed: readonly string[];
  readonly allowed?: readonly string[];
  /** How such a group looks, for whoever wrote something else: `{ by: 2020-03-10 }`. */
  readonly example?: string;
};

/** Reads a group of keys. What is wrong is told; what is right is given all the same, so that one reading finds everything. */
export function readFields(reading: Reading, entry: YamlEntry, shape: Shape): Fields | undefined {
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind !== "map") {
    const expected =
      shape.example === undefined
        ? "keys with values, one on each line"
        : `keys with values, as ${shape.example}`;
    return complainKind(reading, entry, expected);
  }
  const { needed, allowed = [] } = shape;
  const fields = uniqueEntries(reading, value.entries);
  const misspelt = new Set<string | undefined>();
  for (const [key, field] of fields) {
    if (needed.includes(key) || allowed.includes(key)) continue;
    const known = [...new Set([...needed, ...allowed])];
    const free = known.filter((one) => !fields.has(one));
    const meant = crowded(reading) ? undefined : nearest(key, free);
    misspelt.add(meant);
    complain(reading, "key-unknown", `"${key}" is not a key of ${shape.what}`, {
      at: field.keySpan,
      expected: known.join(", "),
      hint: meant === undefined ? hintFor(field) : `did you mean "${meant}"?`,
    });
  }
  for (const key of needed) {
    // whoever wrote "titel" is not told as well that "title" is missing
    if (fields.has(key) || misspelt.has(key)) continue;
    complain(reading, "key-missing", `${shape.what} needs the key "${key}"`, { at: entry.keySpan });
  }
  return fields;
}

/**
 * Reads a section whose keys are names that the file itself declares. A name whose declaration could not be read stands there
 * with `undefined`, so that nobody complains twice.
 */
export function readSection<T>(
  reading: Reading,
  entry: YamlEntry | undefined,
  readOne: (entry: YamlEntry) => T | undefined,
): ReadonlyMap<string, T | undefined> {
  const declared = new Map<string, T | undefined>();
  if (entry === undefined) return declared;
  const { value } = entry;
  if (value.kind === "nothing" || (value.kind === "map" && value.entries.length === 0)) {
    complainEmpty(reading, entry);
    return declared;
  }
  if (value.kind !== "map") {
    complainKind(reading, entry, "names with what they stand for, each followed by a colon");
    return declared;
  }
  // of a section in which thousands of things are wrong, the rest is not read
  for (const [key, field] of uniqueEntries(reading, value.entries)) {
    const before = reading.problems.length;
    const read = flooded(reading.problems) ? undefined : readOne(field);
    // half a declaration would say something else: a clause without its condition asks for less than was agreed
    declared.set(key, reading.problems.length > before ? undefined : read);
  }
  return declared;
}

/** The declarations that could be read, in code-unit order of their names, so that the order of the file does not matter. */
export function inOrder<T>(declared: ReadonlyMap<string, T | undefined>): readonly T[] {
  return [...declared.keys()].sort(byCodeUnit).flatMap((key) => declared.get(key) ?? []);
}

/** What is said of a problem: the words that are meant, what was found there, what was expected, why it matters, what to do. */
export type Complaint = {
  readonly at: Span;
  readonly found?: string;
  readonly expected?: string;
  readonly why?: string;
  readonly hint?: string | undefined;
};

// in { } a comma parts keys, so words behind one look like a key without a value
function hintFor({ key, value }: YamlEntry): string {
  if (value.kind !== "nothing") return "remove it";
  return /^\d+$/.test(key)
    ? "if it belongs to what stands before it, write that without a comma"
    : "if it belongs to the words before it, put all of them in quotes; otherwise remove it";
}

/** Tells a problem at some words of the page. Of very many problems only their number is kept: the rest are "one more problem". */
export function complain(
  reading: Reading,
  code: ProblemCode,
  message: string,
  { at, found, expected, why, hint }: Complaint,
): undefined {
  if (flooded(reading.problems)) {
    // it stands behind all the others
    const where = { file: reading.page.file, line: Number.MAX_SAFE_INTEGER };
    reading.problems.push(problem("problems-many", "one more problem", { where }));
    return undefined;
  }
  reading.problems.push(
    problem(code, message, {
      where: spotOf(reading.page, at),
      ...(found !== undefined && { found }),
      ...(expected !== undefined && { expected }),
      ...(why !== undefined && { why }),
      ...(hint !== undefined && { hint }),
    }),
  );
}

/** Whether there are so many problems already that looking for near names would take long and help nobody. */
export function crowded(reading: Reading): boolean {
  return reading.problems.length > 1000;
}

/** Whether there are so many problems that no more are looked for: their number is then a least. */
export function flooded(problems: readonly Problem[]): boolean {
  return problems.length >= mostKept;
}

const mostKept = 3000;

/** Tells that a value is of the wrong kind. */
export function complainKind(reading: Reading, entry: YamlEntry, expected: string, hint?: string): undefined {
  return complain(reading, "value-kind", `"${entry.key}" is of the wrong kind`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected,
    hint,
  });
}

/** Tells that a key has no value. */
export function complainEmpty(reading: Reading, entry: YamlEntry): undefined {
  return complain(reading, "value-missing", `"${entry.key}" is empty`, {
    at: entry.keySpan,
    hint: "give it a value, or remove the key",
  });
}

/** The words to point at: the value where it is a word, its key where it is a group or nothing. */
export function spanFor(entry: YamlEntry): Span {
  const { kind, span } = entry.value;
  return kind === "map" || kind === "list" || kind === "nothing" ? entry.keySpan : span;
}

/** What was written, in words. */
export function described(node: YamlNode): string {
  switch (node.kind) {
    case "text":
      return node.value.length > 500 ? `"${node.value.slice(0, 500)}…"` : `"${node.value}"`;
    case "number":
    case "truth":
      return node.source;
    case "nothing":
      return "nothing";
    case "list":
      return "a list";
    case "map":
      return "keys with values";
  }
}

function uniqueEntries(reading: Reading, entries: readonly YamlEntry[]): Map<string, YamlEntry> {
  const fields = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const first = fields.get(entry.key);
    if (entry.key === "") {
      complain(reading, "value-missing", "a key has no name", { at: entry.keySpan });
    } else if (first !== undefined) {
      complain(reading, "name-repeated", `"${entry.key}" is written twice`, {
        at: entry.keySpan,
        found: `the first is in line ${spotOf(reading.page, first.keySpan).line}`,
        hint: "keep one of them",
      });
    } else fields.set(entry.key, entry);
  }
  return fields;
}
