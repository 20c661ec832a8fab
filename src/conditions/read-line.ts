// A line on the ground from a file of GeoJSON: where a front, a border or an agreed line ran.
import type { Position } from "../ground/boundaries.js";
import { failure, type Problem, type ProblemCode, problem, type Result, success } from "../ground/problem.js";
import type { Polyline } from "./knowledge.js";

/**
 * Reads the lines of a GeoJSON text (RFC 7946: longitude before latitude, WGS 84): a geometry, a feature or a collection. Every
 * LineString and MultiLineString is a piece of the line. Refused, with all problems: text that is no GeoJSON, other geometries, a
 * piece of fewer than two positions, coordinates outside the earth.
 *
 * @example
 * readLine('{"type": "LineString", "coordinates": [[37.5, 47.1], [37.7, 47.9]]}', "line.geojson").value[0].length // 2
 */
export function readLine(text: string, file: string): Result<Polyline> {
  const parsed = parse(text);
  const pieces: Position[][] = [];
  const problems: Problem[] = [];
  const tell: Tell = (code, message, found) => {
    if (problems.length >= 20) return;
    problems.push(problem(code, message, { where: { file }, ...(found !== undefined && { found }), hint }));
  };
  if (parsed === undefined) tell("file-format", "the file is not JSON");
  else gather(parsed, pieces, tell);
  if (problems.length > 0) return failure(problems);
  if (pieces.length > 0) return success(pieces);
  return failure([problem("file-format", "the file holds no line", { where: { file }, hint })]);
}

const hint =
  'a line is GeoJSON: {"type": "LineString", "coordinates": [[longitude, latitude], …]}, alone or in a FeatureCollection';

type Tell = (code: ProblemCode, message: string, found?: string) => void;

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

// objects that hold others are opened one after the other, however deeply they are nested
function gather(root: unknown, pieces: Position[][], tell: Tell): void {
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const type = member(next, "type");
    switch (type) {
      case "FeatureCollection":
        for (const one of [...listOf(member(next, "features"))].reverse()) open.push(one);
        break;
      case "GeometryCollection":
        for (const one of [...listOf(member(next, "geometries"))].reverse()) open.push(one);
        break;
      case "Feature":
        if (member(next, "geometry") !== null) open.push(member(next, "geometry") ?? {});
        break;
      case "LineString":
        addPiece(member(next, "coordinates"), pieces, tell);
        break;
      case "MultiLineString":
        for (const piece of listOf(member(next, "coordinates"))) addPiece(piece, pieces, tell);
        break;
      default:
        tell("value-unknown", "this is no line", typeof type === "string" ? type.slice(0, 100) : "no type");
    }
  }
}

function addPiece(coordinates: unknown, pieces: Position[][], tell: Tell): void {
  const piece: Position[] = [];
  for (const one of listOf(coordinates)) {
    const position = positionOf(one);
    if (position === undefined) {
      tell(
        "number-range",
        "a position is not on the earth",
        (JSON.stringify(one) ?? "nothing").slice(0, 100),
      );
      return;
    }
    piece.push(position);
  }
  if (piece.length < 2) tell("value-missing", "a line has at least two positions", `${piece.length}`);
  else pieces.push(piece);
}

function positionOf(value: unknown): Position | undefined {
  const [longitude, latitude] = listOf(value);
  if (typeof longitude !== "number" || typeof latitude !== "number") return undefined;
  const onEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return onEarth ? [longitude, latitude] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
