// The fast subset scan: of all groups of places within a neighbourhood and all stretches of days, the one with the strongest excess.

/** What the scan compares counts with; it stays the same for every set of counts. Arrays are place-major within a stretch. */
export type ScanGround = {
  readonly places: number;
  readonly days: number;
  /** Half-open stretches of days: those with the same end lie together, the latest start first. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Stretch by place: what a count is multiplied by, 1 / dispersion (1 for the Poisson statistic). */
  readonly weight: Float64Array;
  /** Stretch by place: the expected count times its weight; 0 where nothing was expected, or nobody looked. */
  readonly baseline: Float64Array;
  /** Centre by place: 1 where the place lies in the neighbourhood of the centre. */
  readonly near: Uint8Array;
};

/** The strongest excess. `stretch` is −1 when no place has more than was expected. Places are numbers in ascending order. */
export type Excess = {
  readonly score: number;
  readonly stretch: number;
  readonly members: readonly number[];
};

/** Work space of the scan, so that a thousand replicas allocate nothing. */
export type ScanSpace = {
  readonly sum: Float64Array;
  readonly alone: Float64Array;
  readonly ratio: Float64Array;
  readonly order: Int32Array;
};

/** Makes work space for `places` places. */
export function scanSpace(places: number): ScanSpace {
  return {
    sum: new Float64Array(places),
    alone: new Float64Array(places),
    ratio: new Float64Array(places),
    order: new Int32Array(places),
  };
}

/**
 * The expectation-based log-likelihood ratio: c ln(c / b) + b − c when the count c is above its baseline b, else 0.
 * With weights 1 it is Kulldorff's Poisson statistic against an expectation (Neill 2009); with weights 1 / dispersion its quasi-Poisson form.
 *
 * @example
 * excessScore(3, 3) // 0
 */
export function excessScore(count: number, baseline: number): number {
  return count > baseline ? count * Math.log(count / baseline) + baseline - count : 0;
}

/**
 * The strongest excess of `counts` (place-major by day, 0 where nobody looked) over all stretches and all subsets of all
 * neighbourhoods. `left[place]` is 0 for places that take no part.
 *
 * Of the 2^k subsets of a neighbourhood only k are looked at: the best is always the j places with the highest ratio of count to
 * expectation, for some j (linear-time subset scanning, Neill 2012, JRSS B 74(2), theorem 1).
 *
 * Cost: stretches × (places + centres × places that have more than expected); less where a bound shows that no subset can win.
 */
export function strongestExcess(
  ground: ScanGround,
  counts: Float64Array,
  left: Uint8Array,
  space: ScanSpace,
): Excess {
  const { places, days, starts, ends } = ground;
  let best = 0;
  let stretch = -1;
  let centre = -1;
  let size = 0;
  for (let s = 0; s < starts.length; s++) {
    // lengthen the stretch by its new first day, or begin anew at another end
    if (s === 0 || ends[s] !== ends[s - 1]) space.sum.fill(0);
    for (let p = 0, at = starts[s]; p < places; p++, at += days) space.sum[p] += counts[at];
    const active = rankPlaces(ground, s, left, space);
    if (active === 0) continue;

    for (let c = 0; c < places; c++) {
      if (upperBound(ground, c, active, space) <= best) continue;
      let count = 0;
      let baseline = 0;
      for (let i = 0, taken = 0; i < active; i++) {
        const p = space.order[i];
        if (ground.near[c * places + p] === 0) continue;
        taken++;
        count += space.sum[p] * ground.weight[s * places + p];
        baseline += ground.baseline[s * places + p];
        const score = count * Math.log(count / baseline) + baseline - count;
        if (score > best) {
          best = score;
          stretch = s;
          centre = c;
          size = taken;
        }
      }
    }
  }
  return { score: best, stretch, members: stretch < 0 ? [] : membersOf(stretch) };

  // the winner's places are ranked once more, rather than copied at every improvement
  function membersOf(winner: number): number[] {
    space.sum.fill(0);
    for (let p = 0; p < places; p++)
      for (let d = ends[winner] - 1; d >= starts[winner]; d--) space.sum[p] += counts[p * days + d];
    const active = rankPlaces(ground, winner, left, space);
    const ranked = [...space.order.subarray(0, active)].filter((p) => ground.near[centre * places + p] === 1);
    return ranked.slice(0, size).sort((a, b) => a - b);
  }
}

// Only places with more than expected can strengthen an excess. They are ranked by ratio, ties by number; returns how many there are.
function rankPlaces(ground: ScanGround, stretch: number, left: Uint8Array, space: ScanSpace): number {
  const { sum, alone, ratio, order } = space;
  let active = 0;
  for (let p = 0; p < ground.places; p++) {
    const at = stretch * ground.places + p;
    const baseline = ground.baseline[at];
    const count = sum[p] * ground.weight[at];
    if (left[p] === 0 || !(count > baseline) || baseline === 0) continue;
    ratio[p] = count / baseline;
    alone[p] = count * Math.log(ratio[p]) + baseline - count;
    let i = active++;
    for (; i > 0 && ratio[order[i - 1]] < ratio[p]; i--) order[i] = order[i - 1];
    order[i] = p;
  }
  return active;
}

// no subset scores more than its places do one by one, each with the ratio that suits it best
function upperBound(ground: ScanGround, centre: number, active: number, space: ScanSpace): number {
  let sum = 0;
  for (let i = 0; i < active; i++) {
    const p = space.order[i];
    if (ground.near[centre * ground.places + p] === 1) sum += space.alone[p];
  }
  return sum;
}
