// The written form, for the schema that editors use: dates, days and moments.
import type { Duration, Name } from "./values.js";

/** A date: 2020-03-10, 10 March 2020, 20 Hoot 1398, 15 Rajab 1441; or in every calendar in which the text states it. */
export type WrittenDate = DateText | DateInCalendars;

/**
 * A date in one calendar: 2020-03-10 or 10 March 2020, 20 Hoot 1398 or 20 Esfand 1398, 15 Rajab 1441.
 *
 * @pattern ^\s*([0-9٠-٩۰-۹]{1,6}-[0-9٠-٩۰-۹]{1,2}-[0-9٠-٩۰-۹]{1,2}|[0-9٠-٩۰-۹]{1,2}\s+\D.*?\s+[0-9٠-٩۰-۹]{1,6}.*)\s*$
 */
export type DateText = string;

/**
 * A date in every calendar in which the text states it. All must name the same day.
 *
 * @minProperties 1
 */
export type DateInCalendars = {
  /** 2020-03-10 or 10 March 2020. */
  readonly gregorian?: DateText;
  /** Persian solar: 20 Hoot 1398 or 20 Esfand 1398. */
  readonly persian?: DateText;
  /** Hijri lunar: 15 Rajab 1441. */
  readonly hijri?: DateText;
};

/**
 * A day of the Gregorian calendar: 2016-02-27.
 *
 * @pattern ^\s*\d{4}-\d{2}-\d{2}\s*$
 */
export type GregorianDay = string;

/** Days, both ends included: from with to, or from with the number of days. */
export type Days = DaysUntil | DaysLasting;

/** Days, both ends included. */
export type DaysUntil = {
  /** The first day. */
  readonly from: GregorianDay;
  /** The last day, included. */
  readonly to: GregorianDay;
};

/** So many days. */
export type DaysLasting = {
  /** The first day. */
  readonly from: GregorianDay;
  /** How many days, with the first. */
  readonly days: DayCount;
};

/**
 * How many days.
 *
 * @minimum 1
 * @maximum 36525
 * @asType integer
 */
export type DayCount = number;

/**
 * A point in time that may depend on what happens: a date; the name of an event, a clause (the day on which it is first met) or a phase (the
 * day on which it opens); 135 days after signing; { earlier-of: [8 years after adoption, conclusion] }.
 */
export type Moment = MomentWords | DateInCalendars | EarlierOf | LaterOf | Shifted;

/** A date, a name, or a stretch before or after one: 135 days after signing. */
export type MomentWords = Name | Duration;

/** The earlier of several moments. */
export type EarlierOf = { readonly "earlier-of": Moments };

/** The later of several moments. */
export type LaterOf = { readonly "later-of": Moments };

/**
 * Several moments.
 *
 * @minItems 2
 */
export type Moments = readonly Moment[];

/**
 * A stretch before or after a moment that needs keys itself: { 30 days after: { earlier-of: [a, b] } }.
 *
 * @minProperties 1
 * @maxProperties 1
 * @propertyNames {"pattern": "^\\d{1,6} +(day|week|month|year)s? +(after|before)$"}
 */
export type Shifted = { readonly [stretch: string]: Moment };
