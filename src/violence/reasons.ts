// The reasons of a verdict in plain words, each with a stable code.
import { formatInterval, lengthOf } from "../ground/interval.js";
import type { ViolenceTest } from "./test.js";
import type { Reason, Verdict } from "./verdict.js";

/** The figures that reasons are made of. */
export type ReasonFigures = Pick<
  Verdict,
  | "test"
  | "expected"
  | "expectedInterval"
  | "observed"
  | "exposure"
  | "ratio"
  | "probability"
  | "verdict"
  | "placebo"
  | "dates"
  | "history"
>;

/** Why the verdict is what it is: what was expected, what was seen, how sure that is, and what could mislead. */
export function reasonsOf(figures: ReasonFigures): Reason[] {
  return [
    expectation(figures),
    observation(figures),
    probability(figures),
    ...verdictReasons(figures),
    ...observationGaps(figures),
    ...datesReason(figures),
    placeboReason(figures),
    ...shortHistory(figures),
  ];
}

const word = (test: ViolenceTest): string => (test.quantity === "events" ? "events" : "deaths");
const percent = (p: number): string =>
  p > 0 && p < 0.005 ? "under 1 %" : p < 1 && p > 0.995 ? "over 99 %" : `${Math.round(p * 100)} %`;
const count = (n: number): string => (n < 9.95 ? String(Math.round(n * 10) / 10) : String(Math.round(n)));
const ratio = (r: number): string => r.toFixed(2);

function expectation({ test, expected, expectedInterval: { low, high } }: ReasonFigures): Reason {
  return {
    code: "expected",
    text: `Going by what came before (${formatInterval(test.baseline)}), about ${count(expected)} ${word(test)} were to be expected in these ${lengthOf(test.window)} days; with 95 % probability between ${low} and ${high}.`,
  };
}

function observation({ test, observed, ratio: r }: ReasonFigures): Reason {
  return {
    code: "observed",
    text: `There were ${count(observed)} (${formatInterval(test.window)}): ${ratio(r.median)} times the rate expected; with 95 % probability between ${ratio(r.low)} and ${ratio(r.high)} times.`,
  };
}

function probability({ test, probability: p }: ReasonFigures): Reason {
  return {
    code: "probability",
    text: `The probability that the rate fell by at least ${percent(test.reduction)} is ${percent(p)}.`,
  };
}

function verdictReasons({ test, verdict, dates, exposure }: ReasonFigures): Reason[] {
  const { certainty } = test;
  switch (verdict) {
    case "met":
      return [{ code: "met", text: `That reaches the declared certainty of ${percent(certainty)}.` }];
    case "not-met":
      return [{ code: "not-met", text: `"Not met" is said when it is at most ${percent(1 - certainty)}.` }];
    case "cannot-tell":
      if (exposure === 0 || dates.turnsOnDates) return [];
      return [
        {
          code: "between",
          text: `"Met" needs at least ${percent(certainty)}, "not met" at most ${percent(1 - certainty)}. In between, this test can't tell.`,
        },
      ];
  }
}

function observationGaps({ exposure, history }: ReasonFigures): Reason[] {
  const reasons: Reason[] = [];
  if (exposure === 0) {
    reasons.push({
      code: "unobserved",
      text: "Nobody looked during the window. A day without observation is not a day of calm.",
    });
  } else if (exposure < 1) {
    reasons.push({
      code: "partly-observed",
      text: `Only ${percent(exposure)} of the window was observed; what was expected is counted for that part alone.`,
    });
  }
  const unseen = history.filter((b) => b.exposure < 1).length;
  if (unseen > 1 || (unseen === 1 && exposure === 1)) {
    reasons.push({
      code: "history-gaps",
      text: `${unseen} stretches of the history were observed only in part; they count for as much as was seen.`,
    });
  }
  return reasons;
}

function datesReason({ test, dates }: ReasonFigures): Reason[] {
  const { certain, possible, spread, turnsOnDates } = dates;
  if (certain.observed === possible.observed) return [];
  const range = `Some records are known only to a stretch of days: ${count(certain.observed)} ${word(test)} certainly lie in the window, ${count(possible.observed)} possibly, ${count(spread.observed)} when each is spread over its days.`;
  if (!turnsOnDates) return [{ code: "dates", text: `${range} The answer is the same each way.` }];
  return [
    { code: "turns-on-dates", text: `${range} The answer depends on which it is, so it can't be told.` },
  ];
}

function placeboReason({ placebo }: ReasonFigures): Reason {
  const { windows, met, shareHigh } = placebo;
  if (windows === 0 || shareHigh === null) {
    return { code: "no-placebo", text: "There is too little history to try the same test on the past." };
  }
  return {
    code: "placebo",
    text: `On ${windows} earlier windows of the same length, when nothing had been agreed, the same test would have said "met" ${met === 0 ? "never" : met === 1 ? "once" : `${met} times`} (false alarms: ${percent(met / windows)}, at most ${percent(shareHigh)} with 95 % confidence).`,
  };
}

function shortHistory({ history }: ReasonFigures): Reason[] {
  const blocks = history.length - 1;
  if (blocks >= 26) return [];
  return [
    {
      code: "short-history",
      text: `The history is short (${blocks} stretches of this length), which makes the expectation less sure; the interval says so.`,
    },
  ];
}
