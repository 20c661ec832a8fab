// Two things that must happen together: how far apart they were, or may still be.
import type { Clause } from "../../agreement/terms/clause.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { sayMoment } from "../happenings/moments.js";
import type { Inquiry } from "../inquiry.js";
import { sayCount } from "../words.js";

/** That something was done, and not together with what it was to go with; or nobody can tell yet. */
export type Apart = { readonly result: "not-met" | "undetermined" | "not-yet-due"; readonly text: string };

/** How far from the other thing it was done, if that was too far, or is not known. `undefined` if all is well. */
export function apartFrom(inquiry: Inquiry, { when }: Clause, metOn: Day, on: Day): Apart | undefined {
  const { together } = when;
  if (together === undefined) return undefined;
  const other = inquiry.moment(together.with, on);
  const latest = addDuration(metOn, together.within, "after") ?? metOn;
  const earliest = addDuration(metOn, together.within, "before") ?? metOn;
  const name = sayMoment(together.with);
  if (isAbsent(other)) {
    if (on <= latest) return { result: "not-yet-due", text: `and waits for ${name}` };
    return { result: "undetermined", text: `and nobody says when ${name} was` };
  }
  if (other > latest) return { result: "not-met", text: `${sayCount(other - metOn, "day")} before ${name}` };
  if (other >= earliest) return undefined;
  return {
    result: "not-met",
    text: `${sayCount(metOn - other, "day")} after ${name}, with which it was to be together`,
  };
}
