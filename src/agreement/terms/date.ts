// Dates, stretches of time and moments as an agreement writes them: in three calendars, and relative to what happens.
import type { HijriBasis } from "../../ground/calendars.js";
import type { Day } from "../../ground/day.js";
import type { Duration } from "../../ground/duration.js";
import type { CalendarName } from "../../ground/month-names.js";

export type { CalendarParts, HijriBasis } from "../../ground/calendars.js";
export type { Duration } from "../../ground/duration.js";
export type { CalendarName } from "../../ground/month-names.js";

/** A date, with every calendar in which the text states it. All of them name the same `day`, which the reader has checked. */
export type AgreedDate = {
  readonly day: Day;
  /** Which calendars the text states, in this order: gregorian, persian, hijri. */
  readonly stated: readonly CalendarName[];
};

/** How dates and stretches are counted, for the whole file. */
export type CalendarRules = {
  readonly hijri: HijriBasis;
  /** Whether "10 days after X" counts the day of X as the first. */
  readonly firstDay: "counted" | "not-counted";
  /** Whether a deadline "within n days" includes its last day. */
  readonly lastDay: "included" | "excluded";
  /** Whether the file states the two rules above, or they are the defaults. */
  readonly stated: boolean;
};

/** A point in time that may depend on what happens. */
export type Moment =
  | { readonly kind: "date"; readonly date: AgreedDate }
  /** The day on which something declared happened: an event took place, a clause was met, a phase opened. */
  | { readonly kind: "named"; readonly what: "event" | "clause" | "phase"; readonly name: string }
  | {
      readonly kind: "shifted";
      readonly by: Duration;
      readonly direction: "after" | "before";
      readonly from: Moment;
    }
  | { readonly kind: "earlier-of" | "later-of"; readonly of: readonly Moment[] };
