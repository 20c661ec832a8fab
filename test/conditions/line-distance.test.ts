// Distances over the globe: against published ones, against a line sampled densely, and laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceBetween, distanceToLine, earthRadius } from "../../src/conditions/lines/line-distance.js";
import type { Position } from "../../src/ground/boundaries.js";

const seed = 140;
const point = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

// the haversine formula with the machine's own functions
function haversine([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

// places along the shorter arc between two points, by turning one vector into the other
function along(a: Position, b: Position, count: number): Position[] {
  const vector = ([lon, lat]: Position) => {
    const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  };
  const [p, q] = [vector(a), vector(b)];
  const angle = Math.acos(Math.max(-1, Math.min(1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count;
    const [u, v] = [Math.sin((1 - t) * angle) / Math.sin(angle), Math.sin(t * angle) / Math.sin(angle)];
    const [x, y, z] = [0, 1, 2].map((k) => u * p[k] + v * q[k]);
    return [(Math.atan2(y, x) * 180) / Math.PI, (Math.asin(Math.max(-1, Math.min(1, z))) * 180) / Math.PI];
  });
}

describe("distances", () => {
  it("are those that are published", () => {
    // Sinnott 1984: Nashville to Los Angeles airports, 2887.2599 km on a globe of 6372.8 km
    const nashville = distanceBetween([-86.67, 36.12], [-118.4, 33.94]);
    expect((nashville / earthRadius) * 6372.8).toBeCloseTo(2887.2599, 3);
    // Williams' Aviation Formulary: the point 34:30 N 116:30 W lies 7.4523 nautical miles off the course Los Angeles to New York (1 nm = 1' of arc)
    const minutes = (kilometres: number) => (kilometres / earthRadius) * (180 / Math.PI) * 60;
    const off = distanceToLine(
      [-116.5, 34.5],
      [
        [
          [-118 - 24 / 60, 33 + 57 / 60],
          [-73 - 47 / 60, 40 + 38 / 60],
        ],
      ],
    );
    expect(minutes(off)).toBeCloseTo(7.4523, 2);
    // a degree of latitude
    expect(distanceBetween([10, 0], [10, 1])).toBeCloseTo(111.195, 3);
  });

  it("are those of the haversine formula", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const expected = haversine(a, b);
        // near the far side of the globe that formula loses its digits
        fc.pre(expected < 19_900);
        expect(Math.abs(distanceBetween(a, b) - expected)).toBeLessThan(1e-6 * Math.max(1, expected));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("to a line are those to the nearest of thousands of places along it", () => {
    const near = fc.tuple(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: 40, max: 56, noNaN: true }),
    );
    fc.assert(
      fc.property(near, fc.array(near, { minLength: 2, maxLength: 4 }), (from, line) => {
        for (let i = 1; i < line.length; i++) fc.pre(distanceBetween(line[i - 1], line[i]) > 1);
        const places = line.slice(1).flatMap((b, i) => along(line[i], b, 3000));
        const sampled = Math.min(...places.map((place) => haversine(from, place)));
        const found = distanceToLine(from, [line]);
        expect(found).toBeLessThanOrEqual(sampled + 1e-6);
        // the places lie less than half a kilometre apart
        expect(found).toBeGreaterThan(Math.sqrt(Math.max(0, sampled ** 2 - 0.5 ** 2)) - 0.01);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("are the same both ways, and from whichever end a line is drawn", () => {
    fc.assert(
      fc.property(point, point, point, (p, a, b) => {
        expect(distanceBetween(a, b)).toBeCloseTo(distanceBetween(b, a), 9);
        expect(distanceToLine(p, [[a, b]])).toBeCloseTo(distanceToLine(p, [[b, a]]), 6);
        // a line in pieces is as near as its nearest piece
        expect(
          distanceToLine(p, [
            [a, b],
            [b, p],
          ]),
        ).toBeCloseTo(0, 6);
        expect(distanceToLine(p, [[a, b]])).toBeLessThanOrEqual(
          Math.min(distanceBetween(p, a), distanceBetween(p, b)) + 1e-9,
        );
      }),
      { seed, numRuns: 500 },
    );
  });

  it("hold across the day line, at the poles, and for a line that is one point", () => {
    expect(
      distanceToLine(
        [180, 1],
        [
          [
            [179, 0],
            [-179, 0],
          ],
        ],
      ),
    ).toBeCloseTo(111.195, 2);
    expect(
      distanceToLine(
        [0, 90],
        [
          [
            [0, 89],
            [180, 89],
          ],
        ],
      ),
    ).toBeCloseTo(0, 6);
    expect(
      distanceToLine(
        [0, 0],
        [
          [
            [0, 1],
            [0, 1],
          ],
        ],
      ),
    ).toBeCloseTo(111.195, 2);
    expect(() => distanceToLine([0, 0], [])).toThrow("at least one position; got none");
  });
});
