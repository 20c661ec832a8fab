// What a format of conflict records is: its columns, what each holds, and which part of an event it gives; no code, only words.

/** A way in which a day is written. A `pattern` is written as for strptime: `%d.%m.%Y`. */
export type DayShape =
  | { readonly kind: "iso" }
  | { readonly kind: "day-month-name-year" }
  | { readonly kind: "day-month-year" }
  | { readonly kind: "digits" }
  | { readonly kind: "pattern"; readonly pattern: string };

/** What a column holds. */
export type Content =
  | { readonly kind: "text" }
  | { readonly kind: "day"; readonly shapes: readonly DayShape[] }
  /** A whole number within a range, both ends included. */
  | { readonly kind: "whole"; readonly least: number; readonly most: number }
  /** Degrees, from `-most` to `most`. */
  | { readonly kind: "degrees"; readonly most: 90 | 180 }
  /**
   * One of a few codes (compared in lower case), and what each means. A code that is not listed means `otherwise`; without
   * it, it is refused.
   */
  | {
      readonly kind: "code";
      readonly meaning: Readonly<Record<string, string>>;
      readonly otherwise?: string;
    };

/** The part of an event that a column gives. */
export type Role =
  | "id"
  /** The first day. */
  | "start"
  /** The last day, included. */
  | "end"
  /** How many days the row is spread over, from `start`. */
  | "days"
  /** How far the day is known; its codes mean `day`, `week` or `month` (of the calendar, around `start`). */
  | "stretch"
  | "country"
  | "adm1"
  | "adm2"
  | "name"
  | "latitude"
  | "longitude"
  /** How exact the coordinates are; its codes mean a precision of `Location`. */
  | "precision"
  | "sideA"
  | "sideB"
  | "kind"
  /** How many events the row stands for; 1 without such a column. */
  | "events"
  | "low"
  | "best"
  | "high"
  /** Whether somebody looked; its codes mean `yes` or `no`. */
  | "observed"
  /** Whether the row is violence at all; its codes mean `yes` or `no`. Rows that are not are passed over. */
  | "kept";

/** One column of a format. */
export type Column = {
  readonly name: string;
  /** Other names under which it is found: older releases, other exports. Case does not matter. */
  readonly also?: readonly string[];
  readonly role: Role;
  readonly content: Content;
  /** Whether the file must have the column. */
  readonly required: boolean;
  /** Whether the field may be empty. */
  readonly mayBeEmpty: boolean;
};

/** Who publishes records of a format, and on what terms. */
export type Provenance = {
  readonly publisher: string;
  readonly licence: string;
  readonly cite: string;
  /** Whether single records may be passed on to others. Counts made from them always may. */
  readonly recordsMayBePassedOn: boolean;
};

/** A format of conflict records. */
export type Format = {
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  readonly provenance: Provenance;
  readonly columns: readonly Column[];
  /** For exports without a header line: the column names, told apart by their number. */
  readonly withoutHeader?: readonly (readonly string[])[];
  /**
   * The largest share of records whose low estimate may exceed the high one, where the publisher's own releases hold such
   * slips. 0 = refused.
   */
  readonly slipShare: number;
};

/** A text that may be empty. */
export const text: Content = { kind: "text" };

/** A day as `2016-02-27`, with or without a time after it. */
export const isoDay: Content = { kind: "day", shapes: [{ kind: "iso" }] };

/** A number of deaths or of events. A billion is no count of a conflict, but a slip of the pen. */
export const count: Content = { kind: "whole", least: 0, most: 1_000_000_000 };

/** Degrees north. */
export const latitude: Content = { kind: "degrees", most: 90 };

/** Degrees east. */
export const longitude: Content = { kind: "degrees", most: 180 };

/** The column of a format that has a role, or `undefined`. */
export function columnOf(format: Format, role: Role): Column | undefined {
  return format.columns.find((column) => column.role === role);
}
