// What records speak of and the process does not name: each with how many records, why, and what it may have meant.
import type { Census } from "../../../../cube/engine.js";
import { nearest } from "../../../../ground/nearest.js";
import type { Matching, Recognised, Unmatched } from "../../../../questions/gather.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";

/** A name without a counterpart, and the one that it may have meant. */
export type UnmatchedTold = Unmatched & { readonly near?: string };

/** What matched and what did not; names by how many records have them. */
export type MatchingTold = {
  readonly places: readonly UnmatchedTold[];
  readonly parties: readonly UnmatchedTold[];
  readonly recognised: readonly Recognised[];
  /** How many records have a place and sides that the process knows, of how many. */
  readonly placed: number;
  readonly records: number;
  /** Whether the process names places and parties at all; else every name stands for itself. */
  readonly namesPlaces: boolean;
  readonly namesParties: boolean;
};

/** Tells a matching. */
export function matchingOf(
  { process, boundaries }: Pick<OpenedProcess, "process" | "boundaries">,
  { census, matching }: { readonly census: Pick<Census, "records">; readonly matching: Matching },
): MatchingTold {
  const places = boundaries?.boundaries.units.map(({ place }) => place as string) ?? [];
  const names = process.parties.flatMap((party) => party.names.filter((name) => !name.includes("*")));
  const unplaced = matching.unmatchedPlaces.reduce((sum, { records }) => sum + records, 0);
  return {
    places: byRecords(matching.unmatchedPlaces.map((one) => withNear(one, places))),
    parties: byRecords(matching.unmatchedParties.map((one) => withNear(one, names))),
    recognised: byRecords(merged(matching.recognised)),
    placed: census.records - unplaced,
    records: census.records,
    namesPlaces: boundaries !== undefined,
    namesParties: process.parties.length > 0,
  };
}

function withNear(one: Unmatched, known: readonly string[]): UnmatchedTold {
  const near = nearest(one.name, known);
  return near === undefined ? one : { ...one, near };
}

function byRecords<T extends { readonly records: number }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => b.records - a.records);
}

// the same spelling may come from several countries or districts
function merged(recognised: readonly Recognised[]): readonly Recognised[] {
  const by = new Map<string, Recognised>();
  for (const one of recognised) {
    const key = `${one.name}\u001f${one.place}\u001f${one.how}`;
    by.set(key, { ...one, records: one.records + (by.get(key)?.records ?? 0) });
  }
  return [...by.values()];
}
