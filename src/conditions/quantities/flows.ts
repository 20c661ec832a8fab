// How much came in a stretch of days: a running sum, so that any stretch is the difference of two of its values.
import type { Day } from "../../ground/day.js";
import type { Rows } from "../evidence.js";
import type { Fact } from "../fact.js";
import { firstAfter } from "../facts/subject-facts.js";
import type { Figure } from "./bounds.js";

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
  const entries = entriesOf(rows);
  const size = entries.length;
  const flow = {
    rows,
    first: Int32Array.from(entries, (one) => one.first),
    last: Int32Array.from(entries, (one) => one.last),
    best: new Float64Array(size),
    low: new Float64Array(size),
    high: new Float64Array(size),
    rival: new Int32Array(size),
    longest: rows.longest,
  };
  let [best, low, high, rival] = [0, 0, 0, 0];
  entries.forEach((one, i) => {
    best += one.best;
    low += one.low;
    high += one.high;
    rival += one.rival ? 1 : 0;
    flow.best[i] = best;
    flow.low[i] = low;
    flow.high[i] = high;
    flow.rival[i] = rival;
  });
  return flow;
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
  return rows.facts.slice(from, firstAfter(rows.last, until)).filter((fact) => amountsOf(fact) !== undefined);
}

type Entry = {
  readonly first: number;
  readonly last: number;
  readonly best: number;
  readonly low: number;
  readonly high: number;
  readonly rival: boolean;
};

function entriesOf({ facts, first, last, kinds }: Rows): readonly Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < facts.length; ) {
    let end = start + 1;
    while (end < facts.length && last[end] === last[start]) end += 1;
    if (end === start + 1) {
      const said = amountsOf(facts[start]);
      if (said !== undefined) entries.push({ first: first[start], last: last[start], ...said, rival: false });
    } else {
      const groups = new Map<string, number[]>();
      for (let i = start; i < end; i++) {
        if (amountsOf(facts[i]) === undefined) continue;
        const key = `${first[i]} ${facts[i].place ?? ""}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [i]);
        else group.push(i);
      }
      for (const group of groups.values())
        entries.push(entryOf({ facts, kinds }, group, first[group[0]], last[start]));
    }
    start = end;
  }
  return entries;
}

// of what is said of the same days and place: the strongest kind, each voice summed by itself, then compared
function entryOf(
  { facts, kinds }: Pick<Rows, "facts" | "kinds">,
  group: readonly number[],
  first: number,
  last: number,
): Entry {
  const rank = group.reduce((most, i) => Math.max(most, kinds[i]), 0);
  const voices = new Map<string, { best: number; low: number; high: number }>();
  for (const i of group) {
    const said = kinds[i] === rank ? amountsOf(facts[i]) : undefined;
    if (said === undefined) continue;
    const voice = facts[i].by ?? "";
    const sum = voices.get(voice) ?? { best: 0, low: 0, high: 0 };
    voices.set(voice, { best: sum.best + said.best, low: sum.low + said.low, high: sum.high + said.high });
  }
  const sums = [...voices.values()];
  const low = Math.min(...sums.map((one) => one.low));
  const high = Math.max(...sums.map((one) => one.high));
  const best = Math.min(...sums.map((one) => one.best));
  const rival = sums.some((one) => one.low !== sums[0].low || one.high !== sums[0].high);
  return { first, last, best, low, high, rival };
}

function amountsOf({ value }: Fact): { best: number; low: number; high: number } | undefined {
  if (value?.kind !== "amount") return undefined;
  const { amount, low = amount, high = amount } = value;
  return { best: amount, low, high };
}
