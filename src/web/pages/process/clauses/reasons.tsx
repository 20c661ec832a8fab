// A chain of reasons, step by step, down to the facts: who reported each, when it was known, and where that can be read.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Fact, FactId } from "../../../../conditions/fact.js";
import type { Why } from "../../../../conditions/result.js";
import { useFormats } from "../../../show/formats.js";
import { capital, nameIn, type Told } from "../told.js";

/** The chain. The steps are the core's own words, in English. */
export function Reasons({ why, told }: { readonly why: Why; readonly told: Told }): ReactNode {
  return (
    <ul className="why">
      <Step why={why} told={told} />
    </ul>
  );
}

function Step({ why, told }: { readonly why: Why; readonly told: Told }): ReactNode {
  const { text, facts = [], because = [] } = why;
  return (
    <li>
      <span lang="en" dir="ltr">
        {sentence(text)}
      </span>
      {(facts.length > 0 || because.length > 0) && (
        <ul>
          {facts.map((id) => (
            <FactLine key={id} id={id} told={told} />
          ))}
          {because.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no names, and keep their order
            <Step key={i} why={one} told={told} />
          ))}
        </ul>
      )}
    </li>
  );
}

function FactLine({ id, told }: { readonly id: FactId; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const fact = told.facts.get(id);
  return (
    <li className="fact" data-fact={id}>
      {fact === undefined ? t("reasons.missing") : <FactWords fact={fact} told={told} />}{" "}
      <code className="soft">{id}</code>
    </li>
  );
}

/** A fact in short sentences: by whom, of which days, known since when, how far it is trusted, from where. */
export function FactWords({ fact, told }: { readonly fact: Fact; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { kind, by, during, known, grade, source } = fact;
  const sentences = [
    by === undefined ? t("reasons.nobody") : t(`reasons.${kind}`, { who: nameIn(told, by) }),
    t("reasons.speaksOf", { days: formats.interval(during) }),
    known === during.end - 1 ? undefined : t("reasons.knownSince", { day: formats.day(known) }),
    grade === undefined ? undefined : t("reasons.grade", { grade: `${grade.source}${grade.content}` }),
  ];
  return (
    <>
      {sentences.filter((one) => one !== undefined).join(" ")}{" "}
      {source === undefined ? (
        <span className="soft">{t("reasons.noSource")}</span>
      ) : (
        <span className="source">
          {t("reasons.source")} <bdi>{source}</bdi>
        </span>
      )}
    </>
  );
}

function sentence(text: string): string {
  const first = capital(text);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
