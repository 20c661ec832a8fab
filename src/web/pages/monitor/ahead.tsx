// What the page shows while no day of the window is counted: when it begins, and what is to be expected in it.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../ground/day.js";
import { type DayInterval, lengthOf } from "../../../ground/interval.js";
import { useFormats } from "../../show/formats.js";
import { Empty } from "../../show/states.js";
import type { MonitorAnswer } from "../../worker/answers/windows/monitor.js";
import { unitOf } from "./standing.js";

/** What is told: the answer, in which no day is counted, and the days that the counts speak of. */
export type AheadParts = { readonly answer: MonitorAnswer; readonly span: DayInterval };

/** The window lies ahead of the counts. */
export function Ahead({ answer: { test, expected }, span }: AheadParts): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  return (
    <Empty
      title={t("ahead.title")}
      text={t("ahead.text", {
        days: formats.days(lengthOf(test.window)),
        window: formats.interval(test.window),
        last: formats.day(addDays(span.end, -1)),
      })}
    >
      <p>
        {t(`ahead.expected.${unitOf(test.quantity)}`, {
          mean: formats.number(Math.round(expected.mean)),
          low: formats.number(expected.low),
          high: formats.number(expected.high),
        })}
      </p>
      <p>{t("ahead.next")}</p>
    </Empty>
  );
}
