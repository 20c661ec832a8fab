// Conditions that look at another clause or at a phase.
import type { ClauseWord, Condition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { type DayList, noDays, sortedDays } from "../day-lists.js";
import type { Inquiry, Viewpoint, Watched } from "../inquiry.js";
import type { ClauseStatus, Judged, Truth } from "../result.js";
import { sayList, why } from "../words.js";

/** A clause that has one of some results. */
export function watchClause(
  inquiry: Inquiry,
  { clause, is }: Extract<Condition, { kind: "clause" }>,
  view: Viewpoint,
): Watched {
  const statusOn = (on: Day): ClauseStatus =>
    view.clauses === "status" ? inquiry.status(clause, on) : inquiry.performance(clause, on);
  return {
    days: () => inquiry.clauseDays(clause, view.clauses),
    sight: (on) => {
      const status = statusOn(on);
      const truth = hasResult(status.result, is);
      const { progress } = status;
      return { truth, seen: on, ...(progress !== undefined && { progress }) };
    },
    judged: (on): Judged => {
      const status = statusOn(on);
      const asked = is.length === 1 && is[0] === "met" ? "" : ` (asked: ${sayList(is.map(spoken), "or")})`;
      return {
        truth: hasResult(status.result, is),
        seen: on,
        why: why(`${clause}: ${spoken(status.result)}${asked}`, [], [status.why]),
        ...(status.progress !== undefined && { progress: status.progress }),
        ...(status.figures.length > 0 && { figures: status.figures }),
      };
    },
  };
}

/** Whether a result is one of those asked for. Where the result itself is not known, neither is that. */
export function hasResult(result: ClauseWord, is: readonly ClauseWord[]): Truth {
  if (is.includes(result)) return "met";
  switch (result) {
    case "undetermined":
    case "disputed":
    case "conflict":
      // what is not known may turn out to be met or not met
      return is.includes("met") || is.includes("not-met") ? result : "not-met";
    case "met":
    case "not-met":
    case "not-yet-due":
    case "waived":
    case "superseded":
      return "not-met";
  }
}

/** A phase that is in one of some states. */
export function watchPhase(inquiry: Inquiry, { phase, is }: Extract<Condition, { kind: "phase" }>): Watched {
  const { surroundings, known } = inquiry;
  return {
    days: (): DayList =>
      surroundings === undefined ? noDays : sortedDays(surroundings.phaseDays(phase, known)),
    sight: (on) => {
      const state = surroundings?.phase(phase, on).state ?? "not-open";
      return { truth: is.includes(state) ? "met" : "not-met", seen: on };
    },
    judged: (on): Judged => {
      const found = surroundings?.phase(phase, on);
      const state = found?.state ?? "not-open";
      const truth = is.includes(state) ? "met" : "not-met";
      const text = `phase ${phase}: ${spoken(state)}`;
      return { truth, seen: on, why: why(text, [], found === undefined ? [] : [found.why]) };
    },
  };
}

function spoken(word: string): string {
  return word.replaceAll("-", " ");
}
