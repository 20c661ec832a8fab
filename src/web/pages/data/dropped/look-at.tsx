// A file before it is counted: what it seems to be, its first rows, and for somebody's own table which column holds what.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormatName } from "../../../../cube/engine.js";
import { DataTable } from "../../../show/table.js";
import type { LookAnswer } from "../../../worker/answers/brought/look.js";
import { ProblemList } from "../problem-list.js";
import { MappingForm } from "./mapping-form.js";
import type { Reading } from "./use-import.js";

const formats: readonly FormatName[] = ["ucdp", "acled", "gdelt", "counts", "generic"];

/** What is looked at, and what one can do. */
export type LookAtParts = {
  readonly look: LookAnswer;
  readonly reading: Reading;
  readonly busy: boolean;
  readonly read: (reading: Reading) => void;
  readonly count: () => void;
};

/** The file. */
export function LookAt({ look, reading, busy, read, count }: LookAtParts): ReactNode {
  const { t } = useTranslation("data");
  const own = reading.format === "generic";
  const nearly =
    look.nearly?.format === reading.format || look.format === "generic" ? look.nearly : undefined;
  return (
    <div className="look-at">
      <p>
        {look.format === "generic"
          ? t("look.own")
          : t("look.is", { format: t(`look.formats.${look.format}`) })}
      </p>
      {nearly !== undefined && (
        <div className="nearly">
          <p>{t("look.nearly", { format: t(`look.formats.${nearly.format}`) })}</p>
          <ProblemList problems={nearly.problems} />
        </div>
      )}
      <p>
        <label className="choice">
          {t("look.format")}{" "}
          <select
            value={reading.format}
            disabled={busy}
            onChange={({ target }) => {
              const format = formats.find((one) => one === target.value);
              if (format !== undefined) read({ ...reading, format });
            }}
          >
            {formats.map((format) => (
              <option key={format} value={format}>
                {t(`look.formats.${format}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      {own && (
        <MappingForm
          look={look}
          mapping={reading.mapping}
          disabled={busy}
          change={(mapping) => read({ ...reading, mapping })}
        />
      )}
      <Preview look={look} />
      {!busy && (
        <p>
          <button
            type="button"
            className="chief"
            disabled={own && reading.mapping.date === undefined}
            onClick={count}
          >
            {t("look.count")}
          </button>
        </p>
      )}
    </div>
  );
}

function Preview({ look: { headings, rows } }: { readonly look: LookAnswer }): ReactNode {
  const { t } = useTranslation("data");
  const columns = headings.map((heading, i) => ({
    key: String(i),
    heading,
    cell: (row: readonly string[]) => <bdi>{(row[i] ?? "").slice(0, 60)}</bdi>,
  }));
  const keyed = rows.map((row, i) => ({ row, key: String(i) }));
  if (columns.length === 0 || rows.length === 0) return null;
  return (
    <DataTable
      caption={t("look.preview")}
      columns={columns.map((column) => ({
        ...column,
        cell: ({ row }: (typeof keyed)[number]) => column.cell(row),
      }))}
      rows={keyed}
      keyOf={({ key }) => key}
    />
  );
}
