// What a simulation assumes of each element: what the caller says, else the process file, else stated defaults. Nothing is silent.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Assumption } from "../../agreement/terms/phase.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { formatDay } from "../../ground/day.js";
import { ln } from "../../numbers/elementary.js";
import { conditionKey, type Elements, type Happening, isLasting, isOfNames } from "./elements.js";

/** How long a thing takes from the day on which it could first be done: half of the time by `median` days, 19 in 20 by `high`. */
export type Delay = { readonly median: number; readonly high: number };

/** What is assumed of things of which neither the caller nor the file says anything. */
export type DefaultAssumptions = {
  /** Clauses that are done once, events, decisions, and other conditions for which something waits. */
  readonly done: { readonly probability: number; readonly delay: Delay };
  /** The delay of a clause with a deadline, as a share of the time that it has. */
  readonly shareOfTime: Delay;
  /** Clauses that last. */
  readonly lasting: {
    readonly probability: number;
    readonly breaches: { readonly perYear: number; readonly lastDays: number };
  };
  /** Tests of violence. Better: what `designTest` or `assess` say. */
  readonly test: { readonly probability: number };
  /** Events and conditions that could only suspend, reverse or end something. */
  readonly harmful: { readonly probability: number };
  /** How probable it is that somebody who may set an effect off does so. */
  readonly setOff: number;
};

/** The defaults. They are round figures and not estimates; the answer names every element for which one of them was used. */
export const defaultAssumptions: DefaultAssumptions = {
  done: { probability: 0.8, delay: { median: 90, high: 365 } },
  shareOfTime: { median: 1, high: 2 },
  lasting: { probability: 1, breaches: { perYear: 1, lastDays: 14 } },
  test: { probability: 0.5 },
  harmful: { probability: 0 },
  setOff: 1,
};

/** One assumption as it was used. */
export type Assumed = {
  readonly about: string;
  readonly what: "clause" | "event" | "decision" | "test" | "condition" | "effect";
  /** Who says so. `agreement`: the text fixes the date. `follows`: it comes about through another element and needs none. */
  readonly from: "caller" | "file" | "agreement" | "follows" | "default";
  /** The clause that brings it about, if it follows one. */
  readonly through?: string;
  readonly probability: number;
  readonly delay?: Delay;
  /** The delay is a share of the time from the day on which it could first be done to its deadline, where it has one. */
  readonly shareOfTime?: Delay;
  readonly breaches?: { readonly perYear: number; readonly lastDays: number };
  /** In words. */
  readonly text: string;
  readonly why?: string;
};

/** The assumptions of all elements, by the key of the happening, the name of the clause or of the rule. */
export type Assumptions = {
  readonly happenings: ReadonlyMap<string, Assumed>;
  readonly clauses: ReadonlyMap<string, Assumed>;
  readonly rules: ReadonlyMap<string, Assumed>;
};

/** Who says what is assumed. */
export type AssumptionSources = {
  readonly caller: readonly Assumption[];
  readonly defaults: DefaultAssumptions;
};

/** Finds the assumption of every element. Throws when the caller speaks of something that the process does not have. */
export function assumptionsFor(
  process: ProcessFile,
  elements: Elements,
  { caller, defaults }: AssumptionSources,
): Assumptions {
  refuseUnknown(process, caller);
  const given = new Map<string, Given>();
  for (const assumption of process.assumptions) given.set(assumption.about, { assumption, from: "file" });
  for (const assumption of caller) given.set(assumption.about, { assumption, from: "caller" });
  const happenings = new Map<string, Assumed>();
  for (const one of elements.happenings) {
    const said = one.what === "condition" ? undefined : given.get(one.name);
    const through = one.askedBy.find((name) => given.has(name)) ?? one.askedBy[0];
    happenings.set(one.key, assumedHappening(one, { said, through, defaults }));
  }
  const clauses = new Map<string, Assumed>();
  for (const clause of elements.clauses)
    clauses.set(clause.name, assumedClause(clause, given.get(clause.name), { happenings, defaults }));
  const rules = new Map<string, Assumed>();
  for (const rule of elements.rules) {
    const { by, effect } = rule.consequence;
    if (by === undefined) continue;
    const text = `${by} sets it off in ${percent(defaults.setOff)} of the cases in which it may: ${effect.kind} ${rule.target}`;
    rules.set(rule.name, {
      about: rule.clause,
      what: "effect",
      from: "default",
      probability: defaults.setOff,
      text,
    });
  }
  return { happenings, clauses, rules };
}

/**
 * The spread of a delay: the standard deviation of its logarithm, from how far `high` lies above `median`.
 *
 * @example
 * spreadOf({ median: 10, high: 10 }) // 0
 */
export function spreadOf({ median, high }: Delay): number {
  // 19 in 20 are sooner: the 0.95 quantile of a standard normal variable
  return median > 0 && high > median ? ln(high / median) / normalAt95 : 0;
}

const normalAt95 = 1.6448536269514722;

type Given = { readonly assumption: Assumption; readonly from: "caller" | "file" };

type ForHappening = {
  readonly said: Given | undefined;
  readonly through: string | undefined;
  readonly defaults: DefaultAssumptions;
};

function assumedHappening(one: Happening, { said, through, defaults }: ForHappening): Assumed {
  const head = { about: one.name, what: one.what };
  if (said !== undefined) return { ...head, ...stated(said), text: sayOnce(said.assumption, one.what) };
  if (one.dated !== undefined) {
    const text = `on ${formatDay(one.dated)}, as the agreement says`;
    return { ...head, from: "agreement", probability: 1, text };
  }
  if (through !== undefined) {
    const text = `comes about with the clause ${through}`;
    return { ...head, from: "follows", through, probability: 1, text };
  }
  if (one.harmful) {
    const { probability } = defaults.harmful;
    const text = probability === 0 ? never[one.what] : `comes to pass in ${percent(probability)}`;
    return { ...head, from: "default", probability, text };
  }
  const assumption = one.what === "test" ? defaults.test : defaults.done;
  return { ...head, from: "default", ...assumption, text: sayOnce(assumption, one.what) };
}

const never = {
  event: "does not come to pass",
  decision: "is not taken",
  test: "is not run",
  condition: "does not come to pass",
} as const;

type ForClause = {
  readonly happenings: ReadonlyMap<string, Assumed>;
  readonly defaults: DefaultAssumptions;
};

function assumedClause(
  clause: Clause,
  said: Given | undefined,
  { happenings, defaults }: ForClause,
): Assumed {
  const head = { about: clause.name, what: "clause" } as const;
  const lasting = isLasting(clause);
  if (said !== undefined) {
    const { assumption } = said;
    return {
      ...head,
      ...stated(said),
      text: lasting ? sayLasting(assumption) : sayOnce(assumption, "clause"),
    };
  }
  // a clause that asks for named things alone is met when they are
  const { that } = clause;
  if (that !== undefined && isOfNames(that)) {
    // and not where the named thing itself waits for this clause
    if (happenings.get(conditionKey(that))?.through !== clause.name)
      return { ...head, from: "follows", probability: 1, text: "is met when what it asks for is so" };
  }
  if (lasting) return { ...head, from: "default", ...defaults.lasting, text: sayLasting(defaults.lasting) };
  const { when } = clause;
  if (when.by === undefined && when.before === undefined)
    return { ...head, from: "default", ...defaults.done, text: sayOnce(defaults.done, "clause") };
  const { median, high } = defaults.shareOfTime;
  const text = `is done in ${percent(defaults.done.probability)}, half of the time within ${median} times, and 19 in 20 within ${high} times the time allowed`;
  return { ...head, from: "default", ...defaults.done, shareOfTime: defaults.shareOfTime, text };
}

function stated({ assumption, from }: Given): Omit<Assumed, "about" | "what" | "text"> {
  const { probability, delay, breaches, why } = assumption;
  return {
    from,
    probability,
    ...(delay === undefined ? {} : { delay }),
    ...(breaches === undefined ? {} : { breaches }),
    ...(why === undefined ? {} : { why }),
  };
}

type Once = { readonly probability: number; readonly delay?: Delay };

function sayOnce({ probability, delay }: Once, what: Assumed["what"]): string {
  const verb =
    what === "clause"
      ? "is done"
      : what === "decision"
        ? "is answered with yes"
        : what === "test"
          ? "is met"
          : "comes to pass";
  const time =
    delay === undefined
      ? "at once"
      : `half of the time within ${days(delay.median)}, 19 in 20 within ${days(delay.high)}`;
  return `${verb} in ${percent(probability)}, ${time}`;
}

type Lasts = { readonly probability: number; readonly breaches?: Assumption["breaches"] };

function sayLasting({ probability, breaches }: Lasts): string {
  const kept = probability === 1 ? "is kept" : `is kept at all in ${percent(probability)}`;
  if (breaches === undefined || breaches.perYear === 0) return `${kept} without a breach`;
  return breaches.perYear === 1
    ? `${kept} but for 1 breach a year, of ${days(breaches.lastDays)} on average`
    : `${kept} but for ${breaches.perYear} breaches a year, each of ${days(breaches.lastDays)} on average`;
}

const percent = (share: number): string => `${Math.round(1000 * share) / 10} %`;
const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

function refuseUnknown(process: ProcessFile, caller: readonly Assumption[]): void {
  const { clauses, events, decisions, tests } = process;
  const names = new Set([...clauses, ...events, ...decisions, ...tests].map((one) => one.name));
  for (const { about } of caller) {
    if (!names.has(about) && about !== "signing")
      throw new RangeError(`an assumption is about a clause, event, decision or test; got "${about}"`);
  }
}
