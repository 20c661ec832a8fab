// The status of a clause on a day: what goes before everything, what holds it up, what its kind says, and what follows from doubt.
import type { CannotTellRule, Clause } from "../../agreement/terms/clause.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { type DayList, firstDay, firstLater, mergedDays, noDays, sortedDays } from "../day-lists.js";
import { codeOf } from "../facts/subject-facts.js";
import type { Inquiry } from "../inquiry.js";
import type { Why } from "../result.js";
import { sayDay, sayOrigin, why } from "../words.js";
import { dependenceOf } from "./dependence.js";
import { holdingDays } from "./lasting/holding.js";
import { judgeLasting, lastingDays } from "./lasting/lasting.js";
import { judgeOnce, onceDays } from "./once.js";
import { type Asked, altered, type Outcome, plain } from "./outcome.js";
import { type Prepared, preparedFor } from "./prepared.js";
import { findingsOn, rulingDays, waiverOn } from "./rulings.js";
import { termDays } from "./terms.js";

/** A clause on a day: with what holds it up (`status`), or only what was done about it (`performance`). */
export function outcomeFor(inquiry: Inquiry, name: string, asked: Asked): Outcome {
  const prepared = preparedFor(inquiry, name);
  const circle = dependenceOf(inquiry.knowledge.process).circle(asked.of, name);
  return circle === undefined ? outcomeOf(inquiry, prepared, asked) : waitingForItself(circle);
}

/** The only days on which the status (or the performance) of a clause can change. */
export function statusDays(inquiry: Inquiry, name: string, of: Asked["of"]): DayList {
  const prepared = preparedFor(inquiry, name);
  const { clause, rulings, holding } = prepared;
  if (dependenceOf(inquiry.knowledge.process).circle(of, name) !== undefined) return sortedDays([]);
  const amending = (inquiry.declared.amending.get(name) ?? []).flatMap(({ amends }) =>
    amends === undefined ? [] : [...inquiry.momentDays(amends.from)],
  );
  const held = of === "status" ? holdingDays(inquiry, holding) : noDays;
  const others = of === "status" ? (clause.parallel?.with ?? []) : [];
  const terms = sortedDays([firstDay, ...termDays(inquiry, clause), ...rulingDays(rulings), ...amending]);
  const own = isLasting(clause) ? lastingDays : onceDays;
  return mergedDays([
    prepared.days(),
    held,
    terms,
    ...others.map((other) => inquiry.clauseDays(other, "performance")),
    // the days that follow from what the terms are on each day
    sortedDays(own(inquiry, prepared, mergedDays([terms, held]))),
    sortedDays(begunDays(prepared)),
  ]);
}

function outcomeOf(inquiry: Inquiry, prepared: Prepared, asked: Asked): Outcome {
  const { clause } = prepared;
  const { on } = asked;
  const replaced = supersededOn(inquiry, clause, on);
  if (replaced !== undefined) return plain("superseded", () => replaced);
  const waiver = waiverOn(prepared.rulings, on);
  if (waiver !== undefined) {
    const { fact, from, until } = waiver;
    const end = until === undefined ? "" : ` until ${sayDay(until)}`;
    return plain("waived", () => why(`waived${end}, ${sayOrigin(fact)}, ${sayDay(from)}`, [fact]));
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

function begunDays({ evidence }: Prepared): readonly number[] {
  const { first, says } = evidence.accepted;
  const begun = codeOf("begun");
  return Array.from(first).filter((_, i) => says[i] === begun);
}

function waitingForItself(circle: readonly string[]): Outcome {
  return plain("not-yet-due", () => why(`it waits for itself: ${circle.join(", which waits for ")}`));
}

function supersededOn(inquiry: Inquiry, { name }: Clause, on: Day): Why | undefined {
  const amending = inquiry.declared.amending.get(name);
  if (amending === undefined) return undefined;
  const by = amending.flatMap(({ name: other, amends }) => {
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
    const text = "decisions of the same day contradict each other";
    return altered(outcome, { result: "conflict", tell: () => why(text, facts, [outcome.tell()]) });
  }
  if (isOvertaken(prepared, outcome, first, on)) return undefined;
  const tell = (): Why => {
    const text = `${first.says === "met" ? "met" : "not met"}, decided by ${first.fact.by} on ${sayDay(first.day)}`;
    const measured = outcome.tell();
    const same = outcome.result === first.says;
    return why(
      text,
      facts,
      same ? [measured] : [why("otherwise it would be judged like this", [], [measured])],
    );
  };
  const found = altered(outcome, { result: first.says, ripe: true, tell });
  if (first.says === "not-met") return found;
  return altered(found, { metOn: () => outcome.metOn() ?? first.day, progress: () => 1 });
}

// of a thing done once, that it was done later; of a thing that lasts, anything that is seen of a later day
function isOvertaken(
  prepared: Prepared,
  outcome: Outcome,
  { says, day }: { readonly says: "met" | "not-met"; readonly day: Day },
  on: Day,
): boolean {
  if (!isLasting(prepared.clause)) {
    const metOn = outcome.metOn();
    return says === "not-met" && metOn !== undefined && metOn > day;
  }
  const seen = prepared.parts.flatMap((part) => part.sight(on).seen ?? []);
  const { spoken } = prepared;
  const reported = [spoken.kept.last[firstLater(spoken.kept.first, on) - 1] ?? Number.NEGATIVE_INFINITY];
  for (const { first, last } of spoken.breaches) if (first <= on) reported.push(last);
  return [...seen, ...reported].some((one) => one > day);
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
    return altered(outcome, { tell: () => why(text, [], [outcome.tell()]) });
  }
  const word = rule.result === "met" ? "met" : "not met";
  const text = `nobody can tell; by the rule of ${whose} it then counts as ${word}`;
  return altered(outcome, { result: rule.result, tell: () => why(text, [], [outcome.tell()]) });
}
