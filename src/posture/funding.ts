// Money on a day: what was pledged, what is due by then if it comes evenly, what was paid, and the gap between the two.
import type { Funding } from "../agreement/terms/posture.js";
import { type Absent, absent, isAbsent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";

/** A sum paid on a day, in the currency of the pledge. A sum that was paid back is negative. */
export type Disbursement = { readonly day: Day; readonly amount: number };

/** A pledge on a day. All amounts are in its currency. */
export type FundingOnDay = {
  readonly name: string;
  readonly day: Day;
  readonly currency: string;
  readonly pledged: number;
  /** What is due by the end of the day, if it comes evenly from the first day to the last. */
  readonly due: number | Absent;
  readonly disbursed: number | Absent;
  /** What is due and not paid; negative where more was paid than is due. */
  readonly gap: number | Absent;
  /** What of the whole pledge has not been paid yet. */
  readonly outstanding: number | Absent;
};

/**
 * A pledge on a day. `disbursed` are the payments that are known, or why none are: nothing paid and nothing known are two things.
 * Payments after the day do not count. Without a last day nobody can say what is due, only what is outstanding.
 */
export function fundingOn(
  funding: Funding,
  disbursed: readonly Disbursement[] | Absent,
  day: Day,
): FundingOnDay {
  const { name, currency, pledged } = funding;
  const due = dueBy(funding, day);
  const paid = isAbsent(disbursed)
    ? disbursed
    : disbursed.reduce((sum, one) => (one.day <= day ? sum + one.amount : sum), 0);
  return {
    name,
    day,
    currency,
    pledged,
    due,
    disbursed: paid,
    gap: isAbsent(due) ? due : isAbsent(paid) ? paid : due - paid,
    outstanding: isAbsent(paid) ? paid : pledged - paid,
  };
}

// by the day, both ends counted
function dueBy({ pledged, from, until }: Funding, day: Day): number | Absent {
  if (day < from.day) return 0;
  if (until === undefined) return absent("nothing says until when it is to be paid");
  if (day >= until.day) return pledged;
  return (pledged * (day - from.day + 1)) / (until.day - from.day + 1);
}
