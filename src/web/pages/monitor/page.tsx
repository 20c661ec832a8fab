// The page "Monitor": is it decided yet? The window day by day, the evidence so far, and the line that decides.
import "./page.css";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { DayInterval } from "../../../ground/interval.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { usePageState } from "../../shell/page-state.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { Ahead } from "./ahead.js";
import { AsOfDay } from "./as-of-day.js";
import { HowWeKnow } from "./how-we-know.js";
import { Standing } from "./standing.js";
import { countedDays, dayWithin, type MonitorState, monitorForm } from "./state.js";
import { TestChoice } from "./test-choice.js";

// the words come first: what draws is loaded when they stand
const EvidenceFigure = lazy(async () => ({ default: (await import("./evidence-figure.js")).EvidenceFigure }));

/** The page. */
export function MonitorPage(): ReactNode {
  const { t } = useTranslation("monitor");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{({ summary }) => <Tests summary={summary} />}</WhenOpen>
    </>
  );
}

function Tests({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("monitor");
  const [state, change] = usePageState(monitorForm);
  const { tests, counts } = summary;
  const chosen = tests.find(({ test }) => test.name === state.test) ?? tests[0];
  if (chosen === undefined) return <Empty title={t("noTest.title")} text={t("noTest.text")} />;
  if (counts === undefined) {
    return <Empty title={t("noCounts.title")} text={t("noCounts.text")} notes={summary.notes} />;
  }
  const names = tests.map(({ test }) => test.name);
  const choose = (name: string): void => change(() => (name === names[0] ? {} : { test: name }));
  return (
    <>
      <TestChoice names={names} chosen={chosen.test.name} choose={choose} />
      <Watched test={chosen.test} span={counts.span} state={state} change={change} />
    </>
  );
}

type WatchedParts = {
  readonly test: ViolenceTest;
  /** The days that the counts speak of. */
  readonly span: DayInterval;
  readonly state: MonitorState;
  readonly change: (next: (before: MonitorState) => MonitorState) => void;
};

function Watched({ test, span, state, change }: WatchedParts): ReactNode {
  const { t } = useTranslation("monitor");
  const counted = countedDays(test.window, span);
  const on = counted === undefined ? undefined : dayWithin(counted, state.on);
  const answer = useAnswer("monitor", { test: test.name, ...(on === undefined ? {} : { on }) });
  const { state: how, value, problems, message, milliseconds } = answer;
  // the answer to the test before is not shown under the name of this one
  const given = value?.test.name === test.name ? value : undefined;
  return (
    <div className="monitor" data-busy={how === "busy"} data-milliseconds={milliseconds}>
      {how === "problems" && problems !== undefined && <Problems problems={problems} />}
      {how === "fault" && <Fault message={message ?? ""} />}
      {given === undefined && (how === "busy" || how === "idle") && <Loading />}
      {given !== undefined && counted === undefined && <Ahead answer={given} span={span} />}
      {given !== undefined && counted !== undefined && on !== undefined && (
        <>
          <Standing answer={given} counted={counted} />
          <h2>{t("days")}</h2>
          <AsOfDay {...{ test, counted, on, change }} monitoring={given.monitoring} />
          <Suspense fallback={<Loading />}>
            <EvidenceFigure answer={given} />
          </Suspense>
        </>
      )}
      {given !== undefined && <HowWeKnow answer={given} />}
    </div>
  );
}
