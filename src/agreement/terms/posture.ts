// Who contributes what, where: troops by nation, role and place; ceilings, floors and proportions; funding pledged and paid.
import type { Spot } from "../../ground/problem.js";
import type { Condition } from "./condition.js";
import type { AgreedDate, Moment } from "./date.js";

/** Troops of one nation in one role at one place. */
export type Contribution = {
  /** The key of a party. */
  readonly nation: string;
  readonly role: string;
  readonly place?: string;
  readonly troops: number;
  readonly on: AgreedDate;
  readonly source?: string;
  /** If it stands for several nations whose own figures are not known: how many. */
  readonly nations?: number;
  readonly spot: Spot;
};

/** At most so many of these nations (empty: all) and roles (empty: all) from this day on. */
export type Ceiling = {
  readonly name: string;
  readonly nations: readonly string[];
  readonly roles: readonly string[];
  readonly places: readonly string[];
  readonly atMost: number;
  readonly by: Moment;
  readonly spot: Spot;
};

/** At least so many of a role must stay as long as anybody of `protects` remains: medical evacuation before those it serves. */
export type Floor = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly nations: readonly string[];
  readonly places: readonly string[];
  readonly atLeast: number;
  readonly protects: {
    readonly roles: readonly string[];
    readonly nations: readonly string[];
    readonly places: readonly string[];
  };
  /** Its end does not come before this moment, whoever remains. */
  readonly until?: Moment;
  readonly why?: string;
  readonly spot: Spot;
};

/** One step of a drawdown: its last day, and what must hold before it. */
export type Tranche = {
  readonly name: string;
  readonly by: Moment;
  readonly gatedBy: readonly Condition[];
  /** Troops that can be carried out by air and road until then. */
  readonly lift?: number;
  readonly spot: Spot;
};

/** The whole posture. */
export type Posture = {
  readonly roles: readonly {
    readonly name: string;
    readonly title: string;
    readonly costPerMonth?: number;
  }[];
  readonly contributions: readonly Contribution[];
  readonly ceilings: readonly Ceiling[];
  readonly floors: readonly Floor[];
  /** "In together, out together": no nation's share of what leaves differs from its share of the whole by more than this. */
  readonly proportion?: { readonly tolerance: number };
  readonly tranches: readonly Tranche[];
};

/** Money promised and paid. */
export type Funding = {
  readonly name: string;
  readonly title: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly currency: string;
  readonly pledged: number;
  readonly from: AgreedDate;
  readonly until?: AgreedDate;
  /** The quantity (a flow) whose facts are the disbursements. */
  readonly disbursed?: string;
  readonly asLongAs: readonly Condition[];
  /** The identifier of the activity in the IATI standard. */
  readonly iati?: string;
  readonly source?: string;
  readonly spot: Spot;
};
