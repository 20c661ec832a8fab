// Places of records matched to a boundary file, for both ways of asking; what does not match is listed with its reason.
import { matchPlaces, type PlaceOptions } from "../../events/match-places.js";
import type { PlaceMention } from "../../events/mention.js";
import type { Boundaries } from "../../ground/boundaries.js";
import type { PlaceId } from "../../ground/names.js";
import type { Problem } from "../../ground/problem.js";
import type { Unmatched } from "./gather.js";

/** Where each mention lies, and which lie nowhere. */
export type MatchedGround = {
  readonly places: ReadonlyMap<string, PlaceId>;
  readonly unmatchedPlaces: readonly Unmatched[];
  readonly problems: readonly Problem[];
};

/** Matches every mention of a place to the boundaries. */
export function matchGround(
  mentions: readonly PlaceMention[],
  boundaries: Boundaries,
  options: PlaceOptions = {},
): MatchedGround {
  const matched = matchPlaces(mentions, boundaries, options);
  if (!matched.ok) return { places: new Map(), unmatchedPlaces: [], problems: matched.problems };
  const unmatchedPlaces = matched.value.matches.flatMap((match) => {
    if (match.kind === "matched") return [];
    const { adm1, adm2, country, records } = match.mention;
    const name = [adm1, adm2, country].find((part) => part !== "") ?? "(no name)";
    return [{ name, records, why: match.why }];
  });
  return { places: matched.value.places, unmatchedPlaces, problems: [] };
}
