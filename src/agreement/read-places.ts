// The section `places`: which boundary file names the places, and under which other names the sources know them.
import { type PlaceId, placeId } from "../ground/names.js";
import { mention } from "./names.js";
import { complain, inOrder, type Reading, readFields, readSection } from "./syntax/fields.js";
import { readText, readTexts } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** The other names of one place. */
export type PlaceAliases = { readonly place: PlaceId; readonly names: readonly string[] };

/** What the process file says of places. */
export type PlacesDeclaration = {
  /** A GeoJSON file, relative to the process file. */
  readonly boundaries?: string;
  /** The property of its features that holds the name of the place. There whenever `boundaries` is. */
  readonly name?: string;
  /** In code-unit order of the place. */
  readonly aliases: readonly PlaceAliases[];
};

/** Reads the section. */
export function readPlaces(reading: Reading, entry: YamlEntry | undefined): PlacesDeclaration | undefined {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"places"`,
    needed: [],
    allowed: ["boundaries", "name", "aliases"],
  });
  if (fields === undefined) return undefined;
  const boundaries = readText(reading, fields.get("boundaries"));
  const name = readText(reading, fields.get("name"));
  if (fields.has("boundaries") !== fields.has("name")) {
    const missing = fields.has("name") ? "boundaries" : "name";
    const hint = missing === "name" ? "say which property of the boundary file holds the name" : undefined;
    complain(reading, "key-missing", `"places" needs the key "${missing}"`, { at: entry.keySpan, hint });
  }
  return {
    ...(boundaries !== undefined && { boundaries }),
    ...(name !== undefined && { name }),
    aliases: readAliases(reading, fields.get("aliases")),
  };
}

function readAliases(reading: Reading, entry: YamlEntry | undefined): readonly PlaceAliases[] {
  const keys = entry?.value.kind === "map" ? entry.value.entries.map((one) => one.key) : [];
  // a place bears its own name already
  const owners = new Map(keys.map((key) => [key, key]));
  const read = readSection(reading, entry, (one): PlaceAliases | undefined => {
    mention(reading, "place", one);
    const names = readTexts(reading, one);
    for (const name of names ?? []) {
      const owner = owners.get(name) ?? one.key;
      if (owner !== one.key) {
        complain(reading, "name-ambiguous", `"${name}" is a name of two places`, {
          at: one.keySpan,
          found: `${owner} and ${one.key}`,
          hint: "leave it to one of them",
        });
      }
      owners.set(name, owner);
    }
    return names && { place: placeId(one.key), names };
  });
  return inOrder(read);
}
