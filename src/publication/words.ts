// Numbers as a person says them aloud, and a verdict in one sentence.
import { formatInterval, lengthOf } from "../ground/interval.js";
import type { ViolenceTest } from "../violence/test.js";
import type { Verdict } from "../violence/verdict.js";

/** A probability or share as a percentage, never rounded to certainty: `<1 %`, `37 %`, `>99 %`. */
export function percent(p: number): string {
  if (p > 0 && p < 0.005) return "<1 %";
  if (p < 1 && p > 0.995) return ">99 %";
  return `${Math.round(p * 100)} %`;
}

/** A count as people say it: one digit after the point below ten, none above. */
export function sayCount(n: number): string {
  return n < 9.95 ? String(Math.round(n * 10) / 10) : String(Math.round(n));
}

const shares: readonly (readonly [number, string])[] = [
  [0.05, "a twentieth"],
  [0.1, "a tenth"],
  [0.2, "a fifth"],
  [0.25, "a quarter"],
  [0.333, "a third"],
  [0.4, "two fifths"],
  [0.5, "half"],
  [0.6, "three fifths"],
  [0.667, "two thirds"],
  [0.75, "three quarters"],
  [0.8, "four fifths"],
  [0.9, "nine tenths"],
];

/** A share as a fraction that can be said aloud: `half`, `two thirds`, `less than a twentieth`. */
export function sayShare(share: number): string {
  if (!(share >= 0)) return "an unknown part";
  if (share === 0) return "none";
  if (share < 0.035) return "less than a twentieth";
  if (share > 0.95) return share >= 1 ? "all" : "almost all";
  return nearestOf(share, shares);
}

/** A rate ratio in words: `about half`, `about the same`, `about double`. */
export function sayRatio(ratio: number): string {
  if (!(ratio >= 0)) return "an unknown multiple";
  if (ratio < 0.035) return "less than a twentieth";
  if (ratio < 0.93) return `about ${nearestOf(ratio, shares)}`;
  if (ratio <= 1.08) return "about the same";
  if (ratio < 1.75) return `about ${Math.round((ratio - 1) * 10) * 10} % more`;
  if (ratio < 2.25) return "about double";
  if (ratio < 10) return `about ${Math.round(ratio)} times`;
  return ratio > 100 ? "more than a hundred times" : `about ${Math.round(ratio / 5) * 5} times`;
}

/** The ends of an interval of a rate ratio: `between a fifth and nine tenths`. */
export function sayRange(low: number, high: number): string {
  return `between ${bare(low)} and ${bare(high)}`;
}

/** A probability in words: `about 4 in 10`, `almost certain`. */
export function sayProbability(p: number): string {
  if (p < 0.01) return "almost impossible";
  if (p < 0.075) return `about ${Math.max(1, Math.round(p * 100))} in 100`;
  if (p > 0.99) return "almost certain";
  if (p > 0.925) return `about ${Math.round(p * 100)} in 100`;
  return `about ${Math.round(p * 10)} in 10`;
}

/** A number of days: `1 day`, `7 days`, `four weeks`. */
export function sayDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

/** Who is meant by a test: `violence between A and B`, `violence of A`, or `violence`. */
export function sayScope(test: Pick<ViolenceTest, "scope" | "quantity">): string {
  const { between, parties } = test.scope;
  const what = test.quantity === "events" ? "violence" : "deadly violence";
  if (between?.length === 1) return `${what} between ${list(between[0].one)} and ${list(between[0].other)}`;
  if (between !== undefined && between.length > 1)
    return `${what} between ${between.length} pairs of parties`;
  return parties === undefined ? what : `${what} that involves ${list(parties)}`;
}

/** The verdict in one sentence that a mediator can say aloud. */
export function verdictSentence(verdict: Verdict): string {
  const { test, observed, expected, probability } = verdict;
  const unit = test.quantity === "events" ? "events" : "deaths";
  const scope = sayScope(test);
  const subject = `${scope[0].toUpperCase()}${scope.slice(1)}`;
  const when = `${formatInterval(test.window)}, ${sayDays(lengthOf(test.window))}`;
  if (verdict.exposure === 0)
    return `${subject}: nobody looked in these days (${when}), so nothing can be told.`;
  const counts = `${sayCount(observed)} ${unit} where about ${sayCount(expected)} were to be expected (${when})`;
  const asked = sayShare(test.reduction);
  const chance = `the probability is ${percent(probability)}`;
  switch (verdict.verdict) {
    case "met":
      return `${subject} fell by at least ${asked}, as was asked: ${counts}; ${chance}.`;
    case "not-met":
      return `${subject} did not fall by ${asked}, as was asked: ${counts}; the probability that it did is ${percent(probability)}.`;
    case "cannot-tell":
      return `${change(verdict, subject)}: ${counts}. Whether it fell by as much as ${asked} can't be told: ${chance}.`;
  }
}

function change(verdict: Verdict, subject: string): string {
  const { median, low, high } = verdict.ratio;
  if (high < 1) return `${subject} fell, to ${sayRatio(median)} of what was expected`;
  if (low > 1)
    return `${subject} rose, to ${sayRatio(median).replace(/^about (\d+) % more$/, "about $1 % more than")} what was expected`;
  return `${subject} may have fallen or risen`;
}

function list(names: readonly string[]): string {
  return names.length <= 2
    ? names.join(" and ")
    : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

function bare(ratio: number): string {
  return sayRatio(ratio).replace(/^about /, "");
}

function nearestOf(value: number, words: readonly (readonly [number, string])[]): string {
  let best = words[0];
  for (const word of words)
    if (Math.abs(Math.log(value / word[0])) < Math.abs(Math.log(value / best[0]))) best = word;
  return best[1];
}
