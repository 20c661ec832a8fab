// When two spellings name the same place: what is left when case, accents, punctuation and words such as "province" are put aside.
import { byCodeUnit } from "../ground/names.js";

/**
 * A name of a place without what differs from file to file: case, accents, apostrophes, punctuation, and the words for a unit
 * ("Governorate", "oblast", "departamento") at its start or end. A name made of such words alone keeps them.
 *
 * @example
 * plainName("Aleppo Governorate") // "aleppo"
 * plainName("Departamento de Nariño") // "narino"
 * plainName("Donets'k") // "donetsk"
 */
export function plainName(name: string): string {
  const words = wordsOf(name);
  let from = 0;
  let to = words.length;
  while (from < to && (unitWords.has(words[from]) || (from > 0 && linkWords.has(words[from])))) from++;
  while (to > from && unitWords.has(words[to - 1])) to--;
  return (to > from ? words.slice(from, to) : words).join(" ");
}

/**
 * All plain names that a spelling offers: itself, and where it gives another name in brackets or after a slash, each of them.
 *
 * @example
 * plainNames("Homs (Hims)") // ["homs hims", "homs", "hims"]
 */
export function plainNames(name: string): readonly string[] {
  const parts = name.split(/[()[\]/;|]/);
  return [...new Set([name, ...(parts.length > 1 ? parts : [])].map(plainName))].filter((n) => n !== "");
}

/** Whether a name says that the place is a city, as in "Kiev City" beside the oblast of Kiev. */
export function namesCity(name: string): boolean {
  return wordsOf(name).some((word) => cityWords.has(word));
}

/** A name without case, accents and punctuation, but with all its words. */
export function fullName(name: string): string {
  return wordsOf(name).join(" ");
}

/**
 * How far two plain names lie apart as transliterations: 0 for the same, 1 for nothing in common. The cheapest way to turn one
 * into the other, letter by letter, over the length of the longer; a letter costs 1, but 1/2 where scripts are written
 * differently in Latin letters: a vowel, `y`, `w` or `h` added, left out or changed into another, or a letter doubled.
 * Articles ("Al", "Ad") and spaces do not count. Names that differ in a word that tells neighbours apart ("North", "Upper",
 * "Sur", "Occidental") lie 1 apart, however alike the letters are.
 *
 * Source: weighted edit distance (Wagner & Fischer 1974). Cost: product of the two lengths.
 *
 * @example
 * spellingDistance("deir ez zor", "dayr az zawr") // 0.25
 * spellingDistance("north darfur", "south darfur") // 1
 */
export function spellingDistance(one: string, other: string): number {
  const a = withoutArticles(one);
  const b = withoutArticles(other);
  if (bearingOf(one) !== bearingOf(other)) return 1;
  if (a === b) return 0;
  const longer = Math.max(a.length, b.length);
  let above = [0];
  for (let j = 1; j <= b.length; j++) above[j] = above[j - 1] + costOfExtra(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    const row = [above[0] + costOfExtra(a, i - 1)];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(
        above[j - 1] + costOfChange(a[i - 1], b[j - 1]),
        above[j] + costOfExtra(a, i - 1),
        row[j - 1] + costOfExtra(b, j - 1),
      );
    }
    above = row;
  }
  return above[b.length] / longer;
}

function costOfChange(from: string, to: string): number {
  if (from === to) return 0;
  return soft.has(from) && soft.has(to) ? 0.5 : 1;
}

// a letter that stands after its like is a doubling
function costOfExtra(word: string, at: number): number {
  return soft.has(word[at]) || (at > 0 && word[at - 1] === word[at]) ? 0.5 : 1;
}

function bearingOf(name: string): string {
  const found = name.split(" ").flatMap((word) => bearings.get(word) ?? []);
  return found.sort(byCodeUnit).join(" ");
}

const soft = new Set(["a", "e", "i", "o", "u", "y", "w", "h"]);

function withoutArticles(name: string): string {
  const words = name.split(" ");
  const rest = words.filter((word) => !articles.has(word));
  return (rest.length > 0 ? rest : words).join("");
}

function wordsOf(name: string): string[] {
  const folded = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => undecomposed[letter] ?? letter)
    // apostrophes stand for letters that Latin script lacks: they part no words
    .replace(/['`´‘’‛ʹʻʼʽʾʿˈ′ʺ"]/g, "");
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

// letters that have no accent to take off (Unicode does not decompose them)
const undecomposed: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};

// the Arabic article and its forms before sun letters, and European ones
const articles = new Set(
  "al el ad ed ar er as es ash esh at et ath az ez an en the la le los las de del da do dos du des of".split(
    " ",
  ),
);

// words between the word for the unit and its name: "Departamento de Nariño", "Province of Cebu"
const linkWords = new Set("de del da do dos du des of the la le di".split(" "));

const cityWords = new Set(
  "city ciudad ville misto gorod stadt kota capital metropolitan municipality".split(" "),
);

// words that tell neighbours apart, in the languages of the boundary files seen
const bearings = new Map(
  [
    "north northern norte nord septentrional shamal shimal",
    "south southern sur sul sud meridional janub",
    "east eastern este est oriental sharq",
    "west western oeste ouest occidental gharb",
    "central centre centro centrale dhexe",
    "upper haut haute alto alta sare",
    "lower bas basse baixo bajo hoose",
    "new nueva nuevo nouvelle nova",
    "blue",
    "white",
    "river",
  ].flatMap((line) => line.split(" ").map((word) => [word, line.split(" ")[0]] as const)),
);

// words for a first- or second-level unit
const unitWords = new Set(
  [
    // English
    "governorate governate province district department county state region municipality city division republic",
    "territory prefecture autonomous special republican administrative area capital metropolitan township subdistrict commune zone parish",
    // Spanish, Portuguese, French, Italian, German
    "departamento depto provincia estado municipio distrito ciudad stadt comuna departement region gouvernorat wilaya",
    "prefeture cercle etat ville regiao bezirk provinz kanton canton regione",
    // Russian, Ukrainian and other languages of the former Soviet Union, in Latin letters
    "oblast oblasti oblys oblast raion rayon rajon krai kray okrug respublika republika misto gorod",
    // Arabic, Persian, Pashto, Turkish, Kurdish
    "muhafazat muhafazah mohafazat muhafaza mintaqat qada liwa wilayat velayat welayat wilayet ostan vilayat ili il parezga",
    // Indonesian, Filipino, Burmese, Somali, Amharic
    "provinsi kabupaten kota lalawigan gobolka kilil pyi taing",
  ].flatMap((line) => line.split(" ")),
);
