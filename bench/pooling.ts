// Will and ability: how well lines are judged alone, pooled by one normal, and pooled with room for strays; on simulated provinces.
import { type CountMixture, mixtureMean } from "../src/numbers/mixture.js";
import {
  type RandomStream,
  randomGamma,
  randomNegativeBinomial,
  randomNormal,
  stream,
} from "../src/numbers/random.js";
import {
  gridQuantiles,
  logRatioGrid,
  posteriorOnGrid,
  probabilityAtMost,
  ratioLogLikelihood,
} from "../src/violence/forecast/ratio.js";
import { answerOf } from "../src/violence/parts/breakdown.js";
import { defaultStrays, poolRatios, type Strays } from "../src/violence/parts/pooling.js";
import { defaultPrior } from "../src/violence/test.js";

const worlds = Number(process.argv[2] ?? 120);
const expectations = [0.5, 1, 2, 4, 8, 16];
const cases: Record<string, (i: number, random: RandomStream) => number> = {
  "all alike at 0.3": () => 0.3,
  "30 stopped (0.15), 4 went on (1)": (i) => (i < 30 ? 0.15 : 1),
  "scattered around 0.4 (sd 0.5)": (_, random) => 0.4 * Math.exp(0.5 * randomNormal(random)),
  "half stopped (0.1), half went on": (i) => (i % 2 === 0 ? 0.1 : 1),
};
const ways: Record<string, Strays | undefined> = {
  alone: undefined,
  "one normal": [{ share: 0, weight: 1 }],
  "normal with strays": defaultStrays,
};

for (const [name, ratioOf] of Object.entries(cases)) {
  console.log(name);
  const sums = new Map(Object.keys(ways).map((w) => [w, { error: 0, inside: 0, right: 0, wrong: 0, n: 0 }]));
  for (let world = 0; world < worlds; world++) {
    const random = stream(31, world);
    const lines = Array.from({ length: 34 }, (_, i) => {
      const ratio = ratioOf(i, random);
      const mean = expectations[(i * 7) % expectations.length];
      const forecast: CountMixture = {
        weight: Float64Array.of(1),
        mean: Float64Array.of(mean),
        phi: Float64Array.of(1.4),
        kappa: Float64Array.of(0.05),
      };
      const level = ratio * mixtureMean(forecast) * randomGamma(random, 1 / 0.05, 0.05);
      return {
        ratio,
        logLikelihood: ratioLogLikelihood(forecast, randomNegativeBinomial(random, level, 1.4 * level)),
      };
    });
    for (const [way, strays] of Object.entries(ways)) {
      const masses =
        strays === undefined
          ? lines.map((l) => posteriorOnGrid(l.logLikelihood, defaultPrior).mass)
          : poolRatios(logRatioGrid, lines, defaultPrior, strays).lines;
      const sum = sums.get(way);
      if (sum === undefined) continue;
      lines.forEach((line, i) => {
        const [low, median, high] = gridQuantiles(logRatioGrid, masses[i], [0.025, 0.5, 0.975]);
        const truth = Math.log(line.ratio);
        sum.error += (median - truth) ** 2;
        if (low <= truth && truth <= high) sum.inside++;
        const answer = answerOf(probabilityAtMost({ logRatio: logRatioGrid, mass: masses[i] }, 0.5), 0.9);
        if (answer === (line.ratio <= 0.5 ? "met" : "not-met")) sum.right++;
        if (answer === (line.ratio <= 0.5 ? "not-met" : "met")) sum.wrong++;
        sum.n++;
      });
    }
  }
  for (const [way, { error, inside, right, wrong, n }] of sums) {
    const share = (x: number) => `${((100 * x) / n).toFixed(1)} %`;
    console.log(
      `  ${way.padEnd(20)} error of ln ratio ${Math.sqrt(error / n).toFixed(3)}  95 % interval covers ${share(inside)}  right answer ${share(right)}  wrong ${share(wrong)}`,
    );
  }
}
