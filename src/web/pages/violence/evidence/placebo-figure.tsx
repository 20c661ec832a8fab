// Placebo windows: the same test on the past, when nothing had been agreed. How often would it have said "met"?
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { calibrationOf, pastChart, pastWindows } from "../../../../publication/charts/past-windows.js";
import type { Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { sourceLine } from "../history-figure.js";

/** So few windows say little. */
const few = 20;

/** The figure; where there is no window of the past, a sentence. */
export function PlaceboFigure({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const chart = useMemo(() => pastChart(verdict), [verdict]);
  const { windows, met, notMet, cannotTell, share, shareHigh } = verdict.placebo;
  if (share === null || shareHigh === null) return <p>{t("placebo.none")}</p>;
  const { within } = calibrationOf(verdict);
  const title = t("placebo.title");
  const text = [
    t("placebo.counts", {
      ...{ count: windows, n: formats.number(windows), met: formats.number(met) },
      ...{ notMet: formats.number(notMet), cannotTell: formats.number(cannotTell) },
    }),
    t("placebo.share", { share: formats.percent(share), most: formats.percent(shareHigh) }),
    ...(windows < few ? [t("placebo.few")] : []),
    t("placebo.within", { within: formats.number(within), n: formats.number(windows) }),
  ].join(" ");
  const known = (value: number | null) => (value === null ? "–" : formats.number(value));
  return (
    <Figure
      {...{ title, text, chart }}
      table={{
        caption: title,
        rows: [...pastWindows(verdict)].reverse(),
        keyOf: ({ days }) => String(days.start),
        columns: [
          { key: "days", heading: t("history.days"), cell: ({ days }) => formats.interval(days) },
          {
            ...{ key: "observed", heading: t("figures.observed"), number: true },
            cell: ({ observed }) => formats.number(observed),
            plain: ({ observed }) => observed,
          },
          { key: "mean", heading: t("figures.expected"), number: true, cell: ({ mean }) => known(mean) },
          { key: "low", heading: t("history.low"), number: true, cell: ({ low }) => known(low) },
          { key: "high", heading: t("history.high"), number: true, cell: ({ high }) => known(high) },
        ],
      }}
      source={sourceLine(verdict)}
    />
  );
}
