// What follows from the results by the rules of the text, and where two rules contradict.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { Reasons } from "../clauses/reasons.js";
import { capital, nameIn, type Told } from "../told.js";

/** What follows; nothing where nothing does. */
export function Follows({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { effects, conflicts } = told.state;
  if (effects.length === 0 && conflicts.length === 0) return undefined;
  return (
    <section aria-labelledby="follows">
      <h2 id="follows">{t("follows.title")}</h2>
      {conflicts.length > 0 && (
        <>
          <h3>{t("follows.conflicts")}</h3>
          <p>{t("follows.conflictsText")}</p>
          <ul>
            {conflicts.map(({ about, on, why }) => (
              <li key={`${about} ${on}`}>
                {formats.day(on)} · <bdi>{nameIn(told, about)}</bdi>
                <Reasons why={why} told={told} />
              </li>
            ))}
          </ul>
        </>
      )}
      {effects.length > 0 && (
        <ul className="effects">
          {effects.map((effect, i) => (
            <li key={`${effect.clause} ${effect.on} ${told.effects[i]}`}>
              {formats.day(effect.on)} ·{" "}
              <span lang="en" dir="ltr">
                {capital(told.effects[i] ?? "")}.
              </span>
              <Reasons why={effect.why} told={told} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
