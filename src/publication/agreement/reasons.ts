// A chain of reasons as a list that opens step by step, down to the facts and their sources.
import type { Fact, FactId } from "../../conditions/fact.js";
import type { Why } from "../../conditions/result.js";
import { formatDay } from "../../ground/day.js";
import { html, type Markup } from "../markup.js";
import { sayDay, sayInterval } from "../words.js";

/** The facts by their names, for what stands at the end of a chain. */
export type FactsByName = ReadonlyMap<FactId, Fact>;

/** A reason with what is behind it. */
export function whyList(why: Why, facts: FactsByName): Markup {
  return html`<ul class="why">${step(why, facts)}</ul>`;
}

function step(why: Why, facts: FactsByName): Markup {
  const behind = why.because ?? [];
  const named = why.facts ?? [];
  return html`<li>${sentence(why.text)}${
    named.length === 0
      ? undefined
      : html` <span class="soft">${named.map((id, i) => html`${i === 0 ? "" : "; "}${factWords(id, facts)}`)}</span>`
  }${behind.length === 0 ? undefined : html`<ul>${behind.map((one) => step(one, facts))}</ul>`}</li>`;
}

/** A fact in a line: its name, who says so, when it was known, and its source. */
export function factWords(id: FactId, facts: FactsByName): string {
  const fact = facts.get(id);
  if (fact === undefined) return id;
  const said = [
    `${fact.kind}${fact.by === undefined ? "" : ` by ${fact.by}`}`,
    fact.grade === undefined ? undefined : `grade ${fact.grade.source}${fact.grade.content}`,
    fact.known === fact.during.end - 1 ? undefined : `known since ${sayDay(fact.known)}`,
    fact.source,
  ].filter((part) => part !== undefined);
  return `[${id}: ${said.join(", ")}]`;
}

/** The days of a fact. */
export function factDays(fact: Fact): string {
  return fact.during.end - fact.during.start === 1 ? formatDay(fact.during.start) : sayInterval(fact.during);
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
