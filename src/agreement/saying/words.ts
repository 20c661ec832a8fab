// The small change of English: lists, numbers, names with their article. Only what a sentence about an agreement needs.
import { shareWords } from "../printing/moments.js";

/** A word or title that is quoted from the file. */
export function quoted(title: string): string {
  return `“${title}”`;
}

/**
 * Things one after the other.
 *
 * @example
 * listed(["lives", "health", "rights"]) // "lives, health and rights"
 * listed(["met", "waived"], "or") // "met or waived"
 */
export function listed(items: readonly string[], last: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items[items.length - 1]}`;
}

/**
 * A number with all its digits, thousands parted by commas.
 *
 * @example
 * sayNumber(4000000000) // "4,000,000,000"
 * sayNumber(-1234.5) // "-1,234.5"
 */
export function sayNumber(n: number): string {
  const [whole, decimals] = String(n).split(".");
  if (!/^-?\d+$/.test(whole)) return String(n);
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? parted : `${parted}.${decimals}`;
}

/**
 * A share as a percentage with all its digits. The number and its sign are held together by a space that no line breaks at.
 *
 * @example
 * sayPercent(0.333) === "33.3\u00a0%" // true
 */
export function sayPercent(share: number): string {
  return shareWords(share).replace(" %", "\u00a0%");
}

/** A number with what is counted: `1 ship`, `8,600 troops`, `0.5 years`. */
export function sayCounted(n: number, unit: string): string {
  return `${sayNumber(n)} ${n === 1 ? singular(unit) : unit}`;
}

/** A sentence from its parts: the first letter large, a full stop at the end. */
export function sentence(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined).join("; ");
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`;
}

/**
 * The name of a party or body inside a sentence: with the article where the name is made of common words, and with a small letter
 * where only its beginning was large because it stood at a beginning.
 *
 * @example
 * inSentence("United States") // "the United States"
 * inSentence("Joint commission") // "the joint commission"
 * inSentence("Colombia") // "Colombia"
 */
export function inSentence(name: string): string {
  if (/^(?:the|an?) /i.test(name)) return name.slice(0, 1).toLowerCase() + name.slice(1);
  // a list of names has no article of its own
  if (name.includes(", ")) return name;
  const words = name.split(/\s+/);
  const [first, second] = words;
  const common = (word: string): boolean =>
    collectives.has(word.toLowerCase().replace(/[^\p{L}-]/gu, "")) || openers.has(word.toLowerCase());
  if (!words.some(common)) return name;
  const small = common(first) && !alwaysLarge.test(first) && (second === undefined || isSmall(second));
  return `the ${small ? first.toLowerCase() + name.slice(first.length) : name}`;
}

// "Verification mission" is a description; "Government of Syria" and "Secretary of State" are titles
function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/^(?:of|for)$/.test(word);
}

function singular(unit: string): string {
  if (/ies$/.test(unit)) return unit.replace(/ies$/, "y");
  return /[^sui]s$/.test(unit) ? unit.slice(0, -1) : unit;
}

const alwaysLarge = /^(?:Taliban|Houthis|United|Islamic|African|European|Arab)$/;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

// words that make a name one that takes the article, wherever they stand in it
const collectives = wordsOf(`
  administration agency alliance allies army assembly auditor authorities authority bank board body brigade brigades bureau
  centre channel church coalition commission commissioner committee company component confederation congress convention council
  court delegation donors emirate envoy facilitator federation force forces forum front fund government governments group groups
  guarantor guarantors guard guards houthis institute insurgents kingdom leadership league mechanism mediator mediators
  militia militias ministry mission monitors movement nations network observers office ombudsman opposition organisation
  organization panel parliament party people police presidency presidium prosecutor province rebels region republic secretariat
  secretary senate signatories society state states taliban team tribunal tribes union units`);

// words that begin such names
const openers = wordsOf(`
  armed ceasefire implementation independent inspection joint military monitoring national political redeployment sanctions
  special technical trilateral tripartite united verification`);
