// Clauses and phases as a process file writes them: one a block, its keys in the order in which the guide names them.
import type {
  CannotTellRule,
  Clause,
  ClauseScope,
  Consequence,
  Determination,
  EvidenceRule,
  ExchangeSide,
  TextReference,
  Timing,
} from "../terms/clause.js";
import type { Condition } from "../terms/condition.js";
import type { HijriBasis, Moment } from "../terms/date.js";
import type { Phase } from "../terms/phase.js";
import { conditionPiece, conditionsPiece } from "./conditions.js";
import { keys, list, named, oneOrTexts, type Piece, text, word } from "./layout.js";
import { durationPiece, momentPiece, sharePiece } from "./moments.js";

/** The section `clauses`. */
export function clausesPiece(clauses: readonly Clause[], hijri: HijriBasis): Piece | undefined {
  if (clauses.length === 0) return undefined;
  return named(
    clauses.map((clause) => [clause.name, clausePiece(clause, hijri)]),
    "spaced",
  );
}

/** One clause. What is as it is anyhow, when nothing is said, is not written. */
export function clausePiece(clause: Clause, hijri: HijriBasis): Piece {
  return keys(
    {
      kind: word(clause.obligation),
      what: text(clause.what),
      text: textPiece(clause.text),
      // the sides of an exchange say who owes what
      who: clause.obligation === "exchange" ? undefined : oneOrTexts(clause.who),
      to: oneOrTexts(clause.to),
      that: clause.that && conditionPiece(clause.that, hijri),
      sides: sidesPiece(clause.sides, hijri),
      when: timingPiece(clause.when, hijri),
      "gated-by": conditionsPiece(clause.gatedBy, hijri),
      "as-long-as": conditionsPiece(clause.asLongAs, hijri),
      "parallel-with":
        clause.parallel &&
        keys({
          clauses: oneOrTexts(clause.parallel.with),
          tolerance: sharePiece(clause.parallel.tolerance),
        }),
      "taking-into-account": oneOrTexts(clause.takingIntoAccount),
      agenda: oneOrTexts(clause.agenda),
      determined: determinationPiece(clause.determined),
      evidence: evidencePiece(clause.evidence),
      "cannot-tell": cannotTellPiece(clause.cannotTell),
      "recovers-after": durationPiece(clause.recoversAfter),
      "carve-outs": oneOrTexts(clause.carveOuts),
      scope: scopePiece(clause.scope),
      protects: word(clause.protects),
      // biome-ignore lint/suspicious/noThenProperty: the word of the language for what follows
      then: consequencesPiece(clause.consequences),
      amends:
        clause.amends &&
        keys({
          clause: text(clause.amends.clause),
          from: momentPiece(clause.amends.from, hijri),
          hash: text(clause.amends.hash),
        }),
    },
    "lines",
  );
}

/** What follows when nobody can tell: a word of the language, or the body to which it goes. */
export function cannotTellPiece(rule: CannotTellRule | undefined): Piece | undefined {
  switch (rule?.kind) {
    case undefined:
      return undefined;
    case "wait":
      return word("wait");
    case "counts-as":
      return word(rule.result);
    case "goes-to":
      return text(rule.body);
  }
}

/** The section `phases`. */
export function phasesPiece(phases: readonly Phase[], hijri: HijriBasis): Piece | undefined {
  if (phases.length === 0) return undefined;
  return named(phases.map((phase) => [phase.name, phasePiece(phase, hijri)]));
}

function phasePiece(phase: Phase, hijri: HijriBasis): Piece {
  return keys({
    title: text(phase.title),
    opens: turnPiece(phase.opensWhen, phase.opensOn, hijri),
    suspended: turnPiece(phase.suspendedWhen, undefined, hijri),
    reversed: turnPiece(phase.reversedWhen, undefined, hijri),
    ends: turnPiece(phase.endsWhen, phase.endsOn, hijri),
  });
}

function turnPiece(when: readonly Condition[], on: Moment | undefined, hijri: HijriBasis): Piece | undefined {
  if (when.length === 0 && on === undefined) return undefined;
  return keys({ when: conditionsPiece(when, hijri), on: momentPiece(on, hijri) });
}

function sidesPiece(sides: readonly ExchangeSide[], hijri: HijriBasis): Piece | undefined {
  if (sides.length === 0) return undefined;
  return list(sides.map(({ who, that }) => keys({ who: text(who), that: conditionPiece(that, hijri) })));
}

function timingPiece(when: Timing, hijri: HijriBasis): Piece | undefined {
  const { together, renewable } = when;
  return unlessEmpty({
    from: momentPiece(when.from, hijri),
    "begin-by": momentPiece(when.beginBy, hijri),
    by: momentPiece(when.by, hijri),
    before: momentPiece(when.before, hijri),
    until: momentPiece(when.until, hijri),
    goal: momentPiece(when.goal, hijri),
    together:
      together && keys({ with: momentPiece(together.with, hijri), within: durationPiece(together.within) }),
    renewable:
      renewable &&
      keys({
        term: durationPiece(renewable.term),
        by: oneOrTexts(renewable.by),
        decision: text(renewable.decision),
      }),
  });
}

function determinationPiece(determined: Determination): Piece | undefined {
  switch (determined.kind) {
    case "measured":
      return undefined;
    case "reported":
      return keys({ "reported-by": oneOrTexts(determined.by) });
    case "certified":
      return keys({ "certified-by": text(determined.by) });
    case "decided":
      return keys({ "decided-by": text(determined.by) });
  }
}

function evidencePiece({ from, least }: EvidenceRule): Piece | undefined {
  return unlessEmpty({
    from: oneOrTexts(from),
    least: least && word(`${least.source}${least.content}`),
  });
}

function scopePiece(scope: ClauseScope): Piece | undefined {
  return unlessEmpty({
    places: oneOrTexts(scope.places),
    zones: oneOrTexts(scope.zones),
    excluding: oneOrTexts(scope.excluding),
    "except-places": oneOrTexts(scope.exceptPlaces),
  });
}

function consequencesPiece(consequences: readonly Consequence[]): Piece | undefined {
  if (consequences.length === 0) return undefined;
  return list(
    consequences.map(({ on, after, effect, by }) =>
      keys({
        on: word(on),
        after: durationPiece(after),
        [effect.kind]: effect.kind === "notifies" ? oneOrTexts(effect.whom) : text(effect.name),
        by: text(by),
      }),
    ),
  );
}

function textPiece(reference: TextReference | undefined): Piece | undefined {
  if (reference === undefined) return undefined;
  const { document, part, article } = reference;
  return keys({ document: text(document), part: text(part), article: text(article) });
}

// keys of which at least one is there
function unlessEmpty(values: Readonly<Record<string, Piece | undefined>>): Piece | undefined {
  return Object.values(values).some((value) => value !== undefined) ? keys(values) : undefined;
}
