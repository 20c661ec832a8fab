// Two checks of the test itself: what it would have said of the past, and whether the answer turns on uncertain dates.

import { formatInterval } from "../../ground/interval.js";
import type { Judgement, Verdict } from "../../violence/verdict.js";
import { intervalsChart } from "../charts/intervals.js";
import { calibrationOf, pastChart, pastWindows } from "../charts/past-windows.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { digits, percent, sayCount, sayDays, unitOf } from "../words.js";
import { mark } from "./marks.js";

/** The same test on windows of the past. */
export function placeboSection(verdict: Verdict, effects: DrawingEffects): Markup {
  const { placebo } = verdict;
  const heading = "Would the test have said “met” when nothing was agreed?";
  if (placebo.windows === 0 || placebo.shareHigh === null)
    return section(
      "placebo",
      heading,
      html`<p>There is too little history to try the same test on the past. How often it raises a false alarm is therefore not known.</p>`,
    );
  const { windows, met, notMet, cannotTell, shareHigh } = placebo;
  const few = windows < 20 ? " With so few windows that says little." : "";
  const counts = html`<p>The same test would have said “met” in <strong>${met} of ${windows}</strong> past windows (a false alarm each time), “not met” in ${notMet}, and “cannot tell” in ${cannotTell}. The share of false alarms is ${percent(met / windows)}, and at most ${percent(shareHigh)} with 95 % confidence.${few}</p>`;
  const c = calibrationOf(verdict);
  if (c.windows === 0) return section("placebo", heading, counts);
  return section(
    "placebo",
    heading,
    counts,
    figure(drawn(pastChart(verdict), effects), {
      caption: html`Each point is one past window: where its count fell within the band that had been forecast for it (mean in the middle, the ends are those of the 95 % band). ${c.within} of ${c.windows} (${percent(c.within / c.windows)}) lay within; about 95 % should. Hollow diamonds lay outside: ${c.below} below, ${c.above} above.`,
      words: table(
        [
          { name: "days" },
          { name: "observed", number: true },
          { name: "forecast mean", number: true },
          { name: "95 % band", number: true },
        ],
        pastWindows(verdict)
          .slice(-60)
          .map((b) => [
            formatInterval(b.days),
            sayCount(b.observed),
            sayCount(b.mean ?? 0),
            `${b.low} to ${b.high}`,
          ]),
      ),
    }),
  );
}

/** The judgement under each way of counting uncertain dates. */
export function datesSection(verdict: Verdict, effects: DrawingEffects): Markup {
  const { dates, test } = verdict;
  const unit = unitOf(test.quantity);
  const ways: readonly (readonly [string, string, Judgement])[] = [
    ["as registered", "as the test counts", dates.registered],
    ["certain", "only what certainly lies in the window", dates.certain],
    ["spread", "each record in equal parts on all its days", dates.spread],
    ["possible", "all that possibly lies in the window", dates.possible],
  ];
  const same = ways.every(([, , j]) => j.observed === dates.registered.observed);
  const reading = dates.turnsOnDates
    ? "The answer depends on how they are counted; so it can't be told."
    : same
      ? "Every record here is known well enough: the count is the same each way."
      : "The answer is the same each way.";
  const chart = intervalsChart({
    id: "dates-chart",
    title: "Ratio under each way of counting uncertain dates",
    description: ways
      .map(([name, , j]) => `${name}: ${sayCount(j.observed)} ${unit}, ratio ${digits(j.ratio.median)}`)
      .join("; "),
    required: 1 - test.reduction,
    noteTitle: unit,
    rows: ways.map(([name, , j]) => ({ name, ...j.ratio, answer: j.answer, note: sayCount(j.observed) })),
  });
  return section(
    "dates",
    "What if dates are wrong",
    html`<p>Some records are known only to a stretch of days. The test counts ${rules[test.dates.rule]}, if that stretch is no longer than ${sayDays(test.dates.longest)}. ${reading}</p>`,
    same ? html`` : html`<figure>${drawn(chart, effects)}</figure>`,
    html`<div class="scroll">${table(
      [
        { name: "counted" },
        { name: unit, number: true },
        { name: "ratio (95 %)", number: true },
        { name: "fell as asked", number: true },
        { name: "answer" },
      ],
      ways.map(([name, how, j]) => [
        html`${name} <span class="soft">${how}</span>`,
        sayCount(j.observed),
        html`${digits(j.ratio.median)} <span class="soft">${digits(j.ratio.low)}–${digits(j.ratio.high)}</span>`,
        percent(j.probability),
        mark(j.answer),
      ]),
    )}</div>`,
  );
}

/** The rules for uncertain dates, in words. */
export const rules = {
  "first-day": "a record on its first day",
  spread: "a record in equal parts on all its days",
  certain: "a record only if it certainly lies in the window",
  possible: "a record whenever it possibly lies in the window",
} as const;
