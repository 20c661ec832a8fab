// Boundaries of places from GeoJSON, and which place a point lies in.
import Flatbush from "flatbush";
import pointInPolygon from "point-in-polygon-hao";
import { sinCosOfDegrees, square } from "../numbers/elementary.js";
import { byCodeUnit, type PlaceId, placeId } from "./names.js";
import { type Problem, problem, type Result, success } from "./problem.js";

/** Longitude and latitude in degrees (WGS 84), in this order, as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];

/** An outer ring and then its holes. The first position of a ring is repeated as its last. */
export type Polygon = readonly (readonly Position[])[];

/** A place with its shape. No polygons: the file names the place but does not draw it. */
export type BoundaryUnit = {
  readonly place: PlaceId;
  /** The country as the boundary file writes it; empty when it does not say. */
  readonly country: string;
  readonly polygons: readonly Polygon[];
};

/** The places of a boundary file, in code-unit order of their names, no name twice. */
export type Boundaries = {
  readonly units: readonly BoundaryUnit[];
  /** Features that could not be used because they have no name, as their index in the file. */
  readonly unnamed: readonly number[];
};

/** How to read a boundary file. */
export type BoundaryOptions = {
  /** The property that holds the name of a place. */
  readonly name: string;
  /** The property that holds the country. */
  readonly country?: string;
  /** Only features whose property has this value, such as `{ property: "iso3", value: "SYR" }`. */
  readonly only?: { readonly property: string; readonly value: string };
  /** The name of the file, for problems. */
  readonly file?: string;
};

/** Where a point lies: in one place, on the border of some, or outside all. */
export type Located =
  | { readonly kind: "inside"; readonly place: PlaceId }
  | { readonly kind: "border"; readonly places: readonly PlaceId[] }
  /** Two places are drawn over each other here. */
  | { readonly kind: "overlap"; readonly places: readonly PlaceId[] }
  | { readonly kind: "outside" };

/** Says where a point lies. */
export type Locate = (longitude: number, latitude: number) => Located;

const problemLimit = 20;

/**
 * Reads a GeoJSON FeatureCollection of places (RFC 7946: longitude before latitude, WGS 84; Polygon or MultiPolygon). A place
 * without geometry is kept by its name. Refused, with all problems at once: text that is no such collection, rings that are not
 * closed, coordinates outside the earth, a name that stands for two features (a mislabelled place looks just so).
 */
export function readBoundaries(text: string, options: BoundaryOptions): Result<Boundaries> {
  const file = options.file === undefined ? {} : { file: options.file };
  const features = featuresOf(text);
  if (typeof features === "string") {
    const hint = 'a boundary file is GeoJSON: {"type": "FeatureCollection", "features": [...]}';
    return { ok: false, problems: [problem("file-format", features, { where: file, hint })] };
  }
  const problems: Problem[] = [];
  const tell = (code: Problem["code"], message: string, hint: string): void => {
    if (problems.length < problemLimit) problems.push(problem(code, message, { where: file, hint }));
  };
  const units: BoundaryUnit[] = [];
  const unnamed: number[] = [];
  const indexOfName = new Map<string, number>();
  features.forEach((feature, index) => {
    const { properties, geometry } = partsOf(feature);
    if (options.only !== undefined && textOf(properties[options.only.property]) !== options.only.value)
      return;
    const name = textOf(properties[options.name]);
    if (name === "") {
      unnamed.push(index);
      return;
    }
    const before = indexOfName.get(name);
    if (before !== undefined) {
      const hint = "correct the file, choose another property for the name, or read one country only";
      tell("name-repeated", `features ${before + 1} and ${index + 1} have the same name, "${name}"`, hint);
      return;
    }
    indexOfName.set(name, index);
    const polygons = polygonsOf(geometry, (code, message, hint) =>
      tell(code, `feature ${index + 1}, "${name}": ${message}`, hint),
    );
    const country = options.country === undefined ? "" : textOf(properties[options.country]);
    units.push({ place: placeId(name), country, polygons });
  });
  if (units.length === 0 && problems.length === 0) {
    const only =
      options.only === undefined ? "" : ` among those with ${options.only.property} = ${options.only.value}`;
    const seen = Object.keys(partsOf(features[0]).properties).join(", ");
    const hint = seen === "" ? "its features have no properties" : `its features have: ${seen}`;
    tell("key-missing", `no feature has a property "${options.name}" with a name in it${only}`, hint);
  }
  if (problems.length > 0) return { ok: false, problems };
  units.sort((a, b) => byCodeUnit(a.place, b.place));
  return success({ units, unnamed });
}

/**
 * A function that says where a point lies. A point on the outer border of one place lies inside it; on the border between
 * places it lies in none of them for certain. Holes are outside. The predicate is exact (Hao et al. 2018, "Optimal Reliable
 * Point-in-Polygon Test", Symmetry 10(10)).
 *
 * Cost: building n log n in the number of polygons; a point, log n and the vertices of the few polygons whose box holds it.
 */
export function locator(boundaries: Boundaries): Locate {
  const parts = boundaries.units.flatMap((unit) =>
    unit.polygons.map((polygon) => ({ place: unit.place, rings: polygon.map((r) => r.map((p) => [...p])) })),
  );
  if (parts.length === 0) return () => ({ kind: "outside" });
  const boxes = new Flatbush(parts.length);
  for (const { rings } of parts) {
    const [west, south, east, north] = boxOf(rings[0]);
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  return (longitude, latitude) => {
    const within = new Set<PlaceId>();
    const touching = new Set<PlaceId>();
    for (const i of boxes.search(longitude, latitude, longitude, latitude)) {
      const answer = pointInPolygon([longitude, latitude], parts[i].rings);
      if (answer === true) within.add(parts[i].place);
      else if (answer === 0) touching.add(parts[i].place);
    }
    // a point inside one place stays there, though a neighbour's coarser border may run through it
    if (within.size === 1) return { kind: "inside", place: sorted(within)[0] };
    if (within.size > 1) return { kind: "overlap", places: sorted(within) };
    if (touching.size === 1) return { kind: "inside", place: sorted(touching)[0] };
    return touching.size > 1 ? { kind: "border", places: sorted(touching) } : { kind: "outside" };
  };
}

/** A place and how far a point lies from its border, in kilometres. */
export type Nearby = { readonly place: PlaceId; readonly kilometres: number };

/** Says which places lie nearest to a point, at most `count`. */
export type Nearest = (point: Position, count: number) => readonly Nearby[];

/**
 * A function that names the places whose borders lie nearest to a point, nearest first. For points outside all places: on the
 * plane that touches the earth (a sphere of 6,371 km) at the point, so exact to about 1 % within 300 km.
 *
 * Cost: building, all vertices; a point, all boxes, and the vertices of the few places whose box is near enough.
 */
export function nearestFinder(boundaries: Boundaries): Nearest {
  const drawn = boundaries.units
    .filter((unit) => unit.polygons.length > 0)
    .map((unit) => ({ unit, boxes: unit.polygons.map((polygon) => boxOf(polygon[0])) }));
  return (point, count) => {
    const [, shrink] = sinCosOfDegrees(point[1]);
    // no border lies nearer than the box around it
    const bounds = drawn.map(({ unit, boxes }) => ({
      unit,
      least: Math.min(...boxes.map((box) => distanceToBox(box, point, shrink))) * kilometresPerDegree,
    }));
    bounds.sort((a, b) => a.least - b.least);
    let near: Nearby[] = [];
    for (const { unit, least } of bounds) {
      if (near.length === count && least > near[count - 1].kilometres) break;
      near.push({ place: unit.place, kilometres: distanceToBorder(unit, point, shrink) });
      near.sort((a, b) => a.kilometres - b.kilometres || byCodeUnit(a.place, b.place));
      near = near.slice(0, count);
    }
    return near;
  };
}

const kilometresPerDegree = (6371 * Math.PI) / 180;

type Box = readonly [west: number, south: number, east: number, north: number];

function distanceToBox(
  [west, south, east, north]: Box,
  [longitude, latitude]: Position,
  shrink: number,
): number {
  const dx = Math.max(west - longitude, 0, longitude - east) * shrink;
  const dy = Math.max(south - latitude, 0, latitude - north);
  return lengthOfLine(dx, dy);
}

function lengthOfLine(x: number, y: number): number {
  return Math.sqrt(square(x) + square(y));
}

function distanceToBorder(unit: BoundaryUnit, [longitude, latitude]: Position, shrink: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of unit.polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const ax = (ring[i - 1][0] - longitude) * shrink;
      const ay = ring[i - 1][1] - latitude;
      const dx = (ring[i][0] - longitude) * shrink - ax;
      const dy = ring[i][1] - latitude - ay;
      // the foot of the perpendicular, kept on the segment
      const square = dx * dx + dy * dy;
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      least = Math.min(least, lengthOfLine(ax + along * dx, ay + along * dy));
    }
  }
  return least * kilometresPerDegree;
}

function featuresOf(text: string): readonly unknown[] | string {
  let parsed: unknown;
  try {
    // some tools write a byte order mark
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return `the boundary file is not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  if (!isRecord(parsed) || parsed.type !== "FeatureCollection" || !Array.isArray(parsed.features))
    return "the boundary file is JSON, but no GeoJSON FeatureCollection";
  if (parsed.features.length === 0) return "the boundary file has no features";
  // RFC 7946 knows no other system of coordinates; older files name theirs
  const system = JSON.stringify(parsed.crs ?? null);
  if (!/^null$|CRS84|EPSG:{1,2}4326/.test(system))
    return `the boundary file is not in longitude and latitude (WGS 84), but in ${system}`;
  return parsed.features;
}

type Tell = (code: Problem["code"], message: string, hint: string) => void;

function polygonsOf(geometry: unknown, tell: Tell): readonly Polygon[] {
  if (geometry === null || geometry === undefined) return [];
  if (isRecord(geometry) && Array.isArray(geometry.coordinates)) {
    const polygons: unknown = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") {
      if (isPolygons(polygons)) return checked(polygons, tell) ? polygons : [];
      tell(
        "value-kind",
        "its coordinates are not nested as GeoJSON asks",
        "a position is [longitude, latitude]",
      );
      return [];
    }
  }
  const type = isRecord(geometry) ? String(geometry.type) : typeof geometry;
  tell("value-kind", `its geometry is a ${type}`, "a place is a Polygon or a MultiPolygon");
  return [];
}

function checked(polygons: readonly Polygon[], tell: Tell): boolean {
  for (const ring of polygons.flat()) {
    const first = ring[0];
    const last = ring[ring.length - 1];
    if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) {
      tell(
        "value-kind",
        "a ring is not closed",
        "a ring has at least four positions, the last equal to the first",
      );
      return false;
    }
    const outside = ring.find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
    if (outside !== undefined) {
      const hint = "write longitude before latitude, in degrees (WGS 84)";
      tell("number-range", `the position [${outside.join(", ")}] does not lie on the earth`, hint);
      return false;
    }
  }
  return true;
}

function isPolygons(value: unknown): value is Polygon[] {
  const isPosition = (p: unknown): boolean =>
    Array.isArray(p) && p.length >= 2 && typeof p[0] === "number" && typeof p[1] === "number";
  const isRing = (r: unknown): boolean => Array.isArray(r) && r.length > 0 && r.every(isPosition);
  const isPolygon = (p: unknown): boolean => Array.isArray(p) && p.length > 0 && p.every(isRing);
  return Array.isArray(value) && value.every(isPolygon);
}

function boxOf(ring: readonly (readonly number[])[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

function partsOf(feature: unknown): { properties: Record<string, unknown>; geometry: unknown } {
  if (!isRecord(feature)) return { properties: {}, geometry: undefined };
  return { properties: isRecord(feature.properties) ? feature.properties : {}, geometry: feature.geometry };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(places: ReadonlySet<PlaceId>): readonly PlaceId[] {
  return [...places].sort(byCodeUnit);
}
