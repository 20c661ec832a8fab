// What a judge knows: the process file, the facts, the indicators' figures, the lines on the ground, the verdicts on violence.
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Position } from "../ground/boundaries.js";
import type { IndicatorSeries } from "../indicators/series.js";
import type { Verdict } from "../violence/verdict.js";
import type { FactIndex } from "./fact-index.js";

/**
 * All that a question about a process rests on. Immutable: another fact makes another `Knowledge` (`withFact`), which shares
 * everything else with the one before.
 */
export type Knowledge = {
  readonly process: ProcessFile;
  readonly facts: FactIndex;
  /** Series by the name of the indicator. Facts about an indicator are added to it. */
  readonly indicators: ReadonlyMap<string, IndicatorSeries>;
  /** Lines that the process file names by a file (`readLine`); those whose points it states itself need not be here. */
  readonly lines?: ReadonlyMap<string, Polyline>;
  /** Verdicts by the name of the test, for tests of which no fact speaks yet. They count from the last day of their window. */
  readonly verdicts?: ReadonlyMap<string, Verdict>;
};

/** A line on the ground in one or several pieces, each of at least two positions. */
export type Polyline = readonly (readonly Position[])[];
