// One gate: each of its conditions with its state and reasons; what suspends, takes back and ends the phase behind it.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import type { GateDay } from "../../../worker/answers/state.js";
import { Reasons } from "../clauses/reasons.js";
import { Mark, Shape } from "../marks.js";
import { isClosed, type Told, type ToldPhase } from "../told.js";
import { Conditions } from "./conditions.js";

/** What the panel is given. */
export type GatePanelParts = { readonly id: string; readonly told: Told; readonly phase: ToldPhase };

/** The panel. */
export function GatePanel({ id, told, phase }: GatePanelParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { quoted } = useNames();
  const { gate, status, title } = phase;
  const { waitsFor } = status;
  const closed = isClosed(status.state);
  const alone = gate.opens.length === 0 && gate.opensOn === undefined;
  return (
    <div className="gate" id={id}>
      <h3>{t("road.panel", { phase: quoted(title) })}</h3>
      <p>
        {closed
          ? t("road.closed", { count: waitsFor.length, n: formats.number(waitsFor.length) })
          : t("road.passed")}
      </p>
      {alone ? <p>{t("road.opensAlways")}</p> : <h4>{t("road.opens")}</h4>}
      <ul className="conditions">
        {gate.opensOn !== undefined && <GateDayLine day={gate.opensOn} />}
        <Conditions conditions={gate.opens} told={told} />
      </ul>
      <Others told={told} phase={phase} />
      <History phase={phase} told={told} />
      <details>
        <summary>{t("road.sentence")}</summary>
        <p lang="en" dir="ltr">
          {phase.sentence}
        </p>
      </details>
    </div>
  );
}

/** A day before which a gate does not open. */
export function GateDayLine({ day }: { readonly day: GateDay }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  return (
    <li>
      <Mark word={day.come ? "met" : "not-yet-due"} />
      <span>
        {day.day === undefined
          ? t("road.notBeforeUnknown")
          : t("road.notBefore", { day: formats.day(day.day) })}
      </span>
    </li>
  );
}

// what may yet happen to the phase; each heading only where there is something under it
function Others({ told, phase }: { readonly told: Told; readonly phase: ToldPhase }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { suspended, reversed, ends, endsOn } = phase.gate;
  const groups = [
    { name: "suspends", conditions: suspended },
    { name: "reverses", conditions: reversed },
    { name: "ends", conditions: ends },
  ];
  return (
    <>
      {groups.map(
        ({ name, conditions }) =>
          conditions.length > 0 && (
            <div key={name}>
              <h4>{t(`road.${name}`)}</h4>
              <ul className="conditions">
                <Conditions conditions={conditions} told={told} against={name !== "ends"} />
              </ul>
            </div>
          ),
      )}
      {endsOn !== undefined && (
        <p>
          {endsOn.day === undefined
            ? t("road.endsOnUnknown")
            : t("road.endsOn", { day: formats.day(endsOn.day) })}
        </p>
      )}
    </>
  );
}

function History({ phase, told }: { readonly phase: ToldPhase; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { history } = phase.status;
  if (history.length === 0) return undefined;
  return (
    <details>
      <summary>{t("road.history")}</summary>
      <ol className="history">
        {history.map(({ state, from, why }) => (
          <li key={`${state} ${from}`}>
            <Shape word={state} />{" "}
            {t("road.historyLine", { word: t(`word.${state}`), day: formats.day(from) })}
            <Reasons why={why} told={told} />
          </li>
        ))}
      </ol>
    </details>
  );
}
