// What other commands found, as sections: the window day by day, and how honest forecasts of the past were.
import type { Calibration, MonitoredDay, Monitoring } from "../../violence/findings.js";
import type { ViolenceTest } from "../../violence/test.js";
import { dayNumber, evidenceChart, evidenceWords } from "../charts/evidence-days.js";
import { pitChart } from "../charts/pit.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { percent, sayCount, sayDay } from "../words.js";
import { mark } from "./marks.js";

/** The window day by day, with the line that decides. */
export function monitoringSection(
  test: Pick<ViolenceTest, "window">,
  monitoring: Monitoring,
  effects: DrawingEffects,
): Markup {
  const heading = "Day by day";
  if (monitoring.days.length === 0)
    return section("days", heading, html`<p>No day has been watched yet.</p>`);
  return section(
    "days",
    heading,
    html`<p>Whoever looks every day finds luck sooner or later. This evidence allows for it: however often one looks, the chance of deciding wrongly is at most ${percent(monitoring.level)} either way. Once decided, the answer stays.</p>`,
    figure(html`${drawn(evidenceChart(test, monitoring), effects)}${legend()}`, {
      caption: html`Evidence of 1 says nothing, and ${sayCount(1 / monitoring.level)} decides. Each step of the scale is tenfold. A question mark stands where nobody looked: such a day changes nothing.`,
      words: daysTable(test, monitoring.days),
    }),
  );
}

function legend(): Markup {
  const line = (dashes: Markup | undefined, colour: string) =>
    html`<svg viewBox="0 0 30 20" aria-hidden="true" focusable="false"><path d="M1 10h28" stroke="${colour}" stroke-width="2.5" ${dashes}/></svg>`;
  return html`<ul class="legend"><li>${line(undefined, "var(--met)")}${mark("met")}</li><li>${line(html`stroke-dasharray="6 4"`, "var(--not-met)")}${mark("not-met")}</li></ul>`;
}

function daysTable(test: Pick<ViolenceTest, "window">, days: readonly MonitoredDay[]): Markup {
  return table(
    [
      { name: "day" },
      { name: "date" },
      { name: "observed", number: true },
      { name: "so far", number: true },
      { name: "expected so far", number: true },
      { name: "for “met”", number: true },
      { name: "for “not met”", number: true },
      { name: "answer" },
    ],
    days.map((d) => [
      String(dayNumber(test, d.day)),
      sayDay(d.day),
      d.observed === null ? "nobody looked" : sayCount(d.observed),
      sayCount(d.observedSoFar),
      sayCount(d.expectedSoFar),
      evidenceWords(d.evidenceMet),
      evidenceWords(d.evidenceNotMet),
      mark(d.answer),
    ]),
  );
}

/** How honest the forecasts of past windows were: coverage, tails, scores and the histogram. */
export function calibrationSection(calibration: Calibration, effects: DrawingEffects): Markup {
  const { series, windows, coverage95, below, above, logScore, crps, pit } = calibration;
  const heading = "Were the forecasts honest?";
  if (windows === 0)
    return section("calibration", heading, html`<p>There was no window of the past to judge.</p>`);
  const many = series === 1 ? "one series" : `${sayCount(series)} series`;
  return section(
    "calibration",
    heading,
    html`<p>${sayCount(windows)} past windows of ${many} were forecast, each from what came before it, and then compared with what came. <strong>${tenths(coverage95)}</strong> lay within their 95 % interval; about 95 % should.</p>`,
    figure(drawn(pitChart(calibration), effects), {
      caption: html`Each bar is a tenth of the forecast. Honest forecasts give bars of about the same height (dashed), within the shaded band but for luck. High bars at both ends: the forecasts were too sure. A high middle: they were not sure enough.`,
      words: table(
        [
          { name: "tenth of the forecast" },
          { name: "windows", number: true },
          { name: "share", number: true },
        ],
        pit.map((n, i) => [
          `${percent(i / pit.length)} to ${percent((i + 1) / pit.length)}`,
          sayCount(n),
          percent(n / windows),
        ]),
      ),
    }),
    html`<dl class="words"><dt>within the 95 % interval</dt><dd>${tenths(coverage95)}</dd><dt>below it</dt><dd>${tenths(below)} (2.5 % are to be expected)</dd><dt>above it</dt><dd>${tenths(above)} (2.5 % are to be expected)</dd><dt>mean log score</dt><dd>${logScore.toFixed(4)} (larger is better; it serves to compare methods)</dd><dt>mean CRPS</dt><dd>${crps.toFixed(4)} (how far off, in the unit that is counted; smaller is better)</dd></dl>`,
  );
}

// tails of two or three in a hundred need the digit after the point
function tenths(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
