// How far a day lies away, and what is said of one that passed without what was due.
import { useTranslation } from "react-i18next";
import type { Day } from "../../../../ground/day.js";
import type { Due, ProcessState } from "../../../../process/state.js";
import { useFormats } from "../../../show/formats.js";

/** Says how far a day lies away. */
export function useDistance(): (days: number) => string {
  const { t } = useTranslation("process");
  const formats = useFormats();
  return (days) => {
    const counted = { count: Math.abs(days), n: formats.number(Math.abs(days)) };
    if (days === 0) return t("deadlines.today");
    return days > 0 ? t("deadlines.in", counted) : t("deadlines.ago", counted);
  };
}

/** Says how a day stands to the day that is asked about: how far ahead, overdue, or passed and not told. */
export function useDueWords(): (due: Due, state: ProcessState) => string {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const distance = useDistance();
  return (due, state) => {
    if (!due.overdue) return distance(due.day - state.on);
    const result = state.clauses.find(({ clause }) => clause === due.clause)?.result;
    const since: number = (state.on as Day) - due.day;
    if (result === "not-met") return t("deadlines.overdue", { count: since, n: formats.number(since) });
    return t(result === "disputed" ? "deadlines.inDispute" : "deadlines.unclear");
  };
}
