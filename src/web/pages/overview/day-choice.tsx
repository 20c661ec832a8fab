// On which day: said in a sentence, with a field to choose another.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import { useFormats } from "../../show/formats.js";
import { type Days, type GivenDays, today } from "../process/days.js";

/** What the choice is given. */
export type DayChoiceParts = {
  readonly days: Days;
  readonly usual: { readonly on: Day; readonly past: boolean };
  readonly change: (next: (before: GivenDays) => GivenDays) => void;
};

/** The choice. Here both days are one: what was so on a day, as it was known on it; the page "Process" tells them apart. */
export function DayChoice({ days: { on, known }, usual, change }: DayChoiceParts): ReactNode {
  const { t } = useTranslation("overview");
  const formats = useFormats();
  const go = (day: Day): void => change(() => (day === usual.on ? {} : { on: day, known: day }));
  const now = today();
  return (
    <div className="day-choice">
      <p className="soft">
        {on === known
          ? t("day.sameDay", { on: formats.day(on) })
          : t("day.asOf", { on: formats.day(on), known: formats.day(known) })}
        {usual.past && on === usual.on && known === usual.on && ` ${t("day.past")}`}
      </p>
      <label className="choice">
        {t("day.label")}
        <input
          type="date"
          value={formatDay(on)}
          onChange={({ target }) => {
            const day = parseDay(target.value);
            if (day !== undefined) go(day);
          }}
        />
      </label>
      <button type="button" aria-disabled={on === now && known === now} onClick={() => go(now)}>
        {t("day.today")}
      </button>
      {usual.past && (
        <button
          type="button"
          aria-disabled={on === usual.on && known === usual.on}
          onClick={() => go(usual.on)}
        >
          {t("day.usual")}
        </button>
      )}
    </div>
  );
}
