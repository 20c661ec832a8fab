// Contingents: how many of which nation serve in which role at which place on a day, from the contributions that were told.
import type { Contribution, Posture } from "../agreement/terms/posture.js";
import type { Day } from "../ground/day.js";
import { byCodeUnit } from "../ground/names.js";

/** Troops of one nation in one role at one place. */
export type Contingent = {
  readonly nation: string;
  readonly role: string;
  readonly place?: string;
  readonly troops: number;
  /** How many nations stand behind it, where their own figures are not given. */
  readonly nations?: number;
};

/** Which contingents are meant; an empty list does not restrict. */
export type Chosen = {
  readonly nations: readonly string[];
  readonly roles: readonly string[];
  readonly places: readonly string[];
};

/**
 * The contingents on a day. The latest contribution on or before the day counts for its nation, role and place; several of the same
 * day add up. Contingents of nobody are left out. In code-unit order of nation, role and place, so that the order of the file
 * does not matter.
 *
 * @example
 * contingentsOn([], 18300) // []
 */
export function contingentsOn(contributions: readonly Contribution[], day: Day): readonly Contingent[] {
  const latest = new Map<string, Contribution[]>();
  for (const one of contributions) {
    if (one.on.day > day) continue;
    const key = JSON.stringify([one.nation, one.role, one.place ?? null]);
    const before = latest.get(key);
    if (before === undefined || before[0].on.day < one.on.day) latest.set(key, [one]);
    else if (before[0].on.day === one.on.day) before.push(one);
  }
  return [...latest.values()]
    .map(summed)
    .filter((one) => one.troops !== 0)
    .sort(byNames);
}

/** The last day on which a contribution was told; `undefined` where none was. */
export function lastTold(posture: Posture): Day | undefined {
  return posture.contributions.reduce<Day | undefined>(
    (last, one) => (last === undefined || one.on.day > last ? one.on.day : last),
    undefined,
  );
}

/** Whether a contingent is meant by a choice. One whose place is not told is meant only where no places are named. */
export function isChosen(one: Contingent, by: Chosen): boolean {
  const within = (list: readonly string[], name: string | undefined) =>
    list.length === 0 || (name !== undefined && list.includes(name));
  return within(by.nations, one.nation) && within(by.roles, one.role) && within(by.places, one.place);
}

/** How many troops these are. */
export function troopsOf(contingents: readonly { readonly troops: number }[]): number {
  return contingents.reduce((sum, one) => sum + one.troops, 0);
}

function summed(told: readonly Contribution[]): Contingent {
  const [{ nation, role, place }] = told;
  const nations = told.reduce((sum, one) => sum + (one.nations ?? 0), 0);
  return {
    nation,
    role,
    ...(place !== undefined && { place }),
    troops: troopsOf(told),
    ...(nations > 0 && { nations }),
  };
}

function byNames(a: Contingent, b: Contingent): number {
  return (
    byCodeUnit(a.nation, b.nation) || byCodeUnit(a.role, b.role) || byCodeUnit(a.place ?? "", b.place ?? "")
  );
}
