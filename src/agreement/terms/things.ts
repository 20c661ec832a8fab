// What clauses speak of: texts, events, counted quantities and their bases, lines, zones, classes of weapons.
import type { Spot } from "../../ground/problem.js";
import type { AgreedDate } from "./date.js";

/** One text of the agreement. No sentence of it stands in the file. */
export type DocumentDeclaration = {
  readonly name: string;
  readonly title: string;
  readonly date?: AgreedDate;
  readonly source?: string;
  readonly sha256?: string;
};

/** Something that happens once, on a day. */
export type EventDeclaration = {
  readonly name: string;
  readonly title: string;
  /** The day on which it happened or will happen, where the text itself fixes it. A fact goes before it. */
  readonly date?: AgreedDate;
};

/** Something that is counted. */
export type QuantityDeclaration = {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Whose it is: a party, if anyone's. */
  readonly of?: string;
  /** `level`: a fact says how much there is; `flow`: a fact says how much came to it; `total`: how much in all since the start. */
  readonly counts: "level" | "flow" | "total";
};

/** What a share is a share of, declared with its date and source; later versions replace it from their day on. */
export type BaseDeclaration = {
  readonly name: string;
  readonly unit: string;
  readonly versions: readonly BaseVersion[];
  /** Amounts that parties hold against it: the key of the party and its figure. */
  readonly disputedBy: readonly { readonly party: string; readonly amount: number }[];
};

/** One version of a base. */
export type BaseVersion = {
  readonly amount: number;
  readonly agreed: AgreedDate;
  readonly source?: string;
};

/** A line on the ground as it stood on a date. */
export type LineDeclaration = {
  readonly name: string;
  readonly title: string;
  readonly asOf: AgreedDate;
  /** GeoJSON, relative to the process file, or the points themselves: longitude and latitude. */
  readonly file?: string;
  readonly points: readonly (readonly [longitude: number, latitude: number])[];
};

/** A zone: named places, or everything within a distance of a line. */
export type ZoneDeclaration = {
  readonly name: string;
  readonly title: string;
  readonly places: readonly string[];
  readonly near?: { readonly line: string; readonly kilometres: number };
};

/** A class of weapons. */
export type WeaponDeclaration = { readonly name: string; readonly title: string };

/** A measured gain: life expectancy, years of schooling, freedom of the media. */
export type IndicatorDeclaration = {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly better: "higher" | "lower";
  /** CSV file relative to the process file, and how the series is found in it. */
  readonly file?: string;
  readonly code?: string;
  readonly country?: string;
  readonly publisher?: string;
  readonly release?: string;
  readonly licence?: string;
  /** How many months after a year its figure is published. */
  readonly lagMonths: number;
  /** Half of the 95 % interval of one figure, in its unit, where the source gives none itself. */
  readonly uncertainty?: number;
  readonly spot: Spot;
};
