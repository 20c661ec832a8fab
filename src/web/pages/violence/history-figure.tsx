// The history of a test: what was forecast for each stretch before it was seen, what was seen, and the window.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { historyChart } from "../../../publication/charts/history.js";
import type { ForecastBlock, Verdict } from "../../../violence/verdict.js";
import { Figure } from "../../show/figure.js";
import { useFormats } from "../../show/formats.js";
import type { Column } from "../../show/table.js";

/** The figure. */
export function HistoryFigure({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  // neither the fall that is asked for nor the certainty moves the band: then nothing is drawn again
  const { scope, quantity, dates, baseline, window } = verdict.test;
  const key = JSON.stringify([scope, quantity, dates, baseline, window, verdict.verdict, verdict.observed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all that is drawn
  const chart = useMemo(() => historyChart(verdict), [key]);
  const days = verdict.test.window.end - verdict.test.window.start;
  const unit = t(`unit.${verdict.test.quantity}`);
  const forecast = verdict.history.slice(0, -1).filter((block) => block.low !== null && block.exposure > 0);
  const inside = forecast.filter(isInside).length;
  const known = (value: number | null) => (value === null ? "–" : formats.number(value));
  const columns: readonly Column<ForecastBlock>[] = [
    { key: "days", heading: t("history.days"), cell: (block) => formats.interval(block.days) },
    {
      ...{ key: "observed", heading: t("figures.observed"), number: true },
      cell: (block) => (block.exposure === 0 ? t("history.notObserved") : formats.number(block.observed)),
      plain: (block) => (block.exposure === 0 ? undefined : block.observed),
    },
    {
      ...{ key: "expected", heading: t("figures.expected"), number: true },
      cell: (block) => known(block.mean),
      plain: (block) => block.mean ?? undefined,
    },
    {
      ...{ key: "low", heading: t("history.low"), number: true },
      cell: (block) => known(block.low),
      plain: (block) => block.low ?? undefined,
    },
    {
      ...{ key: "high", heading: t("history.high"), number: true },
      cell: (block) => known(block.high),
      plain: (block) => block.high ?? undefined,
    },
  ];
  return (
    <Figure
      title={t("history.title", { unit, days: formats.days(days) })}
      text={`${t("history.past", {
        count: forecast.length,
        n: formats.number(forecast.length),
        inside: formats.number(inside),
      })} ${t("history.window", {
        observed: formats.number(verdict.observed),
        expected: formats.number(Math.round(verdict.expected)),
        unit,
      })}`}
      chart={chart}
      table={{
        caption: t("history.title", { unit, days: formats.days(days) }),
        columns,
        rows: [...verdict.history].reverse(),
        keyOf: (block) => String(block.days.start),
      }}
      source={sourceLine(verdict)}
    />
  );
}

function isInside({ observed, low, high }: ForecastBlock): boolean {
  return low !== null && high !== null && observed >= low && observed <= high;
}

/** Whence the figures come, in one line. */
export function sourceLine({ sources, software, testHash }: Verdict): string {
  const from = sources.map(({ publisher, release, name }) =>
    [publisher === "" ? name : publisher, release].filter((part) => part !== "").join(", "),
  );
  return `${from.join("; ")} · ${software} · test ${testHash.slice(0, 12)}`;
}
