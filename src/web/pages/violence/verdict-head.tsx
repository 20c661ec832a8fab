// The verdict in one sentence, its badge, and its figures with their doubts beside them.
import { memo, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Verdict } from "../../../violence/verdict.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import { useFormats } from "../../show/formats.js";
import { useSaying } from "./use-saying.js";

/** What the head is given: the verdict, and what stands above it: whether it is the registered test's. */
export type VerdictHeadParts = { readonly verdict: Verdict; readonly children: ReactNode };

/** The head. */
export function VerdictHead({ verdict, children }: VerdictHeadParts): ReactNode {
  const { t } = useTranslation("violence");
  const saying = useSaying();
  const sentence = useMemo(() => saying.sentence(verdict), [saying, verdict]);
  return (
    <section
      className="verdict"
      aria-label={t("verdict.label")}
      data-answer={verdict.verdict}
      data-test={verdict.testHash}
    >
      {children}
      <AnswerBadge answer={verdict.verdict} />
      <p className="sentence">{sentence}</p>
      <Figures verdict={verdict} />
    </section>
  );
}

const Figures = memo(function Figures({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const saying = useSaying();
  const { expected, expectedInterval, observed, ratio, probability, placebo, exposure } = verdict;
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
      value: exposure === 0 ? "–" : formats.number(observed),
      text:
        exposure < 1
          ? t("figures.watched", { share: formats.percent(exposure) })
          : t(`unit.${verdict.test.quantity}`),
    },
    {
      name: t("figures.ratio"),
      value: formats.ratio(ratio.median),
      text: t("figures.said", {
        ratio: saying.ratio(ratio.median),
        range: saying.range(ratio.low, ratio.high),
      }),
    },
    {
      name: t("figures.probability"),
      value: formats.percent(probability),
      text: t("figures.needed", { certainty: formats.percent(verdict.test.certainty) }),
    },
    {
      name: t("figures.falseAlarms"),
      value: placebo.share === null ? "–" : formats.percent(placebo.share),
      text:
        placebo.shareHigh === null
          ? t("figures.noWindows")
          : t("figures.ofWindows", {
              ...{ count: placebo.windows, n: formats.number(placebo.windows) },
              most: formats.percent(placebo.shareHigh),
            }),
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
});
