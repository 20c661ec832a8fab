// The clauses of a process as columns of numbers: when they are owed, what they wait for, what is assumed of them.
import type { Clause } from "../../../agreement/terms/clause.js";
import type { Condition } from "../../../agreement/terms/condition.js";
import type { Moment } from "../../../agreement/terms/date.js";
import { type Assumed, spreadOf } from "../assumed.js";
import { conditionKey, isLasting } from "../elements.js";
import { type Coder, never } from "./code.js";
import type { ProgramInput } from "./program-input.js";

/** How it is known that a clause was kept: by what is assumed of it, by what it asks for, or by both together. */
export const byItself = 0;
export const byWhatItAsks = 1;
export const byBoth = 2;

/** The clauses; an entry of a column for each. Offsets are into the program's code, −1 where there is nothing. */
export type ClauseTable = {
  readonly count: number;
  readonly lasting: Uint8Array;
  readonly judgedBy: Uint8Array;
  readonly gates: Int32Array;
  readonly asLongAs: Int32Array;
  readonly that: Int32Array;
  readonly from: Int32Array;
  readonly due: Int32Array;
  /** Days to be taken from the moment of `due`. */
  readonly dueLess: Int32Array;
  readonly together: Int32Array;
  readonly last: Int32Array;
  readonly lastLess: Int32Array;
  /** Whether it is owed only once another clause releases it. */
  readonly released: Uint8Array;
  readonly superseded: Int32Array;
  /** The length of a term (see `Coder.stretch`), and the decision that renews it (a node), or −1. */
  readonly term: Int32Array;
  readonly renewal: Int32Array;
  /** The day after the term that runs on the first day, if that is known; else `never`. */
  readonly termEnds: Int32Array;
  readonly renewed: Float64Array;
  /** Other clauses (nodes) with which it runs in parallel, and how far it may lag. */
  readonly parallel: readonly (readonly number[])[];
  readonly tolerance: Float64Array;
  /** What is assumed: the probability, the median of the delay, its spread, and whether both are shares of the time allowed. */
  readonly probability: Float64Array;
  readonly median: Float64Array;
  readonly spread: Float64Array;
  readonly ofTime: Uint8Array;
  /** The time that counts where the delay is a share and there is no deadline. */
  readonly usual: Float64Array;
  readonly perYear: Float64Array;
  readonly lastDays: Float64Array;
  /** The day from which it was owed, if it was on the first day, else `never`; and for how many days it had been. */
  readonly owedSince: Int32Array;
  readonly waited: Float64Array;
  /** How late it was met, if it was met before the first day. */
  readonly late: Int32Array;
  /** Days from when it was owed to its deadline, as known on the first day. */
  readonly allowed: Float64Array;
};

/** Makes the table. */
export function clauseTable(input: ProgramInput, code: Coder, node: (key: string) => number): ClauseTable {
  const { elements, assumptions } = input;
  const { clauses } = elements;
  const ints = (value: (clause: Clause) => number): Int32Array => Int32Array.from(clauses, value);
  const floats = (value: (clause: Clause) => number): Float64Array => Float64Array.from(clauses, value);
  const assumed = (clause: Clause): Assumed => assumedOf(assumptions.clauses, clause.name);
  const delay = (clause: Clause) => assumed(clause).shareOfTime ?? assumed(clause).delay;
  const renewal = (clause: Clause): number => {
    const decision = clause.when.renewable?.decision;
    return decision === undefined ? -1 : node(`decision ${decision}`);
  };
  return {
    count: clauses.length,
    lasting: Uint8Array.from(clauses, (c) => (isLasting(c) ? 1 : 0)),
    judgedBy: Uint8Array.from(clauses, (c) => judgedBy(c, input)),
    gates: ints((c) => code.all(c.gatedBy)),
    asLongAs: ints((c) => code.all(c.asLongAs.map(unbroken))),
    that: ints((c) =>
      judgedBy(c, input) === byItself || c.that === undefined ? -1 : code.condition(c.that),
    ),
    from: ints((c) => code.moment(c.when.from)),
    due: ints((c) => code.moment(c.when.by ?? c.when.before)),
    dueLess: ints((c) => lessDays(c, input)),
    together: ints((c) => code.moment(togetherBy(c))),
    last: ints((c) => code.moment(c.when.until)),
    lastLess: ints((c) => (isShort(c.when.until, input) ? 1 : 0)),
    released: Uint8Array.from(clauses, (c) => (isReleased(c, input) ? 1 : 0)),
    superseded: ints((c) => code.moment(supersededFrom(c, clauses))),
    term: ints((c) => (c.when.renewable === undefined ? -1 : code.stretch(c.when.renewable.term))),
    renewal: ints(renewal),
    termEnds: ints((c) => (input.beginning.clauses.get(c.name)?.until ?? never - 1) + 1),
    renewed: floats((c) => {
      const decision = c.when.renewable?.decision;
      return decision === undefined
        ? 0
        : assumedOf(assumptions.happenings, `decision ${decision}`).probability;
    }),
    parallel: clauses.map((c) => c.parallel?.with.map((name) => node(`clause ${name}`)) ?? []),
    tolerance: floats((c) => c.parallel?.tolerance ?? 0),
    probability: floats((c) => assumed(c).probability),
    median: floats((c) => delay(c)?.median ?? 0),
    spread: floats((c) => spreadOf(delay(c) ?? { median: 0, high: 0 })),
    ofTime: Uint8Array.from(clauses, (c) => (assumed(c).shareOfTime === undefined ? 0 : 1)),
    usual: floats((c) => assumed(c).delay?.median ?? 0),
    perYear: floats((c) => assumed(c).breaches?.perYear ?? 0),
    lastDays: floats((c) => assumed(c).breaches?.lastDays ?? 0),
    owedSince: ints((c) => input.beginning.clauses.get(c.name)?.owedSince ?? never),
    waited: floats((c) => waitedFor(c, input)),
    late: ints((c) => input.beginning.clauses.get(c.name)?.late ?? 0),
    allowed: floats((c) => {
      const known = input.beginning.clauses.get(c.name);
      if (known?.owedSince === undefined || known.due === undefined) return 0;
      return Math.max(1, known.due - known.owedSince);
    }),
  };
}

function assumedOf(assumptions: ReadonlyMap<string, Assumed>, key: string): Assumed {
  const found = assumptions.get(key);
  if (found === undefined) throw new RangeError(`every element has an assumption; got none for "${key}"`);
  return found;
}

function judgedBy(clause: Clause, { assumptions }: ProgramInput): number {
  const { from } = assumedOf(assumptions.clauses, clause.name);
  if (from === "follows") return byWhatItAsks;
  if (clause.that === undefined || from === "default") return byItself;
  // the caller or the file speaks of the clause and of the very thing that it asks for
  const asked = assumptions.happenings.get(conditionKey(clause.that))?.from;
  return asked === "caller" || asked === "file" ? byBoth : byItself;
}

// the day before "before"; and under the rule that the last day of "within 10 days" is left out, one day less
function lessDays({ when }: Clause, { process }: ProgramInput): number {
  if (when.by === undefined) return when.before === undefined ? 0 : 1;
  return isShort(when.by, { process }) ? 1 : 0;
}

function isShort(moment: Moment | undefined, { process }: Pick<ProgramInput, "process">): boolean {
  return (
    process.calendar.lastDay === "excluded" &&
    moment?.kind === "shifted" &&
    moment.direction === "after" &&
    moment.by.count > 0
  );
}

function isReleased({ name }: Clause, { elements }: ProgramInput): boolean {
  return elements.rules.some(
    ({ target, consequence: { effect } }) =>
      target === name &&
      (effect.kind === "releases" || (effect.kind === "opens" && effect.what === "clause")),
  );
}

// a clause that is named alone breaks what depends on it only when it is not met
function unbroken(condition: Condition): Condition {
  switch (condition.kind) {
    case "clause":
      return condition.is.length === 1 && condition.is[0] === "met"
        ? { ...condition, is: ["met", "not-yet-due", "waived", "superseded"] }
        : condition;
    case "all":
    case "any":
    case "some":
      return { ...condition, of: condition.of.map(unbroken) };
    default:
      return condition;
  }
}

function togetherBy({ when }: Clause): Moment | undefined {
  if (when.together === undefined) return undefined;
  return { kind: "shifted", by: when.together.within, direction: "after", from: when.together.with };
}

function supersededFrom(clause: Clause, clauses: readonly Clause[]): Moment | undefined {
  const moments = clauses.flatMap(({ amends }) => (amends?.clause === clause.name ? [amends.from] : []));
  return moments.length === 0 ? undefined : { kind: "earlier-of", of: moments };
}

function waitedFor(clause: Clause, { beginning, start }: ProgramInput): number {
  const known = beginning.clauses.get(clause.name);
  if (known?.owedSince === undefined || known.metOn !== undefined || isLasting(clause)) return 0;
  return Math.max(0, start - known.owedSince);
}
