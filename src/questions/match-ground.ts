// Places of records matched to a boundary file, for both ways of asking; what does not match is listed with its reason.
import { matchPlaces, type PlaceOptions } from "../events/match-places.js";
import type { PlaceMention } from "../events/mention.js";
import type { Boundaries } from "../ground/boundaries.js";
import type { PlaceId } from "../ground/names.js";
import type { Problem } from "../ground/problem.js";
import type { Recognised, Unmatched } from "./gather.js";

/** Where each mention lies, and which lie nowhere. */
export type MatchedGround = {
  readonly places: ReadonlyMap<string, PlaceId>;
  readonly unmatchedPlaces: readonly Unmatched[];
  readonly recognised: readonly Recognised[];
  readonly problems: readonly Problem[];
};

/** Matches every mention of a place to the boundaries. */
export function matchGround(
  mentions: readonly PlaceMention[],
  boundaries: Boundaries,
  options: PlaceOptions = {},
): MatchedGround {
  const matched = matchPlaces(mentions, boundaries, options);
  if (!matched.ok)
    return { places: new Map(), unmatchedPlaces: [], recognised: [], problems: matched.problems };
  const unmatchedPlaces = matched.value.matches.flatMap((match) => {
    if (match.kind === "matched") return [];
    return [{ name: nameOf(match.mention), records: match.mention.records, why: match.why }];
  });
  const recognised = matched.value.matches.flatMap((match): Recognised[] => {
    if (match.kind !== "matched" || (match.how !== "spelling" && match.how !== "point")) return [];
    return [
      { name: nameOf(match.mention), place: match.place, records: match.mention.records, how: match.how },
    ];
  });
  return { places: matched.value.places, unmatchedPlaces, recognised, problems: [] };
}

function nameOf({ adm1, adm2, country }: PlaceMention): string {
  return [adm1, adm2, country].find((part) => part !== "") ?? "(no name)";
}
