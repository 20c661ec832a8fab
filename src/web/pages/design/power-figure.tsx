// The grid as a picture to take along, with all three answers in its table.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { powerChart } from "../../../publication/charts/power.js";
import type { PowerCell, TestDesign } from "../../../violence/findings.js";
import { Figure } from "../../show/figure.js";
import { useFormats } from "../../show/formats.js";
import type { Column } from "../../show/table.js";

/** The figure. */
export function PowerFigure({
  design,
  source,
}: {
  readonly design: TestDesign;
  readonly source: string;
}): ReactNode {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const certainty = design.cells[0]?.certainty ?? 0;
  const chart = useMemo(() => powerChart(design, certainty), [design, certainty]);
  const share = (key: string, heading: string, value: (cell: PowerCell) => number): Column<PowerCell> => ({
    ...{ key, heading, number: true, plain: value },
    cell: (cell) => formats.percent(value(cell)),
  });
  const columns: readonly Column<PowerCell>[] = [
    { key: "days", heading: t("figure.window"), cell: ({ days }) => formats.days(days) },
    share("fall", t("figure.fall"), ({ reduction }) => reduction),
    share("met", t("figure.met"), ({ met }) => met),
    share("cannot-tell", t("figure.cannotTell"), ({ cannotTell }) => cannotTell),
    share("not-met", t("figure.notMet"), ({ notMet }) => notMet),
  ];
  return (
    <Figure
      title={t("figure.title", { sure: formats.percent(certainty) })}
      text={t("figure.text")}
      chart={chart}
      table={{
        caption: t("figure.title", { sure: formats.percent(certainty) }),
        columns,
        rows: design.cells,
        keyOf: ({ days, reduction }) => `${days} ${reduction}`,
      }}
      source={source}
    />
  );
}
