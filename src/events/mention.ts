// What records say of places, parties and themselves, before anything is matched: the smallest part that matching needs.
import type { DayInterval } from "../ground/interval.js";

/** A place as records mention it, with how many do. */
export type PlaceMention = {
  /** Stable key of the mention within the engine. */
  readonly key: string;
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly records: number;
};

/** A party's name as records write it, with how many do. */
export type PartyMention = { readonly name: string; readonly records: number };

/** Two records of different sources that lie near each other in time and place. */
export type LinkCandidate = { readonly one: LinkRecord; readonly other: LinkRecord };

/** What is needed of a record to decide whether it is the same event as another. */
export type LinkRecord = {
  readonly source: string;
  readonly id: string;
  readonly days: DayInterval;
  readonly adm1: string;
  readonly name: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly best: number;
};
