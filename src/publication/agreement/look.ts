// How the results of clauses and the states of phases look: a shape and a word for each besides the colour.
import type { ClauseWord, PhaseWord } from "../../agreement/terms/condition.js";
import { html, type Markup } from "../markup.js";

/** The results as they are said. */
export const resultWords: Readonly<Record<ClauseWord, string>> = {
  met: "met",
  "not-met": "not met",
  undetermined: "can't be told",
  disputed: "disputed",
  conflict: "contradicted",
  "not-yet-due": "not yet due",
  waived: "waived",
  superseded: "replaced",
};

/** The states of phases as they are said. */
export const phaseWords: Readonly<Record<PhaseWord, string>> = {
  "not-open": "not open",
  open: "open",
  suspended: "suspended",
  reversed: "reversed",
  ended: "ended",
};

/** The results in the order in which they are counted: what is settled first, what is open last. */
export const resultOrder: readonly ClauseWord[] = [
  "met",
  "not-met",
  "disputed",
  "conflict",
  "undetermined",
  "not-yet-due",
  "waived",
  "superseded",
];

/** The colour of a result or state, from the style sheet. */
export function colourOf(word: ClauseWord | PhaseWord): string {
  switch (word) {
    case "met":
    case "open":
      return "var(--met)";
    case "not-met":
    case "reversed":
      return "var(--not-met)";
    case "undetermined":
    case "disputed":
    case "conflict":
    case "suspended":
      return "var(--cannot-tell)";
    case "not-yet-due":
    case "not-open":
    case "waived":
    case "superseded":
    case "ended":
      return "var(--soft)";
  }
}

/** The shape of a result or state alone; it says nothing to those who can't see it, so a word stands beside it. */
export function shapeOf(word: ClauseWord | PhaseWord): Markup {
  const line = html`fill="none" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"`;
  const paper = html`${line} stroke="var(--paper)"`;
  const ink = html`${line} stroke="currentColor"`;
  const drawing = () => {
    switch (word) {
      case "met":
        return html`<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M5.5 10.5l3 3 6-6.5" ${paper}/>`;
      case "not-met":
        return html`<rect x="1.5" y="1.5" width="17" height="17" rx="1.5" fill="currentColor"/><path d="M6 6l8 8M14 6l-8 8" ${paper}/>`;
      case "undetermined":
        return html`<path d="M10 .5L19.5 10 10 19.5 .5 10z" fill="currentColor"/><path d="M6.5 10h7" ${paper}/>`;
      case "disputed":
        return html`<path d="M10 .5L19.5 10 10 19.5 .5 10z" fill="currentColor"/><path d="M7 8h6M7 12h6M12 6l-4 8" ${paper}/>`;
      case "conflict":
        return html`<path d="M10 1L19.5 18.5H.5z" fill="currentColor"/><path d="M10 7.5v5M10 15.4v.1" ${paper}/>`;
      case "not-yet-due":
        return html`<circle cx="10" cy="10" r="8" ${ink}/><path d="M10 5.5V10l3 2" ${ink}/>`;
      case "waived":
        return html`<circle cx="10" cy="10" r="8" ${ink}/><path d="M6 10h8" ${ink}/>`;
      case "superseded":
        return html`<rect x="2.5" y="2.5" width="15" height="15" rx="1.5" ${ink}/><path d="M6.5 10h7M11 7l3 3-3 3" ${ink}/>`;
      case "open":
        return html`<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M8 6l5 4-5 4z" fill="var(--paper)"/>`;
      case "suspended":
        return html`<path d="M10 .5L19.5 10 10 19.5 .5 10z" fill="currentColor"/><path d="M8 7v6M12 7v6" ${paper}/>`;
      case "reversed":
        return html`<rect x="1.5" y="1.5" width="17" height="17" rx="1.5" fill="currentColor"/><path d="M14 10H6M9 7l-3 3 3 3" ${paper}/>`;
      case "ended":
        return html`<circle cx="10" cy="10" r="8" ${ink}/><path d="M6 10.5l2.7 2.7L14 7.5" ${ink}/>`;
      case "not-open":
        return html`<circle cx="10" cy="10" r="8" ${ink} stroke-dasharray="3 3.3"/>`;
    }
  };
  return html`<svg class="shape" style="color: ${colourOf(word)}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${drawing()}</svg>`;
}

/** The shape with its word. */
export function resultMark(word: ClauseWord): Markup {
  return html`<span class="mark">${shapeOf(word)} ${resultWords[word]}</span>`;
}

/** The shape of a phase's state with its word. */
export function phaseMark(word: PhaseWord): Markup {
  return html`<span class="mark">${shapeOf(word)} ${phaseWords[word]}</span>`;
}
