// Which column of somebody's own table holds what: one choice for each thing that can be known of an event.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnMapping } from "../../../../cube/engine.js";
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
    change(value === "" ? rest : { ...rest, [field]: value });
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
