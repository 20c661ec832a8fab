// The written form of a file of facts. From this type comes schema/facts.schema.json.
import type { WrittenDate } from "./dates.js";
import type { Grade, Label, Name, Percentage, Position, Text, YesOrNo } from "./values.js";

/** A file of facts: who said what about which thing, true when, known when. */
export type WrittenFacts = {
  /** The version of the language. */
  readonly "halcyon-facts": 1;
  /** The facts. Their order does not matter. */
  readonly facts: WrittenFact | readonly WrittenFact[];
};

/** One fact. Its first key says how it came about. */
export type WrittenFact = Claimed | Disputed | Reported | Measured | Certified | Decided;

/** Said by one who owes it. */
export type Claimed = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly claimed: Name;
};

/** Said against another fact, or against a part of a quantity. */
export type Disputed = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly disputed: Name;
};

/** Reported by somebody. */
export type Reported = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly reported: Name;
};

/** Measured by somebody. */
export type Measured = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly measured: Name;
};

/** Certified by somebody. */
export type Certified = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly certified: Name;
};

/** Decided by somebody. */
export type Decided = FactRest & {
  /** What it is about: a clause, event, quantity, decision, test, indicator or class of weapons. */
  readonly decided: Name;
};

type FactRest = {
  /** The name of the fact, which no other has. */
  readonly id: Label;
  /** The day of which it speaks; instead of `from` and `to`. */
  readonly on?: WrittenDate;
  /** The first day of which it speaks. */
  readonly from?: WrittenDate;
  /** The last day of which it speaks, included. */
  readonly to?: WrittenDate;
  /** The day from which it was known; its last day if nothing is said. */
  readonly known?: WrittenDate;
  /** Who says so: a party, a body, or a source in words. */
  readonly by?: Text;
  /** Whose act it was: a party or an excluded group. */
  readonly party?: Name;
  /** Where it was. */
  readonly place?: Text;
  /** The carve-out under which it is said to fall. */
  readonly under?: Text;
  /** Where it can be read. */
  readonly source?: Text;
  /** What is so: yes or no of events and decisions; a word of clauses, tests and weapons. */
  readonly is?: FactWord;
  /** How far it is to be trusted: B2. */
  readonly grade?: Grade;
  /** It takes the place of this fact. */
  readonly corrects?: Label;
  /** It takes this fact back. */
  readonly retracts?: Label;
  /** It says that this fact is wrong. */
  readonly disputes?: Label;
  /** Where weapons were seen: [longitude, latitude]. */
  readonly at?: Position;
  /** How much, in the unit of the quantity or indicator; of a test, the share by which violence fell. */
  readonly amount?: number | Percentage;
  /** The low bound of the amount. */
  readonly low?: number;
  /** The high bound of the amount. */
  readonly high?: number;
  /** The day up to which a duty is extended or waived. */
  readonly until?: WrittenDate;
  /** Whether the other side accepts it. */
  readonly accepts?: YesOrNo;
};

/** What can be said of an event, a decision, a clause, a test or weapons. */
export type FactWord =
  | "yes"
  | "no"
  | "kept"
  | "breached"
  | "begun"
  | "completed"
  | "remedied"
  | "waived"
  | "extended"
  | "met"
  | "not-met"
  | "cannot-tell";
