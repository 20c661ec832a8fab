// The fixed grid of the forecast: levels, experts that blend them, dispersions, and how fast old scores are forgotten.

/** Half-lives of the running levels, in days, shortest first. */
export const halfLives: readonly number[] = [3, 14, 28, 56, 112, 364, 1000];

/** An expert expects share·(fast level) + (1−share)·(slow level); both are places in halfLives. */
export type Blend = {
  readonly fast: number;
  readonly slow: number;
  readonly share: number;
  /** how much it is believed before any block has been seen */
  readonly prior: number;
};

const blend = (fast: number, slow: number, share: number, prior: number): Blend => ({
  fast: halfLives.indexOf(fast),
  slow: halfLives.indexOf(slow),
  share,
  prior,
});

/**
 * Experts on the level: two that follow one half-life, and six that add to a slow level a share of the last days,
 * which pass (clusters). Unless the series says otherwise, a quarter of a year with a share of the last days is believed.
 */
export const blends: readonly Blend[] = [
  blend(3, 3, 1, 0.3),
  blend(3, 14, 0.3, 1),
  blend(3, 28, 0.2, 1),
  blend(3, 56, 0.15, 1),
  blend(3, 112, 0.15, 4),
  blend(3, 112, 0.25, 2),
  blend(112, 112, 1, 2),
  blend(3, 364, 0.15, 1),
];

/** One more expert continues the line through the centres of these two levels (a linear trend), and adds a share of the last days. */
export const trendLevels = {
  fast: halfLives.indexOf(112),
  slow: halfLives.indexOf(364),
  latest: halfLives.indexOf(3),
  share: 0.15,
  prior: 1,
} as const;

/** What is counted decides which dispersions are candidates: variance of a window's count = φ·m + c·m². */
export type Grid = {
  readonly dispersions: readonly (readonly [phi: number, c: number])[];
  /** prior weight of a dispersion ∝ φ^−thrift */
  readonly thrift: number;
  /** a faster level is a gamma posterior whose prior is the next slower level, worth this many counts */
  readonly borrowed: number;
  /** share of a dispersion score that is kept from week to week: half of the weight learns fast, half slowly */
  readonly fastMemory: number;
  readonly slowMemory: number;
  /** relative variance that each further week of the window adds: within it the level drifts */
  readonly drift: number;
};

/** For events. */
export const eventGrid: Grid = {
  dispersions: [
    [1, 0.01],
    [1, 0.15],
    [1, 0.6],
    [1.6, 0.05],
    [1.6, 0.3],
    [2.5, 0.01],
    [2.5, 0.15],
    [2.5, 1],
    [4, 0.05],
    [4, 0.4],
    [8, 0.02],
    [8, 0.2],
  ],
  thrift: 1.2,
  borrowed: 1.5,
  fastMemory: 0.95,
  slowMemory: 0.992,
  drift: 0.035,
};

/** For deaths, which come in heaps: φ reaches 64 and c 6, fast levels are trusted later, dispersion is forgotten sooner, and months drift more. */
export const deathGrid: Grid = {
  dispersions: [
    [1, 0.1],
    [1, 0.6],
    [2, 0.3],
    [2, 2],
    [4, 0.1],
    [4, 1],
    [4, 6],
    [8, 0.3],
    [8, 2],
    [16, 0.1],
    [16, 0.8],
    [16, 5],
    [32, 0.3],
    [32, 2],
    [64, 0.8],
  ],
  thrift: 0.2,
  borrowed: 5,
  fastMemory: 0.92,
  slowMemory: 0.98,
  drift: 0.12,
};

/** Constants of the filter. */
export const settings = {
  /** prior of the slowest level: this many events, at one event a week */
  priorEvents: 0.5,
  /** weekday factors are shrunk to 1 as if this many events had been spread evenly */
  weekdayEvents: 60,
  /** half-life of weekday counts, days */
  weekdayHalfLife: 364,
  /** blocks are scored once this many of them have been observed */
  warmBlocks: 1.8,
  /** share of a level score that is kept from block to block */
  levelMemory: 0.99,
  /** a dispersion loses at most this much log score to the best one in a block, so that one surprise does not decide for a year */
  worstLoss: 4,
  /** share of the forecast that goes to all dispersions alike, whatever was learned */
  doubt: 0.03,
  /** share of φ/(events behind the level) that counts as relative variance of the level */
  levelVariance: 0.35,
  /** the trend never leaves this range around its fast level */
  trendFloor: 0.3,
  trendCeiling: 2,
  /** forecast dispersion used to compare levels is renewed every so many blocks */
  renewEvery: 8,
} as const;
