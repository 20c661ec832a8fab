// A gain in words: its answer, and the sentence that a mediator would say of it.
import type { TFunction } from "i18next";
import type { Answer } from "../../../violence/verdict.js";
import { perLocale } from "../../shell/per-locale.js";
import type { Formats } from "../../show/formats.js";
import type { FloorOnDay, Gain } from "../../worker/answers/gains/gains.js";

/** What can be said of a gain: the word of its worst floor, or that it has none. */
export type GainWord = FloorOnDay["truth"] | "none";

const order: readonly GainWord[] = ["not-met", "conflict", "disputed", "undetermined", "met"];

/** The word of a gain. Of several floors the worst counts. */
export function wordOf({ floors }: Gain): GainWord {
  return order.find((word) => floors.some(({ truth }) => truth === word)) ?? "none";
}

/** The badge of a word. */
export function badgeOf(word: GainWord): Answer {
  return word === "met" || word === "not-met" ? word : "cannot-tell";
}

/** A figure with as many digits as it bears. */
export function digits(value: number, locale: string): string {
  const fractionDigits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  const { upTo, exactly } = numbersOf(locale);
  return (Number.isInteger(value) ? upTo : exactly)[fractionDigits].format(value);
}

const numbersOf = perLocale((locale) => {
  const [upTo, exactly] = [0, 1].map((filled) =>
    [0, 1, 2].map(
      (digits) =>
        new Intl.NumberFormat(locale, {
          ...{ maximumFractionDigits: digits, minimumFractionDigits: filled * digits },
        }),
    ),
  );
  return { upTo, exactly };
});

/** How a gain is said: the messages, dates, and digits of figures. */
export type Saying = {
  readonly t: TFunction<"gains">;
  readonly formats: Formats;
  readonly number: (value: number) => string;
};

/** What is said of one floor, in one sentence. */
export function sentenceOf(gain: Gain, floor: FloorOnDay, { t, formats, number }: Saying): string {
  const { declaration, after, before } = gain;
  const { judged, truth, level } = floor;
  const { unit, better } = declaration;
  const said = {
    unit,
    level: level === undefined ? "" : number(level),
    value: judged.latest === undefined ? "" : number(judged.latest.value),
    year: formats.year(judged.latest?.year ?? after?.year ?? before?.year ?? floor.terms.year),
    expected: judged.expected === undefined ? "" : formats.day(judged.expected),
  };
  if (truth === "disputed" || truth === "conflict") return t("say.disputed");
  if (truth === "met" || truth === "not-met") return t(`say.${truth}_${better}`, said);
  if (judged.doubt === undefined) return t("say.disputed");
  if (judged.doubt !== "figure-missing") return t(`say.${judged.doubt}`, said);
  const newest = after ?? before;
  if (newest === undefined) return t("say.figure-missing_none");
  const worse = level !== undefined && (better === "higher" ? newest.value < level : newest.value > level);
  return t(worse ? "say.figure-missing_worse" : "say.figure-missing", {
    ...{ unit, level: said.level },
    ...{ year: formats.year(newest.year), value: number(newest.value) },
  });
}
