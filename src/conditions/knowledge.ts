// What a judge knows: the process file, the facts, the indicators' figures, the lines on the ground, the verdicts on violence.
import type { PhaseWord } from "../agreement/terms/condition.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Position } from "../ground/boundaries.js";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { IndicatorSeries } from "../indicators/series.js";
import type { Verdict } from "../violence/verdict.js";
import type { FactIndex } from "./fact-index.js";
import type { Why } from "./result.js";

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
  readonly verdicts?: Pick<ReadonlyMap<string, Verdict>, "get">;
};

/** A line on the ground in one or several pieces, each of at least two positions. */
export type Polyline = readonly (readonly Position[])[];

/**
 * What the course of the process tells the judge: the states of phases, and the effects of clauses on other clauses. The room
 * `process` gives it. All of it is asked for days up to the day being judged only.
 */
export type Surroundings = {
  /** The state of a phase on a day, with its reason. */
  phase(name: string, on: Day): { readonly state: PhaseWord; readonly why: Why };
  /** The day on which a phase first opened, if it had by then. */
  openedOn(phase: string, on: Day): Day | undefined;
  /** Days up to this one on which the state of a phase changed, in order. */
  phaseDays(phase: string, on: Day): readonly Day[];
  /** The stretches up to this day on which a clause was paused, in order and apart; the last may reach beyond the day. */
  pauses(clause: string, on: Day): readonly { readonly days: DayInterval; readonly why: Why }[];
  /** The day on which another clause released this one, if it had by then. */
  releasedOn(clause: string, on: Day): Day | undefined;
};
