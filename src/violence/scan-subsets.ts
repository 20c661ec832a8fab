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
  /** Stretch by ratio by place. */
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
  /** Ratio by active place: what its count says. */
  readonly term: Float64Array;
};

/** Makes work space for a scan. */
export function scanSpace(ground: Pick<ScanGround, "places" | "ratios">): ScanSpace {
  return {
    sum: new Float64Array(ground.places),
    active: new Int32Array(ground.places),
    alone: new Float64Array(ground.places),
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
      if (mostOf(ground, c, active, space) <= score) continue;
      for (let q = 0; q < ratios; q++) {
        let total = 0;
        for (let i = 0; i < active; i++) {
          const term = space.term[q * places + i];
          if (term > 0 && ground.near[c * places + space.active[i]] === 1) total += term;
        }
        if (total <= score) continue;
        score = total;
        stretch = s;
        members = membersOf(ground, c, { q, active }, space);
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
    for (let q = 0, at = stretch * ratios * places + p; q < ratios; q++, at += places) {
      const term = gain[at] * count - loss[at];
      space.term[q * places + active] = term;
      if (term > most) most = term;
    }
    space.alone[active] = most;
    space.active[active++] = p;
  }
  return active;
}

// no subset says more than its places do one by one, each with the ratio that suits it best
function mostOf(ground: ScanGround, centre: number, active: number, space: ScanSpace): number {
  let sum = 0;
  for (let i = 0; i < active; i++)
    if (ground.near[centre * ground.places + space.active[i]] === 1) sum += space.alone[i];
  return sum;
}

function membersOf(
  ground: ScanGround,
  centre: number,
  at: { readonly q: number; readonly active: number },
  space: ScanSpace,
): number[] {
  const { places, near } = ground;
  const members: number[] = [];
  for (let i = 0; i < at.active; i++)
    if (space.term[at.q * places + i] > 0 && near[centre * places + space.active[i]] === 1)
      members.push(space.active[i]);
  return members;
}
