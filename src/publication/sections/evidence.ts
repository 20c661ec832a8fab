// What was to be expected and what was seen; and what is believed of the ratio after that.
import { formatInterval } from "../../ground/interval.js";
import type { ForecastBlock, Verdict } from "../../violence/verdict.js";
import { drawnBlocks, historyChart, seenAs } from "../charts/history.js";
import { posteriorChart } from "../charts/posterior.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { digits, percent, sayCount, sayFall, sayProbability, sayRange, sayRate, unitOf } from "../words.js";

/** The picture of the history, with the window last. */
export function historySection(verdict: Verdict, effects: DrawingEffects): Markup {
  const { history } = verdict;
  const unit = unitOf(verdict.test.quantity);
  const left = history.length - drawnBlocks;
  const more = left > 0 ? ` The latest ${drawnBlocks} of ${history.length} stretches are shown.` : "";
  const unseen = history.filter((b) => b.exposure === 0).length;
  const gaps = unseen > 0 ? " A question mark stands where nobody looked." : "";
  return section(
    "history",
    "What was expected, and what was seen",
    figure(drawn(historyChart(verdict), effects), {
      caption: html`Each stretch is as long as the window. The band holds 95 % of what was forecast for a stretch before it was seen, the line its mean; points are the ${unit} that were seen. Filled: within the band. Hollow triangle: above it, or below. Small circle: no forecast yet.${more}${gaps}`,
      words: table(
        [
          { name: "days" },
          { name: "observed", number: true },
          { name: "forecast mean", number: true },
          { name: "95 % band", number: true },
          { name: "" },
        ],
        history.slice(-drawnBlocks).map(blockRow),
      ),
    }),
  );
}

function blockRow(block: ForecastBlock): readonly string[] {
  const { days, exposure, observed, mean, low, high } = block;
  const where = { within: "within", above: "above", below: "below", first: "no forecast yet" };
  return [
    formatInterval(days),
    exposure === 0 ? "–" : sayCount(observed),
    mean === null ? "–" : sayCount(mean),
    low === null || high === null ? "–" : `${sayCount(low)} to ${sayCount(high)}`,
    exposure === 0
      ? "not observed"
      : exposure < 1
        ? `${where[seenAs(block)]}; ${percent(exposure)} observed`
        : where[seenAs(block)],
  ];
}

/** The picture of the posterior. */
export function posteriorSection(verdict: Verdict, effects: DrawingEffects): Markup {
  const { ratio, probability, test } = verdict;
  return section(
    "ratio",
    "How far it fell, and how sure that is",
    html`<p>The rate was ${sayRate(ratio.median)}; with 95 % probability it lies ${sayRange(ratio.low, ratio.high)}. That it ${sayFall(test.reduction)} has a probability of ${percent(probability)}, ${sayProbability(probability)}. “Met” needs ${percent(test.certainty)} or more, “not met” ${percent(1 - test.certainty)} or less.</p>`,
    figure(drawn(posteriorChart(verdict), effects), {
      caption: html`How probable each ratio is. The shaded area is the probability that the rate ${sayFall(test.reduction)}; the heavy line is what was asked for, the dashed one “as expected”. The bar below holds 95 %, its point is the middle.`,
      words: table(
        [{ name: "the rate" }, { name: "probability", number: true }],
        [
          [`at most ${digits(1 - test.reduction)} times the expected (asked for)`, percent(probability)],
          [`more than ${digits(1 - test.reduction)} times the expected`, percent(1 - probability)],
          [`between ${digits(ratio.low)} and ${digits(ratio.high)} times the expected`, "95 %"],
        ],
      ),
    }),
  );
}
