// Reading to which places, zones and groups a clause applies.
import type { AgreementReading } from "../known.js";
import { readMentions, resolveNames } from "../names.js";
import { readFields } from "../syntax/fields.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { ClauseScope } from "../terms/clause.js";

/** Reads the key `scope`; everywhere and to everybody, where nothing is said. */
export function readScope(reading: AgreementReading, entry: YamlEntry | undefined): ClauseScope {
  const fields = entry && readFields(reading, entry, scopeShape);
  return {
    places: readMentions(reading, fields?.get("places"), "place") ?? [],
    zones: resolveNames(reading, fields?.get("zones"), reading.known.zones) ?? [],
    excluding: resolveNames(reading, fields?.get("excluding"), reading.known.excluded) ?? [],
    exceptPlaces: readMentions(reading, fields?.get("except-places"), "place") ?? [],
  };
}

const scopeShape = {
  what: `"scope"`,
  needed: [],
  allowed: ["places", "zones", "excluding", "except-places"],
  example: "{ places: [a, b] }",
};
