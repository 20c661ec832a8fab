// A file that was counted: what it speaks of beside what the process counts now, and what of it matched.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import { DataTable } from "../../../show/table.js";
import type { ProcessSummary } from "../../../worker/answers/opened.js";
import { HashText } from "../known/hash-text.js";
import { MatchingView } from "../matching-told.js";
import { useSize } from "../sizes.js";
import type { Counted } from "./use-import.js";

/** What is shown. */
export type CountedParts = {
  readonly name: string;
  readonly counted: Counted;
  readonly milliseconds: number;
  readonly summary: ProcessSummary | undefined;
};

/** The file. */
export function CountedView({ name, counted, milliseconds, summary }: CountedParts): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const size = useSize();
  const { events, span, places, notes, bytes, sha256, matching } = counted;
  return (
    <section className="counted" aria-labelledby="counted-title" data-milliseconds={Math.round(milliseconds)}>
      <h3 id="counted-title">
        <bdi>{t("counted.title", { name })}</bdi>
      </h3>
      <p className="sentence" role="status">
        {t("counted.sentence", {
          ...{ count: events, n: formats.number(events) },
          span: formats.interval(span),
          places: t("atPlaces", { count: places.length, n: formats.number(places.length) }),
        })}
      </p>
      <p className="soft">{size(bytes)}</p>
      <HashText hash={sha256} />
      <Beside counted={counted} summary={summary} />
      {notes.map((note) => (
        <p key={note} lang="en" dir="ltr">
          {note}
        </p>
      ))}
      <h4>{t("matching.title")}</h4>
      <MatchingView matching={matching} />
    </section>
  );
}

function Beside({ counted, summary }: Pick<CountedParts, "counted" | "summary">): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { row } = useNames();
  const counts = summary?.counts;
  const none = t("counted.none");
  const number = (value: number | undefined) => (value === undefined ? none : formats.number(value));
  const rows = [
    {
      ...{ what: t("counted.span"), mine: formats.interval(counted.span) },
      other: counts === undefined ? none : formats.interval(counts.span),
    },
    {
      ...{ what: t("counted.events"), mine: number(counted.events) },
      other: number(counts?.records),
    },
    {
      ...{ what: t("counted.places"), mine: number(counted.places.length) },
      other: number(counts?.places.filter((place) => place !== "(not placed)").length),
    },
    {
      ...{ what: t("counted.parties"), mine: number(counted.parties.length) },
      other: number(counts?.parties.length),
    },
    {
      ...{
        what: t("counted.kinds"),
        mine: few(
          counted.kinds.map(({ name }) => name),
          row,
        ),
      },
      other: counts === undefined ? none : few(counts.kinds, row),
    },
  ];
  return (
    <DataTable
      caption={t("counted.caption")}
      columns={[
        { key: "what", heading: t("counted.beside"), cell: ({ what }) => what },
        { key: "mine", heading: t("counted.mine"), cell: ({ mine }) => <bdi>{mine}</bdi> },
        { key: "other", heading: t("counted.process"), cell: ({ other }) => <bdi>{other}</bdi> },
      ]}
      rows={rows}
      keyOf={({ what }) => what}
    />
  );
}

// of many names the first, and that there are more
function few(names: readonly string[], row: (names: readonly string[]) => string): string {
  const shown = names.filter((name) => name !== "").slice(0, 6);
  return row(names.length > shown.length ? [...shown, "…"] : shown);
}
