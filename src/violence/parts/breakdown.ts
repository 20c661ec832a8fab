// Will and ability: the same test line by line (place, party, pair, kind), so that one sees where a fall holds and where not.
import type { Cube, Pair } from "../../cube/cube.js";
import { type Between, type Scope, scopeMask, seriesOf } from "../../cube/series.js";
import { byCodeUnit, type PartyId } from "../../ground/names.js";
import { mixtureMean } from "../../numbers/mixture.js";
import {
  estimateOfRatio,
  logRatioGrid,
  posteriorOfRatio,
  probabilityAtMost,
  type RatioPosterior,
  ratioLogLikelihood,
} from "../forecast/ratio.js";
import { forecastWindow, observedIn } from "../forecast/window.js";
import { forgetful, type Remember } from "../remember.js";
import type { ViolenceTest } from "../test.js";
import type { Answer, Breakdown, Part } from "../verdict.js";
import { type Pooled, poolRatios } from "./pooling.js";

/** The breakdowns that say something: those with at least two lines of which something was to be expected or was seen. */
export function breakdownsOf(
  cube: Cube,
  test: ViolenceTest,
  { remember = forgetful, by: wanted = ["place", "pair", "party", "kind"] }: BreakdownOptions = {},
): Breakdown[] {
  return wanted
    .filter((by) => linesOf(cube, test.scope, by).length >= 2)
    .map((by) => breakdownBy(cube, test, by, remember))
    .filter((breakdown) => breakdown.parts.length >= 2);
}

/** Which breakdowns are made, all if not given; and a memory of what was computed before. */
export type BreakdownOptions = {
  readonly by?: readonly Breakdown["by"][];
  readonly remember?: Remember;
};

/**
 * One breakdown with partial pooling. Lines on which nothing was expected (under 0.05) and nothing seen are left out.
 *
 * Cost: one forecast for each line, and `poolRatios`.
 */
export function breakdownBy(
  cube: Cube,
  test: ViolenceTest,
  by: Breakdown["by"],
  remember: Remember = forgetful,
): Breakdown {
  const { scope, quantity, dates, baseline, window, prior } = test;
  const of = [by, scope, quantity, dates, baseline, window, prior];
  const { pooled, lines } = remember("lines", of, () => pooledLines(cube, test, by, remember));
  const parts = lines.map(({ name, expected, observed, alone, ratio, posterior, rose }): Part => {
    const probability = probabilityAtMost(posterior, 1 - test.reduction);
    const answer = answerOf(probability, test.certainty);
    return { name, expected, observed, alone, ratio, probability, rose, answer };
  });
  parts.sort((a, b) => b.expected - a.expected || byCodeUnit(a.name, b.name));
  return { by, common: pooled.common, spread: pooled.spread, parts, reading: readingOf(by, parts, test) };
}

type PooledLine = Omit<Part, "probability" | "answer"> & { readonly posterior: RatioPosterior };

// everything that neither the reduction nor the certainty changes
function pooledLines(
  cube: Cube,
  test: ViolenceTest,
  by: Breakdown["by"],
  remember: Remember,
): { readonly pooled: Pooled; readonly lines: readonly PooledLine[] } {
  const { quantity, dates, window, prior } = test;
  const lines = linesOf(cube, test.scope, by)
    .map(({ name, scope }) => {
      const series = remember("series", [scope, quantity, dates], () =>
        seriesOf(cube, scope, quantity, dates),
      );
      const forecast = forecastWindow(series, test);
      return { name, forecast, observed: observedIn(series, window), expected: mixtureMean(forecast) };
    })
    .filter((line) => line.expected >= 0.05 || line.observed > 0);
  const likelihoods = lines.map((line) => ({
    logLikelihood: ratioLogLikelihood(line.forecast, line.observed),
  }));
  const pooled = poolRatios(logRatioGrid, likelihoods, prior);
  const judged = lines.map(({ name, forecast, observed, expected }, i): PooledLine => {
    const posterior = { logRatio: logRatioGrid, mass: pooled.lines[i] };
    const alone = estimateOfRatio(posteriorOfRatio(forecast, observed, prior));
    const ratio = estimateOfRatio(posterior);
    return {
      ...{ name, expected, observed, alone, ratio, posterior },
      rose: 1 - probabilityAtMost(posterior, 1),
    };
  });
  return { pooled, lines: judged };
}

/** Met, not met, or cannot tell, from a probability and the certainty that was declared. */
export function answerOf(probability: number, certainty: number): Answer {
  if (probability >= certainty) return "met";
  return probability <= 1 - certainty ? "not-met" : "cannot-tell";
}

function linesOf(cube: Cube, scope: Scope, by: Breakdown["by"]): { name: string; scope: Scope }[] {
  const mask = scopeMask(cube, scope);
  const pairs = cube.pairs.filter((_, i) => mask.pairs[i] === 1);
  switch (by) {
    case "place":
      return cube.places
        .filter((_, i) => mask.places[i])
        .map((place) => ({ name: place, scope: { ...scope, places: [place] } }));
    case "kind":
      return cube.kinds
        .filter((_, i) => mask.kinds[i])
        .map((kind) => ({ name: kind, scope: { ...scope, kinds: [kind] } }));
    case "pair":
      return pairs.map(({ a, b }) => ({
        name: `${a} – ${b}`,
        scope: { ...scope, between: [{ one: [a], other: [b] }] },
      }));
    case "party": {
      const parties = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort(byCodeUnit);
      // with one pair of parties, "by party" would say the same thing twice
      if (parties.length < 3) return [];
      return parties.map((party) => ({ name: party, scope: { ...scope, between: betweenOf(pairs, party) } }));
    }
  }
}

function betweenOf(pairs: readonly Pair[], party: PartyId): Between[] {
  return pairs
    .filter((pair) => pair.a === party || pair.b === party)
    .map(({ a, b }) => ({ one: [a], other: [b] }));
}

function readingOf(by: Breakdown["by"], parts: readonly Part[], test: ViolenceTest): string {
  if (parts.length < 2) return "";
  const word = { place: "places", party: "parties", pair: "pairs of parties", kind: "kinds of violence" }[by];
  const asked = `${Math.round(test.reduction * 100)} %`;
  const held = parts.filter((p) => p.answer === "met");
  const failed = parts.filter((p) => p.answer === "not-met");
  const open = parts.length - held.length - failed.length;
  const counts = `Of ${parts.length} ${word}, ${held.length} fell by at least ${asked}, ${failed.length} did not, and of ${open} it can't be told.`;
  if (by === "place" && held.length >= 3 * failed.length && failed.length > 0) {
    const names = failed.map((p) => p.name).join(", ");
    return `${counts} Where violence fell almost everywhere but in a few places (${names}), a lack of control over those places explains it better than a lack of will.`;
  }
  if (by === "place" && failed.length > held.length && failed.length * 2 > parts.length) {
    return `${counts} It went on in most places, which a lack of control in a few can't explain.`;
  }
  return counts;
}
