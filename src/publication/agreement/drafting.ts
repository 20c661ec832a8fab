// What should not be signed like this: the drafting problems that the checker found, each with why it matters and what to do.
import type { Problem } from "../../ground/problem.js";
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";

/** The problems of drafting; a short word where there are none. */
export function draftingSection(problems: readonly Problem[] | undefined): Markup | undefined {
  if (problems === undefined) return undefined;
  if (problems.length === 0)
    return section("drafting", "Before signing", html`<p>The checker has nothing to object to the text.</p>`);
  return section(
    "drafting",
    "Before signing",
    html`<p>${problems.length === 1 ? "One thing" : `${problems.length} things`} in the text would better be settled before anybody signs.</p>`,
    html`<ul class="drafting">${problems.map(one)}</ul>`,
  );
}

function one(told: Problem): Markup {
  const place = told.where?.line === undefined ? undefined : `line ${told.where.line}`;
  return html`<li><b>${told.message}</b>${place === undefined ? "" : ` (${place})`}. ${told.why === undefined ? undefined : `${sentence(told.why)} `}${told.hint === undefined ? undefined : html`<span class="soft">What to do: ${told.hint}.</span>`} <code>${told.code}</code></li>
`;
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return first.endsWith(".") ? first : `${first}.`;
}
