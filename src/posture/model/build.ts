// The drawdown as a program in whole numbers: how many of each class remain after each tranche, under every demand.
import type { Drawdown } from "../drawdown.js";
import type { Demand } from "../plan.js";
import type { ContingentClass } from "./classes.js";
import type { Column, Row, Term } from "./linear.js";

/** The rows and columns of a drawdown, and what the columns stand for. */
export type DrawdownRows = {
  readonly columns: Column[];
  readonly rows: Row[];
  /** The column of how many of a class remain after a tranche. */
  remaining(k: number, t: number): number;
  /** The column of how many remain in all, and (where proportion is asked) of a nation. */
  total(t: number): number;
  nation(n: number, t: number): number;
  /** The columns that say whether a floor still holds after a tranche: 1 or 0. */
  readonly holds: readonly (readonly number[])[];
  /** The columns by how much demands give, in the order of `giving`; the demands of one group give equally much. */
  readonly gives: readonly number[];
};

/** Every demand of a drawdown, in the order in which one would rather do without: proportion, floors, lifts, ceilings. */
export function demandsOf(drawdown: Drawdown): readonly Demand[] {
  return [
    ...(drawdown.tolerance === undefined ? [] : [{ kind: "proportion", name: "" } as const]),
    ...drawdown.floors.map(({ name }) => ({ kind: "floor", name }) as const),
    ...drawdown.tranches.flatMap(({ name, lift }) =>
      lift === undefined ? [] : [{ kind: "lift", name } as const],
    ),
    ...drawdown.ceilings.map(({ name }) => ({ kind: "ceiling", name }) as const),
  ];
}

/** The drawdown without some of its demands. */
export function without(drawdown: Drawdown, demands: readonly Demand[]): Drawdown {
  const kept = (kind: Demand["kind"], name: string) => !demands.some((one) => isSame(one, { kind, name }));
  const { tolerance, ceilings, floors, tranches, ...rest } = drawdown;
  return {
    ...rest,
    ...(tolerance !== undefined && kept("proportion", "") && { tolerance }),
    ceilings: ceilings.filter(({ name }) => kept("ceiling", name)),
    floors: floors.filter(({ name }) => kept("floor", name)),
    tranches: tranches.map(({ lift, ...tranche }) =>
      lift !== undefined && kept("lift", tranche.name) ? { ...tranche, lift } : tranche,
    ),
  };
}

/** Whether two demands are the same. */
export function isSame(a: Demand, b: Demand): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/**
 * Builds the rows. Unknown is how many of each class *remain*, so that "nobody comes back" is that they do not grow, and a ceiling needs
 * one row. A floor has a yes or no for each tranche: yes as long as anybody who depends on it remains; each class of them has its
 * own row `remaining ≤ troops × yes`, which is much tighter than one row for their sum. Proportion compares what has left:
 * |of the nation − share × of all| ≤ tolerance × of all + 1, the 1 being the rounding to whole soldiers.
 */
export function drawdownRows(
  drawdown: Drawdown,
  classes: readonly ContingentClass[],
  giving: readonly (readonly Demand[])[] = [],
): DrawdownRows {
  const draft = new Draft(drawdown, classes, giving);
  draft.classes();
  draft.totals();
  for (const one of drawdown.ceilings) draft.ceiling(one);
  draft.lifts();
  for (const one of drawdown.floors) draft.floor(one);
  draft.proportion();
  return draft;
}

class Draft implements DrawdownRows {
  readonly columns: Column[] = [];
  readonly rows: Row[] = [];
  readonly holds: number[][] = [];
  readonly gives: readonly number[];
  private readonly tranches: number;
  private readonly firstTotal: number;
  private readonly firstNation: number;
  /** The classes in which each contingent stands. */
  private readonly classOf: readonly number[];

  constructor(
    private readonly drawdown: Drawdown,
    private readonly all: readonly ContingentClass[],
    private readonly giving: readonly (readonly Demand[])[],
  ) {
    const { tranches, nations, contingents, total } = drawdown;
    this.tranches = tranches.length;
    for (const { troops } of all)
      for (let t = 0; t < this.tranches; t++) this.columns.push({ low: 0, high: troops, whole: true });
    this.firstTotal = this.columns.length;
    for (let t = 0; t < this.tranches; t++) this.columns.push({ low: 0, high: total, whole: false });
    this.firstNation = this.columns.length;
    if (drawdown.tolerance !== undefined)
      for (const { own } of nations)
        for (let t = 0; t < this.tranches; t++) {
          const troops = own.reduce((sum, i) => sum + contingents[i].troops, 0);
          this.columns.push({ low: 0, high: troops, whole: false });
        }
    this.gives = giving.map(
      () => this.columns.push({ low: 0, high: Number.POSITIVE_INFINITY, whole: false }) - 1,
    );
    const classOf: number[] = [];
    for (const [k, { members }] of all.entries()) for (const i of members) classOf[i] = k;
    this.classOf = classOf;
  }

  remaining(k: number, t: number): number {
    return k * this.tranches + t;
  }

  total(t: number): number {
    return this.firstTotal + t;
  }

  nation(n: number, t: number): number {
    return this.firstNation + n * this.tranches + t;
  }

  classes(): void {
    for (let k = 0; k < this.all.length; k++)
      for (let t = 1; t < this.tranches; t++)
        this.row(
          [
            [1, this.remaining(k, t - 1)],
            [-1, this.remaining(k, t)],
          ],
          ">=",
          0,
        );
  }

  totals(): void {
    for (let t = 0; t < this.tranches; t++)
      this.row([...this.all.map((_, k): Term => [1, this.remaining(k, t)]), [-1, this.total(t)]], "=", 0);
  }

  ceiling({ name, under, atMost, after }: Drawdown["ceilings"][number]): void {
    const demand: Demand = { kind: "ceiling", name };
    if (under.length === 0) return;
    const give = this.give(demand, -1);
    // a ceiling that is due before the first tranche ends is kept by those who are there, or not at all
    const present = under.reduce((sum, i) => sum + this.drawdown.contingents[i].troops, 0);
    if (after < 0) this.row(give, "<=", atMost - present);
    else this.row([...this.sum(under, after), ...give], "<=", atMost);
  }

  lifts(): void {
    for (const [t, { name, lift }] of this.drawdown.tranches.entries()) {
      const demand: Demand = { kind: "lift", name };
      if (lift === undefined) continue;
      const before: Term[] = t === 0 ? [] : [[1, this.total(t - 1)]];
      const bound = t === 0 ? lift - this.drawdown.total : lift;
      this.row([...before, [-1, this.total(t)], ...this.give(demand, -1)], "<=", bound);
    }
  }

  floor({ name, keepers, dependents, atLeast, held }: Drawdown["floors"][number]): void {
    const demand: Demand = { kind: "floor", name };
    const holds: number[] = [];
    const depending = [...new Set(dependents.map((i) => this.classOf[i]))];
    for (let t = 0; t < this.tranches; t++) {
      const yes = this.columns.push({ low: t < held ? 1 : 0, high: 1, whole: true }) - 1;
      holds.push(yes);
      this.row([...this.sum(keepers, t), [-atLeast, yes], ...this.give(demand, 1)], ">=", 0);
      for (const k of depending)
        this.row(
          [
            [1, this.remaining(k, t)],
            [-this.all[k].troops, yes],
          ],
          "<=",
          0,
        );
      if (t > 0)
        this.row(
          [
            [1, holds[t - 1]],
            [-1, yes],
          ],
          ">=",
          0,
        );
    }
    this.holds.push(holds);
  }

  proportion(): void {
    const { tolerance, nations, contingents, total } = this.drawdown;
    if (tolerance === undefined) return;
    const demand: Demand = { kind: "proportion", name: "" };
    for (const [n, { own }] of nations.entries()) {
      const share = own.reduce((sum, i) => sum + contingents[i].troops, 0) / total;
      const classes = this.all.flatMap((one, k) => (one.nation === n ? [k] : []));
      for (let t = 0; t < this.tranches; t++) {
        this.row([...classes.map((k): Term => [1, this.remaining(k, t)]), [-1, this.nation(n, t)]], "=", 0);
        // has left = whole − remains; the whole of the nation is its share of the whole, and falls out
        const slack = tolerance * total + 1;
        const rest = (factor: number): Term[] => [
          [1, this.nation(n, t)],
          [factor, this.total(t)],
        ];
        this.row([...rest(tolerance - share), ...this.give(demand, -1)], "<=", slack);
        this.row([...rest(-tolerance - share), ...this.give(demand, 1)], ">=", -slack);
      }
    }
  }

  // whole classes only: a set of contingents never holds a part of one
  private sum(contingents: readonly number[], t: number): Term[] {
    return [...new Set(contingents.map((i) => this.classOf[i]))].map((k) => [1, this.remaining(k, t)]);
  }

  private row(terms: readonly Term[], is: Row["is"], bound: number): void {
    if (terms.length > 0) this.rows.push({ terms, is, bound });
    // nothing on the left: a row that can't be met is kept as one that no number meets
    else if (is === "<=" ? bound < 0 : is === ">=" ? bound > 0 : bound !== 0)
      this.rows.push({ terms: [[0, 0]], is, bound });
  }

  private give(demand: Demand, sign: 1 | -1): Term[] {
    const at = this.giving.findIndex((group) => group.some((one) => isSame(one, demand)));
    return at === -1 ? [] : [[sign, this.gives[at]]];
  }
}
