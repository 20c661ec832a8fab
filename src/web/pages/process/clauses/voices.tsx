// Who says what: of each thing that is claimed or disputed, what each side and each observer said, side by side.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Fact } from "../../../../conditions/fact.js";
import { useShared } from "../../../shell/opened.js";
import { useFormats } from "../../../show/formats.js";
import { capital, nameIn, type Told } from "../told.js";

/** The voices on the day of knowledge. */
export function Voices({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const subjects = subjectsOf(told);
  return (
    <>
      <h3>{t("figures.voices")}</h3>
      <p className="soft">{t("figures.voicesText")}</p>
      {subjects.length === 0 && <p>{t("figures.noVoices")}</p>}
      {subjects.map(({ about, facts }) => (
        <article className="voices" key={about}>
          <h4>
            <bdi>{capital(nameIn(told, about))}</bdi>
          </h4>
          <div className="columns">
            {columns.map((column) => (
              <Column key={column} column={column} facts={facts} told={told} />
            ))}
          </div>
        </article>
      ))}
    </>
  );
}

const columns = ["claimed", "accepted", "disputed"] as const;

function columnOf({ kind }: Fact): (typeof columns)[number] {
  return kind === "claimed" || kind === "disputed" ? kind : "accepted";
}

// only what somebody claims or disputes: of the rest there is nothing to set side by side
function subjectsOf({ outline, standing, state }: Told) {
  const known = outline.facts.filter((fact) => standing.has(fact.id) && fact.during.start <= state.on);
  const about = new Map<string, Fact[]>();
  for (const fact of known) about.set(fact.about, [...(about.get(fact.about) ?? []), fact]);
  return [...about]
    .map(([name, facts]) => ({ about: name, facts }))
    .filter(({ facts }) => facts.some((fact) => columnOf(fact) !== "accepted"));
}

type ColumnParts = {
  readonly column: (typeof columns)[number];
  readonly facts: readonly Fact[];
  readonly told: Told;
};

function Column({ column, facts, told }: ColumnParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const sayValue = useValueWords();
  const own = facts.filter((fact) => columnOf(fact) === column);
  return (
    <div>
      <h5>{t(`figures.said.${column}`)}</h5>
      {own.length === 0 ? (
        <p className="soft">{t("figures.nobody")}</p>
      ) : (
        <ul>
          {own.map((fact) => (
            <li key={fact.id}>
              <strong>{sayValue(fact)}</strong>{" "}
              <span className="soft">
                <bdi>{fact.by === undefined ? t("reasons.nobody") : nameIn(told, fact.by)}</bdi> ·{" "}
                {formats.interval(fact.during)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useValueWords(): (fact: Fact) => string {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { opening } = useShared();
  const tests = new Set(opening.kind === "open" ? opening.summary.tests.map(({ test }) => test.name) : []);
  return ({ value, accepts, about }) => {
    if (value === undefined) return t(accepts === true ? "figures.word.accepts" : "figures.word.nothing");
    switch (value.kind) {
      case "amount": {
        const { amount, low, high } = value;
        // of a test, it is the share by which violence fell
        if (tests.has(about)) return t("figures.word.fall", { share: formats.percent(amount) });
        if (low === undefined || high === undefined) return formats.number(amount);
        const [a, l, h] = [amount, low, high].map(formats.number);
        return t("figures.word.between", { amount: a, low: l, high: h });
      }
      case "answer":
        return t(`figures.word.${value.answer}`);
      case "word":
        return t(`figures.word.${value.word}`);
      case "until": {
        const word = value.word === "waived" ? "waivedUntil" : "extended";
        return t(`figures.word.${word}`, { day: formats.day(value.until) });
      }
    }
  };
}
