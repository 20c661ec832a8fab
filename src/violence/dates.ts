// Uncertain dates: the test judged under every way of counting, and whether the answer turns on it.
import type { Cube } from "../cube/cube.js";
import { countWithin, type Series, seriesOf } from "../cube/series.js";
import type { CountMixture } from "../numbers/mixture.js";
import { estimateOfRatio, posteriorOfRatio, probabilityAtMost } from "./forecast/ratio.js";
import { observedIn } from "./forecast/window.js";
import { answerOf } from "./parts/breakdown.js";
import { forgetful, type Remember } from "./remember.js";
import type { ViolenceTest } from "./test.js";
import type { DatesJudged, Judgement } from "./verdict.js";

/**
 * Judges the window as registered, and again with what certainly lies inside it, with every record spread over its days, and with all that
 * possibly lies inside. What was expected stays the same: it is the count in the window that is in doubt.
 */
export function judgeDates(
  cube: Cube,
  test: ViolenceTest,
  forecast: CountMixture,
  remember: Remember = forgetful,
): DatesJudged {
  const { scope, quantity, window, dates } = test;
  const counts = remember("counts by date", [scope, quantity, window, dates], () => {
    const { certain, possible } = countWithin(cube, scope, quantity, window);
    const spread = daily(cube, { ...test, dates: { ...dates, rule: "spread" } }, remember);
    const registered = registeredCount(cube, test, remember);
    return { registered, certain, spread: observedIn(spread, window), possible };
  });
  const judged = {
    registered: judge(forecast, counts.registered, test),
    certain: judge(forecast, counts.certain, test),
    spread: judge(forecast, counts.spread, test),
    possible: judge(forecast, counts.possible, test),
  };
  const answers = new Set(Object.values(judged).map((j) => j.answer));
  return { ...judged, turnsOnDates: answers.size > 1 };
}

/** One count judged against a forecast: ratio with interval, probability of the reduction, answer. */
export function judge(
  forecast: CountMixture,
  observed: number,
  test: Pick<ViolenceTest, "reduction" | "certainty" | "prior">,
): Judgement {
  const posterior = posteriorOfRatio(forecast, Math.round(observed), test.prior);
  const probability = probabilityAtMost(posterior, 1 - test.reduction);
  return {
    observed,
    ratio: estimateOfRatio(posterior),
    probability,
    answer: answerOf(probability, test.certainty),
  };
}

/** The count in the window by the rule that the test registered. */
export function registeredCount(cube: Cube, test: ViolenceTest, remember: Remember = forgetful): number {
  switch (test.dates.rule) {
    case "first-day":
    case "spread":
      return observedIn(daily(cube, test, remember), test.window);
    case "certain":
    case "possible":
      return countWithin(cube, test.scope, test.quantity, test.window)[test.dates.rule];
  }
}

function daily(cube: Cube, { scope, quantity, dates }: ViolenceTest, remember: Remember): Series {
  return remember("series", [scope, quantity, dates], () => seriesOf(cube, scope, quantity, dates));
}
