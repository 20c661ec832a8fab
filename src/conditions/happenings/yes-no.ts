// When something happened that happens once: facts that say yes, facts that say "not until then", and which of them stand.
import type { Day } from "../../ground/day.js";
import { firstLater } from "../day-lists.js";
import type { Rows } from "../evidence.js";
import type { Fact } from "../fact.js";
import type { Truth } from "../result.js";

/** What is known of a thing that happens once. */
export type Happening = {
  /** The fact by which it happened, and the day; absent if nobody whose word counts says so. */
  readonly yes?: { readonly fact: Fact; readonly first: Day; readonly last: Day };
  /** A fact of the same strength that says that it had not happened on that day, or later. */
  readonly against?: { readonly fact: Fact; readonly last: Day };
  /** Facts that say "not until then", by their last day. */
  readonly no: readonly { readonly fact: Fact; readonly last: Day }[];
};

/** What a fact says of it: yes, no, or nothing. */
export type Reads = (fact: Fact) => "yes" | "no" | undefined;

/**
 * Weighs what is said. A "no" speaks of its day and all before it; so it speaks against a "yes" of an earlier day. The stronger
 * kind goes before the weaker; of the same kind, both stand against each other. The first "yes" that stands is the day.
 */
export function happeningOf(rows: Rows, reads: Reads): Happening {
  type Said = { readonly fact: Fact; readonly first: Day; readonly last: Day; readonly rank: number };
  const yes: Said[] = [];
  const no: Said[] = [];
  rows.facts.forEach((fact, i) => {
    const said = reads(fact);
    if (said === undefined) return;
    const one = { fact, first: rows.first[i] as Day, last: rows.last[i] as Day, rank: rows.kinds[i] };
    (said === "yes" ? yes : no).push(one);
  });
  // facts stand by their last day: from each "no" on, the strongest
  const strongest: Said[] = [];
  for (let i = no.length - 1; i >= 0; i--) {
    const later = strongest[i + 1];
    strongest[i] = later === undefined || no[i].rank >= later.rank ? no[i] : later;
  }
  const noDays = no.map((one) => one.last);
  let standing: Happening["yes"];
  let against: Happening["against"];
  for (const one of yes) {
    const rival: Said | undefined = strongest[firstLater(noDays, one.last - 1)];
    if (rival !== undefined && rival.rank > one.rank) continue;
    standing = one;
    if (rival !== undefined && rival.rank === one.rank) against = rival;
    break;
  }
  const day = standing?.last ?? Number.POSITIVE_INFINITY;
  const kept = no.filter((one) => one.last < day || one.fact === against?.fact);
  return {
    ...(standing !== undefined && {
      yes: { fact: standing.fact, first: standing.first, last: standing.last },
    }),
    ...(against !== undefined && { against: { fact: against.fact, last: against.last } }),
    no: kept.map(({ fact, last }) => ({ fact, last })),
  };
}

/** Whether it had happened by a day. */
export function happenedBy({ yes, against, no }: Happening, on: Day): Truth {
  if (yes !== undefined) {
    if (on >= yes.last) return against === undefined ? "met" : "conflict";
    return on < yes.first ? "not-met" : "undetermined";
  }
  return no.some(({ last }) => last >= on) ? "not-met" : "undetermined";
}

/** The days on which that can change. */
export function happeningDays({ yes, no }: Happening): readonly number[] {
  const days: number[] = no.flatMap(({ last }) => [last, last + 1]);
  if (yes !== undefined) days.push(yes.first, yes.last);
  return days;
}
