// The same test by party, by pair, by kind and by place, each line with its own verdict and interval.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type IntervalRow, intervalsChart } from "../../../../publication/charts/intervals.js";
import type { Breakdown, Part, Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { type Formats, useFormats } from "../../../show/formats.js";
import { type Column, DataTable } from "../../../show/table.js";
import { sourceLine } from "../history-figure.js";
import { useSaying } from "../use-saying.js";
import { HowKnown } from "./how-known.js";

/** How many lines a chart has at most, and how many places are named here; tables have all. */
const charted = 16;
const placesNamed = 5;

/** The section. */
export function Breakdowns({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const drawn = verdict.breakdowns.filter(({ by }) => by !== "place");
  const places = verdict.breakdowns.find(({ by }) => by === "place");
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t("parts.title")}</h2>
      {drawn.length === 0 && <p>{t("parts.none")}</p>}
      {drawn.map((breakdown) => (
        <BreakdownFigure key={breakdown.by} breakdown={breakdown} verdict={verdict} />
      ))}
      {places !== undefined && <PlacesInShort breakdown={places} />}
      {verdict.breakdowns.length > 0 && <HowKnown of="parts" />}
    </section>
  );
}

type FigureParts = { readonly breakdown: Breakdown; readonly verdict: Verdict };

function BreakdownFigure({ breakdown, verdict }: FigureParts): ReactNode {
  const { t } = useTranslation("violence");
  const saying = useSaying();
  const formats = useFormats();
  const { by, parts, common } = breakdown;
  const required = 1 - verdict.test.reduction;
  const title = t(`parts.by.${by}`);
  const text = useReading(breakdown, verdict);
  const chart = useMemo(
    () =>
      intervalsChart({
        id: `by-${by}`,
        title,
        description: text,
        required,
        noteTitle: "seen / expected",
        rows: parts.slice(0, charted).map((part) => rowOf(part, formats)),
      }),
    [by, parts, required, title, text, formats],
  );
  const columns = useColumns();
  return (
    <Figure
      title={title}
      text={`${text} ${t("parts.common", { rate: saying.rate(common.median), range: saying.range(common.low, common.high) })}`}
      chart={chart}
      table={{ caption: title, columns, rows: parts, keyOf: ({ name }) => name }}
      source={sourceLine(verdict)}
    >
      {parts.length > charted && (
        <p className="soft">{t("parts.more", { n: formats.number(parts.length - charted) })}</p>
      )}
    </Figure>
  );
}

function rowOf({ name, ratio, answer, observed, expected }: Part, formats: Formats): IntervalRow {
  return { name, ...ratio, answer, note: `${formats.number(observed)} / ${formats.number(expected)}` };
}

function useReading({ by, parts }: Breakdown, verdict: Verdict): string {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const counted = (answer: Part["answer"]) => parts.filter((part) => part.answer === answer).length;
  return t(`parts.reading.${verdict.test.reduction === 0 ? "noRise" : "fall"}`, {
    lines: t(`parts.lines.${by}`, { count: parts.length, n: formats.number(parts.length) }),
    asked: formats.percent(verdict.test.reduction),
    met: formats.number(counted("met")),
    notMet: formats.number(counted("not-met")),
    open: formats.number(counted("cannot-tell")),
  });
}

function useColumns(): readonly [Column<Part>, ...Column<Part>[]] {
  const { t } = useTranslation(["violence", "shell"]);
  const formats = useFormats();
  return [
    {
      key: "name",
      heading: t("parts.name"),
      cell: ({ name }) => <bdi>{name}</bdi>,
      plain: ({ name }) => name,
    },
    {
      ...{ key: "observed", heading: t("figures.observed"), number: true },
      cell: ({ observed }) => formats.number(observed),
      plain: ({ observed }) => observed,
    },
    {
      ...{ key: "expected", heading: t("figures.expected"), number: true },
      cell: ({ expected }) => formats.number(expected),
      plain: ({ expected }) => expected,
    },
    {
      ...{ key: "ratio", heading: t("figures.ratio"), number: true },
      cell: ({ ratio }) => formats.ratio(ratio.median),
      plain: ({ ratio }) => ratio.median,
    },
    {
      ...{ key: "range", heading: t("parts.interval"), number: true },
      cell: ({ ratio }) => t("range", { low: formats.ratio(ratio.low), high: formats.ratio(ratio.high) }),
    },
    {
      ...{ key: "probability", heading: t("figures.probability"), number: true },
      cell: ({ probability }) => formats.percent(probability),
      plain: ({ probability }) => probability,
    },
    { key: "answer", heading: t("parts.answer"), cell: ({ answer }) => t(`shell:answer.${answer}`) },
  ];
}

// the map and its table have all of them; here stand those that weigh most
function PlacesInShort({ breakdown }: { readonly breakdown: Breakdown }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const columns = useColumns();
  const { parts } = breakdown;
  const shown = parts.slice(0, placesNamed);
  const title = t("parts.by.place");
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <DataTable
        caption={t("parts.places", { n: formats.number(shown.length), all: formats.number(parts.length) })}
        {...{ columns, rows: shown }}
        keyOf={({ name }) => name}
      />
    </section>
  );
}
