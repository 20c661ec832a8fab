// How to read a report on an agreement, for someone who has read none before.
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";

/** The words of the report, each in two or three plain sentences. */
export function agreementGuide(): Markup {
  const terms: readonly (readonly [string, string])[] = [
    [
      "Met, not met",
      "The clause was kept, or was not, by the word of those whom the agreement asks. Nobody's claim about its own duty settles anything.",
    ],
    [
      "Can't be told",
      "Nobody whose word counts has spoken. It accuses nobody and clears nobody: a day on which nobody looked is not a day of calm.",
    ],
    [
      "Disputed, contradicted",
      "Disputed: one side speaks against what was said, and the answer turns on who is right. Contradicted: two words of equal weight say different things. Neither is settled by who spoke last.",
    ],
    [
      "Not yet due, waived, replaced",
      "Not yet due: there is still time, or a gate is shut, or the duty rests because something on which it depends does not hold. Waived: those to whom it is owed let it go. Replaced: another clause took its place.",
    ],
    [
      "Claimed, accepted, disputed",
      "What those who owe it say; what those who determine it accept; and what is in dispute between them. The three stay apart and are never added.",
    ],
    [
      "On one day, as known on another",
      "What was so on a day can look different later, when more is known. Both days stand at the head of the report.",
    ],
    [
      "Level of implementation",
      "0 not begun, 1 a little, 2 more than half, 3 complete; as the Kroc Institute grades peace accords.",
    ],
    ["What it does not say", "Who is to blame, or why; and nothing of what no clause asks."],
  ];
  return section(
    "guide",
    "How to read this",
    html`<dl class="guide">${terms.map(([term, words]) => html`<div><dt>${term}</dt><dd>${words}</dd></div>`)}</dl>`,
  );
}
