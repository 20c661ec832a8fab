// Conditions of a gate: each in words, whether it holds on the day, and why.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import type { GateCondition } from "../../../worker/answers/state.js";
import { ClauseLink } from "../clause-link.js";
import { Reasons } from "../clauses/reasons.js";
import { Mark, Shape } from "../marks.js";
import { capital, nameIn, type Told } from "../told.js";

/** What the conditions are given. */
export type ConditionsParts = {
  readonly conditions: readonly GateCondition[];
  readonly told: Told;
  /** Whether they work against the phase: then it is no success that one holds. */
  readonly against?: boolean;
};

/** The conditions as items of a list. */
export function Conditions({ conditions, told, against = false }: ConditionsParts): ReactNode {
  const { t } = useTranslation("process");
  return conditions.map((condition) => (
    <li key={condition.sentence}>
      {against && (condition.truth === "met" || condition.truth === "not-met") ? (
        <span className="mark">
          <Shape word={condition.truth === "met" ? "reversed" : "not-open"} />{" "}
          {t(condition.truth === "met" ? "road.holds" : "road.holdsNot")}
        </span>
      ) : (
        <Mark word={condition.truth} />
      )}
      <div>
        <Said condition={condition} told={told} />
        <Why condition={condition} told={told} />
      </div>
    </li>
  ));
}

/** A condition in words; one on a clause leads to it. */
export function Said({
  condition,
  told,
}: {
  readonly condition: GateCondition;
  readonly told: Told;
}): ReactNode {
  const { t, i18n } = useTranslation("process");
  const { either } = useFormats();
  const { quoted } = useNames();
  const { clause, sentence } = condition;
  if (clause === undefined) {
    return (
      <span lang="en" dir="ltr">
        {capital(sentence)}
      </span>
    );
  }
  const results = clause.is.map((word) => t(`word.${word}`).toLocaleLowerCase(i18n.language));
  return (
    <ClauseLink clause={clause.name}>
      {t("road.clauseIs", { clause: quoted(nameIn(told, clause.name)), results: either(results) })}
    </ClauseLink>
  );
}

function Why({ condition, told }: { readonly condition: GateCondition; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  return (
    <details>
      <summary>{t("clauses.why")}</summary>
      <Reasons why={condition.why} told={told} />
    </details>
  );
}
