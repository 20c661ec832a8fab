// A fact: who said what about which thing, true when, known when, on what evidence. Facts are never changed, only corrected.

import type { Grade } from "../agreement/terms/clause.js";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import type { Spot } from "../ground/problem.js";

/** The name of one fact, unique in a process. */
export type FactId = string & { readonly __brand: "FactId" };

/** How a fact came about, from the weakest to the strongest. `disputed` speaks against another fact, or of a part of a quantity. */
export const factKinds = ["claimed", "disputed", "reported", "measured", "certified", "decided"] as const;
export type FactKind = (typeof factKinds)[number];

/** What a fact says of its subject. */
export type FactValue =
  /** A quantity, an indicator's figure, or (about a test) the share by which violence fell; with its bounds where given. */
  | { readonly kind: "amount"; readonly amount: number; readonly low?: number; readonly high?: number }
  /** An event happened (yes) or did not until then (no); a body decided yes or no. */
  | { readonly kind: "answer"; readonly answer: "yes" | "no" }
  /** A clause was kept or breached on these days, begun, completed, mended, waived; its deadline was extended; a test's verdict, with the fall. */
  | { readonly kind: "word"; readonly word: FactWord; readonly amount?: number }
  | { readonly kind: "until"; readonly word: "extended" | "waived"; readonly until: Day };

/** The words that can be said of a clause, and the three answers of a test. */
export const factWords = [
  "kept",
  "breached",
  "begun",
  "completed",
  "remedied",
  "waived",
  "met",
  "not-met",
  "cannot-tell",
] as const;
export type FactWord = (typeof factWords)[number];

/** One fact. */
export type Fact = {
  readonly id: FactId;
  readonly kind: FactKind;
  /** The name of a clause, event, quantity, decision, test, indicator, class of weapons or phase of the process file. */
  readonly about: string;
  /** The days of which it speaks. */
  readonly during: DayInterval;
  /** The day from which it was known. */
  readonly known: Day;
  readonly value?: FactValue;
  /** Who says so: the key of a party or body, or a source in words. */
  readonly by?: string;
  /** Whose act it was: the key of a party or of an excluded group (of a breach, of weapons seen). */
  readonly party?: string;
  readonly place?: string;
  /** Where weapons were seen: longitude and latitude. */
  readonly at?: readonly [longitude: number, latitude: number];
  /** The carve-out under which it is said to fall. */
  readonly under?: string;
  readonly grade?: Grade;
  readonly source?: string;
  /** This fact takes the place of another … */
  readonly corrects?: FactId;
  /** … or takes it back … */
  readonly retracts?: FactId;
  /** … or (of the kind `disputed`) says that it is wrong. */
  readonly disputes?: FactId;
  /** An acceptance by the other side: of an `up-to` quantity, of a performance. */
  readonly accepts?: boolean;
  readonly spot?: Spot;
};

/** Takes a text as the name of a fact. */
export function factId(name: string): FactId {
  return name as FactId;
}
