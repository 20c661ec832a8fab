// The page "Gains": what was gained and whether it is kept: each indicator with its floor, its uncertainty and its lag, before and after.
import "./page.css";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../ground/day.js";
import { usePageState } from "../../shell/page-state.js";
import { DayField, today } from "../../show/day-field.js";
import { useFormats } from "../../show/formats.js";
import { Empty, Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { GainsAnswer } from "../../worker/answers/gains/gains.js";
import { BeforeAndAfter } from "./before-and-after.js";
import { GainHead } from "./gain-head.js";
import { gainsForm } from "./state.js";
import { type GainWord, wordOf } from "./words.js";

// the words come first: what draws is loaded when they stand
const GainFigure = lazy(async () => ({ default: (await import("./gain-figure.js")).GainFigure }));

/** The page. */
export function GainsPage(): ReactNode {
  const { t } = useTranslation("gains");
  return (
    <>
      <h1>{t("title")}</h1>
      <WhenOpen>{() => <Judged />}</WhenOpen>
    </>
  );
}

function Judged(): ReactNode {
  const { t } = useTranslation("gains");
  const [state, change] = usePageState(gainsForm);
  const on = state.on ?? today();
  const { value, problems, message, state: how } = useAnswer("gains", { on, known: on });
  if (how === "problems" && problems !== undefined) return <Problems problems={problems} />;
  if (how === "fault") return <Fault message={message ?? ""} />;
  if (value === undefined) return <Loading />;
  if (value.gains.length === 0) return <Empty title={t("none.title")} text={t("none.text")} />;
  return (
    <div data-busy={how === "busy"}>
      <Summary gains={value.gains} on={on} />
      <p className="as-of">
        <DayField
          label={t("asOf")}
          value={on}
          changed={state.on !== undefined}
          change={(day) => change(() => (day === undefined ? {} : { on: day }))}
        />
      </p>
      <p className="soft prose">{t("explain")}</p>
      <div className="gains">
        {value.gains.map((gain) => (
          <section key={gain.declaration.name} data-word={wordOf(gain)} className="gain">
            <GainHead gain={gain} />
            <Suspense fallback={<Loading />}>
              <GainFigure gain={gain} on={on} />
            </Suspense>
          </section>
        ))}
      </div>
      <BeforeAndAfter gains={value.gains} />
    </div>
  );
}

function Summary({ gains, on }: { readonly gains: GainsAnswer["gains"]; readonly on: Day }): ReactNode {
  const { t } = useTranslation("gains");
  const formats = useFormats();
  const words = gains.map(wordOf);
  const count = (these: readonly GainWord[]) => {
    const many = words.filter((word) => these.includes(word)).length;
    return { count: many, n: formats.number(many) };
  };
  return (
    <p className="lead">
      {[
        t("sum.all", { count: gains.length, n: formats.number(gains.length), day: formats.day(on) }),
        t("sum.notMet", count(["not-met"])),
        t("sum.met", count(["met"])),
        t("sum.unclear", count(["undetermined", "disputed", "conflict"])),
        t("sum.unguarded", count(["none"])),
      ].join(" ")}
    </p>
  );
}
