// A slow judge that is obviously right: it goes through all facts for every question, and does what the guide says, word by word.
import type { QuantityCondition } from "../../src/agreement/terms/condition.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { type Fact, factKinds } from "../../src/conditions/fact.js";
import type { Truth } from "../../src/conditions/result.js";
import type { Day } from "../../src/ground/day.js";

/** Whether a fact stood: known by then, and no standing fact corrects or retracts it; who corrects a correction takes its place. */
export function stood(facts: readonly Fact[], fact: Fact, known: Day): boolean {
  if (fact.known > known) return false;
  return !facts.some(
    (other) =>
      other.known <= known &&
      ((other.retracts === fact.id && stood(facts, other, known)) ||
        (other.corrects === fact.id && !isTakenBack(facts, other, known))),
  );
}

function isTakenBack(facts: readonly Fact[], fact: Fact, known: Day): boolean {
  return facts.some((other) => other.retracts === fact.id && stood(facts, other, known));
}

/** What an outsider takes as evidence on a subject: no claims, no disputes, no word of a party that the thing belongs to. */
export function evidence(
  process: ProcessFile,
  facts: readonly Fact[],
  about: string,
  known: Day,
): readonly Fact[] {
  const owner = process.quantities.find(({ name }) => name === about)?.of;
  const parties = new Set(process.parties.map(({ key }) => key));
  return facts.filter((fact) => {
    if (fact.about !== about || !stood(facts, fact, known)) return false;
    if (fact.kind === "claimed" || fact.kind === "disputed") return false;
    if (fact.retracts !== undefined || fact.accepts !== undefined) return false;
    if (fact.by !== undefined && parties.has(fact.by)) return fact.by !== owner && fact.kind !== "decided";
    return true;
  });
}

/** Whether somebody says that a fact is wrong, and no body has settled that since. */
export function isDoubted(process: ProcessFile, facts: readonly Fact[], fact: Fact, known: Day): boolean {
  const parties = new Set(process.parties.map(({ key }) => key));
  const touches = (a: Fact, b: Fact): boolean =>
    a.during.start < b.during.end && b.during.start < a.during.end;
  return facts.some((doubt) => {
    if (doubt.kind !== "disputed" || !stood(facts, doubt, known)) return false;
    const aimed = doubt.disputes === fact.id;
    const wide =
      doubt.disputes === undefined &&
      doubt.retracts === undefined &&
      doubt.value === undefined &&
      doubt.about === fact.about &&
      touches(doubt, fact);
    if (!aimed && !wide) return false;
    return !facts.some(
      (one) =>
        one.kind === "decided" &&
        one.retracts === undefined &&
        (one.by === undefined || !parties.has(one.by)) &&
        (one.about === fact.about || one.about === doubt.about) &&
        one.known >= doubt.known &&
        stood(facts, one, known) &&
        (amountOf(one) === undefined || touches(one, fact)),
    );
  });
}

/** A level or a total against a bound. */
export function levelTruth(
  condition: QuantityCondition,
  said: readonly Fact[],
  on: Day,
  asked: number,
): Truth {
  const past = said.filter((fact) => fact.during.start <= on && fact.value?.kind === "amount");
  const dayOf = (fact: Fact): number => Math.min(on, fact.during.end - 1);
  const latest = Math.max(...past.map(dayOf));
  const ofDay = past.filter((fact) => dayOf(fact) === latest);
  const rank = Math.max(...ofDay.map(({ kind }) => factKinds.indexOf(kind)));
  const truths = ofDay
    .filter(({ kind }) => factKinds.indexOf(kind) === rank)
    .map((fact) => bound(condition.bound, asked, lowOf(fact), highOf(fact)));
  return agreed(truths);
}

/** A flow between two days against a bound; `open`: more may come. */
export function flowTruth(
  condition: QuantityCondition,
  said: readonly Fact[],
  days: { readonly since: Day | undefined; readonly until: Day; readonly open: boolean },
  asked: number,
): Truth {
  const { since, until, open } = days;
  const within = said.filter(
    ({ during, value }) =>
      value?.kind === "amount" && during.end - 1 <= until && (since === undefined || during.end - 1 >= since),
  );
  const whole = within.filter(({ during }) => since === undefined || during.start >= since);
  if (whole.length === 0) return "undetermined";
  const [low, high, contested] = sums(within, since);
  const truths = contested
    ? [bound(condition.bound, asked, low, low), bound(condition.bound, asked, high, high)]
    : [bound(condition.bound, asked, low, high)];
  const truth = agreed(truths);
  if (!open || truth !== "not-met" || condition.bound === "at-most") return truth;
  return condition.bound === "exactly" && low > asked ? truth : "undetermined";
}

// of each stretch and place: the strongest kind, each voice summed, the least and the most of them
function sums(
  within: readonly Fact[],
  since: Day | undefined,
): [low: number, high: number, contested: boolean] {
  let [low, high, contested] = [0, 0, false];
  const keys = new Set(within.map(stretchOf));
  for (const key of keys) {
    const group = within.filter((fact) => stretchOf(fact) === key);
    const rank = Math.max(...group.map(({ kind }) => factKinds.indexOf(kind)));
    const strong = group.filter(({ kind }) => factKinds.indexOf(kind) === rank);
    const voices = [...new Set(strong.map(({ by }) => by))].map((by) => {
      const own = strong.filter((fact) => fact.by === by);
      return { low: total(own.map(lowOf)), high: total(own.map(highOf)) };
    });
    const least = Math.min(...voices.map((one) => one.low));
    const most = Math.max(...voices.map((one) => one.high));
    const began = since === undefined || group[0].during.start >= since;
    low += began ? least : 0;
    high += most;
    contested ||= voices.some((one) => one.low !== voices[0].low || one.high !== voices[0].high);
  }
  return [low, high, contested];
}

function stretchOf({ during, place }: Fact): string {
  return `${during.start} ${during.end} ${place ?? ""}`;
}

/** The first day on which something is said to have happened, or what is known against it. */
export function eventTruth(said: readonly Fact[], on: Day): Truth {
  const answers = (answer: string): readonly Fact[] =>
    said.filter(({ value }) => value?.kind === "answer" && value.answer === answer);
  const rank = ({ kind }: Fact): number => factKinds.indexOf(kind);
  const lastOf = ({ during }: Fact): number => during.end - 1;
  const against = (yes: Fact): readonly Fact[] => answers("no").filter((no) => lastOf(no) >= lastOf(yes));
  const standing = answers("yes").filter((yes) => against(yes).every((no) => rank(no) <= rank(yes)));
  const first = Math.min(...standing.map(lastOf));
  if (standing.length > 0) {
    // of several of one day the strongest, and of those whoever knows the day most closely
    const ofDay = standing.filter((yes) => lastOf(yes) === first);
    const strong = ofDay.filter((yes) => rank(yes) === Math.max(...ofDay.map(rank)));
    const contested = strong.some((yes) => against(yes).some((no) => rank(no) === rank(yes)));
    if (on >= first) return contested ? "conflict" : "met";
    return on < Math.max(...strong.map(({ during }) => during.start)) ? "not-met" : "undetermined";
  }
  return answers("no").some((no) => lastOf(no) >= on) ? "not-met" : "undetermined";
}

function bound(kind: QuantityCondition["bound"], asked: number, low: number, high: number): Truth {
  const keeps = (amount: number): boolean => {
    if (kind === "at-most") return amount <= asked;
    return kind === "exactly" ? amount === asked : amount >= asked;
  };
  if (kind === "exactly") {
    if (low === asked && high === asked) return "met";
    return high < asked || low > asked ? "not-met" : "undetermined";
  }
  if (kind === "up-to") return low >= asked ? "met" : high <= 0 ? "not-met" : "undetermined";
  return keeps(low) && keeps(high) ? "met" : keeps(low) || keeps(high) ? "undetermined" : "not-met";
}

function agreed(truths: readonly Truth[]): Truth {
  if (truths.length === 0) return "undetermined";
  return truths.every((one) => one === truths[0]) ? truths[0] : "conflict";
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function amountOf({ value }: Fact): number | undefined {
  return value?.kind === "amount" ? value.amount : undefined;
}

function lowOf({ value }: Fact): number {
  return value?.kind === "amount" ? (value.low ?? value.amount) : Number.NaN;
}

function highOf({ value }: Fact): number {
  return value?.kind === "amount" ? (value.high ?? value.amount) : Number.NaN;
}
