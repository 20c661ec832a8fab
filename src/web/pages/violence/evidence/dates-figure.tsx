// Dating: the same test under each way of counting records that are known only to a stretch of days.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { intervalsChart } from "../../../../publication/charts/intervals.js";
import type { Judgement, Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { sourceLine } from "../history-figure.js";

const ways = ["registered", "certain", "spread", "possible"] as const;

type Row = Judgement & { readonly way: (typeof ways)[number] };

/** The figure. */
export function DatesFigure({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation(["violence", "shell"]);
  const formats = useFormats();
  const { dates, test } = verdict;
  const rows = ways.map((way): Row => ({ way, ...dates[way] }));
  const same = rows.every(({ observed }) => observed === dates.registered.observed);
  const title = t("dates.title");
  const text = [
    t("dates.counted", { rule: t(`dates.rule.${test.dates.rule}`), days: formats.days(test.dates.longest) }),
    t(dates.turnsOnDates ? "dates.turns" : same ? "dates.same" : "dates.holds"),
  ].join(" ");
  const chart = useMemo(
    () =>
      intervalsChart({
        ...{ id: "dates-chart", title, description: text, required: 1 - test.reduction },
        noteTitle: test.quantity === "events" ? "events" : "deaths",
        rows: ways.map((way) => ({
          ...{ name: way === "registered" ? "as registered" : way, ...dates[way].ratio },
          ...{ answer: dates[way].answer, note: formats.number(dates[way].observed) },
        })),
      }),
    [dates, test, title, text, formats],
  );
  return (
    <Figure
      {...{ title, text, chart }}
      table={{
        caption: title,
        rows,
        keyOf: ({ way }) => way,
        columns: [
          { key: "way", heading: t("dates.way"), cell: ({ way }) => t(`dates.ways.${way}`) },
          {
            ...{ key: "observed", heading: t("figures.observed"), number: true },
            cell: ({ observed }) => formats.number(observed),
            plain: ({ observed }) => observed,
          },
          {
            ...{ key: "ratio", heading: t("figures.ratio"), number: true },
            cell: ({ ratio }) => formats.ratio(ratio.median),
            plain: ({ ratio }) => ratio.median,
          },
          {
            ...{ key: "probability", heading: t("figures.probability"), number: true },
            cell: ({ probability }) => formats.percent(probability),
            plain: ({ probability }) => probability,
          },
          { key: "answer", heading: t("parts.answer"), cell: ({ answer }) => t(`shell:answer.${answer}`) },
        ],
      }}
      source={sourceLine(verdict)}
    />
  );
}
