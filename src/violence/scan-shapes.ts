// Hot spots on the map: which places lie near each other, and the shapes of the spots as GeoJSON.
import { addDays, formatDay } from "../ground/day.js";
import type { PlaceId } from "../ground/names.js";
import { sinCosOfDegrees, square } from "../numbers/elementary.js";
import type { HotSpots } from "./findings.js";

/** A point in degrees (WGS 84). */
export type Centroid = { readonly longitude: number; readonly latitude: number };

/** As much of GeoJSON (RFC 7946) as is needed here. */
export type BoundaryFeature = {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: {
    readonly type: string;
    readonly coordinates?: unknown;
    readonly geometries?: readonly unknown[];
  } | null;
};

/** A boundary file: one feature for each place. */
export type Boundaries = {
  readonly type: "FeatureCollection";
  readonly features: readonly BoundaryFeature[];
};

/** The shape of a place within a hot spot, with what was found there. */
export type SpotFeature = {
  readonly type: "Feature";
  readonly geometry: BoundaryFeature["geometry"];
  readonly properties: {
    readonly place: PlaceId;
    /** 1 for the strongest spot. */
    readonly spot: number;
    /** First and last day, both included, as `YYYY-MM-DD`. */
    readonly firstDay: string;
    readonly lastDay: string;
    readonly days: number;
    /** Of the whole spot, as are the figures below. */
    readonly places: readonly PlaceId[];
    readonly observed: number;
    readonly expected: number;
    readonly relative: number;
    readonly p: number;
  };
};

/** Hot spots as shapes, and the places for which the boundary file has none. */
export type SpotShapes = {
  readonly shapes: { readonly type: "FeatureCollection"; readonly features: readonly SpotFeature[] };
  readonly missing: readonly PlaceId[];
};

/**
 * For each place the `k` places nearest to it by great circle, itself first; ties by number. The neighbourhoods of the scan.
 *
 * Cost: places² · log places.
 *
 * @example
 * neighboursByDistance([{ longitude: 0, latitude: 0 }, { longitude: 1, latitude: 0 }], 1) // [[0], [1]]
 */
export function neighboursByDistance(centroids: readonly Centroid[], k: number): number[][] {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`a neighbourhood has 1 place or more; got ${k}`);
  for (const c of centroids)
    if (!(Math.abs(c.latitude) <= 90 && Number.isFinite(c.longitude)))
      throw new RangeError(
        `a centroid lies on the globe; got latitude ${c.latitude}, longitude ${c.longitude}`,
      );
  const points = centroids.map(onSphere);
  return points.map((from, i) => {
    const distance = points.map((to, j) => (i === j ? -1 : chord(from, to)));
    return points
      .map((_, j) => j)
      .sort((a, b) => distance[a] - distance[b] || a - b)
      .slice(0, k);
  });
}

/**
 * The shapes of hot spots: one feature for each place of each spot, in the order of the spots, with the spot's figures.
 * `nameOf` says which place a boundary is of; by default its property `name`. A place with several features gets them all.
 */
export function spotShapes(
  found: HotSpots,
  boundaries: Boundaries,
  nameOf: (feature: BoundaryFeature) => unknown = (feature) => feature.properties?.name,
): SpotShapes {
  const features: SpotFeature[] = [];
  const missing: PlaceId[] = [];
  found.spots.forEach((spot, at) => {
    for (const place of spot.places) {
      const outlines = boundaries.features.filter((feature) => nameOf(feature) === place);
      if (outlines.length === 0) missing.push(place);
      for (const outline of outlines)
        features.push({
          type: "Feature",
          geometry: outline.geometry,
          properties: {
            place,
            spot: at + 1,
            firstDay: formatDay(spot.days.start),
            lastDay: formatDay(addDays(spot.days.end, -1)),
            days: spot.days.end - spot.days.start,
            places: spot.places,
            observed: spot.observed,
            expected: spot.expected,
            relative: spot.relative,
            p: spot.p,
          },
        });
    }
  });
  return { shapes: { type: "FeatureCollection", features }, missing };
}

function onSphere({ longitude, latitude }: Centroid): readonly [number, number, number] {
  const [eastSine, eastCosine] = sinCosOfDegrees(longitude);
  const [northSine, northCosine] = sinCosOfDegrees(latitude);
  return [northCosine * eastCosine, northCosine * eastSine, northSine];
}

// the straight line through the globe grows with the great circle, and needs no arc
function chord(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
}
