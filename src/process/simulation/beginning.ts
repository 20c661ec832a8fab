// What is known on the first day of a simulation: what is met stays met, and who has waited long is not believed to be quick.
import type { ClauseWord, PhaseWord } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";

/** The state from which a simulation sets out. Everything of which it says nothing is as on the first day of the process. */
export type Beginning = {
  /** Whether facts were looked at: otherwise nothing is concluded from what has not happened yet. */
  readonly informed: boolean;
  readonly clauses: ReadonlyMap<string, ClauseBeginning>;
  /** Answers by the key of the condition (`conditionKey`). */
  readonly happenings: ReadonlyMap<
    string,
    { readonly answer: "yes" | "no"; readonly on: Day; readonly first?: Day }
  >;
  readonly phases: ReadonlyMap<
    string,
    { readonly state: PhaseWord; readonly since: Day; readonly openedOn?: Day }
  >;
};

/** A clause at the beginning. */
export type ClauseBeginning = {
  readonly result: ClauseWord;
  /** Since when it has had this result. */
  readonly since: Day;
  /** The day on which it was first met. */
  readonly metOn?: Day;
  /** How many days late that was. */
  readonly late?: number;
  /** The day from which it has been owed: its first day has come, and its gates have opened. */
  readonly owedSince?: Day;
  /** The last day on which it is owed, or of its term. */
  readonly until?: Day;
  /** Its deadline. */
  readonly due?: Day;
};

/** Nothing is known. */
export const nothingKnown: Beginning = {
  informed: false,
  clauses: new Map(),
  happenings: new Map(),
  phases: new Map(),
};
