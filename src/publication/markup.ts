// HTML as a template that escapes everything it is given, so that a name is never read as markup.

/** Markup that may stand in a page as it is. */
export type Markup = { readonly markup: string };

/** What a template may be given: text and numbers are escaped, markup is not; nothing is written for `undefined`. */
export type Filling = string | number | Markup | undefined | readonly Filling[];

/**
 * A template for markup: `html`-tagged text is trusted, what is filled in is escaped.
 *
 * @example
 * html`<p>${"<b>"}</p>`.markup // "<p>&lt;b&gt;</p>"
 */
export function html(text: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  return { markup: text.map((part, i) => part + (i < fillings.length ? filled(fillings[i]) : "")).join("") };
}

/** Markup that was made by something that escapes for itself. */
export function trusted(markup: string): Markup {
  return { markup };
}

/**
 * Text as it may stand in markup, within quotes too. Characters that XML has no place for become �.
 *
 * @example
 * escaped(`a "b" & 'c' <d>`) // "a &quot;b&quot; &amp; &#39;c&#39; &lt;d&gt;"
 */
export function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;")
    .replace(forbidden, "�");
}

// control characters other than tab and line breaks, and marks that turn the direction of the text around them
const forbidden =
  /[^\t\n\r\u0020-\u200D\u2010-\u2029\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function filled(filling: Filling): string {
  if (filling === undefined) return "";
  if (typeof filling === "string") return escaped(filling);
  if (typeof filling === "number") return escaped(String(filling));
  return "markup" in filling ? filling.markup : filling.map(filled).join("");
}
