// Numbers as words: at the edges, and never kinder or surer than they are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysFrom } from "../../src/ground/interval.js";
import {
  digits,
  percent,
  sayCount,
  sayCounted,
  sayDays,
  sayFall,
  sayInterval,
  sayList,
  sayProbability,
  sayRange,
  sayRatio,
  sayScope,
  sayShare,
  sayTimes,
  verdictSentence,
} from "../../src/publication/words.js";
import { firstDay } from "../violence/cubes.js";
import { variants } from "./fixture.js";

const unknown = [Number.NaN, undefined, null] as const;

describe("percent", () => {
  it("is never rounded to certainty", () => {
    expect([0, 1e-9, 0.0049, 0.005, 0.5, 0.995, 0.99501, 1].map(percent)).toEqual([
      "0 %",
      "<1 %",
      "<1 %",
      "1 %",
      "50 %",
      "100 %",
      ">99 %",
      "100 %",
    ]);
  });
});

describe("words for numbers", () => {
  it("say that a number is not known, and never print NaN", () => {
    for (const say of [percent, sayCount, sayShare, sayRatio, sayProbability, sayDays, digits])
      for (const n of [...unknown, Number.POSITIVE_INFINITY]) {
        expect(say(n), `${say.name}(${n})`).not.toMatch(/NaN|Infinity|undefined|null/);
        expect(say(n).length).toBeGreaterThan(0);
      }
  });

  it("say nothing as nothing, something tiny as something, and a huge count in full", () => {
    expect(sayCount(0)).toBe("0");
    expect(sayCount(0.001)).toBe("<0.1");
    expect(sayCount(9.96)).toBe("10");
    expect(sayCount(12_345_678)).toBe("12,345,678");
    expect(sayCounted(1, "events")).toBe("1 event");
    expect(sayTimes(0)).toBe("never");
    expect(sayTimes(3)).toBe("3 times");
    expect(sayDays(1)).toBe("1 day");
  });

  it("say a ratio as a person would", () => {
    expect([0.001, 0.1, 0.5, 0.66, 1, 1.2, 2, 4.1, 33, 1e6].map(sayRatio)).toEqual([
      "less than a twentieth",
      "about a tenth",
      "about half",
      "about two thirds",
      "about the same",
      "about 20 % more",
      "about double",
      "about 4 times",
      "about 35 times",
      "more than a hundred times",
    ]);
    expect(sayRange(0.25, 2)).toBe("between a quarter and double");
    expect(digits(0.001)).toBe("<0.01");
  });

  it("never call a rise a fall, nor a fall a rise", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (ratio) => {
        const said = sayRatio(ratio);
        const up = /more|double|times/.test(said.replace("more than a hundred times", "times"));
        return ratio < 0.93 ? !up : ratio > 1.08 ? up : said === "about the same";
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("say a probability in tens, and near the ends in hundredths", () => {
    expect([0, 0.03, 0.5, 0.9, 0.95, 0.999].map(sayProbability)).toEqual([
      "almost impossible",
      "about 3 in 100",
      "about even",
      "about 9 in 10",
      "about 95 in 100",
      "almost certain",
    ]);
  });

  it("never round a requirement to another one", () => {
    expect(sayFall(0.5)).toBe("fell by at least half");
    expect(sayFall(0.3)).toBe("fell by at least 30 %");
    expect(sayFall(0.125)).toBe("fell by at least 12.5 %");
    expect(sayFall(0)).toBe("did not rise");
  });

  it("say days and names without repeating themselves", () => {
    expect(sayInterval(daysFrom(firstDay, 7))).toBe("1 to 7 January 2019");
    expect(sayInterval(daysFrom(firstDay, 40))).toBe("1 January to 9 February 2019");
    expect(sayInterval(daysFrom(firstDay, 366))).toBe("1 January 2019 to 1 January 2020");
    expect(sayInterval(daysFrom(firstDay, 1))).toBe("1 January 2019");
    expect(sayList([])).toBe("");
    expect(sayList(["A", "B", "C"])).toBe("A, B and C");
    expect(sayScope({ scope: {}, quantity: "deaths" })).toBe("deadly violence");
  });
});

describe("the sentence of a verdict", () => {
  it("says what was asked, what was seen, and how sure that is", () => {
    const met = variants.met();
    expect(verdictSentence(met)).toMatch(
      /^Violence between army and rebels fell by at least half, as was asked: in the 7 days from .* there were 21 events where about \d+ were to be expected; the probability is/,
    );
    expect(verdictSentence(variants["not-met"]())).toContain("did not fall by half, as was asked");
    expect(verdictSentence(variants["cannot-tell"]())).toContain("can't be told: the probability is");
  });

  it("says that nobody looked, and that dates decide, where that is so", () => {
    expect(verdictSentence(variants.unobserved())).toContain("nobody looked");
    expect(verdictSentence(variants["vague-dates"]())).toContain("dates are uncertain");
  });

  it("asks for no rise where no fall was asked for", () => {
    const met = variants.met();
    const noRise = { ...met, test: { ...met.test, reduction: 0 } };
    expect(verdictSentence(noRise)).toContain("did not rise, as was asked");
    expect(verdictSentence({ ...noRise, verdict: "not-met" })).toContain("rose, though no rise was asked");
  });
});
