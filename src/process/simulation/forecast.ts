// From counts to answers: how likely, by when, and what holds it back; each with the error that comes from so many runs.
import { type Absent, absent } from "../../ground/absence.js";
import { addDays, type Day, dayOf, partsOfDay } from "../../ground/day.js";
import type { Program } from "./program/program.js";
import { daysOf, type Ratio, type Tally } from "./tally.js";

/** A figure with its standard error, from the number of runs alone; it says nothing of whether the assumptions are right. */
export type Estimate = { readonly value: number; readonly error: number };

/** How likely a phase is reached, by when, and what holds it back. */
export type PhaseForecast = {
  readonly phase: string;
  readonly title: string;
  /**
   * The day on which it would open if everything were done on its last day, what has none after half of its delays, and nothing
   * were broken.
   */
  readonly planned: Day | Absent;
  /** That it opens by the last day at all; by its planned day. */
  readonly reached: Estimate;
  readonly reachedByPlanned: Estimate | Absent;
  /** That it is open on the last day. */
  readonly openAtEnd: Estimate;
  /** Days on which it is open, as a share of the days since it opened. */
  readonly shareOpen: Estimate | Absent;
  /** That it has opened by the last day of each month. */
  readonly byMonth: readonly { readonly day: Day; readonly probability: Estimate }[];
  /** The day by which it has opened in half of all runs; in one of ten; in nine of ten. */
  readonly median: Quantile;
  readonly low: Quantile;
  readonly high: Quantile;
  /** How often the calendar alone was the last thing for which it waited. */
  readonly waitedForCalendar: Estimate;
  /** What it waits for, the greatest hindrance first. */
  readonly heldBackBy: readonly Hindrance[];
};

/** A day, with its error in days; absent where too few runs get so far. */
export type Quantile = { readonly day: Day; readonly error: number } | Absent;

/** How far one clause, event, decision or test holds a phase back. */
export type Hindrance = {
  readonly about: string;
  readonly what: "clause" | "event" | "decision" | "test" | "condition";
  /** How often it was the last thing that the phase waited for; lay anywhere on the way that was the slowest. */
  readonly last: Estimate;
  readonly onTheWay: Estimate;
  /** How often the phase did not open and this was among what was missing at the end. */
  readonly blocked: Estimate;
  /** If it were done at once, all else being as it was: days by which the phase opens earlier, where it opens in both cases. */
  readonly daysEarlier: { readonly median: number; readonly mean: Estimate } | Absent;
  /** How much likelier it is, in probability, that it opens by the planned day, and by the last day. */
  readonly likelierByPlanned: Estimate;
  readonly likelierByEnd: Estimate;
};

/** What came of a clause. */
export type ClauseForecast =
  | {
      readonly kind: "done";
      readonly clause: string;
      readonly inTime: Estimate;
      readonly late: Estimate;
      /** Its last day has passed and it is not met. */
      readonly missed: Estimate;
      /** It is not owed yet, or still has time. */
      readonly open: Estimate;
    }
  /** For clauses that last: the share of days on which it is kept, of those on which it is owed. */
  | { readonly kind: "lasting"; readonly clause: string; readonly kept: Estimate | Absent };

/** The forecast of each phase, in the order of the program. */
export function phaseForecasts(
  program: Program,
  tally: Tally,
  planned: Int32Array,
): readonly PhaseForecast[] {
  return program.elements.phases.map((phase, p) => {
    const row = tally.openedOn.subarray(p * daysOf(program), (p + 1) * daysOf(program));
    const cumulative = running(row);
    const reached = cumulative[cumulative.length - 1];
    const plan = planned[p];
    const isPlanned = plan <= program.until;
    return {
      phase: phase.name,
      title: phase.title,
      planned: isPlanned ? (plan as Day) : absent("as it is written, it does not open by the last day"),
      reached: share(reached, tally.runs),
      reachedByPlanned: isPlanned
        ? share(countBy(cumulative, plan - program.start), tally.runs)
        : absent("it has no planned day by the last day"),
      openAtEnd: share(tally.openAtEnd[p], tally.runs),
      shareOpen: ratio(tally.phaseDays, p, tally.runs) ?? absent("it opened in none of the runs"),
      byMonth: monthEnds(program).map((day) => ({
        day,
        probability: share(countBy(cumulative, day - program.start), tally.runs),
      })),
      median: quantile(program, cumulative, tally.runs, 0.5),
      low: quantile(program, cumulative, tally.runs, 0.1),
      high: quantile(program, cumulative, tally.runs, 0.9),
      waitedForCalendar: share(tally.calendar[p], tally.runs),
      heldBackBy: hindrances(program, tally, p),
    };
  });
}

/** The forecast of each clause, in the order of the program. */
export function clauseForecasts(program: Program, tally: Tally): readonly ClauseForecast[] {
  return program.elements.clauses.map(({ name: clause }, c) => {
    if (program.clauses.lasting[c] === 1) {
      const kept = ratio(tally.clauseDays, c, tally.runs) ?? absent("it was owed in none of the runs");
      return { kind: "lasting", clause, kept };
    }
    const [inTime, late, missed] = [tally.inTime[c], tally.late[c], tally.missed[c]];
    return {
      kind: "done",
      clause,
      inTime: share(inTime, tally.runs),
      late: share(late, tally.runs),
      missed: share(missed, tally.runs),
      open: share(tally.runs - inTime - late - missed, tally.runs),
    };
  });
}

function hindrances(program: Program, tally: Tally, p: number): readonly Hindrance[] {
  const found: Hindrance[] = [];
  for (let e = 0; e < program.firstRule; e++) {
    const cell = p * program.firstRule + e;
    const earlier = differences(program, tally, p, e);
    const { last, trail, blocked, gained, lost, gainedPlanned, lostPlanned } = tally;
    const touched = [last, trail, blocked, gained, lost, gainedPlanned, lostPlanned].some((m) => m[cell] > 0);
    if (!touched && earlier === undefined) continue;
    const both = tally.studiedOpened[p] - lost[cell];
    found.push({
      ...nameOf(program, e),
      last: share(last[cell], tally.runs),
      onTheWay: share(trail[cell], tally.runs),
      blocked: share(blocked[cell], tally.runs),
      daysEarlier: both > 0 ? summary(earlier ?? [], both) : absent("it opened in none of the runs compared"),
      likelierByPlanned: change(gainedPlanned[cell], lostPlanned[cell], tally.studied),
      likelierByEnd: change(gained[cell], lost[cell], tally.studied),
    });
  }
  return found.filter(isHindrance).sort(byWeight);
}

// done at once, some things only ever close a phase: they hold nothing back
function isHindrance({ last, onTheWay, blocked, daysEarlier, likelierByEnd, ...rest }: Hindrance): boolean {
  const days = "mean" in daysEarlier ? daysEarlier.mean.value : 0;
  const gains = [likelierByEnd.value, rest.likelierByPlanned.value, days];
  return [last.value, onTheWay.value, blocked.value, ...gains].some((figure) => figure > 0);
}

function nameOf(program: Program, element: number): Pick<Hindrance, "about" | "what"> {
  const { happenings, clauses } = program.elements;
  if (element < happenings.length) return { about: happenings[element].name, what: happenings[element].what };
  return { about: clauses[element - happenings.length].name, what: "clause" };
}

// the likelihoods first, then the days, then how often it was the last; names settle what is equal
function byWeight(a: Hindrance, b: Hindrance): number {
  const days = ({ daysEarlier }: Hindrance) => ("mean" in daysEarlier ? daysEarlier.mean.value : 0);
  return (
    b.likelierByPlanned.value + b.likelierByEnd.value - a.likelierByPlanned.value - a.likelierByEnd.value ||
    days(b) - days(a) ||
    b.last.value + b.blocked.value - a.last.value - a.blocked.value ||
    (a.about < b.about ? -1 : 1)
  );
}

type Difference = { readonly days: number; readonly count: number };

// days by which the phase opened earlier, other than none, in order
function differences(
  program: Program,
  tally: Tally,
  p: number,
  e: number,
): readonly Difference[] | undefined {
  const cell = p * program.firstRule + e;
  const sorted = sortedEarlier(tally, 2 * daysOf(program));
  return sorted.get(cell)?.map(({ days, count }) => ({ days: days - daysOf(program), count }));
}

const arranged = new WeakMap<Tally, ReadonlyMap<number, Difference[]>>();

function sortedEarlier(tally: Tally, span: number): ReadonlyMap<number, Difference[]> {
  const there = arranged.get(tally);
  if (there !== undefined) return there;
  const cells = new Map<number, Difference[]>();
  for (const [key, count] of [...tally.earlier].sort(([a], [b]) => a - b)) {
    const cell = Math.floor(key / span);
    const list = cells.get(cell) ?? [];
    list.push({ days: key - cell * span, count });
    cells.set(cell, list);
  }
  arranged.set(tally, cells);
  return cells;
}

// of `both` courses that opened with and without, all but those listed opened on the same day
function summary(
  listed: readonly Difference[],
  both: number,
): { readonly median: number; readonly mean: Estimate } {
  let sum = 0;
  let squares = 0;
  let below = 0;
  let other = 0;
  for (const { days, count } of listed) {
    sum += days * count;
    squares += days * days * count;
    other += count;
    if (days < 0) below += count;
  }
  const mean = sum / both;
  const variance = Math.max(0, squares / both - mean * mean);
  const rank = Math.floor((both - 1) / 2);
  return {
    median: medianAt(listed, rank, { below, zeros: both - other }),
    mean: { value: mean, error: Math.sqrt(variance / both) },
  };
}

function medianAt(
  listed: readonly Difference[],
  rank: number,
  { below, zeros }: { readonly below: number; readonly zeros: number },
): number {
  if (rank >= below && rank < below + zeros) return 0;
  let passed = rank < below ? 0 : zeros;
  for (const { days, count } of listed) {
    passed += count;
    if (rank < passed) return days;
  }
  return 0;
}

// a share, with an error that is never nothing: as if one more run of each kind had been seen
function share(count: number, of: number): Estimate {
  const p = (count + 1) / (of + 2);
  return { value: of === 0 ? 0 : count / of, error: Math.sqrt((p * (1 - p)) / (of + 3)) };
}

// the change of a probability between paired runs
function change(gained: number, lost: number, of: number): Estimate {
  if (of === 0) return { value: 0, error: 0 };
  const value = (gained - lost) / of;
  return { value, error: Math.sqrt((gained + lost + 1) / of - value * value) / Math.sqrt(of) };
}

// a ratio of sums, with its error by the usual linear approximation (Cochran 1977, ch. 6)
function ratio({ x, y, xx, xy, yy }: Ratio, at: number, runs: number): Estimate | undefined {
  if (y[at] === 0) return undefined;
  const value = x[at] / y[at];
  const spread = Math.max(0, xx[at] - 2 * value * xy[at] + value * value * yy[at]);
  return { value, error: Math.sqrt((spread * runs) / Math.max(1, runs - 1)) / y[at] };
}

function running(row: Int32Array): Int32Array {
  const sums = row.slice();
  for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1];
  return sums;
}

function countBy(cumulative: Int32Array, offset: number): number {
  return offset < 0 ? 0 : cumulative[Math.min(offset, cumulative.length - 1)];
}

// the first day by which this share of all runs has opened; its error from the days of the neighbouring ranks
function quantile(program: Program, cumulative: Int32Array, runs: number, share: number): Quantile {
  const reached = cumulative[cumulative.length - 1];
  const wanted = Math.max(1, Math.ceil(share * runs));
  if (reached < wanted) {
    const percent = Math.round((1000 * reached) / runs) / 10;
    return absent(`it is reached in ${percent} % of the runs only`);
  }
  const half = Math.sqrt(runs * share * (1 - share));
  const at = (rank: number) => firstWith(cumulative, Math.min(Math.max(1, Math.round(rank)), reached));
  return {
    day: addDays(program.start as Day, at(wanted)),
    error: (at(wanted + half) - at(wanted - half)) / 2,
  };
}

function firstWith(cumulative: Int32Array, count: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] >= count) high = middle;
    else low = middle + 1;
  }
  return low;
}

// the last day of each month, and the last day of all
function monthEnds({ start, until }: Program): readonly Day[] {
  const days: Day[] = [];
  const { year, month } = partsOfDay(start as Day);
  for (let i = year * 12 + month; ; i++) {
    const next = dayOf(Math.floor(i / 12), (i % 12) + 1, 1);
    if (next === undefined || next - 1 >= until) break;
    days.push(addDays(next, -1));
  }
  days.push(until as Day);
  return days;
}
