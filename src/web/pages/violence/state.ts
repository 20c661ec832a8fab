// The state of the page "Violence" in its link: which test, and which terms are tried in place of the registered ones.

import type { Day } from "../../../ground/day.js";
import { formatDay, parseDay } from "../../../ground/day.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is looked at. A term that is not given is the registered one. */
export type ViolenceState = {
  readonly test?: string;
  /** First day of the window, and how many days it has. */
  readonly start?: Day;
  readonly days?: number;
  readonly reduction?: number;
  readonly certainty?: number;
};

/** How the state is written: `test=cessation&start=2016-03-01&days=14&fall=0.6&sure=0.95`. Nonsense is passed over. */
export const violenceForm: StateForm<ViolenceState> = {
  read(words) {
    const start = words.start === undefined ? undefined : parseDay(words.start);
    const days = numberIn(words.days, 1, 3660);
    const reduction = numberIn(words.fall, 0, 0.999);
    const certainty = numberIn(words.sure, 0.5, 0.9999);
    return {
      ...(words.test === undefined ? {} : { test: words.test }),
      ...(start === undefined ? {} : { start }),
      ...(days === undefined || !Number.isInteger(days) ? {} : { days }),
      ...(reduction === undefined ? {} : { reduction }),
      ...(certainty === undefined ? {} : { certainty }),
    };
  },
  write({ test, start, days, reduction, certainty }) {
    return {
      ...(test === undefined ? {} : { test }),
      ...(start === undefined ? {} : { start: formatDay(start) }),
      ...(days === undefined ? {} : { days: String(days) }),
      ...(reduction === undefined ? {} : { fall: String(reduction) }),
      ...(certainty === undefined ? {} : { sure: String(certainty) }),
    };
  },
};

function numberIn(text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}
