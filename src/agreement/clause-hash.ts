// The hash of a clause, and of a whole agreement: it stands for the meaning, so that everybody can see that nothing was changed.
import { formatDay } from "../ground/day.js";
import { type Fingerprint, fingerprintOf } from "../ground/fingerprint.js";
import { conditionForm, conditionsForm, durationForm, momentForm } from "./forms/conditions.js";
import { dropAbsent, type JsonValue, setIfAny, setOf } from "./forms/json.js";
import { bodyForm, decisionForm, groupForm, whoForm, whosForm, zoneForm } from "./forms/things.js";
import type {
  CannotTellRule,
  Clause,
  ClauseScope,
  Consequence,
  Determination,
  Timing,
} from "./terms/clause.js";
import type { Phase } from "./terms/phase.js";
import type { ProcessFile } from "./terms/process.js";

/**
 * The hash of a clause: SHA-256 of `formOfClause` in the canonical form of RFC 8785. Two clauses have the same hash when they mean the
 * same, however they are written; an amendment names the hash of the clause that it replaces.
 */
export function hashOfClause(clause: Clause, process: ProcessFile): Fingerprint {
  return fingerprintOf(formOfClause(clause, process));
}

/** The hash of the agreement: of its people, its rules, and every clause and phase under its name. See `formOfAgreement`. */
export function hashOfAgreement(process: ProcessFile): Fingerprint {
  return fingerprintOf(formOfAgreement(process));
}

/**
 * The meaning of a clause as a JSON value. In it: the kind; who owes it to whom; what must be true; when; gates; what it depends on; who
 * determines it, on which evidence; the rule for doubt, the agreement's where the clause has none; scope, carve-outs, factors, agenda;
 * what it protects; what follows; what it amends. Names stand there for what they are declared to be: a party by its own name, an event
 * by its title, a base with its versions, a test by its hash; dates by their day, two weeks as fourteen days. Sets are sorted.
 * Where it speaks of a stretch of time, the file's rule of counting is in it.
 *
 * Clauses and phases that it speaks of stand by their names, for each has a form of its own; `formOfAgreement` holds them all.
 *
 * Not in it: the clause's own name, the words of `what`, where it stands in which text, sources, other names of parties, layout.
 */
export function formOfClause(clause: Clause, process: ProcessFile): JsonValue {
  const form = dropAbsent({
    "halcyon-clause": 1,
    kind: clause.obligation,
    ...dutyForm(clause, process),
    ...judgingForm(clause, process),
    follows: setIfAny(clause.consequences.map((one) => consequenceForm(one, process))),
    protects: clause.protects,
    amends:
      clause.amends &&
      dropAbsent({
        clause: clause.amends.clause,
        from: momentForm(clause.amends.from, process),
        hash: clause.amends.hash,
      }),
  });
  return speaksOfStretch(form) ? { ...form, counting: countingForm(process) } : form;
}

/**
 * The meaning of an agreement: the day of its signing and its texts, its parties, bodies and excluded groups, who decides disputes, the
 * rule for doubt, how days are counted, every clause under its name, and the phases in their order. Not in it: titles of the file and of
 * phases, posture, funding, facts, assumptions, and what no clause or phase speaks of.
 */
export function formOfAgreement(process: ProcessFile): JsonValue {
  const { agreement } = process;
  const parties = process.parties.map(({ id, role, speaksFor = [] }) =>
    dropAbsent({ party: id, role: role ?? "party", "speaks-for": whosForm(speaksFor, process) }),
  );
  const documents = (agreement?.documents ?? []).map(({ title, date, sha256 }) =>
    dropAbsent({ title, date: date && formatDay(date.day), sha256 }),
  );
  return dropAbsent({
    "halcyon-agreement": 1,
    signed: agreement?.signed && formatDay(agreement.signed.day),
    documents: setIfAny(documents),
    disputes: agreement?.disputes === undefined ? undefined : whoForm(agreement.disputes, process),
    "cannot-tell": cannotTellForm(agreement?.cannotTell, process),
    counting: countingForm(process),
    parties: setIfAny(parties),
    bodies: setIfAny(process.bodies.map((body) => bodyForm(body, process))),
    excluded: setIfAny(process.excluded.map((group) => groupForm(group.name, process.excluded))),
    clauses: Object.fromEntries(process.clauses.map((one) => [one.name, formOfClause(one, process)])),
    phases: process.phases.map((phase) => phaseForm(phase, process)),
  });
}

type Form = { readonly [key: string]: JsonValue | undefined };

// what is owed, by whom, to whom, when, on which conditions
function dutyForm(clause: Clause, process: ProcessFile): Form {
  return {
    who: whosForm(clause.who, process),
    to: whosForm(clause.to, process),
    that: clause.that && conditionForm(clause.that, process),
    sides: setIfAny(
      clause.sides.map(({ who, that }) => ({
        who: whoForm(who, process),
        that: conditionForm(that, process),
      })),
    ),
    when: unlessEmpty(timingForm(clause.when, process)),
    "gated-by": conditionsForm(clause.gatedBy, process),
    "as-long-as": conditionsForm(clause.asLongAs, process),
    "parallel-with": clause.parallel && {
      clauses: setOf(clause.parallel.with),
      tolerance: clause.parallel.tolerance,
    },
    "taking-into-account": setIfAny(clause.takingIntoAccount),
    agenda: setIfAny(clause.agenda),
    scope: unlessEmpty(scopeForm(clause.scope, process)),
    "carve-outs": setIfAny(clause.carveOuts),
  };
}

// who says whether it is kept, on which evidence, and what if nobody can tell
function judgingForm(clause: Clause, process: ProcessFile): Form {
  const { from, least } = clause.evidence;
  return {
    determined: determinationForm(clause.determined, process),
    evidence: unlessEmpty({
      from: whosForm(from, process),
      least: least && `${least.source}${least.content}`,
    }),
    "cannot-tell": cannotTellForm(clause.cannotTell ?? process.agreement?.cannotTell, process),
    "recovers-after": clause.recoversAfter && durationForm(clause.recoversAfter),
  };
}

function timingForm(when: Timing, process: ProcessFile): Form {
  const { together, renewable } = when;
  return {
    from: when.from && momentForm(when.from, process),
    "begin-by": when.beginBy && momentForm(when.beginBy, process),
    by: when.by && momentForm(when.by, process),
    before: when.before && momentForm(when.before, process),
    until: when.until && momentForm(when.until, process),
    goal: when.goal && momentForm(when.goal, process),
    together: together && {
      with: momentForm(together.with, process),
      within: durationForm(together.within),
    },
    renewable: renewable && {
      term: durationForm(renewable.term),
      by: setOf(renewable.by.map((key) => whoForm(key, process))),
      decision: decisionForm(renewable.decision, process),
    },
  };
}

function scopeForm(scope: ClauseScope, process: ProcessFile): Form {
  return {
    places: setIfAny(scope.places),
    zones: setIfAny(scope.zones.map((name) => zoneForm(name, process))),
    excluding: setIfAny(scope.excluding.map((name) => groupForm(name, process.excluded))),
    "except-places": setIfAny(scope.exceptPlaces),
  };
}

function determinationForm(determined: Determination, process: ProcessFile): JsonValue {
  switch (determined.kind) {
    case "measured":
      return "measured";
    case "reported":
      return { reported: setOf(determined.by.map((key) => whoForm(key, process))) };
    case "certified":
    case "decided":
      return { [determined.kind]: whoForm(determined.by, process) };
  }
}

function cannotTellForm(rule: CannotTellRule | undefined, process: ProcessFile): JsonValue | undefined {
  switch (rule?.kind) {
    case undefined:
      return undefined;
    case "wait":
      return "wait";
    case "counts-as":
      return rule.result;
    case "goes-to":
      return whoForm(rule.body, process);
  }
}

function consequenceForm({ on, after, effect, by }: Consequence, process: ProcessFile): JsonValue {
  const follows =
    effect.kind === "notifies"
      ? setOf(effect.whom.map((key) => whoForm(key, process)))
      : { [effect.what]: effect.name };
  return dropAbsent({
    on,
    after: after && durationForm(after),
    [effect.kind]: follows,
    by: by === undefined ? undefined : whoForm(by, process),
  });
}

function phaseForm(phase: Phase, process: ProcessFile): JsonValue {
  return dropAbsent({
    phase: phase.name,
    "opens-when": conditionsForm(phase.opensWhen, process),
    "opens-on": phase.opensOn && momentForm(phase.opensOn, process),
    suspended: conditionsForm(phase.suspendedWhen, process),
    reversed: conditionsForm(phase.reversedWhen, process),
    "ends-when": conditionsForm(phase.endsWhen, process),
    "ends-on": phase.endsOn && momentForm(phase.endsOn, process),
  });
}

function countingForm({ calendar }: ProcessFile): JsonValue {
  return { "first-day": calendar.firstDay, "last-day": calendar.lastDay };
}

function unlessEmpty(form: Form): JsonValue | undefined {
  const kept = dropAbsent(form);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

// a stretch of time is a key of its own, so that none hides in a title
function speaksOfStretch(form: JsonValue): boolean {
  if (typeof form !== "object" || form === null) return false;
  if (Array.isArray(form)) return form.some(speaksOfStretch);
  return Object.entries(form).some(
    ([key, value]) => key === "days" || key === "months" || speaksOfStretch(value),
  );
}
