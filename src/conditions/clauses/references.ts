// Conditions that look at another clause or at a phase.
import type { Clause } from "../../agreement/terms/clause.js";
import type { ClauseWord, Condition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { type DayList, firstDayWhere, noDays, sortedDays } from "../day-lists.js";
import { type Inquiry, judgedFrom, type Sight, type Viewpoint, type Watched } from "../inquiry.js";
import type { Judged, Truth } from "../result.js";
import { sayList, why } from "../words.js";
import { dependenceOf } from "./dependence.js";
import { lastingTruth } from "./lasting/lasting.js";
import type { Outcome } from "./outcome.js";
import { preparedFor } from "./prepared.js";
import type { Rulings } from "./rulings.js";

/** A clause that has one of some results. */
export function watchClause(
  inquiry: Inquiry,
  { clause, is }: Extract<Condition, { kind: "clause" }>,
  view: Viewpoint,
): Watched {
  const outcomeOn = (on: Day): Outcome => inquiry.outcome(view.clauses, clause, on);
  const sight = (on: Day): Sight => ({ truth: hasResult(outcomeOn(on).result, is), seen: on });
  // what is known of the other clause is looked up when it is first asked for: it may depend on this one
  let known: Quick | undefined;
  const quick = (): Quick => {
    known ??= { first: firstOf(inquiry, clause, is, view), result: quickResult(inquiry, clause, view) };
    return known;
  };
  const truth = (on: Day): Truth => hasResult(quick().result?.(on) ?? outcomeOn(on).result, is);
  return {
    days: () => inquiry.clauseDays(clause, view.clauses),
    truth,
    sight: (on) => ({ ...sight(on), progress: outcomeOn(on).progress() }),
    judged: (on): Judged => {
      const outcome = outcomeOn(on);
      const asked = is.length === 1 && is[0] === "met" ? "" : ` (asked: ${sayList(is.map(spoken), "or")})`;
      const reason = why(`${clause}: ${spoken(outcome.result)}${asked}`, [], [outcome.tell()]);
      return judgedFrom({ ...sight(on), progress: outcome.progress() }, reason, outcome.figures());
    },
    figures: (on) => outcomeOn(on).figures(),
    first: (start, on) => {
      const { first } = quick();
      if (first !== undefined) return first(start, on);
      const days = inquiry.clauseDays(clause, view.clauses);
      return firstDayWhere(days, start, on, (day) => truth(day) === "met");
    },
  };
}

type Quick = {
  readonly first: Watched["first"] | undefined;
  readonly result: ((on: Day) => ClauseWord | undefined) | undefined;
};

// of a clause that simply lasts, with no days or rulings of its own, what was done is what is measured and said of it
function quickResult(
  inquiry: Inquiry,
  name: string,
  view: Viewpoint,
): ((on: Day) => ClauseWord | undefined) | undefined {
  const { signed } = inquiry;
  if (view.clauses !== "performance" || signed === undefined) return undefined;
  const prepared = preparedFor(inquiry, name);
  const { clause, rulings } = prepared;
  const isPlain = Object.keys(clause.when).length === 0 && clause.amends === undefined && isLasting(clause);
  if (!isPlain || !prepared.steady || isRuled(inquiry, clause, rulings)) return undefined;
  return (on) => (on < signed ? "not-yet-due" : lastingTruth(prepared, on));
}

function isRuled(inquiry: Inquiry, clause: Clause, { findings, waivers }: Rulings): boolean {
  const rule = clause.cannotTell ?? inquiry.knowledge.process.agreement?.cannotTell;
  const circular = dependenceOf(inquiry.knowledge.process).circle("performance", clause.name) !== undefined;
  const decided = findings.length + waivers.length > 0;
  return rule?.kind === "counts-as" || decided || circular || inquiry.declared.amending.has(clause.name);
}

function isLasting({ obligation }: Clause): boolean {
  return obligation === "refrain" || obligation === "maintain";
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
  if (isLasting(clause) || isRuled(inquiry, clause, rulings) || clause.when.together !== undefined)
    return undefined;
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
