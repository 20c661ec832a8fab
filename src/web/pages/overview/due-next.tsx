// What is due next, with the days that are left; and what passed without what was due.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Due } from "../../../process/state.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useFormats } from "../../show/formats.js";
import { useDueWords } from "../process/ahead/due-words.js";
import { useAsked } from "../process/asked.js";
import { ClauseLink } from "../process/clause-link.js";
import { writeDays } from "../process/days.js";
import { capital, nameIn, type Told } from "../process/told.js";

/** So many are shown; the page "Process" has all. */
const most = 5;

/** The days. */
export function DueNext({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("overview");
  const formats = useFormats();
  const route = useRoute();
  const words = writeDays(useAsked());
  const { due } = told.state;
  const passed = due.filter(({ overdue }) => overdue);
  const next = due.filter(({ overdue }) => !overdue).slice(0, most);
  return (
    <section className="card" aria-labelledby="due">
      <h2 id="due">{t("due.title")}</h2>
      {next.length === 0 ? <p>{t("due.none")}</p> : <List due={next} told={told} />}
      {passed.length > 0 && (
        <details>
          <summary>{t("due.passed", { count: passed.length, n: formats.number(passed.length) })}</summary>
          <List due={passed} told={told} />
        </details>
      )}
      {due.length > 0 && (
        <p>
          <a href={routeText(routeTo("process", route, { ...words, view: "days" }))}>{t("due.link")}</a>
        </p>
      )}
    </section>
  );
}

function List({ due, told }: { readonly due: readonly Due[]; readonly told: Told }): ReactNode {
  const { t } = useTranslation("overview");
  const { t: said } = useTranslation("process");
  const formats = useFormats();
  const sayDue = useDueWords();
  return (
    <ul className="lines">
      {due.map((one) => (
        <li key={`${one.clause} ${one.what}`}>
          <span className="whole">
            <ClauseLink clause={one.clause}>
              <bdi>{capital(nameIn(told, one.clause))}</bdi>
            </ClauseLink>
            <br />
            <span className="soft">
              {capital(
                t("due.line", {
                  how: sayDue(one, told.state),
                  day: formats.day(one.day),
                  kind: said(`deadlines.kind.${one.what}`),
                }),
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
