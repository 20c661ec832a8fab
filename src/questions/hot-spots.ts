// Hot spots of a question: each place's forecast, its counts day by day, and which places lie near each other.

import type { Cube } from "../cube/cube.js";
import { restrict, seriesOf } from "../cube/series.js";
import type { Boundaries, Polygon } from "../ground/boundaries.js";
import { lengthOf } from "../ground/interval.js";
import type { PlaceId } from "../ground/names.js";
import type { CountMixture } from "../numbers/mixture.js";
import type { HotSpots } from "../violence/findings.js";
import { forecastFull, weekdayShares } from "../violence/forecast/window.js";
import { type ScanInput, scanHotSpots } from "../violence/scan.js";
import { neighboursByDistance } from "../violence/scan-shapes.js";
import type { ViolenceTest } from "../violence/test.js";

/** What hot spots are looked for in: counts, and the shapes of their places. */
export type Grounded = {
  readonly gathered: { readonly cube: Cube };
  readonly boundaries: { readonly boundaries: Boundaries } | undefined;
};

/** How hot spots are looked for; what is not given has the command's default. */
export type SpotOptions = {
  readonly against?: "expected" | "required";
  readonly replicas?: number;
  readonly seed?: number;
};

/** The neighbourhood of a place: itself and so many nearest others. */
const nearest = 10;

/** Scans the window of a test over all places that have a shape; `undefined` where there are fewer than two. */
export function hotSpotsOf(
  asked: Grounded,
  test: ViolenceTest,
  options: SpotOptions,
  progress?: (done: number, total: number) => void,
): HotSpots | undefined {
  const input = scanInput(asked, test);
  if (input === undefined) return undefined;
  return scanHotSpots(input, {
    seed: options.seed ?? 1,
    replicas: options.replicas ?? 999,
    against: options.against ?? "required",
    reduction: test.reduction,
    ...(progress === undefined ? {} : { progress }),
  });
}

function scanInput(asked: Grounded, test: ViolenceTest): ScanInput | undefined {
  const boundaries = asked.boundaries?.boundaries;
  if (boundaries === undefined) return undefined;
  const { cube } = asked.gathered;
  const centres = centresOf(boundaries);
  const places = cube.places.filter((place) => centres.has(place) && inScope(place, test));
  if (places.length < 2) return undefined;
  const days = lengthOf(test.window);
  const observed = new Float64Array(places.length * days);
  const exposure = new Float64Array(places.length * days);
  const dailyShare = new Float64Array(places.length * days);
  const expected: CountMixture[] = [];
  const whole = weekdayShares(seriesOf(cube, test.scope, "events", test.dates), test);
  places.forEach((place, p) => {
    // hot spots are counted in events, whatever the test counts: a scan needs counts
    const series = seriesOf(cube, { ...test.scope, places: [place] }, "events", test.dates);
    const window = restrict(series, test.window);
    expected.push(forecastFull(series, test));
    for (let d = 0; d < days; d++) {
      observed[p * days + d] = Math.round(window.counts[d]);
      exposure[p * days + d] = window.observed[d] > 0 ? 1 : 0;
      dailyShare[p * days + d] = whole[d];
    }
  });
  const centroids = places.map((place) => centres.get(place) ?? { longitude: 0, latitude: 0 });
  const neighbours = neighboursByDistance(centroids, Math.min(nearest, places.length));
  return { window: test.window, places, observed, expected, dailyShare, exposure, neighbours };
}

function inScope(place: PlaceId, test: ViolenceTest): boolean {
  const { places, exceptPlaces } = test.scope;
  return (places === undefined || places.includes(place)) && !exceptPlaces?.includes(place);
}

// the centroid of the largest outer ring, by the shoelace formula in degrees: near enough to say who is near whom
function centresOf(boundaries: Boundaries): Map<PlaceId, { longitude: number; latitude: number }> {
  const centres = new Map<PlaceId, { longitude: number; latitude: number }>();
  for (const { place, polygons } of boundaries.units) {
    let largest = 0;
    for (const polygon of polygons) {
      const { area, longitude, latitude } = centreOf(polygon);
      if (area <= largest) continue;
      largest = area;
      centres.set(place, { longitude, latitude });
    }
  }
  return centres;
}

function centreOf(polygon: Polygon): { area: number; longitude: number; latitude: number } {
  const ring = polygon[0];
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    twice += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  if (twice === 0) return { area: 0, longitude: ring[0][0], latitude: ring[0][1] };
  return { area: Math.abs(twice), longitude: x / (3 * twice), latitude: y / (3 * twice) };
}
