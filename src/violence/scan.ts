// Hot spots: which places, over which days, had more violence than was expected (or than was asked for), and could it be luck?

import { addDays } from "../ground/day.js";
import { type DayInterval, interval, lengthOf } from "../ground/interval.js";
import { byCodeUnit, type PlaceId } from "../ground/names.js";
import { expm1, ln1p, power } from "../numbers/elementary.js";
import type { CountMixture } from "../numbers/mixture.js";
import { type RandomStream, randomGamma, randomNegativeBinomial, stream } from "../numbers/random.js";
import type { HotSpot, HotSpots } from "./findings.js";
import { type Excess, type ScanGround, scanSpace, strongestExcess } from "./scan-subsets.js";

/** What is scanned. Tables are place-major by day: `table[place * days + day]`, with the window's first day as day 0. */
export type ScanInput = {
  readonly window: DayInterval;
  readonly places: readonly PlaceId[];
  /** The count of each place on each day. Where nobody looked it is not read. */
  readonly observed: Float64Array;
  /** For each place the forecast for the whole window, as if every day of it were observed. */
  readonly expected: readonly CountMixture[];
  /** The share of the window's expectation that falls on each day; a place's shares add up to 1. */
  readonly dailyShare: Float64Array;
  /** 1 where somebody looked, 0 where nobody did. */
  readonly exposure: Float64Array;
  /** For each place the places of its neighbourhood, itself among them, as numbers; nearest first (see `neighboursByDistance`). */
  readonly neighbours: readonly (readonly number[])[];
};

/**
 * What a count says for "q times the expectation": as a negative binomial count with the variance of its forecast; as a Poisson count
 * divided by its dispersion; or as if it were Poisson, which trusts the most scattered places as much as the calmest.
 */
export type ScanStatistic = "negative-binomial" | "quasi-poisson" | "poisson";

/** How it is scanned. */
export type ScanOptions = {
  /** Start of the random numbers; a whole number. */
  readonly seed: number;
  /** How many times chance is tried: 999 gives p-values down to 0.001. */
  readonly replicas: number;
  /** More than was expected, or more than the share of it that a clause would leave? */
  readonly against: "expected" | "required";
  /** The fall that was asked for, 0 to below 1; needed when `against` is "required". */
  readonly reduction?: number;
  /** Only stretches that last until the end of the window (the default), or any stretch within it. */
  readonly stretches?: "to-end" | "any";
  /** How counts speak; "negative-binomial" if not given. `docs/why/0002-hot-spots.md` compares them. */
  readonly statistic?: ScanStatistic;
  /** At most so many spots are told; 10 if not given. */
  readonly most?: number;
  /** A spot is told when its p-value is at most this; 0.05 if not given, 1 tells all. */
  readonly largestP?: number;
  /** Told before each replica how far the scan is; changes nothing. */
  readonly progress?: (done: number, total: number) => void;
};

// ln q of the ratios that are tried, from 2 % more to 131 times; steps that grow with it cost at most a few percent of a score
const logRatios = Float64Array.from({ length: 24 }, (_, i) => 0.02 * power(1.27, i));

/**
 * The expectation-based space-time scan (Kulldorff 1997; Neill 2009) by fast subset scan (Neill 2012; Speakman et al. 2016): over
 * all stretches of days and all groups of places within a neighbourhood, the strongest excess of observed over expected; then the strongest among the places
 * that are left, and so on. Each is compared with the strongest excess of every replica that is drawn from the forecasts, so that its
 * p-value pays for the whole search. Replicas hold the level of a place over the window (κ) and scatter days one by one (φ).
 *
 * The order of the places does not matter. Throws when tables do not fit, when shares do not add up to 1, and when events were
 * counted where exactly 0 was expected.
 *
 * Cost: replicas × stretches × 24 ratios × (places + places × neighbours with more than expected), less where a bound rules a
 * neighbourhood out. `bench/hotspots.ts` measures it for 34 places × 28 days × 999 replicas.
 */
export function scanHotSpots(input: ScanInput, options: ScanOptions): HotSpots {
  check(input, options);
  const level = options.against === "required" ? 1 - (options.reduction ?? 0) : 1;
  const sorted = inOrder(input);
  const ground = scanGround(sorted, level, options);
  const space = scanSpace(ground);

  // what was found, strongest first; its places are out of the next search
  const left = new Uint8Array(ground.places).fill(1);
  const seen = masked(sorted);
  const found: Excess[] = [];
  for (let i = 0; i < (options.most ?? 10); i++) {
    const excess = strongestExcess(ground, seen, left, space);
    if (excess.stretch < 0) break;
    found.push(excess);
    for (const p of excess.members) left[p] = 0;
  }

  // the strongest excess that luck alone brings
  left.fill(1);
  const reached = new Int32Array(found.length);
  const drawn = new Float64Array(seen.length);
  for (let r = 0; r < options.replicas && found.length > 0; r++) {
    options.progress?.(r, options.replicas);
    drawReplica(sorted, level, stream(options.seed, r), drawn);
    const luck = strongestExcess(ground, drawn, left, space).score;
    for (let i = 0; i < found.length; i++) if (luck >= found[i].score) reached[i]++;
  }
  const spots = found.map((excess, i) =>
    spotOf(sorted, excess, { ground, seen, p: (1 + reached[i]) / (1 + options.replicas) }),
  );
  return {
    window: input.window,
    replicas: options.replicas,
    seed: options.seed,
    allowedShare: level,
    spots: spots.filter((spot) => spot.p <= (options.largestP ?? 0.05)),
  };
}

/**
 * Fills `out` (place-major by day) with counts as luck alone would bring them when every place has `level` times its expected rate:
 * a component of the forecast by its weight, a gamma level with variance κ for the window, then for each day a negative
 * binomial count with variance φ · mean. Days on which nobody looked get 0.
 */
export function drawReplica(input: ScanInput, level: number, random: RandomStream, out: Float64Array): void {
  const days = lengthOf(input.window);
  for (let p = 0; p < input.places.length; p++) {
    const forecast = input.expected[p];
    const k = pick(forecast.weight, random.uniform());
    const kappa = forecast.kappa[k];
    const rate = level * forecast.mean[k] * (kappa > 0 ? randomGamma(random, 1 / kappa, kappa) : 1);
    for (let at = p * days; at < (p + 1) * days; at++) {
      const mean = rate * input.dailyShare[at];
      out[at] = input.exposure[at] === 0 ? 0 : randomNegativeBinomial(random, mean, forecast.phi[k] * mean);
    }
  }
}

function pick(weight: Float64Array, uniform: number): number {
  let rest = uniform;
  for (let k = 0; k < weight.length; k++) {
    rest -= weight[k];
    if (rest < 0) return k;
  }
  return weight.length - 1;
}

// Places in the order of their names, so that the same places in another order draw the same random numbers.
function inOrder(input: ScanInput): ScanInput {
  const days = lengthOf(input.window);
  const order = input.places.map((_, i) => i).sort((a, b) => byCodeUnit(input.places[a], input.places[b]));
  const rank = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) rank[order[i]] = i;
  const rows = (table: Float64Array): Float64Array => {
    const out = new Float64Array(table.length);
    for (let i = 0; i < order.length; i++)
      out.set(table.subarray(order[i] * days, (order[i] + 1) * days), i * days);
    return out;
  };
  return {
    window: input.window,
    places: order.map((i) => input.places[i]),
    observed: rows(input.observed),
    expected: order.map((i) => input.expected[i]),
    dailyShare: rows(input.dailyShare),
    exposure: rows(input.exposure),
    neighbours: order.map((i) => input.neighbours[i].map((n) => rank[n])),
  };
}

/**
 * What counts are compared with: for each stretch and place `level` times the expectation, and for each ratio q what a count says.
 * With r = mean² / (variance − mean) a negative binomial count y says y ln q − (y + r) ln((r + q·mean) / (r + mean)) for q.
 */
export function scanGround(
  input: ScanInput,
  level: number,
  options: Pick<ScanOptions, "stretches" | "statistic">,
): ScanGround {
  const places = input.places.length;
  const days = lengthOf(input.window);
  const ratios = logRatios.length;
  const { starts, ends } = stretchesOf(days, options.stretches ?? "to-end");
  const expected = new Float64Array(starts.length * places);
  const gain = new Float64Array(starts.length * ratios * places);
  const loss = new Float64Array(starts.length * ratios * places);
  for (let p = 0; p < places; p++) {
    const { mean, phi, kappa } = moments(input.expected[p]);
    for (let s = 0; s < starts.length; s++) {
      let share = 0;
      for (let d = starts[s]; d < ends[s]; d++)
        if (input.exposure[p * days + d] !== 0) share += input.dailyShare[p * days + d];
      const m = level * mean * share;
      expected[s * places + p] = m;
      const dispersion = phi + kappa * m;
      for (let q = 0; q < ratios; q++) {
        const at = (s * places + p) * ratios + q;
        const [forCount, against] = spoken(
          logRatios[q],
          m,
          dispersion,
          options.statistic ?? "negative-binomial",
        );
        gain[at] = forCount;
        loss[at] = against;
      }
    }
  }
  const near = new Uint8Array(places * places);
  for (let c = 0; c < places; c++) for (const p of input.neighbours[c]) near[c * places + p] = 1;
  return { places, days, starts, ends, ratios, expected, gain, loss, near };
}

// what speaks for a ratio with each event, and what speaks against it without any
function spoken(
  logRatio: number,
  mean: number,
  dispersion: number,
  statistic: ScanStatistic,
): [number, number] {
  const more = expm1(logRatio);
  switch (statistic) {
    case "poisson":
      return [logRatio, mean * more];
    case "quasi-poisson":
      return [logRatio / dispersion, (mean * more) / dispersion];
    case "negative-binomial": {
      if (!(dispersion > 1 + 1e-9)) return [logRatio, mean * more];
      // r + mean = r · dispersion
      const r = mean / (dispersion - 1);
      const grown = ln1p((more * (dispersion - 1)) / dispersion);
      return [logRatio - grown, r * grown];
    }
  }
}

function stretchesOf(days: number, which: "to-end" | "any"): { starts: Int32Array; ends: Int32Array } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let end = days; end > (which === "any" ? 0 : days - 1); end--)
    for (let start = end - 1; start >= 0; start--) {
      starts.push(start);
      ends.push(end);
    }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

// The φ and κ that give the whole mixture its variance φ · mean + κ · mean²: what its components differ in adds to κ.
function moments(forecast: CountMixture): { mean: number; phi: number; kappa: number } {
  let mean = 0;
  let scatter = 0;
  let square = 0;
  for (let k = 0; k < forecast.weight.length; k++) {
    const m = forecast.weight[k] * forecast.mean[k];
    mean += m;
    scatter += m * forecast.phi[k];
    square += m * forecast.mean[k] * (1 + forecast.kappa[k]);
  }
  if (mean === 0) return { mean, phi: 1, kappa: 0 };
  return { mean, phi: scatter / mean, kappa: Math.max(0, square / (mean * mean) - 1) };
}

function masked(input: ScanInput): Float64Array {
  return input.observed.map((count, at) => (input.exposure[at] === 0 ? 0 : count));
}

function spotOf(
  input: ScanInput,
  excess: Excess,
  told: { ground: ScanGround; seen: Float64Array; p: number },
): HotSpot {
  const { ground, seen, p } = told;
  const start = ground.starts[excess.stretch];
  const end = ground.ends[excess.stretch];
  let observed = 0;
  let expected = 0;
  for (const place of excess.members) {
    expected += ground.expected[excess.stretch * ground.places + place];
    for (let d = start; d < end; d++) observed += seen[place * ground.days + d];
  }
  return {
    places: excess.members.map((m) => input.places[m]),
    days: interval(addDays(input.window.start, start), addDays(input.window.start, end)),
    observed,
    expected,
    relative: observed / expected,
    score: excess.score,
    p,
  };
}

function check(input: ScanInput, options: ScanOptions): void {
  const places = input.places.length;
  const days = lengthOf(input.window);
  const cells = places * days;
  for (const [name, table] of [
    ["observed", input.observed],
    ["dailyShare", input.dailyShare],
    ["exposure", input.exposure],
  ] as const)
    if (table.length !== cells)
      throw new RangeError(
        `${name} has one cell for each of ${places} places and ${days} days, ${cells}; got ${table.length}`,
      );
  if (input.expected.length !== places || input.neighbours.length !== places)
    throw new RangeError(
      `each of ${places} places has a forecast and neighbours; got ${input.expected.length} and ${input.neighbours.length}`,
    );
  if (new Set(input.places).size !== places)
    throw new RangeError("each place is named once; got a name twice");
  for (let c = 0; c < places; c++) {
    if (!input.neighbours[c].includes(c))
      throw new RangeError(`a place is its own neighbour; got none for ${input.places[c]}`);
    for (const n of input.neighbours[c])
      if (!(Number.isInteger(n) && n >= 0 && n < places))
        throw new RangeError(`neighbours are numbers of places, 0 to ${places - 1}; got ${n}`);
    checkPlace(input, c);
  }
  if (options.against === "required" && !((options.reduction ?? -1) >= 0 && (options.reduction ?? 1) < 1))
    throw new RangeError(
      `a scan against what was required needs a reduction from 0 to below 1; got ${options.reduction}`,
    );
  if (!(Number.isInteger(options.replicas) && options.replicas >= 1))
    throw new RangeError(`replicas are a whole number from 1 up; got ${options.replicas}`);
}

function checkPlace(input: ScanInput, place: number): void {
  const days = lengthOf(input.window);
  let share = 0;
  let events = 0;
  for (let at = place * days; at < (place + 1) * days; at++) {
    share += input.dailyShare[at];
    if (input.exposure[at] === 0) continue;
    if (!(input.observed[at] >= 0))
      throw new RangeError(
        `a count is a number from 0 up; got ${input.observed[at]} for ${input.places[place]}`,
      );
    if (input.dailyShare[at] === 0 || moments(input.expected[place]).mean === 0) events += input.observed[at];
  }
  if (!(Math.abs(share - 1) < 1e-6))
    throw new RangeError(`the daily shares of ${input.places[place]} add up to 1; got ${share}`);
  if (events > 0)
    throw new RangeError(
      `where events were counted, more than 0 was expected; got ${events} events and an expectation of 0 for ${input.places[place]}`,
    );
}
