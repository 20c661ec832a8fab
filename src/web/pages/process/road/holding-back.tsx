// What holds the process back now: the conditions that keep the next gates closed.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../marks.js";
import { capital, isClosed, type Told, type ToldPhase } from "../told.js";
import { Said } from "./conditions.js";

/** The gates ahead that are closed, each with what keeps it so. */
export function HoldingBack({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
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
                <h3>{t("holding.gate", { phase: `“${phase.title}”` })}</h3>
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

// the conditions that do not hold; what else stands in the way (days, what takes a phase back, rules) in the core's words
function Holding({ phase, told }: { readonly phase: ToldPhase; readonly told: Told }): ReactNode {
  const { gate, status } = phase;
  const missing = gate.opens.filter(({ truth }) => truth !== "met");
  const rest = status.waitsFor.slice(missing.length);
  return (
    <>
      {missing.map((condition) => (
        <li key={condition.sentence}>
          <Mark word={condition.truth} />
          <Said condition={condition} told={told} />
        </li>
      ))}
      {rest.map(({ text }) => (
        <li key={text}>
          <Mark word="not-yet-due" />
          <span lang="en" dir="ltr">
            {capital(text)}
          </span>
        </li>
      ))}
    </>
  );
}
