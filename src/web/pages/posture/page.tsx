// The page "Posture": who is there, the proposed drawdown with its gates and what binds it, ceilings and floors, money promised.
import "./page.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageState } from "../../shell/page-state.js";
import { DayField, today } from "../../show/day-field.js";
import { useFormats } from "../../show/formats.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { PostureAnswer } from "../../worker/answers/posture/posture.js";
import { Contributions } from "./contributions.js";
import { Drawdown } from "./drawdown.js";
import { Limits } from "./limits.js";
import { Money } from "./money.js";
import { type PostureState, postureForm } from "./state.js";
import type { ToldPosture } from "./told.js";

/** The page. */
export function PosturePage(): ReactNode {
  const { t } = useTranslation("posture");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{() => <Told />}</WhenOpen>
    </>
  );
}

function Told(): ReactNode {
  const [state, change] = usePageState(postureForm);
  const on = state.on ?? today();
  const ask = { on, ...(state.on === undefined ? {} : { told: state.on }) };
  const { value, problems, message, state: how } = useAnswer("posture", ask);
  if (how === "problems" && problems !== undefined) return <Problems problems={problems} />;
  if (how === "fault") return <Fault message={message ?? ""} />;
  if (value === undefined) return <Loading />;
  return (
    <div data-busy={how === "busy"}>
      <Answered value={value} state={state} change={change} />
    </div>
  );
}

type AnsweredParts = {
  readonly value: PostureAnswer;
  readonly state: PostureState;
  readonly change: (next: (before: PostureState) => PostureState) => void;
};

function Answered({ value, state, change }: AnsweredParts): ReactNode {
  const { t } = useTranslation("posture");
  const { posture, funding } = value;
  if (posture === undefined && funding.length === 0)
    return <Empty title={t("none.title")} text={t("none.text")} />;
  const setDay = (on: PostureState["on"]): void =>
    change(({ on: _, ...rest }) => (on === undefined ? rest : { ...rest, on }));
  return (
    <>
      {posture !== undefined && <There posture={posture} />}
      <p className="as-of">
        <DayField
          label={t("asOf")}
          value={state.on ?? today()}
          changed={state.on !== undefined}
          change={setDay}
        />
      </p>
      {posture !== undefined && <Drawdown posture={posture} state={state} change={change} />}
      {posture !== undefined && <Limits posture={posture} />}
      {posture !== undefined && <Contributions posture={posture} />}
      {funding.length > 0 && <Money funding={funding} />}
    </>
  );
}

/** More nations than this are told as others. */
const mostNamed = 4;

function There({ posture }: { readonly posture: ToldPosture }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const { day, told, names } = posture;
  if (day === undefined || told === undefined || day.troops === 0)
    return <p className="lead">{t("there.nobody")}</p>;
  const named = day.nations.length > mostNamed ? day.nations.slice(0, mostNamed - 1) : day.nations;
  const rest = day.nations.slice(named.length);
  const others = rest.reduce((sum, one) => sum + one.troops, 0);
  const shares = [
    ...named.map(({ name, troops, nations }) =>
      t(nations === undefined ? "there.share" : "there.block", {
        troops: formats.number(troops),
        nation: names[name] ?? name,
        nations: formats.number(nations ?? 1),
      }),
    ),
    ...(rest.length === 0
      ? []
      : [
          t("there.others", {
            count: rest.length,
            n: formats.number(rest.length),
            troops: formats.number(others),
          }),
        ]),
  ];
  return (
    <p className="lead">
      {t("there.told", {
        day: formats.day(told),
        ...{ count: day.troops, troops: formats.number(day.troops) },
        shares: formats.list(shares),
      })}
    </p>
  );
}
