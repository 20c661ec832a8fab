// The status of a clause on a day: what goes before everything, what holds it up, what its kind says, and what follows from doubt.
import type { CannotTellRule, Clause } from "../../agreement/terms/clause.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { type DayList, mergedDays, sortedDays } from "../day-lists.js";
import type { Inquiry } from "../inquiry.js";
import type { ClauseStatus, Why } from "../result.js";
import { sayDay, sayOrigin, why } from "../words.js";
import { dependenceOf } from "./dependence.js";
import { holdingDays } from "./holding.js";
import { judgeLasting } from "./lasting.js";
import { levelOf } from "./level.js";
import { judgeOnce, onceDays } from "./once.js";
import { type Asked, type Outcome, present } from "./outcome.js";
import { type Prepared, preparedFor } from "./prepared.js";
import { findingsOn, rulingDays, waiverOn } from "./rulings.js";
import { termDays, termsOn } from "./terms.js";

/** A clause on a day: with what holds it up (`status`), or only what was done about it (`performance`). */
export function statusOf(inquiry: Inquiry, name: string, asked: Asked): ClauseStatus {
  const prepared = preparedFor(inquiry, name);
  const circle = dependenceOf(inquiry.knowledge.process).circle(asked.of, name);
  const outcome = circle === undefined ? outcomeOf(inquiry, prepared, asked) : waitingForItself(circle);
  return {
    clause: name,
    result: outcome.result,
    why: outcome.why,
    level: levelOf(outcome),
    figures: outcome.figures ?? [],
    lapses: outcome.lapses ?? [],
    ...present({
      progress: outcome.progress,
      due: outcome.due,
      from: outcome.from,
      goal: outcome.goal,
      until: outcome.until,
      metOn: outcome.metOn,
      late: outcome.late,
    }),
  };
}

/** The only days on which the status (or the performance) of a clause can change. */
export function statusDays(inquiry: Inquiry, name: string, of: Asked["of"]): DayList {
  const prepared = preparedFor(inquiry, name);
  const { clause, rulings, holding } = prepared;
  if (dependenceOf(inquiry.knowledge.process).circle(of, name) !== undefined) return sortedDays([]);
  const amending = (inquiry.declared.amending.get(name) ?? []).flatMap(({ amends }) =>
    amends === undefined ? [] : [...inquiry.momentDays(amends.from)],
  );
  const whole = of === "status";
  const others = whole ? (clause.parallel?.with ?? []) : [];
  const days = mergedDays([
    prepared.days(),
    whole ? holdingDays(inquiry, holding) : [],
    sortedDays([...termDays(inquiry, clause), ...rulingDays(rulings), ...amending]),
    ...others.map((other) => inquiry.clauseDays(other, "performance")),
    sortedDays(prepared.evidence.accepted.facts.map(({ during }) => during.start)),
  ]);
  const derived = new Set<number>();
  const list = Array.from(days) as Day[];
  // terms are days of their own: the first day after a deadline, the day after the end
  for (const day of list) {
    const terms = termsOn(inquiry, clause, rulings, day);
    if (terms.until !== undefined) derived.add(terms.until + 1);
    if (terms.from !== undefined && !isAbsent(terms.from)) derived.add(terms.from);
  }
  const once = isLasting(clause) ? [] : onceDays(inquiry, prepared, list);
  return mergedDays([days, sortedDays([...derived, ...once])]);
}

function outcomeOf(inquiry: Inquiry, prepared: Prepared, asked: Asked): Outcome {
  const { clause } = prepared;
  const { on } = asked;
  const replaced = supersededOn(inquiry, clause, on);
  if (replaced !== undefined) return plain("superseded", replaced);
  const waiver = waiverOn(prepared.rulings, on);
  if (waiver !== undefined) {
    const until = waiver.until === undefined ? "" : ` until ${sayDay(waiver.until)}`;
    return plain(
      "waived",
      why(`waived${until}, ${sayOrigin(waiver.fact)}, ${sayDay(waiver.from)}`, [waiver.fact]),
    );
  }
  const outcome = judge(inquiry, prepared, asked);
  const found = findingOn(prepared, outcome, on);
  return found ?? withRule(inquiry, clause, outcome);
}

function judge(inquiry: Inquiry, prepared: Prepared, asked: Asked): Outcome {
  return isLasting(prepared.clause)
    ? judgeLasting(inquiry, prepared, asked)
    : judgeOnce(inquiry, prepared, asked);
}

function isLasting({ obligation }: Clause): boolean {
  return obligation === "maintain" || obligation === "refrain";
}

function plain(result: Outcome["result"], reason: Why): Outcome {
  return { result, ripe: false, why: reason };
}

function waitingForItself(circle: readonly string[]): Outcome {
  return plain("not-yet-due", why(`it waits for itself: ${circle.join(", which waits for ")}`));
}

function supersededOn(inquiry: Inquiry, { name }: Clause, on: Day): Why | undefined {
  const by = (inquiry.declared.amending.get(name) ?? []).flatMap(({ name: other, amends }) => {
    const day = amends && inquiry.moment(amends.from, on);
    return day === undefined || isAbsent(day) || day > on ? [] : [{ other, day }];
  });
  const last = by.sort((a, b) => a.day - b.day)[by.length - 1];
  return last && why(`${last.other} takes its place from ${sayDay(last.day)} on`);
}

// a finding of those who may decide goes before what is measured, until something is seen of a later day
function findingOn(prepared: Prepared, outcome: Outcome, on: Day): Outcome | undefined {
  const findings = findingsOn(prepared.rulings, on);
  const [first] = findings;
  if (first === undefined) return undefined;
  const facts = findings.map(({ fact }) => fact);
  if (findings.some(({ says }) => says !== first.says)) {
    return {
      ...outcome,
      result: "conflict",
      why: why("decisions of the same day contradict each other", facts, [outcome.why]),
    };
  }
  if (isOvertaken(prepared, outcome, first, on)) return undefined;
  const said = `${first.says === "met" ? "met" : "not met"}, decided by ${first.fact.by} on ${sayDay(first.day)}`;
  const told =
    outcome.result === first.says
      ? [outcome.why]
      : [why("otherwise it would be judged like this", [], [outcome.why])];
  const base = { ...outcome, result: first.says, ripe: true, why: why(said, facts, told) };
  return first.says === "met" ? { ...base, metOn: outcome.metOn ?? first.day, progress: 1 } : base;
}

// of a thing done once, that it was done later; of a thing that lasts, anything that is seen of a later day
function isOvertaken(
  prepared: Prepared,
  outcome: Outcome,
  { says, day }: { readonly says: "met" | "not-met"; readonly day: Day },
  on: Day,
): boolean {
  if (!isLasting(prepared.clause)) {
    return says === "not-met" && outcome.metOn !== undefined && outcome.metOn > day;
  }
  const seen = prepared.parts.flatMap((part) => part.sight(on).seen ?? []);
  const reports = [...prepared.spoken.kept, ...prepared.spoken.breaches].filter(({ first }) => first <= on);
  return [...seen, ...reports.map(({ last }) => last)].some((one) => one > day);
}

// what the text says for the case that nobody can tell
function withRule(inquiry: Inquiry, clause: Clause, outcome: Outcome): Outcome {
  if (outcome.result !== "undetermined" || !outcome.ripe) return outcome;
  const own = clause.cannotTell;
  const rule: CannotTellRule | undefined = own ?? inquiry.knowledge.process.agreement?.cannotTell;
  if (rule === undefined || rule.kind === "wait") return outcome;
  const whose = own === undefined ? "the agreement" : "the clause";
  if (rule.kind === "goes-to") {
    const text = `nobody can tell; by the rule of ${whose} ${rule.body} decides, and has not yet`;
    return { ...outcome, why: why(text, [], [outcome.why]) };
  }
  const word = rule.result === "met" ? "met" : "not met";
  const text = `nobody can tell; by the rule of ${whose} it then counts as ${word}`;
  return { ...outcome, result: rule.result, why: why(text, [], [outcome.why]) };
}
