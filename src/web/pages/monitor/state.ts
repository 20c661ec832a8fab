// The state of the page "Monitor" in its link: which test, and up to which day one looks.
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { DayInterval } from "../../../ground/interval.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is looked at: the first test, and all days that are counted, if nothing is said. */
export type MonitorState = { readonly test?: string; readonly on?: Day };

/** How the state is written: `test=cessation&on=2016-03-01`. Nonsense is passed over. */
export const monitorForm: StateForm<MonitorState> = {
  read(words) {
    const on = words.on === undefined ? undefined : parseDay(words.on);
    return {
      ...(words.test === undefined ? {} : { test: words.test }),
      ...(on === undefined ? {} : { on }),
    };
  },
  write({ test, on }) {
    return {
      ...(test === undefined ? {} : { test }),
      ...(on === undefined ? {} : { on: formatDay(on) }),
    };
  },
};

/** The days of a window that the counts speak of; `undefined` while they speak of none. */
export function countedDays(window: DayInterval, span: DayInterval): DayInterval | undefined {
  const end = window.end < span.end ? window.end : span.end;
  return end > window.start ? { start: window.start, end } : undefined;
}

/** The day up to which one looks: the one that was asked for, within the days that are counted. */
export function dayWithin(counted: DayInterval, on: Day | undefined): Day {
  const last = (counted.end - 1) as Day;
  return on === undefined || on > last ? last : on < counted.start ? counted.start : on;
}
