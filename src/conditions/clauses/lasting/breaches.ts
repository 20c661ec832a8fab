// Whether a reported breach is one of this clause: whose act it was, where, against whom, and under which carve-out.
import type { Clause, ClauseScope } from "../../../agreement/terms/clause.js";
import { decides, determiners, type Evidence } from "../../evidence.js";
import type { Fact } from "../../fact.js";
import type { Inquiry, Viewpoint } from "../../inquiry.js";
import { distanceToLine } from "../../lines/line-distance.js";
import { lineOf } from "../../lines/separation.js";

/**
 * How far a reported breach counts: surely; not at all, for it lies outside the clause; in dispute; contradicted by a report of the
 * same strength; or nobody can tell, because it is not said where it was.
 */
export type Standing = "certain" | "outside" | "disputed" | "conflict" | "unclear";

/** Weighs a reported breach against the scope of its clause. */
export function standingOf(
  inquiry: Inquiry,
  clause: Clause,
  at: { readonly fact: Fact; readonly evidence: Evidence; readonly view: Viewpoint },
): { readonly standing: Standing; readonly reason?: string } {
  const { fact, evidence, view } = at;
  if (!isWhose(inquiry, clause, fact)) {
    return { standing: "outside", reason: `an act of ${fact.party}, to whom the clause does not apply` };
  }
  const place = isWithin(inquiry, clause.scope, fact);
  if (place === "no") return { standing: "outside", reason: `outside the places of the clause` };
  if (fact.under !== undefined && clause.carveOuts.includes(fact.under)) {
    const answer = carvedOut(fact, evidence, view);
    if (answer === "accepted") return { standing: "outside", reason: `accepted as ${fact.under}` };
    if (answer === undefined) {
      return {
        standing: "disputed",
        reason: `said to fall under ${fact.under}; nobody who decides has said so`,
      };
    }
  }
  return place === "yes"
    ? { standing: "certain" }
    : { standing: "unclear", reason: "it is not said where it was" };
}

function isWhose({ declared }: Inquiry, { who, sides, scope }: Clause, { party }: Fact): boolean {
  if (party === undefined) return true;
  if (scope.excluding.includes(party)) return false;
  const owing = [...who, ...sides.map((side) => side.who)];
  if (owing.length === 0) return true;
  return owing.some((one) => one === party || declared.spokenFor.get(one)?.includes(party) === true);
}

function isWithin(inquiry: Inquiry, scope: ClauseScope, { place, at }: Fact): "yes" | "no" | "unclear" {
  if (place !== undefined && scope.exceptPlaces.includes(place)) return "no";
  const zones = scope.zones.flatMap((name) => inquiry.declared.zones.get(name) ?? []);
  if (scope.places.length === 0 && zones.length === 0) {
    // without places of its own it applies everywhere that is not left out
    return place === undefined && scope.exceptPlaces.length > 0 ? "unclear" : "yes";
  }
  if (place !== undefined && [...scope.places, ...zones.flatMap((zone) => zone.places)].includes(place)) {
    return "yes";
  }
  const near = zones.flatMap((zone) => zone.near ?? []);
  if (near.length === 0) return place === undefined ? "unclear" : "no";
  if (at === undefined) return "unclear";
  const distances = near.map(({ line, kilometres }) => {
    const drawn = lineOf(inquiry, line);
    return drawn === undefined ? undefined : distanceToLine(at, drawn) <= kilometres;
  });
  if (distances.includes(true)) return "yes";
  return distances.includes(undefined) ? "unclear" : "no";
}

// whoever determines the clause may say so in the report itself; others must be accepted or refused by those who decide
function carvedOut(fact: Fact, { answers }: Evidence, view: Viewpoint): "accepted" | "refused" | undefined {
  if (fact.by !== undefined && determiners(view.determined).includes(fact.by)) return "accepted";
  const answer = answers.findLast(
    (one) =>
      one.under === fact.under &&
      one.during.start < fact.during.end &&
      fact.during.start < one.during.end &&
      // the other side may concede it, and only those who decide may refuse it
      (one.accepts === true || (one.by !== undefined && decides(one.by, view))),
  );
  return answer === undefined ? undefined : answer.accepts === true ? "accepted" : "refused";
}
