// Conditions in plain English, each as words that can follow "if", "once" and "on days on which".

import type {
  Amount,
  ClauseWord,
  Condition,
  IndicatorCondition,
  PhaseWord,
  ProportionCondition,
  QuantityCondition,
  SeparationCondition,
} from "../terms/condition.js";
import type { ProcessFile } from "../terms/process.js";
import type { BaseDeclaration } from "../terms/things.js";
import { saidMoment, sayDate, sayDuration } from "./moments.js";
import {
  type DayOf,
  type Saying,
  sayClauseNames,
  sayEventName,
  sayingOf,
  sayPhaseName,
  sayWho,
  titleIn,
} from "./names.js";
import { listed, quoted, sayCounted, sayNumber, sayPercent } from "./words.js";

/** A condition: "“Troops of the United States” is at most 8,600 troops". */
export function sayCondition(condition: Condition, process: ProcessFile, dayOf?: DayOf): string {
  return said(condition, sayingOf(process, dayOf));
}

/** Several conditions of which all, or any, must hold. */
export function sayConditions(conditions: readonly Condition[], saying: Saying, last: "and" | "or"): string {
  // alone it needs no brackets around it
  if (conditions.length === 1) return said(conditions[0], saying);
  const met = last === "and" ? conditions.filter(isMet) : [];
  if (met.length < 2) {
    return listed(
      conditions.map((one) => inner(one, saying)),
      last,
    );
  }
  // "the clauses a and b are met" instead of the same words twice
  const together = `${sayClauseNames(met.map((one) => one.clause))} are met`;
  const others = conditions.filter((one) => !isMet(one)).map((one) => inner(one, saying));
  return listed([together, ...others], last);
}

type OnClause = Extract<Condition, { kind: "clause" }>;

function isMet(condition: Condition): condition is OnClause {
  return condition.kind === "clause" && condition.is.length === 1 && condition.is[0] === "met";
}

/**
 * The bound of a quantity with its amount: "at most 8,600 troops", "at least 30 % of the base inventory (40,000 weapons, as agreed on
 * 7 September 2019)".
 */
export function sayBound(condition: QuantityCondition, process: ProcessFile): string {
  const unit = process.quantities.find((one) => one.name === condition.quantity)?.unit ?? "";
  const { amount } = condition;
  if (condition.bound === "at-most" && amount.kind === "number" && amount.number === 0) return "zero";
  return `${bounds[condition.bound]} ${sayAmount(condition.amount, unit, process)}`;
}

const bounds = {
  "at-most": "at most",
  "at-least": "at least",
  exactly: "exactly",
  "up-to": "up to",
} as const;

function said(condition: Condition, saying: Saying): string {
  const { process } = saying;
  switch (condition.kind) {
    case "event":
      return `${sayEventName(condition.event, process)} has happened`;
    case "clause":
      return `${sayClauseNames([condition.clause])} is ${listed(
        condition.is.map((one) => clauseWords[one]),
        "or",
      )}`;
    case "phase":
      return `${sayPhaseName(condition.phase, process)} is ${listed(
        condition.is.map((one) => phaseWords[one]),
        "or",
      )}`;
    case "decision":
      return sayDecision(condition.decision, condition.is, process);
    case "test":
      return `the test ${condition.test} is met`;
    case "quantity":
      return sayQuantity(condition, saying);
    case "proportion":
      return sayProportion(condition, saying);
    case "indicator":
      return sayIndicator(condition, process);
    case "separation":
      return saySeparation(condition, process);
    case "all":
      return sayConditions(condition.of, saying, "and");
    case "any":
      return sayConditions(condition.of, saying, "or");
    case "some":
      return `at least ${condition.least} of these hold: ${listed(condition.of.map((one) => inner(one, saying)))}`;
    case "not":
      return `it is not so that ${inner(condition.of, saying)}`;
  }
}

// inside another condition, what consists of several parts stands in brackets
function inner(condition: Condition, saying: Saying): string {
  const compound =
    condition.kind === "some" ||
    ((condition.kind === "all" || condition.kind === "any") && condition.of.length > 1);
  return compound ? `(${said(condition, saying)})` : said(condition, saying);
}

/** The answer of a body to its question. */
export function sayDecision(name: string, answer: "yes" | "no", process: ProcessFile): string {
  const decision = process.decisions.find((one) => one.name === name);
  const of = decision === undefined ? "" : ` of ${sayWho(decision.by, process)}`;
  return `the answer${of} to ${quoted(decision?.question ?? name)} is ${answer}`;
}

function sayQuantity(condition: QuantityCondition, saying: Saying): string {
  const { process } = saying;
  const quantity = process.quantities.find((one) => one.name === condition.quantity);
  const every = condition.every && `in every full ${everyWords(sayDuration(condition.every))}`;
  const whole = every === undefined ? "comes in all to" : "comes to";
  const verb = quantity?.counts === "level" ? "is" : whole;
  const title = quoted(quantity?.title ?? condition.quantity);
  // a sum over a stretch of time
  const since = condition.since && saidMoment(condition.since, saying);
  const until = condition.until && saidMoment(condition.until, saying);
  const stretch =
    since !== undefined && until !== undefined
      ? `from ${since} until ${until}`
      : since !== undefined
        ? `counted from ${since} on`
        : until && `counted until ${until}`;
  const open =
    condition.bound === "up-to" ? "(fewer, but not none, if the other side accepts it)" : undefined;
  return [title, verb, sayBound(condition, process), every, stretch, open]
    .filter((part) => part !== undefined)
    .join(" ");
}

// "in every full week", "in every full 2 weeks"
function everyWords(duration: string): string {
  return duration.replace(/^1 /, "");
}

function sayAmount(amount: Amount, unit: string, process: ProcessFile): string {
  if (amount.kind === "number") return sayCounted(amount.number, unit).trim();
  const base = process.bases.find((one) => one.name === amount.base);
  const share = sayPercent(amount.share);
  return base === undefined ? `${share} of ${amount.base}` : `${share} of ${sayBase(base, process)}`;
}

// the base with its versions, and with what parties hold against it
function sayBase(base: BaseDeclaration, process: ProcessFile): string {
  const versions = base.versions.map(
    ({ amount, agreed }) => `${sayCounted(amount, base.unit)} as agreed on ${sayDate(agreed)}`,
  );
  const against = base.disputedBy.map(
    ({ party, amount }) => `${sayWho(party, process)} holds that it is ${sayNumber(amount)}`,
  );
  return `the base ${base.name} (${[versions.join(", then "), ...against].join("; ")})`;
}

function sayProportion(condition: ProportionCondition, saying: Saying): string {
  const { quantities } = saying.process;
  const points = sayPercent(condition.tolerance).replace("%", "percentage points");
  const one = quoted(titleIn(quantities, condition.quantity));
  const other = quoted(titleIn(quantities, condition.to));
  const left = `what is left of ${one}, as a share of its level on ${saidMoment(condition.since, saying)},`;
  return condition.tolerance === 0
    ? `${left} is no larger than what is left of ${other}`
    : `${left} exceeds what is left of ${other} by at most ${points}`;
}

function sayIndicator(condition: IndicatorCondition, process: ProcessFile): string {
  const indicator = process.indicators.find((one) => one.name === condition.indicator);
  const side = indicator?.better === "lower" ? "above" : "below";
  const slack =
    condition.slack === 0 ? "" : ` by more than ${sayCounted(condition.slack, indicator?.unit ?? "").trim()}`;
  const title = quoted(indicator?.title ?? condition.indicator);
  return `${title} is not ${side} its level of ${condition.year}${slack}`;
}

function saySeparation(condition: SeparationCondition, process: ProcessFile): string {
  const weapons = quoted(titleIn(process.weapons, condition.weapons));
  const line = process.lines.find((one) => one.name === condition.line);
  const of = sayWho(condition.party, process);
  const stood = line === undefined ? "" : ` as it stood on ${sayDate(line.asOf)}`;
  const title = quoted(line?.title ?? condition.line);
  return `${weapons} of ${of} stays at least ${sayNumber(condition.kilometres)} km from the line ${title}${stood}`;
}

const clauseWords: Readonly<Record<ClauseWord, string>> = {
  met: "met",
  "not-met": "not met",
  "not-yet-due": "not yet due",
  undetermined: "undetermined",
  disputed: "disputed",
  waived: "waived",
  superseded: "superseded",
  conflict: "in conflict",
};

const phaseWords: Readonly<Record<PhaseWord, string>> = {
  "not-open": "not open",
  open: "open",
  suspended: "suspended",
  reversed: "reversed",
  ended: "ended",
};
