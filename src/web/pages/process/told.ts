// What all parts of the page are told: the outline, the state, and both by name.
import type { Fact, FactId } from "../../../conditions/fact.js";
import type { ClauseStatus } from "../../../conditions/result.js";
import type { PhaseStatus, ProcessState } from "../../../process/state.js";
import type { ClauseOutline, OutlineAnswer } from "../../worker/answers/outline.js";
import type { Gate, StateAnswer } from "../../worker/answers/state.js";

/** A clause in words with its status. */
export type ToldClause = { readonly clause: ClauseOutline; readonly status: ClauseStatus };

/** A phase with its state and its gate. */
export type ToldPhase = {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly status: PhaseStatus;
  readonly gate: Gate;
};

/** What the parts are told. */
export type Told = {
  readonly outline: OutlineAnswer;
  readonly state: ProcessState;
  readonly effects: readonly string[];
  readonly standing: ReadonlySet<FactId>;
  /** In the order of the text, and of the road. */
  readonly clauses: readonly ToldClause[];
  readonly phases: readonly ToldPhase[];
  readonly facts: ReadonlyMap<FactId, Fact>;
};

/** Brings outline and state together. */
export function toldOf(outline: OutlineAnswer, { state, gates, effects, standing }: StateAnswer): Told {
  const statuses = new Map(state.clauses.map((one) => [one.clause, one]));
  const phases = new Map(state.phases.map((one) => [one.phase, one]));
  const gateOf = new Map(gates.map((one) => [one.phase, one]));
  return {
    outline,
    state,
    effects,
    standing: new Set(standing),
    clauses: outline.clauses.flatMap((clause) => {
      const status = statuses.get(clause.name);
      return status === undefined ? [] : [{ clause, status }];
    }),
    phases: outline.phases.flatMap((phase) => {
      const status = phases.get(phase.name);
      const gate = gateOf.get(phase.name);
      return status === undefined || gate === undefined ? [] : [{ ...phase, status, gate }];
    }),
    facts: new Map(outline.facts.map((fact) => [fact.id, fact])),
  };
}

/** What a name stands for, as people read it; the name itself if nothing is declared of it. */
export function nameIn({ outline }: Pick<Told, "outline">, name: string): string {
  return outline.names[name] ?? name;
}

/** A text with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Whether one still stands before the gate of a phase. */
export function isClosed(state: ToldPhase["status"]["state"]): boolean {
  return state === "not-open" || state === "reversed";
}
