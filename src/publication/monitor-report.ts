// A window watched day by day, as a page: is it decided yet, on what evidence, and since when?
import { lengthOf } from "../ground/interval.js";
import type { Monitoring } from "../violence/findings.js";
import type { ViolenceTest } from "../violence/test.js";
import { dayNumber } from "./charts/evidence-days.js";
import { html } from "./markup.js";
import { page, section } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { shape } from "./sections/marks.js";
import { testLines } from "./sections/record.js";
import { monitoringSection } from "./sections/watched.js";
import {
  answerWords,
  percent,
  sayCount,
  sayCounted,
  sayDay,
  sayDays,
  sayFall,
  sayScope,
  unitOf,
} from "./words.js";

/** What a report of the monitor is made of. */
export type MonitorInput = { readonly test: ViolenceTest; readonly monitoring: Monitoring };

/** The monitor as one HTML file; like every report it loads nothing, and the same input gives the same bytes. */
export function monitorReport(input: MonitorInput, effects: DrawingEffects): string {
  const { test, monitoring } = input;
  const sentence = monitorSentence(input);
  return page({
    title: `${test.name}: day by day`,
    about: sentence,
    body: html`<header><h1>The test “${test.name}”, day by day</h1>
<p class="sentence">${sentence}</p>
<p class="badge ${monitoring.answer}">${shape(monitoring.answer)}<span>${badge(input)}</span></p>
<p class="soft">Asked: whether ${sayScope(test)} ${sayFall(test.reduction)}, with ${percent(test.certainty)} certainty.</p></header>
${monitoringSection(test, monitoring, effects)}${section(
  "test",
  "The test as it was registered",
  html`<dl class="words">${testLines(test).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
)}${guide()}`,
  });
}

/** Where the test stands, in a sentence: decided on which day, or open after how many. */
export function monitorSentence({ test, monitoring }: MonitorInput): string {
  const { days, decidedOn, answer } = monitoring;
  const last = days.at(-1);
  const length = lengthOf(test.window);
  if (last === undefined) return `None of the ${sayDays(length)} of the window has been watched yet.`;
  const were = last.observedSoFar === 1 ? "was" : "were";
  const counts = `there ${were} ${sayCounted(last.observedSoFar, unitOf(test.quantity))} where about ${sayCount(last.expectedSoFar)} were to be expected by then`;
  const watched = dayNumber(test, last.day);
  if (decidedOn === null) {
    const over =
      watched >= length ? `All ${sayDays(length)} are over` : `After ${watched} of ${sayDays(length)}`;
    return `${over}${watched >= length ? " and" : ""} nothing is decided: ${counts}.`;
  }
  return `It was decided on day ${dayNumber(test, decidedOn)} of ${length} (${sayDay(decidedOn)}): ${answerWords[answer]}. By day ${watched}, ${counts}.`;
}

function badge({ test, monitoring: { days, decidedOn, answer } }: MonitorInput): string {
  const last = days.at(-1)?.day;
  if (decidedOn === null)
    return last === test.window.end - 1 ? "Not decided: cannot tell" : "Not decided yet: cannot tell";
  return answer === "met" ? "Decided: met" : "Decided: not met";
}

function guide() {
  return section(
    "guide",
    "How to read this",
    html`<dl class="guide">
<div><dt>Evidence</dt><dd>A fair bet against the opposite. Whoever staked 1 on “met”, at odds that are fair if the fall was too small, would hold this much now. To win tenfold against fair odds is rare: that is why it convinces.</dd></div>
<div><dt>So far</dt><dd>All that was seen from the first day to this one, against what the baseline let expect for the same days.</dd></div>
<div><dt>Decided</dt><dd>The first day on which the evidence reached the line. Looking every day is allowed; the line is high enough for it (Ville's inequality).</dd></div>
<div><dt>Beside the verdict</dt><dd>The verdict at the end of the window looks once and needs less. So a window can end undecided here, and still be judged there.</dd></div>
</dl>`,
  );
}
