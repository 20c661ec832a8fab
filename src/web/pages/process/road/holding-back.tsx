// What holds the process back now: the conditions that keep the next gates closed.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../../show/names.js";
import { Mark, Shape } from "../marks.js";
import { capital, isClosed, type Told, type ToldPhase } from "../told.js";
import { Said } from "./conditions.js";
import { GateDayLine } from "./gate-panel.js";

/** The gates ahead that are closed, each with what keeps it so. */
export function HoldingBack({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const { quoted } = useNames();
  if (told.phases.length === 0) return undefined;
  const closed = told.phases.filter(({ status }) => isClosed(status.state));
  return (
    <section aria-labelledby="holding">
      <h2 id="holding">{t("holding.title")}</h2>
      {closed.length === 0 ? (
        <p>{t("holding.none")}</p>
      ) : (
        <>
          <p className="soft">
            {t("holding.now")} {t("holding.later")}
          </p>
          <ul className="holding">
            {closed.map((phase) => (
              <li key={phase.name}>
                <h3>{t("holding.gate", { phase: quoted(phase.title) })}</h3>
                <ul className="conditions">
                  <Holding phase={phase} told={told} />
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

// the conditions that do not hold, the day that has not come, what takes the phase back and holds; then rules, in the core's words
function Holding({ phase, told }: { readonly phase: ToldPhase; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const { gate, status } = phase;
  const { opensOn } = gate;
  const missing = gate.opens.filter(({ truth }) => truth !== "met");
  const against = gate.reversed.filter(({ truth }) => truth === "met");
  const waits = opensOn !== undefined && !opensOn.come;
  // the core tells all of them in this order
  const rules = status.waitsFor.slice(missing.length + (waits ? 1 : 0) + against.length);
  return (
    <>
      {missing.map((condition) => (
        <li key={condition.sentence}>
          <Mark word={condition.truth} />
          <Said condition={condition} told={told} />
        </li>
      ))}
      {waits && <GateDayLine day={opensOn} />}
      {against.map((condition) => (
        <li key={condition.sentence}>
          <span className="mark">
            <Shape word="reversed" /> {t("road.holds")}
          </span>
          <div>
            <p>{t("holding.takesBack")}</p>
            <Said condition={condition} told={told} />
          </div>
        </li>
      ))}
      {rules.map(({ text }) => (
        <li key={text}>
          <span className="mark">
            <Shape word="not-open" /> {t("holding.rule")}
          </span>
          <span lang="en" dir="ltr">
            {capital(text)}
          </span>
        </li>
      ))}
    </>
  );
}
