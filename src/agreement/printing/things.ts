// The agreement itself, its people, and what its clauses speak of, as a process file writes them.
import { defaultRules } from "../sections/calendar.js";
import type { AgreedDate, CalendarRules, HijriBasis } from "../terms/date.js";
import type { Body, DecisionDeclaration, ExcludedGroup } from "../terms/people.js";
import type { AgreementTerms } from "../terms/process.js";
import type {
  BaseDeclaration,
  DocumentDeclaration,
  EventDeclaration,
  IndicatorDeclaration,
  LineDeclaration,
  QuantityDeclaration,
  WeaponDeclaration,
  ZoneDeclaration,
} from "../terms/things.js";
import { cannotTellPiece } from "./clauses.js";
import { amount, keys, list, named, number, oneOrTexts, type Piece, text, word } from "./layout.js";
import { datePiece } from "./moments.js";

/** The section `agreement`. */
export function agreementPiece(terms: AgreementTerms | undefined, hijri: HijriBasis): Piece | undefined {
  if (terms === undefined) return undefined;
  return keys(
    {
      signed: terms.signed && datePiece(terms.signed, hijri),
      documents: section(terms.documents, (one) => documentPiece(one, hijri)),
      disputes: text(terms.disputes),
      "cannot-tell": cannotTellPiece(terms.cannotTell),
    },
    "lines",
  );
}

/** The section `calendar`: all of it where the file states how days are counted; otherwise what is not as usual. */
export function calendarPiece(rules: CalendarRules): Piece | undefined {
  const unlessUsual = (rule: string, usual: string): Piece | undefined =>
    rules.stated || rule !== usual ? word(rule) : undefined;
  const pieces = {
    hijri: unlessUsual(rules.hijri, defaultRules.hijri),
    "first-day": unlessUsual(rules.firstDay, defaultRules.firstDay),
    "last-day": unlessUsual(rules.lastDay, defaultRules.lastDay),
  };
  return Object.values(pieces).some((piece) => piece !== undefined) ? keys(pieces) : undefined;
}

/** The section `bodies`. */
export function bodiesPiece(bodies: readonly Body[]): Piece | undefined {
  return section(bodies, (body) =>
    keys({
      title: text(body.title),
      kind: word(body.bodyKind),
      members: oneOrTexts(body.members),
      decides: word(body.decides),
      disputes: body.disputes ? word("yes") : undefined,
    }),
  );
}

/** The section `excluded`. */
export function excludedPiece(groups: readonly ExcludedGroup[]): Piece | undefined {
  return section(groups, ({ title, why }) => keys({ title: text(title), why: text(why) }));
}

/** The section `decisions`. */
export function decisionsPiece(decisions: readonly DecisionDeclaration[]): Piece | undefined {
  return section(decisions, ({ by, question }) => keys({ by: text(by), question: text(question) }));
}

/** The section `events`. */
export function eventsPiece(events: readonly EventDeclaration[], hijri: HijriBasis): Piece | undefined {
  return section(events, ({ title, date }) => keys({ title: text(title), date: optionalDate(date, hijri) }));
}

/** The section `quantities`. */
export function quantitiesPiece(quantities: readonly QuantityDeclaration[]): Piece | undefined {
  return section(quantities, ({ title, unit, of, counts }) =>
    keys({ title: text(title), unit: text(unit), of: text(of), counts: word(counts) }),
  );
}

/** The section `bases`. A base of one version stands without a list of them. */
export function basesPiece(bases: readonly BaseDeclaration[], hijri: HijriBasis): Piece | undefined {
  return section(bases, (base) => {
    const versions = base.versions.map(({ amount: count, agreed, source }) => ({
      amount: amount(count),
      agreed: datePiece(agreed, hijri),
      source: text(source),
    }));
    const [only] = versions;
    const disputed = base.disputedBy.map((one): [string, Piece] => [one.party, amount(one.amount)]);
    return keys({
      unit: text(base.unit),
      ...(versions.length === 1 ? only : { versions: list(versions.map((one) => keys(one))) }),
      "disputed-by": disputed.length === 0 ? undefined : named(disputed, "free"),
    });
  });
}

/** The section `lines`. */
export function linesPiece(lines: readonly LineDeclaration[], hijri: HijriBasis): Piece | undefined {
  return section(lines, ({ title, asOf, file, points }) =>
    keys({
      title: text(title),
      "as-of": datePiece(asOf, hijri),
      file: text(file),
      points:
        points.length === 0
          ? undefined
          : list(points.map(([longitude, latitude]) => list([number(longitude), number(latitude)]))),
    }),
  );
}

/** The section `zones`. */
export function zonesPiece(zones: readonly ZoneDeclaration[]): Piece | undefined {
  return section(zones, ({ title, places, near }) =>
    keys({
      title: text(title),
      places: oneOrTexts(places),
      near: near && keys({ line: text(near.line), km: number(near.kilometres) }),
    }),
  );
}

/** The section `weapons`. */
export function weaponsPiece(weapons: readonly WeaponDeclaration[]): Piece | undefined {
  return section(weapons, ({ title }) => keys({ title: text(title) }));
}

/** The section `indicators`. */
export function indicatorsPiece(indicators: readonly IndicatorDeclaration[]): Piece | undefined {
  return section(indicators, (one) =>
    keys({
      title: text(one.title),
      unit: text(one.unit),
      better: word(one.better),
      file: text(one.file),
      code: text(one.code),
      country: text(one.country),
      publisher: text(one.publisher),
      release: text(one.release),
      licence: text(one.licence),
      lag: word(`${one.lagMonths} ${one.lagMonths === 1 ? "month" : "months"}`),
      uncertainty: number(one.uncertainty),
    }),
  );
}

/** A section of names with what they stand for; one without any is not written. */
export function section<T extends { readonly name: string }>(
  declared: readonly T[],
  piece: (one: T) => Piece,
): Piece | undefined {
  return declared.length === 0 ? undefined : named(declared.map((one) => [one.name, piece(one)]));
}

function documentPiece(document: DocumentDeclaration, hijri: HijriBasis): Piece {
  return keys({
    title: text(document.title),
    date: optionalDate(document.date, hijri),
    source: text(document.source),
    sha256: text(document.sha256),
  });
}

function optionalDate(date: AgreedDate | undefined, hijri: HijriBasis): Piece | undefined {
  return date && datePiece(date, hijri);
}
