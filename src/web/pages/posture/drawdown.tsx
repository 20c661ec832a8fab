// The proposed drawdown: whether everything can be kept, step by step with gates and what leaves no room; or what excludes what.
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Aim, aims, type NoPlan, type Plan } from "../../../posture/plan.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import { useFormats } from "../../show/formats.js";
import { CancelledWork, Fault, Loading, Problems, Working } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import type { PostureState } from "./state.js";
import { Steps } from "./steps.js";
import type { ToldPosture } from "./told.js";

// the words come first: what draws is loaded when they stand
const DrawdownFigure = lazy(async () => ({ default: (await import("./drawdown-figure.js")).DrawdownFigure }));

/** What the drawdown is given. */
export type DrawdownParts = {
  readonly posture: ToldPosture;
  readonly state: PostureState;
  readonly change: (next: (before: PostureState) => PostureState) => void;
};

/** The drawdown. */
export function Drawdown(parts: DrawdownParts): ReactNode {
  const { t } = useTranslation("posture");
  const { posture } = parts;
  return (
    <section aria-labelledby="drawdown" className="drawdown">
      <h2 id="drawdown">{t("plan.title")}</h2>
      {posture.tranches.length === 0 ? (
        <>
          <p>{t("plan.noTranches")}.</p>
          <p className="soft">{t("plan.noTranchesText")}</p>
        </>
      ) : (
        <Planned {...parts} />
      )}
    </section>
  );
}

function Planned({ posture, state, change }: DrawdownParts): ReactNode {
  const { t } = useTranslation("posture");
  const aim = state.aim ?? "latest-safe";
  const from = state.on === undefined ? {} : { from: state.on };
  const answer = useAnswer("plan", { aim, seen: posture.on, ...from });
  const choose = (chosen: Aim): void =>
    change(({ aim: _, ...rest }) => (chosen === "latest-safe" ? rest : { ...rest, aim: chosen }));
  const { value, problems } = answer;
  return (
    <>
      <AimChoice aim={aim} choose={choose} costs={posture.costs} />
      <div data-busy={answer.state === "busy" && value !== undefined}>
        {answer.state === "problems" && problems !== undefined && <Problems problems={problems} />}
        {answer.state === "fault" && <Fault message={answer.message ?? ""} />}
        {answer.state === "cancelled" && <CancelledWork again={answer.again} />}
        {(answer.state === "busy" || answer.state === "idle") && (
          <Working
            text={t("plan.working")}
            done={answer.done ?? 0}
            total={answer.total ?? 3}
            cancel={answer.cancel}
          />
        )}
        {answer.state === "answered" && value?.plan.kind === "no-plan" && <Impossible none={value.plan} />}
        {answer.state === "answered" && value?.plan.kind === "plan" && (
          <>
            <Found plan={value.plan} />
            {value.pictures !== undefined && (
              <Suspense fallback={<Loading />}>
                <DrawdownFigure
                  {...{ plan: value.plan, pictures: value.pictures, posture }}
                  by={state.by ?? "nation"}
                  divide={(by) => change(({ by: _, ...rest }) => (by === "nation" ? rest : { ...rest, by }))}
                />
              </Suspense>
            )}
            <Steps plan={value.plan} posture={posture} />
            <HowWeKnow plan={value.plan} />
          </>
        )}
      </div>
    </>
  );
}

function AimChoice({
  aim,
  choose,
  costs,
}: {
  readonly aim: Aim;
  readonly choose: (aim: Aim) => void;
  readonly costs: ToldPosture["costs"];
}): ReactNode {
  const { t } = useTranslation("posture");
  return (
    <p>
      <label className="choice">
        {t("plan.aim")}
        <select
          value={aim}
          onChange={({ target }) => choose(aims.find((one) => one === target.value) ?? "latest-safe")}
        >
          {aims.map((one) => (
            <option key={one} value={one} disabled={one === "least-cost" && costs === "some"}>
              {t(`plan.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {costs !== "all" && <span className="soft why-not">{t(`plan.costs-${costs}`)}</span>}
    </p>
  );
}

function Found({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const count = plan.tranches.length;
  const left = plan.tranches.at(-1)?.remaining ?? 0;
  const end = left === 0 ? t("plan.gone") : t("plan.remain", { n: formats.number(left) });
  return (
    <div className="found" data-plan="plan">
      <AnswerBadge answer="met" text={t("plan.found")} />
      <p className="lead">
        {t("plan.foundText", { count, n: formats.number(count) })} {end}
      </p>
    </div>
  );
}

function Impossible({ none }: { readonly none: NoPlan }): ReactNode {
  const { t } = useTranslation("posture");
  return (
    <div className="found" data-plan="no-plan">
      <AnswerBadge answer="not-met" text={t("plan.impossible")} />
      <p className="lead">{t("plan.impossibleText")}</p>
      <TextList texts={none.conflict.map(({ text }) => text)} />
      {none.gives.length > 0 && (
        <>
          <h3>{t("plan.gives")}</h3>
          <p>{t("plan.givesText")}</p>
          <TextList
            texts={none.gives.map(({ text, enough }) =>
              enough === undefined ? text : `${text} (${t("plan.enough", { text: enough })})`,
            )}
          />
        </>
      )}
      {none.together.length > 0 && (
        <>
          <p>{t("plan.together")}</p>
          <TextList texts={none.together.map(({ text }) => text)} />
        </>
      )}
      <Notes notes={none.notes} />
    </div>
  );
}

function HowWeKnow({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  return (
    <>
      <Notes notes={plan.notes} />
      <details>
        <summary>{t("plan.how")}</summary>
        <p className="prose">
          {t("plan.howText", { from: formats.day(plan.from), days: formats.number(plan.troopDays) })}{" "}
          {t(plan.proven ? "plan.proven" : "plan.unproven")}{" "}
          {plan.cost !== undefined && t("plan.cost", { cost: formats.number(Math.round(plan.cost)) })}
        </p>
      </details>
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  const { t } = useTranslation("posture");
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{t("plan.notes")}</h3>
      <TextList texts={notes.map(capital)} />
    </>
  );
}

// sentences of the core, which are English
function TextList({ texts }: { readonly texts: readonly string[] }): ReactNode {
  return (
    <ul lang="en" dir="ltr" className="prose">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
