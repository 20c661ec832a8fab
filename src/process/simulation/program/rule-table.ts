// The consequences of clauses and the phases of a process as columns of numbers.
import { clauseWords } from "../../../agreement/terms/condition.js";
import type { Elements } from "../elements.js";
import type { Coder } from "./code.js";
import type { ProgramInput } from "./program-input.js";

/** What a rule does to its target. */
export const effects = { opens: 0, pauses: 1, resumes: 2, "snaps-back": 3, releases: 4 } as const;

/** The consequences. `clause` and `target` are nodes. */
export type RuleTable = {
  readonly count: number;
  readonly clause: Int32Array;
  /** The word of the clause that sets the rule off. */
  readonly on: Uint8Array;
  /** How long afterwards (see `Coder.stretch`). */
  readonly after: Int32Array;
  readonly effect: Uint8Array;
  readonly target: Int32Array;
  /** How probable it is that it takes effect at all: below 1 only where somebody may set it off. */
  readonly probability: Float64Array;
  /** For every node the rules (not nodes) that bear on it. */
  readonly bearing: ReadonlyMap<number, readonly number[]>;
};

/** The phases. Offsets are into the program's code, −1 where there is nothing. */
export type PhaseTable = {
  readonly count: number;
  readonly opensWhen: Int32Array;
  readonly opensOn: Int32Array;
  readonly suspendedWhen: Int32Array;
  readonly reversedWhen: Int32Array;
  readonly endsWhen: Int32Array;
  readonly endsOn: Int32Array;
};

/** Makes the table of consequences. */
export function ruleTable(
  { elements, assumptions }: ProgramInput,
  code: Coder,
  node: (key: string) => number,
): RuleTable {
  const { rules } = elements;
  const target = Int32Array.from(rules, ({ consequence: { effect } }) =>
    effect.kind === "notifies" ? -1 : node(`${effect.what} ${effect.name}`),
  );
  const bearing = new Map<number, number[]>();
  target.forEach((to, rule) => {
    bearing.set(to, [...(bearing.get(to) ?? []), rule]);
  });
  return {
    count: rules.length,
    clause: Int32Array.from(rules, (r) => node(`clause ${r.clause}`)),
    on: Uint8Array.from(rules, (r) => clauseWords.indexOf(r.consequence.on)),
    after: Int32Array.from(rules, ({ consequence: { after } }) =>
      after === undefined ? 0 : code.stretch(after),
    ),
    effect: Uint8Array.from(rules, ({ consequence: { effect } }) =>
      effect.kind === "notifies" ? 0 : effects[effect.kind],
    ),
    target,
    probability: Float64Array.from(rules, (r) => assumptions.rules.get(r.name)?.probability ?? 1),
    bearing,
  };
}

/** Makes the table of phases. */
export function phaseTable({ phases }: Elements, code: Coder): PhaseTable {
  return {
    count: phases.length,
    opensWhen: Int32Array.from(phases, (p) => code.all(p.opensWhen)),
    opensOn: Int32Array.from(phases, (p) => code.moment(p.opensOn)),
    suspendedWhen: Int32Array.from(phases, (p) => code.any(p.suspendedWhen)),
    reversedWhen: Int32Array.from(phases, (p) => code.any(p.reversedWhen)),
    endsWhen: Int32Array.from(phases, (p) => code.all(p.endsWhen)),
    endsOn: Int32Array.from(phases, (p) => code.moment(p.endsOn)),
  };
}
