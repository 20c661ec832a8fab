// Facts as JSON Lines: one object for each, on a line of its own.
import { didYouMean } from "../../ground/nearest.js";
import type { Spot } from "../../ground/problem.js";
import { type CellReading, type Cells, draftOfCells, type FactKey, factKeys } from "./cells.js";
import type { Draft } from "./draft.js";

/** Reads lines of JSON, and gives each fact to `take`. Empty lines are passed over. */
export function draftsOfLines(
  text: string,
  file: string,
  reading: CellReading,
  take: (draft: Draft) => void,
): void {
  let line = 0;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const until = end === -1 ? text.length : end;
    line += 1;
    const written = text.slice(at, until).trim();
    at = until + 1;
    if (written === "") continue;
    const cells = cellsOf(written, { file, line }, reading);
    const draft = cells && draftOfCells(cells, reading);
    if (draft !== undefined) take(draft);
  }
}

function cellsOf(
  written: string,
  place: { file: string; line: number },
  { complaints }: CellReading,
): Cells | undefined {
  const where: Spot = {
    ...place,
    column: 1,
    length: Math.min(written.length, 80),
    text: written.slice(0, 500),
  };
  if (written.length > longestLine) {
    return complaints.tell("field-too-long", "the line is too long for a fact", { where: place });
  }
  const parsed = parse(written);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return complaints.tell("file-format", "the line is not an object of JSON", {
      where,
      expected: '{"id": "f1", "kind": "reported", "about": "signing", "is": "yes", "on": "2020-02-29"}',
    });
  }
  const spot = (key: string): Spot => {
    const column = written.indexOf(`"${key}"`);
    return column < 0 ? where : { ...where, column: column + 1, length: key.length + 2 };
  };
  const texts = new Map<FactKey, string>();
  let wrong = false;
  for (const [name, value] of Object.entries(parsed)) {
    const key = factKeys.find((one) => one === name);
    const text = textOf(value);
    if (key !== undefined && text !== undefined) {
      texts.set(key, text);
      continue;
    }
    wrong = true;
    if (key === undefined) {
      complaints.tell("key-unknown", `"${name.slice(0, 100)}" is not a key of a fact`, {
        where: spot(name),
        expected: factKeys.join(", "),
        hint: didYouMean(name, factKeys) ?? "remove it",
      });
    } else
      complaints.tell("value-kind", `"${name}" is of the wrong kind`, {
        where: spot(name),
        expected: "a text or a number",
      });
  }
  return wrong ? undefined : { get: (key) => texts.get(key) ?? "", spot };
}

const longestLine = 100_000;

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value.trim();
    case "number":
      return String(value);
    case "boolean":
      return value ? "yes" : "no";
    default:
      return value === null ? "" : undefined;
  }
}
