// How far a point on the globe lies from a line: over the sphere, to the nearest place on any of its great-circle pieces.
import type { Position } from "../../ground/boundaries.js";
import { sinCosOfDegrees } from "../../numbers/elementary.js";
import type { Polyline } from "../knowledge.js";

/** The mean radius of the earth in kilometres (IUGG 1980, R₁). */
export const earthRadius = 6371.0088;

/**
 * The distance in kilometres from a point to a line, over a sphere of the earth's mean radius: within 0.6 % of the distance on the
 * ellipsoid. Each piece between two positions is the shorter arc of their great circle. Throws on a line without positions.
 *
 * Source: cross-track distance by vectors; the angle between unit vectors as the arctangent of cross over dot product, which
 * keeps its digits for points that lie close together. Cost: a few dozen operations for each piece.
 *
 * @example
 * Math.round(distanceToLine([0, 1], [[[-1, 0], [1, 0]]])) // 111
 */
export function distanceToLine(point: Position, line: Polyline): number {
  const p = vectorOf(point);
  let least = Number.POSITIVE_INFINITY;
  for (const piece of line) {
    const vectors = piece.map(vectorOf);
    if (vectors.length === 1) least = Math.min(least, angleBetween(p, vectors[0]));
    for (let i = 1; i < vectors.length; i++)
      least = Math.min(least, angleToArc(p, vectors[i - 1], vectors[i]));
  }
  if (least === Number.POSITIVE_INFINITY) throw new RangeError("a line has at least one position; got none");
  return least * earthRadius;
}

/** The distance in kilometres between two points over the sphere. */
export function distanceBetween(a: Position, b: Position): number {
  return angleBetween(vectorOf(a), vectorOf(b)) * earthRadius;
}

type Vector = readonly [x: number, y: number, z: number];

function vectorOf([longitude, latitude]: Position): Vector {
  const [sinLat, cosLat] = sinCosOfDegrees(latitude);
  const [sinLon, cosLon] = sinCosOfDegrees(longitude);
  return [cosLat * cosLon, cosLat * sinLon, sinLat];
}

function angleToArc(p: Vector, a: Vector, b: Vector): number {
  const ends = Math.min(angleBetween(p, a), angleBetween(p, b));
  const normal = cross(a, b);
  const length = Math.sqrt(dot(normal, normal));
  // both ends in one place, or opposite each other
  if (length < 1e-15) return ends;
  // the foot of the perpendicular lies between the ends
  const inside = dot(cross(normal, a), p) >= 0 && dot(cross(b, normal), p) >= 0;
  if (!inside) return ends;
  const sine = Math.abs(dot(p, normal)) / length;
  const along = cross(normal, p);
  const cosine = Math.sqrt(dot(along, along)) / length;
  return Math.min(ends, arctangent(sine, cosine));
}

function angleBetween(a: Vector, b: Vector): number {
  const normal = cross(a, b);
  return arctangent(Math.sqrt(dot(normal, normal)), dot(a, b));
}

function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

function dot([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return ax * bx + ay * by + az * bz;
}

// the angle from 0 to π whose sine and cosine are in this proportion; the sine is not negative
function arctangent(sine: number, cosine: number): number {
  if (sine === 0) return cosine < 0 ? Math.PI : 0;
  if (Math.abs(cosine) < sine) return Math.PI / 2 - ofSmall(cosine / sine);
  const angle = ofSmall(sine / Math.abs(cosine));
  return cosine < 0 ? Math.PI - angle : angle;
}

// of a tangent from −1 to 1: halve the angle three times, then its series
function ofSmall(tangent: number): number {
  let t = tangent;
  for (let halved = 0; halved < 3; halved++) t /= 1 + Math.sqrt(1 + t * t);
  const z = t * t;
  let sum = 0;
  for (let k = 25; k >= 1; k -= 2) sum = 1 / k - z * sum;
  return 8 * t * sum;
}
