// The state of a process on a day, as it was known on a day: its phases, clauses, effects, what is due, and what contradicts.
import type { Effect } from "../agreement/terms/clause.js";
import type { PhaseWord } from "../agreement/terms/condition.js";
import type { ClauseStatus, Why } from "../conditions/result.js";
import type { Day } from "../ground/day.js";

/** A phase on a day. */
export type PhaseStatus = {
  readonly phase: string;
  readonly state: PhaseWord;
  /** Since when it has been in this state. */
  readonly since?: Day;
  readonly why: Why;
  /** What still keeps it from opening, if it is not open. */
  readonly waitsFor: readonly Why[];
  /** Every state it was in, in order. */
  readonly history: readonly { readonly state: PhaseWord; readonly from: Day; readonly why: Why }[];
};

/** An effect that follows from a clause's result. */
export type Following = {
  readonly clause: string;
  readonly effect: Effect;
  readonly on: Day;
  /** Whether it follows by itself, or somebody may set it off. */
  readonly by?: string;
  readonly why: Why;
};

/** Two rules that both apply and disagree. */
export type Conflict = { readonly about: string; readonly on: Day; readonly why: Why };

/** Something that lies ahead. */
export type Due = {
  readonly clause: string;
  readonly day: Day;
  readonly what: "begins" | "due" | "goal" | "ends" | "begin-by";
  readonly overdue: boolean;
};

/** The state of a process. */
export type ProcessState = {
  readonly on: Day;
  readonly known: Day;
  readonly phases: readonly PhaseStatus[];
  readonly clauses: readonly ClauseStatus[];
  readonly effects: readonly Following[];
  readonly conflicts: readonly Conflict[];
  readonly due: readonly Due[];
};
