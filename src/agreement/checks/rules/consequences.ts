// Consequences that disagree: one result opens what another pauses or snaps back, on days on which both can hold.
import { formatDuration } from "../../../ground/duration.js";
import { type Problem, problem } from "../../../ground/problem.js";
import type { Clause, Consequence, Effect } from "../../terms/clause.js";
import type { Moment } from "../../terms/date.js";
import type { Phase } from "../../terms/phase.js";
import type { ProcessFile } from "../../terms/process.js";
import { conjunctsOf, declaredIn, wordsNeed } from "../walk.js";
import { sayLine } from "../words.js";

/** Effects on one thing that follow by themselves, can follow on the same day, and contradict one another. */
export function opposedConsequences(process: ProcessFile): readonly Problem[] {
  const { clauses } = declaredIn(process);
  const onThing = new Map<string, Rule[]>();
  for (const clause of process.clauses) {
    for (const consequence of clause.consequences) {
      const { effect, by } = consequence;
      // what somebody may set off is that person's choice, and no rule
      if (effect.kind === "notifies" || by !== undefined) continue;
      const rules = onThing.get(`${effect.what}:${effect.name}`) ?? [];
      onThing.set(`${effect.what}:${effect.name}`, rules);
      rules.push({ clause, consequence, effect });
    }
  }
  const opening = process.phases.flatMap((phase) =>
    (onThing.get(`phase:${phase.name}`) ?? []).flatMap((rule) => againstOpening(phase, rule)),
  );
  return [...[...onThing.values()].flatMap((rules) => pairs(rules, clauses)), ...opening];
}

type Rule = {
  readonly clause: Clause;
  readonly consequence: Consequence;
  readonly effect: Exclude<Effect, { kind: "notifies" }>;
};

// for each thing so many pairs are looked at, and so many told; whoever has more has other worries
const mostPairs = 20_000;
const mostTold = 20;
// so many clauses are followed from gate to gate; behind more nothing is told
const mostGates = 200;

function pairs(rules: readonly Rule[], clauses: ReadonlyMap<string, Clause>): readonly Problem[] {
  const found: Problem[] = [];
  const ordered = [...rules].sort((a, b) => (a.consequence.spot.line ?? 0) - (b.consequence.spot.line ?? 0));
  let looked = 0;
  for (const [i, first] of ordered.entries()) {
    for (let j = i + 1; j < ordered.length && found.length < mostTold && looked < mostPairs; j++) {
      const second = ordered[j];
      looked++;
      if (opposite(first, second) && canMeet(first, second, clauses)) found.push(conflict(first, second));
    }
  }
  return found;
}

const forward: readonly Effect["kind"][] = ["opens", "resumes", "releases"];
const backward: readonly Effect["kind"][] = ["pauses", "snaps-back"];

// one leads on, the other back; or both follow from one result, and say different things of the state that comes of it
function opposite(a: Rule, b: Rule): boolean {
  const [x, y] = [a.effect.kind, b.effect.kind];
  if (forward.includes(x) !== forward.includes(y)) return true;
  return x !== y && backward.includes(x) && a.clause === b.clause;
}

// whether there can be a day on which both follow
function canMeet(a: Rule, b: Rule, clauses: ReadonlyMap<string, Clause>): boolean {
  if (a.clause === b.clause) {
    // one clause has one result; and what follows later may well undo what followed at once
    return a.consequence.on === b.consequence.on && delayOf(a) === delayOf(b);
  }
  // where one of the two clauses waits for the other to be met, they can't first follow together
  return !waitsFor(a, b, clauses) && !waitsFor(b, a, clauses);
}

// the result of a clause opens a phase by the phase's own conditions, and by its own rule holds the phase back
function againstOpening(phase: Phase, rule: Rule): readonly Problem[] {
  const { clause, consequence, effect } = rule;
  if (!backward.includes(effect.kind)) return [];
  const opening = phase.opensWhen
    .flatMap(conjunctsOf)
    .find(
      (leaf) => leaf.kind === "clause" && leaf.clause === clause.name && leaf.is.includes(consequence.on),
    );
  if (opening === undefined) return [];
  return [
    problem(
      "rule-conflict",
      `one result of clause "${clause.name}" opens phase "${phase.name}" and holds it back`,
      {
        where: consequence.spot,
        found: `it opens when "${clause.name}" is ${consequence.on} (${sayLine(opening.spot)}); ${said(rule)} (${sayLine(consequence.spot)})`,
        why: "on the day on which it comes about both rules apply, and say different things",
        hint: "change one of the two, or let one follow later",
      },
    ),
  ];
}

function delayOf({ consequence }: Rule): string {
  const { after } = consequence;
  return after === undefined || after.count === 0 ? "" : formatDuration(after);
}

// whether the clause of a rule is gated by the other one, or by what the other rule opens
function waitsFor(rule: Rule, other: Rule, clauses: ReadonlyMap<string, Clause>): boolean {
  const wanted = new Set([`clause:${other.clause.name}`]);
  if (forward.includes(other.effect.kind)) wanted.add(`${other.effect.what}:${other.effect.name}`);
  return waits(rule.clause, wanted, clauses);
}

// whether a clause is owed only after, or as long as, one of these: from gate to gate, and by the day from which it is owed
function waits(
  first: Clause | undefined,
  wanted: ReadonlySet<string>,
  clauses: ReadonlyMap<string, Clause>,
): boolean {
  const seen = new Set<string>(first === undefined ? [] : [first.name]);
  for (const name of seen) {
    if (seen.size > mostGates) return true;
    const clause = clauses.get(name);
    const from = clause?.when.from;
    if (from !== undefined && surelyAfterOneOf(from, wanted)) return true;
    for (const leaf of [...(clause?.gatedBy ?? []), ...(clause?.asLongAs ?? [])].flatMap(conjunctsOf)) {
      if (leaf.kind === "phase" && wanted.has(`phase:${leaf.phase}`)) return true;
      if (leaf.kind !== "clause" || wordsNeed(leaf.is) !== "met") continue;
      if (wanted.has(`clause:${leaf.clause}`)) return true;
      seen.add(leaf.clause);
    }
  }
  return false;
}

function surelyAfterOneOf(moment: Moment, wanted: ReadonlySet<string>): boolean {
  switch (moment.kind) {
    case "date":
      return false;
    case "named":
      return wanted.has(`${moment.what}:${moment.name}`);
    case "shifted":
      return moment.direction === "after" && surelyAfterOneOf(moment.from, wanted);
    case "earlier-of":
      return moment.of.every((one) => surelyAfterOneOf(one, wanted));
    case "later-of":
      return moment.of.some((one) => surelyAfterOneOf(one, wanted));
  }
}

function conflict(first: Rule, second: Rule): Problem {
  const { what, name } = first.effect;
  return problem("rule-conflict", `two rules can apply to ${what} "${name}" on one day and disagree`, {
    where: second.consequence.spot,
    found: `${said(first)} (${sayLine(first.consequence.spot)}); ${said(second)} (${sayLine(second.consequence.spot)})`,
    why: "nothing says which goes before the other; the order of the text decides nothing",
    hint:
      first.clause === second.clause
        ? "keep one of the two, or let one follow later"
        : `gate one of the two clauses by the other, or say who may set one of the effects off: by: …`,
  });
}

function said({ clause, consequence, effect }: Rule): string {
  const after = consequence.after === undefined ? "" : `, after ${formatDuration(consequence.after)}`;
  return `"${clause.name}" ${consequence.on}${after}: ${effect.kind}`;
}
