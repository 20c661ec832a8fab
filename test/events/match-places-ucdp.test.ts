// How well places match on real records: UCDP's names and points against Natural Earth's units, and how often the two agree.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { matchPlaces } from "../../src/events/match-places.js";
import { readBoundaries } from "../../src/ground/boundaries.js";
import { rowsOf } from "./ucdp-rows.js";

const data = resolve(import.meta.dirname, "../../../shared/data");
const boundaryFile = resolve(data, "boundaries/first_level_15_countries.geojson");

// records that name a unit, that were matched by name or spelling, whose point lies in the same unit, that name none
const measured = [
  { country: "SYR", named: 16227, matched: 16227, sameByPoint: 15691, unnamed: 339 },
  { country: "UKR", named: 2761, matched: 2761, sameByPoint: 2751, unnamed: 228 },
  { country: "COL", named: 4394, matched: 4394, sameByPoint: 4212, unnamed: 238 },
];

describe.skipIf(!existsSync(boundaryFile))(
  "needs the shared data beside the checkout: places of UCDP",
  () => {
    it.each(measured)("match in $country", async (expected) => {
      const text = readFileSync(boundaryFile, "utf8");
      const only = { property: "iso3", value: expected.country };
      const boundaries = readBoundaries(text, { name: "name", country: "iso3", only });
      if (!boundaries.ok) throw new Error(JSON.stringify(boundaries.problems));
      const rows = await rowsOf(resolve(data, `ucdp/ged_${expected.country}.csv`));
      const mentions = rows.map((row) => ({
        key: row.id,
        country: "",
        adm1: row.adm1,
        adm2: "",
        latitude: row.latitude,
        longitude: row.longitude,
        records: 1,
      }));
      const result = matchPlaces(mentions, boundaries.value);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const named = result.value.matches.filter((m) => m.mention.adm1 !== "");
      const matched = named.filter((m) => m.kind === "matched" && m.how !== "point");
      // the point lies in the unit that the name means, and not outside all or on a border
      const bare = mentions.map((m) => ({ ...m, adm1: "" }));
      const byPoint = matchPlaces(bare, boundaries.value, { coordinates: "all" });
      if (!byPoint.ok) throw new Error(JSON.stringify(byPoint.problems));
      const same = matched.filter(
        (m) => m.kind === "matched" && byPoint.value.places.get(m.mention.key) === m.place,
      );
      const found = {
        country: expected.country,
        named: named.length,
        matched: matched.length,
        sameByPoint: same.length,
        unnamed: mentions.length - named.length,
      };
      expect(found).toEqual(expected);
      expect(result.value.tally.unmatched.records).toBe(expected.unnamed);
    });
  },
);
