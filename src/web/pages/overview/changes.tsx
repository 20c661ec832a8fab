// What changed since the day before; on a quiet day, what changed with the last news, and when that was.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import { Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import type { ChangesAnswer } from "../../worker/answers/changes.js";
import { ClauseLink } from "../process/clause-link.js";
import { Shape } from "../process/marks.js";
import { capital, nameIn, type Told } from "../process/told.js";
import { isMarked } from "./marked.js";

/** The changes. */
export function Changes({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("overview");
  const { on, known } = told.state;
  const { value, state, problems, message } = useAnswer("changes", { on, known });
  return (
    <section className="card" aria-labelledby="changes" data-busy={state === "busy"}>
      <h2 id="changes">{t("changes.title")}</h2>
      {state === "problems" && <Problems problems={problems ?? []} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      {value === undefined && (state === "busy" || state === "idle") && <Loading />}
      {value !== undefined && <ChangesTold answer={value} told={told} />}
    </section>
  );
}

/** So many are shown at once. */
const most = 6;

type ToldParts = { readonly answer: ChangesAnswer; readonly told: Told };

function ChangesTold({ answer, told }: ToldParts): ReactNode {
  const { t } = useTranslation("overview");
  const formats = useFormats();
  const { since, day, changes } = answer;
  const hasNews = told.outline.news.some((one) => one <= told.state.known);
  if (changes.length === 0) {
    if (!hasNews) return <p>{t("changes.noNews")}</p>;
    return (
      <p>{since === "yesterday" ? t("changes.quiet") : t("changes.nothing", { day: formats.day(day) })}</p>
    );
  }
  const rest = changes.slice(most);
  return (
    <>
      <p className="soft">
        {since === "yesterday" ? t("changes.yesterday") : t("changes.lastNews", { day: formats.day(day) })}
      </p>
      <List changes={changes.slice(0, most)} told={told} />
      {rest.length > 0 && (
        <details>
          <summary>{t("changes.more", { count: rest.length, n: formats.number(rest.length) })}</summary>
          <List changes={rest} told={told} />
        </details>
      )}
    </>
  );
}

type ListParts = { readonly changes: ChangesAnswer["changes"]; readonly told: Told };

// a result or state that turned is said in the reader's language, the rest in the core's words
function List({ changes, told }: ListParts): ReactNode {
  return (
    <ul className="lines">
      {changes.map((change) => (
        <li key={change.text}>
          <Turn change={change} told={told} />
        </li>
      ))}
    </ul>
  );
}

type TurnParts = { readonly change: ChangesAnswer["changes"][number]; readonly told: Told };

function Turn({ change, told }: TurnParts): ReactNode {
  const { t } = useTranslation("overview");
  const { t: word } = useTranslation("process");
  const { kind, about, before, after, said } = change;
  const turned = before !== undefined && after !== undefined && before !== after;
  if (!turned || !isMarked(after)) {
    return (
      <span className="whole" lang="en" dir="ltr">
        {begun(said)}.
      </span>
    );
  }
  const text = t("changes.turned", {
    what: capital(nameIn(told, about)),
    before: word(`word.${before}`),
    after: word(`word.${after}`),
  });
  return (
    <>
      <span className="mark">
        <Shape word={after} />
      </span>
      <span>{kind === "clause" ? <ClauseLink clause={about}>{text}</ClauseLink> : text}</span>
    </>
  );
}

// a capital letter at the beginning, also behind a quotation mark
function begun(text: string): string {
  return text.startsWith("“") ? `“${capital(text.slice(1))}` : capital(text);
}
