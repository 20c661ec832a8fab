// Takes a table along, as CSV or for a spreadsheet. What writes the latter is loaded when it is asked for.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { csvText, type PlainValue, take, takeText } from "../download.js";

/** What is taken, under which name, and whence its figures come. */
export type TakeTableParts = {
  /** The rows, first the headings; made when they are asked for. */
  readonly rows: () => readonly (readonly PlainValue[])[];
  readonly name: string;
  readonly title: string;
  readonly source: string;
};

/** Two buttons. */
export function TakeTable({ rows, name, title, source }: TakeTableParts): ReactNode {
  const { t } = useTranslation();
  const csv = (): void => takeText(`${name}.csv`, "text/csv", csvText([...rows(), [source]]));
  const xlsx = (): void => {
    void import("./xlsx.js").then(async ({ xlsxOf }) => {
      take(`${name}.xlsx`, await xlsxOf({ title, rows: rows(), source }));
    });
  };
  return (
    <>
      <button type="button" onClick={csv} aria-label={t("figure.as", { what: "CSV", title })}>
        CSV
      </button>
      <button type="button" onClick={xlsx} aria-label={t("figure.as", { what: "XLSX", title })}>
        XLSX
      </button>
    </>
  );
}
