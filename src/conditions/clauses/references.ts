// Conditions that look at another clause or at a phase.
import type { ClauseWord, Condition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { type DayList, noDays, sortedDays } from "../day-lists.js";
import { type Inquiry, judgedFrom, type Sight, type Viewpoint, type Watched } from "../inquiry.js";
import type { Judged, Truth } from "../result.js";
import { sayList, why } from "../words.js";
import type { Outcome } from "./outcome.js";
import { preparedFor } from "./prepared.js";

/** A clause that has one of some results. */
export function watchClause(
  inquiry: Inquiry,
  { clause, is }: Extract<Condition, { kind: "clause" }>,
  view: Viewpoint,
): Watched {
  const outcomeOn = (on: Day): Outcome => inquiry.outcome(view.clauses, clause, on);
  const sight = (on: Day): Sight => ({ truth: hasResult(outcomeOn(on).result, is), seen: on });
  const first = firstOf(inquiry, clause, is, view);
  return {
    days: () => inquiry.clauseDays(clause, view.clauses),
    truth: (on) => hasResult(outcomeOn(on).result, is),
    sight: (on) => ({ ...sight(on), progress: outcomeOn(on).progress() }),
    judged: (on): Judged => {
      const outcome = outcomeOn(on);
      const asked = is.length === 1 && is[0] === "met" ? "" : ` (asked: ${sayList(is.map(spoken), "or")})`;
      const reason = why(`${clause}: ${spoken(outcome.result)}${asked}`, [], [outcome.tell()]);
      return judgedFrom({ ...sight(on), progress: outcome.progress() }, reason, outcome.figures());
    },
    figures: (on) => outcomeOn(on).figures(),
    ...(first !== undefined && { first }),
  };
}

// what is done once and has been done stays done, so its first day is that on which it was done; unless a rule says otherwise
function firstOf(
  inquiry: Inquiry,
  name: string,
  is: readonly ClauseWord[],
  view: Viewpoint,
): Watched["first"] | undefined {
  if (view.clauses !== "performance" || is.length !== 1 || is[0] !== "met") return undefined;
  const { clause, rulings } = preparedFor(inquiry, name);
  const { obligation, when, cannotTell } = clause;
  const rule = cannotTell ?? inquiry.knowledge.process.agreement?.cannotTell;
  const decided = rulings.findings.length + rulings.waivers.length > 0;
  const ruled = rule?.kind === "counts-as" || decided || inquiry.declared.amending.has(name);
  const lasts = obligation === "refrain" || obligation === "maintain";
  if (lasts || ruled || when.together !== undefined) return undefined;
  return (start, on) => {
    const day = inquiry.outcome("performance", name, on).metOn();
    return day === undefined || day > start ? day : start;
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
    truth: (on) => (is.includes(surroundings?.phase(phase, on).state ?? "not-open") ? "met" : "not-met"),
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
