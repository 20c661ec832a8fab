// The posture on a day: who is there, what limits it, who depends on whom, and whether the gates of each tranche are open.
import { sayCondition } from "../../../../agreement/saying/conditions.js";
import type { Condition } from "../../../../agreement/terms/condition.js";
import type { Contribution, Funding, Posture } from "../../../../agreement/terms/posture.js";
import type { ProcessFile } from "../../../../agreement/terms/process.js";
import type { Judge } from "../../../../conditions/judge.js";
import type { Truth, Why } from "../../../../conditions/result.js";
import { isAbsent } from "../../../../ground/absence.js";
import type { Day } from "../../../../ground/day.js";
import { type Result, success } from "../../../../ground/problem.js";
import { contingentsOn, isChosen, lastTold, troopsOf } from "../../../../posture/contingents.js";
import type { PlanWorld } from "../../../../posture/drawdown.js";
import { type PostureOnDay, postureOn } from "../../../../posture/on-day.js";
import { namesOf, sayCeiling } from "../../../../posture/words.js";
import { planWorldOf } from "../../../../process/plan-world.js";
import { walkTo } from "../../../../process/walk/walk.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";

/** On which day it was so, as it was known on that day; `told`: the posture of this day, of the last one told if not given. */
export type PostureAsk = { readonly on: Day; readonly told?: Day };

/** A condition in words, and whether it holds on the day. */
export type Gate = {
  /** In words (English). */
  readonly text: string;
  readonly truth: Truth;
  /** Why it can be said, or can't: from the outcome towards its ground (English). */
  readonly reasons: readonly string[];
  /** The clause that is asked for, if it is one. */
  readonly clause?: string;
};

/** A ceiling: whom it counts, from when on, and how many they are now. Without a day nobody knows yet when it begins. */
export type CeilingOnDay = {
  readonly name: string;
  readonly text: string;
  readonly day?: Day;
  readonly unknown?: string;
  readonly atMost: number;
  readonly present: number;
};

/** Money that was pledged, and the conditions on which it depends. */
export type PledgeOnDay = {
  readonly funding: Funding;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly gates: readonly Gate[];
};

/** The posture of a process. Without `posture` the process says nothing of troops. */
export type PostureAnswer = {
  readonly posture?: {
    readonly on: Day;
    readonly told: Day | undefined;
    readonly day: PostureOnDay | undefined;
    readonly contributions: readonly (Contribution & { readonly called: string; readonly serves: string })[];
    readonly ceilings: readonly CeilingOnDay[];
    readonly tolerance?: number;
    readonly tranches: readonly { readonly name: string; readonly gates: readonly Gate[] }[];
    /** Whether the roles that serve have costs; without any, every soldier counts the same. */
    readonly costs: "all" | "some" | "none";
    readonly names: Readonly<Record<string, string>>;
    readonly roles: Readonly<Record<string, string>>;
  };
  readonly funding: readonly PledgeOnDay[];
};

/** Tells the posture. */
export function posture({ process, knowledge }: OpenedProcess, ask: PostureAsk): Result<PostureAnswer> {
  const { judge } = walkTo(knowledge, { on: ask.on, known: ask.on });
  const looking = { process, judge, on: ask.on };
  const funding = process.funding.map((one) => ({
    funding: one,
    by: one.by.map((key) => nameOf(process, key)),
    to: one.to.map((key) => nameOf(process, key)),
    gates: one.asLongAs.map((condition) => gateOf(condition, looking)),
  }));
  if (process.posture === undefined) return success({ funding });
  const world = planWorldOf(knowledge, ask.on, judge);
  const told = ask.told ?? lastTold(process.posture);
  return success({ posture: postureTold(process.posture, { ...looking, world, told }), funding });
}

type Looking = { readonly process: ProcessFile; readonly judge: Judge; readonly on: Day };

function postureTold(
  posture: Posture,
  looking: Looking & { readonly world: PlanWorld; readonly told: Day | undefined },
): NonNullable<PostureAnswer["posture"]> {
  const { process, world, told, on } = looking;
  const roles = new Map(posture.roles.map(({ name, title }) => [name, title]));
  const nations = new Set(posture.contributions.map((one) => one.nation));
  const serving = posture.roles.filter(({ name }) => posture.contributions.some((one) => one.role === name));
  const costs = serving.filter((role) => role.costPerMonth !== undefined);
  return {
    on,
    told,
    day: told === undefined ? undefined : postureOn(posture, told, world),
    contributions: posture.contributions.map((one) => ({
      ...one,
      called: nameOf(process, one.nation),
      serves: roles.get(one.role) ?? one.role,
    })),
    ceilings: ceilingsOn(posture, world, told),
    ...(posture.proportion === undefined ? {} : { tolerance: posture.proportion.tolerance }),
    tranches: posture.tranches.map(({ name, gatedBy }) => ({
      name,
      gates: gatedBy.map((condition) => gateOf(condition, looking)),
    })),
    costs: costs.length === 0 ? "none" : costs.length === serving.length ? "all" : "some",
    names: Object.fromEntries([...nations].map((key) => [key, nameOf(process, key)])),
    roles: Object.fromEntries(roles),
  };
}

function ceilingsOn(posture: Posture, world: PlanWorld, told: Day | undefined): readonly CeilingOnDay[] {
  const names = namesOf(posture, world.nations);
  const there = told === undefined ? [] : contingentsOn(posture.contributions, told);
  return posture.ceilings.map((ceiling) => {
    const day = world.moments(ceiling.by);
    const present = troopsOf(there.filter((one) => isChosen(one, ceiling)));
    const known = { name: ceiling.name, atMost: ceiling.atMost, present };
    return isAbsent(day)
      ? { ...known, text: ceiling.name, unknown: day.why }
      : { ...known, text: sayCeiling(ceiling, day, names), day };
  });
}

function gateOf(condition: Condition, { process, judge, on }: Looking): Gate {
  const { truth, why } = judge.condition(condition, on);
  if (condition.kind !== "clause") {
    return { text: sayCondition(condition, process), truth, reasons: groundOf(why) };
  }
  const asked = process.clauses.find(({ name }) => name === condition.clause);
  const met = condition.is.length === 1 && condition.is[0] === "met";
  // a reader knows what is asked rather than how the file calls it
  const text =
    asked === undefined || !met
      ? sayCondition(condition, process)
      : `it is kept ${asked.obligation === "refrain" ? "not to" : "to"} ${asked.what}`;
  // the first reason repeats the name and the result
  return { text, truth, reasons: groundOf(why).slice(1), clause: condition.clause };
}

// the first reason of each, three deep: the rest stands on the page of the clause
function groundOf({ text, because = [] }: Why, depth = 3): readonly string[] {
  const [first] = because;
  return [text, ...(first === undefined || depth === 1 ? [] : groundOf(first, depth - 1))];
}

function nameOf(process: ProcessFile, key: string): string {
  return process.parties.find((party) => party.key === key)?.id ?? key;
}
