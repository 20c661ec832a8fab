// Boundaries: which place a point lies in, and what a boundary file must look like.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Boundaries, locator, nearestFinder, readBoundaries } from "../../src/ground/boundaries.js";

type Geometry = { type: string; coordinates: unknown } | null;
const square = (west: number, south: number, size: number) => [
  [west, south],
  [west, south + size],
  [west + size, south + size],
  [west + size, south],
  [west, south],
];
const polygon = (...rings: number[][][]): Geometry => ({ type: "Polygon", coordinates: rings });
const feature = (name: unknown, geometry: Geometry, more = {}) => ({
  type: "Feature",
  properties: { name, ...more },
  geometry,
});
const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

function read(text: string, more = {}): Boundaries {
  const result = readBoundaries(text, { name: "name", ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemsOf(text: string, more = {}): readonly string[] {
  const result = readBoundaries(text, { name: "name", ...more });
  return result.ok ? [] : result.problems.map((p) => `${p.code}: ${p.message}`);
}

describe("where a point lies", () => {
  // East and West share the border at longitude 10; East has a lake, and an island in the north
  const west = feature("West", polygon(square(0, 0, 10)));
  const east = feature("East", {
    type: "MultiPolygon",
    coordinates: [[square(10, 0, 10), square(14, 4, 2)], [square(10, 20, 1)]],
  });
  const locate = locator(read(collection(west, east)));

  it("is inside a place", () => {
    expect(locate(5, 5)).toEqual({ kind: "inside", place: "West" });
    expect(locate(12, 5)).toEqual({ kind: "inside", place: "East" });
  });

  it("is inside any part of a place that has several", () => {
    expect(locate(10.5, 20.5)).toEqual({ kind: "inside", place: "East" });
  });

  it("is outside in a hole", () => {
    expect(locate(15, 5)).toEqual({ kind: "outside" });
  });

  it("is inside on the edge that a place shares with nobody, also the edge of its hole", () => {
    expect(locate(0, 5)).toEqual({ kind: "inside", place: "West" });
    expect(locate(14, 5)).toEqual({ kind: "inside", place: "East" });
  });

  it("is on the border where two places meet, and names both", () => {
    expect(locate(10, 5)).toEqual({ kind: "border", places: ["East", "West"] });
  });

  it("is an overlap where the file draws two places over each other", () => {
    const drawn = locator(
      read(collection(feature("A", polygon(square(0, 0, 2))), feature("B", polygon(square(1, 1, 2))))),
    );
    expect(drawn(1.5, 1.5)).toEqual({ kind: "overlap", places: ["A", "B"] });
  });

  it("is outside everything when nothing is drawn", () => {
    expect(locator({ units: [], unnamed: [] })(1, 1)).toEqual({ kind: "outside" });
  });

  it("is in one triangle of a fan or on its spokes, wherever it lies in the square (a law)", () => {
    // four triangles around the middle: the outermost coordinate says which one, without any predicate
    const corners = [
      [0, 0],
      [0, 8],
      [8, 8],
      [8, 0],
    ];
    const names = ["west", "north", "east", "south"];
    const fan = names.map((name, i) =>
      feature(name, polygon([corners[i], corners[(i + 1) % 4], [4, 4], corners[i]])),
    );
    const at = locator(read(collection(...fan)));
    const inner = fc.double({ min: 0.001, max: 7.999, noNaN: true });
    fc.assert(
      fc.property(inner, inner, (x, y) => {
        const [dx, dy] = [x - 4, y - 4];
        fc.pre(Math.abs(Math.abs(dx) - Math.abs(dy)) > 1e-9);
        const name = Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? "west" : "east") : dy < 0 ? "south" : "north";
        expect(at(x, y)).toEqual({ kind: "inside", place: name });
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(at(2, 2)).toEqual({ kind: "border", places: ["south", "west"] });
  });
});

describe("the nearest places", () => {
  const boundaries = read(
    collection(
      feature("A", polygon(square(0, 0, 1))),
      feature("B", polygon(square(3, 0, 1))),
      feature("C", null),
    ),
  );

  it("come nearest first, with the way to their border in kilometres (a degree of longitude at the equator is 111.19 km)", () => {
    const [first, second] = nearestFinder(boundaries)([1.5, 0], 5);
    expect(first.place).toBe("A");
    expect(first.kilometres).toBeCloseTo(55.6, 1);
    expect(second.place).toBe("B");
    expect(second.kilometres).toBeCloseTo(166.8, 1);
  });

  it("are the same as by measuring all of them (a law)", () => {
    const corner = fc.integer({ min: -30, max: 30 });
    const places = fc.array(fc.tuple(corner, corner), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, fc.tuple(corner, corner), (corners, point) => {
        const drawn = read(
          collection(...corners.map(([x, y], i) => feature(`p${i}`, polygon(square(x, y, 2))))),
        );
        const each = drawn.units
          .map((unit) => nearestFinder({ units: [unit], unnamed: [] })(point, 1)[0])
          .sort((a, b) => a.kilometres - b.kilometres || (a.place < b.place ? -1 : 1));
        expect(nearestFinder(drawn)(point, 3)).toEqual(each.slice(0, 3));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("leave out places that are not drawn", () => {
    expect(nearestFinder(boundaries)([1.5, 0], 5)).toHaveLength(2);
  });
});

describe("a boundary file", () => {
  const good = feature("A", polygon(square(0, 0, 1)), { iso3: "SYR" });

  it("gives its places in code-unit order, with their country", () => {
    const text = collection(feature("b", polygon(square(0, 0, 1))), good);
    expect(read(text, { country: "iso3" }).units.map((u) => [u.place, u.country])).toEqual([
      ["A", "SYR"],
      ["b", ""],
    ]);
  });

  it("may be read for one country only", () => {
    const other = feature("A", polygon(square(5, 5, 1)), { iso3: "IRQ" });
    const units = read(collection(good, other), { only: { property: "iso3", value: "IRQ" } }).units;
    expect(units).toHaveLength(1);
    expect(units[0].polygons[0][0][0]).toEqual([5, 5]);
  });

  it("may hold features without a name, which are counted, and names that are not drawn", () => {
    const { units, unnamed } = read(
      collection(feature(null, polygon(square(0, 0, 1))), feature("B", null), good),
    );
    expect(unnamed).toEqual([0]);
    expect(units.map((u) => u.polygons.length)).toEqual([1, 0]);
  });

  it("may begin with a byte order mark", () => {
    expect(read(`\uFEFF${collection(good)}`).units).toHaveLength(1);
  });

  it("is refused when it is no JSON, no FeatureCollection, or empty", () => {
    expect(problemsOf("<html>")[0]).toMatch(/^file-format: the boundary file is not JSON/);
    expect(problemsOf('{"type":"Feature"}')[0]).toMatch(/no GeoJSON FeatureCollection/);
    expect(problemsOf(collection())[0]).toMatch(/no features/);
  });

  it("is refused when it is not in longitude and latitude, and the older way to say that it is is understood", () => {
    const of = (name: string) =>
      JSON.stringify({
        type: "FeatureCollection",
        crs: { type: "name", properties: { name } },
        features: [good],
      });
    expect(problemsOf(of("urn:ogc:def:crs:EPSG::32637"))[0]).toMatch(/not in longitude and latitude/);
    expect(problemsOf(of("urn:ogc:def:crs:OGC:1.3:CRS84"))).toEqual([]);
  });

  it("is refused when one name stands for two features, because a mislabelled place looks just so", () => {
    expect(problemsOf(collection(good, feature("A", polygon(square(3, 3, 1)))))).toEqual([
      'name-repeated: features 1 and 2 have the same name, "A"',
    ]);
  });

  it("is refused with all of its problems at once", () => {
    const open = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ];
    const problems = problemsOf(
      collection(
        feature("open ring", polygon(open)),
        feature("off the earth", polygon(square(179.5, 0, 1))),
        feature("a point", { type: "Point", coordinates: [1, 2] }),
        feature("not nested", { type: "Polygon", coordinates: [[1, 2]] }),
      ),
    );
    expect(problems).toEqual([
      'value-kind: feature 1, "open ring": a ring is not closed',
      'number-range: feature 2, "off the earth": the position [180.5, 1] does not lie on the earth',
      'value-kind: feature 3, "a point": its geometry is a Point',
      'value-kind: feature 4, "not nested": its coordinates are not nested as GeoJSON asks',
    ]);
  });

  it("is refused when no feature has the property for the name, and the properties that it has are told", () => {
    const result = readBoundaries(collection(good), { name: "NAME_1" });
    expect(result.ok ? [] : [result.problems[0].code, result.problems[0].hint]).toEqual([
      "key-missing",
      "its features have: name, iso3",
    ]);
  });
});

const file = resolve(import.meta.dirname, "../../../shared/data/boundaries/first_level_15_countries.geojson");
describe.skipIf(!existsSync(file))("needs the shared data beside the checkout: Natural Earth's units", () => {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const syria = () => read(text, { country: "iso3", only: { property: "iso3", value: "SYR" } });

  it("places well-known towns", () => {
    const locate = locator(syria());
    expect(locate(36.72, 34.73)).toEqual({ kind: "inside", place: "Homs (Hims)" });
    expect(locate(38.01, 36.53)).toEqual({ kind: "inside", place: "Aleppo" });
    expect(locate(40.14, 35.33)).toEqual({ kind: "inside", place: "Dayr Az Zawr" });
    // Damascus lies in a hole of Rif Dimashq
    expect(locate(36.29, 33.51)).toEqual({ kind: "inside", place: "Damascus" });
    // Beirut
    expect(locate(35.5, 33.89)).toEqual({ kind: "outside" });
  });

  it("refuses Afghanistan, where the file gives two names twice (two provinces are mislabelled)", () => {
    const problems = problemsOf(text, { only: { property: "iso3", value: "AFG" } });
    expect(problems).toHaveLength(2);
    expect(problems.join()).toMatch(/Parwan/);
    expect(problems.join()).toMatch(/Uruzgan/);
  });
});
