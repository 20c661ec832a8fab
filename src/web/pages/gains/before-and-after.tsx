// All gains in one table: the last figure before the agreement, the newest, the change, the floor, the answer.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../show/table.js";
import type { Gain } from "../../worker/answers/gains/gains.js";
import { useSaying } from "./use-saying.js";
import { wordOf } from "./words.js";

/** The table. */
export function BeforeAndAfter({ gains }: { readonly gains: readonly Gain[] }): ReactNode {
  const { t } = useTranslation("gains");
  return (
    <section aria-labelledby="before-and-after">
      <h2 id="before-and-after">{t("table.title")}</h2>
      <DataTable
        caption={t("table.caption")}
        columns={useColumns()}
        rows={gains}
        keyOf={({ declaration }) => declaration.name}
      />
    </section>
  );
}

function useColumns(): readonly Column<Gain>[] {
  const { t, number, formats } = useSaying();
  const figure = (key: string, heading: string, of: (gain: Gain) => number | undefined) => {
    const say = (gain: Gain): string => {
      const value = of(gain);
      return value === undefined ? "–" : number(value);
    };
    return { key, heading, number: true, cell: say, plain: of };
  };
  const year = (key: string, heading: string, of: (gain: Gain) => number | undefined) => ({
    ...{ key, heading, plain: of },
    cell: (gain: Gain) => {
      const value = of(gain);
      return value === undefined ? "" : formats.year(value);
    },
  });
  return [
    {
      key: "gain",
      heading: t("table.gain"),
      cell: ({ declaration }) => <bdi>{declaration.title}</bdi>,
      plain: ({ declaration }) => declaration.title,
    },
    {
      key: "unit",
      heading: t("table.unit"),
      cell: ({ declaration }) => <bdi>{declaration.unit}</bdi>,
      plain: ({ declaration }) => declaration.unit,
    },
    figure("before", t("table.before"), ({ before }) => before?.value),
    year("beforeYear", t("table.beforeYear"), ({ before }) => before?.year),
    figure("after", t("table.after"), ({ after }) => after?.value),
    year("afterYear", t("table.afterYear"), ({ after }) => after?.year),
    {
      ...{ key: "change", heading: t("table.change"), number: true },
      cell: (gain) => {
        const change = changeOf(gain);
        if (change === undefined) return "–";
        if (change === 0) return t("table.same");
        const better = change > 0 === (gain.declaration.better === "higher");
        const word = t(better ? "table.better" : "table.worse");
        return `${change > 0 ? "+" : "−"}${number(Math.abs(change))} (${word})`;
      },
      plain: changeOf,
    },
    figure("floor", t("table.floor"), ({ floors }) => floors[0]?.level),
    { key: "answer", heading: t("table.answer"), cell: (gain) => t(`answer.${wordOf(gain)}`) },
  ];
}

function changeOf({ before, after }: Gain): number | undefined {
  return before === undefined || after === undefined ? undefined : after.value - before.value;
}
