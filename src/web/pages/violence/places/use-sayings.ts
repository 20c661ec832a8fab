// What is said of a place and of what is brushed, in whole sentences.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { notPlaced } from "../../../../cube/build.js";
import type { DayInterval } from "../../../../ground/interval.js";
import { sayRange, sayRatio } from "../../../../publication/words.js";
import type { Part, Verdict } from "../../../../violence/verdict.js";
import { useFormats } from "../../../show/formats.js";
import type { PlaceRow } from "./brushing.js";

/** The sentences. */
export type Sayings = {
  /** The name of a place as it is shown. */
  nameOf(place: string): string;
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

/** The sentences on a verdict and some brushed days. */
export function useSayings({ test }: Verdict, { start, end }: DayInterval): Sayings {
  const { t, i18n } = useTranslation("violence-places");
  const formats = useFormats();
  return useMemo(() => {
    const { quantity } = test;
    const counted = (count: number) => t(`counted.${quantity}`, { count, n: formats.number(count) });
    const english = i18n.language === "en";
    const nameOf = (place: string) => (place === notPlaced ? t("notPlaced") : place);
    const interval = ({ ratio }: Part) =>
      english
        ? t("interval.words", { ratio: sayRatio(ratio.median), range: sayRange(ratio.low, ratio.high) })
        : t("interval.figures", ratioFigures(ratio, formats.ratio));
    const onBrushed = ({ counted: count, seen }: PlaceRow) => {
      if (seen === 0) return t("onBrushed.unseen");
      const told = t("onBrushed.counted", { counted: counted(count) });
      const missed = end - start - seen;
      return missed === 0
        ? told
        : `${told} ${t("onBrushed.missed", { count: missed, n: formats.number(missed), days: formats.days(end - start) })}`;
    };
    return {
      nameOf,
      interval,
      onBrushed,
      figures: ({ part }) =>
        part === undefined ? "–" : t("figures", ratioFigures(part.ratio, formats.ratio)),
      inWindow: ({ observed, expected }) =>
        t("inWindow", { observed: counted(observed), expected: formats.number(expected) }),
      place: (row) => {
        const { place, part } = row;
        const head =
          part === undefined
            ? t("option.none", { place: nameOf(place) })
            : t("option.judged", {
                place: nameOf(place),
                answer: t(`shell:answer.${part.answer}`),
                interval: interval(part),
              });
        return `${head} ${onBrushed(row)}`;
      },
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
  }, [t, i18n, formats, test, start, end]);
}

function ratioFigures({ median, low, high }: Part["ratio"], say: (value: number) => string) {
  return { ratio: say(median), low: say(low), high: say(high) };
}
