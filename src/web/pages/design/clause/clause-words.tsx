// The proposed test as a clause in plain words, which the parties can read to each other.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { lengthOf } from "../../../../ground/interval.js";
import { useFormats } from "../../../show/formats.js";
import type { DraftTest } from "../../../worker/answers/windows/design.js";
import { sidesOf } from "../draft.js";

/** The clause. */
export function ClauseWords({ draft }: { readonly draft: DraftTest }): ReactNode {
  return (
    <blockquote className="clause">
      {useClauseSentences(draft).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </blockquote>
  );
}

function useClauseSentences(draft: DraftTest): readonly string[] {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const { list } = formats;
  const { scope, window, baseline, reduction, certainty, quantity } = draft;
  const { kinds, places, exceptParties = [], exceptPlaces = [] } = scope;
  const terms = {
    days: formats.days(lengthOf(window)),
    window: formats.interval(window),
    baseline: lengthOf(baseline) === 0 ? "–" : formats.interval(baseline),
    fall: formats.percent(reduction),
  };
  const sides = sidesOf(scope) ?? { one: [], other: [] };
  const who =
    sidesOf(scope) === undefined
      ? "several"
      : sides.one.length === 0
        ? "anybody"
        : sides.other.length === 0
          ? "involved"
          : "between";
  return [
    t(`clause.${reduction === 0 ? "rise" : "fall"}.${who}`, {
      ...terms,
      one: list(sides.one),
      other: list(sides.other),
      n: formats.number(scope.between?.length ?? 0),
    }),
    t(`clause.count.${quantity}`),
    ...(kinds === undefined ? [] : [t("clause.kinds", { kinds: list(kinds) })]),
    ...(places === undefined ? [] : [t("clause.places", { places: list(places) })]),
    ...(exceptParties.length === 0 ? [] : [t("clause.exceptParties", { parties: list(exceptParties) })]),
    ...(exceptPlaces.length === 0 ? [] : [t("clause.exceptPlaces", { places: list(exceptPlaces) })]),
    t("clause.certainty", { sure: formats.percent(certainty), unsure: formats.percent(1 - certainty) }),
  ];
}
