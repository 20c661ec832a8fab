// The state of the page "Report" in its link: of what, on which day, and with which parts.
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is asked for. Without `about` the usual: the first test that can be measured, else the process. Without `parts` all. */
export type ReportState = {
  readonly about?: "process" | { readonly test: string };
  readonly on?: Day;
  readonly parts?: readonly string[];
};

/** How the state is written: `about=process&on=2020-07-14&parts=road.gains`, or `test=cessation`. Nonsense is passed over. */
export const reportForm: StateForm<ReportState> = {
  read({ about, test, on, parts }) {
    const day = on === undefined ? undefined : parseDay(on);
    return {
      ...(test !== undefined ? { about: { test } } : about === "process" ? { about } : {}),
      ...(day === undefined ? {} : { on: day }),
      ...(parts === undefined ? {} : { parts: parts.split(".").filter((part) => /^[a-z]+$/.test(part)) }),
    };
  },
  write({ about, on, parts }) {
    return {
      ...(about === undefined ? {} : about === "process" ? { about } : { test: about.test }),
      ...(on === undefined ? {} : { on: formatDay(on) }),
      ...(parts === undefined ? {} : { parts: parts.length === 0 ? "-" : parts.join(".") }),
    };
  },
};
