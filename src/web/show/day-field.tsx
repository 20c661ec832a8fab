// A day that is chosen: the browser's own field, and a step back to the usual day.
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { type Day, formatDay, parseDay } from "../../ground/day.js";

/** What a field for a day is given. */
export type DayFieldParts = {
  readonly label: string;
  readonly value: Day;
  /** Whether another day than the usual one is chosen; then a button leads back to it. */
  readonly changed: boolean;
  readonly change: (day: Day | undefined) => void;
};

/** The field. What is no day yet is not taken. */
export function DayField({ label, value, changed, change }: DayFieldParts): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="day-field">
      <label htmlFor={id}>{label}</label>{" "}
      <input
        id={id}
        type="date"
        value={formatDay(value)}
        onChange={({ target }) => {
          const day = parseDay(target.value);
          if (day !== undefined) change(day);
        }}
      />
      {changed && (
        <button type="button" onClick={() => change(undefined)}>
          {t("dayField.back")}
        </button>
      )}
    </span>
  );
}

/** Today, where the reader is. */
export function today(now = new Date()): Day {
  return (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000) as Day;
}
