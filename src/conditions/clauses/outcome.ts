// What comes out for a clause before doubts, levels and words are added; the same form for every kind of obligation.
import type { ClauseWord } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import type { Figures, Why } from "../result.js";

/** The outcome for a clause on a day. */
export type Outcome = {
  readonly result: ClauseWord;
  readonly why: Why;
  /** Whether it is owed and its time is up, so that the rule for "nobody can tell" applies. */
  readonly ripe: boolean;
  readonly progress?: number;
  readonly figures?: readonly Figures[];
  readonly from?: Day;
  readonly due?: Day;
  readonly goal?: Day;
  readonly until?: Day;
  readonly metOn?: Day;
  readonly late?: number;
  readonly begun?: boolean;
  readonly lapses?: readonly { readonly from: Day; readonly to: Day }[];
};

/** Which question is asked, and of which day. */
export type Asked = { readonly of: "status" | "performance"; readonly on: Day };

/** Only those of some values that are there. */
export function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
