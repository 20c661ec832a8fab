// The posture on a day: who has how many where, whose share is how large, and who depends on whom.
import type { Floor, Posture } from "../agreement/terms/posture.js";
import { isAbsent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import { byCodeUnit } from "../ground/names.js";
import { type Chosen, type Contingent, contingentsOn, isChosen, troopsOf } from "./contingents.js";
import type { PlanWorld } from "./drawdown.js";
import type { Plan } from "./plan.js";
import { namesOf, sayChosen, sayDay, sayTroops } from "./words.js";

/** So many troops of a nation, in a role or at a place, and which part of all that is. */
export type PostureShare = {
  readonly name: string;
  readonly troops: number;
  readonly share: number;
  /** How many nations stand behind it, where their own figures are not given. */
  readonly nations?: number;
};

/** A floor on a day: whether it must be kept, by how many it is, and how many depend on it. */
export type Dependence = {
  readonly floor: string;
  readonly present: number;
  readonly atLeast: number;
  readonly dependents: number;
  /** `over`: nobody who depends on it is left, and its date has passed. */
  readonly state: "kept" | "broken" | "over";
  readonly text: string;
};

/** The posture on a day. Lists begin with the largest. */
export type PostureOnDay = {
  readonly day: Day;
  /** Whether the figures are those of a plan, or those that were told. */
  readonly by: "plan" | "told";
  readonly troops: number;
  readonly contingents: readonly Contingent[];
  readonly nations: readonly PostureShare[];
  readonly roles: readonly PostureShare[];
  readonly places: readonly PostureShare[];
  readonly dependence: readonly Dependence[];
};

/**
 * The posture on a day: as a plan has it from its start on, otherwise as it was told last. Those who leave in a tranche count until the
 * day before its last. Contingents whose place is not told stand under the place "".
 */
export function postureOn(
  posture: Posture,
  day: Day,
  world: Pick<PlanWorld, "moments" | "nations">,
  plan?: Plan,
): PostureOnDay {
  const planned = plan !== undefined && day >= plan.from ? plan : undefined;
  const contingents =
    planned === undefined ? contingentsOn(posture.contributions, day) : remainingOn(planned, day);
  const troops = troopsOf(contingents);
  return {
    day,
    by: planned === undefined ? "told" : "plan",
    troops,
    contingents,
    nations: sharesBy(contingents, (one) => one.nation),
    roles: sharesBy(contingents, (one) => one.role).map(({ nations: _, ...share }) => share),
    places: sharesBy(contingents, (one) => one.place ?? "").map(({ nations: _, ...share }) => share),
    dependence: posture.floors.map((floor) => dependenceOf(floor, { posture, contingents, day, world })),
  };
}

function remainingOn(plan: Plan, day: Day): readonly Contingent[] {
  const past = plan.tranches.filter((tranche) => tranche.day <= day).length;
  return plan.contingents.flatMap(({ leaving: _, remaining, ...one }) => {
    const troops = past === 0 ? one.troops : remaining[past - 1];
    return troops === 0 ? [] : [{ ...one, troops }];
  });
}

function sharesBy(contingents: readonly Contingent[], key: (one: Contingent) => string): PostureShare[] {
  const all = troopsOf(contingents);
  const sums = new Map<string, { troops: number; nations: number }>();
  for (const one of contingents) {
    const sum = sums.get(key(one)) ?? { troops: 0, nations: 0 };
    sum.troops += one.troops;
    sum.nations = Math.max(sum.nations, one.nations ?? 0);
    sums.set(key(one), sum);
  }
  return [...sums]
    .map(([name, { troops, nations }]) => ({
      name,
      troops,
      share: troops / all,
      ...(nations > 0 && { nations }),
    }))
    .sort((a, b) => b.troops - a.troops || byCodeUnit(a.name, b.name));
}

function dependenceOf(
  floor: Floor,
  at: {
    readonly posture: Posture;
    readonly contingents: readonly Contingent[];
    readonly day: Day;
    readonly world: Pick<PlanWorld, "moments" | "nations">;
  },
): Dependence {
  const { posture, contingents, day, world } = at;
  const names = namesOf(posture, world.nations);
  const count = (chosen: Chosen, but?: Chosen) =>
    troopsOf(contingents.filter((one) => isChosen(one, chosen) && !(but && isChosen(one, but))));
  const [present, dependents] = [count(floor), count(floor.protects, floor)];
  const until = floor.until === undefined ? undefined : world.moments(floor.until);
  // an end that is not known has not come
  const early = until !== undefined && (isAbsent(until) || day < until);
  const due = dependents > 0 || early;
  const state = !due ? "over" : present >= floor.atLeast ? "kept" : "broken";
  const whom = `${sayTroops(dependents)} others (${sayChosen(floor.protects, names)})`;
  const held = early
    ? ` It is held ${isAbsent(until) ? "until its date is known" : `until ${sayDay(until)}`} in any case.`
    : "";
  const depend = dependents > 0 ? `${whom} depend on ` : "nobody is left who depends on ";
  const text = `${depend}${sayChosen(floor, names)}: ${sayTroops(present)} are there, at least ${sayTroops(floor.atLeast)} ${due ? "must stay" : "had to stay"}${state === "broken" ? `, ${sayTroops(floor.atLeast - present)} too few` : ""}.${held}${floor.why === undefined ? "" : ` Why: ${floor.why}`}`;
  return { floor: floor.name, present, atLeast: floor.atLeast, dependents, state, text };
}
