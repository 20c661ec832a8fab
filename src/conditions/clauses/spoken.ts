// What is said, day by day, of a clause that lasts: kept on these days, broken on those, mended; and what a breach leaves behind.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Duration } from "../../agreement/terms/date.js";
import type { Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { type DayList, firstLater, sortedDays } from "../day-lists.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../fact.js";
import { rankOf } from "../facts/subject-facts.js";
import type { Inquiry, Viewpoint } from "../inquiry.js";
import type { Truth } from "../result.js";
import { type Standing, standingOf } from "./breaches.js";
import type { Waiver } from "./rulings.js";

/** What is said of a clause that lasts. */
export type Spoken = {
  /** The answer from each of these days on. */
  readonly days: DayList;
  readonly truths: readonly Truth[];
  /** Reports that speak of it, in the order of their first day. */
  readonly breaches: readonly Breach[];
  readonly kept: readonly Report[];
  readonly mended: readonly Report[];
};

/** A report on some days. `doubted`: somebody says that it is wrong, and nothing has settled that. */
export type Report = {
  readonly fact: Fact;
  readonly first: Day;
  readonly last: Day;
  readonly doubted: boolean;
};

/** A reported breach, and how far it counts. */
export type Breach = Report & { readonly standing: Standing; readonly reason?: string };

/** How a clause is broken and mended. */
export type Mending = {
  /** Whether a breach stands after its days, until it is mended. */
  readonly lasting: boolean;
  readonly recovers: Duration | undefined;
  readonly waivers: readonly Waiver[];
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
  const { facts, first, last } = evidence.accepted;
  const reports: Report[] = facts.map((fact, i) => ({
    fact,
    first: first[i] as Day,
    last: last[i] as Day,
    doubted: evidence.doubts.has(fact.id),
  }));
  const said = (words: readonly string[]): Report[] =>
    reports
      .filter(({ fact: { value } }) => value?.kind === "word" && words.includes(value.word))
      .sort((a, b) => a.first - b.first || a.last - b.last);
  const kept = said(["kept"]);
  const mended = said(["remedied", "completed"]);
  const waived = mending.waivers;
  const breaches = said(["breached"])
    .filter(
      (one) =>
        !waived.some(({ from, until }) => from <= one.first && (until === undefined || one.last <= until)),
    )
    .flatMap((one): Breach[] => {
      const found = standingOf(inquiry, clause, { fact: one.fact, evidence, view });
      const against = contradicting(one, kept);
      if (found.standing === "outside" || against === "stronger") return [];
      if (one.doubted) return [{ ...one, standing: "disputed" }];
      return [{ ...one, ...found, standing: against === "equal" ? "conflict" : found.standing }];
    });
  return { ...swept({ breaches, kept, mended }, mending), breaches, kept, mended };
}

/** The answer on a day. */
export function spokenOn({ days, truths }: Spoken, on: Day): Truth {
  return truths[firstLater(days, on) - 1] ?? "undetermined";
}

// reports on the same days that say the opposite: the stronger goes before; of the same strength, who speaks of fewer days
function contradicting(breach: Report, kept: readonly Report[]): "stronger" | "equal" | undefined {
  const rank = rankOf(breach.fact.kind);
  const length = breach.last - breach.first;
  let found: "equal" | undefined;
  for (const one of kept) {
    if (one.first > breach.first) break;
    if (one.last < breach.last || one.doubted) continue;
    const other = rankOf(one.fact.kind);
    if (other > rank) return "stronger";
    if (other === rank && one.last - one.first <= length) found = "equal";
  }
  return found;
}

type Reports = {
  readonly breaches: readonly Breach[];
  readonly kept: readonly Report[];
  readonly mended: readonly Report[];
};

// one walk over all days on which something changes, remembering of each sort of report only how far it reaches
function swept({ breaches, kept, mended }: Reports, mending: Mending): Pick<Spoken, "days" | "truths"> {
  const mends = [
    ...mended.filter(({ doubted }) => !doubted).map(({ first }) => first),
    ...mending.waivers.map(({ from }) => from),
  ].sort((a, b) => a - b);
  const recovery = (day: Day): number =>
    (mending.recovers && addDuration(day, mending.recovers, "after")) ?? Number.POSITIVE_INFINITY;
  const changes: number[] = [...kept, ...mended].flatMap(({ first, last }) => [first, last + 1]);
  changes.push(...mends);
  for (const { first, last } of breaches) {
    changes.push(first, last + 1);
    if (mending.recovers !== undefined) changes.push(recovery(last) + 1);
  }
  const days = sortedDays(changes.filter((day) => Number.isFinite(day)));
  const [broken, conflicting, disputed, unclear] = (
    ["certain", "conflict", "disputed", "unclear"] as const
  ).map((standing) => breaches.filter((one) => one.standing === standing));
  const sure = [...kept, ...mended].filter(({ doubted }) => !doubted).sort((a, b) => a.first - b.first);
  const unsure = kept.filter(({ doubted }) => doubted);
  const reach = {
    broken: reaching(broken),
    conflicting: reaching(conflicting),
    disputed: reaching(disputed),
    unclear: reaching(unclear),
    sure: reaching(sure),
    unsure: reaching(unsure),
  };
  let [mend, next] = [Number.NEGATIVE_INFINITY, 0];
  const truths = Array.from(days, (day): Truth => {
    while (next < mends.length && mends[next] <= day) mend = mends[next++];
    const stands = (last: number): boolean => {
      if (!mending.lasting) return last >= day;
      return last > mend && day <= recovery(Math.min(last, day) as Day);
    };
    const [b, c, d, u] = [reach.broken(day), reach.conflicting(day), reach.disputed(day), reach.unclear(day)];
    const [s, w] = [reach.sure(day), reach.unsure(day)];
    if (Number.isFinite(b) && stands(b)) return "not-met";
    if (Number.isFinite(c) && stands(c)) return "conflict";
    if (Number.isFinite(d) && stands(d)) return "disputed";
    if (Number.isFinite(u) && stands(u)) return "undetermined";
    if (s >= day) return "met";
    if (w >= day) return "disputed";
    // who has gone so long without a breach counts as keeping it again
    return mending.recovers !== undefined && b > mend ? "met" : "undetermined";
  });
  return { days, truths };
}

// for days asked in order: the furthest last day among reports that have begun by then
function reaching(reports: readonly Report[]): (day: number) => number {
  let at = 0;
  let furthest = Number.NEGATIVE_INFINITY;
  return (day) => {
    for (; at < reports.length && reports[at].first <= day; at++) {
      furthest = Math.max(furthest, reports[at].last);
    }
    return furthest;
  };
}
