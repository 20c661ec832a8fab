// Who contributes what, as it was told, with its source.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import { type Column, DataTable } from "../../show/table.js";
import type { ToldPosture } from "./told.js";

type Told = ToldPosture["contributions"][number];

/** The table. */
export function Contributions({ posture }: { readonly posture: ToldPosture }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const named = ({ called, nations }: Told): string =>
    nations === undefined
      ? called
      : t("contributions.block", { count: nations, n: formats.number(nations), name: called });
  const columns: readonly Column<Told>[] = [
    {
      key: "nation",
      heading: t("contributions.nation"),
      cell: (one) => <bdi>{named(one)}</bdi>,
      plain: named,
    },
    {
      key: "role",
      heading: t("contributions.role"),
      cell: ({ serves }) => <bdi>{serves}</bdi>,
      plain: ({ serves }) => serves,
    },
    {
      key: "place",
      heading: t("contributions.place"),
      cell: ({ place }) => place ?? t("contributions.noPlace"),
      plain: ({ place }) => place,
    },
    {
      ...{ key: "troops", heading: t("contributions.troops"), number: true },
      cell: ({ troops }) => formats.number(troops),
      plain: ({ troops }) => troops,
    },
    {
      key: "on",
      heading: t("contributions.on"),
      cell: ({ on }) => formats.day(on.day),
      plain: ({ on }) => new Date(on.day * 86_400_000),
    },
    {
      key: "source",
      heading: t("contributions.source"),
      cell: ({ source }) => (source === undefined ? t("contributions.noSource") : <bdi>{source}</bdi>),
      plain: ({ source }) => source,
    },
  ];
  return (
    <section aria-labelledby="contributions" className="contributions">
      <h2 id="contributions">{t("contributions.title")}</h2>
      <DataTable
        caption={t("contributions.caption")}
        columns={columns}
        rows={posture.contributions}
        keyOf={({ nation, role, place, on, spot }) =>
          JSON.stringify([nation, role, place, on.day, spot.line])
        }
      />
    </section>
  );
}
