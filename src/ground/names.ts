// Names that must not be mixed up: a place is no party, though both are written as text.

/** The name of a place, as the process file or the boundary file gives it. */
export type PlaceId = string & { readonly __brand: "PlaceId" };

/** The name of a party, as the process file gives it, or as the source spells it where no process file does. */
export type PartyId = string & { readonly __brand: "PartyId" };

/** Takes a text as the name of a place. */
export function placeId(name: string): PlaceId {
  return name as PlaceId;
}

/** Takes a text as the name of a party. */
export function partyId(name: string): PartyId {
  return name as PartyId;
}

/** Compares two texts by code unit, so that an order is the same in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
