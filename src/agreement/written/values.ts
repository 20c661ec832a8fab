// The written form, for the schema that editors use: single values. What is said here beside a type is what the editor shows.

/**
 * A text. Put it in quotes if it holds ": " or " #", or begins with one of [ { * & ! % @.
 *
 * @minLength 1
 */
export type Text = string;

/** A text that may look like a number: article 3, release 20.1. */
export type Label = Text | number;

/**
 * The name of something that this file declares.
 *
 * @minLength 1
 */
export type Name = string;

/** The name of something that this file declares, or several: [a, b]. */
export type Names = Name | NameList;

/**
 * Several names.
 *
 * @minItems 1
 * @uniqueItems true
 */
export type NameList = readonly Name[];

/** A text, or several: [a, b]. */
export type Texts = Text | TextList;

/**
 * Several texts.
 *
 * @minItems 1
 * @uniqueItems true
 */
export type TextList = readonly Text[];

/** A share: 30 % or 0.3. */
export type Share = Percentage | Fraction;

/**
 * A share in hundredths: 30 %.
 *
 * @pattern ^\s*-?\d+(\.\d+)?\s*%\s*$
 */
export type Percentage = string;

/**
 * A share as a number: 0.3.
 *
 * @minimum 0
 */
export type Fraction = number;

/**
 * A number in figures, without marks between the thousands: 8600.
 *
 * @minimum 0
 */
export type Count = number;

/**
 * A whole number in figures: 8600.
 *
 * @minimum 0
 * @asType integer
 */
export type WholeCount = number;

/**
 * A stretch of time: 135 days, 2 weeks, 14 months, 5 years. Months and years go to the same day of the month, or to its last day.
 *
 * @pattern ^\s*\d{1,6} +(day|week|month|year)s?\s*$
 */
export type Duration = string;

/**
 * A distance: 25 km.
 *
 * @pattern ^\s*\d+(\.\d+)?\s*km\s*$
 */
export type Distance = string;

/** yes or no. */
export type YesOrNo = "yes" | "no" | boolean;

/**
 * A grade of the Admiralty code: the source from A (reliable) to F (can't be judged), and apart from it what it says, from 1 (confirmed) to
 * 6 (can't be judged): B2.
 *
 * @pattern ^\s*[A-F][1-6]\s*$
 */
export type Grade = string;

/**
 * A fingerprint: SHA-256 in 64 hexadecimal digits.
 *
 * @pattern ^\s*[0-9a-f]{64}\s*$
 */
export type Hash = string;

/** A position in degrees, longitude first: [37.5, 47.1]. */
export type Position = readonly [longitude: number, latitude: number];
