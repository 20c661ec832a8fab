// The question that a plan answers, in plain numbers: contingents, tranches with their days, ceilings, floors, and what is not known.
import type { Condition } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Ceiling, Floor, Posture, Tranche } from "../agreement/terms/posture.js";
import { type Absent, isAbsent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import { byCodeUnit } from "../ground/names.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { type Chosen, type Contingent, contingentsOn, isChosen, lastTold, troopsOf } from "./contingents.js";
import type { Aim } from "./plan.js";
import { type Names, namesOf, sayCeiling, sayDay, sayFloor, sayTroops } from "./words.js";

/** What a posture alone does not say: on which day a moment falls, how a condition is said, how a nation is called. */
export type PlanWorld = {
  readonly moments: (moment: Moment) => Day | Absent;
  readonly gates: (condition: Condition) => string;
  readonly nations?: (key: string) => string;
};

/** What is asked for. */
export type PlanOptions = {
  /** What the plan aims at first; `latest-safe` if not given. */
  readonly aim?: Aim;
  /** The day of the posture from which it starts; the last one told if not given. */
  readonly from?: Day;
};

/** The question in numbers. Contingents are named by their index. */
export type Drawdown = {
  readonly aim: Aim;
  readonly from: Day;
  readonly contingents: readonly Contingent[];
  /** Each nation with its contingents, the largest first; of equals, by what they have and what is asked of them. */
  readonly nations: readonly { readonly nation: string; readonly own: readonly number[] }[];
  readonly total: number;
  readonly tranches: readonly {
    readonly name: string;
    readonly day: Day;
    readonly gates: readonly string[];
    readonly lift?: number;
  }[];
  readonly ceilings: readonly ResolvedCeiling[];
  readonly floors: readonly ResolvedFloor[];
  readonly tolerance?: number;
  /** Cost of one soldier a month, by contingent, where every role has one. */
  readonly costs?: readonly number[];
  readonly names: Names;
  readonly notes: readonly string[];
};

/** A ceiling with those under it; `after` is the last tranche that ends by its day, −1 if none does. */
export type ResolvedCeiling = {
  readonly name: string;
  readonly under: readonly number[];
  readonly atMost: number;
  readonly after: number;
  readonly text: string;
};

/** A floor: those who keep it, those who depend on it, and through how many tranches it holds whoever remains. */
export type ResolvedFloor = {
  readonly name: string;
  readonly keepers: readonly number[];
  readonly dependents: readonly number[];
  readonly atLeast: number;
  readonly held: number;
  readonly text: string;
};

/** The most troops that a posture may hold, and the most contingents × tranches. */
export const mostTroops = 10_000_000;
const mostCells = 20_000;

/**
 * Puts a posture into numbers. A ceiling or a tranche whose day is not known is left out, with a note; a floor whose end is not
 * known holds to the end. Tranches go in the order of their days; those that lie before `from` are over. Those who keep a floor
 * are not counted among those who depend on it.
 *
 * Problems: `number-range` (troops that are no whole numbers, or too many), `question-invalid` (no troops, no tranche ahead, too
 * large), `value-missing` (least cost without the costs of the roles).
 */
export function drawdownOf(posture: Posture, world: PlanWorld, options: PlanOptions): Result<Drawdown> {
  const { aim = "latest-safe" } = options;
  const from = options.from ?? lastTold(posture);
  const numbers = numberProblems(posture);
  if (numbers.length > 0) return failure(numbers);
  const contingents = from === undefined ? [] : contingentsOn(posture.contributions, from);
  if (from === undefined || contingents.length === 0) return failure([nobody(from)]);
  const notes: string[] = [];
  const names = namesOf(posture, world.nations);
  const tranches = tranchesAhead(posture.tranches, world, from, notes);
  const problems = sizeProblems(contingents, tranches.length, notes);
  const costs = costsOf(posture, contingents);
  if (aim === "least-cost" && costs === "some") problems.push(costMissing(posture));
  if (problems.length > 0) return failure(problems);
  const context: Context = { contingents, tranches, world, from, names, notes };
  const ceilings = sorted(posture.ceilings).flatMap((one) => ceilingOf(one, context));
  const floors = sorted(posture.floors).flatMap((one) => floorOf(one, context));
  return success({
    aim,
    from,
    contingents,
    nations: nationsOf(contingents, [
      ...ceilings.map((c) => c.under),
      ...floors.flatMap((f) => [f.keepers, f.dependents]),
    ]),
    total: troopsOf(contingents),
    tranches,
    ceilings,
    floors,
    ...(posture.proportion !== undefined && { tolerance: posture.proportion.tolerance }),
    ...(Array.isArray(costs) && { costs }),
    names,
    notes: [...blockNotes(contingents, names), ...notes],
  });
}

type Context = {
  readonly contingents: readonly Contingent[];
  readonly tranches: Drawdown["tranches"];
  readonly world: PlanWorld;
  readonly from: Day;
  readonly names: Names;
  readonly notes: string[];
};

function tranchesAhead(
  tranches: readonly Tranche[],
  world: PlanWorld,
  from: Day,
  notes: string[],
): Drawdown["tranches"] {
  const dated = tranches.flatMap((tranche, order) => {
    const day = world.moments(tranche.by);
    if (isAbsent(day)) {
      notes.push(`the tranche ${tranche.name} is left out, for its day is not known: ${day.why}`);
      return [];
    }
    if (day < from) {
      notes.push(`the tranche ${tranche.name} is over: its last day was ${sayDay(day)}`);
      return [];
    }
    const gates = tranche.gatedBy.map(world.gates);
    const lift = tranche.lift === undefined ? {} : { lift: Math.floor(tranche.lift) };
    return [{ name: tranche.name, day, gates, ...lift, order }];
  });
  return dated.sort((a, b) => a.day - b.day || a.order - b.order).map(({ order: _, ...tranche }) => tranche);
}

function ceilingOf(ceiling: Ceiling, context: Context): ResolvedCeiling[] {
  const { contingents, tranches, world, from, names, notes } = context;
  const day = world.moments(ceiling.by);
  if (isAbsent(day)) {
    notes.push(`the ceiling ${ceiling.name} is left out, for its day is not known: ${day.why}`);
    return [];
  }
  const under = indicesOf(contingents, ceiling);
  const present = troopsOf(under.map((i) => contingents[i]));
  const [ended, over] = [tranches.filter((tranche) => tranche.day <= day).length, present - ceiling.atMost];
  const overdue = day < from && over > 0;
  const remark = ended === 0 && over > 0 && !overdue ? ", when no tranche has ended yet" : "";
  const text = sayCeiling(ceiling, day, names, remark);
  if (under.length === 0) notes.push(`${text} touches nobody`);
  if (overdue)
    notes.push(
      `${text} is broken already by ${sayTroops(over)}; the plan keeps it from its first tranche on`,
    );
  const after = overdue ? 0 : ended - 1;
  return [{ name: ceiling.name, under, atMost: Math.floor(ceiling.atMost), after, text }];
}

function floorOf(floor: Floor, context: Context): ResolvedFloor[] {
  const { contingents, tranches, world, names, notes } = context;
  const until = floor.until === undefined ? undefined : world.moments(floor.until);
  const keepers = indicesOf(contingents, floor);
  const dependents = indicesOf(contingents, floor.protects).filter((i) => !keepers.includes(i));
  const text = sayFloor(floor, isAbsent(until) ? undefined : until, names);
  if (isAbsent(until)) notes.push(`${text} is held to the end, for its own end is not known: ${until.why}`);
  const held = isAbsent(until)
    ? tranches.length
    : until === undefined
      ? 0
      : tranches.filter((tranche) => tranche.day < until).length;
  if (dependents.length === 0 && held === 0) {
    notes.push(`${text} binds nothing: nobody who depends on it is there`);
    return [];
  }
  return [{ name: floor.name, keepers, dependents, atLeast: Math.ceil(floor.atLeast), held, text }];
}

// an order that depends on what nations have and what is asked of them, and on their names only where all of that is equal
function nationsOf(
  contingents: readonly Contingent[],
  sets: readonly (readonly number[])[],
): Drawdown["nations"] {
  const own = new Map<string, number[]>();
  for (const [i, { nation }] of contingents.entries()) own.set(nation, [...(own.get(nation) ?? []), i]);
  const describe = (i: number) => {
    const { role, place, troops, nations } = contingents[i];
    return [role, place ?? "", troops, nations ?? 0, sets.map((set) => (set.includes(i) ? 1 : 0)).join("")];
  };
  const keyed = [...own].map(([nation, list]) => ({
    nation,
    own: list,
    troops: troopsOf(list.map((i) => contingents[i])),
    key: JSON.stringify(list.map(describe)),
  }));
  return keyed
    .sort((a, b) => b.troops - a.troops || byCodeUnit(a.key, b.key) || byCodeUnit(a.nation, b.nation))
    .map(({ nation, own }) => ({ nation, own }));
}

function costsOf(posture: Posture, contingents: readonly Contingent[]): readonly number[] | "some" | "none" {
  const byRole = new Map(posture.roles.map((role) => [role.name, role.costPerMonth]));
  const costs = contingents.map((one) => byRole.get(one.role));
  const told = costs.filter((cost): cost is number => cost !== undefined);
  return told.length === costs.length ? told : told.length === 0 ? "none" : "some";
}

function blockNotes(contingents: readonly Contingent[], names: Names): string[] {
  const blocks = new Map<string, number>();
  for (const { nation, nations } of contingents)
    if (nations !== undefined) blocks.set(nation, Math.max(nations, blocks.get(nation) ?? 0));
  return [...blocks].map(
    ([nation, count]) =>
      `${names.nation(nation)} stands for ${count} nations whose own figures are not given: they are carried as one block, and what each of them does is not said`,
  );
}

function indicesOf(contingents: readonly Contingent[], by: Chosen): number[] {
  return contingents.flatMap((one, i) => (isChosen(one, by) ? [i] : []));
}

function sorted<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => byCodeUnit(a.name, b.name));
}

function numberProblems(posture: Posture): Problem[] {
  const wrong = (value: number) => !(Number.isFinite(value) && value >= 0);
  const problems: Problem[] = [];
  const check = (value: number, message: string, bad: boolean, where: Problem["where"]) => {
    if (bad)
      problems.push(
        problem("number-range", message, {
          found: String(value),
          expected: "a number from 0 on",
          ...(where && { where }),
        }),
      );
  };
  for (const { nation, troops, spot } of posture.contributions)
    check(
      troops,
      `the troops of ${nation} are no whole number`,
      wrong(troops) || !Number.isInteger(troops),
      spot,
    );
  for (const { name, atMost, spot } of posture.ceilings)
    check(atMost, `the ceiling ${name} is no number of troops`, wrong(atMost), spot);
  for (const { name, atLeast, spot } of posture.floors)
    check(atLeast, `the floor ${name} is no number of troops`, wrong(atLeast), spot);
  for (const { name, lift = 0, spot } of posture.tranches)
    check(lift, `the lift of the tranche ${name} is no number of troops`, wrong(lift), spot);
  const tolerance = posture.proportion?.tolerance ?? 0;
  check(tolerance, "the tolerance of the proportion is no share", wrong(tolerance), undefined);
  return problems;
}

function sizeProblems(
  contingents: readonly Contingent[],
  tranches: number,
  notes: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  if (tranches === 0)
    problems.push(
      problem("question-invalid", "there is no tranche ahead into which anybody could be put", {
        ...(notes.length > 0 && { found: notes.join("; ") }),
        hint: "add tranches with their last days under posture, or ask for an earlier day with --on",
      }),
    );
  const total = troopsOf(contingents);
  if (total > mostTroops)
    problems.push(
      problem("number-range", "these are more troops than can be planned", {
        found: sayTroops(total),
        expected: `at most ${sayTroops(mostTroops)}`,
      }),
    );
  if (contingents.length * tranches > mostCells)
    problems.push(
      problem("question-invalid", "these are more contingents and tranches than can be planned at once", {
        found: `${contingents.length} contingents in ${tranches} tranches`,
        expected: `at most ${sayTroops(mostCells)} when multiplied`,
      }),
    );
  return problems;
}

function nobody(from: Day | undefined): Problem {
  const when = from === undefined ? "" : ` on ${sayDay(from)}`;
  return problem("question-invalid", `the posture has no troops${when}`, {
    hint: "add contributions under posture, with the day on which each was so",
  });
}

function costMissing(posture: Posture): Problem {
  const roles = posture.roles.filter((role) => role.costPerMonth === undefined).map((role) => role.name);
  return problem(
    "value-missing",
    "the cost of some roles is not given, so that the least cost can't be told",
    {
      found: `no cost-per-month for ${roles.join(", ")}`,
      hint: "give every role a cost-per-month or none; without any, every soldier costs the same",
    },
  );
}
