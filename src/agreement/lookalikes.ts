// Names that look alike and are not the same: letters of two alphabets, invisible marks, two ways of writing one Arabic letter.
import { complain, type Reading } from "./syntax/fields.js";
import { spotOf } from "./syntax/page.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** Tells names that a reader would take for one another, and names that mix alphabets so that one letter passes for another. */
export function refuseLookalikes(reading: Reading, entries: readonly YamlEntry[]): void {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const mixed = mixedScripts(entry.key);
    if (mixed !== undefined) {
      complain(reading, "name-lookalike", `the name "${entry.key}" mixes letters of two alphabets`, {
        at: entry.keySpan,
        found: mixed,
        why: "one letter may pass for another, and the name for one that it is not",
        hint: "type the name again, in one alphabet",
      });
    }
    const look = skeleton(entry.key);
    const before = seen.get(look);
    if (before === undefined) seen.set(look, entry);
    else if (before.key !== entry.key) {
      complain(reading, "name-lookalike", `"${entry.key}" looks like another name`, {
        at: entry.keySpan,
        found: `${spelled(entry.key, before.key)}; the other is in line ${spotOf(reading.page, before.keySpan).line}`,
        why: "a reader takes one for the other, and signs something else",
        hint: "if one thing is meant, write both the same; otherwise give one of them another name",
      });
    }
  }
}

/**
 * How a name looks: names with the same look are easily mistaken. Letters of other alphabets that look like Latin ones become these,
 * as do 1 and I (l), and 0 (O); invisible marks vanish; Arabic and Persian forms of one letter become one.
 *
 * After the skeletons of UTS 39, with the letters that scripts of peace agreements share.
 *
 * @example
 * skeleton("t\u0430lks") === skeleton("talks") // true
 * skeleton("week-1") === skeleton("week-l") // true
 */
export function skeleton(name: string): string {
  let look = "";
  for (const letter of name.normalize("NFKC")) {
    if (invisible.test(letter)) continue;
    look += alike.get(letter) ?? letter;
  }
  return look;
}

// two alphabets in one word, with what each contributes; words apart may differ: "Kyiv Київ" is no trick
function mixedScripts(name: string): string | undefined {
  // hardly a name needs the long way
  if (/^[\x20-\x7e]*$/.test(name)) return undefined;
  for (const part of name.split(/[^\p{L}\p{M}]+/u)) {
    const used = scripts.filter(({ letter }) => letter.test(part));
    if (used.length < 2) continue;
    const letters = [...part];
    return used
      .map((one) => `${one.name} ${letters.filter((letter) => one.letter.test(letter)).join("")}`)
      .join(", ");
  }
  return undefined;
}

const scripts = [
  { name: "Latin", letter: /\p{Script=Latin}/u },
  { name: "Cyrillic", letter: /\p{Script=Cyrillic}/u },
  { name: "Greek", letter: /\p{Script=Greek}/u },
  { name: "Armenian", letter: /\p{Script=Armenian}/u },
  { name: "Arabic", letter: /\p{Script=Arabic}/u },
  { name: "Hebrew", letter: /\p{Script=Hebrew}/u },
];

const invisible = /\p{Cf}|\p{Variation_Selector}|\u0640/u;

// each letter beside the one that it looks like
const alike: ReadonlyMap<string, string> = new Map(
  [
    ["aаα", "cсϲ", "dԁ", "eе", "gɡ", "hһ", "iіι", "jјϳ", "kκ", "nո", "oоοօ", "pрρ", "sѕ", "uսυ", "vνѵ", "wԝ"],
    ["xхχ", "yуү", "AАΑ", "BВΒ", "CСϹ", "EЕΕ", "HНΗ", "JЈ", "KКΚ", "MМΜ", "NΝ", "OОΟ0", "PРΡ", "SЅ", "TТΤ"],
    ["XХΧ", "YУΥ", "ZΖ", "lI1|ІΙӀ", "-‐‑–—−_", "'’ʼʿʾ`", "یيى", "کك", "هہة", "٠۰", "١۱", "٢۲", "٣۳"],
    ["٤۴", "٥۵", "٦۶", "٧۷", "٨۸", "٩۹"],
  ]
    .flat()
    .flatMap((group) => {
      const [look, ...others] = [...group];
      return others.map((other): [string, string] => [other, look]);
    }),
);

function spelled(name: string, other: string): string {
  return `"${codes(name, other)}" and "${codes(other, name)}"`;
}

// letters that the other name does not have are shown by their number, since they can't be told apart by eye
function codes(name: string, other: string): string {
  return [...name]
    .map((letter) =>
      other.includes(letter) || /[\x20-\x7e]/.test(letter)
        ? letter
        : `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    )
    .join("");
}
