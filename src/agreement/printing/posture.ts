// Posture, funding and what is assumed of them, as a process file writes them.
import type { HijriBasis } from "../terms/date.js";
import type { Assumption } from "../terms/phase.js";
import type { Ceiling, Contribution, Floor, Funding, Posture, Tranche } from "../terms/posture.js";
import { conditionsPiece } from "./conditions.js";
import { amount, keys, list, named, number, oneOrTexts, type Piece, text } from "./layout.js";
import { datePiece, durationPiece, momentPiece, sharePiece } from "./moments.js";
import { section } from "./things.js";

/** The section `posture`. */
export function posturePiece(posture: Posture | undefined, hijri: HijriBasis): Piece | undefined {
  if (posture === undefined) return undefined;
  const { contributions, proportion } = posture;
  return keys(
    {
      roles: section(posture.roles, ({ title, costPerMonth }) =>
        keys({ title: text(title), "cost-per-month": number(costPerMonth) }),
      ),
      contributions:
        contributions.length === 0
          ? undefined
          : list(contributions.map((one) => contributionPiece(one, hijri))),
      ceilings: section(posture.ceilings, (one) => ceilingPiece(one, hijri)),
      floors: section(posture.floors, (one) => floorPiece(one, hijri)),
      proportion: proportion && keys({ tolerance: sharePiece(proportion.tolerance) }),
      tranches: section(posture.tranches, (one) => tranchePiece(one, hijri)),
    },
    "lines",
  );
}

/** The section `funding`. */
export function fundingPiece(funding: readonly Funding[], hijri: HijriBasis): Piece | undefined {
  return section(funding, (one) =>
    keys({
      title: text(one.title),
      by: oneOrTexts(one.by),
      to: oneOrTexts(one.to),
      currency: text(one.currency),
      pledged: amount(one.pledged),
      from: datePiece(one.from, hijri),
      until: one.until && datePiece(one.until, hijri),
      disbursed: text(one.disbursed),
      "as-long-as": conditionsPiece(one.asLongAs, hijri),
      iati: text(one.iati),
      source: text(one.source),
    }),
  );
}

/** The section `assumptions`. */
export function assumptionsPiece(assumptions: readonly Assumption[]): Piece | undefined {
  if (assumptions.length === 0) return undefined;
  const days = (count: number): Piece => durationPiece({ count, unit: "days" });
  return named(
    assumptions.map(({ about, probability, delay, breaches, why }) => [
      about,
      keys({
        probability: sharePiece(probability),
        delay: delay && keys({ median: days(delay.median), high: days(delay.high) }),
        breaches: breaches && keys({ "per-year": number(breaches.perYear), last: days(breaches.lastDays) }),
        why: text(why),
      }),
    ]),
  );
}

function contributionPiece(one: Contribution, hijri: HijriBasis): Piece {
  return keys({
    nation: text(one.nation),
    role: text(one.role),
    place: text(one.place),
    troops: number(one.troops),
    nations: number(one.nations),
    on: datePiece(one.on, hijri),
    source: text(one.source),
  });
}

function ceilingPiece(one: Ceiling, hijri: HijriBasis): Piece {
  return keys({
    nations: oneOrTexts(one.nations),
    roles: oneOrTexts(one.roles),
    places: oneOrTexts(one.places),
    "at-most": number(one.atMost),
    by: momentPiece(one.by, hijri),
  });
}

function floorPiece(one: Floor, hijri: HijriBasis): Piece {
  return keys({
    roles: oneOrTexts(one.roles),
    nations: oneOrTexts(one.nations),
    places: oneOrTexts(one.places),
    "at-least": number(one.atLeast),
    protects: protectedPiece(one.protects),
    until: momentPiece(one.until, hijri),
    why: text(one.why),
  });
}

function protectedPiece({ roles, nations, places }: Floor["protects"]): Piece {
  return keys({
    roles: oneOrTexts(roles),
    nations: oneOrTexts(nations),
    places: oneOrTexts(places),
  });
}

function tranchePiece(one: Tranche, hijri: HijriBasis): Piece {
  return keys({
    by: momentPiece(one.by, hijri),
    "gated-by": conditionsPiece(one.gatedBy, hijri),
    lift: number(one.lift),
  });
}
