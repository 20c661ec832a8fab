// What records speak of and the process does not know: places, sides, and what was only recognised; each with what to do.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import { type Column, DataTable } from "../../show/table.js";
import type { MatchingTold, UnmatchedTold } from "../../worker/answers/brought/matching.js";

/** More are not listed; how many there are is told. */
const mostRows = 200;

/** The matching. */
export function MatchingView({ matching }: { readonly matching: MatchingTold }): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { places, parties, recognised, namesPlaces, namesParties, placed, records } = matching;
  const nothing = places.length === 0 && parties.length === 0 && recognised.length === 0;
  return (
    <div className="matching">
      {namesPlaces && records > 0 && places.length > 0 && (
        <p>{t("matching.placed", { share: formats.percent(placed / records) })}</p>
      )}
      {nothing && namesPlaces && namesParties && <p>{t("matching.all")}</p>}
      {!namesPlaces && <p>{t("matching.noPlaces")}</p>}
      {!namesParties && <p>{t("matching.noParties")}</p>}
      <UnmatchedList of="places" list={places} />
      <UnmatchedList of="parties" list={parties} />
      <RecognisedList list={recognised} />
    </div>
  );
}

function UnmatchedList({
  of,
  list,
}: {
  readonly of: "places" | "parties";
  readonly list: readonly UnmatchedTold[];
}): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  if (list.length === 0) return null;
  const columns: readonly Column<UnmatchedTold>[] = [
    { key: "name", heading: t("matching.name"), cell: ({ name }) => <bdi className="name">{name}</bdi> },
    {
      ...{ key: "records", heading: t("matching.records"), number: true },
      cell: ({ records }) => formats.number(records),
    },
    {
      ...{ key: "near", heading: t("matching.near") },
      cell: ({ near }) =>
        near === undefined ? <span className="soft">{t("matching.noNear")}</span> : <bdi>{near}</bdi>,
    },
  ];
  return (
    <details>
      <summary>{t(`matching.${of}.title`, { count: list.length, n: formats.number(list.length) })}</summary>
      <p>{t(`matching.${of}.text`)}</p>
      <DataTable
        caption={t(`matching.${of}.caption`)}
        columns={columns}
        rows={list.slice(0, mostRows)}
        keyOf={({ name, records, why }) => `${name} ${records} ${why}`}
      />
    </details>
  );
}

function RecognisedList({ list }: { readonly list: MatchingTold["recognised"] }): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  if (list.length === 0) return null;
  type One = (typeof list)[number];
  const columns: readonly Column<One>[] = [
    { key: "name", heading: t("matching.name"), cell: ({ name }) => <bdi className="name">{name}</bdi> },
    { key: "taken", heading: t("matching.recognised.taken"), cell: ({ place }) => <bdi>{place}</bdi> },
    { key: "how", heading: t("matching.recognised.how"), cell: ({ how }) => t(`matching.recognised.${how}`) },
    {
      ...{ key: "records", heading: t("matching.records"), number: true },
      cell: ({ records }) => formats.number(records),
    },
  ];
  return (
    <details>
      <summary>
        {t("matching.recognised.title", { count: list.length, n: formats.number(list.length) })}
      </summary>
      <p>{t("matching.recognised.text")}</p>
      <DataTable
        caption={t("matching.recognised.caption")}
        columns={columns}
        rows={list.slice(0, mostRows)}
        keyOf={({ name, place, how }) => `${name} ${place} ${how}`}
      />
    </details>
  );
}
