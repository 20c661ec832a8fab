// The report that was written: how to take it along, what vouches for it, and how it looks.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../ground/day.js";
import { useShared } from "../../shell/opened.js";
import { takeText } from "../../show/download.js";
import { useFormats } from "../../show/formats.js";
import { CancelledWork, Fault, Problems, Working } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import type { ReportAnswer, ReportAsk } from "../../worker/answers/report/report.js";
import { partsOf } from "./asking.js";
import { Preview } from "./preview.js";

/** The report. */
export function Written({ ask, changed }: { readonly ask: ReportAsk; readonly changed: boolean }): ReactNode {
  const { t } = useTranslation("report");
  const { state, value, problems, message, done, total, cancel, again } = useAnswer("report", ask);
  return (
    <div className="written">
      {state === "problems" && problems !== undefined && <Problems problems={problems} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      {state === "cancelled" && <CancelledWork again={again} />}
      {(state === "busy" || state === "idle") && (
        <Working text={t("working")} done={done ?? 0} total={total ?? 1} cancel={cancel} />
      )}
      {state === "answered" && value !== undefined && (
        <>
          <TakeReport ask={ask} report={value} />
          {changed && <p className="soft">{t("changed")}</p>}
          <Preview html={value.html} label={t("preview")} />
        </>
      )}
    </div>
  );
}

function TakeReport({ ask, report }: { readonly ask: ReportAsk; readonly report: ReportAnswer }): ReactNode {
  const { t } = useTranslation("report");
  const formats = useFormats();
  const { process } = useShared();
  const name = ask.about === "process" ? "report-status" : `report-${ask.test}`;
  const command =
    ask.about === "process"
      ? `halcyon status ${process.id} --on ${formatDay(ask.on)} --known ${formatDay(ask.known)} --report`
      : `halcyon assess ${process.id} --test ${ask.test}`;
  const all = partsOf(ask).length;
  return (
    <div className="take-report">
      <p className="row">
        <button type="button" onClick={() => takeText(`${name}.html`, "text/html", report.html)}>
          {t("take")}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t("print")}
        </button>
      </p>
      <p className="soft">
        {ask.parts === undefined
          ? t("same", { command })
          : t("some", { n: formats.number(ask.parts.length), all: formats.number(all) })}{" "}
        <span className="hash">{t("hash", { hash: report.sha256 })}</span>
      </p>
    </div>
  );
}
