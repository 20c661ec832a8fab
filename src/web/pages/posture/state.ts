// The state of the page "Posture" in its link: the day, what the plan aims at, and by what the whole is divided.
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { Aim } from "../../../posture/plan.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is looked at. What is not given is the usual: today, staying as long as is allowed, by nation. */
export type PostureState = {
  readonly on?: Day;
  readonly aim?: Aim;
  readonly by?: "role";
};

/** How the state is written: `on=2020-03-01&aim=least-cost&by=role`. Nonsense is passed over. */
export const postureForm: StateForm<PostureState> = {
  read({ on, aim, by }) {
    const day = on === undefined ? undefined : parseDay(on);
    return {
      ...(day === undefined ? {} : { on: day }),
      ...(aim === "least-cost" ? { aim } : {}),
      ...(by === "role" ? { by } : {}),
    };
  },
  write({ on, aim, by }) {
    return {
      ...(on === undefined ? {} : { on: formatDay(on) }),
      ...(aim === undefined ? {} : { aim }),
      ...(by === undefined ? {} : { by }),
    };
  },
};
