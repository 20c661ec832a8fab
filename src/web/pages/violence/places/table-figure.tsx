// The table of places, and the same as a file.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlaceRow } from "./brushing.js";
import { PlaceTable, type PlaceTableParts } from "./place-table.js";
import { sortColumns } from "./state.js";
import { Take } from "./take.js";
import type { Sayings } from "./use-sayings.js";

/** What the figure is given. */
export type TableFigureParts = Pick<PlaceTableParts, "rows" | "state" | "change" | "toggle" | "days"> & {
  readonly sayings: Sayings;
  readonly source: string;
};

/** The figure. */
export function TableFigure({ sayings, source, ...parts }: TableFigureParts): ReactNode {
  const { t } = useTranslation("violence-places");
  const title = t("table.title");
  const headings = [
    ...sortColumns.slice(0, 4).map((column) => t(`column.${column}`)),
    ...[t("table.ratio"), t("table.low"), t("table.high"), t("column.answer"), t("table.days")],
  ];
  const line = ({ place, counted, seen, part }: PlaceRow) => [
    ...[sayings.nameOf(place), seen === 0 ? "" : counted, part?.observed ?? "", part?.expected ?? ""],
    ...[part?.ratio.median ?? "", part?.ratio.low ?? "", part?.ratio.high ?? ""],
    ...[part === undefined ? t("noVerdict") : t(`shell:answer.${part.answer}`), seen],
  ];
  return (
    <div className="figure places-list">
      <h3>{title}</h3>
      <PlaceTable
        {...parts}
        caption={t("table.caption")}
        nameOf={sayings.nameOf}
        sayRatio={sayings.figures}
      />
      <Take id="violence-places" {...{ title, source }} table={() => [headings, ...parts.rows.map(line)]} />
    </div>
  );
}
