// A table: a caption, headings, rows whose first cell names them; numbers to the end of their cells.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../shell/opened.js";
import type { PlainValue } from "./download.js";
import { TakeTable } from "./taking/take-table.js";

/** A column: its heading, and how a row fills it. */
export type Column<R> = {
  readonly key: string;
  readonly heading: string;
  readonly cell: (row: R) => ReactNode;
  /** Whether it holds numbers: they stand under each other at the end of the cell. */
  readonly number?: boolean;
  /** The value as it stands in a file; as in the cell if it is a text or a number and this is not given. */
  readonly plain?: (row: R) => PlainValue | undefined;
};

/** A table as a value, for a page, a figure and a file alike. */
export type TableParts<R> = {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** Whence the figures come, for a table that stands alone; the process file if not given. */
  readonly source?: string;
};

/** A table that stands alone, with ways to take it along. */
export function DataTable<R>(table: TableParts<R>): ReactNode {
  const { t } = useTranslation();
  const { process } = useShared();
  const hash = process.files.find(({ use }) => use === "process")?.sha256.slice(0, 12) ?? "";
  const source = table.source ?? `${process.title} · process.yaml ${hash}`;
  return (
    <>
      <BareTable {...table} />
      {table.rows.length > 0 && (
        <div className="take">
          <span className="soft">{t("figure.take")}</span>
          <TakeTable
            rows={() => plainRows(table)}
            name={fileName(table.caption)}
            title={table.caption}
            source={source}
          />
        </div>
      )}
    </>
  );
}

// letters and digits of any script; the rest becomes a hyphen
function fileName(caption: string): string {
  const name = caption.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return name.slice(0, 60).replace(/^-+|-+$/g, "") || "table";
}

/** A table within a figure. The first column names its rows. A wide one scrolls sideways within its own frame. */
export function BareTable<R>({ caption, columns, rows, keyOf }: TableParts<R>): ReactNode {
  const [first, ...rest] = columns;
  return (
    // a frame that scrolls must be reached by the keyboard
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrows scroll it
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, heading, number }) => (
              <th key={key} scope="col" className={number === true ? "number" : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{first.cell(row)}</th>
              {rest.map(({ key, cell, number }) => (
                <td key={key} className={number === true ? "number" : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows of a table as values for a file, first its headings. */
export function plainRows<R>({ columns, rows }: TableParts<R>): PlainValue[][] {
  const value = ({ plain, cell }: Column<R>, row: R): PlainValue => {
    const given = plain === undefined ? cell(row) : plain(row);
    return typeof given === "string" || typeof given === "number" || given instanceof Date ? given : "";
  };
  return [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map((one) => value(one, row)))];
}
