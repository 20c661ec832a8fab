// The verdict in one sentence, its badge and its four figures; and whether it is the registered test's.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { verdictSentence } from "../../../publication/words.js";
import type { Verdict } from "../../../violence/verdict.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import { useFormats } from "../../show/formats.js";

/** What the head is given. */
export type VerdictHeadParts = {
  readonly verdict: Verdict;
  readonly registered: boolean;
  readonly putBack: () => void;
};

/** The head. */
export function VerdictHead({ verdict, registered, putBack }: VerdictHeadParts): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <section className="verdict" aria-label={t("verdict.label")} data-answer={verdict.verdict}>
      {registered ? (
        <p className="soft registered">{t("verdict.registered")}</p>
      ) : (
        <div className="changed" role="status">
          <strong>{t("verdict.changed")}</strong>
          <button type="button" onClick={putBack}>
            {t("verdict.putBack")}
          </button>
        </div>
      )}
      <AnswerBadge answer={verdict.verdict} />
      <p className="sentence" lang="en" dir="ltr">
        {verdictSentence(verdict)}
      </p>
      <Figures verdict={verdict} />
    </section>
  );
}

function Figures({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const { expected, expectedInterval, observed, ratio, probability, placebo } = verdict;
  const range = (low: number, high: number, say: (value: number) => string) =>
    t("range", { low: say(low), high: say(high) });
  const figures = [
    {
      name: t("figures.expected"),
      value: formats.number(Math.round(expected)),
      text: range(expectedInterval.low, expectedInterval.high, formats.number),
    },
    {
      name: t("figures.observed"),
      value: formats.number(observed),
      text: t(`unit.${verdict.test.quantity}`),
    },
    {
      name: t("figures.ratio"),
      value: formats.ratio(ratio.median),
      text: range(ratio.low, ratio.high, formats.ratio),
    },
    {
      name: t("figures.probability"),
      value: formats.percent(probability),
      text: t("figures.needed", { certainty: formats.percent(verdict.test.certainty) }),
    },
    {
      name: t("figures.falseAlarms"),
      value: placebo.share === null ? "–" : formats.percent(placebo.share),
      text: t("figures.ofWindows", { count: placebo.windows, n: formats.number(placebo.windows) }),
    },
  ];
  return (
    <dl className="figures">
      {figures.map(({ name, value, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="value">{value}</dd>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
