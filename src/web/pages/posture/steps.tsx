// The steps of a plan: who leaves until when, whether the gates hold now, and what leaves no room.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Truth } from "../../../conditions/result.js";
import type { Plan } from "../../../posture/plan.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useFormats } from "../../show/formats.js";
import type { Gate } from "../../worker/answers/posture/posture.js";
import type { ToldPosture } from "./told.js";

/** The steps. */
export function Steps({ plan, posture }: { readonly plan: Plan; readonly posture: ToldPosture }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  return (
    <ol className="steps">
      {plan.tranches.map(({ name, day, leaving, remaining, lift, tight }, i) => (
        <li key={name}>
          <h3>{t("step.name", { n: formats.number(i + 1), name })}</h3>
          <p>
            {t("step.leave", {
              ...{ count: leaving, n: formats.number(leaving) },
              day: formats.day(day),
            })}{" "}
            {t("step.remain", { count: remaining, n: formats.number(remaining) })}{" "}
            {lift !== undefined && t("step.lift", { lift: formats.number(lift) })}
          </p>
          <Gates gates={posture.tranches.find((one) => one.name === name)?.gates ?? []} />
          {tight.length === 0 ? (
            <p className="soft">{t("step.noTight")}</p>
          ) : (
            <>
              <p className="soft">{t("step.tight")}</p>
              <ul lang="en" dir="ltr">
                {tight.map(({ kind, name: of, text }) => (
                  <li key={`${kind} ${of}`}>{capital(text)}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function Gates({ gates }: { readonly gates: readonly Gate[] }): ReactNode {
  const { t } = useTranslation("posture");
  if (gates.length === 0) return <p className="soft">{t("step.noGates")}</p>;
  return (
    <>
      <p className="soft">{t("step.gates")}</p>
      <GateList gates={gates} />
    </>
  );
}

/** Conditions, each with its state now and the reason. */
export function GateList({ gates }: { readonly gates: readonly Gate[] }): ReactNode {
  const { t } = useTranslation("posture");
  const route = useRoute();
  return (
    <ul className="gates">
      {gates.map(({ text, truth, reasons, clause }) => (
        <li key={text}>
          <TruthMark truth={truth} />{" "}
          <span lang="en" dir="ltr">
            {capital(text)}.{" "}
            <span className="soft">{reasons.map((one) => `${capital(one)}.`).join(" ")}</span>
          </span>{" "}
          {clause !== undefined && (
            <a
              href={routeText(routeTo("process", route, { clause }))}
              aria-label={t("step.clauseOf", { clause })}
            >
              {t("step.clause")}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

const looks: Readonly<Record<Truth, readonly [string, string]>> = {
  met: ["met", "●"],
  "not-met": ["not-met", "■"],
  undetermined: ["cannot-tell", "◆"],
  disputed: ["cannot-tell", "◆"],
  conflict: ["cannot-tell", "◆"],
};

function TruthMark({ truth }: { readonly truth: Truth }): ReactNode {
  const { t } = useTranslation("posture");
  const [look, shape] = looks[truth];
  return (
    <strong className={`truth ${look}`}>
      <span aria-hidden="true">{shape}</span> {t(`truth.${truth}`)}
    </strong>
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
