// Lines are read from GeoJSON, in every shape in which a line can stand there, and refused where they can't be one.
import { describe, expect, it } from "vitest";
import { readLine } from "../../../src/conditions/lines/read-line.js";

const one = {
  type: "LineString",
  coordinates: [
    [37.5, 47.1],
    [38, 48, 120],
  ],
};
const read = (value: unknown) => readLine(JSON.stringify(value), "line.geojson");
const codes = (value: unknown) => {
  const result = read(value);
  return result.ok ? [] : result.problems.map((p) => p.code);
};

describe("a line in GeoJSON", () => {
  it("may be a geometry, a feature, or a collection; heights are left out", () => {
    const piece = [
      [37.5, 47.1],
      [38, 48],
    ];
    for (const value of [
      one,
      { type: "Feature", properties: {}, geometry: one },
      { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: one }] },
      { type: "GeometryCollection", geometries: [one] },
      { type: "MultiLineString", coordinates: [one.coordinates] },
    ])
      expect(read(value)).toEqual({ ok: true, value: [piece] });
  });

  it("keeps several pieces apart, in the order of the file", () => {
    const other = {
      type: "LineString",
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    const result = read({ type: "GeometryCollection", geometries: [one, other] });
    expect(result.ok && result.value.length).toBe(2);
  });

  it("is refused where it is no JSON, holds no line, has one position, or one that can't be", () => {
    expect(readLine("<html>", "x").ok).toBe(false);
    expect(codes({ type: "Point", coordinates: [1, 2] })).toEqual(["file-format"]);
    expect(codes({ type: "LineString", coordinates: [[1, 2]] })).toEqual(["file-format"]);
    expect(
      codes({
        type: "LineString",
        coordinates: [
          [47.1, 97.5],
          [1, 2],
        ],
      }),
    ).toEqual(["number-range"]);
    expect(codes({ type: "LineString", coordinates: [["1", 2], [1, 2], null] })).toEqual([
      "number-range",
      "number-range",
    ]);
  });
});
