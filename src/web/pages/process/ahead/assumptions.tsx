// What a simulation assumed: what the file states with its reasons, and the round figures that stand in for what nobody stated.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Simulation } from "../../../../process/simulate.js";
import { capital, nameIn, type Told } from "../told.js";

/** The assumptions; none is left out. Their words are the core's, in English. */
export function Assumptions({
  simulation,
  told,
}: {
  readonly simulation: Simulation;
  readonly told: Told;
}): ReactNode {
  const { t } = useTranslation("process");
  const { assumptions } = simulation;
  const own = assumptions.filter(({ from }) => from === "file" || from === "caller");
  const defaults = assumptions.filter(({ from }) => from === "default");
  return (
    <details>
      <summary>{t("ahead.assumed")}</summary>
      <h4>{t("ahead.own")}</h4>
      {own.length === 0 ? <p>{t("ahead.ownNone")}</p> : <List assumed={own} told={told} />}
      {defaults.length > 0 && (
        <>
          <p>{t("ahead.defaults")}</p>
          <List assumed={defaults} told={told} />
        </>
      )}
    </details>
  );
}

type ListParts = { readonly assumed: Simulation["assumptions"]; readonly told: Told };

function List({ assumed, told }: ListParts): ReactNode {
  return (
    <ul className="assumed" lang="en" dir="ltr">
      {assumed.map(({ about, text, why }) => (
        <li key={`${about} ${text}`}>
          <strong>{capital(nameIn(told, about))}</strong>: {text}.
          {why !== undefined && <span className="soft"> {capital(why)}.</span>}
        </li>
      ))}
    </ul>
  );
}
