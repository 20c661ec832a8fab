// What is said of a place and of what is brushed, in whole sentences.
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { notPlaced } from "../../../../cube/build.js";
import type { DayInterval } from "../../../../ground/interval.js";
import type { Part, Verdict } from "../../../../violence/verdict.js";
import { type Formats, useFormats } from "../../../show/formats.js";
import type { Saying } from "../say.js";
import { useSaying } from "../use-saying.js";
import type { PlaceRow } from "./brushing.js";

/** The sentences. */
export type Sayings = {
  /** The name of a place as it is shown. */
  nameOf(place: string): string;
  /** Names of places in a row; of many, the first and how many more. */
  names(places: readonly string[]): string;
  /** Which places met it and which did not, each in a sentence. */
  answers(rows: readonly PlaceRow[]): readonly string[];
  /** A ratio with its interval, in figures. */
  figures(row: PlaceRow): string;
  /** A ratio with its interval, in words where the language has them. */
  interval(part: Part): string;
  /** What was seen in the window of the test, and what was to be expected. */
  inWindow(part: Part): string;
  /** What was counted on the brushed days. */
  onBrushed(row: PlaceRow): string;
  /** A place in one breath. */
  place(row: PlaceRow): string;
  /** All that is brushed and chosen. */
  brushed(rows: readonly PlaceRow[], picked: readonly string[]): string;
};

/** How many names stand in a row before the rest is counted. */
const mostNames = 8;

/** The sentences on a verdict and some brushed days. What brushing does not touch is said once, and kept. */
export function useSayings({ test }: Verdict, { start, end }: DayInterval): Sayings {
  const { t } = useTranslation("violence-places");
  const formats = useFormats();
  const saying = useSaying();
  const { quantity } = test;
  const lasting = useMemo(() => lastingOf({ t, formats, saying, quantity }), [t, formats, saying, quantity]);
  return useMemo(() => {
    const { counted } = lasting;
    const onBrushed = ({ counted: count, seen }: PlaceRow) => {
      if (seen === 0) return t("onBrushed.unseen");
      const told = t("onBrushed.counted", { counted: counted(count) });
      const missed = end - start - seen;
      if (missed === 0) return told;
      const days = formats.days(end - start);
      return `${told} ${t("onBrushed.missed", { count: missed, n: formats.number(missed), days })}`;
    };
    return {
      ...lasting,
      onBrushed,
      place: (row) => `${lasting.head(row)} ${onBrushed(row)}`,
      brushed: (rows, picked) => {
        const chosen = rows.filter(({ place }) => picked.length === 0 || picked.includes(place));
        const sum = chosen.reduce((all, one) => all + one.counted, 0);
        const words = {
          days: formats.interval({ start, end }),
          length: formats.days(end - start),
          counted: counted(Math.round(sum * 100) / 100),
          count: chosen.length,
          n: formats.number(chosen.length),
        };
        return picked.length === 0 ? t("brushed.all", words) : t("brushed.picked", words);
      },
    };
  }, [t, formats, lasting, start, end]);
}

type Words = {
  readonly t: TFunction<"violence-places">;
  readonly formats: Formats;
  readonly saying: Saying;
  readonly quantity: Verdict["test"]["quantity"];
};

function lastingOf({ t, formats, saying, quantity }: Words) {
  const counted = (count: number) => t(`counted.${quantity}`, { count, n: formats.number(count) });
  const nameOf = (place: string) => (place === notPlaced ? t("notPlaced") : place);
  const names = (places: readonly string[]) => {
    const first = places.slice(0, places.length > mostNames + 1 ? mostNames : places.length).map(nameOf);
    const more = places.length - first.length;
    if (more === 0) return formats.list(first);
    return t("namesAndMore", { names: first.join(t("comma")), count: more, n: formats.number(more) });
  };
  const interval = ({ ratio }: Part) =>
    t("interval", { rate: saying.rate(ratio.median), range: saying.range(ratio.low, ratio.high) });
  const judged = kept((part) => {
    const answer = t(`shell:answer.${part.answer}`);
    return t("option.judged", { place: nameOf(part.name), answer, interval: interval(part) });
  });
  const figures = kept((part) => t("figures", ratioFigures(part.ratio, formats.ratio)));
  return {
    ...{ counted, nameOf, names, interval },
    answers: (rows: readonly PlaceRow[]) =>
      (["not-met", "met"] as const).flatMap((answer) => {
        const found = rows.filter(({ part }) => part?.answer === answer);
        // where most was expected, first
        found.sort((a, b) => (b.part?.expected ?? 0) - (a.part?.expected ?? 0));
        const places = found.map(({ place }) => place);
        return places.length === 0 ? [] : [t(`map.${answer}`, { names: names(places) })];
      }),
    head: ({ place, part }: PlaceRow) =>
      part === undefined ? t("option.none", { place: nameOf(place) }) : judged(part),
    figures: ({ part }: PlaceRow) => (part === undefined ? "–" : figures(part)),
    inWindow: ({ observed, expected }: Part) =>
      t("inWindow", { observed: counted(observed), expected: formats.number(expected) }),
  };
}

// what was said of a verdict once need not be said anew with every move of the hand
function kept(say: (part: Part) => string): (part: Part) => string {
  const said = new WeakMap<Part, string>();
  return (part) => {
    const before = said.get(part) ?? say(part);
    said.set(part, before);
    return before;
  };
}

function ratioFigures({ median, low, high }: Part["ratio"], say: (value: number) => string) {
  return { ratio: say(median), low: say(low), high: say(high) };
}
