// A line on the ground, read from GeoJSON: every piece of every line string that the file holds.
import type { Position } from "../../ground/boundaries.js";
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import type { Polyline } from "../knowledge.js";

/**
 * Reads the line strings of a GeoJSON text (RFC 7946: longitude first, WGS 84). A file may hold a geometry, a feature or a collection of
 * them. Everything else in it, and a position that can't be one, is a problem.
 *
 * @example
 * readLine('{"type":"LineString","coordinates":[[37.5,47.1],[38,48]]}', "line.geojson").ok // true
 */
export function readLine(text: string, file: string): Result<Polyline> {
  const refuse = (message: string, hint: string): Result<never> =>
    failure([
      problem("file-format", message, { where: { file }, expected: "GeoJSON with line strings", hint }),
    ]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("the file is not JSON", "save the line as GeoJSON");
  }
  const pieces = piecesOf(value);
  if (pieces.length === 0) return refuse("the file holds no line", "draw the line as a LineString");
  const problems: Problem[] = [];
  const line = pieces.map((piece) => positionsOf(piece, { file, problems }));
  return problems.length > 0 ? failure(problems) : success(line);
}

// the coordinates of all line strings, wherever they stand
function piecesOf(value: unknown): readonly unknown[] {
  if (!isObject(value)) return [];
  switch (value.type) {
    case "LineString":
      return [value.coordinates];
    case "MultiLineString":
      return Array.isArray(value.coordinates) ? value.coordinates : [];
    case "Feature":
      return piecesOf(value.geometry);
    case "FeatureCollection":
      return Array.isArray(value.features) ? value.features.flatMap(piecesOf) : [];
    case "GeometryCollection":
      return Array.isArray(value.geometries) ? value.geometries.flatMap(piecesOf) : [];
    default:
      return [];
  }
}

function positionsOf(
  piece: unknown,
  { file, problems }: { file: string; problems: Problem[] },
): readonly Position[] {
  const list: readonly unknown[] = Array.isArray(piece) ? piece : [];
  const positions = list.flatMap((one) => {
    const position = positionOf(one);
    if (position !== undefined) return [position];
    problems.push(
      problem("number-range", "a position of the line can't be one", {
        where: { file },
        found: String(JSON.stringify(one)).slice(0, 60),
        expected: "[longitude, latitude] in degrees: from -180 to 180, from -90 to 90",
        hint: "longitude stands first",
      }),
    );
    return [];
  });
  if (positions.length < 2 && problems.length === 0) {
    problems.push(
      problem("file-format", "a line has at least two positions", {
        where: { file },
        found: `${positions.length}`,
      }),
    );
  }
  return positions;
}

function positionOf(value: unknown): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const [longitude, latitude]: unknown[] = value;
  if (typeof longitude !== "number" || typeof latitude !== "number") return undefined;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
