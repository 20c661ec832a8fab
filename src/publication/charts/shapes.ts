// Boundaries as plane shapes of a few thousand points: small enough for a page, still to be recognised.
import type { Boundaries, BoundaryFeature } from "../../violence/scan-shapes.js";

/** Places with their shapes, and the property that holds a place's name. */
export type NamedBoundaries = { readonly geojson: Boundaries; readonly nameProperty: string };

/** A point in pixels, from the upper left. */
export type Spot = readonly [x: number, y: number];

/** A place drawn: its polygons as rings of points, and where its mark stands. */
export type PlaceShape = {
  readonly place: string;
  readonly polygons: readonly (readonly (readonly Spot[])[])[];
  readonly centre: Spot;
};

/** All places of a map with its height in pixels. */
export type Shapes = { readonly places: readonly PlaceShape[]; readonly height: number };

type Ring = readonly Spot[];
type Place = { readonly place: string; readonly polygons: readonly (readonly Ring[])[] };

/** Points that all shapes together have at most, for each pixel of width. */
const pointsPerPixel = 5;

/**
 * The shapes of places in a frame so many pixels wide: equirectangular, true along the middle parallel. The frame holds the places
 * `known` (all, if none is); what lies wholly outside it is left out. Points nearer than a tolerance to the one before are dropped.
 */
export function shapesOf(
  { geojson, nameProperty }: NamedBoundaries,
  known: ReadonlySet<string>,
  width: number,
): Shapes | undefined {
  const places = unfolded(geojson.features.flatMap((f) => placeOf(f, nameProperty)));
  const framed = places.filter((p) => known.has(p.place));
  const box = frameOf(boxOf(framed), boxOf(places));
  if (box === undefined) return undefined;
  const [west, south, east, north] = box;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = 4;
  const tallest = width * 1.15;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1e-9, (east - west) * shrink),
    (tallest - 2 * margin) / Math.max(1e-9, north - south),
  );
  const left = (width - (east - west) * shrink * scale) / 2;
  const flat = ([x, y]: Spot): Spot => [left + (x - west) * shrink * scale, margin + (north - y) * scale];
  const height = Math.ceil((north - south) * scale + 2 * margin);
  const drawn = places
    .filter((p) => touches(boxOf([p]), box))
    .map((p) => ({
      place: p.place,
      polygons: p.polygons.map((rings) => rings.map((ring) => ring.map(flat))),
    }));
  return { places: thinned(drawn, width * pointsPerPixel), height };
}

// a country is shown whole; of a file of the world, only the part that is spoken of
function frameOf(known: Box | undefined, all: Box | undefined): Box | undefined {
  if (known === undefined || all === undefined) return all;
  const area = ([west, south, east, north]: Box) => (east - west) * (north - south);
  return area(all) <= 6 * area(known) ? all : known;
}

// coarser step by step until there are few enough points
function thinned(places: readonly Place[], most: number): PlaceShape[] {
  for (let tolerance = 0.6; ; tolerance *= 1.5) {
    const result = places.map((p) => ({
      place: p.place,
      polygons: p.polygons.map((rings) => rings.map((r) => sparse(r, tolerance)).filter((r) => r.length > 3)),
      centre: centreOf(p),
    }));
    const count = result.flatMap((p) => p.polygons.flat()).reduce((n, ring) => n + ring.length, 0);
    if (count <= most || tolerance > 40)
      return result.map((p) => ({ ...p, polygons: p.polygons.filter((r) => r.length > 0) }));
  }
}

function sparse(ring: Ring, tolerance: number): Ring {
  const kept: Spot[] = [];
  for (const [x, y] of ring) {
    const before = kept[kept.length - 1];
    if (before !== undefined && Math.hypot(x - before[0], y - before[1]) < tolerance) continue;
    kept.push([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  }
  return kept.length === 0 ? kept : [...kept, kept[0]];
}

// the mark stands in the middle of the longest stretch of the largest polygon's middle line, so that it lies inside
function centreOf(place: Place): Spot {
  const outer = place.polygons.map((rings) => rings[0]);
  const largest = outer.reduce((a, b) => (Math.abs(areaOf(b)) > Math.abs(areaOf(a)) ? b : a));
  const ys = largest.map(([, y]) => y);
  const y = (Math.min(...ys) + Math.max(...ys)) / 2;
  const cuts: number[] = [];
  for (let i = 0; i + 1 < largest.length; i++) {
    const [[x1, y1], [x2, y2]] = [largest[i], largest[i + 1]];
    if (y1 <= y !== y2 <= y) cuts.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  cuts.sort((a, b) => a - b);
  let best: Spot = largest[0];
  let length = -1;
  for (let i = 0; i + 1 < cuts.length; i += 2)
    if (cuts[i + 1] - cuts[i] > length) {
      length = cuts[i + 1] - cuts[i];
      best = [(cuts[i] + cuts[i + 1]) / 2, y];
    }
  return best;
}

function areaOf(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return twice / 2;
}

function placeOf(feature: BoundaryFeature, nameProperty: string): Place[] {
  const name = feature.properties?.[nameProperty];
  const { geometry } = feature;
  if (name === undefined || name === null || geometry === null) return [];
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  if (!(geometry.type === "Polygon" || geometry.type === "MultiPolygon") || !isPolygons(polygons)) return [];
  return polygons.length === 0 ? [] : [{ place: String(name).trim(), polygons }];
}

function isPolygons(value: unknown): value is Spot[][][] {
  const isSpot = (p: unknown) => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]);
  const isRing = (r: unknown) => Array.isArray(r) && r.length > 3 && r.every(isSpot);
  return Array.isArray(value) && value.every((p) => Array.isArray(p) && p.length > 0 && p.every(isRing));
}

// a country that lies on both sides of the date line is drawn in one piece
function unfolded(places: readonly Place[]): readonly Place[] {
  const box = boxOf(places);
  if (box === undefined || box[2] - box[0] <= 300) return places;
  const moved = ([x, y]: Spot): Spot => [x < 0 ? x + 360 : x, y];
  const other = places.map((p) => ({
    ...p,
    polygons: p.polygons.map((rings) => rings.map((r) => r.map(moved))),
  }));
  const movedBox = boxOf(other);
  return movedBox !== undefined && movedBox[2] - movedBox[0] < box[2] - box[0] ? other : places;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(places: readonly Place[]): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { polygons } of places)
    for (const rings of polygons)
      for (const [x, y] of rings[0]) {
        west = Math.min(west, x);
        south = Math.min(south, y);
        east = Math.max(east, x);
        north = Math.max(north, y);
      }
  return west > east ? undefined : [west, south, east, north];
}

function touches(a: Box | undefined, b: Box): boolean {
  return a !== undefined && a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
