// The state of each clause: how many have which result, then the clauses under their results, each a way to its reasons.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useFormats } from "../../show/formats.js";
import { useAsked } from "../process/asked.js";
import { ClauseLink } from "../process/clause-link.js";
import { countsOf } from "../process/clauses/counts.js";
import { useDayWords } from "../process/clauses/day-words.js";
import { writeDays } from "../process/days.js";
import { Mark, Shape } from "../process/marks.js";
import { capital, type Told } from "../process/told.js";

/** The clauses. */
export function ClauseGroups({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("overview");
  const { t: word } = useTranslation("process");
  const formats = useFormats();
  const dayWords = useDayWords();
  const route = useRoute();
  const asked = useAsked();
  const counts = countsOf(told);
  return (
    <section className="card wide" aria-labelledby="clauses">
      <h2 id="clauses">{t("clauses.title")}</h2>
      {counts.length === 0 && <p>{t("clauses.none")}</p>}
      <ul className="counts">
        {counts.map(({ word: result, count }) => (
          <li key={result} data-result={result} data-count={count}>
            <Shape word={result} /> <b>{formats.number(count)}</b> {word(`word.${result}`)}
          </li>
        ))}
      </ul>
      {counts.length > 0 && (
        <p className="soft">
          {t("clauses.text")}{" "}
          <a href={routeText(routeTo("process", route, { ...writeDays(asked), view: "clauses" }))}>
            {t("clauses.link")}
          </a>
        </p>
      )}
      <div className="groups">
        {counts.map(({ word: result }) => (
          <div key={result} data-group={result}>
            <h3>
              <Mark word={result} />
            </h3>
            <ul>
              {told.clauses
                .filter(({ status }) => status.result === result)
                .map(({ clause, status }) => (
                  <li key={clause.name}>
                    <ClauseLink clause={clause.name}>
                      <bdi>{capital(clause.duty)}</bdi>
                    </ClauseLink>
                    <DayLine words={dayWords(status, told.state.on)} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function DayLine({ words }: { readonly words: readonly string[] }): ReactNode {
  if (words.length === 0) return undefined;
  return <span className="soft"> {words.join(" · ")}</span>;
}
