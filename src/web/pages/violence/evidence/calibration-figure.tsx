// Calibration: all windows of the past in all places, forecast before they were seen. Were the forecasts honest?
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { pitChart } from "../../../../publication/charts/pit.js";
import type { Calibration } from "../../../../violence/findings.js";
import type { Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { CancelledWork, Fault, Problems, Working } from "../../../show/states.js";
import { useAnswer } from "../../../show/use-answer.js";
import type { AskedTest } from "../../../worker/answers/changed-test.js";
import { sourceLine } from "../history-figure.js";

type Parts = { readonly verdict: Verdict; readonly asked: AskedTest };

/** The figure, once the core has been through the past; it tells how far it is, and can be given up. */
export function CalibrationFigure({ verdict, asked }: Parts): ReactNode {
  const { t } = useTranslation("violence");
  const answer = useAnswer("calibrate", asked);
  const { state, value, problems, message, done, total, cancel, again } = answer;
  switch (state) {
    case "idle":
    case "busy":
      return <Working text={t("calibration.working")} done={done ?? 0} total={total ?? 1} cancel={cancel} />;
    case "cancelled":
      return <CancelledWork again={again} />;
    case "problems":
      if (problems?.some(({ code }) => code === "history-short") === true)
        return <p>{t("calibration.none")}</p>;
      return <Problems problems={problems ?? []} again={again} />;
    case "fault":
      return <Fault message={message ?? ""} />;
    case "answered":
      return value === undefined ? null : <Answered verdict={verdict} calibration={value.calibration} />;
  }
}

type AnsweredParts = { readonly verdict: Verdict; readonly calibration: Calibration };

function Answered({ verdict, calibration }: AnsweredParts): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const chart = useMemo(() => pitChart(calibration), [calibration]);
  const { series, windows, coverage95, below, above, pit } = calibration;
  const title = t("calibration.title");
  const text = [
    t("calibration.windows", {
      ...{ count: windows, n: formats.number(windows) },
      series: t("calibration.series", { count: series, n: formats.number(series) }),
    }),
    t("calibration.coverage", { share: formats.percent(coverage95) }),
    t("calibration.outside", { below: formats.percent(below), above: formats.percent(above) }),
  ].join(" ");
  const rows = pit.map((count, i) => ({ count, from: i / pit.length, to: (i + 1) / pit.length }));
  return (
    <Figure
      {...{ title, text, chart }}
      table={{
        caption: title,
        rows,
        keyOf: ({ from }) => String(from),
        columns: [
          {
            ...{ key: "tenth", heading: t("calibration.tenth") },
            cell: ({ from, to }) => t("range", { low: formats.percent(from), high: formats.percent(to) }),
          },
          {
            ...{ key: "windows", heading: t("calibration.number"), number: true },
            cell: ({ count }) => formats.number(count),
            plain: ({ count }) => count,
          },
          {
            ...{ key: "share", heading: t("calibration.share"), number: true },
            cell: ({ count }) => formats.percent(count / windows),
            plain: ({ count }) => count / windows,
          },
        ],
      }}
      source={sourceLine(verdict)}
    >
      <p className="soft">{t("calibration.reading")}</p>
    </Figure>
  );
}
