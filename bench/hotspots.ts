// How long a scan for hot spots takes. Run: npx tsx bench/hotspots.ts
import type { Day } from "../src/ground/day.js";
import { daysFrom } from "../src/ground/interval.js";
import { placeId } from "../src/ground/names.js";
import { randomNormal, stream } from "../src/numbers/random.js";
import { drawReplica, type ScanInput, scanHotSpots } from "../src/violence/scan.js";
import { neighboursByDistance } from "../src/violence/scan-shapes.js";

const places = 34;
const days = 28;
const replicas = 999;

const random = stream(2020, 0);
const centroids = Array.from({ length: places }, () => ({
  longitude: 61 + 13 * random.uniform(),
  latitude: 30 + 8 * random.uniform(),
}));
// forecasts of three components each, as a mixture of models gives them
const input: ScanInput = {
  window: daysFrom(18_000 as Day, days),
  places: centroids.map((_, i) => placeId(`place ${String(i).padStart(2, "0")}`)),
  observed: new Float64Array(places * days),
  expected: centroids.map(() => {
    const mean = days * 0.3 * Math.exp(randomNormal(random));
    return {
      weight: Float64Array.of(0.5, 0.3, 0.2),
      mean: Float64Array.of(mean, 0.8 * mean, 1.3 * mean),
      phi: Float64Array.of(1, 1.5, 3),
      kappa: Float64Array.of(0.05, 0.1, 0.3),
    };
  }),
  dailyShare: new Float64Array(places * days).fill(1 / days),
  exposure: new Float64Array(places * days).fill(1),
  neighbours: neighboursByDistance(centroids, 10),
};
drawReplica(input, 1, stream(5, 0), input.observed);

console.log(`${places} places × ${days} days × ${replicas} replicas, neighbourhoods of 10, median of 7`);
for (const against of ["expected", "required"] as const)
  for (const stretches of ["to-end", "any"] as const) {
    const seconds = Array.from({ length: 7 }, () => {
      const start = performance.now();
      scanHotSpots(input, { seed: 1, replicas, against, reduction: 0.5, stretches });
      return (performance.now() - start) / 1000;
    }).sort((a, b) => a - b);
    console.log(`against ${against}, stretches ${stretches}: ${seconds[3].toFixed(3)} s`);
  }
