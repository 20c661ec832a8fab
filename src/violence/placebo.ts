// The same test on windows of the past, when nothing had been agreed: how often would it have said "met"?
import { clopperPearson } from "../numbers/beta.js";
import type { CountMixture } from "../numbers/mixture.js";
import { judge } from "./dates.js";
import type { ViolenceTest } from "./test.js";
import type { Placebo } from "./verdict.js";

/** A past window with the forecast that was made before it was seen. */
export type PastWindow = { readonly forecast: CountMixture; readonly observed: number };

/**
 * Judges past windows, back to back, each by its own forecast. The false alarms come with the upper end of their exact interval:
 * none in five windows still leaves room for one in two.
 */
export function placeboOf(
  past: readonly PastWindow[],
  test: Pick<ViolenceTest, "reduction" | "certainty" | "prior">,
): Placebo {
  let met = 0;
  let notMet = 0;
  for (const window of past) {
    const { answer } = judge(window.forecast, window.observed, test);
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
