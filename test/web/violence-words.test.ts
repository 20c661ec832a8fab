// The sentence of a verdict from the messages of the page is, in English, the sentence of the reports, over a grid of verdicts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { type Day, dayOf } from "../../src/ground/day.js";
import { partyId } from "../../src/ground/names.js";
import {
  percent,
  sayCount,
  sayRange,
  sayRate,
  sayRatio,
  verdictSentence,
} from "../../src/publication/words.js";
import type { Answer, Verdict } from "../../src/violence/verdict.js";
import { createSaying, type Saying } from "../../src/web/pages/violence/say.js";
import { coreOf, root } from "./asking.js";

let english: Saying;

beforeAll(async () => {
  const file = join(root, "src/web/messages/en/violence.json");
  const violence: object = JSON.parse(readFileSync(file, "utf8"));
  const instance = i18next.createInstance();
  const interpolation = { escapeValue: false };
  await instance.init({ lng: "en", resources: { en: { violence } }, ns: ["violence"], interpolation });
  const t = instance.getFixedT("en", "violence") as TFunction<"violence">;
  english = createSaying({ t, locale: "en-GB" });
});

const day = (year: number, month: number, dayOfMonth: number): Day => {
  const made = dayOf(year, month, dayOfMonth);
  if (made === undefined) throw new Error(`${year} ${month} ${dayOfMonth}`);
  return made;
};

const [a, b, c] = ["government", "insurgents", "others"].map(partyId);
const scopes: readonly Verdict["test"]["scope"][] = [
  {},
  { parties: [a, b, c] },
  { between: [{ one: [a], other: [b, c] }] },
  {
    between: [
      { one: [a], other: [b] },
      { one: [a], other: [c] },
    ],
  },
  { parties: "ABCDEFGHIJ".split("").map(partyId) },
];
const windows = [
  { start: day(2016, 2, 27), end: day(2016, 3, 5) },
  { start: day(2016, 3, 1), end: day(2016, 3, 2) },
  { start: day(2015, 12, 28), end: day(2016, 1, 11) },
  { start: day(2016, 5, 2), end: day(2016, 5, 9) },
];

describe("the words of the page Violence", () => {
  it("say the verdict in English as the reports do", async () => {
    const core = coreOf("syria-2016");
    await core.open();
    const answered = await core.ask("assess", { test: "cessation" });
    core.close();
    if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
    const real = answered.value.verdict;
    expect(english.sentence(real)).toBe(verdictSentence(real));
    let compared = 0;
    for (const verdict of grid(real)) {
      expect(english.sentence(verdict)).toBe(verdictSentence(verdict));
      compared++;
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it("say numbers as the reports do", () => {
    const ratios = [
      0, 0.01, 0.04, 0.07, 0.22, 0.51, 0.64, 0.92, 0.95, 1, 1.05, 1.3, 1.72, 2, 2.6, 9.4, 22, 101,
    ];
    for (const ratio of [...ratios, Number.POSITIVE_INFINITY]) {
      expect(english.ratio(ratio)).toBe(sayRatio(ratio));
      expect(english.rate(ratio)).toBe(sayRate(ratio));
      for (const high of ratios) expect(english.range(ratio, high)).toBe(sayRange(ratio, high));
    }
    for (const n of [0, 0.01, 0.26, 7.25, 9.94, 9.96, 40, 1234567.8])
      expect(english.count(n)).toBe(sayCount(n));
    for (const share of [0, 0.0001, 0.372, 0.999, 1, Number.NaN])
      expect(english.percent(share)).toBe(percent(share));
  });
});

// where the interval lies above 1, so does what is believed
function believed({ low, high }: Verdict["ratio"], real: Verdict): Verdict["posterior"] {
  if (low > 1) return { ratio: [0.9, 2], density: [0.01, 1] };
  return high > 1.2 ? { ratio: [0.5, 1.5], density: [0.6, 0.4] } : real.posterior;
}

function* grid(real: Verdict): Generator<Verdict> {
  const ratios = [
    { low: 0.1, median: 0.2, high: 0.6 },
    { low: 0.4, median: 0.97, high: 0.99 },
    { low: 0.001, median: 0.01, high: 0.05 },
    { low: 0.3, median: 0.8, high: 1.4 },
    { low: 1.02, median: 1.06, high: 1.1 },
    { low: 1.2, median: 1.5, high: 2.6 },
    { low: 3, median: 40, high: 200 },
  ];
  const answers: readonly Answer[] = ["met", "not-met", "cannot-tell"];
  let turn = 0;
  for (const scope of scopes)
    for (const verdict of answers)
      for (const reduction of [0, 0.5, 0.123, 0.7])
        for (const ratio of ratios)
          for (const exposure of [0, 0.61, 1])
            for (const observed of [0, 1, 1234]) {
              turn++;
              const window = windows[turn % windows.length];
              const quantity = turn % 3 === 0 ? "deaths-high" : "events";
              yield {
                ...{
                  ...real,
                  posterior: believed(ratio, real),
                  ratio,
                  exposure,
                  observed,
                  verdict,
                  expected: turn % 7 === 0 ? 0.03 : turn / 9,
                },
                test: { ...real.test, scope, window, quantity, reduction },
                probability: turn % 5 === 0 ? 0.001 : (turn % 100) / 100,
                dates: { ...real.dates, turnsOnDates: turn % 4 === 0 },
              };
            }
}
