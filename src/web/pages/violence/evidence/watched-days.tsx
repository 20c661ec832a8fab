// What was observed and what not: days and places that nobody watched, and records that could not be put anywhere.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DayInterval } from "../../../../ground/interval.js";
import type { Verdict } from "../../../../violence/verdict.js";
import { useShared } from "../../../shell/opened.js";
import { useFormats } from "../../../show/formats.js";
import { DataTable } from "../../../show/table.js";
import type { Watched } from "../../../worker/answers/assess.js";
import { HowKnown } from "./how-known.js";

/** How many stretches are named; more are counted. */
const named = 6;

type Parts = { readonly verdict: Verdict; readonly watched: Watched };

/** The section. */
export function WatchedDays({ verdict, watched }: Parts): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const { window, baseline } = watched;
  const less = watched.places.filter((one) => one.window < window.days || one.baseline < baseline.days);
  const whole = verdict.exposure === 1 && window.unseen.length === 0;
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">{t("watched.title")}</h2>
      <p>
        {whole
          ? t("watched.window.whole", { count: window.days, days: formats.days(window.days) })
          : verdict.exposure === 0
            ? t("watched.window.nobody")
            : t("watched.window.part", { share: formats.percent(verdict.exposure) })}{" "}
        {baseline.unseen.length === 0 && less.every((one) => one.baseline === baseline.days)
          ? t("watched.baseline.whole")
          : t("watched.baseline.part")}{" "}
        <strong>{t("watched.notZero")}</strong>
      </p>
      <Unseen title={t("watched.unseenWindow")} runs={window.unseen} />
      <Unseen title={t("watched.unseenBaseline")} runs={baseline.unseen} />
      {less.length > 0 && <PlacesWatchedLess less={less} watched={watched} />}
      <Unmatched />
      <HowKnown of="watched" />
    </section>
  );
}

function Unseen({
  title,
  runs,
}: {
  readonly title: string;
  readonly runs: readonly DayInterval[];
}): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  if (runs.length === 0) return null;
  const more = runs.length - named;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {runs.slice(0, named).map((days) => (
          <li key={days.start}>{formats.interval(days)}</li>
        ))}
        {more > 0 && <li>{t("watched.more", { count: more, n: formats.number(more) })}</li>}
      </ul>
    </>
  );
}

type LessParts = { readonly less: Watched["places"]; readonly watched: Watched };

function PlacesWatchedLess({ less, watched }: LessParts): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const of = (n: number, all: number) => t("watched.of", { n: formats.number(n), all: formats.number(all) });
  return (
    <DataTable
      caption={t("watched.places", { count: less.length, n: formats.number(less.length) })}
      rows={less}
      keyOf={({ name }) => name}
      columns={[
        { key: "name", heading: t("watched.place"), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          ...{ key: "window", heading: t("watched.inWindow"), number: true },
          cell: (one) => of(one.window, watched.window.days),
        },
        {
          ...{ key: "baseline", heading: t("watched.inBaseline"), number: true },
          cell: (one) => of(one.baseline, watched.baseline.days),
        },
      ]}
    />
  );
}

// a record at an unknown place, or between unknown sides, is in no line of this page
function Unmatched(): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const { opening } = useShared();
  const counts = opening.kind === "open" ? opening.summary.counts : undefined;
  if (counts === undefined) return null;
  const recordsOf = (list: readonly { readonly records: number }[]) =>
    list.reduce((sum, { records }) => sum + records, 0);
  const lines = [
    ["watched.unplaced", recordsOf(counts.unmatchedPlaces)],
    ["watched.unsided", recordsOf(counts.unmatchedParties)],
  ] as const;
  return lines.map(([key, count]) =>
    count === 0 ? null : (
      <p key={key}>{t(key, { count, n: formats.number(count), all: formats.number(counts.records) })}</p>
    ),
  );
}
