// What rose while the registered measure fell: other pairs of parties, other kinds, other places; paying for every look.
import type { Cube, Pair } from "../../cube/cube.js";
import { pairInScope, type Scope, scopeMask, seriesOf } from "../../cube/series.js";
import { byCodeUnit } from "../../ground/names.js";
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
 * Looks at everything outside the registered scope, in the same window, by the same method. The p-value of a line is
 * P(N > n) + ½ P(N = n) under its own forecast; Holm's step-down correction pays for all comparisons (Holm 1979).
 */
export function substitutionOf(cube: Cube, test: ViolenceTest): Substitution {
  const lines = outsideOf(cube, test.scope).map(({ kind, name, scope }) => {
    const series = seriesOf(cube, scope, test.quantity, test.dates);
    const forecast = forecastWindow(series, test);
    const observed = observedIn(series, test.window);
    return { kind, name, forecast, observed, p: upperMidP(forecast, observed) };
  });
  const adjusted = holm(lines.map((line) => line.p));
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
      simultaneous: { low: Math.exp(low), high: Math.exp(high) },
      p: line.p,
      pAdjusted: adjusted[i],
      rose: adjusted[i] < level,
    };
  });
  found.sort((a, b) => a.p - b.p || byCodeUnit(a.name, b.name));
  return { comparisons: lines.length, found, reading: readingOf(found) };
}

/** Holm's step-down adjustment of p-values, in the order given. */
export function holm(p: readonly number[]): number[] {
  const order = p.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const out = new Array<number>(p.length).fill(1);
  let running = 0;
  order.forEach(({ value, i }, rank) => {
    running = Math.max(running, Math.min(1, value * (p.length - rank)));
    out[i] = running;
  });
  return out;
}

type Line = { readonly kind: Substitute["kind"]; readonly name: string; readonly scope: Scope };

function outsideOf(cube: Cube, scope: Scope): Line[] {
  return [...otherPairs(cube, scope), ...otherKinds(cube, scope), ...otherPlaces(cube, scope)];
}

// pairs with enough events stand alone, the rest together
function otherPairs(cube: Cube, scope: Scope): Line[] {
  const where: Scope = placesOnly(scope);
  const outside = cube.pairs.filter((pair) => !pairInScope(pair, scope));
  const totals = totalsByPair(cube, where);
  const between = (pairs: readonly Pair[]): Scope => ({
    ...where,
    between: pairs.map(({ a, b }) => ({ one: [a], other: [b] })),
  });
  const alone = outside.filter((pair) => (totals.get(pair) ?? 0) >= enough);
  const rest = outside.filter((pair) => (totals.get(pair) ?? 0) < enough && (totals.get(pair) ?? 0) > 0);
  const lines: Line[] = alone.map((pair) => ({
    kind: "pair",
    name: `${pair.a} – ${pair.b}`,
    scope: between([pair]),
  }));
  if (rest.length > 0)
    lines.push({ kind: "rest", name: `all other pairs (${rest.length})`, scope: between(rest) });
  return lines;
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
  return `${looked}; ${rose.join("; ")} rose by more than chance allows, even for so many looks.`;
}
