// A calibration as a page: were the forecasts of all past windows honest, neither too sure nor not sure enough?
import type { Calibration } from "../violence/findings.js";
import { html } from "./markup.js";
import { page, section } from "./page.js";
import type { DrawingEffects } from "./plot.js";
import { calibrationSection } from "./sections/watched.js";
import { sayCount, sayDays } from "./words.js";

/** What a report of a calibration is made of. */
export type CalibrationInput = {
  readonly title: string;
  /** Length of the windows in days. */
  readonly window: number;
  readonly calibration: Calibration;
};

/** A calibration as one HTML file; like every report it loads nothing, and the same input gives the same bytes. */
export function calibrationReport(input: CalibrationInput, effects: DrawingEffects): string {
  const sentence = calibrationSentence(input);
  return page({
    title: `${input.title}: calibration`,
    about: sentence,
    body: html`<header><h1>${input.title}</h1>
<p class="sentence">${sentence}</p>
<p class="soft">Windows of ${sayDays(input.window)}, back to back, when nothing is known to have changed.</p></header>
${calibrationSection(input.calibration, effects)}${guide()}`,
  });
}

/** What the calibration says, in a sentence. */
export function calibrationSentence({ calibration }: CalibrationInput): string {
  const { windows, coverage95 } = calibration;
  if (windows === 0) return "There was no window of the past to judge.";
  // what luck alone moves the share by, in 95 of 100 such calibrations (normal approximation)
  const slack = 1.96 * Math.sqrt((0.95 * 0.05) / windows);
  const within = `${(100 * coverage95).toFixed(1)} % of ${sayCount(windows)} past windows lay within their 95 % interval`;
  if (coverage95 < 0.95 - slack) return `${within}: the forecasts were surer than they should have been.`;
  if (coverage95 > 0.95 + slack) return `${within}: the forecasts were less sure than they could have been.`;
  return `${within}, as honest forecasts should.`;
}

function guide() {
  return section(
    "guide",
    "How to read this",
    html`<dl class="guide">
<div><dt>Forecast</dt><dd>For each window of the past, what the days before it let one expect, made without looking at the window.</dd></div>
<div><dt>95 % interval</dt><dd>A range that the count should fall into 95 times in 100. If it does so less often, verdicts are surer than they may be. If more often, they say “cannot tell” too often.</dd></div>
<div><dt>Luck</dt><dd>Where windows are few, the share strays from 95 % by luck. The sentence above says “too sure” only beyond that; windows of many series at one time are not wholly independent, so take it as a hint.</dd></div>
</dl>`,
  );
}
