// A plan checked by plain arithmetic, without the solver and its rows: every demand of the posture, one after the other.
import type { Posture } from "../agreement/terms/posture.js";
import { isAbsent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import { type Chosen, contingentsOn, isChosen } from "./contingents.js";
import type { PlanWorld } from "./drawdown.js";
import type { Demand, Plan } from "./plan.js";

/** What a plan breaks, and by how many troops. `count` stands for numbers that can't be: fractions, people who come back, others. */
export type Breach = {
  readonly kind: Demand["kind"] | "count";
  readonly name: string;
  /** The tranche after which it is so, from 0; −1 before the first. */
  readonly tranche: number;
  readonly by: number;
};

// sums of products of shares, in floating point
const rounding = 1e-5;

/**
 * Everything that a plan breaks, in the order of the tranches; none is a plan that keeps all. It reads the posture itself, and
 * the plan's own numbers, and shares no code with the model.
 */
export function checkPlan(posture: Posture, world: PlanWorld, plan: Plan): readonly Breach[] {
  const states = [-1, ...plan.tranches.map((_, t) => t)];
  return [
    ...countBreaches(posture, plan),
    ...states.flatMap((t) => [
      ...ceilingBreaches(posture, world, { plan, t }),
      ...(t < 0 ? [] : floorBreaches(posture, world, { plan, t })),
      ...(t < 0 ? [] : liftBreaches(posture, plan, t)),
      ...(t < 0 ? [] : proportionBreaches(posture, plan, t)),
    ]),
  ];
}

/** How many of those chosen remain after a tranche; before the first for −1. */
export function remainingOf(plan: Pick<Plan, "contingents">, chosen: Chosen, t: number): number {
  let sum = 0;
  for (const one of plan.contingents) if (isChosen(one, chosen)) sum += t < 0 ? one.troops : one.remaining[t];
  return sum;
}

type At = { readonly plan: Plan; readonly t: number };

function countBreaches(posture: Posture, plan: Plan): Breach[] {
  const breaches: Breach[] = [];
  const wrong = (name: string, tranche: number, by: number) =>
    breaches.push({ kind: "count", name, tranche, by });
  const told = contingentsOn(posture.contributions, plan.from).map(({ nations: _, ...one }) =>
    JSON.stringify(one),
  );
  const planned = plan.contingents.map(({ nation, role, place, troops }) =>
    JSON.stringify({ nation, role, ...(place !== undefined && { place }), troops }),
  );
  for (const one of told) if (!planned.includes(one)) wrong(one, -1, 1);
  if (planned.length !== told.length) wrong("contingents", -1, planned.length - told.length);
  for (const { nation, troops, leaving, remaining } of plan.contingents) {
    let before = troops;
    for (let t = 0; t < plan.tranches.length; t++) {
      const now = remaining[t];
      if (!Number.isInteger(now) || now < 0 || now > before) wrong(nation, t, now - before);
      if (leaving[t] !== before - now) wrong(nation, t, leaving[t] - (before - now));
      before = now;
    }
  }
  for (const [t, { leaving, remaining }] of plan.tranches.entries()) {
    const sum = (of: "leaving" | "remaining") => plan.contingents.reduce((s, one) => s + one[of][t], 0);
    if (leaving !== sum("leaving")) wrong("leaving", t, leaving - sum("leaving"));
    if (remaining !== sum("remaining")) wrong("remaining", t, remaining - sum("remaining"));
  }
  return breaches;
}

// a ceiling holds from its day on: after the last tranche that ends by then, and ever after
function ceilingBreaches(posture: Posture, world: PlanWorld, { plan, t }: At): Breach[] {
  return posture.ceilings.flatMap((ceiling): Breach[] => {
    const due = world.moments(ceiling.by);
    if (isAbsent(due)) return [];
    // one that was broken before the plan began is kept from the first tranche on
    const late = due < plan.from && remainingOf(plan, ceiling, -1) > ceiling.atMost;
    const nextEnds = plan.tranches[t + 1]?.day;
    const inForce = late ? t >= 0 : nextEnds === undefined || due < nextEnds;
    const by = remainingOf(plan, ceiling, t) - ceiling.atMost;
    return inForce && by > 0 ? [{ kind: "ceiling", name: ceiling.name, tranche: t, by }] : [];
  });
}

function floorBreaches(posture: Posture, world: PlanWorld, { plan, t }: At): Breach[] {
  return posture.floors.flatMap((floor): Breach[] => {
    const until: Day | undefined | "unknown" =
      floor.until === undefined ? undefined : known(world.moments(floor.until));
    const early = until === "unknown" || (until !== undefined && plan.tranches[t].day < until);
    const depending = plan.contingents.some(
      (one) => isChosen(one, floor.protects) && !isChosen(one, floor) && one.remaining[t] > 0,
    );
    const by = floor.atLeast - remainingOf(plan, floor, t);
    return (early || depending) && by > 0 ? [{ kind: "floor", name: floor.name, tranche: t, by }] : [];
  });
}

function liftBreaches(posture: Posture, plan: Plan, t: number): Breach[] {
  const { name } = plan.tranches[t];
  const lift = posture.tranches.find((tranche) => tranche.name === name)?.lift;
  const leaving = plan.contingents.reduce((sum, one) => sum + one.leaving[t], 0);
  return lift !== undefined && leaving > lift ? [{ kind: "lift", name, tranche: t, by: leaving - lift }] : [];
}

function proportionBreaches(posture: Posture, plan: Plan, t: number): Breach[] {
  if (posture.proportion === undefined) return [];
  const { tolerance } = posture.proportion;
  const all = { nations: [], roles: [], places: [] };
  const left = (chosen: Chosen) => remainingOf(plan, chosen, -1) - remainingOf(plan, chosen, t);
  const whole = remainingOf(plan, all, -1);
  return [...new Set(plan.contingents.map((one) => one.nation))].flatMap((nation): Breach[] => {
    const own = { ...all, nations: [nation] };
    const share = remainingOf(plan, own, -1) / whole;
    const by = Math.abs(left(own) - share * left(all)) - tolerance * left(all) - 1;
    return by > rounding ? [{ kind: "proportion", name: nation, tranche: t, by }] : [];
  });
}

function known(day: ReturnType<PlanWorld["moments"]>): Day | "unknown" {
  return isAbsent(day) ? "unknown" : day;
}
