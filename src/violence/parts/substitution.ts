// What rose while the registered measure fell: other pairs of parties, other kinds, other places; paying for every look.

import type { Cube, Pair } from "../../cube/cube.js";
import { pairInScope, type Scope, scopeMask, seriesOf } from "../../cube/series.js";
import { byCodeUnit } from "../../ground/names.js";
import { exp } from "../../numbers/elementary.js";
import { type CountMixture, mixtureCdf, mixtureMean } from "../../numbers/mixture.js";
import { estimateOfRatio, gridQuantiles, posteriorOfRatio } from "../forecast/ratio.js";
import { forecastWindow, observedIn } from "../forecast/window.js";
import type { ViolenceTest } from "../test.js";
import type { Substitute, Substitution } from "../verdict.js";

/** The chance of calling any rise real when none is, over all comparisons together. */
const level = 0.05;
/** A line needs this many events in all to be looked at by itself; the others are looked at together. */
const enough = 10;

/**
 * Looks at everything outside the registered scope, in the same window, by the same method: all of it together, each party that the
 * scope does not name, each other pair, kind and place. The p-value of a line is P(N > n) + ½ P(N = n) under its own forecast. Holm's
 * weighted step-down correction pays for all comparisons (Holm 1979): half of the 5 % goes to the question whether violence outside the
 * test rose at all, the other half is shared by the lines that say where.
 */
export function substitutionOf(cube: Cube, test: ViolenceTest): Substitution {
  const lines = outsideOf(cube, test.scope).map(({ kind, name, scope }) => {
    const series = seriesOf(cube, scope, test.quantity, test.dates);
    const forecast = forecastWindow(series, test);
    const observed = observedIn(series, test.window);
    return { kind, name, forecast, observed, p: upperMidP(forecast, observed) };
  });
  const weights = lines.map((line) => (line.kind === "all" && lines.length > 1 ? lines.length - 1 : 1));
  const adjusted = holm(
    lines.map((line) => line.p),
    weights,
  );
  const found = lines.map((line, i): Substitute => {
    const posterior = posteriorOfRatio(line.forecast, line.observed, test.prior);
    const tail = level / 2 / lines.length;
    const [low, high] = gridQuantiles(posterior.logRatio, posterior.mass, [tail, 1 - tail]);
    return {
      kind: line.kind,
      name: line.name,
      expected: mixtureMean(line.forecast),
      observed: line.observed,
      ratio: estimateOfRatio(posterior),
      simultaneous: { low: exp(low), high: exp(high) },
      p: line.p,
      pAdjusted: adjusted[i],
      rose: adjusted[i] < level,
    };
  });
  const rank = (f: Substitute) => (f.kind === "all" ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || a.p - b.p || byCodeUnit(a.name, b.name));
  return { comparisons: lines.length, found, reading: readingOf(found) };
}

/** Holm's step-down adjustment of p-values, in the order given; weights share out the level, evenly if not given. */
export function holm(p: readonly number[], weights: readonly number[] = p.map(() => 1)): number[] {
  const order = p
    .map((value, i) => ({ weighted: value / weights[i], i }))
    .sort((a, b) => a.weighted - b.weighted);
  const out = new Array<number>(p.length).fill(1);
  let left = weights.reduce((sum, w) => sum + w, 0);
  let running = 0;
  for (const { weighted, i } of order) {
    running = Math.max(running, Math.min(1, weighted * left));
    out[i] = running;
    left -= weights[i];
  }
  return out;
}

type Line = { readonly kind: Substitute["kind"]; readonly name: string; readonly scope: Scope };

function outsideOf(cube: Cube, scope: Scope): Line[] {
  return [...otherPairs(cube, scope), ...otherKinds(cube, scope), ...otherPlaces(cube, scope)];
}

// a pair counts once, whoever is named first; pairs with enough events stand alone, the rest together
function otherPairs(cube: Cube, scope: Scope): Line[] {
  const where: Scope = placesOnly(scope);
  const totals = totalsByPair(cube, where);
  const outside = unordered(cube.pairs.filter((pair) => !pairInScope(pair, scope))).flatMap((pairs) => {
    const total = pairs.reduce((sum, pair) => sum + (totals.get(pair) ?? 0), 0);
    return total > 0 ? [{ pairs, total }] : [];
  });
  if (outside.length === 0) return [];
  const between = (groups: readonly (readonly Pair[])[]): Scope => ({
    ...where,
    between: groups.flat().map(({ a, b }) => ({ one: [a], other: [b] })),
  });
  const alone = outside.filter(({ total }) => total >= enough).map(({ pairs }) => pairs);
  const rest = outside.filter(({ total }) => total < enough).map(({ pairs }) => pairs);
  const all = outside.map(({ pairs }) => pairs);
  const lines: Line[] = alone.map((pairs) => ({
    kind: "pair",
    name: `${pairs[0].a} – ${pairs[0].b}`,
    scope: between([pairs]),
  }));
  if (rest.length > 0 && alone.length > 0) {
    lines.push({ kind: "rest", name: `all smaller pairs (${rest.length})`, scope: between(rest) });
  }
  const parties = partiesOutside(cube, scope).flatMap((party): Line[] => {
    const own = all.filter(([{ a, b }]) => a === party || b === party);
    const counted = own.flat().reduce((sum, pair) => sum + (totals.get(pair) ?? 0), 0);
    // a party of one pair would only say the same again
    return own.length < 2 || counted < enough
      ? []
      : [{ kind: "party", name: `with ${party}`, scope: between(own) }];
  });
  const whole: Line = { kind: "all", name: "all pairs outside the test", scope: between(all) };
  return lines.length + parties.length > 1
    ? [whole, ...parties, ...lines]
    : lines.length > 0
      ? lines
      : [whole];
}

// the same two parties in either order, first in code-unit order
function unordered(pairs: readonly Pair[]): Pair[][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = [pair.a, pair.b].sort(byCodeUnit).join("\u001f");
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()];
}

function partiesOutside(cube: Cube, scope: Scope): string[] {
  const named = new Set<string>([
    ...(scope.parties ?? []),
    ...(scope.between ?? []).flatMap(({ one, other }) => [...one, ...other]),
  ]);
  const all = new Set<string>(cube.pairs.flatMap(({ a, b }) => [a, b]));
  return [...all].filter((party) => !named.has(party)).sort(byCodeUnit);
}

function otherKinds(cube: Cube, scope: Scope): Line[] {
  if (scope.kinds === undefined) return [];
  const { kinds, ...rest } = scope;
  return cube.kinds
    .filter((kind) => !kinds.includes(kind))
    .map((kind): Line => ({ kind: "kind", name: kind, scope: { ...rest, kinds: [kind] } }))
    .filter((line) => hasEvents(cube, line.scope));
}

function otherPlaces(cube: Cube, scope: Scope): Line[] {
  const inside = scopeMask(cube, scope).places;
  const { places: _, exceptPlaces: __, ...rest } = scope;
  return cube.places
    .filter((_place, i) => inside[i] === 0)
    .map((place): Line => ({ kind: "place", name: place, scope: { ...rest, places: [place] } }))
    .filter((line) => hasEvents(cube, line.scope));
}

function placesOnly(scope: Scope): Scope {
  return {
    ...(scope.places === undefined ? {} : { places: scope.places }),
    ...(scope.exceptPlaces === undefined ? {} : { exceptPlaces: scope.exceptPlaces }),
  };
}

function totalsByPair(cube: Cube, scope: Scope): Map<Pair, number> {
  const mask = scopeMask(cube, scope);
  const totals = new Map<Pair, number>();
  const { cells } = cube;
  for (let i = 0; i < cells.events.length; i++) {
    if (!mask.places[cells.place[i]]) continue;
    const pair = cube.pairs[cells.pair[i]];
    totals.set(pair, (totals.get(pair) ?? 0) + cells.events[i]);
  }
  return totals;
}

function hasEvents(cube: Cube, scope: Scope): boolean {
  const mask = scopeMask(cube, scope);
  const { cells } = cube;
  let sum = 0;
  for (let i = 0; i < cells.events.length && sum < enough; i++) {
    if (mask.places[cells.place[i]] && mask.pairs[cells.pair[i]] && mask.kinds[cells.kind[i]])
      sum += cells.events[i];
  }
  return sum >= enough;
}

function upperMidP(forecast: CountMixture, observed: number): number {
  const n = Math.round(observed);
  const atMost = mixtureCdf(forecast, n);
  const below = n === 0 ? 0 : mixtureCdf(forecast, n - 1);
  return Math.min(1, Math.max(0, 1 - (atMost + below) / 2));
}

function readingOf(found: readonly Substitute[]): string {
  if (found.length === 0) return "There was no other violence in the data to compare with.";
  const rose = found.filter((f) => f.rose).map((f) => f.name);
  const looked =
    found.length === 1 ? "One other line was looked at" : `${found.length} other lines were looked at`;
  if (rose.length === 0) return `${looked}; none rose by more than chance allows for so many looks.`;
  return `${looked}; more than chance allows, even for so many looks, was the rise of: ${rose.join("; ")}.`;
}
