// The same test on windows of the past, when nothing had been agreed: how often would it have said "met"?
import { clopperPearson } from "../numbers/beta.js";
import type { CountMixture } from "../numbers/mixture.js";
import { posteriorOfRatio, probabilityAtMost, type RatioPosterior } from "./forecast/ratio.js";
import { answerOf } from "./parts/breakdown.js";
import type { ViolenceTest } from "./test.js";
import type { Placebo } from "./verdict.js";

/** A past window with the forecast that was made before it was seen. */
export type PastWindow = { readonly forecast: CountMixture; readonly observed: number };

/** What is believed of the ratio of each past window: the part of the work that neither reduction nor certainty changes. */
export function posteriorsOf(past: readonly PastWindow[], prior: ViolenceTest["prior"]): RatioPosterior[] {
  return past.map(({ forecast, observed }) => posteriorOfRatio(forecast, Math.round(observed), prior));
}

/**
 * Judges past windows, back to back, each by its own forecast. The false alarms come with the upper end of their exact interval:
 * none in five windows still leaves room for one in two.
 */
export function placeboOf(
  past: readonly RatioPosterior[],
  test: Pick<ViolenceTest, "reduction" | "certainty">,
): Placebo {
  let met = 0;
  let notMet = 0;
  for (const posterior of past) {
    const answer = answerOf(probabilityAtMost(posterior, 1 - test.reduction), test.certainty);
    if (answer === "met") met++;
    else if (answer === "not-met") notMet++;
  }
  const windows = past.length;
  return {
    windows,
    met,
    notMet,
    cannotTell: windows - met - notMet,
    share: windows === 0 ? null : met / windows,
    shareHigh: windows === 0 ? null : clopperPearson(met, windows, 0.95).high,
  };
}
