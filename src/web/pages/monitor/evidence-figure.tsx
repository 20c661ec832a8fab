// The evidence day by day against the line that decides, as a figure with its table.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { lengthOf } from "../../../ground/interval.js";
import { evidenceChart } from "../../../publication/charts/evidence-days.js";
import type { MonitoredDay } from "../../../violence/findings.js";
import { Figure } from "../../show/figure.js";
import { useFormats } from "../../show/formats.js";
import type { Column } from "../../show/table.js";
import type { MonitorAnswer } from "../../worker/answers/windows/monitor.js";
import { useEvidenceWords } from "./evidence-words.js";

/** The figure. */
export function EvidenceFigure({ answer }: { readonly answer: MonitorAnswer }): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const evidence = useEvidenceWords();
  const { test, monitoring, made } = answer;
  const chart = useMemo(() => evidenceChart(test, monitoring), [test, monitoring]);
  const last = monitoring.days.at(-1);
  const columns = useColumns(answer);
  if (last === undefined) return null;
  const missed = monitoring.days.filter(({ observed }) => observed === null).length;
  const line = formats.number(1 / monitoring.level);
  return (
    <Figure
      title={t("figure.title")}
      text={[
        t("figure.text", {
          day: formats.number(monitoring.days.length),
          length: formats.number(lengthOf(test.window)),
          met: evidence(last.evidenceMet),
          notMet: evidence(last.evidenceNotMet),
          line,
        }),
        ...(missed > 0 ? [t("standing.missed", { count: missed, n: formats.number(missed) })] : []),
      ].join(" ")}
      chart={chart}
      table={{
        caption: t("figure.table"),
        columns,
        rows: monitoring.days,
        keyOf: ({ day }) => String(day),
      }}
      source={sourceText(made)}
    >
      <Legend />
      <p className="line-words">
        <strong>{t("figure.lineTitle")}</strong>{" "}
        {t("figure.line", { line, level: formats.percent(monitoring.level) })}
      </p>
    </Figure>
  );
}

function useColumns({ test }: MonitorAnswer): readonly Column<MonitoredDay>[] {
  const { t } = useTranslation("monitor");
  const shell = useTranslation();
  const formats = useFormats();
  const evidence = useEvidenceWords();
  const number = true;
  return [
    { key: "day", heading: t("column.day"), cell: ({ day }) => formats.number(day - test.window.start + 1) },
    { key: "date", heading: t("column.date"), cell: ({ day }) => formats.day(day) },
    {
      ...{ key: "observed", heading: t("column.observed"), number },
      cell: ({ observed }) => (observed === null ? t("column.nobody") : formats.number(observed)),
      plain: ({ observed }) => observed ?? undefined,
    },
    {
      ...{ key: "so-far", heading: t("column.soFar"), number },
      cell: ({ observedSoFar }) => formats.number(observedSoFar),
      plain: ({ observedSoFar }) => observedSoFar,
    },
    {
      ...{ key: "expected", heading: t("column.expected"), number },
      cell: ({ expectedSoFar }) => formats.number(expectedSoFar),
      plain: ({ expectedSoFar }) => expectedSoFar,
    },
    {
      ...{ key: "met", heading: t("column.met"), number },
      cell: ({ evidenceMet }) => evidence(evidenceMet),
      plain: ({ evidenceMet }) => evidenceMet,
    },
    {
      ...{ key: "not-met", heading: t("column.notMet"), number },
      cell: ({ evidenceNotMet }) => evidence(evidenceNotMet),
      plain: ({ evidenceNotMet }) => evidenceNotMet,
    },
    { key: "answer", heading: t("column.answer"), cell: ({ answer }) => shell.t(`answer.${answer}`) },
  ];
}

// one line is whole and the other dashed, as in the chart: the colour alone tells nothing
function Legend(): ReactNode {
  const { t } = useTranslation("monitor");
  return (
    <ul className="evidence-legend">
      <li>
        <svg viewBox="0 0 34 20" aria-hidden="true">
          <path d="M1 10h32" stroke="var(--met)" strokeWidth="2.5" />
          <circle cx="17" cy="10" r="5" fill="var(--met)" />
        </svg>
        {t("figure.met")}
      </li>
      <li>
        <svg viewBox="0 0 34 20" aria-hidden="true">
          <path d="M1 10h32" stroke="var(--not-met)" strokeWidth="2.5" strokeDasharray="6 4" />
          <rect x="12.5" y="5.5" width="9" height="9" fill="var(--not-met)" />
        </svg>
        {t("figure.notMet")}
      </li>
    </ul>
  );
}

function sourceText({ sources, software, testHash }: MonitorAnswer["made"]): string {
  const from = sources.map(({ publisher, release, name }) =>
    [publisher === "" ? name : publisher, release].filter((part) => part !== "").join(", "),
  );
  return `${from.join("; ")} · ${software} · test ${testHash.slice(0, 12)}`;
}
