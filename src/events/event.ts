// A conflict event as every source is brought to it: what, when, where, who against whom, how many deaths, from which release.
import type { DayInterval } from "../ground/interval.js";

/** Deaths by the low, best and high estimate; low ≤ best ≤ high. */
export type Harm = { readonly low: number; readonly best: number; readonly high: number };

/** Where an event took place, as the source spells it. Empty text = the source does not say. */
export type Location = {
  readonly country: string;
  /** First-level unit: province, governorate, department. */
  readonly adm1: string;
  readonly adm2: string;
  /** The named spot. */
  readonly name: string;
  /** Degrees north (WGS 84), where given. */
  readonly latitude?: number;
  /** Degrees east (WGS 84), where given. */
  readonly longitude?: number;
  /**
   * How exact the coordinates are: the spot itself; near it; second-level unit; first-level unit; country; unknown.
   */
  readonly precision: "exact" | "near" | "adm2" | "adm1" | "country" | "unknown";
};

/** One record of conflict. */
export type ConflictEvent = {
  /** The identifier within its source. */
  readonly id: string;
  /** The name of the source, as the process file or the command gives it. */
  readonly source: string;
  /** The days in which it took place: one day, or as many as the record leaves open. */
  readonly when: DayInterval;
  readonly where: Location;
  /** The sides, as the source spells them; for one-sided violence `sideB` is "Civilians" or what the source writes. */
  readonly sideA: string;
  readonly sideB: string;
  /** What kind of violence: `state-based`, `non-state`, `one-sided` (UCDP), or the source's own event type. */
  readonly kind: string;
  readonly harm: Harm;
};
