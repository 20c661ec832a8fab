// Places that records mention are matched to the boundary file, and what is not matched says why.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchPlaces, type PlaceOptions, placesAsNamed } from "../../src/events/match-places.js";
import type { PlaceMention } from "../../src/events/mention.js";
import type { Boundaries, Polygon } from "../../src/ground/boundaries.js";
import { placeId } from "../../src/ground/names.js";

const square = (west: number, south: number): Polygon => [
  [
    [west, south],
    [west, south + 1],
    [west + 1, south + 1],
    [west + 1, south],
    [west, south],
  ],
];

// units in a row from west to east, each one degree wide
const row = (names: readonly string[], country = ""): Boundaries => ({
  units: names.map((name, i) => ({ place: placeId(name), country, polygons: [square(i, 0)] })),
  unnamed: [],
});

const mention = (adm1: string, rest: Partial<PlaceMention> = {}): PlaceMention => ({
  key: adm1,
  country: "Syria",
  adm1,
  adm2: "",
  records: 1,
  ...rest,
});

function match(mentions: readonly PlaceMention[], boundaries: Boundaries, options: PlaceOptions = {}) {
  const result = matchPlaces(mentions, boundaries, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const of = (adm1: string, boundaries: Boundaries, options: PlaceOptions = {}) =>
  match([mention(adm1)], boundaries, options).matches[0];

const syria = row(["Aleppo", "Dayr Az Zawr", "Homs (Hims)", "Lattakia", "Rif Dimashq"]);

describe("a place is matched", () => {
  it("by its name, without the word for the unit", () => {
    expect(of("Aleppo Governorate", syria)).toMatchObject({ kind: "matched", place: "Aleppo", how: "name" });
  });

  it("by either name, where the boundary file gives another in brackets", () => {
    expect(of("Hims", syria)).toMatchObject({ place: "Homs (Hims)", how: "name" });
  });

  it("by another name that the process file gives, with or without the word for the unit", () => {
    const aliases = [{ place: placeId("Rif Dimashq"), names: ["Rural Damascus"] }];
    expect(of("Rural Damascus Governorate", syria, { aliases })).toMatchObject({
      place: "Rif Dimashq",
      how: "alias",
    });
  });

  it("by the other name of the process file even where the boundary file has a place of that name", () => {
    const aliases = [{ place: placeId("Lattakia"), names: ["Aleppo"] }];
    expect(of("Aleppo", syria, { aliases })).toMatchObject({ place: "Lattakia", how: "alias" });
  });

  it("by close spelling, and says how close", () => {
    expect(of("Deir ez Zor", syria)).toMatchObject({
      place: "Dayr Az Zawr",
      how: "spelling",
      distance: 0.25,
    });
    expect(of("Latakia Governorate", syria)).toMatchObject({ place: "Lattakia", how: "spelling" });
  });

  it("by the point, where the name says nothing", () => {
    const at = mention("Qalamoun", { longitude: 4.5, latitude: 0.5 });
    expect(match([at], syria).matches[0]).toMatchObject({ place: "Rif Dimashq", how: "point" });
  });

  it("by the name rather than the point, and the other place is told", () => {
    const at = mention("Aleppo", { longitude: 3.5, latitude: 0.5 });
    expect(match([at], syria).matches[0]).toMatchObject({
      place: "Aleppo",
      how: "name",
      elsewhere: "Lattakia",
    });
  });

  it("as the city or as the province around it, when both have the same name", () => {
    const ukraine = row(["Kiev", "Kiev City"]);
    expect(of("Kiev Special Republican city", ukraine)).toMatchObject({ place: "Kiev City", how: "name" });
    expect(of("Kiev oblast", ukraine)).toMatchObject({ place: "Kiev", how: "name" });
  });

  it("within its country, where both files write the country alike or the process file says how", () => {
    const both: Boundaries = {
      units: [
        ...row(["Amazonas"], "COL").units,
        { ...row(["Amazonas"], "BRA").units[0], place: placeId("amazonas") },
      ],
      unnamed: [],
    };
    const at = mention("AMAZONAS", { country: "Colombia" });
    expect(match([at], both).matches[0]).toMatchObject({ kind: "unmatched" });
    expect(match([at], both, { countries: { Colombia: "COL" } }).matches[0]).toMatchObject({
      place: "Amazonas",
    });
  });

  it("by its second-level unit or its country, when the boundary file holds those", () => {
    const mentions = [mention("Aleppo", { adm2: "Al Bab district" })];
    expect(match(mentions, row(["Al Bab"]), { level: "adm2" }).matches[0]).toMatchObject({ place: "Al Bab" });
    expect(match(mentions, row(["Syria"]), { level: "country" }).matches[0]).toMatchObject({
      place: "Syria",
    });
  });
});

describe("a place is not guessed", () => {
  it("when its spelling lies as near to one place as to another", () => {
    const afghanistan = row(["Paktia", "Paktika"]);
    expect(of("Paktiya", afghanistan)).toEqual({
      kind: "unmatched",
      mention: mention("Paktiya"),
      why: '"Paktiya" could be Paktia or Paktika',
      candidates: ["Paktia", "Paktika"],
    });
  });

  it("but its coordinates may decide", () => {
    const at = mention("Paktiya", { longitude: 1.5, latitude: 0.5 });
    expect(match([at], row(["Paktia", "Paktika"])).matches[0]).toMatchObject({
      place: "Paktika",
      how: "point",
    });
  });

  it("when the spelling is close, but most records of that name lie in another place", () => {
    const boundaries = row(["Kabul", "Kandahar"]);
    const mentions = [
      mention("Zabul", { key: "1", records: 9, longitude: 1.5, latitude: 0.5 }),
      mention("Zabul", { key: "2", records: 1, longitude: 0.5, latitude: 0.5 }),
    ];
    expect(match(mentions, boundaries).matches.map((m) => m.kind === "matched" && [m.place, m.how])).toEqual([
      ["Kandahar", "point"],
      ["Kabul", "point"],
    ]);
    expect(
      match(
        [
          { ...mentions[0], records: 1 },
          { ...mentions[1], records: 9 },
        ],
        boundaries,
      ).matches,
    ).toMatchObject([
      { place: "Kabul", how: "spelling", elsewhere: "Kandahar" },
      { place: "Kabul", how: "spelling" },
    ]);
  });

  it("when nothing is like it, and the nearest names are told", () => {
    expect(of("Kandahar", syria)).toMatchObject({
      kind: "unmatched",
      why: 'no place of the boundary file is called "Kandahar"',
    });
    expect(of("Lattovanka", syria)).toMatchObject({ kind: "unmatched", candidates: ["Lattakia"] });
  });

  it("when its point lies on the border of two places", () => {
    const at = mention("the border", { longitude: 1, latitude: 0.5 });
    expect(match([at], syria).matches[0]).toMatchObject({
      kind: "unmatched",
      why: 'no place of the boundary file is called "the border", and the coordinates lie on the border of Aleppo and Dayr Az Zawr',
      candidates: ["Aleppo", "Dayr Az Zawr"],
    });
  });

  it("when its point lies outside all places, and the nearest is told with its distance", () => {
    const at = mention("offshore", { longitude: -0.1, latitude: 0.5 });
    const [found] = match([at], syria).matches;
    expect(found).toMatchObject({ kind: "unmatched" });
    expect(found.kind === "unmatched" && found.why).toBe(
      'no place of the boundary file is called "offshore", and the coordinates lie outside all of them; the nearest is Aleppo, 11.1 km away',
    );
    expect(found.kind === "unmatched" && found.candidates[0]).toBe("Aleppo");
  });

  it("when the records name no place, though others do: the point may be the middle of the country", () => {
    const unnamed = mention("", { longitude: 0.5, latitude: 0.5 });
    const [found] = match([unnamed, mention("Aleppo")], syria).matches;
    expect(found).toMatchObject({
      kind: "unmatched",
      why: "the records name no place, and their coordinates may only mean the middle of the country",
    });
    expect(match([unnamed, mention("Aleppo")], syria, { coordinates: "all" }).matches[0]).toMatchObject({
      place: "Aleppo",
      how: "point",
    });
  });

  it("but a source that has nothing but coordinates is matched by them", () => {
    const unnamed = mention("", { longitude: 0.5, latitude: 0.5 });
    expect(match([unnamed], syria).matches[0]).toMatchObject({ place: "Aleppo", how: "point" });
    expect(match([unnamed], syria, { coordinates: "none" }).matches[0]).toMatchObject({ kind: "unmatched" });
  });
});

describe("the process file is held to the boundary file", () => {
  it("other names for a place that is not there are a problem, with what was probably meant", () => {
    const result = matchPlaces([], syria, { aliases: [{ place: placeId("Alepo"), names: ["Halab"] }] });
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: "name-unknown", found: "Alepo", hint: 'did you mean "Aleppo"?' },
    ]);
  });

  it("one name for two places is a problem", () => {
    const aliases = [
      { place: placeId("Aleppo"), names: ["Halab"] },
      { place: placeId("Lattakia"), names: ["HALAB Governorate"] },
    ];
    const result = matchPlaces([], syria, { aliases });
    expect(result.ok ? [] : result.problems.map((p) => p.code)).toEqual(["name-ambiguous"]);
  });
});

describe("whatever comes in", () => {
  const anyMention = fc.record({
    adm1: fc.constantFrom(
      "",
      "Aleppo",
      "Alepo",
      "Deir ez Zor",
      "Lattakia City",
      "Rif",
      "???",
      "Homs Province",
    ),
    records: fc.integer({ min: 1, max: 50 }),
    longitude: fc.option(fc.double({ min: -1, max: 6, noNaN: true }), { nil: undefined }),
  });
  const mentions = fc.array(anyMention, { maxLength: 12 }).map((list) =>
    list.map(({ adm1, records, longitude }, i): PlaceMention => {
      const point = longitude === undefined ? {} : { longitude, latitude: 0.5 };
      return mention(adm1, { key: `k${i}`, records, ...point });
    }),
  );

  it("no mention is lost, and every record is tallied once (a law)", () => {
    fc.assert(
      fc.property(mentions, (list) => {
        const { matches, places, tally } = match(list, syria);
        expect(matches.map((m) => m.mention.key).sort()).toEqual(list.map((m) => m.key).sort());
        expect(places.size).toBe(matches.filter((m) => m.kind === "matched").length);
        const records = Object.values(tally).reduce((sum, line) => sum + line.records, 0);
        expect(records).toBe(list.reduce((sum, m) => sum + m.records, 0));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("the order of the mentions does not matter (a law)", () => {
    fc.assert(
      fc.property(mentions, (list) => {
        expect(match([...list].reverse(), syria)).toEqual(match(list, syria));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("nothing at all is matched to nothing", () => {
    expect(match([], syria).matches).toEqual([]);
    expect(of("Aleppo", { units: [], unnamed: [] })).toMatchObject({ kind: "unmatched", candidates: [] });
  });
});

it("without a boundary file every place stands for itself, and a mention without a name for none", () => {
  expect([...placesAsNamed([mention("Aleppo"), mention("", { key: "empty" })])]).toEqual([
    ["Aleppo", "Aleppo"],
  ]);
});
