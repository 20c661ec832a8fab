// Which place of the boundary file each record means: by alias, by name, by close spelling, or by where its coordinates lie.
import { type Boundaries, type Located, locator, type Nearest, nearestFinder } from "../ground/boundaries.js";
import { byCodeUnit, type PlaceId, placeId } from "../ground/names.js";
import { didYouMean } from "../ground/nearest.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { PlaceMention } from "./mention.js";
import { fullName, namesCity, plainName, plainNames, spellingDistance } from "./place-names.js";

/** What became of one mention of a place. No mention is left out. */
export type PlaceMatch =
  | {
      readonly kind: "matched";
      readonly mention: PlaceMention;
      readonly place: PlaceId;
      readonly how: "alias" | "name" | "spelling" | "point";
      /** How far the spellings lie apart, 0 to 1; only for `spelling`. */
      readonly distance?: number;
      /** Where the coordinates lie, when that is another place than the name says. */
      readonly elsewhere?: PlaceId;
    }
  | {
      readonly kind: "unmatched";
      readonly mention: PlaceMention;
      readonly why: string;
      /** Places that it might be, likeliest first. */
      readonly candidates: readonly PlaceId[];
    };

/** How many mentions, and records behind them, were matched in each way. */
export type PlaceTally = Readonly<
  Record<
    "alias" | "name" | "spelling" | "point" | "unmatched",
    { readonly mentions: number; readonly records: number }
  >
>;

/** All matches in the code-unit order of their keys, and the place of each matched key, as a cube's recipe needs it. */
export type PlaceMatching = {
  readonly matches: readonly PlaceMatch[];
  readonly places: ReadonlyMap<string, PlaceId>;
  readonly tally: PlaceTally;
};

/** How places are matched. */
export type PlaceOptions = {
  /** Places of the boundary file, and other names under which records write them. */
  readonly aliases?: readonly { readonly place: PlaceId; readonly names: readonly string[] }[];
  /** Countries as records write them, and as the boundary file does, such as `{ Syria: "SYR" }`. */
  readonly countries?: Readonly<Record<string, string>>;
  /** Which of a mention's names is meant to be in the boundary file; the first-level unit if not given. */
  readonly level?: "adm1" | "adm2" | "country";
  /**
   * When coordinates decide where names do not: `named` only for records that name a place, since a record that does not may carry
   * the middle of the country; `all` for sources that have nothing but coordinates; `none` never. If not given: `named` when any
   * record names a place, else `all`.
   */
  readonly coordinates?: "named" | "all" | "none";
};

/** The largest spelling distance at which two names may be the same. */
export const spellingLimit = 0.25;
/** How much farther the next place must lie, so that the nearest is no guess. */
export const spellingMargin = 0.1;

/**
 * Matches every mention to a place of the boundary file. In this order: an alias; the same name (see `plainName`), where two
 * places share it the one that is or is not called a city, as the mention is; the nearest spelling within 0.25, if the next
 * place lies 0.1 farther and most records of that name do not lie elsewhere; the place in which the coordinates lie. What could
 * be two places is left unmatched, and says which. Problems: other names for a place that the file does not
 * have, and a name given to two places.
 *
 * Cost: spelling is compared once for each different name; a point costs the logarithm of the number of polygons.
 */
export function matchPlaces(
  mentions: readonly PlaceMention[],
  boundaries: Boundaries,
  options: PlaceOptions = {},
): Result<PlaceMatching> {
  const gazetteer = gazetteerOf(boundaries, options);
  if (!gazetteer.ok) return gazetteer;
  const level = options.level ?? "adm1";
  const coordinates = options.coordinates ?? (mentions.some((m) => m[level].trim() !== "") ? "named" : "all");
  const locate = locator(boundaries);
  const nearest = nearestFinder(boundaries);
  const groups = groupByName(mentions, level);
  const matches = groups.flatMap(({ name, country, members }): readonly PlaceMatch[] => {
    const mayLocate = coordinates === "all" || (coordinates === "named" && name !== "");
    const located = members.map((mention) => (mayLocate ? locatedOf(mention, locate) : undefined));
    const named = confirmed(lookUp(name, country, gazetteer.value), members, located);
    return members.map(
      (mention, i) =>
        decide(mention, named, located[i]) ??
        unmatched(mention, name, { named, located: located[i], nearest }),
    );
  });
  matches.sort((a, b) => byCodeUnit(a.mention.key, b.mention.key));
  return success(matchingOf(matches));
}

/** Every mention stands for the place that it names: for questions without a boundary file. Mentions without a name are left out. */
export function placesAsNamed(
  mentions: readonly PlaceMention[],
  level: "adm1" | "adm2" | "country" = "adm1",
): ReadonlyMap<string, PlaceId> {
  return new Map(mentions.filter((m) => m[level] !== "").map((m) => [m.key, placeId(m[level])]));
}

type Entry = {
  readonly place: PlaceId;
  readonly country: string;
  readonly names: readonly string[];
  readonly full: string;
};

type Gazetteer = {
  readonly entries: readonly Entry[];
  /** Place of each other name, by its plain form. */
  readonly aliases: ReadonlyMap<string, PlaceId>;
  readonly countries: ReadonlyMap<string, string>;
};

/** What a name alone says. */
type Named =
  | { readonly kind: "one"; readonly how: "alias" | "name"; readonly place: PlaceId }
  | { readonly kind: "near"; readonly place: PlaceId; readonly distance: number }
  | { readonly kind: "several"; readonly places: readonly PlaceId[] }
  | { readonly kind: "none"; readonly nearest: readonly PlaceId[] };

function gazetteerOf(boundaries: Boundaries, options: PlaceOptions): Result<Gazetteer> {
  const entries = boundaries.units.map((unit) => ({
    place: unit.place,
    country: plainName(unit.country),
    names: plainNames(unit.place),
    full: fullName(unit.place),
  }));
  const problems: Problem[] = [];
  const aliases = new Map<string, PlaceId>();
  for (const { place, names } of options.aliases ?? []) {
    if (!entries.some((entry) => entry.place === place)) problems.push(unknownPlace(place, entries));
    for (const name of names) {
      // "Hama" is meant by "Hama Governorate" too, so an alias counts by its plain name
      const key = plainName(name);
      const before = aliases.get(key);
      if (before !== undefined && before !== place) {
        const message = `"${name}" is another name of two places, ${before} and ${place}`;
        problems.push(problem("name-ambiguous", message, { found: name, hint: "leave it to one of them" }));
      }
      aliases.set(key, place);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const countries = new Map(
    Object.entries(options.countries ?? {}).map(([from, to]) => [plainName(from), plainName(to)]),
  );
  return success({ entries, aliases, countries });
}

function unknownPlace(place: PlaceId, entries: readonly Entry[]): Problem {
  const places = entries.map((entry) => entry.place);
  const hint = didYouMean(place, places);
  const message = `other names are given for "${place}", which is no place of the boundary file`;
  return problem("name-unknown", message, { found: place, ...(hint !== undefined && { hint }) });
}

function lookUp(name: string, country: string, gazetteer: Gazetteer): Named {
  const written = plainName(country);
  const mapped = gazetteer.countries.get(written) ?? written;
  // the country narrows the choice only where both files write it alike
  const within = gazetteer.entries.filter((entry) => entry.country !== "" && entry.country === mapped);
  const entries = within.length > 0 ? within : gazetteer.entries;
  if (name === "") return { kind: "none", nearest: [] };
  const names = plainNames(name);
  for (const plain of names) {
    const alias = gazetteer.aliases.get(plain);
    if (alias !== undefined && entries.some((entry) => entry.place === alias))
      return { kind: "one", how: "alias", place: alias };
  }
  // word for word, then without the words for the unit, then as a city or not
  const full = entries.filter((entry) => entry.full === fullName(name));
  const plain = entries.filter((entry) => entry.names.some((n) => names.includes(n)));
  const kindred = plain.filter((entry) => namesCity(entry.place) === namesCity(name));
  for (const found of [full, plain, kindred])
    if (found.length === 1) return { kind: "one", how: "name", place: found[0].place };
  if (plain.length > 1) return { kind: "several", places: plain.map((entry) => entry.place) };
  return lookUpSpelling(names, entries);
}

function lookUpSpelling(names: readonly string[], entries: readonly Entry[]): Named {
  const far = entries.map((entry) => ({
    place: entry.place,
    distance: Math.min(...entry.names.flatMap((a) => names.map((b) => spellingDistance(a, b)))),
  }));
  far.sort((a, b) => a.distance - b.distance || byCodeUnit(a.place, b.place));
  const [first, second] = far;
  const closest = far.slice(0, 3).filter((f) => f.distance <= 2 * spellingLimit);
  if (first === undefined || first.distance > spellingLimit)
    return { kind: "none", nearest: closest.map((f) => f.place) };
  // distances are sums of halves over a length: a tolerance keeps 0.1 from being missed by rounding
  if (second !== undefined && second.distance - first.distance < spellingMargin - 1e-9)
    return {
      kind: "several",
      places: far.filter((f) => f.distance <= spellingLimit + spellingMargin).map((f) => f.place),
    };
  return { kind: "near", place: first.place, distance: first.distance };
}

type Group = {
  readonly name: string;
  readonly country: string;
  readonly members: readonly PlaceMention[];
};

function groupByName(
  mentions: readonly PlaceMention[],
  level: "adm1" | "adm2" | "country",
): readonly Group[] {
  const groups = new Map<string, { name: string; country: string; members: PlaceMention[] }>();
  for (const mention of mentions) {
    const name = mention[level].trim();
    const key = JSON.stringify([mention.country, name]);
    const group = groups.get(key) ?? { name, country: mention.country, members: [] };
    group.members.push(mention);
    groups.set(key, group);
  }
  return [...groups.values()];
}

// a spelling that is only close must not be contradicted by most of the records that use it
function confirmed(
  named: Named,
  members: readonly PlaceMention[],
  located: readonly (Located | undefined)[],
): Named {
  if (named.kind !== "near") return named;
  let inside = 0;
  let elsewhere = 0;
  members.forEach((mention, i) => {
    const where = located[i];
    if (where?.kind !== "inside") return;
    if (where.place === named.place) inside += mention.records;
    else elsewhere += mention.records;
  });
  return elsewhere > inside ? { kind: "none", nearest: [named.place] } : named;
}

function locatedOf(mention: PlaceMention, locate: ReturnType<typeof locator>): Located | undefined {
  const { latitude, longitude } = mention;
  return latitude === undefined || longitude === undefined ? undefined : locate(longitude, latitude);
}

function decide(mention: PlaceMention, named: Named, located: Located | undefined): PlaceMatch | undefined {
  const inside = located?.kind === "inside" ? located.place : undefined;
  const matched = { kind: "matched", mention } as const;
  const contradicted = (place: PlaceId) =>
    inside === undefined || inside === place ? {} : { elsewhere: inside };
  switch (named.kind) {
    case "one":
      return { ...matched, place: named.place, how: named.how, ...contradicted(named.place) };
    case "near":
      return {
        ...matched,
        place: named.place,
        how: "spelling",
        distance: named.distance,
        ...contradicted(named.place),
      };
    case "several":
    case "none":
      return inside === undefined ? undefined : { ...matched, place: inside, how: "point" };
  }
}

type Circumstance = {
  readonly named: Named;
  readonly located: Located | undefined;
  readonly nearest: Nearest;
};

function unmatched(mention: PlaceMention, name: string, circumstance: Circumstance): PlaceMatch {
  const { named, located, nearest } = circumstance;
  const names = named.kind === "several" ? named.places : named.kind === "none" ? named.nearest : [];
  const several = named.kind === "several";
  const byName =
    name === ""
      ? "the records name no place"
      : several
        ? `"${name}" could be ${names.join(" or ")}`
        : `no place of the boundary file is called "${name}"`;
  const hasPoint = mention.latitude !== undefined && mention.longitude !== undefined;
  if (located === undefined) {
    const byPoint =
      hasPoint && name === "" ? ", and their coordinates may only mean the middle of the country" : "";
    return { kind: "unmatched", mention, why: byName + byPoint, candidates: names };
  }
  if (located.kind === "border" || located.kind === "overlap") {
    const where = located.kind === "border" ? "on the border of" : "where the file draws over each other";
    const why = `${byName}, and the coordinates lie ${where} ${located.places.join(" and ")}`;
    return { kind: "unmatched", mention, why, candidates: located.places };
  }
  const point = [mention.longitude ?? 0, mention.latitude ?? 0] as const;
  const near = nearest(point, 3);
  const told =
    near.length === 0 ? "" : `; the nearest is ${near[0].place}, ${near[0].kilometres.toFixed(1)} km away`;
  const why = `${byName}, and the coordinates lie outside all of them${told}`;
  const candidates = [...new Set([...names, ...near.map((n) => n.place)])];
  return { kind: "unmatched", mention, why, candidates };
}

function matchingOf(matches: readonly PlaceMatch[]): PlaceMatching {
  const tally = {
    alias: { mentions: 0, records: 0 },
    name: { mentions: 0, records: 0 },
    spelling: { mentions: 0, records: 0 },
    point: { mentions: 0, records: 0 },
    unmatched: { mentions: 0, records: 0 },
  };
  const places = new Map<string, PlaceId>();
  for (const match of matches) {
    const line = tally[match.kind === "matched" ? match.how : "unmatched"];
    line.mentions += 1;
    line.records += match.mention.records;
    if (match.kind === "matched") places.set(match.mention.key, match.place);
  }
  return { matches, places, tally };
}
