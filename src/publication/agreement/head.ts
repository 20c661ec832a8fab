// The head of a report on an agreement: where the process stands, in one sentence, and how many clauses have which result.
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { ProcessState } from "../../process/state.js";
import { html, type Markup } from "../markup.js";
import { sayDay, sayList } from "../words.js";
import { resultOrder, resultWords, shapeOf } from "./look.js";

/** Title, sentence and counts. */
export function agreementHead(process: ProcessFile, state: ProcessState): Markup {
  const counts = resultOrder
    .map((word) => ({ word, count: state.clauses.filter((one) => one.result === word).length }))
    .filter(({ count }) => count > 0);
  return html`<header>
<h1>${process.title}</h1>
<p class="sentence">${stateSentence(process, state)}</p>
<ul class="results">${counts.map(({ word, count }) => html`<li>${shapeOf(word)}<b>${count}</b> ${resultWords[word]}</li>`)}</ul>
<p class="soft">As it was on ${sayDay(state.on)}, by what was known on ${sayDay(state.known)}.</p>
</header>
`;
}

/** Where a process stands, in two sentences that can be said aloud. */
export function stateSentence(process: ProcessFile, state: ProcessState): string {
  const title = (name: string) => process.phases.find((one) => one.name === name)?.title ?? name;
  const inState = (word: string) =>
    state.phases.filter((one) => one.state === word).map((one) => `“${title(one.phase)}”`);
  const open = inState("open");
  const suspended = inState("suspended");
  const where =
    process.phases.length === 0
      ? ""
      : open.length > 0
        ? `On ${sayDay(state.on)} the process is in ${sayList(open)}. `
        : suspended.length > 0
          ? `On ${sayDay(state.on)} ${sayList(suspended)} ${suspended.length === 1 ? "is" : "are"} suspended. `
          : `On ${sayDay(state.on)} no phase is open. `;
  return `${where}${clauseSentence(state)}`;
}

function clauseSentence({ clauses }: ProcessState): string {
  if (clauses.length === 0) return "No clause is written down.";
  const said = resultOrder.flatMap((word) => {
    const count = clauses.filter((one) => one.result === word).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? singular[word] : plural[word]}`];
  });
  return `Of ${clauses.length === 1 ? "1 clause" : `${clauses.length} clauses`}, ${sayList(said)}.`;
}

const singular = {
  met: "is met",
  "not-met": "is not met",
  disputed: "is disputed",
  conflict: "is contradicted",
  undetermined: "can't be told",
  "not-yet-due": "is not yet due",
  waived: "is waived",
  superseded: "is replaced",
} as const;
const plural = {
  met: "are met",
  "not-met": "are not met",
  disputed: "are disputed",
  conflict: "are contradicted",
  undetermined: "can't be told",
  "not-yet-due": "are not yet due",
  waived: "are waived",
  superseded: "are replaced",
} as const;
