// Postures for the tests: made by hand, by a seed, or by fast-check; and a world in which every moment is a date.
import type { Moment } from "../../src/agreement/terms/date.js";
import type { Ceiling, Contribution, Floor, Posture, Tranche } from "../../src/agreement/terms/posture.js";
import { absent } from "../../src/ground/absence.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import type { PlanWorld } from "../../src/posture/drawdown.js";

/** The day of a date. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(`a date as YYYY-MM-DD; got ${text}`);
  return found;
}

/** A moment that is a date. */
export function on(at: string | Day): Moment {
  const which = typeof at === "string" ? day(at) : at;
  return { kind: "date", date: { day: which, stated: ["gregorian"] } };
}

/** A moment of which nobody knows when it will be. */
export const someday: Moment = { kind: "named", what: "event", name: "settlement" };

/** Dates are their days; an event has not happened; a condition is said by the name of its event. */
export const world: PlanWorld = {
  moments: (moment) =>
    moment.kind === "date" ? moment.date.day : absent("the settlement has not been reached"),
  gates: (condition) => (condition.kind === "event" ? `${condition.event} has happened` : condition.kind),
};

/** A contribution told on 1 February 2020, with a place after `@`: `contribution("us", "combat @ Bagram", 400)`. */
export function contribution(
  nation: string,
  what: string,
  troops: number,
  more: Partial<Contribution> = {},
): Contribution {
  const [role, place] = what.split(" @ ");
  const told = { day: day("2020-02-01"), stated: ["gregorian"] } as const;
  return { nation, role, ...(place !== undefined && { place }), troops, on: told, spot: {}, ...more };
}

type Whom = {
  readonly nations?: readonly string[];
  readonly roles?: readonly string[];
  readonly places?: readonly string[];
};
const all = { nations: [], roles: [], places: [] };

/** A ceiling from a day on. */
export function ceiling(name: string, atMost: number, by: string | Day, whom: Whom = {}): Ceiling {
  return { name, ...all, ...whom, atMost, by: on(by), spot: {} };
}

/** A floor for as long as those who depend on it remain. */
export function floor(name: string, atLeast: number, keepers: Whom, protects: Whom = {}): Floor {
  return { name, ...all, ...keepers, atLeast, protects: { ...all, ...protects }, spot: {} };
}

/** A tranche with its last day. */
export function tranche(name: string, by: string | Day, lift?: number): Tranche {
  return { name, by: on(by), gatedBy: [], ...(lift !== undefined && { lift }), spot: {} };
}

/** A posture with the parts that are given. */
export function postureOf(parts: Partial<Posture>): Posture {
  return { roles: [], contributions: [], ceilings: [], floors: [], tranches: [], ...parts };
}
