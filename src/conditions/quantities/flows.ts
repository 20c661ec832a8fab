// How much came in a stretch of days: a running sum, so that any stretch is the difference of two of its values.
import type { Day } from "../../ground/day.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import { firstAfter } from "../facts/subject-facts.js";
import type { Figure } from "./bounds.js";
import { isFigure } from "./levels.js";

/** Sums of a flow. Each entry is what came on one stretch of days at one place, by the strongest kind that speaks of it. */
export type Flow = {
  readonly rows: Rows;
  /** First and last day of each entry. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Sums up to and with each entry; `rival` counts entries on which voices of one rank differ. */
  readonly best: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rival: Int32Array;
  readonly longest: number;
};

/**
 * The running sums. What one voice says of one stretch of days and one place adds up; of several voices the stronger kind goes
 * before the weaker, and where voices of one kind differ the entry runs from the least to the most.
 */
export function flowOf(rows: Rows): Flow {
  const columns = new FlowColumns(rows);
  for (let start = 0; start < rows.facts.length; ) {
    let end = start + 1;
    while (end < rows.facts.length && rows.last[end] === rows.last[start]) end += 1;
    if (end === start + 1) columns.addRow(start);
    else columns.addGroups(start, end);
    start = end;
  }
  return columns.flow();
}

/**
 * What came from one day to another, both included. What is said of a stretch that begins before and ends within counts for the
 * upper bound only. `undefined` when nobody said anything of these days. The figure names no facts: `flowFacts` does.
 */
export function flowBetween(flow: Flow, since: Day | undefined, until: Day): Figure | undefined {
  const to = firstAfter(flow.last, until);
  const from = since === undefined ? 0 : firstAfter(flow.last, since - 1);
  if (to <= from) return undefined;
  const between = (sums: Float64Array | Int32Array): number =>
    sums[to - 1] - (from === 0 ? 0 : sums[from - 1]);
  let [best, low] = [between(flow.best), between(flow.low)];
  const high = between(flow.high);
  let straddling = 0;
  if (since !== undefined && flow.longest > 1) {
    const end = Math.min(to, firstAfter(flow.last, since + flow.longest));
    for (let i = from; i < end; i++) {
      if (flow.first[i] >= since) continue;
      straddling += 1;
      best -= flow.best[i] - (i === 0 ? 0 : flow.best[i - 1]);
      low -= flow.low[i] - (i === 0 ? 0 : flow.low[i - 1]);
    }
  }
  if (straddling === to - from) return undefined;
  const figure: Figure = { best, low, high, facts: [], seen: flow.last[to - 1], rivals: [] };
  // where voices of one rank differ, the least and the most contradict each other
  return between(flow.rival) === 0 ? figure : { ...figure, high: low, rivals: [{ ...figure, low: high }] };
}

/** The facts that make up a sum. */
export function flowFacts({ rows }: Flow, since: Day | undefined, until: Day): readonly Fact[] {
  const from = since === undefined ? 0 : firstAfter(rows.last, since - 1);
  return rows.facts.slice(from, firstAfter(rows.last, until)).filter(({ value }) => value?.kind === "amount");
}

// the columns while they grow; entries are at most as many as rows
class FlowColumns {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly sums: readonly [best: Float64Array, low: Float64Array, high: Float64Array];
  private readonly rival: Int32Array;
  private size = 0;

  constructor(private readonly rows: Rows) {
    const { length } = rows.facts;
    this.first = new Int32Array(length);
    this.last = new Int32Array(length);
    this.sums = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
    this.rival = new Int32Array(length);
  }

  /** What one row alone says of its days. */
  addRow(row: number): void {
    if (!isFigure(this.rows, row)) return;
    const { first, amounts, lows, highs } = this.rows;
    this.add(row, first[row], { best: amounts[row], low: lows[row], high: highs[row], rival: false });
  }

  /** What several rows of one last day say, taken apart by first day and place. */
  addGroups(start: number, end: number): void {
    const { facts, first } = this.rows;
    const groups = new Map<string, number[]>();
    for (let row = start; row < end; row++) {
      if (!isFigure(this.rows, row)) continue;
      const key = `${first[row]} ${facts[row].place ?? ""}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    for (const group of groups.values()) {
      if (group.length === 1) this.addRow(group[0]);
      else this.add(group[0], first[group[0]], compared(this.rows, group));
    }
  }

  flow(): Flow {
    const [best, low, high] = this.sums.map((column) => column.subarray(0, this.size));
    return {
      rows: this.rows,
      first: this.first.subarray(0, this.size),
      last: this.last.subarray(0, this.size),
      best,
      low,
      high,
      rival: this.rival.subarray(0, this.size),
      longest: this.rows.longest,
    };
  }

  private add(row: number, first: number, came: Came): void {
    const at = this.size;
    const [best, low, high] = this.sums;
    this.first[at] = first;
    this.last[at] = this.rows.last[row];
    best[at] = (at === 0 ? 0 : best[at - 1]) + came.best;
    low[at] = (at === 0 ? 0 : low[at - 1]) + came.low;
    high[at] = (at === 0 ? 0 : high[at - 1]) + came.high;
    this.rival[at] = (at === 0 ? 0 : this.rival[at - 1]) + (came.rival ? 1 : 0);
    this.size += 1;
  }
}

type Came = { readonly best: number; readonly low: number; readonly high: number; readonly rival: boolean };

// of what is said of the same days and place: the strongest kind, each voice summed by itself, then compared
function compared({ facts, kinds, amounts, lows, highs }: Rows, group: readonly number[]): Came {
  const rank = group.reduce((most, row) => Math.max(most, kinds[row]), 0);
  const voices = new Map<string, { best: number; low: number; high: number }>();
  for (const row of group) {
    if (kinds[row] !== rank) continue;
    const voice = facts[row].by ?? "";
    const sum = voices.get(voice) ?? { best: 0, low: 0, high: 0 };
    sum.best += amounts[row];
    sum.low += lows[row];
    sum.high += highs[row];
    voices.set(voice, sum);
  }
  const sums = [...voices.values()];
  return {
    best: Math.min(...sums.map((one) => one.best)),
    low: Math.min(...sums.map((one) => one.low)),
    high: Math.max(...sums.map((one) => one.high)),
    rival: sums.some((one) => one.low !== sums[0].low || one.high !== sums[0].high),
  };
}
