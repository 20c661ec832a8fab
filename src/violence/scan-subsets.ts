// The fast subset scan: of all groups of places within a neighbourhood and all stretches of days, the one with the strongest excess.

/**
 * What the scan compares counts with; it stays the same for every set of counts. For each stretch of days, each ratio q > 1 and each
 * place, a count y speaks for "q times what was expected" with `gain · y − loss`: the logarithm of its likelihood ratio.
 */
export type ScanGround = {
  readonly places: number;
  readonly days: number;
  /** Half-open stretches of days: those with the same end lie together, the latest start first, each a day longer than the last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many ratios q are tried. */
  readonly ratios: number;
  /** Stretch by place: the expected count; 0 where nothing was expected, or nobody looked. */
  readonly expected: Float64Array;
  /** Stretch by place by ratio. */
  readonly gain: Float64Array;
  readonly loss: Float64Array;
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
  /** Count of each place over the stretch. */
  readonly sum: Float64Array;
  /** The places with more than expected, by number, and the best that each can say alone. */
  readonly active: Int32Array;
  readonly alone: Float64Array;
  /** Which of them lie in the neighbourhood at hand. */
  readonly inside: Int32Array;
  /** Ratio by active place: what its count says. */
  readonly term: Float64Array;
};

/** Makes work space for a scan. */
export function scanSpace(ground: Pick<ScanGround, "places" | "ratios">): ScanSpace {
  return {
    sum: new Float64Array(ground.places),
    active: new Int32Array(ground.places),
    alone: new Float64Array(ground.places),
    inside: new Int32Array(ground.places),
    term: new Float64Array(ground.ratios * ground.places),
  };
}

/**
 * The strongest excess of `counts` (place-major by day, 0 where nobody looked) over all stretches, all ratios and all subsets of
 * all neighbourhoods. `left[place]` is 0 for places that take no part.
 *
 * Of the 2^k subsets of a neighbourhood only one is looked at for each ratio: with the ratio fixed the score is a sum over places, so
 * the best subset holds the places that say something for it (additive linear-time subset scanning, Speakman et al. 2016, Journal of
 * Computational and Graphical Statistics 25(2), after Neill 2012, JRSS B 74(2)).
 *
 * Cost: stretches × ratios × (places + centres × places with more than expected); less where a bound shows that no subset can win.
 */
export function strongestExcess(
  ground: ScanGround,
  counts: Float64Array,
  left: Uint8Array,
  space: ScanSpace,
): Excess {
  const { places, days, starts, ends, ratios } = ground;
  let score = 0;
  let stretch = -1;
  let members: number[] = [];
  for (let s = 0; s < starts.length; s++) {
    // lengthen the stretch by its new first day, or begin anew at another end
    if (s === 0 || ends[s] !== ends[s - 1]) space.sum.fill(0);
    for (let p = 0, at = starts[s]; p < places; p++, at += days) space.sum[p] += counts[at];
    const active = speakOf(ground, s, left, space);
    for (let c = 0; c < places; c++) {
      // no subset says more than its places do one by one, each with the ratio that suits it best
      let inside = 0;
      let bound = 0;
      for (let i = 0; i < active; i++) {
        if (ground.near[c * places + space.active[i]] === 0) continue;
        space.inside[inside++] = i;
        bound += space.alone[i];
      }
      if (bound <= score) continue;

      for (let q = 0, row = 0; q < ratios; q++, row += places) {
        let total = 0;
        for (let j = 0; j < inside; j++) {
          const term = space.term[row + space.inside[j]];
          if (term > 0) total += term;
        }
        if (total <= score) continue;
        score = total;
        stretch = s;
        members = membersOf(space, row, inside);
      }
    }
  }
  return { score, stretch, members };
}

// Only places with more than expected can strengthen an excess (their term is concave in ln q, and 0 at q = 1); says how many there are.
function speakOf(ground: ScanGround, stretch: number, left: Uint8Array, space: ScanSpace): number {
  const { places, ratios, expected, gain, loss } = ground;
  let active = 0;
  for (let p = 0; p < places; p++) {
    const count = space.sum[p];
    const mean = expected[stretch * places + p];
    if (left[p] === 0 || mean === 0 || !(count > mean)) continue;
    let most = 0;
    for (let q = 0, at = (stretch * places + p) * ratios; q < ratios; q++, at++) {
      const term = gain[at] * count - loss[at];
      space.term[q * places + active] = term;
      if (term > most) most = term;
    }
    space.alone[active] = most;
    space.active[active++] = p;
  }
  return active;
}

function membersOf(space: ScanSpace, row: number, inside: number): number[] {
  const members: number[] = [];
  for (let j = 0; j < inside; j++)
    if (space.term[row + space.inside[j]] > 0) members.push(space.active[space.inside[j]]);
  return members;
}
