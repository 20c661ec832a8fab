// How much came in a stretch of days: a running sum, so that any stretch is the difference of two of its values.
import type { Day } from "../../ground/day.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import type { Sheets } from "../facts/sheets.js";
import { firstAfter } from "../facts/subject-facts.js";
import type { Figure } from "./bounds.js";
import { isFigure } from "./levels.js";

/** Running sums of a flow, one value for each row: what came up to and with it. Sums that can't differ are one column. */
export type Flow = {
  readonly rows: Rows;
  readonly best: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many entries there are up to and with each row: what one day, place and stretch brought is one entry. */
  readonly entries: Int32Array;
  /** How many of them are told differently by voices of one rank; absent if none is. */
  readonly rival: Int32Array | undefined;
};

/**
 * The running sums. What one voice says of one stretch of days and one place adds up; of several voices the stronger kind goes
 * before the weaker, and where voices of one kind differ the entry runs from the least to the most.
 */
export function flowOf(rows: Rows, sheets: Sheets): Flow {
  const sums = new Sums(rows, sheets);
  for (let start = 0; start < rows.facts.length; ) {
    let end = start + 1;
    while (end < rows.facts.length && rows.last[end] === rows.last[start]) end += 1;
    if (end === start + 1) sums.addRow(start);
    else sums.addDay(start, end);
    start = end;
  }
  return sums.flow();
}

/**
 * What came from one day to another, both included. What is said of a stretch that begins before and ends within counts for the
 * upper bound only. `undefined` when nobody said anything of these days. The figure names no facts: `flowFacts` does.
 */
export function flowBetween(flow: Flow, since: Day | undefined, until: Day): Figure | undefined {
  const { rows, rival } = flow;
  const to = firstAfter(rows.last, until);
  const from = since === undefined ? 0 : firstAfter(rows.last, since - 1);
  let whole = between(flow.entries, from, to);
  if (whole === 0) return undefined;
  let best = between(flow.best, from, to);
  let low = between(flow.low, from, to);
  const high = between(flow.high, from, to);
  if (since !== undefined && rows.longest > 1) {
    const end = Math.min(to, firstAfter(rows.last, since + rows.longest));
    for (let i = from; i < end; i++) {
      if (rows.first[i] >= since) continue;
      whole -= between(flow.entries, i, i + 1);
      best -= between(flow.best, i, i + 1);
      low -= between(flow.low, i, i + 1);
    }
  }
  if (whole === 0) return undefined;
  const figure: Figure = { best, low, high, facts: noFacts, seen: lastSeen(flow, to), rivals: noRivals };
  // where voices of one rank differ, the least and the most contradict each other
  if (rival === undefined || between(rival, from, to) === 0) return figure;
  return { ...figure, high: low, rivals: [{ ...figure, low: high }] };
}

/** The facts that make up a sum. */
export function flowFacts({ rows }: Flow, since: Day | undefined, until: Day): readonly Fact[] {
  const from = since === undefined ? 0 : firstAfter(rows.last, since - 1);
  const found: Fact[] = [];
  for (let i = from; i < firstAfter(rows.last, until); i++) if (isFigure(rows, i)) found.push(rows.facts[i]);
  return found;
}

const noFacts: readonly Fact[] = [];
const noRivals: readonly Figure[] = [];

// the part of a running sum that the rows from one to before another make up
function between(sums: Float64Array | Int32Array, from: number, to: number): number {
  if (to <= from) return 0;
  return sums[to - 1] - (from === 0 ? 0 : sums[from - 1]);
}

function lastSeen({ rows }: Flow, to: number): number {
  let at = to - 1;
  while (at > 0 && !isFigure(rows, at)) at -= 1;
  return rows.last[at];
}

// the sums while they grow; lower and upper sums are columns of their own from the first entry in which they differ
class Sums {
  private readonly best: Float64Array;
  private low: Float64Array;
  private high: Float64Array;
  private readonly entries: Int32Array;
  private rival: Int32Array | undefined;

  constructor(
    private readonly rows: Rows,
    private readonly sheets: Sheets,
  ) {
    const { length } = rows.facts;
    this.best = sheets.numbers(length);
    this.low = this.best;
    this.high = this.best;
    this.entries = sheets.whole(length);
  }

  /** What one row alone says of its day. */
  addRow(row: number): void {
    const { amounts, lows, highs } = this.rows;
    if (!isFigure(this.rows, row)) this.carry(row);
    else this.put(row, { best: amounts[row], low: lows[row], high: highs[row], rival: false });
  }

  /** What several rows of one last day say, taken apart by first day and place; each entry stands at its first row. */
  addDay(start: number, end: number): void {
    for (let row = start; row < end; row++) {
      // rows that belong to an earlier one of the day are in its entry
      if (!isFigure(this.rows, row) || this.firstAlike(start, row) < row) this.carry(row);
      else this.put(row, compared(this.rows, this.alike(row, end)));
    }
  }

  private firstAlike(start: number, row: number): number {
    for (let at = start; at < row; at++)
      if (isFigure(this.rows, at) && isAlike(this.rows, at, row)) return at;
    return row;
  }

  private alike(row: number, end: number): readonly number[] {
    const found = [row];
    for (let at = row + 1; at < end; at++) {
      if (isFigure(this.rows, at) && isAlike(this.rows, at, row)) found.push(at);
    }
    return found;
  }

  flow(): Flow {
    const { rows, best, low, high, entries, rival } = this;
    return { rows, best, low, high, entries, rival };
  }

  private put(row: number, came: Came): void {
    if (this.low === this.best && (came.low !== came.best || came.high !== came.best)) {
      this.low = this.best.slice();
      this.high = this.best.slice();
    }
    if (came.rival) this.rival ??= this.sheets.whole(this.best.length);
    this.carry(row);
    this.best[row] += came.best;
    if (this.low !== this.best) {
      this.low[row] += came.low;
      this.high[row] += came.high;
    }
    this.entries[row] += 1;
    if (came.rival && this.rival !== undefined) this.rival[row] += 1;
  }

  private carry(row: number): void {
    if (row === 0) return;
    this.best[row] = this.best[row - 1];
    if (this.low !== this.best) {
      this.low[row] = this.low[row - 1];
      this.high[row] = this.high[row - 1];
    }
    this.entries[row] = this.entries[row - 1];
    if (this.rival !== undefined) this.rival[row] = this.rival[row - 1];
  }
}

type Came = { readonly best: number; readonly low: number; readonly high: number; readonly rival: boolean };

function isAlike({ first, facts }: Rows, a: number, b: number): boolean {
  return first[a] === first[b] && facts[a].place === facts[b].place;
}

// of what is said of the same days and place: the strongest kind, each voice summed by itself, then compared
function compared(rows: Rows, group: readonly number[]): Came {
  const { facts, kinds } = rows;
  const rank = group.reduce((most, row) => Math.max(most, kinds[row]), 0);
  const strong = group.filter((row) => kinds[row] === rank);
  const first = summed(rows, strong, facts[strong[0]].by);
  if (strong.every((row) => facts[row].by === facts[strong[0]].by)) return { ...first, rival: false };
  const sums = [...new Set(strong.map((row) => facts[row].by))].map((by) => summed(rows, strong, by));
  return {
    best: Math.min(...sums.map((one) => one.best)),
    low: Math.min(...sums.map((one) => one.low)),
    high: Math.max(...sums.map((one) => one.high)),
    rival: sums.some((one) => one.low !== first.low || one.high !== first.high),
  };
}

// what one voice says in some rows
function summed(
  { facts, amounts, lows, highs }: Rows,
  group: readonly number[],
  by: string | undefined,
): Omit<Came, "rival"> {
  const sum = { best: 0, low: 0, high: 0 };
  for (const row of group) {
    if (facts[row].by !== by) continue;
    sum.best += amounts[row];
    sum.low += lows[row];
    sum.high += highs[row];
  }
  return sum;
}
