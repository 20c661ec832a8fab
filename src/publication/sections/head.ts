// The head of a report: what was asked, the answer in one sentence, its badge, the key figures, and the reasons.
import { lengthOf } from "../../ground/interval.js";
import type { Verdict } from "../../violence/verdict.js";
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";
import {
  answerWords,
  digits,
  percent,
  sayCount,
  sayDays,
  sayFall,
  sayInterval,
  sayRange,
  sayRatio,
  unitOf,
  verdictSentence,
} from "../words.js";
import { shape } from "./marks.js";

/** Title, sentence, badge and key figures. */
export function headOf(title: string, verdict: Verdict): Markup {
  const { test } = verdict;
  return html`<header>
<h1>${title}</h1>
<p class="sentence">${verdictSentence(verdict)}</p>
<p class="badge ${verdict.verdict}">${shape(verdict.verdict)}<span>${badgeWords[verdict.verdict]}</span></p>
${figures(verdict)}
<p class="soft">Test “${test.name}”, ${sayInterval(test.window)} (${sayDays(lengthOf(test.window))}), both days included.</p>
</header>
`;
}

const badgeWords = {
  met: "Met: what was asked for was reached",
  "not-met": "Not met: what was asked for was not reached",
  "cannot-tell": "Cannot tell: this test does not decide it",
} as const;

/** The reasons, in the words of the verdict. */
export function reasonsSection(verdict: Verdict): Markup {
  return section(
    "why",
    `Why “${answerWords[verdict.verdict]}”`,
    html`<ul>${verdict.reasons.map(
      (r) => html`<li>${r.text}</li>
`,
    )}</ul>`,
  );
}

function figures(verdict: Verdict): Markup {
  const { test, expectedInterval: e, ratio, exposure } = verdict;
  const unit = unitOf(test.quantity);
  const seen =
    exposure === 0
      ? "nobody looked"
      : exposure < 1
        ? `${percent(exposure)} of the window observed`
        : "the whole window observed";
  const value = (n: string, what?: string) =>
    html`<dd class="value">${n}${what === undefined ? undefined : html` <small>${what}</small>`}</dd>`;
  return html`<dl class="figures">
<div><dt>Expected</dt>${value(sayCount(verdict.expected), unit)}<dd>between ${sayCount(e.low)} and ${sayCount(e.high)} with 95 % probability</dd></div>
<div><dt>Observed</dt>${exposure === 0 ? value("–") : value(sayCount(verdict.observed), unit)}<dd>${seen}</dd></div>
<div><dt>Ratio</dt>${value(digits(ratio.median), "times")}<dd>${sayRatio(ratio.median)}; ${sayRange(ratio.low, ratio.high)} (${digits(ratio.low)} to ${digits(ratio.high)})</dd></div>
<div><dt>Probability</dt>${value(percent(verdict.probability))}<dd>that it ${sayFall(test.reduction)}; ${percent(test.certainty)} was asked for</dd></div>
</dl>`;
}
