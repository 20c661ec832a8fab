// The page "Report": composed by ticking parts, written by the core, looked at here, saved as HTML or printed.
import "./page.css";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageState } from "../../shell/page-state.js";
import { Empty } from "../../show/states.js";
import { WhenOpen } from "../../show/when-open.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { askOf, subjectsOf } from "./asking.js";
import { Compose } from "./compose.js";
import { reportForm } from "./state.js";
import { Written } from "./written.js";

/** The page. */
export function ReportPage(): ReactNode {
  const { t } = useTranslation("report");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{({ summary, version }) => <Report key={version} summary={summary} />}</WhenOpen>
    </>
  );
}

function Report({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("report");
  const [state, change] = usePageState(reportForm);
  const subjects = subjectsOf(summary);
  const ask = askOf(state, subjects);
  // what is shown was asked for; ticking alone writes nothing, for a report takes seconds
  const [asked, setAsked] = useState(ask);
  if (ask === undefined || asked === undefined)
    return <Empty title={t("none.title")} text={t("none.text")} />;
  const changed = JSON.stringify(ask) !== JSON.stringify(asked);
  return (
    <>
      <p className="prose compose-text">{t("text")}</p>
      <Compose
        {...{ subjects, ask, changed, change }}
        dayChosen={state.on !== undefined}
        write={() => setAsked(ask)}
      />
      <Written ask={asked} changed={changed} />
    </>
  );
}
