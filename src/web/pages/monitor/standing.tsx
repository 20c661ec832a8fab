// Where a test stands: decided on which day, or not yet; what was seen so far, and how strong the evidence is.
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Quantity } from "../../../cube/series.js";
import { type DayInterval, lengthOf } from "../../../ground/interval.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import { type Formats, useFormats } from "../../show/formats.js";
import { useNames } from "../../show/names.js";
import type { MonitorAnswer } from "../../worker/answers/windows/monitor.js";
import { useSaying } from "../violence/use-saying.js";
import { useEvidenceWords } from "./evidence-words.js";

/** What is told: the answer up to a day, and all days that are counted. */
export type StandingParts = { readonly answer: MonitorAnswer; readonly counted: DayInterval };

/** The head of the page. */
export function Standing({ answer, counted }: StandingParts): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const { test, monitoring } = answer;
  const { days, decidedOn } = monitoring;
  const last = days.at(-1);
  if (last === undefined) return null;
  const missed = days.filter(({ observed }) => observed === null).length;
  const ended = counted.end < test.window.end && last.day === counted.end - 1;
  return (
    <section className="standing" aria-label={t("standing.label")} data-answer={monitoring.answer}>
      <AnswerBadge answer={monitoring.answer} text={badgeText(answer, t, formats)} />
      <p className="head-sentence">{standingSentence(answer, t, formats)}</p>
      <p>
        {missed === days.length
          ? t("standing.nobody")
          : t(`standing.seen.${unitOf(test.quantity)}`, {
              count: last.observedSoFar,
              day: formats.number(last.day - test.window.start + 1),
              n: formats.number(last.observedSoFar),
              expected: formats.number(last.expectedSoFar),
            })}
        {missed > 0 && missed < days.length && (
          <> {t("standing.missed", { count: missed, n: formats.number(missed) })}</>
        )}
        {decidedOn !== null && decidedOn < last.day && <> {t("standing.stays")}</>}
        {ended && <> {t("standing.countsEnd", { day: formats.day(last.day) })}</>}
      </p>
      <Asked test={test} />
      <Figures answer={answer} />
    </section>
  );
}

// what the registered test asks, in the words of the verdict
function Asked({ test }: Pick<MonitorAnswer, "test">): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const saying = useSaying();
  const { quoted } = useNames();
  const words = {
    ...{ subject: saying.subject(test), certainty: formats.percent(test.certainty) },
    ...{ asked: saying.asked(test.reduction), test: quoted(test.name) },
  };
  return (
    <p className="soft">{t(test.reduction === 0 ? "standing.asked.rise" : "standing.asked.fall", words)}</p>
  );
}

/** Where the test stands, in one sentence with the number of the day. */
export function standingSentence(
  { test, monitoring }: MonitorAnswer,
  t: TFunction<"monitor">,
  formats: Formats,
) {
  const { decidedOn, answer, days } = monitoring;
  const length = lengthOf(test.window);
  const at = (decidedOn ?? days.at(-1)?.day ?? test.window.start) - test.window.start + 1;
  const words = { day: formats.number(at), length: formats.number(length) };
  const asked = test.reduction === 0 ? "rise" : "fall";
  if (decidedOn !== null && answer !== "cannot-tell") return t(`decided.${asked}.${answer}`, words);
  return at < length ? t(`open.${asked}`, words) : t(`over.${asked}`, words);
}

function badgeText({ test, monitoring }: MonitorAnswer, t: TFunction<"monitor">, formats: Formats): string {
  const { decidedOn, answer, days } = monitoring;
  if (decidedOn !== null && answer !== "cannot-tell")
    return t(`badge.${answer}`, { day: formats.number(decidedOn - test.window.start + 1) });
  return days.length < lengthOf(test.window) ? t("badge.open") : t("badge.over");
}

/** What a test counts, as messages name it. */
export function unitOf(quantity: Quantity): "events" | "deaths" {
  return quantity === "events" ? "events" : "deaths";
}

function Figures({ answer: { test, monitoring } }: { readonly answer: MonitorAnswer }): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const evidence = useEvidenceWords();
  const last = monitoring.days.at(-1);
  if (last === undefined) return null;
  const line = t("figures.line", { line: formats.number(1 / monitoring.level) });
  const figures = [
    {
      name: t("figures.observed"),
      value: formats.number(last.observedSoFar),
      text: t(`unit.${test.quantity}`),
    },
    { name: t("figures.expected"), value: formats.number(last.expectedSoFar), text: t("figures.asBefore") },
    { name: t("figures.met"), value: evidence(last.evidenceMet), text: line },
    { name: t("figures.notMet"), value: evidence(last.evidenceNotMet), text: line },
  ];
  return (
    <dl className="cards">
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
