// What a simulation moves: things that happen, clauses, rules of consequence, phases; and which of them follow others.
import { sayCondition } from "../../agreement/saying/conditions.js";
import type { Clause, Consequence } from "../../agreement/terms/clause.js";
import type { Condition } from "../../agreement/terms/condition.js";
import type { Moment } from "../../agreement/terms/date.js";
import type { Phase } from "../../agreement/terms/phase.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { Day } from "../../ground/day.js";

/** Something that happens once, with yes or no: an event, a decision, the answer of a test, or a condition of another kind. */
export type Happening = {
  readonly kind: "happening";
  readonly what: "event" | "decision" | "test" | "condition";
  readonly name: string;
  readonly key: string;
  readonly condition: Condition;
  /** The day on which the agreement itself says that it happens. */
  readonly dated?: Day;
  /** The last day of the window, for a test. */
  readonly notBefore?: Day;
  /** The clauses that ask for just this, of which one may bring it about. */
  readonly askedBy: readonly string[];
  /** Whether it only ever does harm: nothing that opens or is owed waits for it. */
  readonly harmful: boolean;
};

/** A consequence of a clause on a phase or on another clause. */
export type Rule = {
  readonly kind: "rule";
  readonly name: string;
  readonly clause: string;
  readonly consequence: Consequence;
  readonly target: string;
};

/** Everything that a simulation moves, each list in the order of its names, so that the order of the file does not matter. */
export type Elements = {
  readonly happenings: readonly Happening[];
  readonly clauses: readonly Clause[];
  readonly rules: readonly Rule[];
  readonly phases: readonly Phase[];
};

/** The elements of a process. */
export function elementsOf(process: ProcessFile): Elements {
  const clauses = [...process.clauses].sort(byName);
  const phases = [...process.phases].sort(byName);
  return {
    happenings: happeningsOf(process, clauses, phases),
    clauses,
    rules: clauses.flatMap(rulesOf),
    phases,
  };
}

/**
 * One string for all conditions that ask the same, wherever they stand; of decisions, whatever the answer.
 *
 * @example
 * conditionKey({ kind: "decision", decision: "review", is: "no", spot: {} }) // "decision review"
 */
export function conditionKey(condition: Condition): string {
  switch (condition.kind) {
    case "event":
      return `event ${condition.event}`;
    case "decision":
      return `decision ${condition.decision}`;
    case "test":
      return `test ${condition.test}`;
    default:
      return JSON.stringify(condition, (key, value: unknown) =>
        key === "spot" ? undefined : isRecord(value) ? sortedKeys(value) : value,
      );
  }
}

/** The conditions of which a condition is made: all, any, some and not taken apart. */
export function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "some":
      return condition.of.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.of);
    default:
      return [condition];
  }
}

/** Whether clauses of this kind last, so that they can be broken and mended, rather than being done once. */
export function isLasting(clause: Clause): boolean {
  return clause.obligation === "maintain" || clause.obligation === "refrain";
}

/** Whether a condition speaks only of named things that a simulation moves by themselves. */
export function isOfNames(condition: Condition): boolean {
  return leavesOf(condition).every(isNamed);
}

/** The moments that a clause names. */
export function momentsOf(clause: Clause): readonly Moment[] {
  const { from, beginBy, by, before, until, goal, together } = clause.when;
  return [from, beginBy, by, before, until, goal, together?.with].filter((m) => m !== undefined);
}

// each leaf with whether it is its absence that is asked for
function signedLeaves(
  condition: Condition,
  denied: boolean,
): readonly { readonly leaf: Condition; readonly denied: boolean }[] {
  if (condition.kind === "not") return signedLeaves(condition.of, !denied);
  if (condition.kind === "all" || condition.kind === "any" || condition.kind === "some")
    return condition.of.flatMap((one) => signedLeaves(one, denied));
  return [{ leaf: condition, denied }];
}

const isNamed = ({ kind }: Condition): boolean =>
  kind === "event" || kind === "decision" || kind === "test" || kind === "clause" || kind === "phase";
const moves = ({ kind }: Condition): boolean => kind !== "clause" && kind !== "phase";

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** The consequences of a clause on phases and on other clauses. */
export function rulesOf(clause: Clause): readonly Rule[] {
  return clause.consequences.flatMap((consequence, index): readonly Rule[] => {
    const { effect } = consequence;
    if (effect.kind === "notifies") return [];
    const name = `${clause.name} ${consequence.on} ${effect.kind} ${effect.name} ${index}`;
    return [{ kind: "rule", name, clause: clause.name, consequence, target: effect.name }];
  });
}

function happeningsOf(
  process: ProcessFile,
  clauses: readonly Clause[],
  phases: readonly Phase[],
): readonly Happening[] {
  const wanted = new Map<string, Condition>();
  const feared = new Map<string, Condition>();
  const sort = (conditions: readonly Condition[], into: Map<string, Condition>): void => {
    for (const { leaf, denied } of conditions
      .flatMap((c) => signedLeaves(c, false))
      .filter((l) => moves(l.leaf)))
      (denied ? (into === wanted ? feared : wanted) : into).set(conditionKey(leaf), leaf);
  };
  for (const clause of clauses) {
    sort([...clause.gatedBy, ...clause.asLongAs], wanted);
    // what a clause is about moves by itself only where the clause does not stand for it
    if (clause.that !== undefined && isOfNames(clause.that)) sort([clause.that], wanted);
    for (const moment of momentsOf(clause)) sortEvents(moment, wanted);
    const renewal = clause.when.renewable?.decision;
    if (renewal !== undefined) sort([{ kind: "decision", decision: renewal, is: "yes", spot: {} }], wanted);
    if (clause.amends !== undefined) sortEvents(clause.amends.from, wanted);
  }
  for (const phase of phases) {
    sort([...phase.opensWhen, ...phase.endsWhen], wanted);
    sort([...phase.suspendedWhen, ...phase.reversedWhen], feared);
    for (const moment of [phase.opensOn, phase.endsOn]) if (moment !== undefined) sortEvents(moment, wanted);
  }
  const asking = new Map<string, string[]>();
  for (const { name, that } of clauses) {
    if (that === undefined || !moves(that)) continue;
    const key = conditionKey(that);
    asking.set(key, [...(asking.get(key) ?? []), name]);
  }
  return [...new Map([...feared, ...wanted])]
    .map(([key, condition]) =>
      happening(process, condition, { key, askedBy: asking.get(key) ?? [], harmful: !wanted.has(key) }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function sortEvents(moment: Moment, into: Map<string, Condition>): void {
  switch (moment.kind) {
    case "date":
      return;
    case "named": {
      if (moment.what !== "event") return;
      const event: Condition = { kind: "event", event: moment.name, spot: {} };
      into.set(conditionKey(event), event);
      return;
    }
    case "shifted":
      sortEvents(moment.from, into);
      return;
    default:
      for (const one of moment.of) sortEvents(one, into);
  }
}

type Use = Pick<Happening, "key" | "askedBy" | "harmful">;

function happening(process: ProcessFile, condition: Condition, use: Use): Happening {
  const rest = { kind: "happening", condition, ...use } as const;
  switch (condition.kind) {
    case "event": {
      const declared = process.events.find((e) => e.name === condition.event)?.date?.day;
      // the file may give the day of its signing with the agreement instead
      const signed = condition.event === "signing" ? process.agreement?.signed?.day : undefined;
      const dated = declared ?? signed;
      return { ...rest, what: "event", name: condition.event, ...(dated === undefined ? {} : { dated }) };
    }
    case "decision":
      return { ...rest, what: "decision", name: condition.decision };
    case "test": {
      const test = process.tests.find((t) => t.name === condition.test);
      const notBefore = test === undefined ? {} : { notBefore: (test.window.end - 1) as Day };
      return { ...rest, what: "test", name: condition.test, ...notBefore };
    }
    default:
      return { ...rest, what: "condition", name: sayCondition(condition, process) };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sortedKeys(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
