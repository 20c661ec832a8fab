// Tiny drawdowns, and every way there is to carry them out: an oracle that knows nothing of linear programs.
import fc from "fast-check";
import type { Ceiling, Floor, Posture } from "../../src/agreement/terms/posture.js";
import { addDays, type Day } from "../../src/ground/day.js";
import { ceiling, contribution, day, floor, on, postureOf, tranche } from "./postures.js";

/** The first day of every tiny drawdown. */
export const start = day("2020-02-01");

const nation = fc.constantFrom("alpha", "beta", "gamma");
const role = fc.constantFrom("combat", "medevac");
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 1 });
const whom = fc.record({ nations: some(nation), roles: some(role) });
const later = fc.integer({ min: 0, max: 100 }).map((days) => addDays(start, days));

/** Up to three contingents of up to three, up to three tranches, two ceilings and two floors, of every kind. */
export const tinyPosture = tinyPostureOf({ atMost: 5, lift: 6, fewest: 0 });

/** The same, with little lift, low ceilings and floors everywhere: most have no plan. */
export const strictPosture = tinyPostureOf({ atMost: 1, lift: 1, fewest: 1 });

function tinyPostureOf(sizes: {
  readonly atMost: number;
  readonly lift: number;
  readonly fewest: number;
}): fc.Arbitrary<Posture> {
  return fc
    .record({
      contributions: fc.uniqueArray(fc.record({ nation, role, troops: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 3,
        selector: (one) => `${one.nation} ${one.role}`,
      }),
      tranches: fc.array(
        fc.record({
          after: fc.integer({ min: 0, max: 40 }),
          lift: fc.option(fc.integer({ min: 0, max: sizes.lift }), { nil: undefined, freq: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      ceilings: fc.array(fc.record({ whom, atMost: fc.integer({ min: 0, max: 5 }), by: later }), {
        maxLength: 2,
      }),
      floors: fc.array(
        fc.record({
          keepers: whom,
          protects: whom,
          atLeast: fc.integer({ min: 0, max: 3 }),
          until: fc.option(later, { nil: undefined, freq: 1 }),
        }),
        { minLength: sizes.fewest, maxLength: 2 },
      ),
      tolerance: fc.option(fc.constantFrom(0, 0.05, 0.2, 0.4), { nil: undefined, freq: 1 }),
      costs: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    })
    .map(({ contributions, tranches, ceilings, floors, tolerance, costs }) => {
      let at: Day = start;
      return postureOf({
        roles: [
          { name: "combat", title: "Combat", costPerMonth: costs[0] },
          { name: "medevac", title: "Medical evacuation", costPerMonth: costs[1] },
        ],
        contributions: contributions.map((one) => contribution(one.nation, one.role, one.troops)),
        tranches: tranches.map(({ after, lift }, i) => {
          at = addDays(at, after);
          return tranche(`t${i + 1}`, at, lift);
        }),
        ceilings: ceilings.map((one, i) => ceiling(`c${i + 1}`, one.atMost, one.by, one.whom)),
        floors: floors.map((one, i) => ({
          ...floor(`f${i + 1}`, one.atLeast, one.keepers, one.protects),
          ...(one.until !== undefined && { until: on(one.until) }),
        })),
        ...(tolerance !== undefined && { proportion: { tolerance } }),
      });
    });
}

/** How many of each contribution remain after each tranche. */
export type Course = readonly (readonly number[])[];

/** The best course there is, and what it is worth; `undefined` where none keeps everything. */
export function bestByTrial(
  posture: Posture,
  aim: "latest-safe" | "least-cost",
): { readonly value: number; readonly course: Course } | undefined {
  const weights = weightsOf(posture, aim);
  let best: { value: number; course: Course } | undefined;
  for (const course of courses(posture)) {
    if (!keepsAll(posture, course)) continue;
    const value = course.reduce(
      (s, row, i) => s + row.reduce((r, left, t) => r + left * weights[i][t], 0),
      0,
    );
    if (best === undefined || (aim === "latest-safe" ? value > best.value : value < best.value))
      best = { value, course };
  }
  return best;
}

/** What a soldier of each contribution weighs who remains after each tranche: days, or their cost. */
export function weightsOf(
  posture: Posture,
  aim: "latest-safe" | "least-cost",
): readonly (readonly number[])[] {
  const days = posture.tranches.map((one, t) => {
    const next = posture.tranches[t + 1];
    return next === undefined ? 30 : dayOf(next) - dayOf(one);
  });
  return posture.contributions.map((one) => {
    const cost = posture.roles.find((r) => r.name === one.role)?.costPerMonth ?? 1;
    return days.map((d) => (aim === "latest-safe" ? d : d * cost));
  });
}

/** Every course: each contribution falls, or stays, from tranche to tranche. */
export function* courses(posture: Posture): Generator<Course> {
  const falls = (from: number, tranches: number): number[][] =>
    tranches === 0
      ? [[]]
      : Array.from({ length: from + 1 }, (_, left) =>
          falls(left, tranches - 1).map((rest) => [left, ...rest]),
        ).flat();
  const each = posture.contributions.map((one) => falls(one.troops, posture.tranches.length));
  const pick = function* (i: number, chosen: number[][]): Generator<Course> {
    if (i === each.length) yield chosen;
    else for (const row of each[i]) yield* pick(i + 1, [...chosen, row]);
  };
  yield* pick(0, []);
}

/** Whether a course keeps every ceiling, floor, lift and share. */
export function keepsAll(posture: Posture, course: Course): boolean {
  const { contributions: who, tranches, ceilings, floors, proportion } = posture;
  const initial = who.map((one) => one.troops);
  const at = (t: number) => (t < 0 ? initial : course.map((row) => row[t]));
  const total = sum(initial);
  for (let t = -1; t < tranches.length; t++) {
    const left = at(t);
    for (const one of ceilings) {
      // in force from its day on: after this tranche if the next one ends later
      const due = dayOf(one);
      const inForce = t + 1 >= tranches.length || dayOf(tranches[t + 1]) > due;
      if (inForce && sum(left.filter((_, i) => meant(who[i], one))) > one.atMost) return false;
    }
    if (t < 0) continue;
    if (tranches[t].lift !== undefined && sum(at(t - 1)) - sum(left) > (tranches[t].lift ?? 0)) return false;
    for (const one of floors) {
      const keepers = sum(left.filter((_, i) => meant(who[i], one)));
      const others = sum(left.filter((_, i) => meant(who[i], one.protects) && !meant(who[i], one)));
      const early = one.until?.kind === "date" && dayOf(tranches[t]) < one.until.date.day;
      if ((others > 0 || early) && keepers < one.atLeast) return false;
    }
    if (proportion === undefined) continue;
    const gone = total - sum(left);
    for (const name of new Set(who.map((one) => one.nation))) {
      const own = who.flatMap((one, i) => (one.nation === name ? [i] : []));
      const whole = sum(own.map((i) => initial[i]));
      const ownGone = sum(own.map((i) => initial[i] - left[i]));
      // multiplied out, so that nothing is divided
      const off = Math.abs(ownGone * total - whole * gone);
      if (off > proportion.tolerance * gone * total + total + 1e-9) return false;
    }
  }
  return true;
}

function meant(
  one: { readonly nation: string; readonly role: string },
  by: Pick<Ceiling | Floor, "nations" | "roles">,
): boolean {
  return (
    (by.nations.length === 0 || by.nations.includes(one.nation)) &&
    (by.roles.length === 0 || by.roles.includes(one.role))
  );
}

function dayOf({ by }: Pick<Ceiling, "by">): number {
  if (by.kind !== "date") throw new Error("every moment of a tiny posture is a date");
  return by.date.day;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((s, n) => s + n, 0);
}
