// The page "Process": the road with its gates, every clause with its reasons, what is due, and what is to be expected; on any day.
import "./page.css";
import { lazy, type ReactNode, Suspense, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePageState } from "../../shell/page-state.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { OutlineAnswer } from "../../worker/answers/outline.js";
import { Follows } from "./ahead/follows.js";
import { AsOf } from "./as-of.js";
import { AskedContext } from "./asked.js";
import { Clauses } from "./clauses/clauses.js";
import { FiguresSection } from "./clauses/figures.js";
import { daysOf, today, usualDays } from "./days.js";
import { HoldingBack } from "./road/holding-back.js";
import { Road } from "./road/road.js";
import { type ChangeCourse, type CourseState, courseForm, type View, viewOf, views } from "./state.js";
import { type Told, toldOf } from "./told.js";
import { Where } from "./where.js";

// the road and the clauses come first: what draws, reckons or counts calendars is loaded when they stand
const Deadlines = lazy(async () => ({ default: (await import("./ahead/deadlines.js")).Deadlines }));
const CourseFigure = lazy(async () => ({ default: (await import("./ahead/course-figure.js")).CourseFigure }));
const RunForward = lazy(async () => ({ default: (await import("./ahead/run-forward.js")).RunForward }));

/** The page. */
export function ProcessPage(): ReactNode {
  return (
    <WhenOpen>
      {({ summary }) =>
        summary.clauses.length === 0 && summary.phases.length === 0 ? <NothingAgreed /> : <Outlined />
      }
    </WhenOpen>
  );
}

/** What is said where there is neither phase nor clause. */
export function NothingAgreed(): ReactNode {
  const { t } = useTranslation("process");
  const route = useRoute();
  return (
    <Empty title={t("empty.title")} text={t("empty.text")}>
      <p>
        <a href={routeText(routeTo("agreement", route))}>{t("empty.link")}</a>
      </p>
    </Empty>
  );
}

function Outlined(): ReactNode {
  const { t } = useTranslation("process");
  const { value, state, problems, message } = useAnswer("outline", {});
  return (
    <>
      <h1>{t("title")}</h1>
      {state === "problems" && <Problems problems={problems ?? []} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      {value === undefined && (state === "busy" || state === "idle") && <Loading />}
      {value !== undefined && <Course outline={value} />}
    </>
  );
}

function Course({ outline }: { readonly outline: OutlineAnswer }): ReactNode {
  const [state, change] = usePageState(courseForm);
  const usual = useMemo(() => usualDays(outline.news, today()), [outline]);
  const days = daysOf(state, usual.on);
  const { value, state: how, problems, message, milliseconds } = useAnswer("state", days);
  const told = useMemo(() => (value === undefined ? undefined : toldOf(outline, value)), [outline, value]);
  const began = useRef(days);
  const moved = days.on !== began.current.on || days.known !== began.current.known;
  return (
    <AskedContext value={state}>
      <div className="course" data-busy={how === "busy"} data-milliseconds={milliseconds}>
        <div className="stands">{told !== undefined && <Where told={told} />}</div>
        <AsOf {...{ outline, days, usual, change, milliseconds, moved }} />
        <div className="told">
          {how === "problems" && <Problems problems={problems ?? []} />}
          {how === "fault" && <Fault message={message ?? ""} />}
          {told === undefined && (how === "busy" || how === "idle") && <Loading />}
          {told !== undefined && (
            <>
              <Views view={viewOf(state)} change={change} />
              <Shown told={told} state={state} change={change} />
            </>
          )}
        </div>
      </div>
    </AskedContext>
  );
}

type ViewsParts = { readonly view: View; readonly change: ChangeCourse };

function Views({ view, change }: ViewsParts): ReactNode {
  const { t } = useTranslation("process");
  return (
    <nav className="views" aria-label={t("views.label")}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === view}
          onClick={() => change((before) => ({ ...before, view: one }))}
        >
          {t(`views.${one}`)}
        </button>
      ))}
    </nav>
  );
}

type ShownParts = { readonly told: Told; readonly state: CourseState; readonly change: ChangeCourse };

function Shown({ told, state, change }: ShownParts): ReactNode {
  switch (viewOf(state)) {
    case "road":
      return (
        <>
          <Road told={told} chosen={state.phase} change={change} />
          <HoldingBack told={told} />
        </>
      );
    case "clauses":
      return (
        <>
          <Clauses told={told} state={state} change={change} />
          <Follows told={told} />
        </>
      );
    case "claims":
      return <FiguresSection told={told} />;
    case "days":
      return (
        <Later>
          <Deadlines told={told} />
        </Later>
      );
    case "course":
      return (
        <Later>
          <CourseFigure told={told} />
        </Later>
      );
    case "ahead":
      return (
        <Later>
          <RunForward told={told} run={state.run} change={change} />
        </Later>
      );
  }
}

function Later({ children }: { readonly children: ReactNode }): ReactNode {
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}
