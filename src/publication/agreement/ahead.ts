// What is overdue and what is due next, each day in the calendars of the parties; what follows; and rules that contradict.
import { sayDuty } from "../../agreement/saying/clause.js";
import type { Effect } from "../../agreement/terms/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { formatInCalendars } from "../../ground/calendars.js";
import type { Due, ProcessState } from "../../process/state.js";
import { html, type Markup } from "../markup.js";
import { section, table } from "../page.js";
import { sayDay, sayDays } from "../words.js";
import { type FactsByName, whyList } from "./reasons.js";

/** The days that lie ahead, and those that passed without what was due. */
export function dueSection(process: ProcessFile, state: ProcessState): Markup | undefined {
  if (state.due.length === 0) return undefined;
  const row = (due: Due) => [
    formatInCalendars(due.day, process.calendar.hijri),
    due.overdue ? passedWords(state, due) : distance(due.day - state.on),
    dutyOf(due.clause, process),
    dueWords[due.what],
  ];
  const overdue = state.due.filter((due) => due.overdue);
  const ahead = state.due.filter((due) => !due.overdue);
  const columns = [{ name: "Day" }, { name: "" }, { name: "Clause" }, { name: "" }];
  return section(
    "due",
    "What is due",
    overdue.length === 0
      ? html`<p>No day has passed without what was due.</p>`
      : html`<h3>Passed</h3><div class="scroll">${table(columns, overdue.map(row))}</div>`,
    ahead.length === 0
      ? html`<p>Nothing is known to be due later.</p>`
      : html`<h3>Next</h3><div class="scroll">${table(columns, ahead.map(row))}</div>`,
  );
}

/** What each kind of day is. */
export const dueWords: Readonly<Record<Due["what"], string>> = {
  begins: "begins to be owed",
  "begin-by": "must have begun",
  due: "must be done",
  goal: "is aimed at; no breach if it passes",
  ends: "ends",
};

/** What is said of a day that passed without what was due being done, as far as it is known. */
export function passedWords(state: ProcessState, due: Due): string {
  const result = state.clauses.find((one) => one.clause === due.clause)?.result;
  if (result === "not-met") return "overdue";
  return result === "disputed" ? "passed, and it is in dispute" : "passed, and it can't be told";
}

/** How far a day lies away, in words. */
export function distance(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${sayDays(days)}` : `${sayDays(-days)} ago`;
}

/** What follows from the results by the rules of the text, and where two rules contradict. */
export function followsSection(
  process: ProcessFile,
  state: ProcessState,
  facts: FactsByName,
): Markup | undefined {
  if (state.effects.length === 0 && state.conflicts.length === 0) return undefined;
  const following = state.effects.map(
    (one) =>
      html`<li>${sayDay(one.on)}: ${effectWords(one.effect, process)}${one.by === undefined ? "" : `, if ${nameOf(one.by, process)} sets it off`}.${whyList(one.why, facts)}</li>`,
  );
  const against = state.conflicts.map(
    (one) => html`<li>${sayDay(one.on)}, ${one.about}:${whyList(one.why, facts)}</li>`,
  );
  return section(
    "follows",
    "What follows",
    against.length === 0
      ? html``
      : html`<h3>Rules that contradict</h3><p>Both apply and say different things. Neither goes first: whoever decides disputes must say which.</p><ul>${against}</ul>`,
    following.length === 0 ? html`` : html`<ul>${following}</ul>`,
  );
}

/** An effect in words. */
export function effectWords(effect: Effect, process: ProcessFile): string {
  if (effect.kind === "notifies")
    return `${effect.whom.map((name) => nameOf(name, process)).join(", ")} must be told`;
  const title =
    effect.what === "phase"
      ? `“${process.phases.find((one) => one.name === effect.name)?.title ?? effect.name}”`
      : `“${dutyOf(effect.name, process)}”`;
  switch (effect.kind) {
    case "opens":
      return `${title} opens`;
    case "pauses":
      return `${title} pauses`;
    case "resumes":
      return `${title} goes on`;
    case "snaps-back":
      return `${title} is taken back`;
    case "releases":
      return `${title} becomes owed`;
  }
}

/** What a clause asks, by its name. */
export function dutyOf(name: string, process: ProcessFile): string {
  const clause = process.clauses.find((one) => one.name === name);
  return clause === undefined ? name : sayDuty(clause);
}

/** The name of a party or body as people read it. */
export function nameOf(key: string, process: ProcessFile): string {
  return (
    process.parties.find((party) => party.key === key)?.id ??
    process.bodies.find((body) => body.name === key)?.title ??
    key
  );
}
