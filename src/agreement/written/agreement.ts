// The written form, for the schema that editors use: the agreement, its people, and what its clauses speak of.
import type { WrittenDate } from "./dates.js";
import type {
  Count,
  Distance,
  Duration,
  Hash,
  Label,
  Name,
  Names,
  Position,
  Text,
  Texts,
  YesOrNo,
} from "./values.js";

/** When it was signed, which texts it has, who decides disputes, and what follows when nobody can tell. */
export type Agreement = {
  /** The day of signing; it declares the event `signing`. */
  readonly signed?: WrittenDate;
  /** The texts of the agreement, each under a name. */
  readonly documents?: Documents;
  /** The body that decides a dispute about a clause. */
  readonly disputes?: Name;
  /** For clauses that do not say what follows when nobody can tell: wait, met, not-met, or the body to which it goes. */
  readonly "cannot-tell"?: Name;
};

/**
 * The texts of the agreement, each under a name.
 *
 * @minProperties 1
 */
export type Documents = { readonly [name: string]: Document };

/** One text of the agreement. */
export type Document = {
  /** Its title; its name if nothing is said. */
  readonly title?: Text;
  /** Its day. */
  readonly date?: WrittenDate;
  /** Where it can be read. */
  readonly source?: Text;
  /** The SHA-256 of the file that was signed. */
  readonly sha256?: Hash;
};

/** How Hijri dates are counted, and how stretches of days are. */
export type Calendar = {
  /** How the Hijri calendar is counted: as announced in Mecca, or by one of two arithmetic rules. */
  readonly hijri?: "umm-al-qura" | "civil" | "tabular";
  /** "10 days after X": the day after X is day 1 (not-counted), or X itself is (counted). */
  readonly "first-day"?: "counted" | "not-counted";
  /** "Within 10 days": day 10 still counts (included), or not (excluded). */
  readonly "last-day"?: "included" | "excluded";
};

/** A party to the agreement, or somebody who takes part in it. */
export type Party = {
  /** Its name as people read it; its key if nothing is said. */
  readonly name?: Text;
  /** Other names under which sources know it; * stands for any characters. */
  readonly names?: Texts;
  /** What it is to the agreement. */
  readonly role?: "party" | "guarantor" | "witness" | "contributor" | "mediator" | "group";
  /** Parties for which it speaks. */
  readonly "speaks-for"?: Names;
};

/** A body: a joint commission, a verification mission, a parliament. */
export type Body = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** What it is for. */
  readonly kind: "commission" | "verification" | "mediator" | "court" | "assembly" | "office";
  /** The parties that sit in it. */
  readonly members?: Names;
  /** How it decides. */
  readonly decides?: "consensus" | "unanimity" | "majority" | "chair";
  /** Whether it may decide disputes about clauses. */
  readonly disputes?: YesOrNo;
};

/** A group to which the agreement does not apply. */
export type ExcludedGroup = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** Under which list or clause it is left out. */
  readonly why?: Text;
};

/** Something that happens once. */
export type Event = {
  /** What happens; its name if nothing is said. */
  readonly title?: Text;
  /** Its day, only where the text itself fixes it. */
  readonly date?: WrittenDate;
};

/** A question that somebody answers with yes or no. */
export type Decision = {
  /** The body or party that answers. */
  readonly by: Name;
  /** The question. */
  readonly question: Text;
};

/** Something that is counted. */
export type Quantity = {
  /** What is counted; its name if nothing is said. */
  readonly title?: Text;
  /** In what it is counted: troops, prisoners, USD. */
  readonly unit: Text;
  /** Whose it is: a party or body. */
  readonly of?: Name;
  /** level: a fact says how much there is; flow: how much came to it; total: how much in all so far. */
  readonly counts: "level" | "flow" | "total";
};

/** What a share is a share of. */
export type Base = BaseOnce | BaseInVersions;

type BaseHead = {
  /** In what it is counted. */
  readonly unit: Text;
  /** Amounts that parties hold against it: { milf: 10000 }. */
  readonly "disputed-by"?: DisputedBy;
};

/** A base that was agreed once. */
export type BaseOnce = BaseHead & BaseVersion;

/** A base with later versions; each holds from its day on. */
export type BaseInVersions = BaseHead & {
  /** The versions, each from its day on. */
  readonly versions: BaseVersion | BaseVersions;
};

/** An amount with the day on which it was agreed. */
export type BaseVersion = {
  /** How much it is. */
  readonly amount: Count;
  /** The day on which it was agreed. */
  readonly agreed: WrittenDate;
  /** Where it can be read. */
  readonly source?: Text;
};

/**
 * Versions of a base.
 *
 * @minItems 1
 */
export type BaseVersions = readonly BaseVersion[];

/**
 * The amount that each party holds.
 *
 * @minProperties 1
 */
export type DisputedBy = { readonly [party: string]: Count };

/** A line on the ground as it stood on a day. */
export type Line = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** The day on which it stood so. */
  readonly "as-of": WrittenDate;
  /** A GeoJSON file with the line, relative to this file; instead of `points`. */
  readonly file?: Text;
  /** Its points, longitude first; instead of `file`. */
  readonly points?: Points;
};

/**
 * The points of a line, longitude first.
 *
 * @minItems 2
 */
export type Points = readonly Position[];

/** Named places, or everything near a line. */
export type Zone = {
  /** What it is called; its name if nothing is said. */
  readonly title?: Text;
  /** Its places; instead of `near`. */
  readonly places?: Texts;
  /** Everything within a distance of a line; instead of `places`. */
  readonly near?: Near;
};

/** Everything within a distance of a line. */
export type Near = {
  /** The name of the line. */
  readonly line: Name;
  /**
   * How many kilometres from it: 15.
   */
  readonly km: Kilometres | Distance;
};

/**
 * A number of kilometres.
 *
 * @exclusiveMinimum 0
 * @maximum 20000
 */
export type Kilometres = number;

/** A class of weapons. */
export type WeaponClass = {
  /** What belongs to it; its name if nothing is said. */
  readonly title?: Text;
};

/** A measured gain, or a measured harm. */
export type Indicator = {
  /** What is measured; its name if nothing is said. */
  readonly title?: Text;
  /** In what it is measured. */
  readonly unit: Text;
  /** Whether a higher or a lower figure is better. */
  readonly better: "higher" | "lower";
  /** A CSV file with its figures, relative to this file. */
  readonly file?: Label;
  /** How the series is called in the file. */
  readonly code?: Label;
  /** How the country is called in the file. */
  readonly country?: Label;
  /** Who publishes it. */
  readonly publisher?: Label;
  /** Which release it is. */
  readonly release?: Label;
  /** The terms on which it may be used. */
  readonly licence?: Label;
  /** How long after a year its figure is published: 18 months. */
  readonly lag: Duration;
  /** Half of the 95 % interval of a figure, in its unit, where the file gives none. */
  readonly uncertainty?: Count;
};
