// A clause of an agreement: who owes what to whom, when, on which conditions, who says whether it was kept, and what follows.
import type { Spot } from "../../ground/problem.js";
import type { Condition } from "./condition.js";
import type { Duration, Moment } from "./date.js";

/** The kinds of obligation. */
export const clauseKinds = [
  "do-by",
  "maintain",
  "refrain",
  "exchange",
  "best-efforts",
  "decide",
  "meet",
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/** One clause. Names of parties and bodies are the keys under which the file declares them. */
export type Clause = {
  readonly kind: "clause";
  readonly name: string;
  /** Where each key of the clause stands (`when`), and each key one level below (`when.by`); under "" the clause's own name. */
  readonly spots: Readonly<Record<string, Spot>>;
  readonly obligation: ClauseKind;
  /** In plain words, said by whoever wrote the file: what is owed. */
  readonly what: string;
  /** Where in which text it stands. */
  readonly text?: TextReference;
  /** Who owes it: parties or bodies. */
  readonly who: readonly string[];
  /** To whom: parties or bodies. */
  readonly to: readonly string[];
  /** What must be true. For `refrain` it may be absent: no breach is reported. For `exchange` see `sides`. */
  readonly that?: Condition;
  /** The sides of an exchange, each with its own condition. */
  readonly sides: readonly ExchangeSide[];
  readonly when: Timing;
  readonly gatedBy: readonly Condition[];
  /** It is owed only on days on which these hold; on others it rests. */
  readonly asLongAs: readonly Condition[];
  readonly parallel?: Parallel;
  /** Factors that the text asks to take into account and that are no preconditions, in words. */
  readonly takingIntoAccount: readonly string[];
  /** Items that must stand on the agenda of a meeting; none of them is itself owed. */
  readonly agenda: readonly string[];
  readonly determined: Determination;
  readonly evidence: EvidenceRule;
  readonly cannotTell?: CannotTellRule;
  /** After a breach it counts as kept again when so long none was reported; without this, only when it is remedied or waived. */
  readonly recoversAfter?: Duration;
  /** What is not a breach although it looks like one: "self-defence". */
  readonly carveOuts: readonly string[];
  readonly scope: ClauseScope;
  /** What was gained and is guarded by this clause. */
  readonly protects?: Gain;
  readonly consequences: readonly Consequence[];
  readonly amends?: Amendment;
};

/** Where a clause stands in a text. */
export type TextReference = { readonly document?: string; readonly part?: string; readonly article?: string };

/** One side of an exchange. */
export type ExchangeSide = { readonly who: string; readonly that: Condition };

/** When a clause is owed. All of it may be absent: then it is owed from the beginning and has no deadline. */
export type Timing = {
  /** Owed from this day on. */
  readonly from?: Moment;
  /** Must have begun by this day: the clock starts. */
  readonly beginBy?: Moment;
  /** The last day for it … */
  readonly by?: Moment;
  /** … or the first day on which it is too late. */
  readonly before?: Moment;
  /** The last day on which it is owed; afterwards it is over. */
  readonly until?: Moment;
  /** A day that is aimed at, which may pass without a breach. */
  readonly goal?: Moment;
  /** Must happen together with another thing, at most so far apart. */
  readonly together?: { readonly with: Moment; readonly within: Duration };
  /** Runs for a term and again for another, whenever the body or all the parties named consent. */
  readonly renewable?: { readonly term: Duration; readonly by: readonly string[]; readonly decision: string };
};

/** "Parallel and commensurate": its progress may lag behind that of the others by at most `tolerance` (in share). */
export type Parallel = { readonly with: readonly string[]; readonly tolerance: number };

/** Who says whether it was kept. */
export type Determination =
  | { readonly kind: "measured" }
  | { readonly kind: "reported"; readonly by: readonly string[] }
  | { readonly kind: "certified"; readonly by: string }
  | { readonly kind: "decided"; readonly by: string };

/** Which evidence is taken. */
export type EvidenceRule = {
  /** Parties, bodies or sources whose word counts; empty = anybody's. */
  readonly from: readonly string[];
  /** The least grade (Admiralty: source A to F, content 1 to 6), if any is asked. */
  readonly least?: Grade;
};

/** How far a source is to be trusted, and, apart from it, the thing it says (Admiralty code). */
export type Grade = {
  readonly source: "A" | "B" | "C" | "D" | "E" | "F";
  readonly content: 1 | 2 | 3 | 4 | 5 | 6;
};

/** What the text says for the case that nobody can tell. */
export type CannotTellRule =
  | { readonly kind: "wait" }
  | { readonly kind: "counts-as"; readonly result: "met" | "not-met" }
  | { readonly kind: "goes-to"; readonly body: string };

/** To whom, where and against whom a clause applies. */
export type ClauseScope = {
  readonly places: readonly string[];
  readonly zones: readonly string[];
  /** Keys of groups declared under `excluded`, to which it does not apply. */
  readonly excluding: readonly string[];
  /** Places that are left out. */
  readonly exceptPlaces: readonly string[];
};

/** What a peace must not lose. */
export const gains = ["lives", "health", "schooling", "media", "women", "rights", "livelihood"] as const;
export type Gain = (typeof gains)[number];

/** What follows from a result, so long after it. */
export type Consequence = {
  readonly on: "met" | "not-met" | "undetermined" | "disputed";
  readonly after?: Duration;
  readonly effect: Effect;
  /** Who may set it off; without it, it follows by itself. */
  readonly by?: string;
  readonly spot: Spot;
};

/** One effect. */
export type Effect =
  | {
      readonly kind: "opens" | "pauses" | "resumes" | "snaps-back";
      readonly what: "phase" | "clause";
      readonly name: string;
    }
  /** The clause named, gated by nothing else, becomes owed. */
  | { readonly kind: "releases"; readonly what: "clause"; readonly name: string }
  | { readonly kind: "notifies"; readonly whom: readonly string[] };

/** This clause takes the place of another from a day on. */
export type Amendment = {
  readonly clause: string;
  readonly from: Moment;
  /** The fingerprint of the clause that it replaces, as it stood (`halcyon explain` prints it). */
  readonly hash?: string;
};
