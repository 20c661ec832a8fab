// A slider through the days of the window, so that one sees what was known on each of them.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../ground/day.js";
import { type DayInterval, lengthOf } from "../../../ground/interval.js";
import type { Monitoring } from "../../../violence/findings.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { useFormats } from "../../show/formats.js";
import { Slider } from "../../show/slider.js";
import type { MonitorState } from "./state.js";

/** What the slider is given. */
export type AsOfDayParts = {
  readonly test: ViolenceTest;
  readonly counted: DayInterval;
  readonly on: Day;
  readonly monitoring: Monitoring;
  readonly change: (next: (before: MonitorState) => MonitorState) => void;
};

/** The slider, and whether somebody looked on the day. */
export function AsOfDay({ test, counted, on, monitoring, change }: AsOfDayParts): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const last = counted.end - 1;
  const say = (day: number): string =>
    t("asOf.day", {
      day: formats.number(day - test.window.start + 1),
      length: formats.number(lengthOf(test.window)),
      date: formats.day(day as Day),
    });
  // the last day is where one stands without choosing: it goes along when more days come
  const set = (day: number): void =>
    change(({ on: _, ...rest }) => (day === last ? rest : { ...rest, on: day as Day }));
  const shown = monitoring.days.find(({ day }) => day === on);
  return (
    <div className="as-of">
      <Slider
        label={t("asOf.label")}
        {...{ value: on, least: counted.start, most: last, step: 1, say, change: set }}
      />
      <p className="soft" role="status">
        {shown?.observed === null ? t("asOf.nobody") : t("asOf.text")}
      </p>
    </div>
  );
}
