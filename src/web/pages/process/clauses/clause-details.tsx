// A clause opened: what it asks, its figures, why it has this result, when it was broken, what follows, where it stands.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseStatus } from "../../../../conditions/result.js";
import { addDays } from "../../../../ground/day.js";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import { useCalendars } from "../ahead/calendars.js";
import { capital, type Told, type ToldClause } from "../told.js";
import { ClauseFigures } from "./figures.js";
import { Reasons } from "./reasons.js";

/** The details. */
export function ClauseDetails({ one, told }: { readonly one: ToldClause; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { row } = useNames();
  const { clause, status } = one;
  const { calendars, hijri } = told.outline;
  const write = useCalendars(hijri);
  const { due } = status;
  const owed = status.result !== "waived" && status.result !== "superseded";
  const follows = told.state.effects.flatMap((effect, i) =>
    effect.clause === clause.name ? [{ effect, words: told.effects[i] ?? "" }] : [],
  );
  return (
    <div className="details">
      <p className="said" lang="en" dir="ltr">
        {clause.sentence}
      </p>
      {status.figures.length > 0 && <ClauseFigures one={one} told={told} />}
      <h4>{t("clauses.why")}</h4>
      <Reasons why={status.why} told={told} />
      {follows.length > 0 && (
        <>
          <h4>{t("clauses.follows")}</h4>
          <ul className="why" lang="en" dir="ltr">
            {follows.map(({ effect, words }) => (
              <li key={words}>
                {capital(words)}. {capital(effect.why.text)}.
              </li>
            ))}
          </ul>
        </>
      )}
      <Lapses status={status} />
      {due !== undefined && (
        <p className="soft">
          {t("clauses.deadline", { days: calendars.map((one) => write(due, one)).join(" = ") })}
        </p>
      )}
      {owed && (
        <p className="soft">
          {t("clauses.level", { level: formats.number(status.level), most: formats.number(3) })} (
          {t(`clauses.levels.${status.level}`)})
        </p>
      )}
      <p className="soft">
        {clause.place.length > 0 && <bdi>{t("clauses.place", { place: row(clause.place) })}</bdi>}{" "}
        {t("clauses.name")} <code>{clause.name}</code>
      </p>
    </div>
  );
}

// the latest ones; a list of a hundred says no more
const mostLapses = 12;

function Lapses({ status }: { readonly status: ClauseStatus }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  if (status.lapses.length === 0) return undefined;
  return (
    <>
      <h4>{t("clauses.lapses")}</h4>
      <ul>
        {status.lapses.slice(-mostLapses).map(({ from, to }) => (
          <li key={from}>{formats.interval({ start: from, end: addDays(to, 1) })}</li>
        ))}
      </ul>
    </>
  );
}
