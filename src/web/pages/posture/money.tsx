// Money promised: by whom, for what, until when, and whether the conditions on which it depends hold now.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import { type Column, DataTable } from "../../show/table.js";
import type { PledgeOnDay } from "../../worker/answers/posture/posture.js";
import { GateList } from "./steps.js";

/** The pledges. */
export function Money({ funding }: { readonly funding: readonly PledgeOnDay[] }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const date = (day: number) => new Date(day * 86_400_000);
  const columns: readonly Column<PledgeOnDay>[] = [
    {
      key: "for",
      heading: t("money.for"),
      cell: ({ funding: { title } }) => <bdi>{title}</bdi>,
      plain: ({ funding: { title } }) => title,
    },
    { key: "by", heading: t("money.by"), cell: ({ by }) => formats.list(by) },
    { key: "to", heading: t("money.to"), cell: ({ to }) => formats.list(to) },
    {
      ...{ key: "pledged", heading: t("money.pledged"), number: true },
      cell: ({ funding: { pledged, currency } }) => (
        <bdi>
          {formats.number(pledged)} {currency}
        </bdi>
      ),
      plain: ({ funding: { pledged } }) => pledged,
    },
    {
      key: "from",
      heading: t("money.from"),
      cell: ({ funding: { from } }) => formats.day(from.day),
      plain: ({ funding: { from } }) => date(from.day),
    },
    {
      key: "until",
      heading: t("money.until"),
      cell: ({ funding: { until } }) => (until === undefined ? t("money.open") : formats.day(until.day)),
      plain: ({ funding: { until } }) => (until === undefined ? undefined : date(until.day)),
    },
  ];
  return (
    <section aria-labelledby="money" className="money">
      <h2 id="money">{t("money.title")}</h2>
      <DataTable
        caption={t("money.caption")}
        columns={columns}
        rows={funding}
        keyOf={({ funding: { name } }) => name}
      />
      {funding.map(({ funding: { name, title, source }, gates }) => (
        <div key={name}>
          {gates.length > 0 && (
            <>
              <p>
                <bdi>{t("money.depends", { title })}</bdi>
              </p>
              <GateList gates={gates} />
            </>
          )}
          {source !== undefined && (
            <p className="soft">
              <bdi>
                {title}: {t("money.source", { source })}
              </bdi>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
