// Dates, stretches of time and moments as an agreement writes them: in three calendars, and relative to what happens.
import type { Day } from "../../ground/day.js";

/** A date of a calendar that counts months by the moon or from the spring equinox: year, month from 1, day of the month. */
export type CalendarParts = { readonly year: number; readonly month: number; readonly day: number };

/** A date, with every calendar in which the text states it. All of them name the same `day`, which the reader has checked. */
export type AgreedDate = {
  readonly day: Day;
  /** Which calendars the text states, in this order: gregorian, persian, hijri. */
  readonly stated: readonly CalendarName[];
};

/** The calendars of peace agreements: Gregorian, Persian solar, Hijri lunar. */
export type CalendarName = "gregorian" | "persian" | "hijri";

/** How the Hijri calendar is counted: as announced in Mecca, or by one of the two arithmetic rules. */
export type HijriBasis = "umm-al-qura" | "civil" | "tabular";

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

/** A stretch of time: `135 days`. Months and years go to the same day of the month, or to the last one there is. */
export type Duration = { readonly count: number; readonly unit: "days" | "weeks" | "months" | "years" };

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
