// Clauses in the order in which people wrote them down, for reading; a process file keeps them by name.
import type { Clause } from "../../agreement/terms/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { ClauseStatus } from "../../conditions/result.js";
import type { ProcessState } from "../../process/state.js";

/** A clause with its status. */
export type Judged = { readonly clause: Clause; readonly status: ClauseStatus };

/** The clauses of a process with their statuses, in the order of the text. */
export function inTextOrder(process: ProcessFile, state: ProcessState): readonly Judged[] {
  const byName = new Map(state.clauses.map((status) => [status.clause, status]));
  return clausesInTextOrder(process).flatMap((clause) => {
    const status = byName.get(clause.name);
    return status === undefined ? [] : [{ clause, status }];
  });
}

/** The clauses of a process in the order of the text. */
export function clausesInTextOrder(process: ProcessFile): readonly Clause[] {
  const line = ({ spots }: Clause) => spots[""]?.line ?? 0;
  return [...process.clauses].sort((a, b) => line(a) - line(b));
}

/** How many days a clause is late, where that is a breach or was made good; where nobody can tell, no days are counted. */
export function daysLate({ result, late }: ClauseStatus): number {
  return (result === "met" || result === "not-met") && late !== undefined && late > 0 ? late : 0;
}
