// The day that matters to a clause's result, in words.
import { useTranslation } from "react-i18next";
import type { ClauseStatus } from "../../../../conditions/result.js";
import type { Day } from "../../../../ground/day.js";
import { daysLate } from "../../../../publication/agreement/order.js";
import { useFormats } from "../../../show/formats.js";

/** Says the day; what was met before is told only where it still is. */
export function useDayWords(): (status: ClauseStatus, on: Day) => readonly string[] {
  const { t } = useTranslation("process");
  const formats = useFormats();
  return (status, on) => {
    const { result, metOn, due, goal, from, lapses } = status;
    const broken = lapses.at(-1);
    const late = daysLate(status);
    const lateWords = late > 0 ? [t("clauses.late", { count: late, n: formats.number(late) })] : [];
    if (result === "not-met" && broken !== undefined)
      return [t("clauses.brokenSince", { day: formats.day(broken.from) })];
    if (result === "met") {
      if (metOn === undefined || broken !== undefined) return lateWords;
      return [t("clauses.metOn", { day: formats.day(metOn) }), ...lateWords];
    }
    if (result === "waived" || result === "superseded") return [];
    if (due !== undefined) return [t("clauses.dueOn", { day: formats.day(due) }), ...lateWords];
    if (goal !== undefined) return [t("clauses.goalOn", { day: formats.day(goal) })];
    return from !== undefined && from > on ? [t("clauses.from", { day: formats.day(from) })] : [];
  };
}
