// The record: every fact with its source, the texts, and the hashes by which anybody can check that nothing was changed.
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { Fact } from "../../conditions/fact.js";
import { html, type Markup } from "../markup.js";
import { section, table } from "../page.js";
import { sayCount, sayDay } from "../words.js";
import { factDays } from "./reasons.js";

/** What identifies an agreement and its facts. */
export type Hashes = { readonly agreement: string; readonly facts: string };

// a longer list helps nobody on paper
const most = 400;

/** Facts and texts. */
export function recordSection(process: ProcessFile, facts: readonly Fact[], hashes: Hashes): Markup {
  const documents = process.agreement?.documents ?? [];
  const shown = facts.slice(0, most);
  return section(
    "record",
    "Facts and texts",
    documents.length === 0
      ? html``
      : html`<ul>${documents.map(
          (one) =>
            html`<li>${one.title}${one.date === undefined ? "" : `, ${sayDay(one.date.day)}`}${one.source === undefined ? "" : ` (${one.source})`}</li>`,
        )}</ul>`,
    shown.length === 0
      ? html`<p>No facts have come in.</p>`
      : html`<div class="scroll">${table(
          [
            { name: "Fact" },
            { name: "Day" },
            { name: "About" },
            { name: "Says" },
            { name: "By" },
            { name: "Source" },
          ],
          shown.map((fact) => [
            fact.id,
            factDays(fact),
            fact.about,
            sayings(fact),
            by(fact),
            fact.source ?? "not stated",
          ]),
        )}</div>`,
    facts.length > shown.length
      ? html`<p class="soft">${facts.length - shown.length} more facts are not shown.</p>`
      : html``,
    html`<dl class="words"><dt>SHA-256 of the agreement</dt><dd><code>${hashes.agreement}</code></dd><dt>SHA-256 of the facts</dt><dd><code>${hashes.facts}</code></dd></dl>
<p class="soft">Whoever changes a clause or a fact afterwards changes these.</p>`,
  );
}

function sayings(fact: Fact): string {
  const { value } = fact;
  const act =
    fact.retracts !== undefined
      ? `takes back ${fact.retracts}`
      : fact.corrects !== undefined
        ? `corrects ${fact.corrects}`
        : fact.disputes !== undefined
          ? `disputes ${fact.disputes}`
          : undefined;
  const said =
    value === undefined
      ? undefined
      : value.kind === "amount"
        ? sayCount(value.amount)
        : value.kind === "answer"
          ? value.answer
          : value.kind === "word"
            ? value.word
            : `${value.word} until ${sayDay(value.until)}`;
  return [fact.kind, said, act].filter((part) => part !== undefined).join(", ");
}

function by(fact: Fact): string {
  return [fact.by, fact.grade === undefined ? undefined : `${fact.grade.source}${fact.grade.content}`]
    .filter((part) => part !== undefined)
    .join(", ");
}
