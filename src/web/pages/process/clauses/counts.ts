// How many clauses have which result, in the order in which they are told.
import type { ClauseWord } from "../../../../agreement/terms/condition.js";
import { resultOrder } from "../../../../publication/agreement/look.js";
import type { Told } from "../told.js";

/** The counts; results that no clause has are left out. */
export function countsOf({
  clauses,
}: Pick<Told, "clauses">): readonly { readonly word: ClauseWord; readonly count: number }[] {
  return resultOrder
    .map((word) => ({ word, count: clauses.filter(({ status }) => status.result === word).length }))
    .filter(({ count }) => count > 0);
}
