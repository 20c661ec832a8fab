// One text as YAML writes it: bare where everybody reads it as that text, in quotes where somebody would read something else.

/** Where a text stands: on a line of its own, or between the brackets of a list or of keys on one line. */
export type Surroundings = "line" | "brackets";

/**
 * A text as YAML. It is put in quotes if a reader of YAML 1.1 or 1.2 could take it for something else: a number, a date, yes or no,
 * nothing, a reference, a remark; or if it would end too early.
 *
 * @example
 * scalar("Government of Syria", "line") // "Government of Syria"
 * scalar("no", "line") // "\"no\""
 * scalar("Ahrar*, Liwa*", "brackets") // "\"Ahrar*, Liwa*\""
 */
export function scalar(text: string, where: Surroundings): string {
  return isPlain(text, where) ? text : quoted(text);
}

/** Whether a text may be folded over several lines: words with single spaces between them, and nothing that needs an escape. */
export function foldable(text: string): boolean {
  return !mustBeEscaped.test(text) && /^\S+(?: \S+)+$/u.test(text) && !/[^\S ]/u.test(text);
}

function isPlain(text: string, where: Surroundings): boolean {
  if (!/^[\p{L}\p{N}(/]/u.test(text) || /\s$/u.test(text)) return false;
  if (mustBeEscaped.test(text) || /[^\S ]/u.test(text)) return false;
  if (/: | #|:$/.test(text)) return false;
  if (where === "brackets" && /[,[\]{}]/.test(text)) return false;
  return !meansSomethingElse(text);
}

// what YAML 1.1 or 1.2 reads as a truth value, as nothing, as a number in any notation, or as a date
function meansSomethingElse(text: string): boolean {
  return (
    /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text) ||
    /^\d[\da-fxo_.:e+-]*$/i.test(text) ||
    /^\d{4}-\d\d?-\d\d?(?:[Tt ]|$)/.test(text)
  );
}

function quoted(text: string): string {
  const double = /["\\]/.test(text);
  if (double && !text.includes("'") && !mustBeEscaped.test(text)) return `'${text}'`;
  const escaped = text.replace(/["\\]/g, "\\$&").replace(everyEscape, escapeOf);
  return `"${escaped}"`;
}

function escapeOf(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// control characters, line ends of other standards, the byte order mark, signs that turn the direction of the text around, halves
const unwritten = "[\\p{Cc}\\u2028\\u2029\\ufeff\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]|\\p{Cs}";
const mustBeEscaped = new RegExp(unwritten, "u");
const everyEscape = new RegExp(unwritten, "gu");
