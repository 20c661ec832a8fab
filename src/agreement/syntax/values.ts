// Reading values: texts, words of a fixed list, numbers, shares, and lists that are sets.
import { didYouMean } from "../../ground/nearest.js";
import { complain, complainEmpty, complainKind, described, type Reading, spanFor } from "./fields.js";
import type { YamlEntry } from "./yaml-positions.js";

/** Bounds of a number: at least `min`, at most `max`, or strictly above `above` and below `below`; `whole` if it counts something. */
export type Bounds = {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
};

/** Reads a text. Space around it does not count. */
export function readText(reading: Reading, entry: YamlEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind === "number" || value.kind === "truth") {
    return complainKind(reading, entry, "a text", `put it in quotes: "${value.source}"`);
  }
  if (value.kind !== "text") return complainKind(reading, entry, "a text");
  const text = value.value.trim();
  if (text === "") return complainEmpty(reading, entry);
  if (text.length > longestText) {
    return complain(reading, "field-too-long", `"${entry.key}" is too long`, {
      at: value.span,
      found: `${text.length} characters`,
      expected: `at most ${longestText} characters`,
    });
  }
  if (unwritable.test(text)) {
    return complain(reading, "value-kind", `"${entry.key}" holds a character that can't be printed`, {
      at: value.span,
      hint: "type the words again, without copying them",
    });
  }
  return text;
}

const longestText = 10_000;
// control characters except line breaks and tabs, and halves of characters
const unwritable = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** Reads what names a thing and may look like a number: article 3, release 20.1. A number stays as it is written. */
export function readLabel(reading: Reading, entry: YamlEntry | undefined): string | undefined {
  return entry?.value.kind === "number" ? entry.value.source : readText(reading, entry);
}

/** Reads yes or no; true and false mean the same. */
export function readYesNo(reading: Reading, entry: YamlEntry | undefined): "yes" | "no" | undefined {
  if (entry?.value.kind === "truth") return entry.value.value ? "yes" : "no";
  return readWord(reading, entry, ["yes", "no"]);
}

/** Reads a list of texts in which none may occur twice. */
export function readTexts(reading: Reading, entry: YamlEntry | undefined): readonly string[] | undefined {
  return readDistinct(reading, entry)?.map(({ text }) => text);
}

/** One text of a list, and where it stands. */
export type DistinctText = { readonly text: string; readonly item: YamlEntry };

/** Reads a list of texts, each with its place. One that occurs twice is told and given once. */
export function readDistinct(
  reading: Reading,
  entry: YamlEntry | undefined,
): readonly DistinctText[] | undefined {
  const items = readItems(reading, entry);
  if (items === undefined) return undefined;
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const text = readText(reading, item);
    if (text === undefined) return [];
    if (!seen.has(text)) {
      seen.add(text);
      return [{ text, item }];
    }
    complain(reading, "name-repeated", `"${text}" stands in the list twice`, {
      at: item.value.span,
      hint: "keep one of them",
    });
    return [];
  });
}

/** The items of a list that is not empty, each as an entry under the list's key. What is no list is a list of one. */
export function readItems(reading: Reading, entry: YamlEntry | undefined): readonly YamlEntry[] | undefined {
  if (entry === undefined) return undefined;
  const { key, value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind !== "list") return [entry];
  if (value.items.length === 0) return complainEmpty(reading, entry);
  // an item that is a group of lines is pointed at by its own first line
  return value.items.map((item) => ({
    key,
    keySpan: item.kind === "nothing" ? entry.keySpan : item.span,
    value: item,
  }));
}

/** Reads one of a few known words. */
export function readWord<W extends string>(
  reading: Reading,
  entry: YamlEntry | undefined,
  known: readonly W[],
): W | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === "nothing") return complainEmpty(reading, entry);
  const written = entry.value.kind === "text" ? entry.value.value.trim() : undefined;
  const word = known.find((one) => one === written);
  if (word !== undefined) return word;
  return complain(reading, "value-unknown", `"${entry.key}" has a value that is not known`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected: known.join(", "),
    hint: written === undefined ? undefined : didYouMean(written, known),
  });
}

/** Reads a number within bounds. */
export function readNumber(
  reading: Reading,
  entry: YamlEntry | undefined,
  bounds: Bounds,
): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind === "number" && Number.isFinite(value.value))
    return within(reading, entry, value.value, bounds);
  return complainNumber(reading, entry, boundsInWords(bounds));
}

/** Reads a share, written as `50 %` or as 0.5. Both give the same number. */
export function readShare(
  reading: Reading,
  entry: YamlEntry | undefined,
  bounds: Bounds,
): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind === "number" && Number.isFinite(value.value))
    return within(reading, entry, value.value, bounds);
  const percent = value.kind === "text" ? /^(-?\d+(?:\.\d+)?)\s*%$/.exec(value.value.trim()) : null;
  if (percent === null) return complainNumber(reading, entry, `a share, as 50 % or 0.5`);
  // moving the point in the text keeps 33.3 % exactly 0.333
  return within(reading, entry, Number(`${percent[1]}e-2`), bounds);
}

function within(reading: Reading, entry: YamlEntry, found: number, bounds: Bounds): number | undefined {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity, whole } = bounds;
  const fits = found >= min && found <= max && found > above && found < below;
  if (fits && (whole !== true || Number.isInteger(found))) return found === 0 ? 0 : found;
  return complain(reading, "number-range", `"${entry.key}" is outside its range`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected: boundsInWords(bounds),
    hint:
      below === 1 && found > 1 && found < 100
        ? `a share: write ${found} % or ${Number(`${found}e-2`)}`
        : undefined,
  });
}

function complainNumber(reading: Reading, entry: YamlEntry, expected: string): undefined {
  const { value } = entry;
  const comma = value.kind === "text" && /^-?\d+,\d+\s*%?$/.test(value.value.trim());
  return complain(reading, "number-invalid", `"${entry.key}" is not a number`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected,
    hint: comma ? "write the decimals after a point, not a comma" : undefined,
  });
}

function boundsInWords({ min, max, above, below, whole }: Bounds): string {
  const parts = [
    min !== undefined && `at least ${min}`,
    above !== undefined && `more than ${above}`,
    max !== undefined && `at most ${max}`,
    below !== undefined && `less than ${below}`,
  ].filter((part) => part !== false);
  return [whole === true ? "a whole number" : "a number", parts.join(" and ")].filter(Boolean).join(", ");
}
