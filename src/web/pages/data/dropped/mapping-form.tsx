// Which column of somebody's own table holds what: one choice for each thing that can be known of an event.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnMapping } from "../../../../cube/engine.js";
import { guessDateFormat } from "../../../../questions/guess-mapping.js";
import type { LookAnswer } from "../../../worker/answers/brought/look.js";

const fields = [
  ...["date", "dateEnd", "adm1", "adm2", "country", "latitude", "longitude"],
  ...["sideA", "sideB", "kind", "low", "best", "high", "id"],
] as readonly Exclude<keyof ColumnMapping, "dateFormat">[];

/** The form. */
export function MappingForm({
  look,
  mapping,
  disabled,
  change,
}: {
  readonly look: LookAnswer;
  readonly mapping: Partial<ColumnMapping>;
  readonly disabled: boolean;
  readonly change: (mapping: Partial<ColumnMapping>) => void;
}): ReactNode {
  const { t } = useTranslation("data");
  const set = (field: keyof ColumnMapping, value: string): void => {
    const { [field]: _, ...rest } = mapping;
    if (field === "date") change(withDate(rest, value, look));
    else change(value === "" ? rest : { ...rest, [field]: value });
  };
  return (
    <fieldset className="mapping" disabled={disabled}>
      <legend>{t("mapping.title")}</legend>
      <p className="soft">{t("mapping.needed")}</p>
      <div className="mapping-fields">
        {fields.map((field) => (
          <label key={field}>
            {t(`mapping.fields.${field}`)}
            <select
              value={mapping[field] ?? ""}
              required={field === "date"}
              onChange={({ target }) => set(field, target.value)}
            >
              <option value="">{t("mapping.none")}</option>
              {[...new Set(look.headings)].map((heading) => (
                <option key={heading} value={heading}>
                  {heading.slice(0, 60)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label className="wide">
          {t("mapping.dateFormat")}
          <input
            type="text"
            dir="ltr"
            value={mapping.dateFormat ?? ""}
            maxLength={60}
            onChange={({ target }) => set("dateFormat", target.value)}
          />
          <span className="soft">{t("mapping.dateFormatHint")}</span>
        </label>
      </div>
    </fieldset>
  );
}

// with the column of the days comes how they are written, as far as the first rows show it
function withDate(
  { dateFormat: _, ...rest }: Partial<ColumnMapping>,
  heading: string,
  { headings, rows }: LookAnswer,
): Partial<ColumnMapping> {
  if (heading === "") return rest;
  const index = headings.indexOf(heading);
  const format = guessDateFormat(rows.map((row) => (row[index] ?? "").trim()).filter((one) => one !== ""));
  return {
    ...rest,
    date: heading,
    ...(format === undefined || format === "iso" ? {} : { dateFormat: format }),
  };
}
