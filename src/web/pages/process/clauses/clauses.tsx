// The clauses with their results: how many have which, and each in a line that opens.
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseWord } from "../../../../agreement/terms/condition.js";
import { useFormats } from "../../../show/formats.js";
import { Shape } from "../marks.js";
import type { ChangeCourse, CourseState } from "../state.js";
import { capital, type Told, type ToldClause } from "../told.js";
import { ClauseDetails } from "./clause-details.js";
import { countsOf } from "./counts.js";
import { useDayWords } from "./day-words.js";

/** What the list is given. */
export type ClausesParts = {
  readonly told: Told;
  readonly state: CourseState;
  readonly change: ChangeCourse;
};

/** The list. */
export function Clauses({ told, state, change }: ClausesParts): ReactNode {
  const { t } = useTranslation("process");
  const { clauses } = told;
  const { clause: opened, only } = state;
  const list = useRef<HTMLUListElement>(null);
  const before = useRef<string>(undefined);
  // whoever follows a link to a clause finds it on the screen
  useEffect(() => {
    if (opened === before.current) return;
    before.current = opened;
    const item = [...(list.current?.children ?? [])].find(
      (one) => one.getAttribute("data-clause") === opened,
    );
    if (item === undefined || item.contains(document.activeElement)) return;
    if (!isSeen(item)) item.scrollIntoView({ block: "start" });
    item.querySelector("button")?.focus({ preventScroll: true });
  }, [opened]);
  if (clauses.length === 0) return <p>{t("clauses.none")}</p>;
  const shown = clauses.filter(
    ({ clause, status }) => only === undefined || status.result === only || clause.name === opened,
  );
  const unknown = opened !== undefined && !clauses.some(({ clause }) => clause.name === opened);
  return (
    <section aria-labelledby="clauses">
      <h2 id="clauses">{t("clauses.title")}</h2>
      <p className="soft">{t("clauses.text")}</p>
      <Filter told={told} only={only} change={change} />
      {unknown && <p role="status">{t("clauses.unknown")}</p>}
      {shown.length === 0 && <p>{t("clauses.gone")}</p>}
      <ul className="clauses" ref={list}>
        {shown.map((one) => (
          <ClauseItem
            key={one.clause.name}
            {...{ one, told }}
            open={one.clause.name === opened}
            toggle={() =>
              change(({ clause, ...rest }) =>
                clause === one.clause.name ? rest : { ...rest, clause: one.clause.name },
              )
            }
          />
        ))}
      </ul>
    </section>
  );
}

function isSeen(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < window.innerHeight * 0.8;
}

type FilterParts = Pick<ClausesParts, "told" | "change"> & { readonly only: ClauseWord | undefined };

// counts that one can press: they are the answer at a glance, and choose what is listed
function Filter({ told, only, change }: FilterParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const counts = countsOf(told);
  const choose = (word: ClauseWord | undefined) =>
    change(({ only: _, ...rest }) => (word === undefined ? rest : { ...rest, only: word }));
  return (
    <fieldset className="filter">
      <legend className="unseen">{t("clauses.filter")}</legend>
      <button type="button" aria-pressed={only === undefined} onClick={() => choose(undefined)}>
        {t("clauses.count", { word: t("clauses.all"), n: formats.number(told.clauses.length) })}
      </button>
      {counts.map(({ word, count }) => (
        <button
          key={word}
          type="button"
          aria-pressed={only === word}
          onClick={() => choose(only === word ? undefined : word)}
        >
          <Shape word={word} /> {t("clauses.count", { word: t(`word.${word}`), n: formats.number(count) })}
        </button>
      ))}
    </fieldset>
  );
}

type ItemParts = {
  readonly one: ToldClause;
  readonly told: Told;
  readonly open: boolean;
  readonly toggle: () => void;
};

function ClauseItem({ one, told, open, toggle }: ItemParts): ReactNode {
  const { t } = useTranslation("process");
  const dayWords = useDayWords();
  const { clause, status } = one;
  const words = dayWords(status, told.state.on);
  return (
    <li data-clause={clause.name} data-result={status.result}>
      <h3>
        <button type="button" aria-expanded={open} onClick={toggle}>
          <Shape word={status.result} />
          <span className="duty">
            <bdi>{capital(clause.duty)}</bdi>
          </span>
          <span className="result">
            {t(`word.${status.result}`)}
            {words.length > 0 && <span className="soft"> · {words.join(" · ")}</span>}
          </span>
        </button>
      </h3>
      {open && <ClauseDetails one={one} told={told} />}
    </li>
  );
}
