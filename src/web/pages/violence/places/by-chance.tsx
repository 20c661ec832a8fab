// How many of the places are told, and how many of these answers luck alone may have made.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Part } from "../../../../violence/verdict.js";
import { useFormats } from "../../../show/formats.js";
import { AnswerSign, answerOrder } from "./map/marks.js";

/** The counts of answers, and one sentence of doubt. */
export function ByChance({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const { t } = useTranslation("violence-places");
  const formats = useFormats();
  if (parts.length === 0) return <p>{t("chance.noPlace")}</p>;
  const told = parts.filter(({ answer }) => answer !== "cannot-tell");
  const wrong = wrongByChance(parts);
  return (
    <>
      <ul className="answers">
        {answerOrder.map((answer) => {
          const count = parts.filter((part) => part.answer === answer).length;
          return (
            <li key={answer} className={answer}>
              <AnswerSign answer={answer} /> {t(`chance.${answer}`, { count, n: formats.number(count) })}
            </li>
          );
        })}
      </ul>
      <p className="soft">
        {told.length === 0
          ? t("chance.none")
          : t("chance.some", {
              count: told.length,
              n: formats.number(told.length),
              wrong: wrong < 0.05 ? t("chance.fewer") : formats.number(Math.round(wrong * 10) / 10),
              share: formats.percent(wrong),
            })}
      </p>
    </>
  );
}

/**
 * How many of the answers "met" and "not met" are to be expected wrong, going by the places' own probabilities: what "met" leaves to
 * chance, and what "not met" does. Places are judged together (pooled), so that these probabilities pay for the places being many.
 */
export function wrongByChance(parts: readonly Part[]): number {
  const wrong = ({ answer, probability }: Part): number => {
    switch (answer) {
      case "met":
        return 1 - probability;
      case "not-met":
        return probability;
      case "cannot-tell":
        return 0;
    }
  };
  return parts.reduce((sum, part) => sum + wrong(part), 0);
}
