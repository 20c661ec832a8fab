// The state of the page "Gains" in its link: the day on which it was known.
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is looked at; today, if no day is given. */
export type GainsState = { readonly on?: Day };

/** How the state is written: `on=2022-07-01`. Nonsense is passed over. */
export const gainsForm: StateForm<GainsState> = {
  read({ on }) {
    const day = on === undefined ? undefined : parseDay(on);
    return day === undefined ? {} : { on: day };
  },
  write({ on }) {
    return on === undefined ? {} : { on: formatDay(on) };
  },
};
