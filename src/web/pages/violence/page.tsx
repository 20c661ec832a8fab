// The page "Violence": has it fallen? The verdict in one sentence, its history, and what if the test were another.
import "./page.css";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Fingerprint } from "../../../ground/fingerprint.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { usePageState } from "../../shell/page-state.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { AskedTest } from "../../worker/answers/changed-test.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { type ViolenceState, violenceForm } from "./state.js";
import { VerdictHead } from "./verdict-head.js";
import { WhatIf, windowOf } from "./what-if.js";

// the words come first: what draws is loaded when they stand
const HistoryFigure = lazy(async () => ({ default: (await import("./history-figure.js")).HistoryFigure }));

/** The page. */
export function ViolencePage(): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{({ summary }) => <Tests summary={summary} />}</WhenOpen>
    </>
  );
}

function Tests({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("violence");
  const [state, change] = usePageState(violenceForm);
  const { tests, counts } = summary;
  const chosen = tests.find(({ test }) => test.name === state.test) ?? tests[0];
  if (chosen === undefined) return <Empty title={t("noTest.title")} text={t("noTest.text")} />;
  if (counts === undefined) {
    return (
      <Empty title={t("noCounts.title")} text={t("noCounts.text")}>
        {summary.notes.map((note) => (
          <p className="soft" lang="en" dir="ltr" key={note}>
            {note}
          </p>
        ))}
      </Empty>
    );
  }
  const choose = (name: string): void => change(() => (name === tests[0]?.test.name ? {} : { test: name }));
  return (
    <>
      {tests.length > 1 && <TestChoice tests={tests} chosen={chosen.test.name} choose={choose} />}
      <Judged registered={chosen.test} span={counts.span} state={state} change={change} />
    </>
  );
}

type ChoiceParts = {
  readonly tests: readonly { readonly test: ViolenceTest; readonly hash: Fingerprint }[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
};

function TestChoice({ tests, chosen, choose }: ChoiceParts): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <p>
      <label className="choice">
        {t("test")}{" "}
        <select value={chosen} onChange={({ target }) => choose(target.value)}>
          {tests.map(({ test }) => (
            <option key={test.name} value={test.name}>
              {test.name}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

type JudgedParts = Parameters<typeof WhatIf>[0];

function Judged(parts: JudgedParts): ReactNode {
  const { registered, state, change } = parts;
  const {
    state: how,
    value,
    problems,
    message,
    milliseconds,
  } = useAnswer("assess", askOf(registered, state));
  const putBack = (): void => change(({ test }) => (test === undefined ? {} : { test }));
  return (
    <div className="judged" data-busy={how === "busy"} data-milliseconds={milliseconds}>
      <div className="told">
        {how === "problems" && problems !== undefined && <Problems problems={problems} again={putBack} />}
        {how === "fault" && <Fault message={message ?? ""} />}
        {value === undefined && (how === "busy" || how === "idle") && <Loading />}
        {value !== undefined && (
          <VerdictHead verdict={value.verdict} registered={value.registered} putBack={putBack} />
        )}
      </div>
      <WhatIf {...parts} />
      {value !== undefined && (
        <Suspense fallback={<Loading />}>
          <HistoryFigure verdict={value.verdict} />
        </Suspense>
      )}
    </div>
  );
}

/** The question that the state stands for; without changed terms, the registered test. */
export function askOf(registered: ViolenceTest, state: ViolenceState): AskedTest {
  const { start, days, reduction, certainty } = state;
  const windowChanged = start !== undefined || days !== undefined;
  if (!windowChanged && reduction === undefined && certainty === undefined) return { test: registered.name };
  return {
    test: registered.name,
    terms: {
      ...(windowChanged ? { window: windowOf(registered, state) } : {}),
      ...(reduction === undefined ? {} : { reduction }),
      ...(certainty === undefined ? {} : { certainty }),
    },
  };
}
