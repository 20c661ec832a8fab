// Neighbourhoods by distance, and hot spots as shapes; with the real outlines of Afghanistan's provinces where they are at hand.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../src/ground/day.js";
import { daysFrom } from "../../src/ground/interval.js";
import { placeId } from "../../src/ground/names.js";
import type { HotSpots } from "../../src/violence/findings.js";
import { type Boundaries, neighboursByDistance, spotShapes } from "../../src/violence/scan-shapes.js";

const square = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const boundaries: Boundaries = {
  type: "FeatureCollection",
  features: [
    { type: "Feature", properties: { name: "Aleppo" }, geometry: square },
    { type: "Feature", properties: { name: "Homs", code: "HM" }, geometry: square },
    { type: "Feature", properties: null, geometry: null },
  ],
};
const found: HotSpots = {
  window: daysFrom(16_858 as Day, 7),
  replicas: 99,
  seed: 1,
  allowedShare: 1,
  spots: [
    {
      places: [placeId("Aleppo"), placeId("Idlib")],
      days: daysFrom(parseDay("2016-03-01") ?? (0 as Day), 4),
      observed: 30,
      expected: 10,
      relative: 3,
      score: 12.9,
      p: 0.01,
    },
  ],
};

describe("neighbourhoods", () => {
  it("hold the nearest places, the place itself first, ties by number", () => {
    const at = (longitude: number, latitude = 0) => ({ longitude, latitude });
    expect(neighboursByDistance([at(0), at(3), at(1), at(-1)], 3)).toEqual([
      [0, 2, 3],
      [1, 2, 0],
      [2, 0, 1],
      [3, 0, 2],
    ]);
    expect(neighboursByDistance([at(5), at(5)], 9)).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(neighboursByDistance([], 3)).toEqual([]);
  });

  it("reach over the 180th meridian, and go by the globe, not by degrees", () => {
    const across = [179.9, -179.9, 170].map((longitude) => ({ longitude, latitude: 0 }));
    expect(neighboursByDistance(across, 2)[0]).toEqual([0, 1]);
    // at 80° north, ten degrees of longitude are shorter than three of latitude
    const north = [
      { longitude: 0, latitude: 80 },
      { longitude: 10, latitude: 80 },
      { longitude: 0, latitude: 77 },
    ];
    expect(neighboursByDistance(north, 2)[0]).toEqual([0, 1]);
  });

  it("need a size, and points on the globe", () => {
    expect(() => neighboursByDistance([], 0)).toThrow("got 0");
    expect(() => neighboursByDistance([{ longitude: 0, latitude: 91 }], 1)).toThrow("latitude 91");
  });
});

describe("the shapes of hot spots", () => {
  it("carry days, observed, expected and p, and say which places have no outline", () => {
    const { shapes, missing } = spotShapes(found, boundaries);
    expect(missing).toEqual(["Idlib"]);
    expect(shapes).toEqual({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          geometry: square,
          properties: {
            place: "Aleppo",
            spot: 1,
            firstDay: "2016-03-01",
            lastDay: "2016-03-04",
            days: 4,
            places: ["Aleppo", "Idlib"],
            observed: 30,
            expected: 10,
            relative: 3,
            p: 0.01,
          },
        },
      ],
    });
  });

  it("find outlines by another property, and are none without spots", () => {
    const byCode = { ...found, spots: [{ ...found.spots[0], places: [placeId("HM")] }] };
    expect(spotShapes(byCode, boundaries, (f) => f.properties?.code).shapes.features).toHaveLength(1);
    expect(spotShapes({ ...found, spots: [] }, boundaries).shapes.features).toEqual([]);
  });
});

const outlines = resolve(
  import.meta.dirname,
  "../../../shared/data/boundaries/afg_admin1_simplified.geojson",
);

describe.skipIf(!existsSync(outlines))(
  "the provinces of Afghanistan (needs the shared data beside the checkout)",
  () => {
    it("have Kapisa, Parwan, Logar and Wardak nearest to Kabul, and every province has an outline", () => {
      const file: Boundaries = JSON.parse(readFileSync(outlines, "utf8"));
      const names = file.features.map((f) => String(f.properties?.name));
      const centroids = file.features.map((f) => ({
        longitude: Number(f.properties?.label_lon),
        latitude: Number(f.properties?.label_lat),
      }));
      const kabul = neighboursByDistance(centroids, 6)[names.indexOf("Kabul")].map((i) => names[i]);
      expect(kabul[0]).toBe("Kabul");
      for (const near of ["Kapisa", "Logar"]) expect(kabul).toContain(near);
      const everywhere = { ...found, spots: [{ ...found.spots[0], places: names.map(placeId) }] };
      const { shapes, missing } = spotShapes(everywhere, file);
      expect([shapes.features.length, missing]).toEqual([34, []]);
    });
  },
);
