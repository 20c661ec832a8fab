// How to read a report, for someone who is no statistician.
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";

/** The words of a report, each in two or three plain sentences. */
export function guideSection(): Markup {
  const terms: readonly (readonly [string, string])[] = [
    [
      "Expected",
      "What the days before the window let one expect, had nothing changed. It is a forecast, made from the baseline alone. It is not a target, and not what anybody deserves.",
    ],
    [
      "Interval, or band",
      "The range that holds the true value, or the count to come, with 95 % probability. A wide interval means: the data says little. About one count in twenty falls outside even when all is well.",
    ],
    [
      "Ratio",
      "What happened, divided by what was expected. 1 is the same, 0.5 is half, 2 is double. It speaks of the rate, not of the count alone: a lucky week can have a low count at an unchanged rate.",
    ],
    [
      "Probability",
      "How sure one can be, from this data and this method, that the rate fell by as much as was asked for. 45 % means: a little less sure than a coin.",
    ],
    [
      "Met, not met, cannot tell",
      "“Met” is said when the probability reaches the certainty that was declared before; “not met” when the opposite is as sure. In between the honest answer is “cannot tell”. It accuses nobody and clears nobody. It asks for a longer window, or for better data.",
    ],
    [
      "False alarm",
      "“Met” on days when nothing had been agreed: the test took luck for a fall. The same test was run on the past to see how often that happens.",
    ],
    [
      "Pooling",
      "A place with two events says little by itself. So each line is taken as one of a family: it borrows from what all lines have in common, the more so the less it has of its own. That keeps one quiet village from looking like a triumph.",
    ],
    [
      "Many looks",
      "Whoever looks at twenty lines finds one that rose by chance. Where many lines were compared, the p-values were raised (by Holm's method) so that all of them together are wrong at most once in twenty times.",
    ],
    [
      "What it does not say",
      "Who is to blame, or why. A fall after an agreement is not proof that the agreement caused it. And what nobody recorded is not counted.",
    ],
  ];
  return section(
    "guide",
    "How to read this",
    html`<dl class="guide">${terms.map(([term, words]) => html`<div><dt>${term}</dt><dd>${words}</dd></div>`)}</dl>`,
  );
}
