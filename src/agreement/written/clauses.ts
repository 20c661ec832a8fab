// The written form, for the schema that editors use: clauses and phases.
import type { Condition, Conditions } from "./conditions.js";
import type { Moment } from "./dates.js";
import type { Duration, Grade, Hash, Label, Name, NameList, Names, Share, Text, Texts } from "./values.js";

/** Who owes what to whom, when, on which conditions; who says whether it is kept; and what follows. */
export type Clause = {
  /**
   * do-by: to be done by a day; maintain: to be so on every day; refrain: to be left undone; exchange: each side against the other;
   * best-efforts: to be tried; decide: a decision is owed; meet: a meeting is owed.
   */
  readonly kind: "do-by" | "maintain" | "refrain" | "exchange" | "best-efforts" | "decide" | "meet";
  /** What is owed, in plain words that follow "must": reduce its forces to 8,600; not attack the cities. */
  readonly what: Text;
  /** Where it stands in which text. */
  readonly text?: TextReference;
  /** Who owes it: parties or bodies. */
  readonly who?: Names;
  /** To whom it is owed: parties or bodies. */
  readonly to?: Names;
  /** What must be true. */
  readonly that?: Condition;
  /** The sides of an exchange. */
  readonly sides?: Side | Sides;
  /** When it is owed. */
  readonly when?: Timing;
  /** It is not owed before all of these hold. */
  readonly "gated-by"?: Conditions;
  /** It is owed only on days on which all of these hold; on others it rests. */
  readonly "as-long-as"?: Conditions;
  /** It keeps step with other clauses. */
  readonly "parallel-with"?: Parallel;
  /** Factors that are taken into account and are no preconditions. */
  readonly "taking-into-account"?: Texts;
  /** Items that must stand on the agenda of a meeting; they are not themselves owed. */
  readonly agenda?: Texts;
  /** Who says whether it is kept; measured if nothing is said. */
  readonly determined?: "measured" | ReportedBy | CertifiedBy | DecidedBy;
  /** Which evidence is taken; anybody's of any grade if nothing is said. */
  readonly evidence?: Evidence;
  /** What follows when nobody can tell: wait, met, not-met, or the body to which it goes. */
  readonly "cannot-tell"?: Name;
  /** After a breach it counts as kept again when so long none was reported. Only for refrain and maintain. */
  readonly "recovers-after"?: Duration;
  /** What is not a breach although it looks like one: self-defence. */
  readonly "carve-outs"?: Texts;
  /** Where and to whom it applies; everywhere and to all if nothing is said. */
  readonly scope?: Scope;
  /** The gain that it guards. */
  readonly protects?: "lives" | "health" | "schooling" | "media" | "women" | "rights" | "livelihood";
  /** What follows from its result. */
  readonly then?: Consequence | Consequences;
  /** It takes the place of another clause. */
  readonly amends?: Amendment;
};

/** Where a clause stands in a text. */
export type TextReference = {
  /** The name of the document. */
  readonly document?: Name;
  /** The part. */
  readonly part?: Label;
  /** The article, or point. */
  readonly article?: Label;
};

/** One side of an exchange. */
export type Side = {
  /** The party or body. */
  readonly who: Name;
  /** What it must do. */
  readonly that: Condition;
};

/**
 * The sides of an exchange.
 *
 * @minItems 1
 */
export type Sides = readonly Side[];

/** When a clause is owed. All of it may be absent. */
export type Timing = {
  /** Owed from this moment on. */
  readonly from?: Moment;
  /** It must have begun by this moment. */
  readonly "begin-by"?: Moment;
  /** The last day for it. */
  readonly by?: Moment;
  /** The first day on which it is too late; instead of `by`. */
  readonly before?: Moment;
  /** The last day on which it is owed. */
  readonly until?: Moment;
  /** A day that is aimed at and may pass without a breach. */
  readonly goal?: Moment;
  /** It must happen together with something else. */
  readonly together?: Together;
  /** It runs for a term, and again for another whenever those named consent. */
  readonly renewable?: Renewable;
};

/** Two things that must happen together. */
export type Together = {
  /** The other thing. */
  readonly with: Moment;
  /** How far apart the two may be: 3 days. */
  readonly within: Duration;
};

/** A term that can be renewed. */
export type Renewable = {
  /** The length of each term. */
  readonly term: Duration;
  /** Who must consent. */
  readonly by: Names;
  /** The decision by which they do. */
  readonly decision: Name;
};

/** Parallel and commensurate. */
export type Parallel = {
  /** The clauses with which it keeps step. */
  readonly clauses: Names;
  /** How far it may lag behind, in share: 10 %. */
  readonly tolerance: Share;
};

/** Somebody reports whether it is kept. */
export type ReportedBy = {
  /** Parties or bodies whose reports count. */
  readonly "reported-by": Names;
};

/** Somebody certifies that it is kept. */
export type CertifiedBy = {
  /** The body whose certificate counts. */
  readonly "certified-by": Name;
};

/** Somebody decides whether it is kept. */
export type DecidedBy = {
  /** The body whose decision counts. */
  readonly "decided-by": Name;
};

/** Which evidence is taken. */
export type Evidence = {
  /** Parties, bodies or sources whose word counts. */
  readonly from?: Names;
  /** The least grade that counts: B2. */
  readonly least?: Grade;
};

/** Where and to whom a clause applies. */
export type Scope = {
  /** Only in these places. */
  readonly places?: Texts;
  /** Only in these zones. */
  readonly zones?: Names;
  /** Not to these groups of `excluded`. */
  readonly excluding?: Names;
  /** Not in these places. */
  readonly "except-places"?: Texts;
};

/** What follows from a result. */
export type Consequence = {
  /** The result from which it follows. */
  readonly on: "met" | "not-met" | "undetermined" | "disputed";
  /** So long afterwards: 15 days. */
  readonly after?: Duration;
  /** Phases or clauses that open. */
  readonly opens?: Names;
  /** Phases or clauses that are paused. */
  readonly pauses?: Names;
  /** Phases or clauses that go on. */
  readonly resumes?: Names;
  /** Phases or clauses that are as they were before. */
  readonly "snaps-back"?: Names;
  /** Clauses that become owed, whatever else they wait for. */
  readonly releases?: Names;
  /** Parties or bodies that are told. */
  readonly notifies?: Name | NameList;
  /** Who may set it off; without it, it follows by itself. */
  readonly by?: Name;
};

/**
 * Several consequences.
 *
 * @minItems 1
 */
export type Consequences = readonly Consequence[];

/** This clause takes the place of another. */
export type Amendment = {
  /** The clause that it replaces. */
  readonly clause: Name;
  /** The day from which it does. */
  readonly from: Moment;
  /** The fingerprint of the replaced clause as it stood; `halcyon explain` prints it. */
  readonly hash?: Hash;
};

/** A stretch of the road. Phases stand in their order. */
export type Phase = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** What opens it. */
  readonly opens: Turn;
  /** What suspends it: any of these. */
  readonly suspended?: Setback;
  /** What reverses it, so that it must open anew: any of these. */
  readonly reversed?: Setback;
  /** What ends it for good. */
  readonly ends?: Turn;
};

/**
 * What opens or ends a phase.
 *
 * @minProperties 1
 */
export type Turn = {
  /** All of these must hold. */
  readonly when?: Conditions;
  /** Not before this moment. */
  readonly on?: Moment;
};

/** What suspends or reverses a phase. */
export type Setback = {
  /** Any of these must hold. */
  readonly when: Conditions;
};
