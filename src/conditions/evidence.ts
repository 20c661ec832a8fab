// Which facts count: those that stood on the day of knowledge, from those whose word is taken, of the grade that is asked.

import type { Determination, Grade } from "../agreement/terms/clause.js";
import type { Day } from "../ground/day.js";
import { type Fact, type FactId, factKinds } from "./fact.js";
import { factOf, factsAbout, linksTo, stands } from "./fact-index.js";
import { factsIn, type Rows, rowsOf, rowsOfWeight } from "./facts/rows.js";
import { firstAfter, marks, noFacts, type SubjectFacts, says } from "./facts/subject-facts.js";
import type { Inquiry, Viewpoint } from "./inquiry.js";

/** What is known of one subject, from one point of view. Only `accepted` settles anything; the rest is told beside it. */
export type Evidence = {
  readonly accepted: Rows;
  /** Accepted facts that somebody says are wrong, each with those who say so; what a decision has settled is not among them. */
  readonly doubts: ReadonlyMap<FactId, readonly Fact[]>;
  /** Claims: by kind, or because those who owe it say so of themselves. */
  claims(): Rows;
  /** Facts that are not taken here: of another voice, of a kind too weak, of too low a grade. */
  aside(): readonly Fact[];
  /** Amounts that are in dispute, and not settled. */
  readonly disputed: readonly Fact[];
  /** What others said to what was done: accepted, or refused. */
  readonly answers: readonly Fact[];
};

/** The evidence on a subject. `owing` are parties whose word on this subject is a claim, besides those of the view. */
export function evidenceOn(
  inquiry: Inquiry,
  subject: string,
  view: Viewpoint,
  owing: readonly string[] = [],
): Evidence {
  const { facts: index } = inquiry.knowledge;
  const all = factsAbout(index, subject);
  const size = all.facts.length;
  if (size === 0) return nothingSaid;
  const weightAt = weightsOf(inquiry, view, owing, all);
  // mostly there is nothing beside the evidence
  let beside = nothingBeside;
  // what does not stand, or is no evidence, weighs nothing
  const weights = inquiry.sheets.bytes(size);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    if (all.known[i] > inquiry.known) continue;
    const mark = all.marks[i];
    if ((mark & marks.named) !== 0 && !stands(index, all.facts[i], inquiry.known)) continue;
    if ((mark & marks.retracts) !== 0) continue;
    if (all.kinds[i] === disputedKind || (mark & marks.answers) !== 0) {
      if (beside === nothingBeside) beside = newBeside();
      putBeside(beside, all, i);
    } else {
      weights[i] = weightAt(i);
      counts[weights[i]] += 1;
      if ((mark & marks.named) === 0 || weights[i] !== weight.accepted) continue;
      if (beside === nothingBeside) beside = newBeside();
      beside.named.push(all.facts[i]);
    }
  }
  const accepted = rowsOfWeight(all, weights, weight.accepted, inquiry.sheets);
  return {
    accepted,
    doubts:
      beside === nothingBeside
        ? noDoubts
        : doubtsOf(inquiry, view, { rows: accepted, marked: beside.named, untargeted: beside.untargeted }),
    claims: () =>
      counts[weight.claim] === 0 ? noFacts : rowsOfWeight(all, weights, weight.claim, inquiry.sheets),
    aside: () =>
      counts[weight.aside] === 0 ? none : all.facts.filter((_, i) => weights[i] === weight.aside),
    disputed: beside.disputed.filter((one) => !isSettled(inquiry, view, one, one)),
    answers: beside.answers.filter((one) => mayAnswer(inquiry, view, one)),
  };
}

type Beside = {
  readonly disputed: Fact[];
  readonly answers: Fact[];
  readonly untargeted: Fact[];
  readonly named: Fact[];
};

function newBeside(): Beside {
  return { disputed: [], answers: [], untargeted: [], named: [] };
}

const nothingBeside = newBeside();
const noDoubts: Evidence["doubts"] = new Map();

// disputes of an amount, of all that was said of some days, and answers; a dispute of a fact is found through that fact
function putBeside({ disputed, answers, untargeted }: Beside, all: SubjectFacts, row: number): void {
  const fact = all.facts[row];
  if (all.kinds[row] !== disputedKind) answers.push(fact);
  else if ((all.marks[row] & marks.disputes) === 0) {
    (Number.isNaN(all.amounts[row]) ? untargeted : disputed).push(fact);
  }
}

/** What a fact weighs: nothing, it counts, it is a claim, or it is set aside. */
const weight = { nothing: 0, accepted: 1, claim: 2, aside: 3 } as const;
type Weight = (typeof weight)[keyof typeof weight];

const none: readonly Fact[] = [];

const nothingSaid: Evidence = {
  accepted: noFacts,
  doubts: noDoubts,
  claims: () => noFacts,
  aside: () => [],
  disputed: [],
  answers: [],
};

const disputedKind = factKinds.indexOf("disputed");

// what a fact weighs by its row. Where neither grades nor sources are asked for, it depends on its voice and kind alone
function weightsOf(
  inquiry: Inquiry,
  view: Viewpoint,
  owing: readonly string[],
  all: SubjectFacts,
): (row: number) => Weight {
  const owners = owing.length === 0 ? view.owing : [...view.owing, ...owing];
  if (view.evidence.least !== undefined || view.evidence.from.length > 0) {
    return (row) => weigh(all.facts[row], view, owners, inquiry);
  }
  // the same voices speak of many things, and weigh the same for all who look at them in one way
  const voices = inquiry.remember(
    "weights",
    lookOf(view, owners),
    () => new Map<string, readonly Weight[]>(),
  );
  const tables = all.names.map((by) => {
    const before = voices.get(by ?? "");
    if (before !== undefined) return before;
    const table = factKinds.map((kind) => weigh({ kind, by }, view, owners, inquiry));
    voices.set(by ?? "", table);
    return table;
  });
  return (row) => tables[all.voices[row]][all.kinds[row]];
}

// what the weight of a voice depends on, as a text
function lookOf({ determined, deciding }: Viewpoint, owners: readonly string[]): string {
  const by = determined.kind === "measured" ? "" : determined.by;
  return `${determined.kind} ${by} / ${deciding.join(" ")} / ${owners.join(" ")}`;
}

type Voiced = {
  readonly kind: Fact["kind"];
  readonly by?: string | undefined;
  readonly source?: string | undefined;
  readonly grade?: Grade | undefined;
};

// whether a fact counts, is a claim, or is set aside
function weigh(fact: Voiced, view: Viewpoint, owners: readonly string[], inquiry: Inquiry): Weight {
  const { kind, by } = fact;
  if (kind === "claimed") return weight.claim;
  const { determined, evidence } = view;
  if (kind === "decided" && by !== undefined && decides(by, view)) return weight.accepted;
  const isParty = by !== undefined && inquiry.declared.parties.has(by);
  // a party's decision about what others do, or about itself, binds nobody
  if (kind === "decided" && isParty) return weight.claim;
  const own = isParty && owners.includes(by);
  switch (determined.kind) {
    case "measured": {
      const named = evidence.from.length === 0 ? !own : isNamed(fact, evidence.from);
      if (named) return isGraded(fact, evidence.least) ? weight.accepted : weight.aside;
      return own ? weight.claim : weight.aside;
    }
    case "reported":
      if (by !== undefined && determined.by.includes(by))
        return isGraded(fact, evidence.least) ? weight.accepted : weight.aside;
      return own ? weight.claim : weight.aside;
    case "certified":
    case "decided": {
      const least = determined.kind === "certified" ? certified : decided;
      if (by === determined.by && factKinds.indexOf(kind) >= least)
        return isGraded(fact, evidence.least) ? weight.accepted : weight.aside;
      return own ? weight.claim : weight.aside;
    }
  }
}

/** Whether a body decides here: it determines this, or it decides disputes. */
export function decides(by: string, { deciding, determined }: Viewpoint): boolean {
  return deciding.includes(by) || determiners(determined).includes(by);
}

/** The bodies that are named to determine something. */
export function determiners(determined: Determination): readonly string[] {
  switch (determined.kind) {
    case "measured":
      return [];
    case "reported":
      return determined.by;
    case "certified":
    case "decided":
      return [determined.by];
  }
}

/** Why a fact was set aside, in words. */
export function asideReason(fact: Fact, { determined, evidence }: Viewpoint): string {
  const named = determined.kind === "measured" ? evidence.from : determiners(determined);
  if (named.length > 0 && !isNamed(fact, named)) return `the clause takes the word of ${named.join(", ")}`;
  if (evidence.least !== undefined && !isGraded(fact, evidence.least)) {
    const least = `${evidence.least.source}${evidence.least.content}`;
    return fact.grade === undefined
      ? `it has no grade; ${least} is asked for`
      : `its grade is below ${least}`;
  }
  return `it must be ${determined.kind} at least`;
}

/** The last few claims up to a day. */
export function claimsBy(evidence: Evidence, on: Day, most = 2): readonly Fact[] {
  const { facts, last, says: said } = evidence.claims();
  const found: Fact[] = [];
  for (let i = firstAfter(last, on) - 1; i >= 0 && found.length < most; i--) {
    if (said[i] !== says.nothing) found.unshift(facts[i]);
  }
  return found;
}

/** The amount that a fact states. */
export function amountOf({ value }: Fact): number | undefined {
  return value?.kind === "amount" || value?.kind === "word" ? value.amount : undefined;
}

/** The rows as they would be if what is in doubt were wrong: left out, or less by the part that is in doubt. */
export function undoubted({ accepted, doubts }: Evidence): Rows {
  if (doubts.size === 0) return accepted;
  const kept = factsIn(accepted).filter(({ id }) => {
    const by = doubts.get(id);
    return by === undefined || by.every((one) => amountOf(one) !== undefined);
  });
  return rowsOf(kept.map((fact) => reduced(fact, doubts.get(fact.id) ?? [])));
}

const certified = factKinds.indexOf("certified");
const decided = factKinds.indexOf("decided");

function isNamed({ by, source }: Pick<Voiced, "by" | "source">, names: readonly string[]): boolean {
  return (by !== undefined && names.includes(by)) || (source !== undefined && names.includes(source));
}

// a decision is no evidence, and needs no grade
function isGraded({ grade, kind }: Pick<Voiced, "grade" | "kind">, least: Grade | undefined): boolean {
  if (least === undefined || kind === "decided") return true;
  return grade !== undefined && grade.source <= least.source && grade.content <= least.content;
}

function mayAnswer(inquiry: Inquiry, view: Viewpoint, { by, kind }: Fact): boolean {
  if (by === undefined) return false;
  if (decides(by, view)) return true;
  // where nobody is named to whom it is owed, any party may answer that does not owe it
  if (view.accepting.length > 0) return view.accepting.includes(by);
  return inquiry.declared.parties.has(by) ? !view.owing.includes(by) : kind === "certified";
}

function reduced(fact: Fact, by: readonly Fact[]): Fact {
  const { value } = fact;
  if (by.length === 0 || value?.kind !== "amount") return fact;
  const part = Math.max(...by.map((one) => amountOf(one) ?? 0));
  const low = Math.min(value.low ?? value.amount, value.amount) - part;
  return { ...fact, value: { kind: "amount", amount: value.amount - part, low, high: value.amount - part } };
}

type Doubted = {
  readonly rows: Rows;
  readonly marked: readonly Fact[];
  readonly untargeted: readonly Fact[];
};

function doubtsOf(
  inquiry: Inquiry,
  view: Viewpoint,
  { rows, marked, untargeted }: Doubted,
): Evidence["doubts"] {
  const { facts: index } = inquiry.knowledge;
  const doubts = new Map<FactId, readonly Fact[]>();
  for (const fact of marked) {
    if (isAuthoritative(fact, view)) continue;
    const by = linksTo(index, fact.id).filter(
      (one) =>
        one.disputes === fact.id && stands(index, one, inquiry.known) && !isSettled(inquiry, view, one, fact),
    );
    if (by.length > 0) doubts.set(fact.id, by);
  }
  // a dispute that names no fact is about all that was said of these days
  for (const one of untargeted) {
    const until = firstAfter(rows.last, one.during.end - 1 + rows.longest);
    for (let i = firstAfter(rows.last, one.during.start - 1); i < until; i++) {
      const fact = rows.facts[i];
      if (rows.says[i] === says.nothing) continue;
      if (rows.first[i] >= one.during.end || isAuthoritative(fact, view)) continue;
      if (!isSettled(inquiry, view, one, fact)) doubts.set(fact.id, [...(doubts.get(fact.id) ?? []), one]);
    }
  }
  return doubts;
}

function isAuthoritative({ kind, by }: Fact, view: Viewpoint): boolean {
  return kind === "decided" && by !== undefined && decides(by, view);
}

// a decision that was known when the dispute was, or later, on the same thing and, of what is counted, the same days
function isSettled(inquiry: Inquiry, view: Viewpoint, dispute: Fact, fact: Fact): boolean {
  const settles = (one: Fact): boolean =>
    one.known >= dispute.known &&
    mayDecide(inquiry, view, one) &&
    (amountOf(one) === undefined ||
      (one.during.start < fact.during.end && fact.during.start < one.during.end));
  if (inquiry.decidedOn(fact.about).some(settles)) return true;
  return dispute.about !== fact.about && inquiry.decidedOn(dispute.about).some(settles);
}

// where no body is named that decides, any body may, and no party
function mayDecide({ declared }: Inquiry, view: Viewpoint, { by }: Fact): boolean {
  if (by === undefined) return true;
  return view.deciding.length === 0 ? !declared.parties.has(by) : decides(by, view);
}

/** What a disputed fact says is wrong, if it names it. */
export function targetOf(inquiry: Inquiry, { disputes }: Fact): Fact | undefined {
  return disputes === undefined ? undefined : factOf(inquiry.knowledge.facts, disputes);
}
