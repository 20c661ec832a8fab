// The frame of a report: one HTML file that loads nothing, with its style inside.
import { html, type Markup, trusted } from "./markup.js";
import { style } from "./style.js";

/** A whole page. `about` is for search and for the tab. */
export function page(parts: {
  readonly title: string;
  readonly about: string;
  readonly body: Markup;
}): string {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${parts.about}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${parts.title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
${parts.body}
</main>
</body>
</html>
`;
  // a line never breaks between a number and its percent sign
  return whole.markup.replace(/(\d) %/g, "$1\u00A0%");
}

/** A section with its heading; the id is where links lead. */
export function section(id: string, heading: string, ...content: readonly Markup[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>
${content}
</section>
`;
}

/** A picture with its caption, and the same in a table or words for who can't see it, or wants the numbers. */
export function figure(picture: Markup, parts: { readonly caption: Markup; readonly words: Markup }): Markup {
  return html`<figure>${picture}<figcaption>${parts.caption}</figcaption>
<details><summary>The same as a table</summary><div class="scroll">${parts.words}</div></details></figure>
`;
}

/** A table: a column that holds numbers is set flush right. */
export function table(
  columns: readonly { readonly name: string; readonly number?: boolean }[],
  rows: readonly (readonly (string | Markup)[])[],
  caption?: string,
): Markup {
  const cell = (value: string | Markup, i: number) => {
    const kind = columns[i].number === true ? "number" : "text";
    return i === 0
      ? html`<th scope="row" class="${kind}">${value}</th>`
      : html`<td class="${kind}">${value}</td>`;
  };
  return html`<table>${caption === undefined ? undefined : html`<caption>${caption}</caption>`}
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>
`,
  )}</tbody></table>`;
}

// a column whose cells explain themselves has no heading, and a heading without words is none
function heading({ name, number }: { readonly name: string; readonly number?: boolean }): Markup {
  if (name === "") return html`<td></td>`;
  return html`<th scope="col" class="${number === true ? "number" : "text"}">${name}</th>`;
}
