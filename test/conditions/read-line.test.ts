// Lines from GeoJSON: every form in which one can stand in a file, and what is refused.
import { describe, expect, it } from "vitest";
import { readLine } from "../../src/conditions/read-line.js";

const line = {
  type: "LineString",
  coordinates: [
    [37.5, 47.1],
    [37.7, 47.9, 120],
  ],
};
const read = (value: unknown) =>
  readLine(typeof value === "string" ? value : JSON.stringify(value), "front.geojson");
const lineOf = (value: unknown) => {
  const result = read(value);
  return result.ok ? result.value : result.problems.map(({ code, message }) => `${code}: ${message}`);
};

describe("a line", () => {
  it("is read from a geometry, a feature, a collection; heights are left out", () => {
    const expected = [
      [
        [37.5, 47.1],
        [37.7, 47.9],
      ],
    ];
    expect(lineOf(line)).toEqual(expected);
    expect(lineOf({ type: "Feature", properties: {}, geometry: line })).toEqual(expected);
    expect(
      lineOf({
        type: "FeatureCollection",
        features: [
          { type: "Feature", properties: null, geometry: line },
          { type: "Feature", properties: {}, geometry: null },
        ],
      }),
    ).toEqual(expected);
    expect(lineOf({ type: "GeometryCollection", geometries: [line, line] })).toEqual([
      ...expected,
      ...expected,
    ]);
    expect(
      lineOf({
        type: "MultiLineString",
        coordinates: [
          line.coordinates,
          [
            [0, 0],
            [1, 1],
          ],
        ],
      }),
    ).toEqual([
      ...expected,
      [
        [0, 0],
        [1, 1],
      ],
    ]);
    expect(lineOf(`\ufeff${JSON.stringify(line)}`)).toEqual(expected);
  });

  it("is refused where there is none, with all that is wrong", () => {
    expect(lineOf("no json")).toEqual(["file-format: the file is not JSON"]);
    expect(lineOf({ type: "FeatureCollection", features: [] })).toEqual([
      "file-format: the file holds no line",
    ]);
    expect(lineOf({ type: "Point", coordinates: [1, 2] })).toEqual(["value-unknown: this is no line"]);
    expect(lineOf([1, 2])).toEqual(["value-unknown: this is no line"]);
    expect(lineOf({ type: "LineString", coordinates: [[1, 2]] })).toEqual([
      "value-missing: a line has at least two positions",
    ]);
    expect(
      lineOf({
        type: "LineString",
        coordinates: [
          [1, 2],
          [1, 95],
        ],
      }),
    ).toEqual(["number-range: a position is not on the earth"]);
    expect(
      lineOf({
        type: "LineString",
        coordinates: [
          [1, 2],
          ["1", 2],
        ],
      }),
    ).toEqual(["number-range: a position is not on the earth"]);
    expect(
      lineOf({
        type: "GeometryCollection",
        geometries: [{ type: "Point" }, { type: "LineString", coordinates: [] }],
      }),
    ).toEqual(["value-unknown: this is no line", "value-missing: a line has at least two positions"]);
  });

  it("of very deep nesting is no danger", () => {
    const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(5000)}${"]}".repeat(5000)}`;
    expect(read(deep).ok).toBe(false);
  });
});
