// When something happened that happens once: facts that say yes, facts that say "not until then", and which of them stand.
import type { Day } from "../../ground/day.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import type { Truth } from "../result.js";

/** What is known of a thing that happens once. */
export type Happening = {
  /** The fact by which it happened, and the day; absent if nobody whose word counts says so. */
  readonly yes?: { readonly fact: Fact; readonly first: Day; readonly last: Day };
  /** A fact of the same strength that says that it had not happened on that day, or later. */
  readonly against?: { readonly fact: Fact; readonly last: Day };
  /** The last day of which a fact that stands says "not until then". */
  readonly noUntil?: Day;
  /** The facts in which this was read, and the codes that say no. */
  readonly rows: Rows;
  readonly asNo: readonly number[];
};

/**
 * Weighs what is said. A "no" speaks of its day and all before it; so it speaks against a "yes" of an earlier day. The stronger
 * kind goes before the weaker; of the same kind, both stand against each other. The first "yes" that stands is the day. Which
 * codes say yes, and which say no, is given.
 *
 * Cost: one walk over the facts, backwards.
 */
export function happeningOf(rows: Rows, asYes: readonly number[], asNo: readonly number[]): Happening {
  const { facts, first, last, kinds, says } = rows;
  let strongest = -1;
  let lastNo = -1;
  let yes = -1;
  let rival = -1;
  // from the last day back, the strongest "no" so far speaks against every "yes" on its way
  for (let end = facts.length - 1; end >= 0; ) {
    let start = end;
    while (start > 0 && last[start - 1] === last[end]) start -= 1;
    // of one day, what says no is heard before what says yes
    for (let i = end; i >= start; i--) {
      if (!asNo.includes(says[i])) continue;
      if (lastNo < 0) lastNo = i;
      if (strongest < 0 || kinds[i] > kinds[strongest]) strongest = i;
    }
    for (let i = end; i >= start; i--) {
      if (!asYes.includes(says[i])) continue;
      if (strongest >= 0 && kinds[strongest] > kinds[i]) continue;
      // of one day the stronger kind, and of one kind whoever knows the day more closely
      const nearer =
        yes >= 0 && last[yes] === last[i] && (kinds[yes] - kinds[i] || first[yes] - first[i]) > 0;
      if (nearer) continue;
      yes = i;
      rival = strongest >= 0 && kinds[strongest] === kinds[i] ? strongest : -1;
    }
    end = start - 1;
  }
  const stands = yes >= 0;
  return {
    ...(stands && { yes: { fact: facts[yes], first: first[yes] as Day, last: last[yes] as Day } }),
    ...(rival >= 0 && { against: { fact: facts[rival], last: last[rival] as Day } }),
    ...(!stands && lastNo >= 0 && { noUntil: last[lastNo] as Day }),
    rows,
    asNo,
  };
}

/** Whether it had happened by a day. Whoever says that it happened says that it had not happened before. */
export function happenedBy({ yes, against, noUntil }: Happening, on: Day): Truth {
  if (yes !== undefined) {
    if (on >= yes.last) return against === undefined ? "met" : "conflict";
    return on < yes.first ? "not-met" : "undetermined";
  }
  return noUntil !== undefined && on <= noUntil ? "not-met" : "undetermined";
}

/** The days on which that can change. */
export function happeningDays({ yes, noUntil }: Happening): readonly number[] {
  if (yes !== undefined) return [yes.first, yes.last];
  return noUntil === undefined ? [] : [noUntil + 1];
}

/** The fact that says "not until then" of a day: the next after it, or else the last before it. */
export function noFor(
  { rows, asNo }: Happening,
  on: Day,
): { readonly fact: Fact; readonly last: Day } | undefined {
  const { facts, last, says } = rows;
  let found = -1;
  for (let i = facts.length - 1; i >= 0; i--) {
    if (!asNo.includes(says[i])) continue;
    if (found >= 0 && last[i] < on) break;
    found = i;
  }
  return found < 0 ? undefined : { fact: facts[found], last: last[found] as Day };
}

/** Nothing is known of it. */
export function nothingHappened(rows: Rows): Happening {
  return { rows, asNo: [] };
}
