// Has a gain been kept? The latest figure that was known, against the level of the floor's year, both with their uncertainty.
import { type Day, formatDay } from "../ground/day.js";
import { boundsOf, endOfYear, expectedOn, type Figure, figureOf, type IndicatorSeries } from "./series.js";

/** What must not be lost: the level of a year, less what may be lost of it. */
export type FloorTerms = {
  /** The calendar year whose level is the floor. */
  readonly year: number;
  /** By how much it may worsen, in the unit of the series; not below 0. */
  readonly slack: number;
  readonly better: "higher" | "lower";
};

/** A floor judged on a day, as known on a day. */
export type FloorJudgement = {
  readonly truth: "met" | "not-met" | "undetermined";
  /** In plain words: the outcome first, then the figures, how old they are, and whence they come. */
  readonly reasons: readonly string[];
  /** Why it can't be told, if it can't. */
  readonly doubt?: FloorDoubt;
  /** The day on which the next figure that could tell is to be expected, where one is. */
  readonly expected?: Day;
  /** The figure of the floor's year, and the one that was compared with it. */
  readonly floor?: Figure;
  readonly latest?: Figure;
  /** By how much it is worse, in the unit of the series, with its 95 % interval; below 0 if it is better. */
  readonly loss?: { readonly best: number; readonly low: number; readonly high: number };
};

/**
 * Why a floor can't be judged: the floor's year has no figure; no later year is over; none of a later year is published yet; a
 * figure that was to be expected is not there; the figures are too uncertain to tell.
 */
export type FloorDoubt = "floor-missing" | "year-not-over" | "not-published" | "figure-missing" | "uncertain";

/**
 * Judges a floor on the day `on`, as known on the day `known`.
 *
 * The figure that counts is that of the latest year that was over by `on` and whose figure was published, or to be expected, by
 * `known`. It must be of a later year than the floor's, for a level is not compared with itself; and if it was to be expected and
 * is not there, an older one does not stand in for it. The two figures are taken as independent, so the half-widths of their
 * intervals add as the root of the sum of their squares (each side by itself: Zou & Donner 2008). Where both come from one model
 * their errors have a common part, and the true uncertainty of the difference is smaller: the judgement errs towards "can't tell".
 *
 * Not met: surely worse by more than the slack. Met: surely not. Otherwise undetermined. If the loss is exactly the slack, it is
 * judged at all in at most 5 % of cases.
 *
 * Cost: one pass over the figures. Throws when the slack is negative or no number.
 */
export function judgeFloor(series: IndicatorSeries, terms: FloorTerms, on: Day, known: Day): FloorJudgement {
  if (!(terms.slack >= 0)) throw new RangeError(`the slack of a floor is 0 or more; got ${terms.slack}`);
  const floor = figureOf(series, terms.year, known);
  if (floor === undefined) return withoutFloor(series, terms, known);
  const due = dueYear(series, on, known);
  if (due <= terms.year) return tooEarly(series, terms, { on, known, floor });
  const latest = figureOf(series, due, known);
  if (latest === undefined) return missing(series, terms, { due, known, floor });
  return compared(series, terms, { floor, latest, on, known });
}

type Asked = { readonly on: Day; readonly known: Day };

// the latest year that was over by the day asked about, and of which the publisher spoke, or should have spoken, by the day known
function dueYear(series: IndicatorSeries, on: Day, known: Day): number {
  const over = lastYear((year) => endOfYear(year) <= on);
  const expected = Math.min(
    over,
    lastYear((year) => expectedOn(year, series.lagMonths) <= known),
  );
  const early = series.figures.findLast(
    ({ year }) => year <= over && year > expected && figureOf(series, year, known) !== undefined,
  );
  return early?.year ?? expected;
}

// the last year for which something holds that holds for all years before it
function lastYear(holds: (year: number) => boolean): number {
  let [yes, no] = [0, 10_000];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

function withoutFloor(series: IndicatorSeries, { year }: FloorTerms, known: Day): FloorJudgement {
  const later = series.figures.some((figure) => figure.year === year);
  const expected = expectedOn(year, series.lagMonths);
  if (!later && expected <= known) {
    const reason = `there is no figure for ${year}, the year of the floor; it was to be expected by ${formatDay(expected)}`;
    return { truth: "undetermined", doubt: "floor-missing", reasons: [reason, whence(series)] };
  }
  const reason = `the figure for ${year}, the year of the floor, was not yet published on ${formatDay(known)}; it is to be expected by ${formatDay(expected)}`;
  return { truth: "undetermined", doubt: "not-published", expected, reasons: [reason, whence(series)] };
}

function tooEarly(
  series: IndicatorSeries,
  { year }: FloorTerms,
  { on, known, floor }: Asked & { readonly floor: Figure },
): FloorJudgement {
  const next = year + 1;
  const expected = expectedOn(next, series.lagMonths);
  const over = endOfYear(next) <= on;
  const reason = over
    ? `no figure after ${year} was published by ${formatDay(known)}; that of ${next} is to be expected by ${formatDay(expected)}`
    : `no year after ${year} was over on ${formatDay(on)}; the figure of ${next} is to be expected by ${formatDay(expected)}`;
  return {
    truth: "undetermined",
    doubt: over ? "not-published" : "year-not-over",
    expected,
    floor,
    reasons: [reason, `in ${year} it was ${figureText(series, floor)}`, whence(series)],
  };
}

function missing(
  series: IndicatorSeries,
  { year }: FloorTerms,
  { due, known, floor }: { readonly due: number; readonly known: Day; readonly floor: Figure },
): FloorJudgement {
  const expected = expectedOn(due, series.lagMonths);
  const { released } = series.source;
  const old = released !== undefined && released < expected;
  const reason = `the figure of ${due} was to be expected by ${formatDay(expected)} and is not there`;
  const last = series.figures.findLast(
    (figure) => figure.year < due && figureOf(series, figure.year, known) !== undefined,
  );
  const reasons = [old ? `${reason}: the file is of ${formatDay(released)}; fetch a newer one` : reason];
  if (last !== undefined && last.year > year)
    reasons.push(
      `the last one before it, of ${last.year}, was ${figureText(series, last)}; it does not speak of ${due}`,
    );
  reasons.push(`in ${year} it was ${figureText(series, floor)}`, whence(series));
  return { truth: "undetermined", doubt: "figure-missing", floor, reasons };
}

function compared(
  series: IndicatorSeries,
  { slack, better }: FloorTerms,
  { floor, latest, on, known }: Asked & { readonly floor: Figure; readonly latest: Figure },
): FloorJudgement {
  const loss = lossBetween(series, floor, latest, better);
  // the bounds are compared with a grain of sand beside them, so that 62.9 − 62.4 is no more than 0.5
  const grain = 1e-9 * Math.max(1, Math.abs(floor.value), Math.abs(latest.value), slack);
  const surelyWorse = loss.low > slack + grain;
  const surelyKept = loss.high <= slack + grain;
  const truth = surelyWorse ? "not-met" : surelyKept ? "met" : "undetermined";
  const { unit } = series;
  const outcome = surelyWorse
    ? `it has worsened since ${floor.year} by more than the ${plainNumber(slack)} ${unit} allowed`
    : surelyKept
      ? `it has not worsened since ${floor.year} by more than the ${plainNumber(slack)} ${unit} allowed`
      : `the figures are too uncertain to tell whether it has worsened since ${floor.year} by more than the ${plainNumber(slack)} ${unit} allowed`;
  const reasons = [
    outcome,
    `${figureText(series, latest)} in ${latest.year}, ${figureText(series, floor)} in ${floor.year}: ${lossText(loss, unit)}`,
    lagText(series, latest, { on, known }),
    whence(series),
  ];
  const next = expectedOn(latest.year + 1, series.lagMonths);
  return {
    truth,
    reasons,
    floor,
    latest,
    loss,
    ...(truth === "undetermined" && { doubt: "uncertain" as const, ...(next > known && { expected: next }) }),
  };
}

type Loss = NonNullable<FloorJudgement["loss"]>;

function lossBetween(
  series: IndicatorSeries,
  floor: Figure,
  latest: Figure,
  better: "higher" | "lower",
): Loss {
  const sign = better === "higher" ? 1 : -1;
  const best = sign * (floor.value - latest.value);
  const [then, now] = [boundsOf(series, floor), boundsOf(series, latest)];
  // the floor was better than thought, or the latest is worse: the loss is larger; and the other way round
  const larger = rootOfSquares(then.high - floor.value, latest.value - now.low);
  const smaller = rootOfSquares(floor.value - then.low, now.high - latest.value);
  return better === "higher"
    ? { best, low: best - smaller, high: best + larger }
    : { best, low: best - larger, high: best + smaller };
}

function rootOfSquares(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

function lossText({ best, low, high }: Loss, unit: string): string {
  const size = best > 0 ? "worse by" : best < 0 ? "better by" : "the same, a difference of";
  const said = `${size} ${plainNumber(Math.abs(best))} ${unit}`;
  return low === high
    ? said
    : `${said}; the loss lies between ${plainNumber(low)} and ${plainNumber(high)} (95 %)`;
}

function lagText(series: IndicatorSeries, { year, published }: Figure, { on, known }: Asked): string {
  const end = endOfYear(year);
  const age = on - end;
  const next = expectedOn(year + 1, series.lagMonths);
  const told =
    published === undefined
      ? `figures are reckoned as known ${plainNumber(series.lagMonths)} months after their year`
      : `it was published on ${formatDay(published)}`;
  const after = next > known ? `; the next is to be expected by ${formatDay(next)}` : "";
  return `the figure of ${year} speaks of the time until ${formatDay(end)}, ${age} days before ${formatDay(on)}; ${told}${after}`;
}

// which figures these are, and, if none says how sure it is, that they are taken as exact
function whence({ source, uncertainty, figures }: IndicatorSeries): string {
  const names = [source.publisher, source.release].filter((name) => name !== undefined);
  const said =
    names.length === 0 ? "the source of the figures is not named" : `figures of ${names.join(", ")}`;
  const exact =
    uncertainty === undefined && figures.every(({ low, high }) => low === undefined && high === undefined);
  const revised = source.release === undefined ? "" : "; earlier releases may have said otherwise";
  return `${said}${revised}${exact ? "; taken as exact, as no uncertainty is stated" : ""}`;
}

function figureText(series: IndicatorSeries, figure: Figure): string {
  const { low, high } = boundsOf(series, figure);
  const said = `${plainNumber(figure.value)} ${series.unit}`;
  return low === high ? said : `${said} (${plainNumber(low)} to ${plainNumber(high)})`;
}

// as many decimals as are needed, at most four; large numbers without any
function plainNumber(value: number): string {
  const decimals = Math.abs(value) >= 1000 ? 0 : 4;
  return String(Number(value.toFixed(decimals)) + 0);
}
