// How far it fell, and how sure that is: what is believed of the ratio after the count was seen.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { posteriorChart } from "../../../../publication/charts/posterior.js";
import type { Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { sourceLine } from "../history-figure.js";
import { useSaying } from "../use-saying.js";

/** The figure. */
export function RatioFigure({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const saying = useSaying();
  const chart = useMemo(() => posteriorChart(verdict), [verdict]);
  const { ratio, probability, test } = verdict;
  const asked = formats.ratio(1 - test.reduction);
  const title = t("ratio.title");
  const rows = [
    { name: t("ratio.atMost", { asked }), chance: probability },
    { name: t("ratio.above", { asked }), chance: 1 - probability },
    {
      name: t("ratio.between", { low: formats.ratio(ratio.low), high: formats.ratio(ratio.high) }),
      chance: 0.95,
    },
  ];
  return (
    <Figure
      title={title}
      text={t("ratio.text", {
        ...{ rate: saying.rate(ratio.median), range: saying.range(ratio.low, ratio.high) },
        ...{ probability: formats.percent(probability), certainty: formats.percent(test.certainty) },
        less: formats.percent(1 - test.certainty),
      })}
      chart={chart}
      table={{
        caption: title,
        rows,
        keyOf: ({ name }) => name,
        columns: [
          { key: "name", heading: t("ratio.rate"), cell: ({ name }) => name },
          {
            ...{ key: "chance", heading: t("ratio.chance"), number: true },
            cell: ({ chance }) => formats.percent(chance),
            plain: ({ chance }) => chance,
          },
        ],
      }}
      source={sourceLine(verdict)}
    />
  );
}
