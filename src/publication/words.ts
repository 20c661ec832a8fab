// Numbers as a person says them aloud, and a verdict in one sentence. What is not known is said to be so.
import { type Day, partsOfDay } from "../ground/day.js";
import { type DayInterval, lengthOf } from "../ground/interval.js";
import type { ViolenceTest } from "../violence/test.js";
import type { Answer, Verdict } from "../violence/verdict.js";

/** A number, or nothing where nobody knows it. */
export type Said = number | null | undefined;

/**
 * A probability or share as a percentage, never rounded to certainty.
 *
 * @example
 * percent(0.372) // "37 %"
 * percent(0.0001) // "<1 %"
 * percent(0.9999) // ">99 %"
 */
export function percent(p: Said): string {
  if (!known(p)) return "not known";
  if (p > 0 && p < 0.005) return "<1 %";
  if (p < 1 && p > 0.995) return ">99 %";
  return `${Math.round(p * 100)} %`;
}

/**
 * A count as people say it: one digit after the point below ten, none above, thousands parted by commas.
 *
 * @example
 * sayCount(7.25) // "7.3"
 * sayCount(1234567.8) // "1,234,568"
 * sayCount(null) // "not known"
 */
export function sayCount(n: Said): string {
  if (n === Number.POSITIVE_INFINITY) return "more than can be counted";
  if (!known(n)) return "not known";
  if (Math.abs(n) < 9.95) return n > 0 && n < 0.05 ? "<0.1" : String(Math.round(n * 10) / 10);
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count with its unit: `no events`, `1 event`, `40 events`. */
export function sayCounted(n: Said, unit: "events" | "deaths"): string {
  if (n === 0) return `no ${unit}`;
  return `${sayCount(n)} ${n === 1 ? unit.slice(0, -1) : unit}`;
}

const shares: readonly (readonly [number, string])[] = [
  [0.05, "a twentieth"],
  [0.1, "a tenth"],
  [0.2, "a fifth"],
  [0.25, "a quarter"],
  [1 / 3, "a third"],
  [0.4, "two fifths"],
  [0.5, "half"],
  [0.6, "three fifths"],
  [2 / 3, "two thirds"],
  [0.75, "three quarters"],
  [0.8, "four fifths"],
  [0.9, "nine tenths"],
];

/**
 * A share as a fraction that can be said aloud.
 *
 * @example
 * sayShare(0.51) // "half"
 * sayShare(0.01) // "less than a twentieth"
 */
export function sayShare(share: Said): string {
  if (!known(share) || share < 0) return "an unknown part";
  if (share === 0) return "none";
  if (share < tiny) return "less than a twentieth";
  if (share > 0.95) return share >= 1 ? "all" : "almost all";
  return nearestOf(share, shares);
}

/**
 * A rate ratio in words, as a part or a multiple of what was expected.
 *
 * @example
 * sayRatio(0.52) // "about half"
 * sayRatio(1.02) // "about the same"
 * sayRatio(2.1) // "about double"
 */
export function sayRatio(ratio: Said): string {
  if (!known(ratio) || ratio < 0)
    return ratio === Number.POSITIVE_INFINITY ? hugeWords : "an unknown multiple";
  if (ratio < tiny) return ratio === 0 ? "none" : "less than a twentieth";
  if (ratio < 0.93) return `about ${nearestOf(ratio, shares)}`;
  if (ratio <= 1.08) return "about the same";
  if (ratio < 1.75) return `about ${Math.round((ratio - 1) * 10) * 10} % more`;
  if (ratio < 2.25) return "about double";
  if (ratio < 9.5) return `about ${Math.round(ratio)} times`;
  return ratio > 100 ? hugeWords : `about ${Math.round(ratio / 5) * 5} times`;
}

/**
 * A rate ratio within a sentence.
 *
 * @example
 * sayRate(0.52) // "about half of what was expected"
 * sayRate(1.3) // "about 30 % more than what was expected"
 */
export function sayRate(ratio: Said): string {
  const said = sayRatio(ratio);
  const times = / (double|times)$/.test(said);
  const link = said.endsWith(" same") ? " as" : said.endsWith(" more") ? " than" : times ? "" : " of";
  return `${said}${link} what was expected`;
}

/**
 * The ends of an interval of a rate ratio.
 *
 * @example
 * sayRange(0.05, 0.65) // "between a twentieth and two thirds"
 * sayRange(0.3, 2) // "between a third and double"
 */
export function sayRange(low: Said, high: Said): string {
  const [one, other] = [bare(low), bare(high)];
  return one === other ? sayRatio(low) : `between ${one} and ${other}`;
}

/**
 * A probability in words.
 *
 * @example
 * sayProbability(0.9) // "about 9 in 10"
 * sayProbability(0.5) // "about even"
 */
export function sayProbability(p: Said): string {
  if (!known(p)) return "not known";
  if (p < 0.01) return "almost impossible";
  if (p < 0.075) return `about ${Math.round(p * 100)} in 100`;
  if (p > 0.99) return "almost certain";
  if (p > 0.925) return `about ${Math.round(p * 100)} in 100`;
  return Math.round(p * 10) === 5 ? "about even" : `about ${Math.round(p * 10)} in 10`;
}

/** A number of days: `1 day`, `7 days`. */
export function sayDays(days: Said): string {
  return known(days) ? `${sayCount(days)} ${days === 1 ? "day" : "days"}` : "an unknown number of days";
}

/** How often something happened: `never`, `once`, `twice`, `5 times`. */
export function sayTimes(n: number): string {
  return ["never", "once", "twice"][n] ?? `${sayCount(n)} times`;
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A day as it is said: `27 February 2016`. */
export function sayDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOfDay(day);
  return `${dayOfMonth} ${months[month - 1]} ${year}`;
}

/**
 * Days from the first to the last, both included, as they are said: what both share is said once.
 *
 * @example
 * sayInterval({ start: 16858, end: 16865 }) // "27 February to 4 March 2016"
 */
export function sayInterval(days: DayInterval): string {
  const last = partsOfDay((days.end - 1) as Day);
  const first = partsOfDay(days.start);
  if (days.end - days.start === 1) return sayDay(days.start);
  if (first.year !== last.year) return `${sayDay(days.start)} to ${sayDay((days.end - 1) as Day)}`;
  const month = first.month === last.month ? "" : ` ${months[first.month - 1]}`;
  return `${first.dayOfMonth}${month} to ${sayDay((days.end - 1) as Day)}`;
}

/** Names in a row: `A`, `A and B`, `A, B and C`; of many, the first six and how many more. */
export function sayList(names: readonly string[]): string {
  if (names.length > 8) return `${names.slice(0, 6).join(", ")} and ${names.length - 6} others`;
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** A ratio as a figure, with as many digits as it bears: `0.52`, `2.00`, `13`. */
export function digits(ratio: Said): string {
  if (!known(ratio)) return "not known";
  if (ratio >= 9.95) return sayCount(ratio);
  return ratio > 0 && ratio < 0.005 ? "<0.01" : ratio.toFixed(2);
}

/** The three answers in words. */
export const answerWords: Readonly<Record<Answer, string>> = {
  met: "met",
  "not-met": "not met",
  "cannot-tell": "cannot tell",
};

/** What a test counts. */
export function unitOf(quantity: ViolenceTest["quantity"]): "events" | "deaths" {
  return quantity === "events" ? "events" : "deaths";
}

/** Who is meant by a test: `violence between A and B`, `violence that involves A`, or `violence`. */
export function sayScope(test: Pick<ViolenceTest, "scope" | "quantity">): string {
  const { between, parties } = test.scope;
  const what = test.quantity === "events" ? "violence" : "deadly violence";
  if (between?.length === 1)
    return `${what} between ${sayList(between[0].one)} and ${sayList(between[0].other)}`;
  if (between !== undefined && between.length > 1)
    return `${what} between ${between.length} pairs of parties`;
  return parties === undefined ? what : `${what} that involves ${sayList(parties)}`;
}

/** What was asked for, as a verb: `fell by at least half`, or, with a reduction of 0, `did not rise`. */
export function sayFall(reduction: number): string {
  return reduction === 0 ? "did not rise" : `fell by at least ${reductionWords(reduction)}`;
}

/**
 * The verdict in one sentence that can be said aloud: who, how much, counted how, and what can't be told.
 *
 * Example: "Violence between A and B fell by about half: in the 7 days from 27 February to 4 March 2016 there were 40 events where
 * about 79 were to be expected, but whether it fell by as much as half, as was asked, can't be told: the probability is 45 %."
 */
export function verdictSentence(verdict: Verdict): string {
  const { test, probability } = verdict;
  const scope = sayScope(test);
  const subject = `${scope[0].toUpperCase()}${scope.slice(1)}`;
  if (verdict.exposure === 0) {
    return `${subject}: nobody looked ${windowWords(test)}, so nothing can be told; a day without observation is not a day of calm.`;
  }
  const counts = countWords(verdict);
  const chance = `the probability is ${percent(probability)}`;
  switch (verdict.verdict) {
    case "met":
      return `${subject} ${sayFall(test.reduction)}, as was asked: ${counts}; ${chance}.`;
    case "not-met":
      return test.reduction === 0
        ? `${subject} rose, though no rise was asked: ${counts}; the probability that it did not rise is ${percent(probability)}.`
        : `${subject} did not fall by ${reductionWords(test.reduction)}, as was asked: ${counts}; the probability that it did is ${percent(probability)}.`;
    case "cannot-tell":
      return `${subject} ${changeWords(verdict)}: ${counts}, but ${openQuestion(verdict)} can't be told: ${whyOpen(verdict)}.`;
  }
}

// the interval decides whether a fall or a rise is said outright; nine in ten, whether it is said at all
function changeWords({ ratio, posterior }: Verdict): string {
  if (ratio.high < 1) return `fell by ${fallWords(1 - ratio.median)}`;
  const total = posterior.density.reduce((sum, d) => sum + d, 0);
  const fell = posterior.density.reduce((sum, d, i) => sum + (posterior.ratio[i] < 1 ? d : 0), 0) / total;
  if (fell >= 0.9) return `very probably fell, by ${fallWords(1 - ratio.median)}`;
  if (ratio.low > 1) return `rose, to ${sayRate(ratio.median)}`;
  return "may have fallen or risen";
}

function fallWords(fall: number): string {
  return fall < 0.075 ? "a little" : fall > 0.95 ? sayShare(fall) : `about ${sayShare(fall)}`;
}

function openQuestion({ test, ratio }: Verdict): string {
  if (test.reduction === 0) return ratio.low > 1 ? "whether that is a rise beyond luck" : "whether it rose";
  return `whether it fell by as much as ${reductionWords(test.reduction)}, as was asked,`;
}

function whyOpen({ dates, probability }: Verdict): string {
  if (dates.turnsOnDates) return "it turns on records whose dates are uncertain";
  return `the probability is ${percent(probability)}`;
}

function countWords({ test, observed, expected, exposure }: Verdict): string {
  const were = observed === 1 ? "was" : "were";
  const seen = exposure < 1 ? ` on the part that was observed (${percent(exposure)})` : "";
  return `${windowWords(test)} there ${were} ${sayCounted(observed, unitOf(test.quantity))} where about ${sayCount(expected)} were to be expected${seen}`;
}

function windowWords(test: Pick<ViolenceTest, "window">): string {
  const days = lengthOf(test.window);
  if (days === 1) return `on ${sayInterval(test.window)}`;
  return `in the ${sayDays(days)} from ${sayInterval(test.window)}`;
}

// in words where words hit it, and as a percentage where they would not: `half`, `70 %`
function reductionWords(reduction: number): string {
  return shares.some(([share]) => Math.abs(share - reduction) < 0.0015)
    ? sayShare(reduction)
    : `${Math.round(reduction * 1000) / 10} %`;
}

// below this a twentieth would be said too kindly
const tiny = 0.035;
const hugeWords = "more than a hundred times";

function known(n: Said): n is number {
  return typeof n === "number" && Number.isFinite(n);
}

function bare(ratio: Said): string {
  const said = sayRatio(ratio);
  return said === "about the same" ? "as much as expected" : said.replace(/^about /, "");
}

// nearest on the logarithmic scale, for a twentieth and a tenth differ by as much as half and all
function nearestOf(value: number, words: readonly (readonly [number, string])[]): string {
  const away = (at: number) => Math.abs(Math.log(value / at));
  return words.reduce((best, word) => (away(word[0]) < away(best[0]) ? word : best))[1];
}
