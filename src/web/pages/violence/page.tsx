// The page "Violence": has it fallen? The verdict in one sentence, what if the test were another, where, between whom, what instead.
import "./page.css";
import { lazy, memo, type ReactNode, Suspense, useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Fingerprint } from "../../../ground/fingerprint.js";
import type { DayInterval } from "../../../ground/interval.js";
import type { Problem } from "../../../ground/problem.js";
import type { ViolenceTest } from "../../../violence/test.js";
import type { Verdict } from "../../../violence/verdict.js";
import { usePageState } from "../../shell/page-state.js";
import { Empty, Fault, Loading } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { AssessAnswer } from "../../worker/answers/assess.js";
import type { AskedTest, TestChoices } from "../../worker/answers/changed-test.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { ChangedTerms } from "./changed-terms.js";
import { InSight } from "./in-sight.js";
import { askOf, ticked, violenceForm } from "./state.js";
import { VerdictHead } from "./verdict-head.js";
import { WhatIf, type WhatIfParts } from "./what-if.js";

// the words come first: what draws is loaded when they stand
const HistoryFigure = lazy(async () => ({ default: (await import("./history-figure.js")).HistoryFigure }));
const PlacesSection = lazy(async () => ({ default: (await import("./places/section.js")).PlacesSection }));
const Evidence = lazy(async () => ({ default: (await import("./evidence/section.js")).Evidence }));

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
    return <Empty title={t("noCounts.title")} text={t("noCounts.text")} notes={summary.notes} />;
  }
  const choose = (name: string): void => change(() => (name === tests[0]?.test.name ? {} : { test: name }));
  return (
    <>
      {tests.length > 1 && <TestChoice tests={tests} chosen={chosen.test.name} choose={choose} />}
      <Judged key={chosen.hash} registered={chosen.test} span={counts.span} state={state} change={change} />
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

function Judged(parts: Omit<WhatIfParts, "choices">): ReactNode {
  const { registered, state, change } = parts;
  const { t } = useTranslation("violence");
  const key = JSON.stringify(askOf(registered, state));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  const asked = useMemo(() => askOf(registered, state), [key]);
  const nothing = ticked.some((what) => state[what]?.length === 0);
  const {
    state: how,
    value,
    problems,
    message,
    milliseconds,
  } = useAnswer("assess", nothing ? undefined : { ...asked, brief: true });
  const choices = useChoices(value, parts.span, nothing || how === "problems" ? registered.name : undefined);
  const putBack = useCallback(() => change(({ test }) => (test === undefined ? {} : { test })), [change]);
  // said of the verdict that stands there, not of the one that is being worked on
  const changed = value?.registered === false;
  const verdict = nothing ? undefined : value?.verdict;
  return (
    <div className="judged" data-busy={how === "busy" && !nothing} data-milliseconds={milliseconds}>
      <div className="told">
        {how === "fault" && <Fault message={message ?? ""} />}
        {value === undefined && !nothing && (how === "busy" || how === "idle") && <Loading />}
        {(nothing || how === "problems") && (
          <NothingToJudge problems={nothing ? [] : (problems ?? [])}>
            <ChangedTerms {...{ registered, state, choices, putBack }} />
          </NothingToJudge>
        )}
        {verdict !== undefined && (
          <VerdictHead verdict={verdict}>
            {changed ? (
              <ChangedTerms {...{ registered, state, choices, putBack }} />
            ) : (
              <p className="soft registered">{t("verdict.registered")}</p>
            )}
          </VerdictHead>
        )}
      </div>
      {/* not before the first answer, which would push it down */}
      {(choices !== undefined || nothing || how === "problems") && <WhatIf {...parts} choices={choices} />}
      {verdict !== undefined && <Below verdict={verdict} asked={asked} />}
    </div>
  );
}

// what can be ticked depends on the counts and the registered test alone. A test that can't be judged leaves in place what puts it right
function useChoices(
  value: AssessAnswer | undefined,
  span: DayInterval,
  unjudged: string | undefined,
): TestChoices | undefined {
  const held = useRef<{ readonly choices: TestChoices; readonly span: DayInterval }>(undefined);
  const isHeld = held.current?.span === span;
  // a link may begin with a test that can't be judged: then the registered one tells what there is
  const own = useAnswer(
    "assess",
    unjudged === undefined || isHeld ? undefined : { test: unjudged, brief: true },
  );
  const choices = value?.choices ?? own.value?.choices;
  if (choices !== undefined && !isHeld) held.current = { choices, span };
  return held.current?.choices;
}

type BelowParts = { readonly verdict: Verdict; readonly asked: AskedTest };

// between a move and its answer nothing below is drawn: what was asked is handed on together with its verdict
function Below({ verdict, asked }: BelowParts): ReactNode {
  const shown = useRef({ verdict, asked });
  if (shown.current.verdict !== verdict) shown.current = { verdict, asked };
  return <Drawn {...shown.current} />;
}

const Drawn = memo(function Drawn({ verdict, asked }: BelowParts): ReactNode {
  return (
    <>
      <div className="band">
        <Suspense fallback={<Loading />}>
          <HistoryFigure verdict={verdict} />
        </Suspense>
      </div>
      <div className="whole">
        <InSight>
          <Suspense fallback={<Loading />}>
            <PlacesSection asked={asked} verdict={verdict} />
            <Evidence asked={asked} />
          </Suspense>
        </InSight>
      </div>
    </>
  );
});

type NothingParts = { readonly problems: readonly Problem[]; readonly children: ReactNode };

// nothing is ticked, or the core says why it can't judge what is left
function NothingToJudge({ problems, children }: NothingParts): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <section className="verdict" aria-label={t("verdict.label")} data-answer="nothing">
      {children}
      <div role="alert">
        <p className="sentence">{t("nothing.title")}</p>
        {problems.length === 0 && <p>{t("nothing.ticks")}</p>}
        {problems.map(({ message, found, expected, hint }) => (
          <p key={message} lang="en" dir="ltr">
            {[message, found, expected, hint].filter((part) => part !== undefined).join(" · ")}
          </p>
        ))}
      </div>
    </section>
  );
}
