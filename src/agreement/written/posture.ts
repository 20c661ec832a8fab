// The written form, for the schema that editors use: posture, funding, and what a simulation assumes.
import type { Conditions } from "./conditions.js";
import type { Moment, WrittenDate } from "./dates.js";
import type { Count, Duration, Label, Name, Names, Share, Text, Texts, WholeCount } from "./values.js";

/** Who contributes what, where; ceilings, floors, and the steps of a drawdown. */
export type Posture = {
  /** What contributions are for, each under a name. */
  readonly roles?: Roles;
  /** Troops by nation, role and place. */
  readonly contributions?: Contribution | Contributions;
  /** At most so many from a day on, each under a name. */
  readonly ceilings?: Ceilings;
  /** At least so many while others remain, each under a name. */
  readonly floors?: Floors;
  /** In together, out together. */
  readonly proportion?: Proportion;
  /** The steps of a drawdown in their order, each under a name. */
  readonly tranches?: Tranches;
};

/**
 * Roles, each under a name.
 *
 * @minProperties 1
 */
export type Roles = { readonly [name: string]: Role };

/** What a contribution is for: combat, training, medical evacuation. */
export type Role = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** What one of its troops costs in a month, in any unit, the same for all roles. */
  readonly "cost-per-month"?: Count;
};

/**
 * Troops by nation, role and place.
 *
 * @minItems 1
 */
export type Contributions = readonly Contribution[];

/** Troops of one nation in one role at one place. */
export type Contribution = {
  /** The party that contributes. */
  readonly nation: Name;
  /** The role. */
  readonly role: Name;
  /** The base or camp. */
  readonly place?: Text;
  /** How many. */
  readonly troops: WholeCount;
  /** The day of which the number speaks. */
  readonly on: WrittenDate;
  /**
   * For how many nations it stands, whose own figures are not given.
   *
   * @minimum 1
   * @maximum 300
   * @asType integer
   */
  readonly nations?: number;
  /** Where the number can be read. */
  readonly source?: Text;
};

type Whom = {
  /** Of these nations; of all if nothing is said. */
  readonly nations?: Names;
  /** In these roles; in all if nothing is said. */
  readonly roles?: Names;
  /** At these places of contributions; at all if nothing is said. */
  readonly places?: Texts;
};

/**
 * Ceilings, each under a name.
 *
 * @minProperties 1
 */
export type Ceilings = { readonly [name: string]: Ceiling };

/** At most so many from a day on. */
export type Ceiling = Whom & {
  /** The most that may be there. */
  readonly "at-most": WholeCount;
  /** From this moment on. */
  readonly by: Moment;
};

/**
 * Floors, each under a name.
 *
 * @minProperties 1
 */
export type Floors = { readonly [name: string]: Floor };

/** At least so many as long as those whom they serve remain. */
export type Floor = Whom & {
  /** The least that must be there. */
  readonly "at-least": WholeCount;
  /** Whom they serve: as long as any of these remain. */
  readonly protects: Protected;
  /** Not before this moment may they leave, whoever remains. */
  readonly until?: Moment;
  /** Why. */
  readonly why?: Text;
};

/** Those who depend on a floor. */
export type Protected = Whom;

/** In together, out together. */
export type Proportion = {
  /** How far a nation's share of what leaves may differ from its share of the whole: 5 %. */
  readonly tolerance: Share;
};

/**
 * The steps of a drawdown, each under a name.
 *
 * @minProperties 1
 */
export type Tranches = { readonly [name: string]: Tranche };

/** One step of a drawdown. */
export type Tranche = {
  /** Its last day. */
  readonly by: Moment;
  /** It may not begin before all of these hold. */
  readonly "gated-by"?: Conditions;
  /** How many troops can be carried out until then. */
  readonly lift?: WholeCount;
};

/** Money promised and paid. */
export type Pledge = {
  /** What it is for; its name if nothing is said. */
  readonly title?: Text;
  /** Who promises it. */
  readonly by: Names;
  /** To whom. */
  readonly to: Names;
  /**
   * The currency by its three letters: USD.
   *
   * @pattern ^\s*[A-Z]{3}\s*$
   */
  readonly currency: string;
  /** How much is promised. */
  readonly pledged: Count;
  /** From this day. */
  readonly from: WrittenDate;
  /** To this day, included. */
  readonly until?: WrittenDate;
  /** The quantity whose facts are the payments. */
  readonly disbursed?: Name;
  /** It is owed only on days on which all of these hold. */
  readonly "as-long-as"?: Conditions;
  /** The identifier of the activity in the IATI standard. */
  readonly iati?: Label;
  /** Where it can be read. */
  readonly source?: Text;
};

/** What a simulation assumes of one clause, event, decision or test. */
export type Assumption = {
  /** How probable it is that it is done, happens, is answered with yes, is met; certain if nothing is said. */
  readonly probability?: Share;
  /** How long it takes from the day on which it could first be done. */
  readonly delay?: Delay;
  /** How often a clause that lasts is broken. */
  readonly breaches?: Breaches;
  /** Why this is assumed. */
  readonly why?: Text;
};

/** How long something takes. */
export type Delay = {
  /** Half of the times it takes no longer than this. */
  readonly median: Duration;
  /** 19 times in 20 it takes no longer than this. */
  readonly high: Duration;
};

/** How often a clause is broken, and for how long. */
export type Breaches = {
  /**
   * How many breaches there are in a year.
   *
   * @minimum 0
   * @maximum 366
   */
  readonly "per-year": number;
  /** How long until one is mended. */
  readonly last: Duration;
};
