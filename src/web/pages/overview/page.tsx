// The page "Overview": where the process stands on a day, what changed, what is due, which clauses are kept, the verdicts that count.
import "./page.css";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type StateForm, usePageState } from "../../shell/page-state.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import type { OutlineAnswer } from "../../worker/answers/outline.js";
import { AskedContext } from "../process/asked.js";
import { daysOf, type GivenDays, readDays, today, usualDays, writeDays } from "../process/days.js";
import { toldOf } from "../process/told.js";
import { Where } from "../process/where.js";
import { Changes } from "./changes.js";
import { ClauseGroups } from "./clause-groups.js";
import { DayChoice } from "./day-choice.js";
import { DueNext } from "./due-next.js";
import { PhaseList } from "./phase-list.js";
import { Verdicts } from "./verdicts.js";

/** The page. */
export function OverviewPage(): ReactNode {
  const { t } = useTranslation("overview");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{({ summary }) => <Stated summary={summary} />}</WhenOpen>
    </>
  );
}

function Stated({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("overview");
  const route = useRoute();
  const agreed = summary.clauses.length > 0 || summary.phases.length > 0;
  if (agreed) return <Outlined summary={summary} />;
  if (summary.tests.length > 0) {
    return (
      <div className="overview">
        <Verdicts summary={summary} />
      </div>
    );
  }
  return (
    <Empty title={t("nothing.title")} text={t("nothing.text")}>
      <p>
        <a href={routeText(routeTo("agreement", route))}>{t("nothing.link")}</a>
      </p>
    </Empty>
  );
}

function Outlined({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { value, state, problems, message } = useAnswer("outline", {});
  if (value !== undefined) return <Standing outline={value} summary={summary} />;
  if (state === "problems") return <Problems problems={problems ?? []} />;
  return state === "fault" ? <Fault message={message ?? ""} /> : <Loading />;
}

const dayForm: StateForm<GivenDays> = { read: readDays, write: writeDays };

type StandingParts = { readonly outline: OutlineAnswer; readonly summary: ProcessSummary };

function Standing({ outline, summary }: StandingParts): ReactNode {
  const [given, change] = usePageState(dayForm);
  const usual = useMemo(() => usualDays(outline.news, today()), [outline]);
  const days = daysOf(given, usual.on);
  const { value, state, problems, message } = useAnswer("state", days);
  const told = useMemo(() => (value === undefined ? undefined : toldOf(outline, value)), [outline, value]);
  return (
    <AskedContext value={given}>
      <div className="overview" data-busy={state === "busy"}>
        {state === "problems" && <Problems problems={problems ?? []} />}
        {state === "fault" && <Fault message={message ?? ""} />}
        {told === undefined && (state === "busy" || state === "idle") && <Loading />}
        {told !== undefined && <Where told={told} />}
        <DayChoice {...{ days, usual, change }} />
        {told !== undefined && (
          <div className="cards">
            <div>
              <PhaseList told={told} />
              <Changes told={told} />
            </div>
            <div>
              <Verdicts summary={summary} />
              <DueNext told={told} />
            </div>
            <ClauseGroups told={told} />
          </div>
        )}
      </div>
    </AskedContext>
  );
}
