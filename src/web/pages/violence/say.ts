// A verdict in one sentence in the reader's language, and numbers as a person says them aloud: whole messages, chosen by the verdict.
// In English it is the sentence of the reports (publication/words.ts), which a test holds together.
import type { TFunction } from "i18next";
import { type DayInterval, lengthOf } from "../../../ground/interval.js";
import type { ViolenceTest } from "../../../violence/test.js";
import type { Verdict } from "../../../violence/verdict.js";
import { perLocale } from "../../shell/per-locale.js";

/** What speaks: the messages of the page, and the locale for numbers and dates. */
export type Voice = { readonly t: TFunction<"violence">; readonly locale: string };

/** Says verdicts and numbers in one language. */
export type Saying = {
  /** The verdict in one sentence that can be said aloud. */
  sentence(verdict: Verdict): string;
  /** Who and what a test is about, as a sentence begins: `Violence between A and B`. */
  subject(test: Asked): string;
  /** The fall that a test asks for: `half`, `70 %`. */
  asked(reduction: number): string;
  /** A rate ratio where it stands alone: `about half`. */
  ratio(ratio: number): string;
  /** A rate ratio within a sentence: `about half of what was expected`. */
  rate(ratio: number): string;
  /** The ends of its interval: `between a twentieth and two thirds`. */
  range(low: number, high: number): string;
  count(n: number): string;
  percent(share: number): string;
};

/** As much of a test as says whom it is about. */
export type Asked = Pick<ViolenceTest, "scope" | "quantity">;

/** Makes a way of saying. */
export function createSaying({ t, locale }: Voice): Saying {
  const speaker: Speaker = { t, ...numbersOf(locale) };
  const words = wordsOf(speaker);
  return {
    ...words,
    subject: (test) => subjectOf(test, words, speaker),
    sentence: (verdict) => sentenceOf(verdict, words, speaker),
  };
}

const numbersOf = perLocale((locale) => ({
  fine: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  date: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
}));

type Speaker = Pick<Voice, "t"> & ReturnType<typeof numbersOf>;

const shares = [
  [0.05, "twentieth"],
  [0.1, "tenth"],
  [0.2, "fifth"],
  [0.25, "quarter"],
  [1 / 3, "third"],
  [0.4, "twoFifths"],
  [0.5, "half"],
  [0.6, "threeFifths"],
  [2 / 3, "twoThirds"],
  [0.75, "threeQuarters"],
  [0.8, "fourFifths"],
  [0.9, "nineTenths"],
] as const;

// below this a twentieth would be said too kindly
const tiny = 0.035;

type Words = Omit<Saying, "sentence" | "subject"> & {
  share(share: number): string;
  fall(fall: number): string;
  list(names: readonly string[]): string;
  when(window: DayInterval): string;
};

function wordsOf(voice: Speaker): Words {
  const { t, fine } = voice;
  const share = (of: number): string => t(`say.share.${shareKey(of)}`);
  const isShare = (of: number): boolean => of >= tiny && of < 0.93;
  const bare = (ratio: number): string => {
    if (isShare(ratio)) return share(ratio);
    const { key, n } = multiple(ratio);
    if (key === "none" || key === "lessThanTwentieth") return t(`say.share.${key}`);
    if (key === "huge" || key === "unknown") return t(`say.ratio.${key}`);
    return t(`say.bare.${key}`, { n: fine.format(n) });
  };
  const ratio = (of: number): string => {
    if (isShare(of)) return t("say.ratio.about", { share: share(of) });
    const { key, n } = multiple(of);
    if (key === "none" || key === "lessThanTwentieth") return t(`say.share.${key}`);
    return t(`say.ratio.${key}`, { n: fine.format(n) });
  };
  return {
    ...{ share, ratio },
    range(low, high) {
      const [one, other] = [bare(low), bare(high)];
      return one === other ? ratio(low) : t("say.range", { low: one, high: other });
    },
    rate(of) {
      if (isShare(of)) return t("say.rate.about", { share: share(of) });
      const { key, n } = multiple(of);
      return t(`say.rate.${key}`, { n: fine.format(n) });
    },
    fall(fall) {
      if (fall < 0.075) return t("say.fall.little");
      if (fall > 0.95) return t(fall >= 1 ? "say.fall.all" : "say.fall.almostAll");
      return t("say.fall.about", { share: share(fall) });
    },
    asked: (reduction) =>
      shares.some(([at]) => Math.abs(at - reduction) < 0.0015)
        ? share(reduction)
        : t("say.percent.exact", { n: fine.format(Math.round(reduction * 1000) / 10) }),
    count: (n) => countWords(n, voice),
    percent: (of) => percentWords(of, voice),
    list: (names) => listWords(names, voice),
    when: (window) => whenWords(window, voice),
  };
}

function shareKey(share: number): (typeof shares)[number][1] | "none" | "lessThanTwentieth" | "unknown" {
  if (!Number.isFinite(share) || share < 0) return "unknown";
  if (share === 0) return "none";
  if (share < tiny) return "lessThanTwentieth";
  // nearest on the logarithmic scale, for a twentieth and a tenth differ by as much as half and all
  const away = (at: number) => Math.abs(Math.log(share / at));
  return shares.reduce((best, one) => (away(one[0]) < away(best[0]) ? one : best))[1];
}

type Multiple = {
  readonly key: "none" | "lessThanTwentieth" | "same" | "more" | "double" | "times" | "huge" | "unknown";
  readonly n: number;
};

function multiple(ratio: number): Multiple {
  if (ratio === Number.POSITIVE_INFINITY) return { key: "huge", n: 0 };
  if (!Number.isFinite(ratio) || ratio < 0) return { key: "unknown", n: 0 };
  if (ratio < tiny) return { key: ratio === 0 ? "none" : "lessThanTwentieth", n: 0 };
  if (ratio <= 1.08) return { key: "same", n: 1 };
  if (ratio < 1.75) return { key: "more", n: Math.round((ratio - 1) * 10) * 10 };
  if (ratio < 2.25) return { key: "double", n: 2 };
  if (ratio < 9.5) return { key: "times", n: Math.round(ratio) };
  return ratio > 100 ? { key: "huge", n: 100 } : { key: "times", n: Math.round(ratio / 5) * 5 };
}

function countWords(n: number, { t, fine: number }: Speaker): string {
  if (n === Number.POSITIVE_INFINITY) return t("say.count.endless");
  if (!Number.isFinite(n)) return t("say.count.unknown");
  if (Math.abs(n) >= 9.95) return number.format(Math.round(n));
  return n > 0 && n < 0.05
    ? t("say.count.tiny", { n: number.format(0.1) })
    : number.format(Math.round(n * 10) / 10);
}

function percentWords(share: number, { t, whole: number }: Speaker): string {
  if (!Number.isFinite(share)) return t("say.percent.unknown");
  if (share > 0 && share < 0.005) return t("say.percent.below", { n: number.format(1) });
  if (share < 1 && share > 0.995) return t("say.percent.above", { n: number.format(99) });
  return t("say.percent.exact", { n: number.format(Math.round(share * 100)) });
}

function listWords(names: readonly string[], { t, whole }: Speaker): string {
  const between = t("say.list.between");
  const count = names.length - 6;
  if (names.length > 8)
    return t("say.list.others", {
      ...{ names: names.slice(0, 6).join(between), count },
      n: whole.format(count),
    });
  const last = names.at(-1);
  if (last === undefined || names.length < 2) return names.join("");
  return t("say.list.last", { names: names.slice(0, -1).join(between), last });
}

function whenWords(window: DayInterval, { t, date, whole }: Speaker): string {
  const at = (day: number) => new Date(day * 86_400_000);
  const count = lengthOf(window);
  // between two dates a word stands where a dash would be: it is to be said aloud
  const days =
    count === 1
      ? date.format(at(window.start))
      : date
          .formatRangeToParts(at(window.start), at(window.end - 1))
          .map(({ type, value }) => (type === "literal" && /[–—]/.test(value) ? t("say.to") : value))
          .join("");
  return t("say.when", { count, n: whole.format(count), days });
}

function sentenceOf(verdict: Verdict, words: Words, voice: Speaker): string {
  const { t } = voice;
  const { test, probability, exposure } = verdict;
  const subject = subjectOf(test, words, voice);
  const when = words.when(test.window);
  if (exposure === 0) return t("say.sentence.unseen", { subject, when });
  const said = {
    ...{ subject, counts: countsOf(verdict, words, voice), probability: words.percent(probability) },
    asked: words.asked(test.reduction),
  };
  const noRise = test.reduction === 0;
  switch (verdict.verdict) {
    case "met":
      return t(noRise ? "say.sentence.metNoRise" : "say.sentence.metFall", said);
    case "not-met":
      return t(noRise ? "say.sentence.notMetNoRise" : "say.sentence.notMetFall", said);
    case "cannot-tell": {
      const why = t(verdict.dates.turnsOnDates ? "say.why.dates" : "say.why.probability", said);
      const fall = words.fall(1 - verdict.ratio.median);
      const rate = words.rate(verdict.ratio.median);
      return t(`say.sentence.${direction(verdict)}.${noRise ? "noRise" : "asked"}`, {
        ...said,
        why,
        fall,
        rate,
      });
    }
  }
}

// the interval decides whether a fall or a rise is said outright; nine in ten, whether it is said at all
function direction({ ratio, posterior }: Verdict): "fell" | "probablyFell" | "rose" | "either" {
  if (ratio.high < 1) return "fell";
  const total = posterior.density.reduce((sum, d) => sum + d, 0);
  const fell = posterior.density.reduce((sum, d, i) => sum + (posterior.ratio[i] < 1 ? d : 0), 0) / total;
  if (fell >= 0.9) return "probablyFell";
  return ratio.low > 1 ? "rose" : "either";
}

function subjectOf({ scope, quantity }: Asked, words: Words, { t, whole }: Speaker): string {
  const { between, parties } = scope;
  const what = quantity === "events" ? "events" : "deaths";
  if (between?.length === 1) {
    const [{ one, other }] = between;
    return t(`say.subject.${what}.between`, { one: words.list(one), other: words.list(other) });
  }
  if (between !== undefined && between.length > 1)
    return t(`say.subject.${what}.pairs`, { n: whole.format(between.length) });
  if (parties === undefined) return t(`say.subject.${what}.all`);
  return t(`say.subject.${what}.involves`, { who: words.list(parties) });
}

function countsOf({ test, observed, expected, exposure }: Verdict, words: Words, { t }: Speaker): string {
  const what = test.quantity === "events" ? "events" : "deaths";
  return t(`${exposure < 1 ? "say.countsInPart" : "say.counts"}.${what}`, {
    ...{ when: words.when(test.window), count: observed, n: words.count(observed) },
    ...{ expected: words.count(expected), share: words.percent(exposure) },
  });
}
