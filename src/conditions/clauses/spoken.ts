// What is said, day by day, of a clause that lasts: kept on these days, broken on those, mended; and what a breach leaves behind.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Duration } from "../../agreement/terms/date.js";
import type { Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { firstLater, uniqueDays } from "../day-lists.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import type { Sheets } from "../facts/sheets.js";
import { codeOf } from "../facts/subject-facts.js";
import type { Inquiry, Viewpoint } from "../inquiry.js";
import type { Truth } from "../result.js";
import { type Standing, standingOf } from "./lasting/breaches.js";
import type { Waiver } from "./rulings.js";

/** What is said of a clause that lasts. */
export type Spoken = {
  /** The days from each of which an answer holds, and the answers as places in `truths`. */
  readonly days: Int32Array;
  readonly answers: Uint8Array;
  readonly breaches: readonly Breach[];
  readonly kept: Reports;
  readonly mended: Reports;
};

/** Reports of one sort, by their first day: their places among the accepted facts, and their days. */
export type Reports = {
  readonly rows: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
};

/** A reported breach, and how far it counts. */
export type Breach = {
  readonly fact: Fact;
  readonly first: Day;
  readonly last: Day;
  readonly standing: Standing;
  readonly reason?: string;
};

/** How a clause is broken and mended. */
export type Mending = {
  /** Whether a breach stands after its days, until it is mended. */
  readonly lasting: boolean;
  readonly recovers: Duration | undefined;
  readonly waivers: readonly Waiver[];
  /** What was broken before this day was not owed. */
  readonly owedFrom: Day;
};

/**
 * The answer on every day. A breach is not met on its days and, if it is lasting, afterwards: until a report of its last day or a
 * later one says that it was mended, until it is waived, or until `recovers` has passed since the last one. Otherwise it is met on
 * days of which a report says so, and nobody can tell on others.
 */
export function spokenOf(
  inquiry: Inquiry,
  clause: Clause,
  at: { readonly evidence: Evidence; readonly view: Viewpoint; readonly mending: Mending },
): Spoken {
  const { evidence, view, mending } = at;
  const { accepted } = evidence;
  const kept = reportsOf(accepted, inquiry.sheets, [codeOf("kept")]);
  const mended = reportsOf(accepted, inquiry.sheets, [codeOf("remedied"), codeOf("completed")]);
  const broken = reportsOf(accepted, inquiry.sheets, [codeOf("breached")]);
  const breaches: Breach[] = [];
  for (let i = 0; i < broken.rows.length; i++) {
    const fact = accepted.facts[broken.rows[i]];
    const days = { first: broken.first[i] as Day, last: broken.last[i] as Day };
    if (days.last < mending.owedFrom) continue;
    if (
      mending.waivers.some(
        ({ from, until }) => from <= days.first && (until === undefined || days.last <= until),
      )
    ) {
      continue;
    }
    const found = standingOf(inquiry, clause, { fact, evidence, view });
    const against = contradicting(evidence, kept, broken.rows[i]);
    if (found.standing === "outside" || against === "stronger") continue;
    if (evidence.doubts.has(fact.id)) breaches.push({ fact, ...days, standing: "disputed" });
    else
      breaches.push({
        fact,
        ...days,
        ...found,
        ...(against === "equal" && { standing: "conflict" as const }),
      });
  }
  return {
    ...swept({ breaches, kept, mended }, evidence, { ...mending, sheets: inquiry.sheets }),
    breaches,
    kept,
    mended,
  };
}

/** The answer on a day. */
export function spokenOn(spoken: Spoken, on: Day): Truth {
  return spokenAt(spoken, firstLater(spoken.days, on) - 1);
}

/** The answer at a place of the list of days; before the first nobody can tell. */
export function spokenAt({ answers }: Spoken, place: number): Truth {
  return place < 0 ? "undetermined" : truths[answers[place]];
}

const noReports: Reports = { rows: new Int32Array(0), first: new Int32Array(0), last: new Int32Array(0) };

/** Nothing is said. */
export const nothingSpoken: Spoken = {
  days: new Int32Array(0),
  answers: new Uint8Array(0),
  breaches: [],
  kept: noReports,
  mended: noReports,
};

const truths: readonly Truth[] = ["met", "not-met", "undetermined", "disputed", "conflict"];
const answer = { met: 0, notMet: 1, undetermined: 2, disputed: 3, conflict: 4 } as const;

// facts stand by their last day, which is the order of their first day too where each speaks of one day
function reportsOf({ says, first, last, longest }: Rows, sheets: Sheets, codes: readonly number[]): Reports {
  let count = 0;
  for (let i = 0; i < says.length; i++) if (codes.includes(says[i])) count += 1;
  if (count === 0) return noReports;
  const rows = sheets.whole(count);
  let at = 0;
  for (let i = 0; i < says.length; i++) if (codes.includes(says[i])) rows[at++] = i;
  if (longest > 1) rows.sort((a, b) => first[a] - first[b] || a - b);
  const columns = { rows, first: sheets.whole(count), last: sheets.whole(count) };
  for (let i = 0; i < count; i++) {
    columns.first[i] = first[rows[i]];
    columns.last[i] = last[rows[i]];
  }
  return columns;
}

// reports on the same days that say the opposite: the stronger goes before; of the same strength, who speaks of fewer days
function contradicting(
  { accepted, doubts }: Evidence,
  kept: Reports,
  breach: number,
): "stronger" | "equal" | undefined {
  const { first, last, kinds, facts } = accepted;
  let found: "equal" | undefined;
  const until = firstLater(kept.first, first[breach]);
  // where all speak of one day, only those of the very day can speak of it
  const from = accepted.longest === 1 ? firstLater(kept.first, first[breach] - 1) : 0;
  for (let i = from; i < until; i++) {
    const row = kept.rows[i];
    if (last[row] < last[breach] || doubts.has(facts[row].id)) continue;
    if (kinds[row] > kinds[breach]) return "stronger";
    if (kinds[row] === kinds[breach] && last[row] - first[row] <= last[breach] - first[breach])
      found = "equal";
  }
  return found;
}

type Said = Pick<Spoken, "breaches" | "kept" | "mended">;

// one walk over all days on which something changes, remembering of each sort of report only how far it reaches
function swept(
  said: Said,
  evidence: Evidence,
  mending: Mending & { readonly sheets: Sheets },
): Pick<Spoken, "days" | "answers"> {
  const { kept, mended } = said;
  const { recovers, lasting, sheets } = mending;
  const recovery = (day: number): number =>
    (recovers && addDuration(day as Day, recovers, "after")) ?? Number.POSITIVE_INFINITY;
  const mends = mendDays(said, evidence, mending);
  const changes = changeCount(said, mends);
  const days = changesOf(said, mends, recovers === undefined ? undefined : recovery, sheets.whole(changes));
  const by = (standing: Standing): Reach =>
    reaching(said.breaches.filter((one) => one.standing === standing));
  const [broken, conflicting, disputed, unclear] = [
    by("certain"),
    by("conflict"),
    by("disputed"),
    by("unclear"),
  ];
  const sure = [columnReach(kept, evidence, false), columnReach(mended, evidence, false)];
  const unsure = columnReach(kept, evidence, true);
  const answers = sheets.bytes(days.length);
  let [mend, next, day] = [Number.NEGATIVE_INFINITY, 0, 0];
  const stands = (reach: Reach): boolean => {
    const last = reach(day);
    if (last === Number.NEGATIVE_INFINITY) return false;
    return lasting ? last > mend && day <= recovery(Math.min(last, day)) : last >= day;
  };
  for (let i = 0; i < days.length; i++) {
    day = days[i];
    while (next < mends.length && mends[next] <= day) mend = mends[next++];
    const wasKept = Math.max(sure[0](day), sure[1](day)) >= day;
    const wasPerhapsKept = unsure(day) >= day;
    if (stands(broken)) answers[i] = answer.notMet;
    else if (stands(conflicting)) answers[i] = answer.conflict;
    else if (stands(disputed)) answers[i] = answer.disputed;
    else if (stands(unclear)) answers[i] = answer.undetermined;
    else if (wasKept) answers[i] = answer.met;
    else if (wasPerhapsKept) answers[i] = answer.disputed;
    // also once it has recovered: that nobody tells of a breach is no word that it was kept
    else answers[i] = answer.undetermined;
  }
  return { days, answers };
}

// the days from which what was broken before is mended: by a report that nobody doubts, or a waiver
function mendDays({ mended }: Said, { accepted, doubts }: Evidence, { waivers }: Mending): Int32Array {
  const days = Array.from(mended.first).filter((_, i) => !doubts.has(accepted.facts[mended.rows[i]].id));
  return Int32Array.from([...days, ...waivers.map(({ from }) => from)]).sort();
}

function changeCount({ breaches, kept, mended }: Said, mends: Int32Array): number {
  return 2 * (kept.rows.length + mended.rows.length) + 3 * breaches.length + mends.length;
}

function changesOf(
  { breaches, kept, mended }: Said,
  mends: Int32Array,
  recovery: ((day: number) => number) | undefined,
  changes: Int32Array,
): Int32Array {
  let at = 0;
  for (const { first, last } of [kept, mended]) {
    for (let i = 0; i < first.length; i++) {
      changes[at++] = first[i];
      changes[at++] = last[i] + 1;
    }
  }
  for (const { first, last } of breaches) {
    changes[at++] = first;
    changes[at++] = last + 1;
    const recovered = recovery === undefined ? last : recovery(last);
    changes[at++] = Number.isFinite(recovered) ? recovered + 1 : first;
  }
  changes.set(mends, at);
  return uniqueDays(changes);
}

// for days asked in order: the furthest last day among reports that have begun by then
type Reach = (day: number) => number;

function reaching(reports: readonly Breach[]): Reach {
  if (reports.length === 0) return () => Number.NEGATIVE_INFINITY;
  let at = 0;
  let furthest = Number.NEGATIVE_INFINITY;
  return (day) => {
    for (; at < reports.length && reports[at].first <= day; at++) {
      furthest = Math.max(furthest, reports[at].last);
    }
    return furthest;
  };
}

function columnReach(
  { rows, first, last }: Reports,
  { accepted, doubts }: Evidence,
  doubted: boolean,
): Reach {
  let at = 0;
  let furthest = Number.NEGATIVE_INFINITY;
  if (doubted && doubts.size === 0) return () => furthest;
  return (day) => {
    for (; at < first.length && first[at] <= day; at++) {
      const isDoubted = doubts.size > 0 && doubts.has(accepted.facts[rows[at]].id);
      if (isDoubted === doubted && last[at] > furthest) furthest = last[at];
    }
    return furthest;
  };
}
