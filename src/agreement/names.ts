// Names: every one that is used must be declared somewhere, in this file or in the world.
import { didYouMean } from "../ground/nearest.js";
import { type Problem, problem } from "../ground/problem.js";
import { complain, crowded, type Mention, type Reading, spanFor } from "./syntax/fields.js";
import { spotOf } from "./syntax/page.js";
import { readDistinct, readText } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** Names that a section declares. `undefined` = declared, but the declaration could not be read. */
export type Declared<T> = {
  /** What one of them is called: "party", "measure". */
  readonly what: string;
  readonly all: ReadonlyMap<string, T | undefined>;
};

/** What a used name stands for; `undefined` (and told) when nothing of that name is declared. */
export function resolveName<T>(
  reading: Reading,
  entry: YamlEntry | undefined,
  declared: Declared<T>,
): T | undefined {
  const name = readText(reading, entry);
  if (name === undefined || entry === undefined) return undefined;
  if (declared.all.has(name)) return declared.all.get(name);
  return complain(reading, "name-unknown", `no ${declared.what} is declared under the name "${name}"`, {
    at: spanFor(entry),
    expected: fewNames(declared.all) ?? `${withArticle(declared.what)} declared in this file`,
    hint: nearName(reading, name, declared.all),
  });
}

/** What each used name of a list stands for. A name alone is a list of one. */
export function resolveNames<T>(
  reading: Reading,
  entry: YamlEntry | undefined,
  declared: Declared<T>,
): readonly T[] | undefined {
  return readDistinct(reading, entry)?.flatMap(({ item }) => {
    const found = resolveName(reading, item, declared);
    return found === undefined ? [] : [found];
  });
}

/** Reads names that only the world can confirm, and remembers where they stand. */
export function readMentions(
  reading: Reading,
  entry: YamlEntry | undefined,
  kind: Mention["kind"],
): readonly string[] | undefined {
  return readDistinct(reading, entry)?.map(({ text, item }) => {
    mention(reading, kind, { ...item, key: text, keySpan: item.value.span });
    return text;
  });
}

/** What was probably meant, unless there are so many names and problems that looking for it would take long. */
export function nearName(
  reading: Reading,
  name: string,
  known: ReadonlyMap<string, unknown>,
): string | undefined {
  const many = crowded(reading) || reading.problems.length * known.size > 1_000_000;
  // of a name of two letters, any other is a slip away
  return many || name.length < 3 ? undefined : didYouMean(name, known.keys());
}

/** What something is called, with its article. */
export function withArticle(what: string): string {
  return `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;
}

/** Remembers one name that only the world can confirm. */
export function mention(reading: Reading, kind: Mention["kind"], entry: YamlEntry): void {
  reading.mentions.push({ kind, name: entry.key, where: spotOf(reading.page, entry.keySpan) });
}

/**
 * The names in a process file that the world does not know: places that are not in the boundary file, kinds that the sources
 * do not have. A list that is not given is not checked. A misspelt place would count as a place of perfect calm.
 */
export function unknownMentions(
  mentions: readonly Mention[],
  known: { readonly places?: readonly string[]; readonly kinds?: readonly string[] },
): readonly Problem[] {
  return mentions.flatMap(({ kind, name, where }) => {
    const names = kind === "place" ? known.places : known.kinds;
    if (names === undefined || names.includes(name)) return [];
    const message =
      kind === "place" ? `there is no place "${name}"` : `there is no kind of violence "${name}"`;
    const hint = didYouMean(name, names);
    const expected = fewNames(new Map(names.map((one) => [one, one])));
    return [
      problem("name-unknown", message, {
        where,
        ...(expected !== undefined && { expected }),
        ...(hint !== undefined && { hint }),
      }),
    ];
  });
}

// a list that is too long to read helps nobody
function fewNames(names: ReadonlyMap<string, unknown>): string | undefined {
  return names.size > 0 && names.size <= 40 ? [...names.keys()].join(", ") : undefined;
}
