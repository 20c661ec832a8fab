// Every clause with its result, its sentence, its figures, and the reasons down to the facts.
import { sayClause, sayDuty } from "../../agreement/saying/clause.js";
import type { Clause } from "../../agreement/terms/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { ClauseStatus, Figures } from "../../conditions/result.js";
import type { ProcessState } from "../../process/state.js";
import { html, type Markup } from "../markup.js";
import { section, table } from "../page.js";
import { sayCount, sayDay, sayDays } from "../words.js";
import { resultMark } from "./look.js";
import { daysLate, inTextOrder } from "./order.js";
import { type FactsByName, whyList } from "./reasons.js";

const levels = ["0, not begun", "1, a little", "2, more than half", "3, complete"] as const;

/** The clauses in a table, and each by itself below. */
export function clausesSection(
  process: ProcessFile,
  state: ProcessState,
  facts: FactsByName,
): Markup | undefined {
  if (process.clauses.length === 0) return undefined;
  const both = inTextOrder(process, state);
  const overview = table(
    [{ name: "Clause" }, { name: "Result" }, { name: "Level", number: true }, { name: "Due" }],
    both.map(({ clause, status }) => [
      html`<a href="#clause-${slug(clause.name)}">${sayDuty(clause)}</a>`,
      resultMark(status.result),
      String(status.level),
      dueWords(status),
    ]),
    "The level of implementation runs from 0 (not begun) to 3 (complete).",
  );
  return section(
    "clauses",
    "Clause by clause",
    html`<div class="scroll">${overview}</div>`,
    html`${both.map(({ clause, status }) => one(clause, status, { process, facts }))}`,
  );
}

type Around = { readonly process: ProcessFile; readonly facts: FactsByName };

function one(clause: Clause, status: ClauseStatus, { process, facts }: Around): Markup {
  const place = [clause.text?.document, clause.text?.part, clause.text?.article].filter(
    (part) => part !== undefined,
  );
  return html`<article class="clause" id="clause-${slug(clause.name)}"><h3>${capital(sayDuty(clause))}</h3>
<p>${resultMark(status.result)} <span class="soft">level ${levels[status.level]}${daysLate(status) === 0 ? "" : `; ${sayDays(daysLate(status))} late`}</span></p>
<p class="reading">${sayClause(clause, process)}</p>
${figuresTable(status.figures)}${whyList(status.why, facts)}${lapses(status)}
<p class="soft">${clause.name}${place.length === 0 ? "" : `; ${place.join(", ")}`}</p></article>
`;
}

/** What was asked for, with the side on which it should lie: `at most 8,600`. */
export function sayBound({ asked, bound }: Figures): string {
  const words = bound === undefined || bound === "exactly" ? "" : `${bound.replace("-", " ")} `;
  return `${words}${sayCount(asked)}`;
}

/** Claimed, accepted and disputed, side by side and never added. */
export function figuresTable(figures: readonly Figures[]): Markup | undefined {
  if (figures.length === 0) return undefined;
  const cell = (n: number | undefined) => (n === undefined ? "–" : sayCount(n));
  return html`<div class="scroll">${table(
    [
      { name: "Figures" },
      { name: "Asked", number: true },
      { name: "Claimed", number: true },
      { name: "Accepted", number: true },
      { name: "Disputed", number: true },
    ],
    figures.map((f) => [
      f.unit,
      f.asked === undefined ? cell(f.asked) : sayBound(f),
      cell(f.claimed),
      cell(f.accepted),
      cell(f.disputed),
    ]),
  )}</div>`;
}

function lapses({ lapses: list }: ClauseStatus): Markup | undefined {
  if (list.length === 0) return undefined;
  const days = ({ from, to }: (typeof list)[number]) =>
    from === to ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`;
  const shown = list.slice(-12);
  const more = list.length - shown.length;
  return html`<p class="soft">Broken before: ${more > 0 ? `${more} times earlier, and ` : ""}${shown.map(days).join("; ")}.</p>`;
}

function dueWords(status: ClauseStatus): string {
  if (status.metOn !== undefined) return `met on ${sayDay(status.metOn)}`;
  if (status.due !== undefined) return sayDay(status.due);
  return status.goal === undefined ? "" : `goal ${sayDay(status.goal)}`;
}

/** A name as it may stand in the address of a place in the page. */
export function slug(name: string): string {
  return [...name]
    .map((c) => (/[A-Za-z0-9-]/.test(c) ? c : `_${(c.codePointAt(0) ?? 0).toString(16)}`))
    .join("");
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
