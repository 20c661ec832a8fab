// The written form, for the schema that editors use: sources, places, measures and tests of violence.
import type { DayCount, Days, GregorianDay } from "./dates.js";
import type { Name, Names, Share, Text, Texts } from "./values.js";

/** Where records of violence come from. */
export type Source = {
  /** The format of its files: ucdp, acled, gdelt, counts, or generic, for which `columns` says which column is what. */
  readonly format: "ucdp" | "acled" | "gdelt" | "counts" | "generic";
  /** Its file, relative to this file; instead of `files`. */
  readonly file?: Text;
  /** Its files, relative to this file; instead of `file`. */
  readonly files?: Texts;
  /** Which column holds what; only for the format generic. */
  readonly columns?: Columns;
  /** Who publishes it. */
  readonly publisher?: Text;
  /** Which release it is. */
  readonly release?: Text;
  /** The terms on which it may be used. */
  readonly licence?: Text;
  /** How it is to be cited. */
  readonly citation?: Text;
  /** The day on which the files were retrieved. */
  readonly retrieved?: GregorianDay;
  /** The days of which it speaks. */
  readonly covers?: Days;
  /** Days on which nobody looked. */
  readonly gaps?: Gap | Gaps;
};

/** Which column of a table holds what. */
export type Columns = {
  /** The column of the day. */
  readonly date: Text;
  /** The column of the last day, where a record spans several. */
  readonly "date-end"?: Text;
  /** How dates are written, as in strptime: %d/%m/%Y. */
  readonly "date-format"?: Text;
  /** The column of the identifier. */
  readonly id?: Text;
  /** The column of the country. */
  readonly country?: Text;
  /** The column of the place, as the boundary file names it. */
  readonly place?: Text;
  /** The column of the unit below the place. */
  readonly district?: Text;
  /** The column of the latitude. */
  readonly latitude?: Text;
  /** The column of the longitude. */
  readonly longitude?: Text;
  /** The column of one side. */
  readonly "side-a"?: Text;
  /** The column of the other side. */
  readonly "side-b"?: Text;
  /** The column of the kind of violence. */
  readonly kind?: Text;
  /** The column of the low estimate of deaths. */
  readonly low?: Text;
  /** The column of the best estimate of deaths. */
  readonly best?: Text;
  /** The column of the high estimate of deaths. */
  readonly high?: Text;
};

/** Days on which nobody looked. */
export type Gap = {
  /** Where; everywhere if nothing is said. */
  readonly places?: Texts;
  /** The first day. */
  readonly from: GregorianDay;
  /** The last day, included; instead of `days`. */
  readonly to?: GregorianDay;
  /** How many days; instead of `to`. */
  readonly days?: DayCount;
  /** Why nobody looked. */
  readonly why: Text;
};

/**
 * Days on which nobody looked.
 *
 * @minItems 1
 */
export type Gaps = readonly Gap[];

/** Which places there are, and under which other names sources know them. */
export type Places = {
  /** A GeoJSON file with the shapes of places, relative to this file. */
  readonly boundaries?: Text;
  /** The property of the shapes that holds the name. */
  readonly name?: Text;
  /** Other names of places. */
  readonly aliases?: Aliases;
};

/**
 * Other names of places, each under the name in the boundary file.
 *
 * @minProperties 1
 */
export type Aliases = { readonly [place: string]: Texts };

/** Which violence is counted. */
export type Measure = {
  /** What is counted: events, or their deaths by the best, low or high estimate. */
  readonly count?: "events" | "deaths" | "deaths-low" | "deaths-high";
  /** Either side is one of these parties. */
  readonly parties?: Names;
  /** One side is of the first group, the other of the second, either way round. */
  readonly between?: Pair | Pairs;
  /** Kinds of violence, as the sources call them. */
  readonly kinds?: Texts;
  /** Places, as the boundary file names them. */
  readonly places?: Texts;
  /** What is left out although the rest would let it in. */
  readonly except?: Except;
  /** How records are treated whose day is not certain. */
  readonly dates?: DateTreatment;
};

/** Two groups of parties. */
export type Pair = {
  /** One side. */
  readonly one: Names;
  /** The other side. */
  readonly other: Names;
};

/**
 * Pairs of groups of parties.
 *
 * @minItems 1
 */
export type Pairs = readonly Pair[];

/** What a measure leaves out. */
export type Except = {
  /** Neither side may be one of these parties. */
  readonly parties?: Names;
  /** Not in these places. */
  readonly places?: Texts;
};

/** How records are treated whose day is not certain. */
export type DateTreatment = {
  /** On the first day; in equal parts on all days; only what certainly lies in the window; all that possibly does. */
  readonly rule?: "first-day" | "spread" | "certain" | "possible";
  /** The longest stretch, in days, that still counts as dated. */
  readonly longest?: DayCount;
};

/** A test that is registered before it is run: has violence fallen by so much? */
export type Test = {
  /** The measure. */
  readonly measure: Name;
  /** The days before, from which follows what was to be expected. */
  readonly baseline: Days;
  /** The days in question. */
  readonly window: Days;
  /** The fall that is asked for: 50 %. */
  readonly reduction: Share;
  /** How sure one must be before it is said: 90 %. */
  readonly certainty: Share;
  /** What is held probable beforehand of the ratio of the rates. */
  readonly prior?: Prior;
};

/** A lognormal prior on the ratio of the rates. */
export type Prior = {
  /**
   * Its median: 1 if a fall and a rise are equally probable.
   *
   * @exclusiveMinimum 0
   */
  readonly median: number;
  /**
   * The standard deviation of its logarithm.
   *
   * @exclusiveMinimum 0
   */
  readonly scale: number;
};
