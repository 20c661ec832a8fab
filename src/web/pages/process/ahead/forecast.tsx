// What the runs say: how often each phase opened and by when, in sentences; what held it back; and the chances over time.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isAbsent } from "../../../../ground/absence.js";
import type { Simulation } from "../../../../process/simulate.js";
import type { Hindrance, PhaseForecast, Quantile } from "../../../../process/simulation/forecast.js";
import { chanceChart } from "../../../../publication/agreement/forecast.js";
import { mainHindrances } from "../../../../publication/agreement/forecast-words.js";
import { Figure } from "../../../show/figure.js";
import { type Formats, useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import type { Column } from "../../../show/table.js";
import type { SimulateAnswer } from "../../../worker/answers/simulate.js";
import { capital, nameIn, type Told } from "../told.js";

/** What came of the runs. */
export function Forecast({
  answer,
  told,
}: {
  readonly answer: SimulateAnswer;
  readonly told: Told;
}): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { simulation } = answer;
  const say = usePhaseSentence(simulation);
  const sayHindrance = useHindranceSentence();
  return (
    <>
      <p>{t("ahead.ran", termsOf(simulation, formats))}</p>
      <ul className="chances">
        {simulation.phases.map((phase) => {
          const hindrances = mainHindrances(phase);
          return (
            <li key={phase.phase} data-phase={phase.phase}>
              <p>{say(phase)}</p>
              {hindrances.length > 0 && (
                <>
                  <p className="soft">{t("ahead.holding")}</p>
                  <ul>
                    {hindrances.map((one) => (
                      <li key={`${one.what} ${one.about}`}>{sayHindrance(one, nameIn(told, one.about))}</li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <Chances simulation={simulation} />
    </>
  );
}

function termsOf({ runs, start, until, seed }: Simulation, formats: Formats) {
  return {
    runs: formats.number(runs),
    start: formats.day(start),
    until: formats.day(until),
    seed: String(seed),
  };
}

// a chance as so many of ten runs; never rounded to certainty
function usePhaseSentence({ start, until }: Simulation): (phase: PhaseForecast) => string {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { quoted } = useNames();
  return ({ title, reached, median, planned }) => {
    const words = { phase: quoted(title), until: formats.day(until), share: formats.percent(reached.value) };
    if (reached.value === 0) return t("ahead.never", words);
    if (reached.value === 1) {
      const opened = !isAbsent(median) && median.day <= start && !isAbsent(planned) && planned <= start;
      if (opened) return t("ahead.already", words);
    }
    const tenths = Math.round(reached.value * 10);
    const chance =
      reached.value === 1
        ? t("ahead.always", words)
        : tenths === 0
          ? t("ahead.rarely", words)
          : tenths === 10
            ? t("ahead.mostly", words)
            : t("ahead.inTen", { ...words, tenths: formats.number(tenths) });
    return isAbsent(median) ? chance : `${chance} ${t("ahead.half", { median: formats.day(median.day) })}`;
  };
}

// what is rounded to nothing is not said
function useHindranceSentence(): (hindrance: Hindrance, what: string) => string {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { quoted } = useNames();
  const counted = (n: number) => ({ count: n, n: formats.number(n) });
  return ({ last, daysEarlier, likelierByEnd }, what) => {
    const days = isAbsent(daysEarlier) ? 0 : Math.round(daysEarlier.median);
    const points = Math.round(100 * likelierByEnd.value);
    return [
      t("ahead.last", { what: quoted(capital(what)), share: formats.percent(last.value) }),
      ...(days >= 1 ? [t("ahead.earlier", counted(days))] : []),
      ...(points >= 1 ? [t("ahead.likelier", counted(points))] : []),
    ].join(" ");
  };
}

function Chances({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const chart = useMemo(() => chanceChart(simulation), [simulation]);
  const by = (day: Quantile) => (isAbsent(day) ? t("ahead.chart.notByEnd") : formats.day(day.day));
  const columns: readonly Column<PhaseForecast>[] = [
    { key: "phase", heading: t("ahead.chart.phase"), cell: ({ title }) => title },
    {
      ...{ key: "reached", heading: t("ahead.chart.reached"), number: true },
      cell: ({ reached }) => formats.percent(reached.value),
      plain: ({ reached }) => reached.value,
    },
    { key: "low", heading: t("ahead.chart.low"), cell: ({ low }) => by(low) },
    { key: "median", heading: t("ahead.chart.median"), cell: ({ median }) => by(median) },
    { key: "high", heading: t("ahead.chart.high"), cell: ({ high }) => by(high) },
    {
      key: "planned",
      heading: t("ahead.chart.planned"),
      cell: ({ planned }) => (isAbsent(planned) ? "–" : formats.day(planned)),
    },
  ];
  const terms = termsOf(simulation, formats);
  return (
    <Figure
      title={t("ahead.chart.title")}
      text={t("ahead.chart.text", terms)}
      chart={chart}
      table={{
        caption: t("ahead.chart.title"),
        columns,
        rows: simulation.phases,
        keyOf: ({ phase }) => phase,
      }}
      source={t("ahead.chart.source", terms)}
    />
  );
}
