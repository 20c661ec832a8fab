// The mark of an answer in running text: a shape besides the colour, and the word.
import type { Answer } from "../../violence/verdict.js";
import { html, type Markup } from "../markup.js";
import { answerWords } from "../words.js";

/** The shape alone; it says nothing to those who can't see it, so a word stands beside it. */
export function shape(answer: Answer): Markup {
  const open = html`<svg class="shape ${answer}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">`;
  const line = html`fill="none" stroke="var(--paper)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"`;
  switch (answer) {
    case "met":
      return html`${open}<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M5.5 10.5l3 3 6-6.5" ${line}/></svg>`;
    case "not-met":
      return html`${open}<rect x="1.5" y="1.5" width="17" height="17" rx="1.5" fill="currentColor"/><path d="M6 6l8 8M14 6l-8 8" ${line}/></svg>`;
    case "cannot-tell":
      return html`${open}<path d="M10 .5L19.5 10 10 19.5 .5 10z" fill="currentColor"/><path d="M6.5 10h7" ${line}/></svg>`;
  }
}

/** The shape with its word. */
export function mark(answer: Answer): Markup {
  return html`<span class="mark">${shape(answer)} ${answerWords[answer]}</span>`;
}
